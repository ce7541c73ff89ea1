"""How far each language of an object has come: by the same rules as publishing, for many objects at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.translation import pgettext_lazy

from proceedings.content import LANGUAGES, Text
from proceedings.desk import Publishable
from proceedings.languages import is_complete, is_ready, pairs
from proceedings.models import Publication
from proceedings.publishing import compile_desk
from proceedings.text import same_words
from proceedings.versions import Versions, content_of

from .bilingual import translated_fields
from .standing import Standing


class State(models.TextChoices):
    MISSING = "missing", pgettext_lazy("state of a language", "Missing")
    PARTIAL = "partial", pgettext_lazy("state of a language", "Incomplete")
    STALE = "stale", pgettext_lazy("state of a language", "Out of date")
    DRAFT = "draft", pgettext_lazy("state of a language", "Not public yet")
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
    open_standings = [standing for standing in found.values() if not _is_settled(standing)]
    prefetch_related_objects([standing.desk for standing in open_standings], *ahead)
    befores = _contents(open_standings)
    settled = {key: _as_published(each) for key, each in found.items() if _is_settled(each)}
    return settled | {
        each.desk.key: _compared(each, befores.get(each.desk.key, {}), lines) for each in open_standings
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
    return {language: Coverage(_when_ready(standing, language)) for language in LANGUAGES}


def _when_ready(standing: Standing, language: str) -> State:
    current = standing.versions.current
    is_out = standing.is_public and current is not None and language in current.language_numbers
    return State.PUBLIC if is_out else State.DRAFT


def _contents(open_standings: Iterable[Standing]) -> dict[str, dict[str, Any]]:
    """Key → language → the content for which its translation was made; one query for all."""
    wanted = {
        (each.desk.key, language): row.pk
        for each in open_standings
        for language in LANGUAGES
        if language != each.desk.source_language and (row := each.versions.last_row_in(language))
    }
    rows = Publication.objects.in_bulk(set(wanted.values()))
    contents: dict[str, dict[str, Any]] = {}
    for (key, language), pk in wanted.items():
        contents.setdefault(key, {})[language] = content_of(rows[pk])
    return contents


def _compared(standing: Standing, befores: Mapping[str, Any], lines: tuple[str, ...]) -> dict[str, Coverage]:
    desk, source = standing.desk, standing.desk.source_language
    content = compile_desk(desk).content
    return {
        language: _own(standing, content, source)
        if language == source
        else _translation(standing, content, befores.get(language), language, lines)
        for language in LANGUAGES
    }


def _own(standing: Standing, content: Any, source: str) -> Coverage:
    if not pairs(content, source, source):
        return Coverage(State.MISSING)
    return Coverage(_when_ready(standing, source))


def _translation(
    standing: Standing, content: Any, before: Any, language: str, lines: tuple[str, ...]
) -> Coverage:
    desk, source = standing.desk, standing.desk.source_language
    texts = pairs(content, source, language)
    if is_ready(content, before, source, language) and texts:
        return Coverage(_when_ready(standing, language))
    if texts and is_complete(content, source, language):
        return Coverage(State.STALE, _stale_input(desk, before, source, language))
    started = any(translation for _text, translation in texts)
    anchor = _empty_input(desk, lines, source, language)
    return Coverage(State.PARTIAL if started else State.MISSING, anchor)


def _empty_input(desk: Publishable, lines: tuple[str, ...], source: str, language: str) -> str:
    """The first input of the form that is filled in the source and empty in the other language."""
    rows: list[tuple[str, Any]] = [("", desk)]
    for name in lines:
        rows += [(f"{name}-{index}-", row) for index, row in enumerate(getattr(desk, name).all())]
    for prefix, row in rows:
        for name in translated_fields(type(row)):
            if getattr(row, f"{name}_{source}") and not getattr(row, f"{name}_{language}"):
                return f"id_{prefix}{name}_{language}"
    return ""


def _stale_input(desk: Publishable, before: Any, source: str, language: str) -> str:
    """The first input whose source has changed since its translation was made."""
    for name in translated_fields(type(desk)):
        was, now = getattr(before, name, None), Text.of(desk, name)
        if not isinstance(was, Text) or getattr(was, language) != getattr(now, language):
            continue
        if not same_words(getattr(was, source), getattr(now, source)):
            return f"id_{name}_{language}"
    return ""
