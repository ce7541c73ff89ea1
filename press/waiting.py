"""What of the press room belongs to an edition, for the desk's first page and its matrix of languages."""

from typing import Any

from forum.models import Edition
from forum.waiting import by_edition, of_day
from proceedings.admin.overview import Source

from .models import DayReport


def _reports(edition: Edition) -> Any:
    found = DayReport.objects.filter(edition=edition)
    return found.select_related("day__edition").order_by("day__number", "pk")


SOURCES = (
    Source(
        DayReport,
        _reports,
        ahead=lambda: ("sentences",),
        lines=("sentences",),
        day=of_day,
        narrow=by_edition,
    ),
)
