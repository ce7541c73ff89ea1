"""Erasure by law: the words, the files and the salt of one object go; that something stood there stays.

Readers are told that it is gone, without a reason. Nothing here touches the words on the desk, nor what other
records say of the object: both are for people to decide.
"""

from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.apps import apps
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import models, transaction

from .desk import Publishable
from .files import names_stored
from .kinds import KINDS, derive
from .models import Mention, Publication
from .passages import keeping as passages
from .publishing import append, cancel_pending, locked
from .search.index import forget_words, take_out
from .triggers import ERASABLE
from .versions import Versions, tombstone


@dataclass(frozen=True)
class Erased:
    """`named_by`: other objects whose versions still give the name as it was printed."""

    versions: int
    files: int
    named_by: tuple[str, ...]


def erase(key: str, by: Any, reason: str) -> Erased:
    """Erase every version of the object with this key, also those that were never public.

    Raises Publication.DoesNotExist where the record knows no such key.
    """
    kind = Publication.objects.filter(key=key).values_list("kind", flat=True).distinct().get()
    desk = apps.get_model(KINDS[kind].desk)._base_manager.filter(key=key).first()
    with transaction.atomic(), _locked_if_any(desk):
        versions = Versions.of(kind, key)
        blanked = Publication.objects.filter(kind=kind, key=key, erased_at=None)
        doomed = list(blanked.values_list("pk", flat=True))
        if versions.pending:
            cancel_pending(versions)
        files = _files_of_no_other(doomed)
        take_out(doomed)
        passages.forget(kind, key)
        forget_words()
        Publication.objects.filter(pk__in=doomed).update(
            erased_at=versions.now, **dict.fromkeys(ERASABLE, "")
        )
        for row in Publication.objects.filter(pk__in=doomed):
            derive(row)
        if versions.current:
            append(tombstone(versions, by.get_username()), versions.current)
        stored = [name for digest in files for name in names_stored(digest)]
        _forget(stored)
        _log(kind, key, by, reason)
        for name in stored:
            transaction.on_commit(partial(default_storage.delete, name))
    others = Publication.objects.mentioning(kind, key).filter(cancelled_at=None)
    named_by = sorted({f"{row.kind}:{row.key}" for row in others.only("kind", "key")})
    return Erased(len(doomed), len(stored), tuple(named_by))


def _locked_if_any(desk: Publishable | None) -> Any:
    return locked(desk) if desk else nullcontext()


def _files_of_no_other(rows: list[int]) -> set[str]:
    mentions = Mention.objects.filter(kind="file")
    own = set(mentions.filter(publication__in=rows).values_list("key", flat=True))
    return own - set(mentions.filter(key__in=own).exclude(publication__in=rows).values_list("key", flat=True))


def _forget(stored: list[str]) -> None:
    """Take the files off the desk as well: what names a missing file cannot be compiled."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                found = model._base_manager.filter(**{f"{field.name}__in": stored})
                found.update(**{field.name: ""})


def _log(kind: str, key: str, by: Any, reason: str) -> None:
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(Publication),
        object_id=key,
        object_repr=f"{kind}:{key}",
        action_flag=DELETION,
        change_message=f"erase: {reason}",
    )
