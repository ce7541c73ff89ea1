"""A letter of notices: plain text in its reader's language, with titles and links and no other word of what
it is about."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.mail import EmailMessage, get_connection
from django.urls import reverse
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..site import absolute
from ..text import plain_paragraphs
from .team import Notice

FSI, PDI = "\u2068", "\u2069"
TITLE_LENGTH = 100


def name_of(user: Any) -> str:
    return user.get_full_name() or user.get_username()


def send(letters: Iterable[EmailMessage]) -> None:
    """Over one connection. One address that is refused keeps no other from its letter."""
    waiting = list(letters)
    if not waiting:
        return
    with get_connection() as connection:
        failed = None
        for each in waiting:
            try:
                connection.send_messages([each])
            except Exception as error:  # a backend raises what it likes
                failed = error
        if failed:
            raise failed


def letter(user: Any, notices: list[Notice], subjects: Mapping[tuple[str, str], Any]) -> EmailMessage:
    language = user.mail_language
    with translation.override(language):
        titles = [_title(subjects.get((each.kind, each.key))) for each in notices]
        if len(notices) == 1:
            subject = f"{notices[0].get_what_display()}: {titles[0]}"
        else:
            count = len(notices)
            subject = ngettext("%(count)s notice from the desk", "%(count)s notices from the desk", count) % {
                "count": count
            }
        parts = [_part(each, title, language) for each, title in zip(notices, titles, strict=True)] + [
            _foot(language)
        ]
    return EmailMessage(subject, "\n\n".join(parts) + "\n", to=[user.email])


def _title(desk: Any) -> str:
    """Between isolates: it may run in the other direction than the words around it."""
    words = " ".join(str(desk).split()) if desk else _("something that has been deleted since")
    return f"{FSI}{Truncator(words).chars(TITLE_LENGTH)}{PDI}"


def _part(notice: Notice, title: str, language: str) -> str:
    words = f"{notice.get_what_display()}: {title}\n{FSI}{name_of(notice.by)}{PDI}"
    # An address stands alone on its line and bare: marks beside it would become a part of the link.
    return f"{plain_paragraphs(words, language)}\n{absolute(reverse('admin:notice', args=[notice.pk]))}"


def _foot(language: str) -> str:
    words = _("You choose here whether such mail is sent to you, and in which language:")
    return f"{plain_paragraphs(words, language)}\n{absolute(reverse('admin:notices'))}#mail"
