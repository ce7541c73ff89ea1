"""Whether a file is the registered one: its digest alone is sent and looked up, never the file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from proceedings.cards import Card
from proceedings.models import Publication
from proceedings.outlets import Gone, public_page
from proceedings.site import site_of

from .derived import RegisteredFile
from .published.documents import Document

DIGEST = re.compile(r"[0-9a-f]{64}")
BETWEEN = re.compile(r"[\s:-]+")  # how tools part a digest's digits
LONGEST = 400
MOST = 20  # agreements that hold the same file


@dataclass(frozen=True)
class Found:
    """A document that is, or was, this very file. `current` is what stands in its place now, if anything."""

    card: Card
    document: Document
    is_current: bool
    number: int
    since: datetime
    replaced_at: datetime | None = None
    current: Document | None = None


@public_page
def agreement_check(request: HttpRequest) -> HttpResponse:
    site, typed = site_of(request), request.GET.get("sha256", "")
    digest = BETWEEN.sub("", typed[:LONGEST]).lower()
    is_digest = bool(DIGEST.fullmatch(digest)) and len(typed) <= LONGEST
    context = {
        "site": site,
        "edition": site.current,
        "section": "agreements",
        "digest": digest if is_digest else "",
        "is_wrong": bool(typed.strip()) and not is_digest,
        "found": look_up(digest, site.at) if is_digest else [],
    }
    status = 400 if context["is_wrong"] else 200
    return TemplateResponse(request, "agreements/agreement_check.html", context, status=status)


def look_up(digest: str, at: datetime) -> list[Found]:
    """The documents that have this digest in any readable version; raises Gone where all were closed."""
    registered = RegisteredFile.objects.filter(sha256=digest).select_related("publication")
    registered = registered.defer("publication__content").order_by("-publication__number", "pk")
    readable = Publication.objects.ever_public(at).filter(pk=OuterRef("publication"))
    rows: dict[tuple[str, str], RegisteredFile] = {}
    for row in registered.filter(Exists(readable))[: MOST * 10]:
        rows.setdefault((row.publication.key, row.key), row)
    if not rows and (closed := _closing(digest, at)):
        raise Gone(closed, None)
    current = _current({key for key, _document in rows}, at) if rows else {}
    return [_found(row, current) for row in list(rows.values())[:MOST]]


def _current(keys: Iterable[str], at: datetime) -> dict[tuple[str, str], RegisteredFile]:
    """The papers of today of these agreements, by agreement and document."""
    public = Publication.objects.public(at).filter(kind="agreement", key__in=keys)
    rows = RegisteredFile.objects.filter(publication__in=public.values("pk")).select_related("publication")
    return {(row.publication.key, row.key): row for row in rows.defer("publication__content")}


def _found(row: RegisteredFile, current: dict[tuple[str, str], RegisteredFile]) -> Found:
    publication = row.publication
    today = current.get((publication.key, row.key))
    is_current = today is not None and today.sha256 == row.sha256
    return Found(
        card=publication.shown_card,
        document=row.document,
        is_current=is_current,
        number=publication.number,
        since=publication.public_from,
        replaced_at=None if is_current else publication.public_until,
        current=today.document if today and not is_current else None,
    )


def _closing(digest: str, at: datetime) -> Publication | None:
    """What closed the last version that had this file: a withdrawal, or a correction that closes."""
    holding = RegisteredFile.objects.filter(publication=OuterRef("pk"), sha256=digest)
    closed = Publication.objects.closed(at).filter(Exists(holding)).cards().order_by("-number").first()
    if closed is None:
        return None
    return Publication.objects.tombstones(at).filter(kind=closed.kind, key=closed.key).latest("number")
