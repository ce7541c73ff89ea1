"""The register as files: lines in, pieces of a file out, one line at a time. Pure."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from proceedings.content import LANGUAGES, Ref, Text
from proceedings.models import Publication
from proceedings.reading import read
from proceedings.tables.sheet import escaped

from . import workbook
from .status import Status, signing, status
from .terms import AgreementKind, State, TakesEffect

APART = {"ar": "؛ ", "en": "; "}
PIECE = 64 * 1024
BINDING = {"yes": pgettext_lazy("legally binding", "Yes"), "no": pgettext_lazy("legally binding", "No")}


@dataclass(frozen=True)
class Line:
    """A version of an agreement as it stands on a day; `edition` and `address` as the page gives them."""

    publication: Publication
    today: date
    is_overdue: bool
    edition: Text
    address: str

    @cached_property
    def readings(self) -> dict[str, Any]:
        """The content by language: where a translation was carried over, that of an earlier version."""
        body = self.publication.body
        own = read(self.publication, body["source"]).content
        carried = {code: read(self.publication, code).content for code in body["carried"]}
        return {code: carried.get(code, own) for code in self.publication.language_numbers}

    @property
    def content(self) -> Any:
        return self.readings[self.publication.body["source"]]

    @cached_property
    def status(self) -> Status:
        return status(self.content, self.today)

    @property
    def signed_on(self) -> date | None:
        """By all; of parties that signed on days of their own it is the last of these."""
        return signing(self.content).whole

    def text(self, name: str) -> Text:
        return Text(**{code: getattr(getattr(each, name), code) for code, each in self.readings.items()})

    @property
    def bodies_above(self) -> list[Ref]:
        return [each.parent for each in self.content.parties if each.parent.key]


def _words(text: Text, language: str) -> str:
    return text.in_language(language)[0]


def _list(text: Text, language: str) -> str:
    return APART[language].join(line for line, _language in text.lines(language))


def _names(refs: Iterable[Ref], language: str) -> str:
    return APART[language].join(_words(ref.label, language) for ref in refs)


Cell = str | int | date | None
COLUMNS: list[tuple[Any, int, Callable[[Line, str], Cell]]] = [
    (_("Reference"), 20, lambda line, _: line.content.reference),
    (_("Kind"), 18, lambda line, _: str(AgreementKind(line.content.kind).label)),
    (_("Title"), 50, lambda line, code: _words(line.publication.title, code)),
    (_("Parties"), 40, lambda line, code: _names((each.body for each in line.content.parties), code)),
    (_("Bodies above the parties"), 30, lambda line, code: _names(line.bodies_above, code)),
    (_("Signed on"), 12, lambda line, _: line.signed_on),
    (pgettext_lazy("of an agreement", "Status"), 16, lambda line, _: str(State(line.status.state).label)),
    (pgettext_lazy("of a status", "Since"), 12, lambda line, _: line.status.since),
    (_("Last day of the term"), 12, lambda line, _: line.status.until),
    (_("takes effect"), 20, lambda line, _: _label(TakesEffect, line.content.terms.takes_effect)),
    (_("Legally binding"), 10, lambda line, _: str(BINDING.get(line.content.binding, ""))),
    (_("Purposes"), 50, lambda line, code: _list(line.text("purposes"), code)),
    (_("Areas"), 30, lambda line, code: _list(line.text("areas"), code)),
    (_("Occasion"), 24, lambda line, code: _words(line.text("occasion"), code)),
    (_("Place of signing"), 20, lambda line, code: _words(line.text("place"), code)),
    (pgettext_lazy("facet", "Edition"), 24, lambda line, code: _words(line.edition, code)),
    (_("Day"), 6, lambda line, _: line.content.day_number or None),
    (_("A commitment is past due, no report"), 10, lambda line, _: _yes_no(line.is_overdue)),
    (_("Address"), 40, lambda line, _: line.address),
    (_("Version"), 8, lambda line, _: line.publication.number),
    (_("Digest"), 20, lambda line, _: line.publication.digest),
]


def _yes_no(value: bool) -> str:
    return str(BINDING["yes" if value else "no"])


def _label(words: Any, value: str) -> str:
    return str(words(value).label) if value else ""


def row(line: Line, language: str) -> list[Cell]:
    return [cell(line, language) for _label, _width, cell in COLUMNS]


def as_csv(lines: Iterable[Line], language: str, **_: Any) -> Iterator[bytes]:
    """With a byte order mark, by which Excel knows that it is UTF-8; no cell is taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(str(label) for label, _width, _cell in COLUMNS)
    yield b"\xef\xbb\xbf"
    for line in lines:
        writer.writerow(escaped(_plain(value)) for value in row(line, language))
        if out.tell() > PIECE:
            yield _taken(out)
    yield _taken(out)


def _taken(out: io.StringIO) -> bytes:
    piece = out.getvalue().encode()
    out.seek(0)
    out.truncate()
    return piece


def _plain(value: Cell) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def as_xlsx(lines: Iterable[Line], language: str, *, title: str, **_: Any) -> Iterator[bytes]:
    columns = [(str(label), width) for label, width, _cell in COLUMNS]
    rows = (row(line, language) for line in lines)
    return workbook.written(rows, columns, title=title, right_to_left=language == "ar")


def as_json(lines: Iterable[Line], _language: str, *, address: str, count: int, **_: Any) -> Iterator[bytes]:
    """Every language that each has; `url` is the page that shows the same."""
    head = json.dumps({"url": address, "count": count}, ensure_ascii=False)
    yield f'{head[:-1]}, "agreements": ['.encode()
    apart = "\n"
    for line in lines:
        yield f"{apart}{json.dumps(_data(line), ensure_ascii=False)}".encode()
        apart = ",\n"
    yield b"\n]}\n"


def _data(line: Line) -> dict[str, Any]:
    content, publication, stands = line.content, line.publication, line.status
    return {
        "reference": content.reference,
        "key": publication.key,
        "version": publication.number,
        "digest": publication.digest,
        "published": publication.public_from.isoformat(),
        "languages": sorted(publication.language_numbers),
        "url": line.address,
        "kind": content.kind,
        "title": _both(publication.title),
        "parties": [_party(each) for each in content.parties],
        "signed_on": _day(line.signed_on),
        "status": {"state": stands.state.value, "since": _day(stands.since), "until": _day(stands.until)},
        "takes_effect": content.terms.takes_effect,
        "binding": content.binding,
        "commitment_past_due": line.is_overdue,
        "purposes": _lists(line.text("purposes")),
        "areas": _lists(line.text("areas")),
        "occasion": _both(line.text("occasion")),
        "place": _both(line.text("place")),
        "edition": {"key": content.edition.key, "name": _both(line.edition)},
        "day": content.day_number or None,
    }


def _party(party: Any) -> dict[str, Any]:
    above = {"key": party.parent.key, "name": _both(party.parent.label), "relation": party.relation}
    named = {"key": party.body.key, "name": _both(party.body.label)}
    return named | {"signed_on": _day(party.signed_on), "parent": above if party.parent.key else None}


def _both(text: Text) -> dict[str, str]:
    return {code: getattr(text, code) for code in LANGUAGES}


def _lists(text: Text) -> dict[str, list[str]]:
    return {code: [line.strip() for line in words.splitlines()] for code, words in _both(text).items()}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
