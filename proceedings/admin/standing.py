"""Where a desk object stands, in words: on the desk, in the record, and what differs between the two."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from proceedings import clock
from proceedings.content import LANGUAGES
from proceedings.dates import gregorian, hours
from proceedings.desk import Publishable
from proceedings.models import Change, Publication
from proceedings.review import has_unpublished_changes
from proceedings.site import Site
from proceedings.versions import Versions
from proceedings.workflow import ACTIONS, DeskState, RecordState, may

# A link is named in the language of its page; a label and a sentence name it in the reader's.
LANGUAGE_NAMES = {"ar": "العربية", "en": "English"}
LANGUAGE_WORDS = {"ar": gettext_lazy("Arabic"), "en": gettext_lazy("English")}
# What colour a state's word has beside it, never instead of it.
TONES = {
    RecordState.PUBLIC: "good",
    RecordState.PENDING: "warn",
    RecordState.PUBLIC_PENDING: "warn",
    RecordState.WITHDRAWN: "bad",
    RecordState.WITHDRAWN_PENDING: "bad",
}


def moment_in_words(moment: datetime) -> str:
    """A day and an hour in Riyadh, and in UTC: «16 يونيو 2022م، 10:00 بتوقيت الرياض (07:00 UTC)»."""
    utc = moment.astimezone(UTC)
    return format_html(
        '<time datetime="{}">{}</time>',
        moment.isoformat(timespec="minutes"),
        _("%(day)s, %(hour)s in Riyadh (%(utc)s UTC)")
        % {
            "day": gregorian(moment, get_language() or "ar"),
            "hour": hours(moment),
            "utc": f"{utc:%H:%M}",
        },
    )


@dataclass(frozen=True)
class Standing:
    desk: Publishable
    versions: Versions

    @classmethod
    def of(cls, desk: Publishable) -> "Standing":
        return cls(desk, Versions.of(desk.record_kind, desk.key))

    @property
    def record(self) -> RecordState:
        return self.versions.state

    @property
    def desk_words(self) -> str:
        return str(DeskState(self.desk.state).label)

    @property
    def record_words(self) -> str:
        return str(self.record.label)

    @property
    def tone(self) -> str:
        return TONES.get(self.record, "none")

    @property
    def is_public(self) -> bool:
        return self.record in (RecordState.PUBLIC, RecordState.PUBLIC_PENDING)

    @property
    def has_unpublished_changes(self) -> bool:
        withdrawn = self.record == RecordState.WITHDRAWN
        return not withdrawn and has_unpublished_changes(self.desk, self.versions)

    @property
    def version_words(self) -> str:
        current = self.versions.current
        if current is None:
            return ""
        return format_html(
            _("Version {number}, {change}, since {moment}"),
            number=current.number,
            change=Change(current.change).label,
            moment=moment_in_words(current.public_from),
        )

    @property
    def embargo_words(self) -> str:
        pending = self.versions.pending
        return moment_in_words(pending.public_from) if pending else ""

    def allows(self, user: Any, action: str) -> bool:
        return may(user, action) and ACTIONS[action].fits(self.desk.state, self.record)

    def pages(self) -> list[tuple[str, str]]:
        """The public pages as (language, address); none where the object is not public."""
        return public_pages(self.versions.current) if self.is_public and self.versions.current else []


def public_pages(version: Publication) -> list[tuple[str, str]]:
    at = clock.now()
    paths = [(language, Site(at, language).path(version.shown_card)) for language in LANGUAGES]
    return [(language, path) for language, path in paths if path]


def standings(desks: Iterable[Publishable]) -> dict[str, Standing]:
    """Those of a list by key, from one query."""
    listed = list(desks)
    if not listed:
        return {}
    versions = Versions.of_each(listed[0].record_kind, [desk.key for desk in listed])
    return {desk.key: Standing(desk, versions[desk.key]) for desk in listed}
