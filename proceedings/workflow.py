"""Who may do what to an object, and when: the one table of states and actions.

An object stands in two states at once: on the desk (stored) and in the record (derived at a moment).
"""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DeskState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("desk state", "Draft")
    IN_REVIEW = "in_review", pgettext_lazy("desk state", "In review")
    APPROVED = "approved", pgettext_lazy("desk state", "Approved")


class RecordState(models.TextChoices):
    NONE = "none", pgettext_lazy("record state", "Not published")
    PENDING = "pending", pgettext_lazy("record state", "Under embargo")
    PUBLIC = "public", pgettext_lazy("record state", "Public")
    PUBLIC_PENDING = "public_pending", pgettext_lazy("record state", "Public, next version under embargo")
    WITHDRAWN = "withdrawn", pgettext_lazy("record state", "Withdrawn")
    WITHDRAWN_PENDING = "withdrawn_pending", pgettext_lazy("record state", "Withdrawn, return under embargo")


ANY_DESK = frozenset(DeskState)
SETTLED = frozenset({RecordState.NONE, RecordState.PUBLIC, RecordState.WITHDRAWN})
WAITING = frozenset(RecordState) - SETTLED
ANY_RECORD = frozenset(RecordState)


@dataclass(frozen=True)
class Action:
    """`desk` and `record` are the states in which the action is offered."""

    label: Any
    desk: frozenset[DeskState]
    record: frozenset[RecordState]

    def fits(self, desk: str, record: str) -> bool:
        return desk in self.desk and record in self.record


# Publishing is offered from every desk state: a publisher's one press submits and approves first.
ACTIONS = {
    "submit": Action(_("Submit for review"), frozenset({DeskState.DRAFT}), ANY_RECORD),
    "request_changes": Action(
        _("Request changes"), frozenset({DeskState.IN_REVIEW, DeskState.APPROVED}), ANY_RECORD
    ),
    "approve": Action(_("Approve"), frozenset({DeskState.IN_REVIEW}), ANY_RECORD),
    "publish": Action(_("Publish"), ANY_DESK, SETTLED),
    "schedule": Action(_("Publish later"), ANY_DESK, SETTLED),
    "release": Action(_("Release now"), ANY_DESK, WAITING),
    "reschedule": Action(_("Change the time"), ANY_DESK, WAITING),
    "cancel": Action(_("Cancel the embargoed version"), ANY_DESK, WAITING),
    "withdraw": Action(_("Withdraw"), ANY_DESK, frozenset({RecordState.PUBLIC, RecordState.PUBLIC_PENDING})),
    "delete": Action(_("Delete"), ANY_DESK, frozenset({RecordState.NONE, RecordState.WITHDRAWN})),
}

# "delete" becomes Publication's permission as well: the admin asks it beside the model's own.
PERMISSIONS: list[tuple[str, Any]] = [(name, f"Can {name.replace('_', ' ')}") for name in ACTIONS]

_WRITERS = frozenset({"submit"})
_EDITING = _WRITERS | {"request_changes", "approve"}
_PUBLISHING = _EDITING | {"publish", "schedule", "release", "reschedule", "cancel", "withdraw"}

ROLES: dict[str, frozenset[str]] = {
    "contributor": _WRITERS,
    "translator": _WRITERS,
    "editor": _EDITING,
    "publisher": _PUBLISHING,
    "press officer": _WRITERS,  # of the press room's own forms
    "administrator": frozenset(ACTIONS),
}


class Refused(Exception):
    """An action that the rules do not allow; the message is for the person who asked for it."""


class Unchanged(Refused):
    """There is nothing new to publish."""


def may(user: Any, action: str) -> bool:
    return user.has_perm(f"proceedings.{action}")


def require(user: Any, action: str, desk: str, record: str) -> None:
    """Raise Refused unless `user` may do `action` to an object in these two states."""
    if not may(user, action):
        raise Refused(
            _("You do not have the permission to do this: %(action)s.") % {"action": ACTIONS[action].label}
        )
    if not ACTIONS[action].fits(desk, record):
        raise Refused(
            _("“%(action)s” is not possible now: on the desk this is “%(desk)s”, in the record “%(record)s”.")
            % {
                "action": ACTIONS[action].label,
                "desk": DeskState(desk).label,
                "record": RecordState(record).label,
            }
        )
