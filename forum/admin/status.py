"""The matrix of an edition: its objects, and how far each of their languages has come."""

from collections import Counter
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from proceedings.admin.coverage import State
from proceedings.admin.overview import Item, Line, Overview
from proceedings.admin.standing import LANGUAGE_WORDS
from proceedings.params import BadInput, page_of

from ..models import Edition

PAGE_SIZE = 100
# What colour a state's word has beside it, never instead of it.
TONES = {
    State.MISSING: "bad",
    State.PARTIAL: "warn",
    State.STALE: "warn",
    State.DRAFT: "none",
    State.READY: "none",
    State.PUBLIC: "good",
}


class FilterForm(forms.Form):
    """Days and kinds are those that the edition has."""

    def __init__(self, data: Any, items: list[Item]) -> None:
        super().__init__(data)
        anything = ("", _("All"))
        days = sorted({item.day for item in items if item.day})
        kinds = {_kind(item): item.source.model._meta.verbose_name_plural for item in items}
        self.fields["day"] = forms.ChoiceField(
            label=_("day"), required=False, choices=[anything, *((str(day), day) for day in days)]
        )
        self.fields["kind"] = forms.ChoiceField(
            label=_("kind"),
            required=False,
            choices=[anything, *((name, capfirst(label)) for name, label in kinds.items())],
        )
        for language, name in LANGUAGE_WORDS.items():
            self.fields[language] = forms.ChoiceField(
                label=name, required=False, choices=[anything, *State.choices]
            )

    def keeps(self, item: Item) -> bool:
        asked = self.cleaned_data
        return (
            asked["day"] in ("", str(item.day))
            and asked["kind"] in ("", _kind(item))
            and all(asked[code] in ("", item.languages[code].state) for code in LANGUAGE_WORDS)
        )


def _kind(item: Item) -> str:
    return item.source.model._meta.model_name or ""


def status(request: HttpRequest, site: Any, key: str) -> HttpResponse:
    edition = Edition.objects.filter(key=key).first()
    if edition is None or not site.get_model_admin(Edition).has_view_permission(request):
        raise Http404
    items = Overview(site, request, edition).items
    form = FilterForm(request.GET, items)
    found = [item for item in items if form.keeps(item)] if form.is_valid() else []
    try:
        page = page_of(request, found, PAGE_SIZE)
    except BadInput as problem:
        form.add_error(None, str(problem))
        page = None
    context = site.each_context(request) | {
        "title": pgettext_lazy("of each object", "Languages"),
        "edition": edition,
        "form": form,
        "page": page,
        "rows": [_row(item) for item in page] if page else [],
        "languages": LANGUAGE_WORDS,
        "counts": _counts(found),
        "query": "".join(f"{name}={value}&" for name, value in form.cleaned_data.items() if value),
    }
    code = 400 if form.errors else 200
    return TemplateResponse(request, "admin/status.html", context, status=code)


def _row(item: Item) -> dict[str, Any]:
    return {
        "desk": item.desk,
        "kind": item.source.model._meta.verbose_name,
        "day": item.day if item.desk.record_kind != "day" else 0,  # a day's name says it
        "standing": item.standing,
        "url": Line(item.source.model, item.desk).url,
        "cells": [
            {
                "language": code,
                "words": coverage.state.label,
                "tone": TONES[coverage.state],
                "url": Line(item.source.model, item.desk, coverage.anchor).url if coverage.anchor else "",
            }
            for code, coverage in item.languages.items()
        ],
    }


def _counts(items: list[Item]) -> list[dict[str, Any]]:
    """For each state, how many objects are in it in each language."""
    counted = Counter((code, each.state) for item in items for code, each in item.languages.items())
    return [
        {
            "label": state.label,
            "tone": TONES[state],
            "numbers": [counted[code, state] for code in LANGUAGE_WORDS],
        }
        for state in State
    ]
