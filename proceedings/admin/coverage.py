"""How far each language of an object has come: by the same rules as publishing, for many objects at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.translation import pgettext_lazy

from proceedings.content import LANGUAGES, Origin, own_texts
from proceedings.desk import Publishable, translations
from proceedings.kinds import Compiled
from proceedings.languages import Progress
from proceedings.languages import State as TextState
from proceedings.models import Publication
from proceedings.publishing import compile_desk
from proceedings.versions import Versions
from proceedings.workflow import DeskState

from .standing import Standing


class State(models.TextChoices):
    """Of a whole language; "incomplete" is also what somebody has marked as not finished."""

    MISSING = "missing", pgettext_lazy("state of a language", "Missing")
    PARTIAL = "partial", pgettext_lazy("state of a language", "Incomplete")
    STALE = "stale", pgettext_lazy("state of a language", "Out of date")
    DRAFT = "draft", pgettext_lazy("state of a language", "Draft")
    READY = "ready", pgettext_lazy("state of a language", "Ready")
    PUBLIC = "public", pgettext_lazy("state of a language", "Public")


# What keeps a translation from going out with the next version.
LACKING = frozenset({State.MISSING, State.PARTIAL, State.STALE})


@dataclass(frozen=True)
class Coverage:
    """`anchor` is the id of the first input that lacks words, where the object's own form has it."""

    state: State
    anchor: str = ""


def coverages(
    found: Mapping[str, Standing], ahead: tuple, lines: tuple[str, ...]
) -> dict[str, dict[str, Coverage]]:
    """By key and language. Only what differs from its last version is compiled: the rest went out so."""
    kind = next(iter(found.values())).desk.record_kind if found else ""
    unfinished = translations.unfinished(kind, found)
    compared = [each for key, each in found.items() if unfinished[key] or not _is_settled(each)]
    prefetch_related_objects([standing.desk for standing in compared], *ahead)
    compiled = {each.desk.key: compile_desk(each.desk) for each in compared}
    progress = translations.progress_of_each(compiled, unfinished)
    return {
        key: _compared(each, compiled[key], progress[key], lines) if key in compiled else _as_published(each)
        for key, each in found.items()
    }


def _latest(versions: Versions) -> Publication | None:
    return versions.pending or versions.current


def _is_settled(standing: Standing) -> bool:
    """Whether the desk is as its last version, and each language went out with it."""
    latest = _latest(standing.versions)
    if latest is None or not standing.desk.desk_digest or latest.source_digest != standing.desk.desk_digest:
        return False
    return latest.own_languages == frozenset(LANGUAGES)


def _as_published(standing: Standing) -> dict[str, Coverage]:
    return {language: Coverage(_when_ready(standing, language, True)) for language in LANGUAGES}


def _when_ready(standing: Standing, language: str, is_approved: bool) -> State:
    current = standing.versions.current
    if standing.is_public and current is not None and language in current.language_numbers:
        return State.PUBLIC
    return State.READY if is_approved else State.DRAFT


def _compared(
    standing: Standing, compiled: Compiled, progress: Progress, lines: tuple[str, ...]
) -> dict[str, Coverage]:
    return {
        language: _translation(standing, progress, language, lines)
        if language in progress.texts
        else _own(standing, compiled)
        for language in LANGUAGES
    }


def _own(standing: Standing, compiled: Compiled) -> Coverage:
    if not any(getattr(text, compiled.source) for text in own_texts(compiled.content)):
        return Coverage(State.MISSING)
    is_approved = standing.desk.state == DeskState.APPROVED
    return Coverage(_when_ready(standing, compiled.source, is_approved))


def _translation(standing: Standing, progress: Progress, language: str, lines: tuple[str, ...]) -> Coverage:
    states = progress.states(language)
    if states <= {TextState.MISSING}:
        state = State.MISSING
    elif TextState.MISSING in states or language in progress.unfinished:
        state = State.PARTIAL
    elif TextState.STALE in states:
        state = State.STALE
    else:
        return Coverage(_when_ready(standing, language, progress.is_ready(language)))
    lacking = TextState.STALE if state == State.STALE else TextState.MISSING
    origins = {text.origin for text in progress.in_state(language, lacking)}
    return Coverage(state, _anchor(standing.desk, lines, origins, language))


def _anchor(desk: Publishable, lines: tuple[str, ...], origins: set[Origin | None], language: str) -> str:
    """The first input of the form that holds one of these texts."""
    rows: list[tuple[str, Any]] = [("", desk)]
    for name in lines:
        rows += [(f"{name}-{index}-", row) for index, row in enumerate(getattr(desk, name).all())]
    for prefix, row in rows:
        for origin in translations.origins_of(row):
            if origin in origins:
                return f"id_{prefix}{origin.field}_{language}"
    return ""
