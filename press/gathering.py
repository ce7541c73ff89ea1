"""A record as an item to be carried away: its public text in one language, with today's names."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from proceedings import formats
from proceedings.cards import Card, CardPerson
from proceedings.content import File, Ref, Text
from proceedings.kinds import KINDS
from proceedings.names import Names
from proceedings.outlets import Record
from proceedings.renditions import JPEG
from proceedings.site import Site, absolute
from proceedings.templatetags.copying import marked_html
from proceedings.templatetags.record import DIRECTIONS, headline, label_of
from proceedings.text import plain_paragraphs
from sessions.terms import SpeakerRole

from .items import Attachment, Item, Named
from .latest import Line


def stable_id(site: Site, key: str) -> str:
    """Neither a correction nor a new address changes it; it leads to what is public now."""
    return absolute(f"/{site.language}/s/{key}/")


def item_of(record: Record, names: Names, line: Line | None = None, embargo: datetime | None = None) -> Item:
    """`line` tells how the object came to be as it is; without one the version speaks for itself.
    `embargo`: until when only accredited press reads it."""
    publication, site = record.publication, record.site
    card, language = publication.shown_card, record.reading.language
    own = replace(names, on=card.date)
    title = headline(card, language)[0]
    body, source = _parts(record, own, title)
    when = publication.public_from
    return Item(
        kind=publication.kind,
        key=record.key,
        id=stable_id(site, record.key),
        address=absolute(record.path),
        permanent=absolute(record.short_path),
        number=publication.number,
        change=line.change if line else publication.change,
        language=language,
        title=title,
        sort=label_of(card),
        html=html_of(body, language, _note(line, publication, language)) + html_of([source], site.language),
        text="\n\n".join((plain_paragraphs("\n\n".join(body), language), plain_of(source, site.language))),
        first=line.first if line else when,
        changed=line.moment if line else when,
        created=when,
        summary=_text(card.line, language),
        note=_note(line, publication, language),
        digest=publication.digest,
        place=_place(record, language),
        authors=_authors(record, own),
        people=tuple(_person(each, site, own, language) for each in card.people),
        bodies=tuple(_named(each, site, own, language) for each in _bodies(card)),
        topics=tuple(Named(_text(track.label, language)) for track in card.tracks),
        attachments=attachments(record.content, language),
        embargoed_until=embargo,
    )


def withdrawn_item(line: Line, site: Site) -> Item:
    """What was withdrawn keeps its id, so that it takes the place of the text that was taken before."""
    language = site.language
    reason = _text(line.note, language)
    sort = str(KINDS[line.kind].label)
    said = _(
        "It was published here and then withdrawn by the organisers. "
        "It is no longer available, and should not be quoted."
    )
    body = [said, reason] if reason else [said]
    address = stable_id(site, line.key)
    return Item(
        kind=line.kind,
        key=line.key,
        id=address,
        address=address,
        permanent=address,
        number=line.number,
        change=line.change,
        language=language,
        title=_("Withdrawn: %(kind)s") % {"kind": sort},
        sort=sort,
        html=html_of(body, language),
        text=plain_of("\n\n".join(body), language),
        first=line.first,
        changed=line.moment,
        created=line.created,
        note=reason,
        is_withdrawn=True,
    )


def _parts(record: Record, names: Names, title: str) -> tuple[list[str], str]:
    """The text's paragraphs without its title, and the line that says where it is from."""
    *body, source = formats.paragraphs(record, names)
    return (body[1:] if body[:1] == [title] else body), source


def html_of(paragraphs: Sequence[str], language: str, note: str = "") -> str:
    lines = [*([note] if note else []), *paragraphs]
    inside = format_html_join("", "<p>{}</p>", ((marked_html(each),) for each in lines))
    return format_html('<div lang="{}" dir="{}">{}</div>', language, DIRECTIONS[language], inside)


def plain_of(text: str, language: str) -> str:
    return plain_paragraphs(text, language)


def _note(line: Line | None, publication: Any, language: str) -> str:
    """What a correction or an update says of itself: «تصحيح: …»."""
    change = line.change if line else publication.change
    note = _text(line.note if line else publication.note, language)
    label = dict(publication._meta.get_field("change").choices)[change]
    return f"{label}: {note}" if note else ""


def _text(text: Text, language: str) -> str:
    return text.in_language(language)[0] if text else ""


def _place(record: Record, language: str) -> str:
    own = getattr(record.content, "dateline", None) or getattr(record.content, "place", None)
    place = own if isinstance(own, Text) else record.of_edition.card.place if record.of_edition else Text()
    return _text(place, language)


def _authors(record: Record, names: Names) -> tuple[Named, ...]:
    """Who wrote a report, or who gave a paper or a talk."""
    language = record.reading.language
    byline = getattr(record.content, "byline", None)
    if isinstance(byline, Text) and byline:
        return (Named(_text(byline, language)),)
    people = record.publication.shown_card.people if record.publication.kind == "session" else ()
    spoke = (each for each in people if each.role != SpeakerRole.MODERATOR)
    return tuple(replace(_named(each.who, record.site, names, language), role="author") for each in spoke)


def _person(person: CardPerson, site: Site, names: Names, language: str) -> Named:
    return replace(_named(person.who, site, names, language), role=person.role)


def _bodies(card: Card) -> list[Ref]:
    named = [*card.bodies, *(each.body for each in card.people if each.body.key)]
    return list({ref.key: ref for ref in named}.values())


def _named(ref: Ref, site: Site, names: Names, language: str) -> Named:
    found = names.of(ref)
    path = site.link_of_name(ref, found)
    return Named(_text(found.text, language), address=absolute(path) if path else "")


def attachments(content: Any, language: str) -> tuple[Attachment, ...]:
    """The files of a session; a photo is the large one, which has caption and credit within itself."""
    materials = getattr(content, "materials", ())
    return tuple(_attachment(each, each.file, language) for each in materials if each.file)


def _attachment(material: Any, file: File, language: str) -> Attachment:
    whole = next(iter(file.in_format(JPEG)), file)
    is_photo = material.kind == "photo"
    return Attachment(
        address=absolute(f"/media/{whole.sha256}/{whole.name}"),
        media_type=whole.media_type,
        size=whole.size,
        title=_text(material.title, language),
        width=whole.width,
        height=whole.height,
        caption=_text(material.title, language) if is_photo else "",
        credit=_text(material.credit, language),
        licence=_text(material.licence, language),
    )
