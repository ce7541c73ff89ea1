"""Forms of the desk in two languages: each translated field is a pair of inputs, side by side."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ERROR_FLAG
from django.contrib.admin.widgets import AdminURLFieldWidget, RelatedFieldWidgetWrapper
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models
from django.forms.models import InlineForeignKeyField
from django.http import HttpResponseRedirect
from django.utils.text import capfirst, slugify
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from js_asset import Media, Script
from modeltranslation.fields import TranslationField
from modeltranslation.translator import translator

from proceedings.content import LANGUAGES
from proceedings.desk import new_key
from proceedings.fields import LinkFormField
from proceedings.focus import FocusFormField

from .careful import CarefulForms, CarefulLists, in_our_time
from .editing import MergingAdmin, MergingInline
from .merging import MergingForm
from .naming import send_back
from .sidenotes import add_sidenotes, take_answers
from .translators import ForTranslators

DIRECTIONS = {"ar": "rtl", "en": "ltr"}


class DayInput(forms.DateInput):
    """The browser's own calendar: it knows phones and keyboards, and needs no script."""

    input_type = "date"

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs={"dir": "ltr"} | (attrs or {}), format="%Y-%m-%d")


class DayField(forms.DateField):
    default_validators = [in_our_time]


class MomentField(forms.DateTimeField):
    """A day and an hour in Riyadh."""

    default_validators = [in_our_time]

    def __init__(self, **kwargs: Any) -> None:
        kwargs["widget"] = forms.DateTimeInput(
            format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local", "dir": "ltr"}
        )
        kwargs["help_text"] = kwargs.get("help_text") or gettext_lazy("Riyadh time.")
        super().__init__(**kwargs)


def languages() -> tuple[str, ...]:
    """The reader's own language first: so Arabic always stands on the right and English on the left."""
    own = get_language() or LANGUAGES[0]
    return tuple(sorted(LANGUAGES, key=lambda code: code != own))


def in_language(label: str, language: str) -> str:
    texts = {"ar": _("%(field)s in Arabic"), "en": _("%(field)s in English")}
    return texts[language] % {"field": capfirst(label)}


def translated_fields(model: type) -> dict[str, Any]:
    """The model's bilingual fields by their plain name."""
    return translator.get_options_for_model(model).all_fields


class BilingualForm(MergingForm):
    """Asks for what is required in the source language alone, and fills an address that was left empty."""

    fills_address = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields and self.fills_address:
            self.fields["slug"].required = False
        for field in self.fields.values():
            if isinstance(field, FocusFormField):
                field.widget.picture = getattr(self.instance, field.of).name or ""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        self._require_source_language()
        if "slug" in self.fields and "slug" not in self.errors:
            self._settle_address()
        return cleaned

    def _update_errors(self, errors: Any) -> None:
        """What the model's own rules say of an input that only others may write is said above the form."""
        if hasattr(errors, "error_dict"):
            for name in errors.error_dict.keys() - self.fields.keys() - {NON_FIELD_ERRORS}:
                errors.error_dict.setdefault(NON_FIELD_ERRORS, []).extend(errors.error_dict.pop(name))
        super()._update_errors(errors)

    @property
    def source_language(self) -> str:
        """Its own, or that of the form around it; empty where either language will do."""
        if chosen := self.cleaned_data.get("source_language"):
            return chosen
        around = [field for field in self.fields.values() if isinstance(field, InlineForeignKeyField)]
        owner = around[0].parent_instance if around else self.instance
        return getattr(owner, "source_language", "")

    def _require_source_language(self) -> None:
        for name in translated_fields(self._meta.model):
            inputs = [f"{name}_{code}" for code in languages()]
            if self._meta.model._meta.get_field(name).blank:
                continue
            wanted = [f"{name}_{self.source_language}"] if self.source_language else inputs
            if not set(wanted) <= set(self.fields):
                continue
            if not any(self.cleaned_data.get(each) or each in self.errors for each in wanted):
                self.add_error(
                    wanted[0],
                    _("This is needed in the source language.")
                    if self.source_language
                    else _("This is needed in one of the two languages."),
                )

    def _settle_address(self) -> None:
        if not self.cleaned_data.get("slug"):
            self.cleaned_data["slug"] = self._free_address()
        elif other := self._same_address(self.cleaned_data["slug"]):
            self.add_error(
                "slug",
                _("The address “%(slug)s” belongs to “%(other)s”. Choose another.")
                % {"slug": self.cleaned_data["slug"], "other": other},
            )

    def _free_address(self) -> str:
        """Made of the English title, or of the key where there is none."""
        field = self._meta.model._meta.get_field("slug")
        words = self.cleaned_data.get("title_en") or self.cleaned_data.get("name_en") or ""
        base = slugify(words)[: field.max_length - 4].strip("-_").replace("_", "-")
        key = getattr(self.instance, "key", "") or new_key()
        candidates = [base, *(f"{base}-{number}" for number in range(2, 100))] if base else []
        free = (slug for slug in candidates if slug not in field.reserved and not self._same_address(slug))
        return next(free, key)

    def _same_address(self, slug: str) -> Any | None:
        """Another object at this address. Sessions and workshops are one table, so are their addresses."""
        model = self._meta.model._meta.concrete_model
        rows = model._base_manager.filter(slug=slug).exclude(pk=self.instance.pk)
        if model._meta.get_field("slug").unique:
            return rows.first()
        edition = self.cleaned_data.get("edition")
        return rows.filter(edition=edition).first() if edition and edition.pk else None


