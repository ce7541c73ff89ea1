"""The desk's pages of tables: a template to download, a file to check, what it would do, and the import.

The library's own pages are not used: they carry inline styles, which the security policy refuses, they show a
row as one line of a wide table, which no phone shows, and their Arabic is half done.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from proceedings.tables import writing
from proceedings.tables.plan import Kind, Plan, Stale
from proceedings.tables.resource import Table
from proceedings.tables.sheet import Sheet, read

from .upload import Upload

SHOWN_ROWS = 500


class TableForm(forms.Form):
    """The file, and the edition where rows name none."""

    file = forms.FileField(
        label=gettext_lazy("The file"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("The file is empty."),
        },
    )

    def __init__(self, editions: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        if editions is not None:
            chosen = next((each for each in editions if each.is_current), editions[0] if editions else None)
            self.fields["edition"] = forms.ModelChoiceField(
                editions,
                label=capfirst(str(gettext_lazy("edition"))),
                to_field_name="key",
                initial=chosen and chosen.key,
                required=False,
                help_text=gettext_lazy("For rows that name none."),
            )
            self.order_fields(["edition", "file"])


class TabledAdmin:
    """For admins whose list has a table of its own."""

    table: type[Table]
    change_list_template = "admin/tabled_change_list.html"

    def get_urls(self) -> list:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        named = "<str:what>-<str:language>.<str:suffix>"
        return [
            path("import/", wrap(self.import_page), name=f"{name}_import"),
            path(f"table/{named}", wrap(self.table_file), name=f"{name}_table"),
            *super().get_urls(),
        ]

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Whoever may add and change, in forms, all that a row may add and change."""
        return all(
            request.user.has_perm(f"{model._meta.app_label}.{verb}_{model._meta.model_name}")
            for model in self.table.touched
            for verb in ("add", "change")
        )

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> Any:
        tools = {"may_import": self.has_import_permission(request), "table_language": get_language() or "ar"}
        return super().changelist_view(request, tools | (extra_context or {}))

    def table_file(self, request: HttpRequest, what: str, language: str, suffix: str) -> HttpResponse:
        if (
            what not in ("template", "export")
            or language not in ("ar", "en")
            or suffix not in writing.MEDIA_TYPES
        ):
            raise Http404
        if not (
            self.has_view_permission(request) if what == "export" else self.has_import_permission(request)
        ):
            raise PermissionDenied
        rows = []
        table = self.table()
        if what == "export":
            listed = self.get_changelist_instance(request).get_queryset(request)
            rows = table.rows_out(listed, language)
        data = writing.write(table, rows, suffix, language)
        name = f"{self.opts.model_name}-{what}-{language}.{suffix}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(data, content_type=writing.MEDIA_TYPES[suffix], headers=headers)

    def import_page(self, request: HttpRequest) -> HttpResponse:
        if not self.has_import_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._import_response(request, TableForm(self._editions()))
        try:
            upload = Upload.again(request, self.opts.label) if "file" not in request.FILES else None
        except ValidationError as error:
            form = TableForm(self._editions(), request.POST)
            form.errors.clear()
            form.add_error(None, error)
            return self._import_response(request, form, status=400)
        form = TableForm(self._editions(), request.POST, request.FILES)
        if upload:
            del form.fields["file"]
        if not form.is_valid():
            return self._import_response(request, form, status=400)
        upload = upload or Upload.of(form.cleaned_data["file"])
        return self._checked(request, form, upload)

    def _editions(self) -> Any:
        if not self.table.asks_edition:
            return None
        field = self.table._meta.model._meta.get_field("edition")
        return field.related_model._default_manager.order_by("-starts_on", "pk")

    def _checked(self, request: HttpRequest, form: Any, upload: Upload) -> HttpResponse:
        make = lambda: self.table(answers=request.POST.dict(), edition=form.cleaned_data.get("edition"))  # noqa: E731
        try:
            sheet = read(upload.name, upload.data, make().recognised)
            if "confirm" in request.POST:
                return self._bring_in(request, form, upload, sheet, make)
            plan = make().plan(sheet)
        except ValidationError as error:
            form.add_error(None, error)
            return self._import_response(request, form, status=400)
        return self._plan_response(request, form, upload, plan)

    def _bring_in(
        self, request: HttpRequest, form: Any, upload: Upload, sheet: Sheet, make: Any
    ) -> HttpResponse:
        try:
            plan = make().bring_in(sheet, request.POST.get("digest", ""), f"import {upload.name}")
        except (Stale, IntegrityError) as error:
            messages.warning(request, Stale.message)
            plan = error.plan if isinstance(error, Stale) else make().plan(sheet)
            return self._plan_response(request, form, upload, plan, status=409)
        counts = {"made": plan.counts[Kind.NEW], "changed": plan.counts[Kind.CHANGED]}
        messages.success(
            request,
            _("The file is imported. Added: %(made)s. Changed: %(changed)s. Nothing is published.") % counts,
        )
        return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))

    def _import_response(self, request: HttpRequest, form: Any, status: int = 200) -> HttpResponse:
        if "file" not in form.fields:
            form.fields["file"] = TableForm.base_fields["file"]
        context = self._context(request) | {"form": form}
        return TemplateResponse(request, "admin/table_import.html", context, status=status)

    def _plan_response(
        self, request: HttpRequest, form: Any, upload: Upload, plan: Plan, status: int = 200
    ) -> HttpResponse:
        edition = form.cleaned_data.get("edition")
        rows = [row for row in plan.outcomes if row.kind in (Kind.NEW, Kind.CHANGED) or row.notes]
        context = self._context(request) | {
            "plan": plan,
            "rows": [*plan.wrong, *(row for row in rows[:SHOWN_ROWS] if row.kind != Kind.WRONG)],
            "left_out": max(0, len(rows) - SHOWN_ROWS),
            "upload": upload,
            "kept": upload.kept(request, self.opts.label),
            "edition": edition,
        }
        return TemplateResponse(request, "admin/table_plan.html", context, status=status)

    def _context(self, request: HttpRequest) -> dict[str, Any]:
        title = _("Import: %(what)s") % {"what": capfirst(str(self.table.title))}
        return self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": title,
            "table_language": get_language() or "ar",
            "languages": {"ar": "العربية", "en": "English"},
            "media": self.media,
        }
