"""What the desk says of a report's sentences: who wrote each, on what it rests, what changed since, and where
the two languages differ."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from proceedings import clock
from proceedings.content import LANGUAGES, Text
from proceedings.kinds import KINDS
from proceedings.models import Publication

from ..composing.coverage import named_apart
from ..desk import CHANGED, GONE, RENEWED, Check, checks, day_facts
from ..models import DayReport, Sentence

WORDS_SHOWN = 90


def _checks(report: DayReport) -> dict[int, Check]:
    """Once for a form: each of its sentences asks."""
    if not hasattr(report, "_checks"):
        report._checks = {each.row.pk: each for each in checks(report, clock.now())}
    return report._checks


def _titles(report: DayReport) -> dict[tuple[str, int], Text]:
    """What the versions that the sentences rest on are called, by key and number; closed ones are not."""
    if not hasattr(report, "_titles"):
        keys = {fact.key for row in report.sentences.all() for fact in _facts(row)}
        rows = Publication.objects.ever_public(clock.now()).filter(key__in=keys)
        columns = rows.values_list("key", "number", "title_ar", "title_en")
        report._titles = {(key, number): Text(ar, en) for key, number, ar, en in columns}
    return report._titles


class _Fact(NamedTuple):
    kind: str
    key: str
    number: int


def _facts(sentence: Sentence) -> Iterator[_Fact]:
    for each in sentence.facts.split():
        kind, _colon, version = each.partition(":")
        key, _at, number = version.partition("@")
        yield _Fact(kind, key, int(number))


def marks_of(sentence: Sentence) -> str:
    check = _checks(sentence.report).get(sentence.pk) if sentence.pk else None
    if check is None:
        return _("New: written by hand.")
    said = format_html('<span class="sentence-origin">{}</span>', origin_words(sentence))
    rests = format_html_join("", "<li>{}</li>", ((_named(fact, sentence),) for fact in _facts(sentence)))
    listed = format_html('<ul class="sentence-facts">{}</ul>', rests) if rests else ""
    changed = format_html_join("", "<p{}>{}</p>", _changes(check))
    return format_html("{} {}{}", said, listed, changed)


def _named(fact: _Fact, sentence: Sentence) -> str:
    """By title and version, with a link to that version; of what is closed its kind alone."""
    language = get_language() or "ar"
    title, spoken = _titles(sentence.report).get((fact.key, fact.number), Text()).in_language(language)
    number = _("version %(number)d") % {"number": fact.number}
    if not title:
        return format_html("{} · {}", KINDS[fact.kind].label, number)
    return format_html(
        '<a href="/{}/s/{}/{}/"><bdi lang="{}">{}</bdi></a> · {}',
        *(language, fact.key, fact.number, spoken, title, number),
    )


def origin_words(sentence: Sentence) -> str:
    """ "Composed", or in which language it was written by hand."""
    written = sentence.written
    if not written:
        return _("Composed")
    if len(written) == len(LANGUAGES) or not sentence.slot:
        return _("Written by hand")
    names = {"ar": _("Written by hand in Arabic"), "en": _("Written by hand in English")}
    return names[written[0]]


def _changes(check: Check) -> Iterator[tuple[str, str]]:
    stale = mark_safe(' class="sentence-stale"')
    if check.state == GONE:
        yield stale, _("Stale: what it rests on is no longer public.")
    elif check.state == CHANGED and check.now:
        yield stale, _("Stale: its facts have changed. Composed now it would read:")
        for code in LANGUAGES:
            if getattr(check.now.words, code) != getattr(check.row, f"composed_{code}"):
                yield format_html(' lang="{}" dir="auto"', code), getattr(check.now.words, code)
    elif check.state == RENEWED:
        yield "", _("A record it rests on has a newer version; this sentence would be the same.")


def warnings_of(report: DayReport) -> list[str]:
    """What is shown before publishing: stale sentences, and where the languages do not cover the same."""
    found = checks(report, clock.now())
    said = [each for each in found if not each.row.is_left_out]
    return [*(line for each in said for line in _warnings(each)), *_named_apart(report, said)]


def _warnings(check: Check) -> Iterator[str]:
    words = Text(check.row.words_ar, check.row.words_en).in_language("ar")[0][:WORDS_SHOWN]
    if check.is_stale:
        yield _("Stale, its facts have changed: “%(words)s…”") % {"words": words}
    lacking = {"ar": _("Not in Arabic: “%(words)s…”"), "en": _("Not in English: “%(words)s…”")}
    yield from (lacking[code] % {"words": words} for code in check.lacks)
    if check.is_half_written and not check.lacks:
        yield _("Changed by hand in one language alone; see that both say the same: “%(words)s…”") % {
            "words": words
        }


def _named_apart(report: DayReport, said: list[Check]) -> Iterator[str]:
    facts = day_facts(report, clock.now())
    if facts is None:
        return
    whole = Text(*(" ".join(getattr(each.row, f"words_{code}") for each in said) for code in LANGUAGES))
    said_of = {
        "ar": _("Named in English and not in Arabic: %(name)s"),
        "en": _("Named in Arabic and not in English: %(name)s"),
    }
    for name, lacking in named_apart(facts, whole):
        yield said_of[lacking] % {"name": name.in_language(lacking)[0]}
