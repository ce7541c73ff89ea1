"""What of people and bodies becomes public: the frozen shapes and the compile functions, field by field."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from proceedings.cards import Card, CardPerson, DatedName
from proceedings.content import File, Ref, Text
from proceedings.files import describe
from proceedings.kinds import Compiled, Develop, Picture, related
from proceedings.richtext import sanitised

from ..names import Appearance, Title, address

Mentions = set[tuple[str, str, str]]


@dataclass(frozen=True)
class Person:
    name: Text
    short_name: Text
    gender: str
    titles: tuple[Title, ...] = ()
    profession: Title | None = None
    office: Text = Text()
    body: Ref = Ref()
    biography: Text = Text()
    photo: File | None = None


@dataclass(frozen=True)
class Organisation:
    name: Text
    kind: str
    gender: str
    parent: Ref = Ref()
    relation: str = ""
    about: Text = Text()
    website: str = ""
    names: tuple[DatedName, ...] = ()


def organisation_ref(row: Any | None) -> Ref:
    return Ref("organisation", row.key, Text.of(row, "name")) if row else Ref()


def person_ref(row: Any) -> Ref:
    return Ref("person", row.key, Text.of(row, "name"))


def title(row: Any | None, gender: str) -> Title | None:
    """A word of address in the person's gender, with its short form."""
    if row is None:
        return None
    form = "feminine" if gender == "f" else "masculine"
    return Title(row.kind, Text.of(row, form), Text.of(row, f"short_{form}"))


def appearance(row: Any) -> Appearance:
    """A desk row of an appearance: what was held then, as printed."""
    gender = row.person.gender
    return Appearance(
        role=row.role,
        person=person_ref(row.person),
        titles=tuple(title(each, gender) for each in row.titles.all()),
        profession=title(row.profession, gender),
        office=Text.of(row, "office_printed"),
        body=organisation_ref(row.organisation),
    )


def with_people(appearances: Any, *also: str) -> Any:
    """A manager's appearances with all that `appearance` reads of each, and what `also` names."""
    return related(appearances, "person", "profession", "organisation", *also, prefetch=("titles",))


def on_card(shown: Appearance) -> CardPerson:
    return CardPerson(
        who=shown.person,
        role=shown.role,
        address=Text(ar=address(shown, "ar"), en=address(shown, "en")),
        office=shown.office,
        body=shown.body,
    )


def appearance_mentions(shown: Appearance) -> Mentions:
    mentions = {(shown.role, "person", shown.person.key)}
    if shown.body.key:
        mentions.add(("body", "organisation", shown.body.key))
    return mentions


def keyed(mentions: Mentions) -> frozenset[tuple[str, str, str]]:
    """The mentions that name something: an optional body that is not set has no key."""
    return frozenset(mention for mention in mentions if mention[2])


def compile_person(row: Any) -> Compiled:
    photo = describe(row.photo, row.slug, row.photo_focus) if row.photo and row.photo_consent else None
    content = Person(
        name=Text.of(row, "name"),
        short_name=Text.of(row, "short_name"),
        gender=row.gender,
        titles=tuple(title(each, row.gender) for each in row.titles.all()),
        profession=title(row.profession, row.gender),
        office=Text.of(row, "office"),
        body=organisation_ref(row.organisation),
        biography=sanitised(row, "biography"),
        photo=photo,
    )
    today = Appearance("", person_ref(row), content.titles, content.profession, content.office, content.body)
    card = Card(
        kind="person",
        key=row.key,
        path=f"people/{row.slug}/",
        title=content.name,
        line=content.office,
        people=(on_card(today),),
        image=photo,
        names=(DatedName(content.name),),
        facts=(
            ("gender", row.gender),
            ("short_ar", content.short_name.ar),
            ("short_en", content.short_name.en),
        ),
    )
    mentions = {("body", "organisation", content.body.key)}
    if photo:
        mentions.add(("photo", "file", photo.sha256))
    return Compiled(content, card, row.slug, row.source_language, mentions=keyed(mentions))


def develop_person(content: Person, develop: Develop) -> Person:
    if not content.photo:
        return content
    return replace(content, photo=develop(Picture(content.photo, "portrait", caption=content.name)))


def compile_organisation(row: Any) -> Compiled:
    names = _names(row)
    content = Organisation(
        name=Text.of(row, "name"),
        kind=row.kind,
        gender=row.gender,
        parent=organisation_ref(row.parent),
        relation=row.relation,
        about=Text.of(row, "about"),
        website=row.website,
        names=names,
    )
    card = Card(
        kind="organisation",
        key=row.key,
        path=f"organisations/{row.slug}/",
        title=content.name,
        label=row.kind,
        bodies=(content.parent,) if content.parent.key else (),
        names=names,
        facts=(("gender", row.gender), ("relation", row.relation)),
    )
    mentions = {("parent", "organisation", content.parent.key)}
    return Compiled(content, card, row.slug, row.source_language, mentions=keyed(mentions))


def _names(row: Any) -> tuple[DatedName, ...]:
    """The names a body bore, oldest first; today's holds from the day after the last former one."""
    former = [DatedName(Text.of(each, "name"), each.since, each.until) for each in row.former_names.all()]
    since = former[-1].until + timedelta(days=1) if former and former[-1].until else None
    return (*former, DatedName(Text.of(row, "name"), since))
