"""By what results are told apart: the values of each facet, with how many results each leaves."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from ..content import LANGUAGES, Text
from ..dates import day_name
from ..kinds import KINDS
from ..params import BadInput
from ..site import Site

Row = Mapping[str, Any]
_VALUE = re.compile(r"[a-z0-9-]{1,80}")
# In the reader's own language: what a text is written in.
LANGUAGE_NAMES = {
    "ar": pgettext_lazy("language of a text", "Arabic"),
    "en": pgettext_lazy("language of a text", "English"),
}

FACETS: dict[str, Callable[[Row], list[str]]] = {
    "kind": lambda row: [row["sort"]],
    "edition": lambda row: [row["edition"]] if row["edition"] else [],
    "day": lambda row: [str(row["day"])] if row["day"] else [],
    "track": lambda row: [key for key, _ar, _en in json.loads(row["tracks"] or "[]")],
    "language": lambda row: [code for code in LANGUAGES if code in json.loads(row["languages"])],
}


@dataclass(frozen=True)
class Choice:
    """A value of a facet as a link; `query` is that of the page which has it set, or not any more."""

    label: Any
    count: int
    query: str
    is_set: bool


def asked(request: HttpRequest) -> dict[str, str]:
    values = {name: request.GET.get(name, "") for name in FACETS}
    if any(value and not _VALUE.fullmatch(value) for value in values.values()):
        raise BadInput(_("This filter has a value that is not among its choices. Choose one from the list."))
    return values


def fitting(rows: Sequence[Row], values: Mapping[str, str], but: str = "") -> list[Row]:
    """The rows that have every value that was asked for, leaving out the facet `but`."""
    wanted = [(FACETS[name], value) for name, value in values.items() if value and name != but]
    return [row for row in rows if all(value in of(row) for of, value in wanted)]


def choices(
    rows: Sequence[Row], values: Mapping[str, str], query: QueryDict, site: Site
) -> dict[str, list[Choice]]:
    """What each facet offers, where it tells anything apart; a day is one of an edition."""
    found = {}
    for name, of in FACETS.items():
        counted = fitting(rows, values, but=name)
        counts = Counter(value for row in counted for value in of(row))
        if values[name]:
            counts.setdefault(values[name], 0)
        if name == "day" and not values["edition"] and len({row["edition"] for row in rows} - {""}) > 1:
            continue
        if values[name] or any(count < len(counted) for count in counts.values()):
            found[name] = [
                Choice(_label(name, value, rows, site), counts[value], *_link(query, name, value, values))
                for value in sorted(counts, key=lambda each: _order(name, each, counts))
            ]
    return found


def _order(name: str, value: str, counts: Mapping[str, int]) -> tuple:
    return (int(value), "") if name == "day" and value.isdecimal() else (-counts[value], value)


def _link(query: QueryDict, name: str, value: str, values: Mapping[str, str]) -> tuple[str, bool]:
    changed = query.copy()
    changed.pop("page", None)
    is_set = values[name] == value
    if is_set:
        changed.pop(name)
    else:
        changed[name] = value
    return f"?{changed.urlencode()}", is_set


def _label(name: str, value: str, rows: Sequence[Row], site: Site) -> Any:
    """A text of the forum's in its languages, or words of ours in the reader's."""
    if name == "kind":
        return next((kind.sorts[value] for kind in KINDS.values() if value in kind.sorts), value)
    if name == "edition":
        edition = site.by_key(value)
        return edition.title if edition else value
    if name == "day":
        return day_name(int(value), site.language) if value.isdecimal() else value
    if name == "language":
        return LANGUAGE_NAMES.get(value, value)
    tracks = (track for row in rows for track in json.loads(row["tracks"] or "[]"))
    texts = [Text(ar, en) for key, ar, en in tracks if key == value]
    # A result that is in one language alone names its tracks in that alone.
    return max(texts, key=lambda text: bool(getattr(text, site.language)), default=value)
