"""What a record's share image says, and the address of that image, which changes with it."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext, override

from . import dates
from .cards import Card
from .content import Ref, Text, relabelled
from .names import Names
from .outlets import Record
from .share_image import ShareImage, Words
from .site import COMMA, EditionLink
from .templatetags.record import headline, label_of

APART = " · "
NAMED = 3  # more people or bodies are not named


def image_of(record: Record, named: Names) -> ShareImage:
    """The image of a record that is public, in the reader's language and today's names."""
    edition = record.of_edition or record.site.current
    card = record.publication.shown_card
    if card.kind != "agreement":  # whose parties keep the names that they signed with
        card = relabelled(card, lambda ref: named.of(ref).text)
    return image_of_card(card, edition, record.site.language)


def image_of_card(card: Card, edition: EditionLink | None, language: str) -> ShareImage:
    """Pure: the same words are the same image."""
    with override(language):
        return ShareImage(
            place=_place(card, edition, language),
            sort=Words(APART.join(filter(None, _sort(card, language))), language),
            title=_title(card, language),
            below=_below(card, edition, language),
            accent=edition.accent if edition else "green",
            language=language,
        )


def address(key: str, image: ShareImage) -> str:
    with override(image.language):
        return reverse("share_image", args=[key, image.digest])


def _place(card: Card, edition: EditionLink | None, language: str) -> Words:
    """Whose page it is: an edition's motto stands above its name, its name above all of its own."""
    whose = card.line if card.kind == "edition" else edition.title if edition else Text()
    return Words(*whose.in_language(language)) if whose else Words(gettext("Multaqa"), language)


def _sort(card: Card, language: str) -> list[str]:
    day = dates.day_name(card.day, language) if card.day else ""
    if card.kind in ("edition", "person", "page"):
        return []
    if card.kind == "day":
        return [day if card.title else ""]
    return [label_of(card), day]


def _title(card: Card, language: str) -> Words:
    title, shown = headline(card, language)
    if card.kind == "person":
        title = card.people[0].called(language)
    return Words(title, shown)


def _below(card: Card, edition: EditionLink | None, language: str) -> Words:
    """Who, or when and where: in one language, the first of these that there is."""
    if card.kind == "edition" and edition:
        when_and_where = _dates(card, edition, language), _text(card.place, language)
        return Words(APART.join(filter(None, when_and_where)), language)
    if card.kind == "person":
        return Words(*card.line.in_language(language)) if card.line else Words("", language)
    people = card.people if card.kind == "session" else ()
    who = _several([each.called(language) for each in people] or _names(card.bodies, language), language)
    when = dates.both(card.date, language) if card.date else ""
    return Words(who or when, language)


def _dates(card: Card, edition: EditionLink, language: str) -> str:
    first, last = card.date or edition.ends_on, edition.ends_on or card.date
    return dates.date_range(first, last, language) if first and last else ""


def _text(text: Text, language: str) -> str:
    return text.in_language(language)[0] if text else ""


def _names(bodies: Iterable[Ref], language: str) -> list[str]:
    return [_text(body.label, language) for body in bodies]


def _several(names: list[str], language: str) -> str:
    said = COMMA[language].join(names[:NAMED])
    return f"{said}…" if len(names) > NAMED else said
