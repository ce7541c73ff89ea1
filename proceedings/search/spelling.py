"""Words that stand nowhere in public: what may have been meant. The vocabulary comes through the gate."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from . import analysis
from .letters import is_arabic, is_latin
from .query import Found, public_terms

SHORTEST = 4  # letters of a word that is corrected
MEANT = 5  # of what one slip makes of a word, the commonest are looked for
CORRECTED = 70  # the share of a word that was meant, in hundredths
_ARABIC, _LATIN = "ابتثجحخدذرزسشصضطظعغفقكلمنهويء", "abcdefghijklmnopqrstuvwxyz"


def edits(word: str) -> Iterator[str]:
    """All that one slip makes of a word: a letter too many, too few, another, or two that changed places."""
    letters = _ARABIC if is_arabic(word) else _LATIN if is_latin(word) else ""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in letters)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        yield from (before + letter + after for letter in letters)


def halves(word: str) -> list[tuple[str, str]]:
    """The two words that it would be if a space were missing."""
    return [(word[:place], word[place:]) for place in range(2, len(word) - 1)]


def corrected(words: Sequence[Found], at: datetime) -> list[Found]:
    """The words with what was meant in place of those that stand nowhere; one query, where there are any."""
    unknown = [each for each in words if not each.is_known and _is_corrected(each.token.word)]
    if not unknown:
        return list(words)
    wanted = {stem for each in unknown for stem in _stems(each.token.word)}
    known = {row.text: row for row in public_terms(at, wanted)}
    return [meant for each in words for meant in (_meant(each, known) if each in unknown else [each])]


def _is_corrected(word: str) -> bool:
    """A code or a number is what it is."""
    return len(word) >= SHORTEST and not any(letter.isdecimal() for letter in word)


def _stems(word: str) -> Iterator[str]:
    for written in (*edits(word), *(half for pair in halves(word) for half in pair)):
        if len(written) > 1:
            yield analysis.stem(written)


def _meant(word: Found, known: dict[str, Any]) -> list[Found]:
    """The word with the commonest of what one slip makes of it; or the two words that it is."""
    slips = {analysis.stem(each) for each in edits(word.token.word) if len(each) > 1}
    rows = sorted((known[each] for each in slips & known.keys()), key=lambda row: (-row.count, row.text))
    if rows := rows[:MEANT]:
        best = rows[0]
        return [
            replace(
                word,
                shares={row.pk: CORRECTED for row in rows} | word.shares,
                texts=word.texts | {row.text for row in rows},
                count=best.count,
                reach=word.reach + sum(row.count for row in rows),
                size=best.size,
                is_corrected=True,
            )
        ]
    split = [pair for pair in halves(word.token.word) if all(analysis.stem(half) in known for half in pair)]
    if not split:
        return [word]
    pair = max(split, key=lambda pair: (min(known[analysis.stem(half)].count for half in pair), pair))
    return [_half(word.token, half, known[analysis.stem(half)]) for half in pair]


def _half(token: analysis.Token, written: str, row: Any) -> Found:
    half = analysis.Token(written, token.start, token.end, ((row.text, analysis.EXACT),))
    shares, texts = {row.pk: analysis.EXACT}, frozenset({row.text})
    return Found(half, shares, texts, row.count, row.count, row.size, is_known=True, is_corrected=True)
