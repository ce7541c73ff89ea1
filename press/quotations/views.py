"""The page on which anybody checks a quotation. What is pasted is compared and forgotten: it is in no
address, no cookie, no log and no table.
"""

import re
from datetime import datetime
from typing import Any

from django import forms
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from proceedings.fields import ProseFormField
from proceedings.outlets import in_words
from proceedings.passages.marks import tokens
from proceedings.site import site_of

from .finding import check

LENGTH, FEWEST = 4000, 3  # characters that are taken, words that can be told from chance
A_MINUTE, CHECKS = 60, 120  # of the whole site
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
COUNTER = "quotations-checked"


class PastedField(ProseFormField):
    """Texts that were copied here carry marks of direction, which every other field refuses."""

    def to_python(self, value: Any) -> str:
        return super().to_python(_DIRECTION.sub("", value or ""))


class CheckForm(forms.Form):
    words = PastedField(
        label=gettext_lazy("The words to check"),
        max_length=LENGTH,
        help_text=gettext_lazy(
            "As they were printed or are about to be, without your own words around them."
        ),
        widget=forms.Textarea(attrs={"rows": 7, "class": "input"}),
    )

    def clean_words(self) -> str:
        words = self.cleaned_data["words"]
        if len(tokens(words)) < FEWEST:
            raise forms.ValidationError(_("Paste at least three words, better a whole sentence."))
        return words


@csrf_exempt  # it changes nothing, and a token would need a cookie
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@in_words
def check_quotation(request: HttpRequest) -> HttpResponse:
    site = site_of(request)
    form = CheckForm(request.POST if request.method == "POST" else None, label_suffix="")
    context: dict[str, Any] = {"form": form, "site": site, "edition": site.current, "section": "press"}
    status = 200
    if form.is_bound and not form.is_valid():
        status = 422
    elif form.is_bound and _are_too_many(site.at):
        form.add_error(None, _("Too many quotations are being checked. Please try again in a minute."))
        status = 429
    elif form.is_bound:
        context["verdict"] = check(form.cleaned_data["words"], site)
    response = render(request, "press/check.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    if status == 429:
        response.headers["Retry-After"] = str(A_MINUTE)
    return response


def _are_too_many(at: datetime) -> bool:
    """Counts this one. Nothing is kept of it but that it was one more within the minute."""
    key = f"{COUNTER}-{int(at.timestamp()) // A_MINUTE}"
    return not cache.add(key, 1, 2 * A_MINUTE) and cache.incr(key) > CHECKS
