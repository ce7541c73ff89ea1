"""What of the programme becomes public: the frozen shapes and the compile function, field by field."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forum.names import Appearance
from forum.published.people import (
    Mentions,
    appearance,
    appearance_mentions,
    keyed,
    on_card,
    organisation_ref,
    with_people,
)
from proceedings.cards import Card, Said
from proceedings.content import File, Ref, Text
from proceedings.files import describe
from proceedings.kinds import Compiled, Develop, Kind, Picture
from proceedings.richtext import sanitised

from . import plain, schemaorg
from .terms import SessionKind


@dataclass(frozen=True)
class Quote:
    speaker: Appearance
    words: Text
    original: str  # the language it was said in; the other one is a translation


@dataclass(frozen=True)
class Material:
    kind: str
    title: Text
    alternative: Text = Text()
    file: File | None = None
    url: str = ""
    credit: Text = Text()
    licence: Text = Text()


@dataclass(frozen=True)
class Session:
    kind: str
    title: Text
    title_given: bool = False
    edition: Ref = Ref()
    day: Ref = Ref()
    day_number: int = 0
    date: dt.date | None = None
    happening: str = "planned"
    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None
    room: Text = Text()
    tracks: tuple[Ref, ...] = ()
    audience: Text = Text()
    audience_only: bool = False
    capacity: int = 0
    abstract: Text = Text()
    summary: Text = Text()
    key_points: Text = Text()
    outcomes: Text = Text()
    initiative: Text = Text()
    initiative_owner: Ref = Ref()
    speakers: tuple[Appearance, ...] = ()
    quotes: tuple[Quote, ...] = ()
    materials: tuple[Material, ...] = ()

    @property
    def is_workshop(self) -> bool:
        return SessionKind(self.kind).is_workshop


def compile_session(row: Any) -> Compiled:
    day, edition = row.day, row.edition
    content = Session(
        kind=row.kind,
        title=Text.of(row, "title"),
        title_given=row.title_given,
        edition=Ref("edition", edition.key),
        day=Ref("day", day.key) if day else Ref(),
        day_number=day.number if day else 0,
        date=day.date if day else None,
        happening=row.happening,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        room=Text.of(row.room, "name") if row.room else Text(),
        tracks=tuple(Ref(key=track.slug, label=Text.of(track, "name")) for track in row.tracks.all()),
        audience=Text.of(row, "audience"),
        audience_only=row.audience_only,
        capacity=row.capacity or 0,
        abstract=Text.of(row, "abstract"),
        summary=sanitised(row, "summary"),
        key_points=Text.of(row, "key_points"),
        outcomes=Text.of(row, "outcomes"),
        initiative=Text.of(row, "initiative"),
        initiative_owner=organisation_ref(row.initiative_owner),
        speakers=tuple(appearance(each) for each in with_people(row.speakers)),
        quotes=tuple(_quote(each) for each in row.quotes.all() if each.verified),
        materials=tuple(_material(each) for each in row.materials.all()),
    )
    return Compiled(
        content=content,
        card=_card(row, content),
        slug=row.slug,
        source=row.source_language,
        edition=edition.key,
        day=content.day_number or None,
        starts_at=row.starts_at,
        position=row.position,
        mentions=keyed(_mentions(content)),
        together=edition.together,
    )


def _quote(row: Any) -> Quote:
    return Quote(appearance(row.speaker), Text.of(row, "words"), row.original_language)


def _material(row: Any) -> Material:
    """A material lets out what its kind is: a photo its picture, a recording its link, a paper its file."""
    stored = {"photo": row.image, "recording": None}.get(row.kind, row.document)
    return Material(
        kind=row.kind,
        title=Text.of(row, "title"),
        alternative=Text.of(row, "alternative"),
        file=describe(stored, row.title_en or row.kind, row.focus) if stored else None,
        url=row.url if row.kind == "recording" else "",
        credit=Text.of(row, "credit"),
        licence=Text.of(row, "licence"),
    )


def _developed(content: Session, develop: Develop) -> Session:
    return replace(content, materials=tuple(_with_renditions(each, develop) for each in content.materials))


def _with_renditions(each: Material, develop: Develop) -> Material:
    if each.kind != "photo" or not each.file:
        return each
    picture = Picture(each.file, "photo", each.title, each.alternative, each.credit, each.licence)
    return replace(each, file=develop(picture))


def _card(row: Any, content: Session) -> Card:
    owner = content.initiative_owner
    photo = next((each for each in content.materials if each.kind == "photo" and each.file), None)
    return Card(
        kind="session",
        key=row.key,
        path=f"{'workshops' if content.is_workshop else 'sessions'}/{row.slug}/",
        title=content.title,
        label=content.kind,
        edition=content.edition.key,
        date=content.date,
        day=content.day_number,
        starts_at=content.starts_at,
        ends_at=content.ends_at,
        place=content.room,
        state=content.happening,
        people=tuple(replace(on_card(each), said=_said(each, content)) for each in content.speakers),
        bodies=(owner,) if owner.key else (),
        tracks=content.tracks,
        image=photo.file if photo else None,
        facts=(("title_given", "yes" if content.title_given else ""),),
    )


def _said(speaker: Appearance, content: Session) -> tuple[Said, ...]:
    """What a speaker's own page quotes."""
    own = (each for each in content.quotes if each.speaker.person.key == speaker.person.key)
    return tuple(Said(each.words, each.original) for each in own)


def _mentions(content: Session) -> Mentions:
    mentions: Mentions = {
        ("day", "day", content.day.key),
        ("initiative", "organisation", content.initiative_owner.key),
    }
    for each in content.speakers:
        mentions |= appearance_mentions(each)
    mentions |= {("track", "track", track.key) for track in content.tracks}
    mentions |= {("quoted", "person", quote.speaker.person.key) for quote in content.quotes}
    mentions |= {("material", "file", each.file.sha256) for each in content.materials if each.file}
    return mentions


SESSION = Kind(
    name="session",
    label=pgettext_lazy("of a forum", "Session"),
    content=Session,
    desk="programme.Session",
    compile=compile_session,
    plain=plain.session,
    linked=schemaorg.session,
    labels=dict(SessionKind.choices),
    develop=_developed,
    sorts={"session": _("Sessions"), "workshop": _("Workshops")},
    sort_of=lambda card: "workshop" if SessionKind(card.label).is_workshop else "session",
    copied=plain.copied,
    quoted=plain.quoted,
    movable=frozenset({"day", "day_number", "date", "happening", "starts_at", "ends_at", "room"}),
)