class Bilingual(ForTranslators, CarefulForms):
    """For model admins and inlines. Fieldsets name a bilingual field once, by its plain name."""

    form = BilingualForm
    formfield_overrides = {
        models.DateField: {"form_class": DayField, "widget": DayInput},
        models.DateTimeField: {"form_class": MomentField},
        models.URLField: {
            "form_class": LinkFormField,
            "assume_scheme": "https",
            "widget": AdminURLFieldWidget(attrs={"dir": "ltr"}),
        },
    }

    def get_fieldsets(self, request: Any, obj: Any = None) -> list:
        return [
            (title, options | {"fields": self._paired(options["fields"])})
            for title, options in super().get_fieldsets(request, obj)
        ]

    def _paired(self, fields: Any) -> list:
        translated = translated_fields(self.model)
        lines: list = []
        for line in fields:
            names = [line] if isinstance(line, str) else line
            inputs = [
                part
                for name in names
                for part in ([f"{name}_{code}" for code in languages()] if name in translated else [name])
            ]
            lines.append(tuple(inputs) if len(inputs) > 1 else inputs[0])
        return lines

    def get_fields(self, request: Any, obj: Any = None) -> Any:
        if self.fields:
            return self.fields
        raise TypeError(f"{type(self).__name__} must name its fields: plain ones hide behind their pairs.")

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            # What others name is deleted on its own page, where one sees what it is.
            field.widget.can_delete_related = field.widget.can_view_related = False
        if field and isinstance(db_field, TranslationField):
            code = db_field.language
            field.widget.attrs |= {"lang": code, "dir": DIRECTIONS[code]}
            field.label = in_language(str(db_field.translated_field.verbose_name), code)
            if code != languages()[0]:
                field.help_text = ""  # the first of the pair says it
        return field


class BilingualAdmin(Bilingual, MergingAdmin, CarefulLists, admin.ModelAdmin):
    save_on_top = False
    list_per_page = 50
    list_max_show_all = 500
    has_sidenotes = True

    class Media:
        js = [
            Script("admin/prose.js", type="module"),
            Script("admin/names.js", type="module"),
            Script("admin/sidenotes.js", type="module"),
            Script("admin/paste.js", type="module"),
        ]

    def render_change_form(self, request: Any, context: dict, *args: Any, **kwargs: Any) -> Any:
        # The editor's import map is the one inline script there is, and it carries the page's nonce.
        context["media"] = Media.from_media(context["media"], nonce=str(request.csp_nonce))
        if self.has_sidenotes:
            add_sidenotes(context)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if self.has_sidenotes:
            take_answers(request, form, formsets)
        written = [form, *(each for formset in formsets for each in formset.forms)]
        send_back(*(each.instance for each in written if each.has_changed() and each.instance.pk))

    def changelist_view(self, request: Any, extra_context: dict | None = None) -> Any:
        if self.date_hierarchy and not _names_a_day(request.GET, self.date_hierarchy):
            return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")  # as for any filter without sense
        return super().changelist_view(request, extra_context)


def _names_a_day(query: Any, field: str) -> bool:
    """Whether year, month and day of a date hierarchy, as far as they are given, are some day's."""
    try:
        date(*(int(query.get(f"{field}__{part}", "1")[:9]) for part in ("year", "month", "day")))
    except ValueError:
        return False
    return True


class BilingualInline(Bilingual, MergingInline, admin.StackedInline):
    extra = 0
    show_change_link = False
