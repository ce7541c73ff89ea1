"""What of an agreement its card holds so that the register can be narrowed down without reading contents.

Labels are texts of the card, so that a language that is withheld is withheld here as well; `facts` hold
nothing but keys, words of ours and dates.
"""

import hashlib
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from proceedings.content import Ref, Text
from proceedings.text import fold


def of(content: Any) -> tuple[Ref, ...]:
    """Areas, each with a key made of its words, and the bodies above the parties as they were at signing."""
    above = (party.parent for party in content.parties if party.parent.key)
    return (*areas(content.areas), *{ref.key: ref for ref in above}.values())


def areas(text: Text) -> Iterator[Ref]:
    """An area has no record of its own: the same words, however they are spelled, are the same one."""
    seen = set()
    for ar, en in zip_longest(_lines(text.ar), _lines(text.en), fillvalue=""):
        key = hashlib.sha256(fold(ar or en).encode()).hexdigest()[:8]
        if key not in seen:
            seen.add(key)
            yield Ref(key=key, label=Text(ar, en))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
