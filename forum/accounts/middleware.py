"""On the team's own pages: when a session was last seen, and no page of the desk without a second factor."""

import time
from collections.abc import Callable

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from proceedings.middleware import is_private

from . import factors

SEEN = "seen_at"
EVERY = 5 * 60  # seconds: not each page needs to write that it was read
AFTER = "after_second_factor"

# What is open before the second factor: to leave, and to change the language of the page.
BEFORE_IT = ("admin:login", "admin:logout", "admin:password_change", "set_language")


class SeenMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_private(request):
            seen = request.session.get(SEEN)  # set at signing in
            if seen and time.time() - seen > EVERY and request.user.is_authenticated:
                UserSession.objects.create_from_request(request)
                request.session[SEEN] = time.time()
        return self.get_response(request)


class SecondFactorMiddleware:
    """Everything under /admin/ and /desk/: a page that is new there is guarded from its first day."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        is_guarded = path.startswith(("/admin/", "/desk/")) and path not in map(reverse, BEFORE_IT)
        if is_guarded and factors.is_missing(request):
            return self.lead_to_it(request)
        return self.get_response(request)

    def lead_to_it(self, request: HttpRequest) -> HttpResponse:
        came_for = request.get_full_path()
        if not factors.has_factor(request.user):
            request.session[AFTER] = came_for
            return HttpResponseRedirect(reverse("mfa_index"))
        ways = get_adapter().get_reauthentication_methods(request.user)
        way = next(way["url"] for way in ways if way["id"] != "reauthenticate")
        return HttpResponseRedirect(f"{way}?{urlencode({'next': came_for})}")
