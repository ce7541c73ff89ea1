"""What the tables of people and of bodies share: a row is about whoever bears its name."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from proceedings.content import LANGUAGES
from proceedings.tables.columns import Column, pair
from proceedings.tables.plan import Choice
from proceedings.tables.resource import Table

from ..names_match import Name
from .names import Names, name_of

KEY = gettext_lazy("key")
NEW = "new"


def key_column() -> Column:
    return Column(
        "key",
        KEY,
        aliases="id, مفتاح, المعرف, الرمز",
        help=gettext_lazy(
            "As an export writes it. With it a row changes the name itself; leave it empty for what is new."
        ),
        width=11,
    )


class NamedTable(Table):
    """`names_row`: the column where a doubt about who is meant is shown."""

    names_row = "name_ar"
    names: Names
    other_words: ClassVar[Any]  # for a row that is about none of those who are like it

    def read_key(self, cell: Any) -> Any:
        found = self.names.by_key.get(str(cell).strip())
        if found is None:
            raise ValidationError(
                _("Nothing on the desk has this key. Leave it empty to add the row as new.")
            )
        return found

    def identify(self) -> Any | None:
        self.by_key = self.values.get("key") or self.names.by_slug.get(self.values.get("slug") or "")
        return self._once(self.by_key or self._by_name())

    def _by_name(self) -> Any | None:
        given = Name(*(self.values.get(f"name_{code}") or "" for code in LANGUAGES))
        written = given.ar or given.en
        if not written:
            return None
        exact = [row for name in (given.ar, given.en) if name for row in self.names.by_name.get(name, ())]
        exact = list({row.pk: row for row in exact}.values())
        whole = [row for row in exact if _agree(given, name_of(row))]
        if len(whole) == 1:
            return whole[0]
        candidates = whole or list({row.pk: row for row in [*exact, *self.names.like(given)]}.values())
        if not candidates:
            return None
        new = [Choice(NEW, str(self.other_words))]
        question = self.names.ask(written, candidates, self.outcome.number, new)
        if question.answer == NEW:
            return None
        return self.names.answered(question, candidates)

    def _once(self, found: Any | None) -> Any | None:
        if found is not None:
            earlier = self.seen.setdefault(found.pk, self.outcome.number)
            if earlier != self.outcome.number:
                raise ValidationError(
                    _("Row %(row)s is about the same one: “%(name)s”. Leave one of the two rows out.")
                    % {"row": earlier, "name": found}
                )
        return found

    def fill_name(self, instance: Any) -> None:
        """The desk's spelling stays, unless the row says by key whose name it corrects."""
        for code in LANGUAGES:
            field = f"name_{code}"
            given, own = self.values.get(field), getattr(instance, field)
            if given and own and given != own and not self.by_key:
                note = _("The spelling on the desk stays: “%(own)s”, not “%(given)s”.")
                self.outcome.notes.append(note % {"own": own, "given": given})
            elif field in self.values:
                setattr(instance, field, given or "")

    def fill_key(self, instance: Any) -> None:
        """It only says which object is meant."""

    def addresses(self, instance: Any) -> dict[str, str]:
        return self.names.slugs

    def remember(self, instance: Any) -> None:
        self.names.add(instance, f"row-{self.outcome.number}")
        self.seen[instance.pk] = self.outcome.number


def _agree(one: Name, other: Name) -> bool:
    return all(
        not mine or not theirs or mine == theirs for mine, theirs in ((one.ar, other.ar), (one.en, other.en))
    )


def language_columns(model: Any, offered: Any) -> list[Column]:
    field = model._meta.get_field("source_language")
    return [
        Column(
            "source_language",
            field.verbose_name,
            offered=offered,
            aliases="language, اللغة, لغة",
            help=field.help_text,
            width=12,
        )
    ]


def bilingual(model: Any, name: str, **options: Any) -> list[Column]:
    return pair(name, model._meta.get_field(name).verbose_name, **options)


def plain(model: Any, name: str, **options: Any) -> Column:
    field = model._meta.get_field(name)
    return Column(name, field.verbose_name, **{"help": field.help_text} | options)
