"""Publishing: the one door from the desk to the record, and every later step of a version's life.

Each function locks the desk row, compiles, then reads the clock, in one transaction. Each raises Refused with
a message for the person who asked.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from . import renditions
from .content import LANGUAGES, Text
from .desk import Publishable, notices, translations
from .kinds import KINDS, Compiled, derive
from .languages import STANDS, Progress
from .models import Change, Mention, Publication
from .passages import keeping as passages
from .search.index import index, settle
from .versions import Versions, build, is_minor, seal, source_digest, tombstone
from .workflow import DeskState, RecordState, Refused, Unchanged, require

# What waits where an edition's languages go out together.
HELD = (Change.FIRST, Change.UPDATE)


@dataclass(frozen=True)
class Request:
    """What a publisher asks for. `choices`: language → "withhold", "carry" or "stands" for a translation that
    is not ready; `previewed`: the source digest of what was looked at, or empty, and `languages` those whose
    text was to go out with it, or none; `at`: None is now."""

    change: str = Change.UPDATE
    note: Text = Text()
    at: datetime | None = None
    release_now: bool = False
    closes_earlier: bool = False
    press_may_read: bool = False
    choices: Mapping[str, str] | None = None
    previewed: str = ""
    languages: frozenset[str] = frozenset()


def compile_desk(desk: Publishable) -> Compiled:
    return KINDS[desk.record_kind].compile(desk)


def progress_of(desk: Publishable, compiled: Compiled | None = None) -> Progress:
    return translations.progress(desk.record_kind, desk.key, compiled or compile_desk(desk))


def state_of(desk: Publishable) -> Versions:
    return Versions.of(desk.record_kind, desk.key)


@contextmanager
def locked(desk: Publishable) -> Iterator[Any]:
    """The desk row, locked and read again. (SQLite's IMMEDIATE transactions serialise by themselves.)"""
    manager = type(desk)._base_manager
    try:
        with transaction.atomic():
            # By its own key: PostgreSQL locks no row that an ordering joins to others.
            row = manager.select_for_update().filter(pk=desk.pk).order_by("pk").first()
            if row is None:
                raise Refused(_("Somebody else has deleted this."))
            yield row
    except IntegrityError as error:
        raise Refused(
            _("Somebody else published this, or its address, at the same moment. Try again.")
        ) from error


def preview(desk: Publishable) -> Publication:
    """The version that publishing would make now, unsaved: through the same compiler and back."""
    compiled = compile_desk(desk)
    return _preview(compiled, state_of(desk), progress_of(desk, compiled))


def previews(desks: Sequence[Publishable]) -> list[Publication]:
    """Those of several objects of one kind. What was withdrawn is not among them: publishing all would leave
    it alone."""
    if not desks:
        return []
    kind, keys = desks[0].record_kind, [desk.key for desk in desks]
    versions = Versions.of_each(kind, keys, whole=True)
    withdrawn = (RecordState.WITHDRAWN, RecordState.WITHDRAWN_PENDING)
    compiled = {desk.key: compile_desk(desk) for desk in desks if versions[desk.key].state not in withdrawn}
    progress = translations.progress_of_each(compiled, translations.unfinished(kind, keys))
    return [_preview(each, versions[key], progress[key]) for key, each in compiled.items()]


def _preview(compiled: Compiled, versions: Versions, progress: Progress) -> Publication:
    row = build(
        compiled,
        versions,
        change=Change.UPDATE if versions.current else Change.FIRST,
        public_from=versions.now,
        progress=progress.once_approved(),
        choices={},
    )
    return seal(row)


def develop_ahead(desk: Publishable) -> None:
    """Make the pictures that publishing will need, which takes seconds, before anything is locked for it."""
    if KINDS[desk.record_kind].develop:
        versions = state_of(desk)
        renditions.develop(preview(desk), (versions.current, versions.pending))


def publish(desk: Publishable, by: Any, request: Request = Request()) -> Publication:
    """Publish the desk's state, now or at `request.at`; returns the new version."""
    with locked(desk) as row:
        compiled, versions = compile_desk(row), state_of(row)
        action = "schedule" if request.at else "release" if request.release_now else "publish"
        require(by, action, row.state, versions.state)
        if row.state != DeskState.APPROVED:
            raise Refused(_("Only approved text is published."))
        progress = progress_of(row, compiled)
        standing = _standing(progress, request.choices or {})
        version = next_version(compiled, versions, progress.standing(standing), request, by.get_username())
        renditions.develop(version, (versions.current, versions.pending))
        if versions.pending:
            cancel_pending(versions)
        append(version, versions.current)
        for language in standing:
            translations.let_stand(progress, language)
        _add_mentions(version, compiled.mentions | renditions.mentions(version))
        index(version)
        derive(version)
        desk.desk_digest = version.source_digest
        type(row)._base_manager.filter(pk=row.pk).update(desk_digest=version.source_digest)
        log(row, by, action)
    return version


def next_version(
    compiled: Compiled, versions: Versions, progress: Progress, request: Request, by: str
) -> Publication:
    """The version that a request makes, unsaved and unsealed; or the refusal. Nothing is written."""
    if request.previewed and request.previewed != source_digest(compiled):
        raise _changed()
    if request.at and request.at <= versions.now:
        raise Refused(_("That moment has already passed."))
    _check_address(compiled)
    before = versions.current
    version = build(
        compiled,
        versions,
        change=_change(before, request),
        note=request.note,
        public_from=request.at or versions.now,
        progress=progress,
        choices=request.choices or {},
        by=by,
    )
    if request.languages and request.languages != version.own_languages:
        raise _changed()
    _settle_change(version, before, request)
    if compiled.together and version.change in HELD and version.own_languages != frozenset(LANGUAGES):
        raise Refused(
            _("This edition publishes both languages together, and one of them is not ready for this text.")
        )
    version.press_may_read = request.press_may_read and request.at is not None
    return version


def _changed() -> Refused:
    return Refused(_("The text has changed since you looked at it. Look at it again, then publish."))


def withdraw(desk: Publishable, by: Any, reason: Text) -> Publication:
    """Close every version of what is public, with a reason in both languages."""
    with locked(desk) as row:
        versions = state_of(row)
        require(by, "withdraw", row.state, versions.state)
        if not (reason.ar and reason.en):
            raise Refused(_("Give the reason in both languages."))
        if versions.pending:
            cancel_pending(versions)
        version = tombstone(versions, by.get_username(), reason)
        append(version, versions.current)
        settle(version.kind, version.key, version.published_at)
        log(row, by, "withdraw")
    return version


def cancel(desk: Publishable, by: Any) -> None:
    """Take back the version under embargo; nothing public shows that it was there."""
    with locked(desk) as row:
        versions = state_of(row)
        require(by, "cancel", row.state, versions.state)
        cancel_pending(versions)
        settle(row.record_kind, row.key, versions.now)
        log(row, by, "cancel")


def reschedule(desk: Publishable, by: Any, at: datetime) -> Publication:
    """The same text under embargo until another moment."""
    with locked(desk) as row:
        versions = state_of(row)
        require(by, "reschedule", row.state, versions.state)
        if at <= versions.now:
            raise Refused(_("That moment has already passed."))
        pending, before = versions.pending, versions.current
        assert pending is not None
        mentions = frozenset(pending.mentions.values_list("role", "kind", "key"))
        cancel_pending(versions)
        columns = {name: getattr(pending, name) for name in Publication.IMMUTABLE}
        times = {"public_from": at, "published_at": versions.now, "published_by": by.get_username()}
        version = Publication(**(columns | times))
        append(version, before)
        _add_mentions(version, mentions)
        index(version)
        derive(version)
        log(row, by, "reschedule")
    return version


def log(desk: Publishable, by: Any, action: str, comment: str = "") -> None:
    """Each step in the admin's log: the name of the action, so that it is translated when shown. And to
    those whom it concerns."""
    message = f"{action}: {comment}" if comment else action
    LogEntry.objects.log_actions(
        user_id=by.pk, queryset=[desk], action_flag=CHANGE, change_message=message, single_object=True
    )
    notices.after_step(desk, by, action)


def _change(before: Publication | None, request: Request) -> str:
    if before is None:
        return Change.FIRST
    if before.change == Change.WITHDRAWAL:
        return Change.REINSTATEMENT
    return Change.CORRECTION if request.change == Change.CORRECTION else Change.UPDATE


def _standing(progress: Progress, choices: Mapping[str, str]) -> list[str]:
    """The languages that still stand in the publisher's word."""
    return [code for code in progress.texts if choices.get(code) == STANDS and progress.is_complete(code)]


def _settle_change(version: Publication, before: Publication | None, request: Request) -> None:
    """Decide what a change is called, and insist on its note."""
    if version.change in (Change.UPDATE, Change.CORRECTION):
        assert before is not None
        closes = request.closes_earlier and version.change == Change.CORRECTION
        if version.source_digest == before.source_digest and _same_languages(version, before) and not closes:
            raise Unchanged(_("Nothing has changed since the last version."))
        if is_minor(version, before) and not request.closes_earlier:
            version.change = Change.MINOR
        if closes and version.body["carried"]:
            raise Refused(_("A translation of the text that is being closed cannot be kept. Leave it out."))
    if version.change in (Change.CORRECTION, Change.REINSTATEMENT) and not version.note:
        raise Refused(_("Say in a note what was changed and why."))
    version.closes_earlier = request.closes_earlier and version.change == Change.CORRECTION


def _same_languages(version: Publication, before: Publication) -> bool:
    return (version.language_numbers.keys(), version.own_languages) == (
        before.language_numbers.keys(),
        before.own_languages,
    )


def _check_address(compiled: Compiled) -> None:
    """An address is never used again by another object, even after its own was renamed or withdrawn."""
    taken = Publication.objects.filter(
        kind=compiled.card.kind, edition=compiled.edition, slug=compiled.slug, cancelled_at=None
    ).exclude(key=compiled.card.key)
    if taken.exists():
        raise Refused(
            _("The address “%(slug)s” belongs to something else. Choose another.") % {"slug": compiled.slug}
        )


def cancel_pending(versions: Versions) -> None:
    assert versions.pending is not None
    Publication.objects.filter(pk=versions.pending.pk).update(cancelled_at=versions.now)
    if versions.current:
        Publication.objects.filter(pk=versions.current.pk).update(public_until=None)


def append(version: Publication, before: Publication | None) -> None:
    if before:
        Publication.objects.filter(pk=before.pk).update(public_until=version.public_from)
    seal(version).save(force_insert=True)
    passages.keep(version)


def _add_mentions(version: Publication, mentions: frozenset[tuple[str, str, str]]) -> None:
    Mention.objects.bulk_create(
        Mention(publication=version, role=role, kind=kind, key=key) for role, kind, key in sorted(mentions)
    )
