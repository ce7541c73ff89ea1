"""Pages that an app adds to the forms or the list of a model, its own or one of an app below it."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import path, reverse

from . import pages


@dataclass(frozen=True)
class Tool:
    """`view` takes the model's admin and the request, and the object where the tool is one of the form.
    `may` says whether a member of the team may open it."""

    name: str
    label: Any
    view: Callable[..., HttpResponseBase]
    may: Callable[[Any], bool]
    of_list: bool = False


TOOLS: dict[str, list[Tool]] = defaultdict(list)


def add_tool(model: str, tool: Tool) -> None:
    TOOLS[model].append(tool)


def _page(model_admin: Any, request: HttpRequest, tool: Tool, object_id: str = "") -> HttpResponseBase:
    if not tool.may(request.user):
        raise PermissionDenied
    if tool.of_list:
        if not model_admin.has_view_permission(request):
            raise PermissionDenied
        return tool.view(model_admin, request)
    return tool.view(model_admin, request, pages.find(model_admin, request, object_id))


class WithTools:
    """For model admins."""

    def _tools(self) -> list[Tool]:
        return TOOLS[self.opts.label_lower]

    def _tool_name(self, tool: Tool) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{tool.name}"

    def get_urls(self) -> list:
        wrapped = [
            path(
                f"{tool.name}/" if tool.of_list else f"<path:object_id>/{tool.name}/",
                self.admin_site.admin_view(partial(_page, self, tool=tool)),
                name=self._tool_name(tool),
            )
            for tool in self._tools()
        ]
        return [*wrapped, *super().get_urls()]

    def tool_links(self, user: Any, desk: Any = None) -> list[tuple[Any, str]]:
        return [
            (tool.label, reverse(f"admin:{self._tool_name(tool)}", args=[] if tool.of_list else [desk.pk]))
            for tool in self._tools()
            if tool.of_list == (desk is None) and tool.may(user)
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> Any:
        shown = {"tool_links": self.tool_links(request.user)}
        return super().changelist_view(request, shown | (extra_context or {}))

    def render_change_form(
        self, request: HttpRequest, context: dict, *args: Any, obj: Any = None, **kwargs: Any
    ) -> Any:
        if obj is not None:
            context["tool_links"] = self.tool_links(request.user, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)
