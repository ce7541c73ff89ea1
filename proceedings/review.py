"""The steps on the desk, before and around publishing: submit, request changes, approve, delete.

Each function locks the desk row, asks the table of `workflow.py`, and writes the step to the log.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError, prefetch_related_objects
from django.utils.translation import gettext as _

from .desk import Publishable, translations
from .desk.team import Comment
from .kinds import Compiled
from .publishing import compile_desk, locked, log, progress_of, state_of
from .versions import Versions, source_digest
from .workflow import ACTIONS, DeskState, Refused, may, require


def submit(desk: Publishable, by: Any) -> None:
    _step(desk, by, "submit", DeskState.IN_REVIEW)


def request_changes(desk: Publishable, by: Any, comment: str) -> None:
    if not comment.strip():
        raise Refused(_("Say in a comment what should change."))
    with locked(desk):
        compiled = _step(desk, by, "request_changes", DeskState.DRAFT, comment)
        translations.disapprove(progress_of(desk, compiled))
        Comment.objects.create(
            kind=desk.record_kind, key=desk.key, author=by, text=comment, asks_for_changes=True
        )


def approve(desk: Publishable, by: Any) -> None:
    with transaction.atomic():
        compiled = _step(desk, by, "approve", DeskState.APPROVED)
        translations.approve(progress_of(desk, compiled))


def bring_to_approved(desk: Publishable, by: Any) -> None:
    """The steps that are still missing before publishing, each in the log: a publisher's one press."""
    with locked(desk) as row:
        if row.state == DeskState.DRAFT:
            submit(desk, by)
        if row.state != DeskState.APPROVED:
            approve(desk, by)
        else:  # what it names, a room or a title, may have been translated since
            translations.approve(progress_of(row))


def refresh(desk: Publishable) -> None:
    """To be called after each save of a desk object and its lines: approval is of the text that was read."""
    with locked(desk) as row:
        digest = source_digest(compile_desk(row))
        if digest == row.desk_digest:
            return
        state = DeskState.IN_REVIEW if row.state == DeskState.APPROVED else row.state
        _store(desk, state, digest)


def refresh_each(model: type[Publishable], keys: Iterable[int], ahead: Iterable[Any] = ()) -> None:
    """The same of many objects of one kind; `ahead` is what their compile function walks. Its queries do not
    grow with their number."""
    with transaction.atomic():
        rows = list(model._base_manager.select_for_update().filter(pk__in=keys).order_by("pk"))
        prefetch_related_objects(rows, *ahead)
        changed = []
        for row in rows:
            digest = source_digest(compile_desk(row))
            if digest != row.desk_digest:
                row.desk_digest = digest
                row.state = DeskState.IN_REVIEW if row.state == DeskState.APPROVED else row.state
                changed.append(row)
        model._base_manager.bulk_update(changed, ["state", "desk_digest"])


def has_unpublished_changes(desk: Publishable, versions: Versions) -> bool:
    """Whether the desk, as last saved, differs from what is public or under embargo."""
    latest = versions.pending or versions.current
    return latest is not None and bool(desk.desk_digest) and latest.source_digest != desk.desk_digest


def may_delete(desk: Publishable, by: Any) -> bool:
    return may(by, "delete") and ACTIONS["delete"].fits(desk.state, state_of(desk).state)


def delete(desk: Publishable, by: Any) -> None:
    """Remove the desk's object. What the record holds of it stays."""
    with locked(desk) as row:
        require(by, "delete", row.state, state_of(row).state)
        log(row, by, "delete")
        try:
            row.delete()
        except ProtectedError as error:
            raise Refused(_("Something else on the desk names this, so it cannot be deleted.")) from error


def reconsider(desk: Publishable) -> None:
    """To be called where what would go out changes and the text does not: a language is finished now."""
    with locked(desk) as row:
        if row.state == DeskState.APPROVED:
            _store(desk, DeskState.IN_REVIEW, row.desk_digest)


def _step(desk: Publishable, by: Any, action: str, state: DeskState, comment: str = "") -> Compiled:
    with locked(desk) as row:
        require(by, action, row.state, state_of(row).state)
        compiled = compile_desk(row)
        _store(desk, state, source_digest(compiled))
        log(row, by, action, comment)
    return compiled


def _store(desk: Publishable, state: str, digest: str) -> None:
    """Also on the caller's own copy, or its next save would bring the old state back."""
    desk.state, desk.desk_digest = state, digest
    type(desk)._base_manager.filter(pk=desk.pk).update(state=state, desk_digest=digest)
