"""Publishing an object together with the people and bodies that it names and that nobody can look up yet."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db import transaction

from .desk import Publishable, notices
from .kinds import KINDS, Compiled
from .models import Publication
from .publishing import Request, develop_ahead, locked, publish
from .review import bring_to_approved
from .workflow import Refused


def unpublished_names(compiled: Compiled) -> list[Publishable]:
    """The people and bodies that a compiled object names and that are neither public nor under embargo.

    What was withdrawn is not among them: it comes back by its own button, with a note.
    """
    keys = defaultdict(set)
    for _role, kind, key in compiled.mentions:
        if kind in KINDS and KINDS[kind].is_name:
            keys[kind].add(key)
    found: list[Publishable] = []
    for kind in sorted(keys):
        known = Publication.objects.filter(kind=kind, key__in=keys[kind], cancelled_at=None)
        missing = keys[kind] - set(known.values_list("key", flat=True))
        found += apps.get_model(KINDS[kind].desk)._base_manager.filter(key__in=missing).order_by("key")
    return found


def publish_with(
    desk: Publishable, by: Any, request: Request = Request(), along: Sequence[Publishable] = ()
) -> Publication:
    """A publisher's one press: approve as far as needed and publish, those named first, all or nothing."""
    first = Request(at=request.at, press_may_read=request.press_may_read)
    for each in (*along, desk):
        develop_ahead(each)
    with transaction.atomic():
        _lock_all([*along, desk])
        for named in along:
            try:
                _press(named, by, first)
            except Refused as refusal:
                raise Refused(f"{named}: {refusal}") from refusal
        return _press(desk, by, request)


def _press(desk: Publishable, by: Any, request: Request) -> Publication:
    with notices.hushed():
        bring_to_approved(desk, by)
    return publish(desk, by, request)


def _lock_all(desks: Sequence[Publishable]) -> None:
    """In one order everywhere, so that two publishers never wait for each other."""
    for desk in sorted(desks, key=lambda each: (each.record_kind, each.key)):
        with locked(desk):
            pass
