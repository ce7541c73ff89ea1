"""What the team says and does about a desk object among themselves. None of it is text of the object, so none
of it is in its history's changes or in any version.

Each row names its object by kind and key: whatever can be published can be spoken of.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .. import clock
from ..fields import ProseField

COMMENT_LENGTH = 2000


def moment() -> datetime:
    return clock.now()


def _colleague(**options: Any) -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", **options)


class TeamQuerySet(models.QuerySet):
    def about(self, desk: Any) -> "TeamQuerySet":
        return self.filter(kind=desk.record_kind, key=desk.key)


class AboutObject(models.Model):
    kind = models.CharField(max_length=20, editable=False)
    key = models.CharField(max_length=8, editable=False)

    objects = TeamQuerySet.as_manager()

    class Meta:
        abstract = True


class Comment(AboutObject):
    """Said once, and not edited: what others have read stays what they read. Its author may withdraw it,
    which blanks the words and leaves a mark."""

    author = _colleague()
    text = ProseField(_("comment"), max_length=COMMENT_LENGTH)
    mentioned = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("for the attention of")
    )
    asks_for_changes = models.BooleanField(default=False)  # the comment of that step, which the log holds too
    written_at = models.DateTimeField(default=moment)
    withdrawn_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = _colleague(null=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["kind", "key"], name="comments_on")]

    def __str__(self) -> str:
        return self.text[:80]


class Assignment(AboutObject):
    """Somebody's turn. One colleague has a task at a time; what is done stays as a row."""

    class Task(models.TextChoices):
        WHOLE = "whole", pgettext_lazy("a task", "All of it")
        TRANSLATE = "translate", pgettext_lazy("a task", "Translate")
        REVIEW = "review", pgettext_lazy("a task", "Review")
        SUMMARY = "summary", pgettext_lazy("a task", "Finish the summary")

    assignee = _colleague(verbose_name=_("colleague"))
    task = models.CharField(_("for what"), max_length=12, choices=Task.choices, default=Task.WHOLE)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    assigned_by = _colleague()
    assigned_at = models.DateTimeField(default=moment)
    done_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key", "task"], condition=Q(done_at=None), name="one_colleague_a_task"
            )
        ]
        indexes = [models.Index(fields=["assignee", "done_at"], name="assigned_to")]

    def __str__(self) -> str:
        return f"{self.task} {self.kind}:{self.key}"


class Notice(AboutObject):
    """What happened to an object, for one colleague who has to do with it and did not do it."""

    class What(models.TextChoices):
        MENTION = "mention", pgettext_lazy("a notice", "You were named in a comment")
        COMMENT = "comment", pgettext_lazy("a notice", "New comment")
        ASSIGNED = "assigned", pgettext_lazy("a notice", "Assigned to you")
        SUBMITTED = "submitted", pgettext_lazy("a notice", "Submitted for review")
        CHANGES = "changes", pgettext_lazy("a notice", "Changes were requested")
        APPROVED = "approved", pgettext_lazy("a notice", "Approved")
        PUBLISHED = "published", pgettext_lazy("a notice", "Published")
        SCHEDULED = "scheduled", pgettext_lazy("a notice", "Put under embargo")
        WITHDRAWN = "withdrawn", pgettext_lazy("a notice", "Withdrawn")

    recipient = _colleague()
    by = _colleague()
    what = models.CharField(max_length=12, choices=What.choices)
    made_at = models.DateTimeField(default=moment)
    read_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["recipient", "read_at"], name="notices_of")]

    def __str__(self) -> str:
        return f"{self.what} {self.kind}:{self.key}"
