"""What of an edition was published, changed or withdrawn last: the press room's list, and that of its feeds.

An object is told of once, at the moment when its text last changed in the language that is asked for; minor
versions change nothing. All is read through the gates.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from proceedings.cards import Card
from proceedings.content import Text
from proceedings.kinds import KINDS
from proceedings.models import Change, Mention, Publication, PublicationQuerySet, public_at
from proceedings.site import EditionLink, Site
from sessions.terms import SessionKind

# Kinds that are told of wherever the edition itself is: their addresses are in no edition.
NAMED_BY = ("agreement",)


@dataclass(frozen=True)
class Line:
    """An object that is public, or was until it was withdrawn; then it has no card.

    `moment` is when its text last changed and `change` and `note` are of that version; `number` and
    `created` are of the version that stands now.
    """

    pk: int
    kind: str
    key: str
    number: int
    change: str
    note: Text
    first: datetime
    moment: datetime
    created: datetime
    languages: tuple[str, ...]
    card: Card | None = None

    @property
    def is_withdrawn(self) -> bool:
        return self.change == Change.WITHDRAWAL

    @property
    def says(self) -> str:
        """What became of it: «تصحيح», in the reader's words."""
        return str(Change(self.change).label)

    @property
    def sort(self) -> str:
        """What it was, where only that may be told."""
        return str(KINDS[self.kind].label)

    @property
    def facets(self) -> dict[str, Any]:
        """The values by which the list is filtered, as the search's facets read them."""
        card = self.card
        tracks = [[track.key, track.label.ar, track.label.en] for track in card.tracks] if card else []
        return {
            "sort": KINDS[self.kind].sort(card) if card else self.kind,
            "edition": "",
            "day": card.day if card else 0,
            "tracks": json.dumps(tracks),
            "languages": json.dumps(self.languages),
            "line": self,
        }


def latest(site: Site, edition: EditionLink, language: str = "") -> list[Line]:
    """The last changed first: two queries, without any content."""
    rows = list(_versions(site, edition))
    found = [_line(list(versions), language) for _key, versions in groupby(rows, lambda row: row[:2])]
    lines = [line for line in found if line]
    public = Publication.objects.public(site.at).filter(pk__in=[line.pk for line in lines])
    cards = {row.pk: row.shown_card for row in public.cards()}
    told = [replace(line, card=cards.get(line.pk)) for line in lines]
    return sorted(filter(_is_news, told), key=lambda line: (line.moment, line.key), reverse=True)


_COLUMNS = ("kind", "key", "number", "change", "note_ar", "note_en", "public_from", "languages", "pk")
_Row = tuple[Any, ...]


def _versions(site: Site, edition: EditionLink) -> Iterable[_Row]:
    """Every version that may be read, and the withdrawals that stand, of all that belongs to the edition."""
    publications = Publication.objects
    rows = publications.ever_public(site.at) | publications.withdrawn(site.at)
    is_current = ExpressionWrapper(public_at(site.at), output_field=BooleanField())
    inside = rows.filter(belonging(publications.closed(site.at), edition.key))
    return (
        inside.annotate(is_current=is_current)
        .order_by("kind", "key", "number")
        .values_list(*_COLUMNS, "is_current")
    )


def belonging(closed: PublicationQuerySet, edition: str) -> Q:
    """What belongs to an edition; `closed` are the versions by which a withdrawn agreement is known to."""
    names_it = Exists(Mention.objects.filter(publication=OuterRef("pk"), kind="edition", key=edition))
    withdrawn = closed.filter(kind__in=NAMED_BY).mentioning("edition", edition).values("key")
    of_no_edition = Q(names_it) | Q(change=Change.WITHDRAWAL, key__in=withdrawn)
    return (
        Q(edition=edition)
        | Q(kind="edition", key=edition, edition="")
        | Q(of_no_edition, kind__in=NAMED_BY, edition="")
    )


def _line(versions: Sequence[_Row], language: str) -> Line | None:
    """`versions`: of one object, the first first."""
    rows = [dict(zip((*_COLUMNS, "is_current"), row, strict=True)) for row in versions]
    last = rows[-1]
    if last["change"] == Change.WITHDRAWAL:
        changed, languages = last, _languages(rows[-2:])
    elif not last["is_current"]:
        return None
    else:
        languages = json.loads(last["languages"])
        if language and language not in languages:
            return None
        changed = next((row for row in reversed(rows) if _changes(row, language)), rows[0])
    return Line(
        pk=last["pk"],
        kind=last["kind"],
        key=last["key"],
        number=last["number"],
        change=changed["change"],
        note=Text(changed["note_ar"], changed["note_en"]),
        first=rows[0]["public_from"],
        moment=changed["public_from"],
        created=last["public_from"],
        languages=tuple(sorted(languages)),
    )


def _languages(rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    return {code: number for row in rows for code, number in json.loads(row["languages"]).items()}


def _changes(row: Mapping[str, Any], language: str) -> bool:
    """Whether a version brought other words, in that language where one is asked for."""
    own = {code for code, number in json.loads(row["languages"]).items() if number == row["number"]}
    return row["change"] != Change.MINOR and (not language or language in own)


def _is_news(line: Line) -> bool:
    """A pause in the programme, and a day of which nothing was written yet, are nothing to tell."""
    card = line.card
    if card is None:
        return line.is_withdrawn
    if card.kind == "session" and SessionKind(card.label).is_pause:
        return False
    return bool(card.title)
