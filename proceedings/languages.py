"""Which language of a publication shows which version's text."""

from typing import Any

from .content import LANGUAGES, own_texts
from .text import same_words

# What a publisher may choose for a translation that is not ready; a ready one goes out as the version's own.
WITHHOLD, CARRY, STANDS = "withhold", "carry", "stands"
OWN = "own"


def pairs(content: Any, source: str, language: str) -> list[tuple[str, str]]:
    """(source, translation) of each text that the source language fills."""
    texts = (text for text in own_texts(content) if getattr(text, source))
    return [(getattr(text, source), getattr(text, language)) for text in texts]


def is_complete(content: Any, source: str, language: str) -> bool:
    return all(translation for _, translation in pairs(content, source, language))


def is_stale(content: Any, before: Any, source: str, language: str) -> bool:
    """Whether a translation stands unchanged beside a source text whose words changed since `before`."""
    sources: dict[str, list[str]] = {}
    for text, translation in pairs(before, source, language):
        sources.setdefault(translation, []).append(text)
    return any(
        translation in sources and not any(same_words(text, earlier) for earlier in sources[translation])
        for text, translation in pairs(content, source, language)
    )


def is_ready(content: Any, before: Any | None, source: str, language: str) -> bool:
    """Whether a translation may go out: complete, and not older than its source."""
    if not is_complete(content, source, language):
        return False
    return before is None or not is_stale(content, before, source, language)


def others(source: str) -> list[str]:
    return [code for code in LANGUAGES if code != source]
