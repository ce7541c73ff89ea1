"""The site's addresses, and some at which things go wrong: each error page has to be seen once."""

from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.csrf import csrf_failure

from forum.urls import urlpatterns as of_the_site


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def failing(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("This page fails on purpose.")


wrong = [
    path("audit/403/", forbidden),
    path("audit/form/", csrf_failure),
    path("audit/500/", failing),
]
urlpatterns = [*i18n_patterns(*wrong), *of_the_site]
