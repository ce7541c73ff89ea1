"""People as a table: who they are, how they are addressed, what they hold today."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from proceedings.content import LANGUAGES
from proceedings.tables import values
from proceedings.tables.cells import offered
from proceedings.tables.columns import Column
from proceedings.text import fold

from ..models import Gender, Organisation, Person, Title
from .named import NamedTable, bilingual, key_column, language_columns, plain
from .names import Bodies, People

_LANGUAGES = offered(Person._meta.get_field("source_language").choices)
FORMS = ("masculine", "feminine", "short_masculine", "short_feminine")


class Titles:
    """Words of address by each of their forms, however spelled."""

    def __init__(self) -> None:
        self.all = list(Title.objects.order_by("position", "pk"))
        self.by_form: dict[tuple[bool, str], Title] = {}
        for title in self.all:
            for form in FORMS:
                for code in LANGUAGES:
                    if words := fold(getattr(title, f"{form}_{code}") or ""):
                        self.by_form.setdefault((title.kind == "profession", words), title)

    def find(self, written: str, profession: bool) -> Title:
        found = self.by_form.get((profession, fold(written)))
        if found is None:
            known = values.listed(
                str(title) for title in self.all if (title.kind == "profession") == profession
            )
            raise ValidationError(
                _("“%(written)s” is no title on the desk. Those there are: %(known)s.")
                % {"written": written, "known": known or "—"}
            )
        return found

    def words(self, title: Title, gender: str) -> str:
        """In the reader's language, where that is found again: "Her Excellency" is two titles in Arabic."""
        own = get_language() or LANGUAGES[0]
        form = "feminine" if gender == Gender.FEMININE else "masculine"
        forms = [getattr(title, f"{form}_{code}") or "" for code in (own, *LANGUAGES)]
        kind = title.kind == "profession"
        return next((each for each in forms if self.by_form.get((kind, fold(each))) == title), str(title))


class PersonTable(NamedTable):
    title = gettext_lazy("people")
    other_words = pgettext_lazy("a person", "Somebody else: a new row")
    touched = (Person, Organisation)

    class Meta(NamedTable.Meta):
        model = Person

    @classmethod
    def make_columns(cls) -> list[Column]:
        return [*_who(), *_what(), *language_columns(Person, _LANGUAGES)]

    def prepare(self) -> None:
        self.names = People(self)
        self.bodies = Bodies(self)
        self.titles = Titles()
        self.seen: dict[Any, int] = {}

    def before_export(self, queryset: Any, **kwargs: Any) -> None:
        self.prepare()

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        return queryset.select_related("organisation", "profession").prefetch_related("titles")

    def read_organisation(self, cell: Any) -> Any:
        return self.bodies.find(str(cell), self.outcome.number)

    def fill_organisation(self, instance: Any) -> None:
        if "organisation" in self.values:
            instance.organisation = self.values["organisation"]

    def write_organisation(self, instance: Any) -> str:
        return self.bodies.written(instance.organisation) if instance.organisation else ""

    def read_profession(self, cell: Any) -> Any:
        return self.titles.find(str(cell), profession=True)

    def fill_profession(self, instance: Any) -> None:
        if "profession" in self.values:
            instance.profession = self.values["profession"]

    def write_profession(self, instance: Any) -> str:
        return self.titles.words(instance.profession, instance.gender) if instance.profession else ""

    def read_titles(self, cell: Any) -> list[Title]:
        return [self.titles.find(part, profession=False) for part in values.parts(cell)]

    def fill_titles(self, instance: Any) -> None:
        if "titles" in self.values:
            held = sorted(self.values["titles"] or [], key=lambda title: (title.position, title.pk))
            self.pending["titles"] = self._titles(held, instance.gender)

    def write_titles(self, instance: Any) -> str:
        return self._titles(instance.titles.all() if instance.pk else [], instance.gender)

    def _titles(self, titles: Any, gender: str) -> str:
        return "; ".join(self.titles.words(title, gender) for title in titles)

    def save_lines(self, instance: Any) -> None:
        if "titles" in self.values:
            instance.titles.set(self.values["titles"] or [])


def _who() -> list[Column]:
    return [
        key_column(),
        *bilingual(
            Person,
            "name",
            aliases="full name, person, speaker, speaker name, الاسم الكامل, اسم المتحدث, المتحدث",
            required=True,
            help=gettext_lazy("As the person writes it, without titles."),
            width=28,
            example=("سعد المثالي", "Saad Al-Mithali"),
        ),
        *bilingual(Person, "short_name", aliases="short name, family name, اسم العائلة, اللقب العائلي"),
        plain(
            Person,
            "gender",
            aliases="sex, الجنس, النوع",
            offered=offered(Gender.choices),
            example=Gender.MASCULINE,
        ),
        plain(Person, "profession", aliases="profession, المهنة, اللقب المهني"),
        plain(
            Person,
            "titles",
            aliases="title, honorific, honorifics, اللقب, ألقاب",
            help=gettext_lazy("Several with a semicolon between them."),
        ),
    ]


def _what() -> list[Column]:
    return [
        *bilingual(
            Person,
            "office",
            aliases="position, job title, الوظيفة, المسمى الوظيفي, الصفة",
            width=40,
            example=("مدير إدارة التطوع", "Director of Volunteering"),
        ),
        plain(
            Person,
            "organisation",
            aliases="organization, entity, employer, company, جهة العمل, المنظمة, المؤسسة",
            help=gettext_lazy("The name of a body."),
            width=30,
        ),
        *bilingual(Person, "biography", aliases="bio, about, نبذة, السيرة, النبذة التعريفية", width=40),
        plain(Person, "slug", aliases="slug, url name"),
    ]
