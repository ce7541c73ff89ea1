"""What a reader of one language gets of a publication: its text, an earlier translation, or the source."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .content import from_data
from .kinds import KINDS
from .models import Publication


@dataclass(frozen=True)
class Reading:
    """A content to show, and the language to show it in.

    A carried translation is whole: `content` is that of version `carried_from`, public since `carried_date`.
    `is_fallback`: the reader's language is missing, and `language` is that of the source.
    """

    content: Any
    language: str
    carried_from: int | None = None
    carried_date: datetime | None = None
    is_fallback: bool = False


def read(publication: Publication, language: str) -> Reading:
    body, shape = publication.body, KINDS[publication.kind].content
    if carried := body["carried"].get(language):
        return Reading(
            from_data(carried["data"], shape),
            language,
            carried_from=carried["number"],
            carried_date=datetime.fromisoformat(carried["date"]),
        )
    content: Any = from_data(body["data"], shape)
    if language in publication.language_numbers:
        return Reading(content, language)
    return Reading(content, body["source"], is_fallback=True)
