"""Comments on a desk object, and whose turn it is."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ..workflow import Refused, may
from . import Publishable, notices
from .team import Assignment, Comment, Notice, moment

# Who may say whose turn it is: those who read the texts of others.
ASSIGNS = "approve"


@transaction.atomic
def say(desk: Publishable, by: Any, text: str, mentioned: Iterable[Any] = ()) -> Comment:
    """To those who are named in it, those whom the object concerns, and those who spoke here before."""
    named = [user for user in mentioned if user.pk != by.pk]
    others = notices.concerned(desk) | notices.speakers(desk)
    comment = Comment.objects.create(kind=desk.record_kind, key=desk.key, author=by, text=text)
    comment.mentioned.set(named)
    keys = {user.pk for user in named}
    notices.tell(desk, by, Notice.What.MENTION, keys)
    notices.tell(desk, by, Notice.What.COMMENT, others - keys)
    return comment


def withdraw(comment: Comment, by: Any) -> None:
    if comment.author_id != by.pk:
        raise Refused(_("A comment is withdrawn by its author alone."))
    if comment.asks_for_changes:
        raise Refused(_("It is a part of the history, so it stays."))
    comment.text, comment.withdrawn_at = "", comment.withdrawn_at or moment()
    comment.save()


def resolve(comment: Comment, by: Any) -> None:
    comment.resolved_at, comment.resolved_by = moment(), by
    comment.save()


def reopen(comment: Comment) -> None:
    comment.resolved_at = comment.resolved_by = None
    comment.save()


def may_assign(user: Any) -> bool:
    return may(user, ASSIGNS)


@transaction.atomic
def assign(desk: Publishable, by: Any, assignee: Any, task: str, due_on: date | None) -> Assignment:
    """In place of whoever had the task before."""
    if not may_assign(by):
        raise Refused(_("Editors say whose turn it is."))
    values = {"assignee": assignee, "due_on": due_on, "assigned_by": by, "assigned_at": moment()}
    turn, _made = Assignment.objects.update_or_create(
        kind=desk.record_kind, key=desk.key, task=task, done_at=None, defaults=values
    )
    notices.tell(desk, by, Notice.What.ASSIGNED, {assignee.pk})
    return turn


def finish(turn: Assignment, by: Any) -> None:
    if by.pk != turn.assignee_id and not may_assign(by):
        raise Refused(_("It is marked as done by whose turn it is, or by an editor."))
    turn.done_at = moment()
    turn.save()
