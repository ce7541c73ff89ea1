"""The notices of whoever is signed in, the way from each to its form, and how they want to be told."""

from functools import partial
from typing import Any

from django import forms
from django.apps import apps
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from proceedings.desk import Publishable
from proceedings.desk.mail import name_of
from proceedings.desk.notices import objects_of
from proceedings.desk.team import Notice, moment
from proceedings.kinds import KINDS

PER_PAGE = 50


class MailForm(forms.ModelForm):
    class Meta:
        model = get_user_model()
        fields = ("notices_by_mail", "mail_language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)


def urls(site: Any) -> list:
    pages = (("notices/", notices_page, "notices"), ("notices/<int:pk>/", notice_page, "notice"))
    return [path(route, site.admin_view(partial(view, site)), name=name) for route, view, name in pages]


def notices_page(site: Any, request: HttpRequest) -> HttpResponse:
    account = get_user_model()._default_manager.get(pk=request.user.pk)
    form = MailForm(request.POST if "mail" in request.POST else None, instance=account)
    own = Notice.objects.filter(recipient=request.user)
    if request.method == "POST" and "read" in request.POST:
        own.filter(read_at=None).update(read_at=moment())
        return HttpResponseRedirect(request.path)
    if form.is_bound and form.is_valid():
        account.save(update_fields=form.Meta.fields)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(request.path)
    page = Paginator(own.select_related("by").order_by("-pk"), PER_PAGE).get_page(request.GET.get("p"))
    shown = site.each_context(request) | {
        "title": _("Notices"),
        "page": page,
        "rows": _rows(site, request, page.object_list),
        "has_unread": own.filter(read_at=None).exists(),
        "form": form,
        "address": getattr(request.user, "email", ""),
    }
    return TemplateResponse(request, "admin/notices.html", shown)


def _rows(site: Any, request: HttpRequest, notices: Any) -> list[tuple[Notice, Any, str]]:
    """(notice, its object or None, by whom): a title is shown to those alone who may see the object still."""
    found = objects_of(notices)
    models = {type(desk) for desk in found.values()}
    seen = {model for model in models if site.get_model_admin(model).has_view_permission(request)}
    rows = []
    for notice in notices:
        desk = found.get((notice.kind, notice.key))
        rows.append((notice, desk if type(desk) in seen else None, name_of(notice.by)))
    return rows


def notice_page(site: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """On to the form; what has been followed has been read."""
    notice = get_object_or_404(Notice, pk=pk, recipient=request.user)
    if notice.read_at is None:
        notice.read_at = moment()
        notice.save()
    model_admin, desk = form_of(site, request, notice.kind, notice.key)
    opts = model_admin.opts
    anchor = "#conversation" if notice.what in (Notice.What.MENTION, Notice.What.COMMENT) else ""
    form = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[desk.pk])
    return HttpResponseRedirect(form + anchor)


def form_of(site: Any, request: HttpRequest, kind: str, key: str) -> tuple[Any, Publishable]:
    """The form that has this object in its list: a proxy's rows are not in that of its model."""
    if kind in KINDS:
        concrete = apps.get_model(KINDS[kind].desk)
        for model, model_admin in site._registry.items():
            if model._meta.concrete_model is concrete:
                desk = model_admin.get_queryset(request).filter(key=key).first()
                if desk:
                    return model_admin, desk
    raise Http404
