"""What can be done to several objects of a list at once. Each goes by itself: one refusal stops no other."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected as django_delete_selected
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from proceedings.along import publish_with
from proceedings.desk.notices import gathered
from proceedings.publishing import Request, withdraw
from proceedings.review import may_delete
from proceedings.workflow import ACTIONS, Refused

from .conversation import AssignForm, team_of
from .forms import BulkPublishForm, ReasonForm
from .plan import Plan
from .standing import Standing


@admin.action(permissions=["publish"], description=gettext_lazy("Publish the selected…"))
def publish_selected(model_admin: Any, request: HttpRequest, queryset: Any) -> HttpResponse | None:
    """Each as the version it would become now; those whose translation is not ready go out without it."""
    form = BulkPublishForm(request.POST if "confirm" in request.POST else None)
    if form.is_bound and form.is_valid():
        _each(request, queryset, lambda desk: _publish(desk, request.user, form))
        return None
    rows = [(desk, plan.standing, plan.words()) for desk in queryset for plan in [Plan.of(desk)]]
    return _ask(model_admin, request, ACTIONS["publish"].label, "publish", form, rows)


def _publish(desk: Any, by: Any, form: BulkPublishForm) -> None:
    plan = Plan.of(desk)
    if plan.is_return:
        raise Refused(_("Withdrawn: it comes back by its own page, with a note."))
    along = plan.unpublished if form.cleaned_data["along"] else []
    publish_with(desk, by, Request(note=form.note), along)


@admin.action(permissions=["withdraw"], description=gettext_lazy("Withdraw the selected…"))
def withdraw_selected(model_admin: Any, request: HttpRequest, queryset: Any) -> HttpResponse | None:
    form = ReasonForm(request.POST if "confirm" in request.POST else None)
    if form.is_bound and form.is_valid():
        with gathered():
            _each(request, queryset, lambda desk: withdraw(desk, request.user, form.note))
        return None
    rows = []
    for desk in queryset:
        standing = Standing.of(desk)
        words = _("It will be withdrawn.") if standing.is_public else _("It is not public: it is left alone.")
        rows.append((desk, standing, words))
    return _ask(model_admin, request, ACTIONS["withdraw"].label, "withdraw", form, rows)


@admin.action(permissions=["assign"], description=gettext_lazy("Assign the selected…"))
def assign_selected(model_admin: Any, request: HttpRequest, queryset: Any) -> HttpResponse | None:
    form = AssignForm(team_of(model_admin.model), request.POST if "confirm" in request.POST else None)
    if form.is_bound and form.is_valid():
        with gathered():
            _each(request, queryset, lambda desk: form.assign(desk, request.user))
        return None
    rows = [(desk, Standing.of(desk), "") for desk in queryset]
    return _ask(model_admin, request, _("Assign"), "assign", form, rows)


@admin.action(permissions=["delete"], description=gettext_lazy("Delete the selected"))
def delete_selected(model_admin: Any, request: HttpRequest, queryset: Any) -> HttpResponse | None:
    """Django's own, for what the record does not hold."""
    kept = [desk for desk in queryset if not may_delete(desk, request.user)]
    for desk in kept:
        messages.error(
            request, _("“%(object)s” is published or under embargo, so it is not deleted.") % {"object": desk}
        )
    return None if kept else django_delete_selected(model_admin, request, queryset)


def _each(request: HttpRequest, queryset: Any, perform: Callable[[Any], object]) -> None:
    done = 0
    for desk in queryset:
        try:
            perform(desk)
        except Refused as refusal:
            messages.warning(request, _("“%(object)s”: %(refusal)s") % {"object": desk, "refusal": refusal})
        else:
            done += 1
    if done:
        text = ngettext("Done for %(count)s object.", "Done for %(count)s objects.", done)
        messages.success(request, text % {"count": done})


def _ask(
    model_admin: Any, request: HttpRequest, title: Any, action: str, form: Any, rows: list
) -> HttpResponse:
    context = model_admin.admin_site.each_context(request) | {
        "opts": model_admin.opts,
        "title": title,
        "form": form,
        "rows": rows,
        "action_name": f"{action}_selected",
        "action_checkbox_name": ACTION_CHECKBOX_NAME,
        "is_grave": action == "withdraw",
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/record_selected.html", context)
