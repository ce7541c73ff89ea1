"""What was sent and could not be saved, shown back as plain text: it is not lost without scripts either."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .standing import LANGUAGE_WORDS

MOST = 2000  # inputs that are looked at


def typed(request: HttpRequest, model: Any) -> Iterator[tuple[str, ...]]:
    """(label, text, language, its name) of each text that was sent for the model or its lines."""
    for name, values in list(request.POST.lists())[:MOST]:
        field = _field(model, name)
        text = values[-1].strip()
        if text and isinstance(field, models.CharField | models.TextField) and not field.choices:
            language = getattr(field, "language", "")
            original = getattr(field, "translated_field", field)
            label = capfirst(str(original.verbose_name))
            yield label, text, language, str(LANGUAGE_WORDS.get(language, ""))


def _field(model: Any, name: str) -> Any:
    """Of the object itself, or of one of its lines: "speakers-0-office_printed_ar"."""
    prefix, _dash, rest = name.partition("-")
    number, _dash, column = rest.partition("-")
    try:
        if not column:
            return model._meta.get_field(name)
        related = model._meta.get_field(prefix).related_model
        return related._meta.get_field(column) if related and number.isdigit() else None
    except FieldDoesNotExist:
        return None


def deleted_meanwhile(model_admin: Any, request: HttpRequest) -> HttpResponse:
    more = {"opts": model_admin.opts, "is_gone": True, "typed": typed(request, model_admin.model)}
    return _page(model_admin.admin_site, request, _("Somebody else has deleted this"), 409, more)


def signed_out(site: admin.AdminSite, request: HttpRequest) -> HttpResponse:
    """The sender is nobody any more: they see what they have just sent, and nothing of the desk's."""
    login = f"{reverse('admin:login')}?{urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})}"
    more = {"login_url": login, "typed": _typed_here(site, request)}
    return _page(site, request, _("You are no longer signed in"), 403, more)


def out_of_date(site: admin.AdminSite, request: HttpRequest) -> HttpResponse:
    """The page that it was sent from is of before the sender signed in again."""
    more = {"again_url": request.get_full_path(), "typed": _typed_here(site, request)}
    return _page(site, request, _("The page was out of date"), 403, more)


def _typed_here(site: admin.AdminSite, request: HttpRequest) -> Iterator[tuple[str, ...]]:
    names = {f"{each._meta.app_label}_{each._meta.model_name}": each for each in site._registry}
    model = names.get((getattr(request.resolver_match, "url_name", None) or "").rpartition("_")[0])
    return typed(request, model) if model else iter(())


def _page(
    site: admin.AdminSite, request: HttpRequest, title: Any, status: int, more: dict[str, Any]
) -> HttpResponse:
    shown = site.each_context(request) | {"title": title} | more | {"typed": list(more["typed"])}
    return TemplateResponse(request, "admin/typed.html", shown, status=status)
