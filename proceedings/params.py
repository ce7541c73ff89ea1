"""What a reader may put in a query string: bounded, checked, and answered in words when it is wrong."""

import re
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from .text import clean

QUERY_LENGTH = 200
PAGE_SIZE = 50
_KEYS = re.compile(r"[a-z0-9]{8}(\.[a-z0-9]{8}){0,199}")
_PAGE = re.compile(r"[1-9][0-9]{0,4}")


class BadInput(Exception):
    """A request that cannot be answered; the message is for the reader."""


def words(request: HttpRequest, name: str = "q") -> str:
    """Free text, cleaned and of bounded length."""
    value = request.GET.get(name, "").strip()
    if len(value) > QUERY_LENGTH:
        raise BadInput(
            _("The search text is too long: at most %(count)d characters.") % {"count": QUERY_LENGTH}
        )
    try:
        return " ".join(clean(value).split())
    except ValidationError as error:
        raise BadInput(" ".join(error.messages)) from error


def choice(request: HttpRequest, name: str, allowed: Collection[str]) -> str:
    """One of the values that the page offers, or nothing."""
    value = request.GET.get(name, "")
    if value and value not in allowed:
        raise BadInput(_("This filter has a value that is not among its choices. Choose one from the list."))
    return value


def keys(request: HttpRequest, name: str) -> list[str]:
    """Keys of things that a reader keeps a list of, parted by dots; a key of nothing is nobody's mistake."""
    value = request.GET.get(name, "")
    if value and not _KEYS.fullmatch(value):
        raise BadInput(_("This list is not one that the site makes. Open the page from your own programme."))
    return value.split(".") if value else []


def page_of(request: HttpRequest, rows: QuerySet | list, size: int = PAGE_SIZE) -> Page:
    """The page of a list that `?page=` asks for."""
    asked = request.GET.get("page", "1")
    if not _PAGE.fullmatch(asked):
        raise BadInput(_("The page number is not valid. Pages are numbered from 1."))
    paginator = Paginator(rows, size)
    if int(asked) > max(paginator.num_pages, 1):
        raise BadInput(_("There is no such page: the list ends before it."))
    return paginator.page(int(asked))
