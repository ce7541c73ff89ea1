"""The pages that decide about an object's life in the record: publish, withdraw and the steps around them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from proceedings.along import publish_with
from proceedings.content import LANGUAGES
from proceedings.desk import Publishable
from proceedings.models import Publication
from proceedings.publishing import cancel, reschedule, withdraw
from proceedings.review import request_changes
from proceedings.workflow import ACTIONS, Refused, may

from .forms import CommentForm, ConfirmForm, PublishForm, ReasonForm, RescheduleForm
from .plan import Plan
from .standing import LANGUAGE_NAMES, Standing, moment_in_words, public_pages


@dataclass(frozen=True)
class Step:
    """A page for one action: what it asks, what it says, and what it does with the answers."""

    action: str
    form: type[forms.Form]
    perform: Callable[[Publishable, Any, Any], Any]
    explanation: Any
    done: Any
    is_grave: bool = False

    @property
    def label(self) -> Any:
        return ACTIONS[self.action].label


STEPS = {
    step.action: step
    for step in (
        Step(
            "request_changes",
            CommentForm,
            lambda desk, by, form: request_changes(desk, by, form.cleaned_data["comment"]),
            gettext_lazy("It goes back to draft. What is public stays as it is."),
            gettext_lazy(
                "It is a draft again; those who wrote it are told, and the comment is in its history."
            ),
        ),
        Step(
            "withdraw",
            ReasonForm,
            lambda desk, by, form: withdraw(desk, by, form.note),
            gettext_lazy(
                "Every version of it stops being readable at once, in both languages. Its pages then say "
                "that it was withdrawn, when, and the reason given here. A version under embargo is "
                "cancelled as well."
            ),
            gettext_lazy("It has been withdrawn."),
            is_grave=True,
        ),
        Step(
            "cancel",
            ConfirmForm,
            lambda desk, by, form: cancel(desk, by),
            gettext_lazy("The version under embargo will not become public, and leaves no public trace."),
            gettext_lazy("The version under embargo was cancelled."),
            is_grave=True,
        ),
        Step(
            "reschedule",
            RescheduleForm,
            lambda desk, by, form: reschedule(desk, by, form.cleaned_data["at"]),
            gettext_lazy("The same text stays under embargo until another moment."),
            gettext_lazy("The time was changed."),
        ),
    )
}


def find(model_admin: Any, request: HttpRequest, object_id: str) -> Publishable:
    desk = model_admin.get_object(request, unquote(object_id))
    if desk is None:
        raise Http404
    if not model_admin.has_view_permission(request, desk):
        raise PermissionDenied
    return desk


def change_url(model_admin: Any, desk: Publishable) -> str:
    options = model_admin.opts
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[desk.pk])


def step_page(model_admin: Any, request: HttpRequest, object_id: str, step: Step) -> HttpResponse:
    desk = find(model_admin, request, object_id)
    if not may(request.user, step.action):
        raise PermissionDenied
    form = step.form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            step.perform(desk, request.user, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, step.done)
            return HttpResponseRedirect(change_url(model_admin, desk))
    shown = context(model_admin, request, desk, step.label) | {
        "form": form,
        "step": step,
        "standing": Standing.of(desk),
    }
    return TemplateResponse(request, "admin/record_step.html", shown)


def publish_page(model_admin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    desk = find(model_admin, request, object_id)
    if not may(request.user, "publish"):
        raise PermissionDenied
    plan = Plan.of(desk)
    posted = request.POST if request.method == "POST" else None
    form = PublishForm(plan, posted, initial={"previewed": plan.digest})
    if request.method == "POST" and form.is_valid():
        try:
            version = publish_with(desk, request.user, form.request(), form.along())
        except Refused as refusal:
            form.add_error(None, str(refusal))
            desk.refresh_from_db()
            plan = Plan.of(desk)
        else:
            tell_published(request, version)
            return HttpResponseRedirect(change_url(model_admin, desk))
    shown = context(model_admin, request, desk, ACTIONS["publish"].label) | {
        "form": form,
        "plan": plan,
        "standing": plan.standing,
        "warnings": model_admin.warnings(desk),
        "previews": [(code, LANGUAGE_NAMES[code], preview_path(desk, code)) for code in LANGUAGES],
    }
    return TemplateResponse(request, "admin/publish.html", shown)


def preview_path(desk: Publishable, language: str) -> str:
    return reverse("preview", kwargs={"kind": desk.record_kind, "key": desk.key, "language": language})


def form_previews(desk: Publishable) -> list[tuple[str, str, str]]:
    """(language, its name, address); that of a day shows the whole day."""
    if desk.record_kind == "day":
        paths = {code: reverse("preview_day", args=[desk.key, code]) for code in LANGUAGES}
    else:
        paths = {code: preview_path(desk, code) for code in LANGUAGES}
    return [(code, LANGUAGE_NAMES[code], path) for code, path in paths.items()]


def tell_published(request: HttpRequest, version: Publication) -> None:
    if version.public_from > version.published_at:
        text = format_html(
            _("Under embargo: version {number} becomes public on {moment}."),
            number=version.number,
            moment=moment_in_words(version.public_from),
        )
    else:
        text = format_html(
            _("Version {number} is public. {pages}"), number=version.number, pages=page_links(version)
        )
    messages.success(request, text)


def page_links(version: Publication) -> str:
    return format_html_join(
        " · ",
        '<a href="{}" hreflang="{}" lang="{}">{}</a>',
        ((path, code, code, LANGUAGE_NAMES[code]) for code, path in public_pages(version)),
    )


def context(model_admin: Any, request: HttpRequest, desk: Publishable, title: Any) -> dict[str, Any]:
    site: admin.AdminSite = model_admin.admin_site
    return site.each_context(request) | {
        "opts": model_admin.opts,
        "original": desk,
        "title": title,
        "subtitle": str(desk),
        "change_url": change_url(model_admin, desk),
        "media": model_admin.media,
    }
