"""What the frame of the account's pages needs: they look like the desk's."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse

from ..roles import JOURNALIST
from .middleware import AFTER


def home_of(user: Any) -> str:
    """Where an account has its work: the desk, what the press may read, or nothing but itself."""
    if user.is_staff:
        return reverse("admin:index")
    reads = user.is_authenticated and user.groups.filter(name=JOURNALIST).exists()
    return reverse("embargoed") if reads else reverse("account_home")


def frame(request: HttpRequest) -> dict[str, Any]:
    if not request.path_info.startswith("/accounts/"):
        return {}  # a public page asks nobody who they are
    site, home = admin.site, home_of(request.user)
    return {
        "reads_press": home == reverse("embargoed"),
        "site_header": site.site_header,
        "site_title": site.site_title,
        "site_url": site.site_url,
        "has_permission": request.user.is_authenticated,
        "desk_url": request.session.get(AFTER) or home,
    }
