"""What the worker does for the press room: a task is given a row's number and nothing of whom it concerns."""

import logging
from datetime import timedelta

from django.db.models import Q
from django.utils import translation
from django_tasks_db.models import DBTaskResult

from forum.accounts import mail
from proceedings import clock
from proceedings.background import task

from .alerts import letters
from .models.accreditation import Accreditation
from .models.alerts import SENT_DAYS, Letter, Subscription

logger = logging.getLogger(__name__)
DONE_DAYS = 7  # for as long as the queue tells what was done


@task()
def mail_confirmation(pk: int) -> None:
    """To whoever asked for accreditation."""
    from .accreditation import link_of  # late: it hands over to this module

    if row := Accreditation.objects.filter(pk=pk, confirmed_at=None).first():
        mail.send("accreditation_confirm", row.email, row.language, {"name": row.name, "link": link_of(row)})


@task()
def mail_decision(pk: int) -> None:
    """To a journalist whose request was refused, or whose accreditation ended by a decision."""
    row = Accreditation.objects.get(pk=pk)
    letter = "accreditation_revoked" if row.revoked_at else "accreditation_refused"
    mail.send(letter, row.email, row.language, {"name": row.name, "reason": row.reason})


@task()
def mail_subscription(pk: int) -> None:
    from .alerts.views import link_of  # late: it hands over to this module

    if row := Subscription.objects.filter(pk=pk).first():
        with translation.override(row.language):
            letters.confirmation(row, link_of(row), clock.now()).send()


@task()
def post_letter(pk: int) -> None:
    """Once. Where a try fails the letter is due again later, under the same name."""
    if not Letter.objects.take(pk, clock.now()):
        return
    letter = Letter.objects.select_related("subscription").get(pk=pk)
    if message := letters.compose(letter, clock.now()):
        message.send()
    Letter.objects.filter(pk=pk).update(sent_at=clock.now())


@task()
def forget() -> None:
    """What the forms promise not to keep, and what is of no use any more."""
    at = clock.now()
    Accreditation.objects.forget(at)
    Subscription.objects.forget(at)
    late = at - timedelta(days=SENT_DAYS)
    Letter.objects.filter(Q(sent_at__lt=late) | Q(due_at__lt=late)).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=at - timedelta(days=DONE_DAYS)).delete()


def forget_soon() -> None:
    """A round of the worker."""
    forget.enqueue()
