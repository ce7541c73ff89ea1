"""A step that is no save: a page of its own that says what it does, and one button."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html_join


@dataclass(frozen=True)
class Step:
    """`fits`: whether it can be taken now; `perform` takes the request and the object."""

    label: Any
    explanation: Any
    done: Any
    fits: Callable[[Any], bool]
    perform: Callable[[HttpRequest, Any], object]
    is_grave: bool = False


class WithSteps:
    """For model admins: `steps` by name, each linked from the form as far as it fits."""

    steps: dict[str, Step] = {}

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_step"
        page = self.admin_site.admin_view(self.step_page)
        return [path("<path:object_id>/step/<slug:name>/", page, name=name), *super().get_urls()]

    def step_links(self, obj: Any) -> str:
        address = f"admin:{self.opts.app_label}_{self.opts.model_name}_step"
        fitting = ((name, step) for name, step in self.steps.items() if step.fits(obj))
        links = ((reverse(address, args=[obj.pk, name]), step.label) for name, step in fitting)
        return format_html_join(" · ", '<a href="{}">{}</a>', links) or "–"

    def step_page(self, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
        obj = self.get_object(request, unquote(object_id))
        if not self.has_step_permission(request):
            raise PermissionDenied
        step = self.steps.get(name)
        if obj is None or step is None or not step.fits(obj):
            raise Http404
        back = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[obj.pk])
        if request.method == "POST":
            step.perform(request, obj)
            self.log_change(request, obj, str(step.label))
            messages.success(request, step.done)
            return HttpResponseRedirect(back)
        context = self.admin_site.each_context(request) | {
            **{"title": step.label, "step": step, "opts": self.opts},
            **{"original": obj, "change_url": back},
        }
        return TemplateResponse(request, "admin/account_step.html", context)

    def has_step_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"{self.opts.app_label}.change_{self.opts.model_name}")
