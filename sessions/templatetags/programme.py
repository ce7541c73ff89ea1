"""What the pages of the programme need to say of sessions, those who speak in them and what they leave."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forum.names import Appearance
from proceedings.cards import Card, Said, has_hours
from proceedings.content import File, Ref, Text
from proceedings.templatetags.record import page_language, shown

from ..plain import QUOTED
from ..published import Material, Quote
from ..terms import MaterialKind, SessionKind, SpeakerRole

register = template.Library()

FEMININE = {
    SpeakerRole.SPEAKER: pgettext_lazy("role of a woman", "Speaker"),
    SpeakerRole.MODERATOR: pgettext_lazy("role of a woman", "Moderator"),
    SpeakerRole.PRESENTER: pgettext_lazy("role of a woman", "Presenter"),
    SpeakerRole.PANELLIST: pgettext_lazy("role of a woman", "Panellist"),
    SpeakerRole.TRAINER: pgettext_lazy("role of a woman", "Trainer"),
}

FILE_TYPES = {
    ".pdf": _("PDF file"),
    ".pptx": _("PowerPoint file"),
    ".docx": _("Word file"),
    ".xlsx": _("Excel file"),
    ".odp": _("OpenDocument presentation"),
    ".odt": _("OpenDocument text"),
}


@register.filter
def timed(cards: Iterable[Card]) -> bool:
    return has_hours(cards)


@register.filter
def is_pause(card: Card) -> bool:
    return SessionKind(card.label).is_pause


@register.simple_tag(takes_context=True)
def in_words(context: dict[str, Any], label: Ref | Text | str) -> SafeString:
    """What a filter's value is called: somebody's name today, a text of the forum's, a word of ours."""
    named = context["names"].of(label).text if isinstance(label, Ref) else label
    return shown(named) if isinstance(named, Text) else conditional_escape(named)


@register.simple_tag(takes_context=True)
def role_of(context: dict[str, Any], speaker: Appearance) -> str:
    """«متحدث», «متحدثة»."""
    role = SpeakerRole(speaker.role)
    is_woman = context["names"].of(speaker.person).gender == "f"
    return str(FEMININE[role] if is_woman else role.label)


@register.filter
def quoted(words: Text) -> SafeString:
    """Words between the quotation marks of the language that they are shown in."""
    text, language = words.in_language(page_language())
    return shown(Text(**{language: QUOTED[language].format(text)}))


@register.filter
def is_translated(quote: Quote | Said) -> bool:
    return quote.words.in_language(page_language())[1] != quote.original


@register.filter
def material_label(kind: str) -> str:
    return str(MaterialKind(kind).label)


@register.filter
def photos(materials: Iterable[Material]) -> list[Material]:
    return [each for each in materials if each.kind == MaterialKind.PHOTO and each.file]


@register.filter
def files(materials: Iterable[Material]) -> list[Material]:
    """What is read, watched or downloaded: everything but the photos."""
    return [each for each in materials if each.kind != MaterialKind.PHOTO]


@register.filter
def file_type(file: File) -> str:
    """«ملف PDF»: in the reader's words, by what the file holds."""
    suffix = PurePosixPath(file.name).suffix
    return str(FILE_TYPES.get(suffix, suffix.removeprefix(".").upper()))


@register.filter
def host(address: str) -> str:
    """Where a link leads, for who decides whether to follow it."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
