"""What publishing an object would do, for the page that asks before it is done."""

from dataclasses import dataclass
from functools import cached_property

from django.apps import apps
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from proceedings.along import unpublished_names
from proceedings.content import Origin, Text
from proceedings.desk import Publishable
from proceedings.desk.glossary import Departure, departures_of
from proceedings.kinds import Compiled
from proceedings.languages import Progress, State
from proceedings.models import Change
from proceedings.publishing import compile_desk, progress_of
from proceedings.richtext import as_plain
from proceedings.versions import Versions, source_digest
from proceedings.workflow import RecordState

from .standing import LANGUAGE_WORDS, Standing

SHOWN_MISSING = 5


@dataclass(frozen=True)
class Translation:
    """The language beside the source: how far it has come, and what a publisher may choose for it.

    `missing` are the source texts without a translation; `earlier`: one of an earlier version is public.
    """

    language: str
    missing: tuple[str, ...]
    is_started: bool
    is_finished: bool
    is_ready: bool
    is_complete: bool
    earlier: bool

    @property
    def name(self) -> str:
        return str(LANGUAGE_WORDS[self.language])

    @property
    def needs_choice(self) -> bool:
        return not self.is_ready and (self.earlier or self.is_complete)

    @property
    def shown_missing(self) -> list[str]:
        return [Truncator(as_plain(text)).chars(90) for text in self.missing[:SHOWN_MISSING]]

    @property
    def words(self) -> str:
        if self.is_ready:
            return _("Complete: it goes out with this version.")
        if self.is_complete:
            return _("Older than its source: the source has changed and the translation has not.")
        if not self.is_finished:
            return _("Marked as not finished: it does not go out with this version.")
        if not self.is_started:
            return _("Not translated yet: its page shows the source text, with a notice.")
        count = len(self.missing)
        return ngettext(
            "Incomplete: %(count)s text has no translation.",
            "Incomplete: %(count)s texts have no translation.",
            count,
        ) % {"count": count}


def _label(origin: Origin | None) -> str:
    field = apps.get_model(origin.model)._meta.get_field(origin.field) if origin else None
    return str(getattr(field, "verbose_name", ""))


@dataclass(frozen=True)
class Plan:
    standing: Standing
    compiled: Compiled

    @classmethod
    def of(cls, desk: Publishable) -> "Plan":
        return cls(Standing.of(desk), compile_desk(desk))

    @property
    def versions(self) -> Versions:
        return self.standing.versions

    @property
    def title(self) -> Text:
        return self.compiled.title

    @property
    def digest(self) -> str:
        return source_digest(self.compiled)

    @property
    def source_name(self) -> str:
        return str(LANGUAGE_WORDS[self.compiled.source])

    @property
    def lacks_source(self) -> bool:
        return not getattr(self.title, self.compiled.source) and bool(self.title)

    @property
    def is_change(self) -> bool:
        """Whether readers will be told of an update or a correction."""
        return self.standing.is_public

    @property
    def is_return(self) -> bool:
        return self.standing.record in (RecordState.WITHDRAWN, RecordState.WITHDRAWN_PENDING)

    @property
    def next_number(self) -> int:
        return self.versions.current.number + 1 if self.versions.current else 1

    @property
    def waits_for_both(self) -> bool:
        return self.compiled.together and not all(each.is_ready for each in self.translations)

    @property
    def is_same(self) -> bool:
        current = self.versions.current
        return bool(current and self.is_change and current.source_digest == self.digest)

    @cached_property
    def unpublished(self) -> list[Publishable]:
        return unpublished_names(self.compiled)

    @cached_property
    def translations(self) -> list[Translation]:
        return [self._translation(language) for language in self.progress.texts]

    @cached_property
    def departures(self) -> list[tuple[str, Departure]]:
        """Where the texts depart from the glossary, with what the desk calls their fields."""
        found = [(_label(origin), each) for origin, each in departures_of(self.progress)]
        return list(dict.fromkeys(found))

    @cached_property
    def progress(self) -> Progress:
        """As it will be after the press, which approves what is complete and not out of date."""
        return progress_of(self.standing.desk, self.compiled).once_approved()

    def _translation(self, language: str) -> Translation:
        progress, current = self.progress, self.versions.current
        missing = progress.in_state(language, State.MISSING)
        return Translation(
            language=language,
            missing=tuple(getattr(text, self.compiled.source) for text in missing),
            is_started=bool(progress.states(language) - {State.MISSING}),
            is_finished=language not in progress.unfinished,
            is_ready=progress.is_ready(language),
            is_complete=progress.is_complete(language),
            earlier=bool(
                current and current.change != Change.WITHDRAWAL and language in current.language_numbers
            ),
        )
