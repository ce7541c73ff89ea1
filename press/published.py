"""What of a day's report becomes public: the frozen shapes and the compile function, field by field."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from forum.published.plain import paragraphs, words
from proceedings.cards import Card
from proceedings.content import Ref, Text
from proceedings.copying import MEDIUM, SHORT, Manner
from proceedings.kinds import KINDS, Compiled, Kind

from . import schemaorg

OPENING = 3  # headline, byline and dateline, standfirst


@dataclass(frozen=True)
class Fact:
    """A record that a sentence rests on, as it was called, in the version it was taken from."""

    of: Ref
    version: int = 0

    def __str__(self) -> str:
        return f"{self.of.kind}:{self.of.key}@{self.version}"


@dataclass(frozen=True)
class Styled:
    """A sentence as a house style other than the agency's has it; a language is empty where a person wrote
    it."""

    style: str
    words: Text


@dataclass(frozen=True)
class Sentence:
    """`written`: the languages whose words a person wrote; the others were composed from the facts."""

    words: Text
    facts: tuple[Fact, ...] = ()
    opens_paragraph: bool = False
    written: tuple[str, ...] = ()
    styled: tuple[Styled, ...] = ()

    @property
    def data_facts(self) -> str:
        return " ".join(map(str, self.facts))

    def said(self, manner: Manner) -> str:
        own = next((each.words for each in self.styled if each.style == manner.style), Text())
        return getattr(own, manner.language) or words(self.words, manner.language)


@dataclass(frozen=True)
class Report:
    headline: Text
    edition: Ref = Ref()
    day: Ref = Ref()
    day_number: int = 0
    date: dt.date | None = None
    standfirst: Text = Text()
    dateline: Text = Text()
    byline: Text = Text()
    sentences: tuple[Sentence, ...] = ()

    @property
    def paragraphs(self) -> list[list[Sentence]]:
        found: list[list[Sentence]] = []
        for each in self.sentences:
            if each.opens_paragraph or not found:
                found.append([])
            found[-1].append(each)
        return found


def compile_report(row: Any) -> Compiled:
    day, edition = row.day, row.day.edition
    content = Report(
        headline=Text.of(row, "headline"),
        edition=Ref("edition", edition.key),
        day=Ref("day", day.key),
        day_number=day.number,
        date=day.date,
        standfirst=Text.of(row, "standfirst"),
        dateline=Text.of(row, "dateline"),
        byline=Text.of(row, "byline"),
        sentences=tuple(_sentence(each) for each in row.sentences.all() if _goes_out(each)),
    )
    return Compiled(
        content=content,
        card=_card(row, content),
        slug=row.slug,
        source=row.source_language,
        edition=edition.key,
        day=day.number,
        position=day.number,
        mentions=frozenset(_mentions(content)),
        together=edition.together,
    )


def _goes_out(row: Any) -> bool:
    return bool(row.words_ar or row.words_en) and not row.is_left_out


def _sentence(row: Any) -> Sentence:
    own = Text.of(row, "words")
    return Sentence(
        # What was composed of facts is no translation: neither language can be older than the other.
        words=Text(own.ar, own.en) if row.is_composed else own,
        facts=tuple(_fact(each) for each in row.facts.split()),
        opens_paragraph=row.opens_paragraph,
        written=row.written,
        styled=tuple(Styled(style, said) for style, said in sorted(row.styled.items())),
    )


def _fact(written: str) -> Fact:
    of, _at, version = written.rpartition("@")
    kind, _colon, key = of.partition(":")
    return Fact(Ref(kind, key), int(version))


def _mentions(content: Report) -> set[tuple[str, str, str]]:
    """The records that it rests on. Not people and bodies: being told of in a report is no appearance."""
    facts = {
        ("fact", each.of.kind, each.of.key)
        for said in content.sentences
        for each in said.facts
        if not KINDS[each.of.kind].is_name
    }
    return facts | {("edition", "edition", content.edition.key), ("day", "day", content.day.key)}


def _card(row: Any, content: Report) -> Card:
    return Card(
        kind="report",
        key=row.key,
        path=f"press/{row.slug}/",
        title=content.headline,
        line=content.standfirst or _lead(content),
        edition=content.edition.key,
        date=content.date,
        day=content.day_number,
        place=content.dateline,
    )


def _lead(content: Report) -> Text:
    first = content.sentences[0].words if content.sentences else Text()
    return Text(first.ar, first.en)


def plain(content: Report, language: str) -> str:
    return paragraphs(*_parts(content, Manner(language)))


def copied(content: Report, manner: Manner) -> list[str]:
    """How it opens; then with its first paragraph; or all of it. A sentence that was written by hand names
    people as it was written, in every house style."""
    parts = _parts(content, manner)
    return parts[: {SHORT: OPENING, MEDIUM: OPENING + 1}.get(manner.length)]


def _parts(content: Report, manner: Manner) -> list[str]:
    language = manner.language
    signed = " - ".join(filter(None, (words(each, language) for each in (content.byline, content.dateline))))
    said = [
        " ".join(filter(None, (each.said(manner) for each in paragraph))) for paragraph in content.paragraphs
    ]
    return [words(content.headline, language), signed, words(content.standfirst, language), *said]


REPORT = Kind(
    name="report",
    label=_("Day report"),
    content=Report,
    desk="press.DayReport",
    compile=compile_report,
    plain=plain,
    copied=copied,
    linked=schemaorg.report,
    sorts={"report": _("Day reports")},
)
