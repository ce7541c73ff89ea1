"""The desk: Django's admin under its own name, its pages in the order of the work."""

from functools import partial, wraps
from typing import Any

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.csrf import csrf_failure as django_csrf_failure

# App → its models, from the whole to its parts; what is not named follows.
ORDER = {
    "programme": ("session", "workshop"),
    "agreements": ("agreement",),
    "press": ("dayreport", "accreditation", "terms"),
    "forum": (
        *("edition", "day", "person", "organisation", "venue", "title"),
        *("term", "forum", "user", "invitation"),
    ),
}


class DeskConfig(AdminConfig):
    default = False
    default_site = "forum.desk.Desk"


class Desk(admin.AdminSite):
    site_header = site_title = _("Multaqa")
    index_title = _("The desk")

    def get_app_list(self, request: Any, app_label: str | None = None) -> list[Any]:
        apps = super().get_app_list(request, app_label)
        for app in apps:
            names = ORDER.get(app["app_label"], ())
            app["models"].sort(key=lambda model: _place(names, model["object_name"].lower()))
        return sorted(apps, key=lambda app: _place(tuple(ORDER), app["app_label"]))

    def get_urls(self) -> list[Any]:
        from proceedings.admin import notices

        own = [path("status/<key:key>/", self.admin_view(self.status), name="status")]
        return [*own, *notices.urls(self), *super().get_urls()]

    def each_context(self, request: Any) -> dict[str, Any]:
        from proceedings.desk.notices import unread

        known = request.user.is_authenticated
        # Asked for by the page's head alone, so that no page pays for it that does not show it.
        return super().each_context(request) | {
            "unread_notices": partial(unread, request.user) if known else 0
        }

    # Signing in is the accounts' (`forum/accounts/`): Django's forms know no second factor and no lockout.

    def login(self, request: Any, extra_context: dict | None = None) -> Any:
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        came_for = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
        return HttpResponseRedirect(
            f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: came_for})}"
        )

    def logout(self, request: Any, extra_context: dict | None = None) -> Any:
        return HttpResponseRedirect(reverse("account_logout"))

    def password_change(self, request: Any, extra_context: dict | None = None) -> Any:
        return HttpResponseRedirect(reverse("account_change_password"))

    def password_change_done(self, request: Any, extra_context: dict | None = None) -> Any:
        return self.password_change(request)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """A form sent after its session has ended is shown back, not dropped on the way to the login."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def kept(request: Any, *args: Any, **kwargs: Any) -> Any:
            if request.method == "POST" and "draft" in request.POST and not self.has_permission(request):
                from proceedings.admin.typed import signed_out

                return signed_out(self, request)
            return inner(request, *args, **kwargs)

        return kept

    # The pages read the desk's models, which are not there yet when the site is made.

    def index(self, request: Any, extra_context: dict | None = None) -> Any:
        from .admin.today import today

        return super().index(request, today(self, request) | (extra_context or {}))

    def status(self, request: Any, key: str) -> Any:
        from .admin.status import status

        return status(request, self, key)


def csrf_failure(request: Any, reason: str = "") -> Any:
    """A form of the desk from before one signed in again: what was typed is shown back, as plain text."""
    from proceedings.admin.typed import out_of_date, signed_out

    if request.path.startswith(reverse("admin:index")) and "draft" in request.POST:
        known = admin.site.has_permission(request)
        shown: Any = (out_of_date if known else signed_out)(admin.site, request)
        return shown.render()
    return django_csrf_failure(request, reason)


def _place(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)
