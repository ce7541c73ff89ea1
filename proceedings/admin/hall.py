"""What arrived from the hall, beside the text of the desk: taken whole, field by field, or set aside."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from proceedings import clock
from proceedings.desk import Publishable
from proceedings.desk.links import Submission
from proceedings.differences import words_changed
from proceedings.fields import RichTextField
from proceedings.history import because
from proceedings.publishing import locked, log
from proceedings.review import refresh
from proceedings.richtext import as_typed
from proceedings.workflow import Refused, may

from . import pages
from .careful import is_key

SHOWN_EARLIER = 50


@dataclass(frozen=True)
class Offered:
    """One field of a draft: what the desk holds, what arrived, and how they differ."""

    name: str
    label: str
    language: str
    now: str
    arrived: str
    is_rich: bool

    @property
    def seen(self) -> str:
        """Stands for the desk's text as this page shows it, so that a later one is not written over."""
        return hashlib.sha256(self.now.encode()).hexdigest()

    @property
    def is_same(self) -> bool:
        return self.now == self.arrived

    @property
    def parts(self) -> tuple:
        return words_changed(self.plain(self.now), self.plain(self.arrived))

    @property
    def arrived_plain(self) -> str:
        return self.plain(self.arrived)

    @property
    def now_plain(self) -> str:
        return self.plain(self.now)

    def plain(self, text: str) -> str:
        return as_typed(text) if self.is_rich else text


def offered(desk: Publishable, submission: Submission) -> list[Offered]:
    found = []
    for name in desk.hall_fields:
        if arrived := submission.texts.get(name):
            field: Any = desk._meta.get_field(name)
            now = getattr(desk, f"{name}_{submission.language}") or ""
            label, is_rich = str(capfirst(field.verbose_name)), isinstance(field, RichTextField)
            found.append(Offered(name, label, submission.language, now, arrived, is_rich))
    return found


def hall_page(model_admin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    desk = pages.find(model_admin, request, object_id)
    if not (may(request.user, "approve") and model_admin.has_change_permission(request, desk)):
        raise PermissionDenied
    if not desk.hall_fields:
        raise Http404
    every = Submission.objects.of(desk.record_kind, desk.key).select_related("link", "settled_by")
    if request.method == "POST":
        return _decide(model_admin, request, desk, every)
    waiting = list(every.waiting())
    earlier = every.exclude(pk__in=[each.pk for each in waiting])[:SHOWN_EARLIER]
    context = pages.context(model_admin, request, desk, _("Drafts from the hall")) | {
        "waiting": [(each, offered(desk, each)) for each in waiting],
        "earlier": [(each, offered(desk, each)) for each in earlier],
    }
    return TemplateResponse(request, "admin/record_hall.html", context)


def _decide(model_admin: Any, request: HttpRequest, desk: Publishable, every: Any) -> HttpResponse:
    chosen = request.POST.get("draft", "")
    submission = every.filter(pk=chosen).first() if is_key(chosen) else None
    if submission is None:
        raise Http404
    try:
        if "aside" in request.POST:
            settle(submission, request.user, Submission.Outcome.ASIDE)
            messages.success(request, _("The draft is set aside. It stays readable here."))
            return HttpResponseRedirect(request.path)
        names = [name for name in desk.hall_fields if name in request.POST.getlist("take")]
        take(desk, submission, names, request.POST.getlist("seen"), request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(request.path)
    messages.success(request, _("The draft is on the desk. What is public has not changed."))
    return HttpResponseRedirect(pages.change_url(model_admin, desk))


def take(desk: Publishable, draft: Submission, names: Sequence[str], seen: Sequence[str], by: Any) -> None:
    """Put fields of a draft on the desk, as a save of the form would. `seen`: what each text was when it was
    looked at."""
    if not names:
        raise Refused(_("Choose what to take, or set the draft aside."))
    with because(f"hall {draft.name}"), locked(desk) as row:
        settle(draft, by, Submission.Outcome.TAKEN)
        for field in offered(row, draft):
            if field.name in names and field.seen not in seen:
                raise Refused(_("The desk's text has changed since you opened this page. Look at it again."))
            if field.name in names:
                setattr(row, f"{field.name}_{field.language}", field.arrived)
        row.save()
        refresh(row)
        log(row, by, "hall", draft.name)


def settle(draft: Submission, by: Any, outcome: str) -> None:
    """Once: of two editors the second is told."""
    rows = Submission.objects.filter(pk=draft.pk, outcome="")
    if not rows.update(outcome=outcome, settled_by=by, settled_at=clock.now()):
        raise Refused(_("Somebody else has decided about this draft."))
