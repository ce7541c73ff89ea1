"""What the frame of the account's pages needs: they look like the desk's."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse

from .middleware import AFTER


def frame(request: HttpRequest) -> dict[str, Any]:
    if not request.path_info.startswith("/accounts/"):
        return {}  # a public page asks nobody who they are
    site = admin.site
    return {
        "site_header": site.site_header,
        "site_title": site.site_title,
        "site_url": site.site_url,
        "has_permission": request.user.is_authenticated,
        "desk_url": request.session.get(AFTER) or reverse("admin:index"),
    }
