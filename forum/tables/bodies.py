"""Organisations as a table."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from proceedings.tables.cells import offered
from proceedings.tables.columns import Column
from proceedings.tables.sheet import Row
from proceedings.text import fold

from ..models import Gender, Organisation
from .named import NamedTable, bilingual, key_column, language_columns, plain
from .names import Bodies

_LANGUAGES = offered(Organisation._meta.get_field("source_language").choices)


class OrganisationTable(NamedTable):
    title = _("organisations")
    other_words = _("Another body: a new row")
    touched = (Organisation,)

    class Meta(NamedTable.Meta):
        model = Organisation

    @classmethod
    def make_columns(cls) -> list[Column]:
        return [*_own(), *_place(), *language_columns(Organisation, _LANGUAGES)]

    def prepare(self) -> None:
        self.names = Bodies(self)
        self.seen: dict[Any, int] = {}

    def in_order(self, rows: list[Row]) -> list[Row]:
        """A body that stands above another in the file comes before it."""
        values = self.row_values
        names = {
            number: {fold(str(values[number].get(f"name_{code}", ""))) for code in ("ar", "en")} - {""}
            for number, _row in rows
        }
        ordered: list[Row] = []
        waiting = list(rows)
        while waiting:
            below = set().union(*(names[number] for number, _row in waiting))
            free = [
                row for row in waiting if fold(str(values[row[0]].get("parent", ""))) not in below
            ] or waiting
            ordered += free
            waiting = [row for row in waiting if row not in free]
        return ordered

    def read_parent(self, cell: Any) -> Any:
        return self.names.find(str(cell), self.outcome.number)

    def fill_parent(self, instance: Any) -> None:
        if "parent" in self.values:
            instance.parent = self.values["parent"]

    def write_parent(self, instance: Any) -> str:
        if not instance.parent:
            return ""
        return self.names.written(instance.parent)

    def before_export(self, queryset: Any, **kwargs: Any) -> None:
        self.prepare()

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        return queryset.select_related("parent")


def _own() -> list[Column]:
    return [
        key_column(),
        *bilingual(
            Organisation,
            "name",
            aliases="organisation, organization, body, entity, الجهة, اسم الجهة, المنظمة, المؤسسة",
            required=True,
            width=38,
            example=("جمعية الجوار الأهلية", "Al-Jiwar Civic Association"),
        ),
        plain(
            Organisation,
            "kind",
            aliases="type, نوع الجهة, التصنيف",
            offered=offered(Organisation.Kind.choices),
            example=Organisation.Kind.ASSOCIATION,
        ),
        plain(
            Organisation,
            "gender",
            aliases="الجنس, الجنس اللغوي",
            offered=offered(Gender.choices),
            example=Gender.FEMININE,
        ),
    ]


def _place() -> list[Column]:
    return [
        plain(
            Organisation,
            "parent",
            aliases="parent, parent organisation, parent body, تتبع, الجهة التابعة لها",
            help=_("The name of another body, on the desk or in this table."),
            width=30,
        ),
        plain(
            Organisation,
            "relation",
            aliases="relation, صلة القرابة, العلاقة",
            offered=offered(Organisation.Relation.choices),
        ),
        *bilingual(Organisation, "about", aliases="description, الوصف, التعريف", width=40),
        plain(
            Organisation,
            "website",
            aliases="url, site, الموقع, الرابط",
            width=26,
            example="https://example.org",
        ),
        plain(Organisation, "slug", aliases="slug, url name, المعرف في الرابط"),
    ]
