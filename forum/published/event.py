"""What of the event becomes public: the frozen shapes, and the compile functions, field by field, by name."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from proceedings.cards import Card
from proceedings.content import LANGUAGES, File, Ref, Text
from proceedings.files import describe
from proceedings.kinds import Compiled, Develop, Picture
from proceedings.richtext import lead, sanitised

from ..names import Appearance
from .people import Mentions, appearance, appearance_mentions, keyed, on_card, organisation_ref, with_people


@dataclass(frozen=True)
class Venue:
    name: Text
    place: Text = Text()
    address: Text = Text()
    map_url: str = ""


@dataclass(frozen=True)
class Contact:
    """Whom journalists ask; `office` is what a spokesperson holds."""

    name: Text = Text()
    office: Text = Text()
    email: str = ""
    phone: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.email or self.phone)


@dataclass(frozen=True)
class Edition:
    name: Text
    forum: Text
    forum_about: Text = Text()
    ordinal: int = 1
    motto: Text = Text()
    aim: Text = Text()
    about: Text = Text()
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    venue: Venue | None = None
    organiser: Ref = Ref()
    host: Ref = Ref()
    patrons: tuple[Appearance, ...] = ()
    tracks: tuple[Ref, ...] = ()
    rooms: tuple[Ref, ...] = ()
    exhibitors: tuple[Ref, ...] = ()
    honours: Text = Text()
    is_current: bool = False
    accent: str = "green"
    cover: File | None = None
    registration_url: str = ""
    stream_url: str = ""
    directions: Text = Text()
    logo: File | None = None
    press_office: Contact = Contact()
    spokesperson: Contact = Contact()
    embargo_terms: Text = Text()
    disclaimer: Text = Text()


@dataclass(frozen=True)
class Day:
    number: int
    edition: Ref
    date: dt.date | None = None
    headline: Text = Text()
    summary: Text = Text()
    dateline: Text = Text()
    byline: Text = Text()
    dignitaries: tuple[Appearance, ...] = ()


def compile_edition(row: Any) -> Compiled:
    content = _edition(row)
    mentions: Mentions = {
        ("organiser", "organisation", content.organiser.key),
        ("host", "organisation", content.host.key),
    }
    mentions |= {("exhibitor", "organisation", each.key) for each in content.exhibitors}
    for each in content.patrons:
        mentions |= appearance_mentions(each)
    if content.cover:
        mentions.add(("cover", "file", content.cover.sha256))
    if content.logo:
        mentions.add(("logo", "file", content.logo.sha256))
    return Compiled(
        content,
        _edition_card(row, content),
        row.slug,
        row.source_language,
        position=row.ordinal,
        mentions=keyed(mentions),
        together=row.together,
    )


def _edition(row: Any) -> Edition:
    patrons = row.attendances.filter(role="patron").select_related("person", "profession", "organisation")
    rooms = row.venue.rooms.all() if row.venue else []
    return Edition(
        name=Text.of(row, "name"),
        forum=Text.of(row.forum, "name"),
        forum_about=Text.of(row.forum, "about"),
        ordinal=row.ordinal,
        motto=Text.of(row, "motto"),
        aim=Text.of(row, "aim"),
        about=sanitised(row, "about"),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        venue=_venue(row.venue),
        organiser=organisation_ref(row.organiser),
        host=organisation_ref(row.host),
        patrons=tuple(appearance(each) for each in patrons),
        tracks=tuple(Ref(key=each.slug, label=Text.of(each, "name")) for each in row.tracks.all()),
        rooms=tuple(Ref(label=Text.of(each, "name")) for each in rooms),
        exhibitors=tuple(organisation_ref(each) for each in row.exhibitors.all()),
        honours=Text.of(row, "honours"),
        is_current=row.is_current,
        accent=row.accent,
        cover=describe(row.cover, row.slug, row.cover_focus) if row.cover else None,
        registration_url=row.registration_url,
        stream_url=row.stream_url,
        directions=Text.of(row, "directions"),
        logo=describe(row.logo, f"{row.slug}-logo") if row.logo else None,
        press_office=_contact(row, "press_office", "press"),
        spokesperson=_contact(row, "spokesperson", "spokesperson"),
        embargo_terms=Text.of(row, "embargo_terms"),
        disclaimer=Text.of(row, "disclaimer"),
    )


def _contact(row: Any, name: str, prefix: str) -> Contact:
    return Contact(
        name=Text.of(row, name),
        office=Text.of(row, "spokesperson_office") if name == "spokesperson" else Text(),
        email=getattr(row, f"{prefix}_email"),
        phone=getattr(row, f"{prefix}_phone"),
    )


def develop_edition(content: Edition, develop: Develop) -> Edition:
    """Cover and logo say whose they are; their own words stand on the page."""
    cover, logo = (
        develop(Picture(file, use, caption=content.name)) if file else None
        for file, use in ((content.cover, "cover"), (content.logo, "logo"))
    )
    return replace(content, cover=cover, logo=logo)


def _edition_card(row: Any, content: Edition) -> Card:
    venue = content.venue.name if content.venue else Text()
    return Card(
        kind="edition",
        key=row.key,
        path=f"{row.slug}/",
        title=content.name,
        line=content.motto,
        date=row.starts_on,
        place=content.venue.place if content.venue else Text(),
        people=tuple(on_card(each) for each in content.patrons),
        image=content.logo,
        facts=(
            ("accent", row.accent),
            ("ends_on", row.ends_on.isoformat() if row.ends_on else ""),
            ("current", "yes" if row.is_current else ""),
            *((f"venue_{code}", getattr(venue, code)) for code in LANGUAGES),
        ),
    )


def _venue(row: Any | None) -> Venue | None:
    if row is None:
        return None
    return Venue(Text.of(row, "name"), Text.of(row, "place"), Text.of(row, "address"), row.map_url)


def compile_day(row: Any) -> Compiled:
    content = Day(
        number=row.number,
        edition=Ref("edition", row.edition.key),
        date=row.date,
        headline=Text.of(row, "headline"),
        summary=sanitised(row, "summary"),
        dateline=Text.of(row, "dateline"),
        byline=Text.of(row, "byline"),
        dignitaries=tuple(appearance(each) for each in with_people(row.attendances)),
    )
    mentions: Mentions = set()
    for each in content.dignitaries:
        mentions |= appearance_mentions(each)
    card = Card(
        kind="day",
        key=row.key,
        path=f"{row.slug}/",
        title=content.headline,
        line=lead(content.summary),
        edition=row.edition.key,
        date=row.date,
        day=row.number,
        people=tuple(on_card(each) for each in content.dignitaries),
    )
    return Compiled(
        content,
        card,
        row.slug,
        row.source_language,
        edition=row.edition.key,
        day=row.number,
        position=row.number,
        mentions=keyed(mentions),
        together=row.edition.together,
    )
