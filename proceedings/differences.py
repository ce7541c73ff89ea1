"""What differs between two texts, word by word, and between two published contents, field by field."""

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from .content import LANGUAGES, File, Ref, Text

_WORD = re.compile(r"\s+|\S+")
SAME, ADDED, REMOVED = "same", "added", "removed"
AROUND = 24  # tokens left on each side of a change; what is between them is not shown
QUICK = 2000  # tokens from which common ones no longer count: all pairs of them would take too long


@dataclass(frozen=True)
class Part:
    kind: str
    text: str


def words_changed(old: str, new: str) -> tuple[Part, ...]:
    """The parts of both texts in order; long passages that stayed the same are shortened."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=max(len(before), len(after)) > QUICK)
    parts: list[Part] = []
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            parts.append(Part(SAME, _shortened(before[start:end])))
            continue
        if end > start:
            parts.append(Part(REMOVED, "".join(before[start:end])))
        if new_end > new_start:
            parts.append(Part(ADDED, "".join(after[new_start:new_end])))
    return tuple(parts)


def _shortened(tokens: list[str]) -> str:
    if len(tokens) <= 2 * AROUND:
        return "".join(tokens)
    return "".join([*tokens[:AROUND], "… ", *tokens[-AROUND:]])


@dataclass(frozen=True)
class Difference:
    """`path` names the fields on the way, and in lists the item: its own name, or its place from 1.
    What is no text stands as it is in the content."""

    path: tuple[str | Text, ...]
    language: str
    old: Any
    new: Any


def compare(old: Any, new: Any) -> list[Difference]:
    """Every field, in each language, in which two contents of one kind differ."""
    return list(_walk(old, new, ()))


def _walk(old: Any, new: Any, path: tuple[str | Text, ...]) -> Iterator[Difference]:
    if old == new:
        return
    shape = old if old is not None else new
    if isinstance(shape, Text):
        for code in LANGUAGES:
            texts = [getattr(each, code) if each else "" for each in (old, new)]
            if texts[0] != texts[1]:
                yield Difference(path, code, *texts)
    elif isinstance(shape, File):
        files = [f"{each.name} {each.sha256[:12]}" if each else "" for each in (old, new)]
        yield Difference(path, "", *files)
    elif isinstance(shape, Ref) and not any(each and each.label for each in (old, new)):
        yield Difference(path, "", old, new)
    elif isinstance(shape, tuple):
        yield from _items(old or (), new or (), path)
    elif dataclasses.is_dataclass(shape):
        for field in dataclasses.fields(shape):
            before, after = getattr(old, field.name, None), getattr(new, field.name, None)
            # A name's key is told where nothing else tells one from the other.
            if (
                not isinstance(shape, Ref)
                or field.name == "label"
                or getattr(old, "label", 0) == getattr(new, "label", 1)
            ):
                yield from _walk(before, after, path if field.name == "label" else (*path, field.name))
    else:
        yield Difference(path, "", old, new)


def _items(old: tuple, new: tuple, path: tuple[str | Text, ...]) -> Iterator[Difference]:
    before, after = _identified(old), _identified(new)
    for identity in [*after, *(each for each in before if each not in after)]:
        item = after.get(identity) or before[identity]
        yield from _walk(before.get(identity), after.get(identity), (*path, _name(item) or str(identity[1])))
    if before.keys() == after.keys() and list(before) != list(after):
        orders = [", ".join(identity[0] or str(identity[1]) for identity in each) for each in (before, after)]
        yield Difference((*path, "order"), "", *orders)


def _identified(items: tuple) -> dict[tuple[str, int], Any]:
    """Items by the key that they name, and by their number among those of the same key."""
    found: dict[tuple[str, int], Any] = {}
    for item in items:
        ref = _first_ref(item)
        key = ref.key if ref else ""
        number = 1
        while (key, number) in found:
            number += 1
        found[key, number] = item
    return found


def _name(item: Any) -> Text | None:
    ref = _first_ref(item)
    return (ref.label or None) if ref else None


def _first_ref(item: Any) -> Ref | None:
    if isinstance(item, Ref):
        return item
    if dataclasses.is_dataclass(item) and not isinstance(item, Text | File):
        values = (getattr(item, field.name) for field in dataclasses.fields(item))
        return next(filter(None, map(_first_ref, values)), None)
    return None
