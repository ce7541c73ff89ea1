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

from proceedings.desk.notices import gathered
from proceedings.publishing import withdraw
from proceedings.review import may_delete
from proceedings.workflow import ACTIONS, Refused

from . import batch
from .conversation import AssignForm
from .forms import ReasonForm
from .standing import Standing


@admin.action(permissions=["publish"], description=gettext_lazy("Publish the selected…"))
def publish_selected(model_admin: Any, request: HttpRequest, queryset: Any) -> HttpResponse | None:
    """Each as the version it would become now, with the people and bodies that they name."""
    ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
    shown = _shown(model_admin, request, ACTIONS["publish"].label) | {
        "hidden": [("action", "publish_selected"), *((ACTION_CHECKBOX_NAME, key) for key in ticked)],
        "back_url": request.get_full_path(),
    }
    return batch.answer(request, list(queryset), shown, ticks_drafts=True)


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
    form = AssignForm(model_admin.model, request.POST if "confirm" in request.POST else None)
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
    context = _shown(model_admin, request, title) | {
        "form": form,
        "rows": rows,
        "action_name": f"{action}_selected",
        "action_checkbox_name": ACTION_CHECKBOX_NAME,
        "is_grave": action == "withdraw",
    }
    return TemplateResponse(request, "admin/record_selected.html", context)


def _shown(model_admin: Any, request: HttpRequest, title: Any) -> dict[str, Any]:
    site = model_admin.admin_site.each_context(request)
    return site | {"opts": model_admin.opts, "title": title, "media": model_admin.media}
