"""Who may write which inputs of a form.

Whoever may change rows and not add any is a translator: of the texts, in the languages that their account is
given, and of nothing else.
"""

from typing import Any

from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpRequest
from modeltranslation.fields import TranslationField

from proceedings.content import LANGUAGES


def is_translator(user: Any, model: Any) -> bool:
    opts = model._meta
    return not user.has_perm(f"{opts.app_label}.add_{opts.model_name}")


def languages_of(user: Any, model: Any) -> frozenset[str]:
    """The languages in which somebody may write this model's texts."""
    if not is_translator(user, model):
        return frozenset(LANGUAGES)
    return frozenset(code for code in LANGUAGES if getattr(user, f"translates_into_{code}"))


def texts_in(model: Any, languages: frozenset[str]) -> set[str]:
    fields = [field for field in model._meta.get_fields() if isinstance(field, TranslationField)]
    return {field.name for field in fields if field.language in languages}


class ForTranslators:
    """For model admins and inlines: what is not a translator's to write is read, and no line goes."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        own = super().get_readonly_fields(request, obj)
        if not is_translator(request.user, self.model):
            return own
        written = texts_in(self.model, languages_of(request.user, self.model))
        shown = flatten_fieldsets(self.get_fieldsets(request, obj))
        return [*own, *(name for name in shown if name not in written and name not in own)]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and not is_translator(request.user, self.model)
