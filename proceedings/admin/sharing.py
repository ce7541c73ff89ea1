"""Links for people without an account, made and closed on a page of the object that they open."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _
from js_asset import Script

from proceedings.desk import Publishable
from proceedings.desk.links import NOTE_LENGTH, DeskLink, LinkUse, Purpose, Submission
from proceedings.fields import LineFormField
from proceedings.site import absolute
from proceedings.workflow import may

from . import hall, pages
from .careful import is_key
from .forms import PlainForm
from .standing import moment_in_words

SHOWN_LINKS, SHOWN_USES = 50, 20
HOURS = {
    1: gettext_lazy("one hour"),
    4: gettext_lazy("four hours"),
    24: gettext_lazy("one day"),
    72: gettext_lazy("three days"),
    168: gettext_lazy("one week"),
    336: gettext_lazy("two weeks"),
}
WHAT = {
    Purpose.PREVIEW: gettext_lazy("look at it before it is published, in both languages"),
    Purpose.HALL: gettext_lazy("send its summary and key points from the hall, as a draft"),
}
ADDRESSES = {Purpose.PREVIEW: "linked_preview", Purpose.HALL: "hall"}


def may_share(model_admin: Any, request: HttpRequest, desk: Publishable) -> bool:
    """An editor's right: whoever approves words may show them, and asks for them."""
    return may(request.user, "approve") and model_admin.has_change_permission(request, desk)


def urls(model_admin: Any) -> list:
    name = f"{model_admin.opts.app_label}_{model_admin.opts.model_name}"
    views: dict[str, Callable] = {"links": links_page, "hall": hall.hall_page}
    return [
        path(
            f"<path:object_id>/{page}/",
            model_admin.admin_site.admin_view(partial(view, model_admin)),
            name=f"{name}_{page}",
        )
        for page, view in views.items()
    ]


def on_form(model_admin: Any, request: HttpRequest, desk: Publishable) -> dict[str, Any]:
    """What the form shows of an object's links and of what arrived by them."""
    if not may_share(model_admin, request, desk):
        return {}
    links = DeskLink.objects.of(desk).open(request.moment).select_related("made_by").order_by("expires_at")
    waiting = desk.hall_fields and Submission.objects.of(desk.record_kind, desk.key).waiting().count()
    return {
        "share": {
            "links": list(links[:SHOWN_LINKS]),
            "links_url": _url(model_admin, desk, "links"),
            "waiting": waiting,
            "hall_url": _url(model_admin, desk, "hall"),
        }
    }


def _url(model_admin: Any, desk: Publishable, page: str) -> str:
    return reverse(f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_{page}", args=[desk.pk])


class LinkForm(PlainForm):
    purpose = forms.ChoiceField(label=gettext_lazy("Who has the link may"), widget=forms.RadioSelect)
    hours = forms.TypedChoiceField(
        label=gettext_lazy("It opens for"), coerce=int, choices=list(HOURS.items()), initial=24
    )
    note = LineFormField(
        label=gettext_lazy("For whom"),
        required=False,
        max_length=NOTE_LENGTH,
        help_text=gettext_lazy("A name, for the team to remember. The link does not show it."),
    )

    def __init__(self, desk: Publishable, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [Purpose.PREVIEW, *([Purpose.HALL] if desk.hall_fields else [])]
        self.fields["purpose"].choices = [(each.value, WHAT[each]) for each in offered]
        self.fields["purpose"].initial = Purpose.PREVIEW.value


def links_page(model_admin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    desk = pages.find(model_admin, request, object_id)
    if not may_share(model_admin, request, desk):
        raise PermissionDenied
    if request.method == "POST" and "close" in request.POST:
        return _close(request, desk)
    form = LinkForm(desk, request.POST if request.method == "POST" else None)
    made = ""
    if request.method == "POST" and form.is_valid():
        made, form = _make(request, desk, form), LinkForm(desk)
    context = pages.context(model_admin, request, desk, _("Links for people without an account")) | {
        "form": form,
        "made": made,
        "links": [_shown(link, request) for link in _links(desk)],
    }
    context["media"] += forms.Media(js=[Script("admin/copy-address.js", type="module")])
    return TemplateResponse(request, "admin/record_links.html", context)


def _make(request: HttpRequest, desk: Publishable, form: LinkForm) -> str:
    """The address: it is shown in this answer, and nobody can find it again."""
    purpose, hours = form.cleaned_data["purpose"], form.cleaned_data["hours"]
    token = DeskLink.make(
        desk,
        request.user,
        request.moment,
        purpose=purpose,
        note=form.cleaned_data["note"],
        expires_at=request.moment + timedelta(hours=hours),
    )
    language = (get_language() or "ar")[:2]
    return absolute(reverse(ADDRESSES[Purpose(purpose)], args=[token, language]))


def _close(request: HttpRequest, desk: Publishable) -> HttpResponse:
    chosen = request.POST["close"]
    links = DeskLink.objects.of(desk).filter(pk=chosen) if is_key(chosen) else DeskLink.objects.none()
    if not links.exists():
        raise Http404
    links.filter(revoked_at=None).update(revoked_at=request.moment, revoked_by=request.user)
    messages.success(request, _("The link is closed: it opens nothing any more."))
    return HttpResponseRedirect(request.path)


def _links(desk: Publishable) -> Any:
    uses = Prefetch("log", LinkUse.objects.order_by("-at", "-pk")[:SHOWN_USES], to_attr="last_uses")
    found = DeskLink.objects.of(desk).select_related("made_by", "revoked_by").prefetch_related(uses)
    return found.order_by("-pk")[:SHOWN_LINKS]


def _shown(link: Any, request: HttpRequest) -> dict[str, Any]:
    is_open = link.revoked_at is None and link.expires_at > request.moment and link.made_by.is_active
    words: Any
    if link.revoked_at:
        name = link.revoked_by.get_full_name() or link.revoked_by.get_username()
        words = format_html(
            _("Closed by {name} on {moment}"), name=name, moment=moment_in_words(link.revoked_at)
        )
    elif is_open:
        words = format_html(_("Open until {moment}"), moment=moment_in_words(link.expires_at))
    else:
        words = pgettext_lazy("a link", "Expired")
    return {"link": link, "is_open": is_open, "words": words, "what": WHAT[Purpose(link.purpose)]}
