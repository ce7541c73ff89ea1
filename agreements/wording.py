"""How a page says where an agreement stands, in words that agree with the gender of its kind.

A text's first part, before the bar, is the state itself, which the page marks as such. A memorandum is
«سارية», "in effect", whether it binds anybody or not.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import npgettext, pgettext_lazy

from proceedings import dates
from proceedings.templatetags.record import page_language

from .published import Length, Terms
from .status import AUTOMATIC, RESUMED, TERM, Status
from .terms import AgreementKind, Renewal, State, TakesEffect, Unit

SIGNING, LAST_SIGNATURE, DATE, LAST_NOTIFICATION = TakesEffect
# (state, why) → its words where the day is known; "" is whatever the reason.
DATED: Mapping[str, Mapping[tuple[State, str], Any]] = {
    "f": {
        (State.ANNOUNCED, ""): pgettext_lazy("feminine", "Announced| on {date}"),
        (State.SIGNED, ""): pgettext_lazy("feminine", "Signed| on {date}"),
        (State.IN_EFFECT, SIGNING): pgettext_lazy("feminine", "In effect| since it was signed on {date}"),
        (State.IN_EFFECT, LAST_SIGNATURE): pgettext_lazy(
            "feminine", "In effect| since {date}, on the last signature"
        ),
        (State.IN_EFFECT, DATE): pgettext_lazy("feminine", "In effect| since {date}, the date that it fixes"),
        (State.IN_EFFECT, LAST_NOTIFICATION): pgettext_lazy(
            "feminine", "In effect| since {date}, on the last notification"
        ),
        (State.IN_EFFECT, ""): pgettext_lazy("feminine", "In effect| since {date}"),
        (State.IN_EFFECT, RESUMED): pgettext_lazy("feminine", "In effect| again since {date}"),
        (State.RENEWED, AUTOMATIC): pgettext_lazy("feminine", "In effect|, renewed by itself on {date}"),
        (State.RENEWED, RESUMED): pgettext_lazy("feminine", "In effect| again since {date}"),
        (State.RENEWED, ""): pgettext_lazy("feminine", "In effect|, renewed on {date}"),
        (State.SUSPENDED, ""): pgettext_lazy("feminine", "Suspended| since {date}"),
        (State.EXPIRED, TERM): pgettext_lazy("feminine", "Expired|: its term ended on {date}"),
        (State.EXPIRED, ""): pgettext_lazy("feminine", "Expired| on {date}"),
        (State.TERMINATED, ""): pgettext_lazy("feminine", "Terminated| on {date}"),
        (State.COMPLETED, ""): pgettext_lazy("feminine", "Completed| on {date}"),
    },
    "m": {
        (State.ANNOUNCED, ""): pgettext_lazy("masculine", "Announced| on {date}"),
        (State.SIGNED, ""): pgettext_lazy("masculine", "Signed| on {date}"),
        (State.IN_EFFECT, SIGNING): pgettext_lazy("masculine", "In effect| since it was signed on {date}"),
        (State.IN_EFFECT, LAST_SIGNATURE): pgettext_lazy(
            "masculine", "In effect| since {date}, on the last signature"
        ),
        (State.IN_EFFECT, DATE): pgettext_lazy(
            "masculine", "In effect| since {date}, the date that it fixes"
        ),
        (State.IN_EFFECT, LAST_NOTIFICATION): pgettext_lazy(
            "masculine", "In effect| since {date}, on the last notification"
        ),
        (State.IN_EFFECT, ""): pgettext_lazy("masculine", "In effect| since {date}"),
        (State.IN_EFFECT, RESUMED): pgettext_lazy("masculine", "In effect| again since {date}"),
        (State.RENEWED, AUTOMATIC): pgettext_lazy("masculine", "In effect|, renewed by itself on {date}"),
        (State.RENEWED, RESUMED): pgettext_lazy("masculine", "In effect| again since {date}"),
        (State.RENEWED, ""): pgettext_lazy("masculine", "In effect|, renewed on {date}"),
        (State.SUSPENDED, ""): pgettext_lazy("masculine", "Suspended| since {date}"),
        (State.EXPIRED, TERM): pgettext_lazy("masculine", "Expired|: its term ended on {date}"),
        (State.EXPIRED, ""): pgettext_lazy("masculine", "Expired| on {date}"),
        (State.TERMINATED, ""): pgettext_lazy("masculine", "Terminated| on {date}"),
        (State.COMPLETED, ""): pgettext_lazy("masculine", "Completed| on {date}"),
    },
}
UNDATED: Mapping[str, Mapping[State, Any]] = {
    "f": {
        State.ANNOUNCED: pgettext_lazy("feminine", "Announced|"),
        State.SIGNED: pgettext_lazy("feminine", "Signed|"),
        State.PARTLY_SIGNED: pgettext_lazy("feminine", "Signed in part|: not all parties have signed yet"),
        State.IN_EFFECT: pgettext_lazy("feminine", "In effect| since it was signed"),
    },
    "m": {
        State.ANNOUNCED: pgettext_lazy("masculine", "Announced|"),
        State.SIGNED: pgettext_lazy("masculine", "Signed|"),
        State.PARTLY_SIGNED: pgettext_lazy("masculine", "Signed in part|: not all parties have signed yet"),
        State.IN_EFFECT: pgettext_lazy("masculine", "In effect| since it was signed"),
    },
}
# What is said beside it.
TO_BE_SIGNED = {
    "f": pgettext_lazy("feminine", "To be signed on {date}"),
    "m": pgettext_lazy("masculine", "To be signed on {date}"),
}
TO_COME = {
    "f": pgettext_lazy("feminine", "Takes effect on {date}"),
    "m": pgettext_lazy("masculine", "Takes effect on {date}"),
}
WAITS = {
    LAST_NOTIFICATION: _("Takes effect on the last party's notification, which is not recorded yet"),
    SIGNING: _("Takes effect on signing, of which the date is not recorded"),
    LAST_SIGNATURE: _("Takes effect on signing, of which the date is not recorded"),
    "": _("It is not recorded when it takes effect"),
}
ENDS = _("The term runs until {date}")
NO_RENEWAL = _("No renewal is recorded")
BINDING = {
    ("f", "yes"): pgettext_lazy("feminine", "Legally binding"),
    ("f", "no"): pgettext_lazy("feminine", "Not legally binding"),
    ("m", "yes"): pgettext_lazy("masculine", "Legally binding"),
    ("m", "no"): pgettext_lazy("masculine", "Not legally binding"),
}
WORDS: Mapping[str, Mapping[State, Any]] = {
    "f": {state: state.label for state in State},
    "m": {
        State.ANNOUNCED: pgettext_lazy("a contract", "Announced"),
        State.PARTLY_SIGNED: pgettext_lazy("a contract", "Signed in part"),
        State.SIGNED: pgettext_lazy("a contract", "Signed"),
        State.IN_EFFECT: pgettext_lazy("a contract", "In effect"),
        State.RENEWED: pgettext_lazy("a contract", "In effect, renewed"),
        State.SUSPENDED: pgettext_lazy("a contract", "Suspended"),
        State.EXPIRED: pgettext_lazy("a contract", "Expired"),
        State.TERMINATED: pgettext_lazy("a contract", "Terminated"),
        State.COMPLETED: pgettext_lazy("a contract", "Completed"),
    },
}
COLOURS = {
    State.IN_EFFECT: "good",
    State.RENEWED: "good",
    State.COMPLETED: "good",
    State.SUSPENDED: "warn",
    State.PARTLY_SIGNED: "warn",
}


def state_word(state: str, kind: str) -> str:
    """The state alone, for lists: «سارية», of a contract «سارٍ»."""
    return str(WORDS[AgreementKind(kind).gender].get(State(state), "")) if state else ""


def in_words(found: Status, kind: str) -> tuple[str, SafeString]:
    """The state, and how it came to it, which follows it in the same sentence."""
    gender = AgreementKind(kind).gender
    if found.since and found.state != State.PARTLY_SIGNED:
        dated = DATED[gender]
        text = dated.get((found.state, found.by)) or dated[found.state, ""]
        ended = found.state == State.EXPIRED and found.by == TERM
        day: date | None = found.since - timedelta(days=1) if ended else found.since
    else:
        text, day = UNDATED[gender].get(found.state, f"{state_word(found.state, kind)}|"), None
    word, _bar, rest = str(text).partition("|")
    return word, format_html(rest, date=in_prose(day))


def beside(found: Status, kind: str, terms: Terms) -> list[SafeString]:
    """What else is to be known of it: what is awaited, when the term ends."""
    gender = AgreementKind(kind).gender
    if found.state == State.ANNOUNCED:
        return [_on(TO_BE_SIGNED[gender], found.expected)] if found.expected else []
    if found.state == State.SIGNED:
        if found.expected:
            return [_on(TO_COME[gender], found.expected)]
        return [format_html("{}", WAITS.get(found.by, WAITS[""]))]
    if found.state == State.EXPIRED and found.by == TERM and terms.renewal == Renewal.AGREED:
        return [format_html("{}", NO_RENEWAL)]
    return [_on(ENDS, found.until)] if found.until and found.until != date.max else []


def in_prose(day: date | None) -> SafeString | str:
    """A day in both calendars after a preposition: «منذ 16 ذي القعدة …»."""
    if day is None:
        return ""
    return format_html(
        '<time datetime="{}">{}</time>', day.isoformat(), dates.both(day, page_language(), prose=True)
    )


def _on(text: Any, day: date) -> SafeString:
    return format_html(str(text), date=in_prose(day))


def length_in_words(length: Length) -> str:
    """«سنتان»; "90 days"."""
    forms = {
        Unit.DAY: npgettext("a length", "%(count)s day", "%(count)s days", length.count),
        Unit.MONTH: npgettext("a length", "%(count)s month", "%(count)s months", length.count),
        Unit.YEAR: npgettext("a length", "%(count)s year", "%(count)s years", length.count),
    }
    return forms[Unit(length.unit)] % {"count": length.count}
