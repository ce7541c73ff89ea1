"""What no page of ours links to may still be sent: keys that are none, filters without sense, other ages."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.db import DataError, models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

FIRST_YEAR, LAST_YEAR = 1900, 2200


def is_key(value: Any) -> bool:
    """Whether this may be a primary key. One that is too long is an error of SQLite's."""
    text = str(value)
    return text.isascii() and text.isdigit() and len(text) <= 18


class _KeysOnly:
    def optgroups(self, name: str, value: list, attr: Any = None) -> list:
        """Django looks up whatever the address or the refused form holds."""
        return super().optgroups(name, [each for each in value if is_key(each)], attr)


class OneSelect(_KeysOnly, AutocompleteSelect):
    pass


class SeveralSelect(_KeysOnly, AutocompleteSelectMultiple):
    pass


class SeveralField(forms.ModelMultipleChoiceField):
    def _check_values(self, value: Any) -> Any:
        for each in value:
            if not is_key(each):
                message = self.error_messages["invalid_pk_value"]
                raise ValidationError(message, code="invalid_pk_value", params={"pk": each})
        return super()._check_values(value)


def in_our_time(moment: date | datetime) -> None:
    """A slip of the hand makes the year 20222; no zone has an hour at either end of the calendar."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValidationError(
            _("Give a year from %(first)d to %(last)d."),
            code="other_age",
            params={"first": FIRST_YEAR, "last": LAST_YEAR},
        )


class CarefulForms:
    """For model admins and inlines."""

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = OneSelect(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = SeveralSelect(db_field, self.admin_site, using=kwargs.get("using"))
            kwargs["form_class"] = SeveralField
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class CarefulLists:
    """For model admins."""

    def get_changelist_instance(self, request: Any) -> Any:
        try:
            return super().get_changelist_instance(request)
        except (OverflowError, ValueError, DataError) as error:
            raise IncorrectLookupParameters from error  # on to the list without any filter

    def changelist_view(self, request: Any, extra_context: dict | None = None) -> Any:
        # Django's "Select session to change" has no good Arabic: the list is called by what it lists.
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    def lookup_allowed(self, lookup: str, value: str, request: Any = None) -> bool:
        """Only what the filters offer: any other lookup reads a hidden field letter by letter."""
        offered = [_filtered(each) for each in self.get_list_filter(request)]
        offered += [self.date_hierarchy] if self.date_hierarchy else []
        suffixes = ("", "__exact", "__isnull", "__id__exact", "__gte", "__lt", "__year", "__month", "__day")
        # PostgreSQL knows no NUL, and raises when a filter holds one.
        return "\0" not in value and lookup in {f"{name}{suffix}" for name in offered for suffix in suffixes}

    def response_action(self, request: Any, queryset: Any) -> Any:
        posted = request.POST.copy()
        chosen = posted.getlist(ACTION_CHECKBOX_NAME)
        posted.setlist(ACTION_CHECKBOX_NAME, [each for each in chosen if is_key(each)])
        request.POST = posted
        return super().response_action(request, queryset)

    def get_search_results(self, request: Any, queryset: Any, search_term: str) -> Any:
        # PostgreSQL knows no NUL, and raises when a filter holds one.
        return super().get_search_results(request, queryset, search_term.replace("\0", ""))

    def get_changeform_initial_data(self, request: Any) -> dict[str, Any]:
        found = super().get_changeform_initial_data(request)
        files = {field.name for field in self.opts.fields if isinstance(field, models.FileField)}
        return {name: value for name, value in found.items() if name not in files}


def _filtered(each: Any) -> str:
    """The field, or the parameter, that an entry of list_filter filters by."""
    return each[0] if isinstance(each, tuple) else getattr(each, "parameter_name", None) or each
