"""Who is told of what: a notice on the desk for each, and mail to those who want it.

A notice holds no text of the object: it says what happened, to what and by whom. Mail is the worker's, from
the commit on; a mail server that fails is logged and fails nothing else.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models, transaction

from ..background import task
from ..history import lines_of
from ..kinds import KINDS
from ..workflow import may
from . import Publishable
from .mail import letter, send
from .team import Assignment, Comment, Notice

What = Notice.What
# A step of `workflow.py` → what those whom it concerns are told; other steps tell nobody.
STEPS = {
    "submit": What.SUBMITTED,
    "request_changes": What.CHANGES,
    "approve": What.APPROVED,
    "publish": What.PUBLISHED,
    "release": What.PUBLISHED,
    "schedule": What.SCHEDULED,
    "withdraw": What.WITHDRAWN,
}
logger = logging.getLogger(__name__)
_hushed: ContextVar[bool] = ContextVar("hushed", default=False)
_gathered: ContextVar[list[int] | None] = ContextVar("gathered", default=None)


def after_step(desk: Publishable, by: Any, action: str) -> None:
    if _hushed.get() or action not in STEPS:
        return
    what = STEPS[action]
    tell(desk, by, what, reviewers(desk) if what == What.SUBMITTED else concerned(desk))


def tell(desk: Publishable, by: Any, what: str, recipients: Iterable[int]) -> None:
    """Everybody but the one who did it, and nobody who could not open the form."""
    wanted = set(recipients) - {by.pk}
    if not wanted:
        return
    told = colleagues(type(desk)).filter(pk__in=wanted)
    common = {"kind": desk.record_kind, "key": desk.key, "by": by, "what": what}
    made = Notice.objects.bulk_create(Notice(recipient=user, **common) for user in told.order_by("pk"))
    if made:
        transaction.on_commit(partial(_post, [notice.pk for notice in made]))


@contextmanager
def hushed() -> Iterator[None]:
    """For steps that are only on the way to one that is told itself."""
    token = _hushed.set(True)
    try:
        yield
    finally:
        _hushed.reset(token)


@contextmanager
def gathered() -> Iterator[None]:
    """What is done to many objects is told to each person in one letter, after the last of them."""
    posted: list[Any] = []
    token = _gathered.set(posted)
    try:
        yield
    finally:
        _gathered.reset(token)
        _post(posted)


# Whom it concerns


def colleagues(model: Any, verb: str = "view") -> models.QuerySet:
    """Those of the team who may see such an object on the desk, or do what Django's permission names."""
    opts = model._meta
    users: Any = get_user_model()._default_manager
    backend = "django.contrib.auth.backends.ModelBackend"  # the roles' permissions, however one signed in
    return users.with_perm(f"{opts.app_label}.{verb}_{opts.model_name}", backend=backend).filter(
        is_staff=True
    )


def concerned(desk: Publishable) -> set[int]:
    return writers(desk) | assignees(desk)


def writers(desk: Publishable) -> set[int]:
    """Whoever has changed a word of it, or of its lines, by its history."""
    model: Any = desk._meta.concrete_model
    histories = [model.history.model.objects.filter(id=desk.pk)]
    histories += [line.model.history.model.objects.filter(**line.of(desk.pk)) for line in lines_of(model)]
    users = [rows.order_by().values_list("history_user_id", flat=True) for rows in histories]
    return set(users[0].union(*users[1:])) - {None}


def assignees(desk: Publishable, **tasks: Any) -> set[int]:
    turns = Assignment.objects.about(desk).filter(done_at=None, **tasks)
    return set(turns.values_list("assignee_id", flat=True))


def speakers(desk: Publishable) -> set[int]:
    return set(Comment.objects.about(desk).values_list("author_id", flat=True))


def reviewers(desk: Publishable) -> set[int]:
    """Whose turn the review is; or else the editors; or else, in a team without them, all who may approve."""
    if turns := assignees(desk, task=Assignment.Task.REVIEW):
        return turns
    able = [user for user in colleagues(type(desk)) if may(user, "approve")]
    editors = [user for user in able if not may(user, "publish")]
    return {user.pk for user in editors or able}


# On the desk


def unread(user: Any) -> int:
    return Notice.objects.filter(recipient=user, read_at=None).count()


def objects_of(notices: Iterable[Notice]) -> dict[tuple[str, str], Publishable]:
    """By kind and key, from one query a kind; without what was deleted."""
    keys = defaultdict(set)
    for notice in notices:
        keys[notice.kind].add(notice.key)
    found: dict[Any, Any] = {}
    for kind, wanted in keys.items():
        if kind in KINDS:
            rows = apps.get_model(KINDS[kind].desk)._base_manager.filter(key__in=wanted)
            found |= {(kind, row.key): row for row in rows}
    return found


# By mail


def _post(pks: list[int]) -> None:
    if (posted := _gathered.get()) is not None:
        posted += pks
    elif pks:
        try:
            post.enqueue(pks)
        except Exception:  # what was done is done, whatever keeps its mail from being handed over
            logger.exception("Mail of notices could not be handed over.")


@task()
def post(pks: list[int]) -> None:
    try:
        send(_letters(pks))
    except Exception:  # of whatever kind a mail server or its settings raise
        logger.exception("Mail of notices could not be sent.")


def _letters(pks: list[int]) -> list[Any]:
    notices = Notice.objects.filter(pk__in=pks).select_related("recipient", "by").order_by("pk")
    subjects = objects_of(notices)
    theirs: dict[Any, list[Notice]] = defaultdict(list)
    for notice in notices:
        if notice.recipient.email and notice.recipient.notices_by_mail:
            theirs[notice.recipient].append(notice)
    return [letter(user, rows, subjects) for user, rows in theirs.items()]
