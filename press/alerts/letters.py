"""A letter of alerts: plain text and HTML in one language, titles and links, a way out that is one click."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import formatdate
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from proceedings.kinds import KINDS
from proceedings.models import Change, Publication
from proceedings.site import Site, absolute
from proceedings.text import plain_paragraphs

from ..models.alerts import Letter, Subscription

FSI, PDI = "\u2068", "\u2069"


@dataclass(frozen=True)
class Line:
    """One version: what happened, to what, where it is read, and why where it was corrected."""

    what: str
    title: str
    title_language: str
    url: str
    note: str


def lines_of(letter: Letter, site: Site) -> list[Line]:
    """What still stands of what it was to tell: not what was withdrawn, closed or changed again since."""
    told = letter.told.select_related("publication").order_by("publication__public_from", "pk")
    rows = [each.publication for each in told.defer("publication__content")]
    current = _current(rows, site.at)
    found = []
    for row in rows:
        now = current.get((row.kind, row.key))
        if now and site.path(now.shown_card) and _stands(row, now, site.at):
            title, shown = now.title.in_language(site.language)
            note = row.note.in_language(site.language)[0] if row.change == Change.CORRECTION else ""
            label = str(KINDS[row.kind].label)
            words = _("%(change)s: %(kind)s") % {"change": _happened(row), "kind": label}
            found.append(Line(words, title or label, shown, absolute(site.path(now.shown_card)), note))
    return found


def _current(rows: Sequence[Publication], at: datetime) -> dict[tuple[str, str], Publication]:
    public = Publication.objects.public(at).filter(key__in=[row.key for row in rows]).cards()
    return {(row.kind, row.key): row for row in public}


def _stands(row: Publication, now: Publication, at: datetime) -> bool:
    """Whether nothing but minor changes came after it."""
    if row.number == now.number:
        return True
    later = Publication.objects.ever_public(at).filter(kind=row.kind, key=row.key, number__gt=row.number)
    return not now.closes_earlier and not later.exclude(change=Change.MINOR).exists()


def _happened(row: Publication) -> str:
    return _("New") if row.change == Change.FIRST else row.get_change_display()


def cancel_url(subscription: Subscription) -> str:
    return absolute(f"/{subscription.language}/press/alerts/cancel/{subscription.handle}/")


def compose(letter: Letter, at: datetime) -> EmailMultiAlternatives | None:
    """None where there is nothing left to tell."""
    subscription = letter.subscription
    language = subscription.language
    with translation.override(language):
        lines = lines_of(letter, Site(at, language))
        if not lines:
            return None
        subject = f"{lines[0].what}: {FSI}{lines[0].title}{PDI}"
        if len(lines) > 1:
            subject = ngettext("%(count)d new text", "%(count)d new texts", len(lines)) % {
                "count": len(lines)
            }
        return _message(subject, "press/email/alert", subscription, at, f"alert-{letter.pk}", lines=lines)


def confirmation(subscription: Subscription, link: str, at: datetime) -> EmailMultiAlternatives:
    with translation.override(subscription.language):
        subject = _("Confirm that you want alerts")
        return _message(subject, "press/email/confirm_alerts", subscription, at, "", link=link)


def _message(
    subject: str, template: str, subscription: Subscription, at: datetime, name: str, **context: object
) -> EmailMultiAlternatives:
    """`name`: under which mail programs know the letter. Tried again it is the same, and shows once."""
    language, out = subscription.language, cancel_url(subscription)
    context |= {"language": language, "cancel_url": out, "site_name": _("Multaqa")}
    text = render_to_string(f"{template}.txt", context).strip()
    headers = {
        "Date": formatdate(at.timestamp()),
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{out}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Content-Language": language,
    }
    if name:
        headers["Message-ID"] = f"<{name}@{urlsplit(settings.SITE_URL).hostname}>"
    message = EmailMultiAlternatives(
        " ".join(subject.split()), _marked(text, language), to=[subscription.email], headers=headers
    )
    message.attach_alternative(render_to_string(f"{template}.html", context), "text/html")
    return message


def _marked(text: str, language: str) -> str:
    """An address stands bare on its line: marks beside it would become a part of the link."""
    lines = text.split("\n")
    return "\n".join(
        line if line.startswith("http") else plain_paragraphs(line, language) for line in lines
    ) + ("\n")
