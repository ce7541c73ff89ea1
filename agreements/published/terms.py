"""How an agreement takes effect, how long it lasts and which text counts, as it becomes public."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Length:
    """So many days, months or years; a `count` of 0 is not known."""

    count: int = 0
    unit: str = ""

    def __bool__(self) -> bool:
        return bool(self.count and self.unit)


@dataclass(frozen=True)
class Terms:
    """What is empty was not said. `ends_on` is the last day; it stands in place of a length."""

    takes_effect: str = ""
    effective_on: date | None = None
    length: Length = Length()
    ends_on: date | None = None
    renewal: str = ""
    renewal_length: Length = Length()
    notice: Length = Length()
    authentic: str = ""


def compile_terms(row: Any) -> Terms:
    return Terms(
        takes_effect=row.takes_effect,
        effective_on=row.effective_on,
        length=_length(row, "term"),
        ends_on=row.ends_on,
        renewal=row.renewal,
        renewal_length=_length(row, "renewal"),
        notice=_length(row, "notice"),
        authentic=row.authentic,
    )


def _length(row: Any, name: str) -> Length:
    count, unit = getattr(row, f"{name}_length"), getattr(row, f"{name}_unit")
    return Length(count, unit) if count and unit else Length()
