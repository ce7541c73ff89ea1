"""The glossary: its form, and what stands in it: its terms, and the names of people and bodies."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import admin

from proceedings.admin import BilingualForm, KeptAdmin
from proceedings.content import LANGUAGES
from proceedings.desk.glossary import SOURCES, Entry

from ..models import Organisation, Person, Term


class TermForm(BilingualForm):
    """A term without its counterpart says nothing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"form_ar", "form_en"} & self.fields.keys():
            self.fields[name].required = True


@admin.register(Term)
class TermAdmin(KeptAdmin):
    form = TermForm
    has_sidenotes = False  # neither form is the other's translation
    fields = ("kind", "form", "avoided", "note")
    list_display = ("form_ar", "form_en", "kind", "note")
    list_filter = ("kind",)
    search_fields = ("form_ar", "form_en", "avoided_ar", "avoided_en", "note")


def terms() -> Iterator[Entry]:
    for term in Term.objects.all():
        yield Entry(
            {code: (getattr(term, f"form_{code}"),) for code in LANGUAGES},
            note=term.note,
            avoided={code: _lines(getattr(term, f"avoided_{code}")) for code in LANGUAGES},
        )


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())


def names() -> Iterator[Entry]:
    """Who is named once in full may be named shortly after it."""
    yield from _named(Person, ("name", "short_name"))
    yield from _named(Organisation, ("name",))


def _named(model: Any, fields: Iterable[str]) -> Iterator[Entry]:
    columns = [f"{field}_{code}" for field in fields for code in LANGUAGES]
    for row in model.objects.order_by("pk").values("pk", *columns):
        forms = {
            code: tuple(filter(None, (row[f"{field}_{code}"] for field in fields))) for code in LANGUAGES
        }
        if all(row[f"name_{code}"] for code in LANGUAGES):
            yield Entry(forms, origin=(model._meta.label_lower, row["pk"]))


SOURCES.extend((terms, names))
