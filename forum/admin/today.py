"""The first page of the desk: what is on, and what waits for somebody, in one edition."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from proceedings.admin import overview
from proceedings.admin.overview import Line, Overview, Section
from proceedings.dates import both, hours

from ..models import Day, Edition

SHOWN = 8
# Of a section that is asked for whole: more than anybody reads, and not without end.
SHOWN_WHOLE = 500


@dataclass(frozen=True)
class Shown:
    """A section with the lines there is room for; `more` are (label, address) of where the rest is."""

    section: Section
    lines: list[Line]
    count: int
    more: list[tuple[str, str]]

    @property
    def rest(self) -> int:
        return self.count - len(self.lines)


def editions() -> list[Edition]:
    """The latest first; without a date last."""
    found = Edition.objects.select_related("forum")
    return sorted(found, key=lambda each: (each.starts_on or date.min, each.pk), reverse=True)


def chosen(listed: list[Edition], key: str) -> Edition | None:
    """By its key; or else the current edition, or else the latest."""
    if key:
        named = next((each for each in listed if each.key == key), None)
        if named is None:
            raise Http404
        return named
    return next((each for each in listed if each.is_current), listed[0] if listed else None)


def today(site: Any, request: HttpRequest) -> dict[str, Any]:
    """What the page shows, beside the list of apps; nothing to those who may not see editions."""
    if not site.get_model_admin(Edition).has_view_permission(request):
        return {}
    listed = editions()
    edition = chosen(listed, request.GET.get("edition", ""))
    if edition is None:
        return {"today": {}}
    view = Overview(site, request, edition)
    whole = request.GET.get("all", "")
    shown = [_shown(view, section, whole) for section in overview.SECTIONS]
    return {
        "today": {
            "edition": edition,
            "editions": listed,
            "at": view.at,
            "moment": _("%(day)s, %(hour)s in Riyadh")
            % {"day": both(view.at, get_language() or "ar", weekday=True), "hour": hours(view.at)},
            "waiting": [each for each in shown if each.lines],
            "calm": [each.section.title for each in shown if not each.lines],
            "status_url": reverse("admin:status", args=[edition.key]),
            "has_choice": len(listed) > 1,
            "day_links": _day_links(site, request, edition),
        }
    }


def _day_links(site: Any, request: HttpRequest, edition: Edition) -> list[tuple[str, list]]:
    """(day, [(words, address)]): the pages that are about each of its days whole."""
    model_admin = site.get_model_admin(Day)
    publishes = model_admin.has_publish_permission(request)
    found = []
    for day in Day.objects.filter(edition=edition).order_by("number").only("pk", "number"):
        links = model_admin.tool_links(request.user, day)
        if publishes:
            links.append((_("Publish…"), reverse("admin:forum_day_publish_all", args=[day.pk])))
        if links:
            found.append((_("Day %(number)s") % {"number": day.number}, links))
    return found


def _shown(view: Overview, section: Section, whole: str) -> Shown:
    lines = section.find(view)
    room = SHOWN_WHOLE if section.name == whole else SHOWN
    more = _more(view, section, lines) if len(lines) > room else []
    return Shown(section, lines[:room], len(lines), more)


def _more(view: Overview, section: Section, lines: list[Line]) -> list[tuple[str, str]]:
    """The lists that show the same objects, each with its count; or this very page with the section whole."""
    if not section.filters:
        query = urlencode({"edition": view.edition.key, "all": section.name})
        return [("", f"{reverse('admin:index')}?{query}#waiting-{section.name}")]
    narrow = {source.model: source.narrow for source in overview.SOURCES}
    found = []
    for model, count in Counter(line.model for line in lines).items():
        opts = model._meta
        query = urlencode(section.filters | narrow[model](view.edition))
        path = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
        found.append((f"{capfirst(opts.verbose_name_plural)}: {count}", f"{path}?{query}"))
    return found
