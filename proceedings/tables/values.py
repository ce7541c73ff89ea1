"""What people type for a date, a time, a number, a yes, in either language and any digits."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from proceedings.admin.careful import FIRST_YEAR, LAST_YEAR
from proceedings.content import LANGUAGES
from proceedings.text import fold

_INVISIBLE = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_MORNING = re.compile(r"(?:\bam\b|a\.m\.|صباحا|صباحًا|\bص\b)", re.IGNORECASE)
_AFTERNOON = re.compile(r"(?:\bpm\b|p\.m\.|مساء|مساءً|ظهرا|ظهرًا|عصرا|عصرًا|\bم\b)", re.IGNORECASE)
_YES = frozenset(map(fold, ("نعم", "yes", "y", "true", "1", "صح", "✓", "x")))
_NO = frozenset(map(fold, ("لا", "no", "n", "false", "0", "خطأ", "✗")))
EMPTY = frozenset({"[فارغ]", "[empty]"})  # what empties a field: a cell left empty changes nothing


def ascii_digits(value: Any) -> str:
    """The text in one line, with digits 0 to 9 and without invisible marks."""
    text = _INVISIBLE.sub("", str(value))
    plain = (
        str(unicodedata.decimal(letter)) if unicodedata.category(letter) == "Nd" else letter
        for letter in text
    )
    return " ".join("".join(plain).replace("٫", ".").split())


def number(value: Any, most: int = 2_147_483_647) -> int:
    """A whole number, as a number or in any digits; a CSV of Excel's may call it 30.0."""
    if isinstance(value, bool | dt.date | dt.time):
        raise ValidationError(_("This is not a number. Write one with digits only, such as 30."))
    if isinstance(value, int | float | Decimal):
        found = int(value) if float(value).is_integer() else None
    else:
        text = re.sub(r"\.0+$", "", ascii_digits(value).replace("٬", ""))
        found = int(text) if re.fullmatch(r"\d{1,15}", text) else None
    if found is None or not 0 <= found <= most:
        raise ValidationError(_("This is not a number. Write one with digits only, such as 30."))
    return found


def flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip() if str(value).strip() in "✓✗" else fold(str(value))
    if word in _YES or word == "✓":
        return True
    if word in _NO or word == "✗":
        return False
    raise ValidationError(_("Write “yes” or “no”."))


def date(value: Any) -> dt.date:
    if isinstance(value, dt.datetime):
        return _in_our_time(value.date())
    if isinstance(value, dt.date):
        return _in_our_time(value)
    text = ascii_digits(value).removesuffix("م").strip()
    for pattern, order in (
        (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", "ymd"),
        (r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", "dmy"),
    ):
        if match := re.fullmatch(pattern, text):
            parts = dict(zip(order, map(int, match.groups()), strict=True))
            try:
                return _in_our_time(dt.date(parts["y"], parts["m"], parts["d"]))
            except ValueError:
                break
    raise ValidationError(_("This is no date. Write it as 2026-03-25."))


def _in_our_time(day: dt.date) -> dt.date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(
            _("Give a year from %(first)d to %(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )
    return day


def moment(value: Any) -> tuple[dt.date | None, dt.time]:
    """A time of the day in Riyadh, with its date where one is written."""
    if isinstance(value, dt.datetime):
        rounded = value + dt.timedelta(microseconds=500_000)
        # Excel keeps a time as a part of its day zero.
        day = None if rounded.year <= 1900 else _in_our_time(rounded.date())
        return day, rounded.time().replace(microsecond=0)
    if isinstance(value, dt.time):
        return None, value.replace(microsecond=0)
    if isinstance(value, dt.timedelta):
        value = value.total_seconds() / 86400
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1:
        seconds = round(value * 86400)
        return None, dt.time(seconds // 3600 % 24, seconds // 60 % 60, seconds % 60)
    text = ascii_digits(value)
    day = None
    if match := re.match(r"(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:[T ]\s*|$)", text):
        day, text = date(match[1]), text[match.end() :]
    return day, _time(text)


def _time(text: str) -> dt.time:
    is_morning, is_afternoon = bool(_MORNING.search(text)), bool(_AFTERNOON.search(text))
    bare = _AFTERNOON.sub("", _MORNING.sub("", text)).strip(" .ً")
    match = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?(?::(\d{2}))?", bare)
    if match and (match[2] or is_morning or is_afternoon):
        hour, minute, second = (int(part or 0) for part in match.groups())
        if is_morning != is_afternoon:
            if not 1 <= hour <= 12:
                hour = 99
            hour = hour % 12 + (12 if is_afternoon else 0) if hour != 99 else hour
        if hour < 24 and minute < 60 and second < 60:
            return dt.time(hour, minute, second)
    raise ValidationError(_("This is no time. Write it as 09:30 or 9:30 AM."))


def choice(value: Any, offered: Mapping[str, tuple[str, ...]]) -> str:
    """The value whose own name, or one of whose labels in either language, this is; however it is spelled."""
    wanted = _loose(str(value))
    for name, labels in offered.items():
        if wanted in {_loose(each) for each in (name, *labels)}:
            return name
    own = LANGUAGES.index(get_language() or LANGUAGES[0])
    shown = listed(labels[own] for labels in offered.values())
    raise ValidationError(
        _("This is none of the values that may stand here: %(values)s.") % {"values": shown}
    )


def listed(names: Iterable[Any]) -> str:
    return ("، " if get_language() == "ar" else ", ").join(map(str, names))


def _loose(text: str) -> str:
    return " ".join(
        word[2:] if word.startswith("ال") and len(word) > 4 else word for word in fold(text).split()
    )


def parts(value: Any) -> list[str]:
    """Several in one cell: on lines of their own, or between semicolons of either script."""
    return [part.strip() for part in re.split(r"[;؛\n|]", str(value)) if part.strip()]
