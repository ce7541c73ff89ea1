"""The desk's forms of one object, when two people have it open: see `merging.py`."""

from typing import Any

from django.contrib import messages
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from .merging import MergingForm, MergingFormSet
from .snapshot import NAME, seen_by, sign
from .telling import tell
from .typed import deleted_meanwhile

SAVED_COOKIE, DRAFT = "saved_drafts", "draft"


class MergingAdmin:
    form = MergingForm

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Where it is about to be saved, its row is locked and read again: nobody writes in between."""
        found = super().get_object(request, object_id, from_field)
        if found is None or request.method != "POST" or not connection.in_atomic_block:
            return found
        rows = type(found)._base_manager.select_for_update(no_key=True)
        rows.filter(pk=found.pk).order_by("pk").first()
        return super().get_object(request, object_id, from_field)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.seen = seen_by(request, obj)
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            obj.save(update_fields=form.written())
        else:
            super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        request.is_saved = True

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().changeform_view(request, *args, **kwargs)
        is_saved, draft = getattr(request, "is_saved", False), request.POST.get(DRAFT, "")
        if seen := getattr(request, "seen", None):
            tell(request, seen, is_saved)
            if not (seen.is_known or is_saved):
                messages.warning(
                    request,
                    _(
                        "It is not known what this page showed when you opened it. Where what you typed "
                        "differs from what is stored, both are shown beside the field."
                    ),
                )
        if is_saved and draft.isascii() and draft.isalnum():
            # The browser then lets go of what it kept of this form.
            ids = [*request.COOKIES.get(SAVED_COOKIE, "").split(".")[-9:], draft[:40]]
            response.set_cookie(
                SAVED_COOKIE,
                ".".join(filter(None, ids)),
                max_age=86_400,
                samesite="Lax",
                secure=request.is_secure(),
            )
        return response

    def render_change_form(
        self, request: HttpRequest, context: dict, *args: Any, obj: Any = None, **kwargs: Any
    ) -> Any:
        if obj is not None and self.has_change_permission(request, obj):
            formsets = [each.formset for each in context["inline_admin_formsets"]]
            context[NAME] = sign(request, obj, context["adminform"].form, formsets)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> Any:
        if request.method == "POST" and NAME in request.POST:
            return deleted_meanwhile(self, request)
        return super()._get_obj_does_not_exist_redirect(request, opts, object_id)


class MergingInline:
    formset = MergingFormSet

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        if request.method == "POST" and connection.in_atomic_block:
            return rows.select_for_update(of=("self",), no_key=True)
        return rows

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        if self.has_change_permission(request, obj):
            formset.seen = formset.form.seen = seen_by(request, obj)
        return formset
