"""What of the event belongs to an edition, for the desk's first page and its matrix of languages."""

from collections.abc import Callable
from typing import Any

from django.db.models import Prefetch, Q

from proceedings.admin.overview import Source

from .models import Attendance, Day, Edition, Organisation, Person


def with_people(appearances: Any) -> Any:
    """All that the compile functions read of each appearance."""
    found = appearances._default_manager.select_related("person", "profession", "organisation")
    return found.prefetch_related("titles")


def of_day(desk: Any) -> int:
    return desk.day.number if desk.day else 0


def by_edition(edition: Edition) -> dict[str, Any]:
    return {"edition__id__exact": edition.pk}


def people(appearances: Callable[[Edition], Any]) -> Source:
    """Those who appear, whatever their role."""

    def rows(edition: Edition) -> Any:
        found = Person.objects.filter(pk__in=appearances(edition).values("person"))
        return found.select_related("profession", "organisation").order_by("name_ar", "pk")

    return Source(Person, rows, ahead=lambda: ("titles",))


def bodies(named: Callable[[Edition], Any]) -> Source:
    """`named` gives the keys of the bodies that something of the edition names."""

    def rows(edition: Edition) -> Any:
        found = Organisation.objects.filter(pk__in=named(edition))
        return found.select_related("parent").order_by("name_ar", "pk")

    return Source(Organisation, rows, ahead=lambda: ("former_names",), lines=("former_names",))


def _edition(edition: Edition) -> Any:
    return Edition.objects.filter(pk=edition.pk).select_related("forum", "venue", "organiser", "host")


def _days(edition: Edition) -> Any:
    return Day.objects.filter(edition=edition).select_related("edition").order_by("number")


def _attendances(edition: Edition) -> Any:
    return Attendance.objects.filter(edition=edition)


def _hosts(edition: Edition) -> Any:
    exhibitors = edition.exhibitors.through.objects.filter(edition=edition)
    attending = _attendances(edition).filter(organisation__isnull=False)
    return Organisation.objects.filter(
        Q(pk__in=[edition.organiser_id, edition.host_id])
        | Q(pk__in=exhibitors.values("organisation"))
        | Q(pk__in=attending.values("organisation"))
    ).values("pk")


SOURCES = (
    Source(Edition, _edition, lines=("tracks",)),
    Source(
        Day,
        _days,
        ahead=lambda: (Prefetch("attendances", with_people(Attendance)),),
        lines=("attendances",),
        day=lambda day: day.number,
        narrow=by_edition,
    ),
    people(_attendances),
    bodies(_hosts),
)
