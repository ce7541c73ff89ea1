"""Who is responsible for an obligation is told by mail before its day, and after it where no report came.

Each reminder goes once, however often this runs and however many run it: its row is written, and committed,
before its letter leaves. A letter that a server refuses takes its rows back and is tried again the next time.
A letter holds titles, days and links, never a word of the obligation; one to an address outside the team
tells of public agreements alone.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from proceedings import clock
from proceedings.dates import day_of, gregorian
from proceedings.desk.mail import FSI, PDI, TITLE_LENGTH, send
from proceedings.models import Publication
from proceedings.site import absolute
from proceedings.text import plain_paragraphs

from .models import Obligation, Reminder
from .progress import Standing, standings
from .terms import DutyState, Reported

AHEAD = timedelta(days=14)
When = Reminder.When
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reader:
    address: str
    language: str
    is_outside: bool


@dataclass(frozen=True)
class Due:
    obligation: Any
    day: date
    when: str


def remind() -> int:
    """Send what is due and has not gone out; how many letters that were."""
    at = clock.now()
    waiting: dict[Reader, list[tuple[Due, Reminder]]] = defaultdict(list)
    for reader, due in _due(at):
        row, is_new = Reminder.objects.get_or_create(
            obligation=due.obligation,
            due=due.day,
            when=due.when,
            address=reader.address,
            defaults={"sent_at": at},
        )
        if is_new:
            waiting[reader].append((due, row))
    return sum(_sent(reader, own) for reader, own in waiting.items())


def _sent(reader: Reader, own: list[tuple[Due, Reminder]]) -> bool:
    try:
        send([_letter(reader, [due for due, _row in own])])
    except Exception:  # of whatever kind a mail server or its settings raise
        logger.exception("Reminders could not be sent.")
        Reminder.objects.filter(pk__in=[row.pk for _due, row in own]).delete()
        return False
    return True


def _due(at: datetime) -> Iterator[tuple[Reader, Due]]:
    rows = Obligation.objects.exclude(due=None).filter(due__lte=day_of(at) + AHEAD).order_by("pk")
    rows = rows.select_related("agreement", "responsible").prefetch_related("reports")
    public = set(Publication.objects.public(at).filter(kind="agreement").values_list("key", flat=True))
    for row in rows:
        for reader in _readers(row, row.agreement.key in public):
            for each in _to_remind_of(row, day_of(at)):
                yield reader, each


def _readers(row: Any, is_public: bool) -> Iterator[Reader]:
    user = row.responsible
    inside = user and user.is_active and user.is_staff and user.notices_by_mail and user.email
    if inside:
        yield Reader(user.email, user.mail_language, is_outside=False)
    if row.remind and is_public and not (inside and row.remind.lower() == user.email.lower()):
        yield Reader(row.remind, row.agreement.source_language, is_outside=True)


def _to_remind_of(row: Any, today: date) -> Iterator[Due]:
    for each in standings(row.due, row.every, row.until, row.reports.all(), today):
        if each.due and (when := _when(each, today)):
            yield Due(row, each.due, when)


def _when(each: Standing, today: date) -> str:
    if each.state == DutyState.OVERDUE:
        return When.AFTER
    is_open = each.state in (DutyState.DUE_SOON, Reported.PARTLY_MET, Reported.NOT_MET)
    return When.BEFORE if is_open and each.due and today <= each.due <= today + AHEAD else ""


def _letter(reader: Reader, dues: Iterable[Due]) -> EmailMessage:
    with translation.override(reader.language):
        subject = _("Reminder: commitments of agreements")
        parts = [_part(due, reader) for due in dues]
        parts.append(plain_paragraphs(_foot(reader), reader.language))
    return EmailMessage(subject, "\n\n".join(parts) + "\n", to=[reader.address])


def _part(due: Due, reader: Reader) -> str:
    words = " ".join(str(due.obligation.agreement).split())
    title = f"{FSI}{Truncator(words).chars(TITLE_LENGTH)}{PDI}"
    lead = (
        pgettext("of an obligation", "Due on")
        if due.when == When.BEFORE
        else pgettext("of an obligation", "Past due, no report, since")
    )
    said = f"{title}\n{lead} {gregorian(due.day, reader.language)}"
    # An address stands alone on its line and bare: marks beside it would become a part of the link.
    return f"{plain_paragraphs(said, reader.language)}\n{_address(due.obligation.agreement, reader)}"


def _address(agreement: Any, reader: Reader) -> str:
    if reader.is_outside:
        return absolute(f"/{reader.language}/agreements/{agreement.slug}/")
    path = reverse("admin:agreements_agreement_change", args=[agreement.pk])
    return absolute(f"{path}#progress_reports-group")


def _foot(reader: Reader) -> str:
    if reader.is_outside:
        return _("You receive this because the organisers named this address as responsible.")
    return _("You receive this because you are named as the one who follows it.")
