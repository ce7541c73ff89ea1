"""The desk of one edition at a glance. Each app registers what of it belongs to an edition, and what to look
for: nothing here knows the apps. All is read ahead, so the number of queries is that of the sources."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.contrib.admin import AdminSite
from django.db.models import ForeignKey
from django.http import HttpRequest
from django.urls import reverse

from proceedings.desk import Publishable
from proceedings.kinds import KINDS

from .coverage import Coverage, coverages
from .standing import Standing, standings


@dataclass(frozen=True)
class Source:
    """Where an edition's objects of one form are: `rows` takes the edition. `ahead` gives the relations that
    their compile function walks, `lines` names those with texts of their own, as the form's inlines do; `day`
    is the number of an object's day; `narrow` filters the form's list by the edition."""

    model: type[Publishable]
    rows: Callable[[Any], Any]
    ahead: Callable[[], tuple] = tuple
    lines: tuple[str, ...] = ()
    day: Callable[[Any], int] = lambda desk: 0
    narrow: Callable[[Any], dict[str, Any]] = lambda edition: {}


@dataclass(frozen=True)
class Item:
    """One object, where it stands, and how far each of its languages has come."""

    desk: Any
    source: Source
    standing: Standing
    languages: dict[str, Coverage]

    @property
    def day(self) -> int:
        return self.source.day(self.desk)


@dataclass(frozen=True)
class Line:
    """`anchor` is the id of the input to go to; `model`, the form; `page`, another page of the object;
    `more`, a second link and its label."""

    model: type[Publishable]
    desk: Any
    anchor: str = ""
    words: str = ""
    page: str = "change"
    more: tuple[str, str] | None = None

    @property
    def url(self) -> str:
        opts = self.model._meta
        path = reverse(f"admin:{opts.app_label}_{opts.model_name}_{self.page}", args=[self.desk.pk])
        return f"{path}#{self.anchor}" if self.anchor else path


@dataclass
class Overview:
    """An edition's objects at one moment, as far as the reader of this request may see them."""

    site: AdminSite
    request: HttpRequest
    edition: Any
    at: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.at = self.request.moment

    def may_view(self, model: type) -> bool:
        return self.site.get_model_admin(model).has_view_permission(self.request)

    @cached_property
    def rows(self) -> dict[type[Publishable], list[tuple[Source, Any]]]:
        """Each form's objects once, whichever sources name them."""
        found: dict[type[Publishable], dict[int, tuple[Source, Any]]] = {}
        for source in SOURCES:
            if self.may_view(source.model):
                objects = found.setdefault(source.model, {})
                for desk in source.rows(self.edition):
                    objects.setdefault(desk.pk, (source, desk))
        return {model: list(objects.values()) for model, objects in found.items()}

    def of(self, model: type[Publishable]) -> list[Any]:
        return [desk for _source, desk in self.rows.get(model, [])]

    @cached_property
    def items(self) -> list[Item]:
        return [item for model in self.rows for item in self._items_of(model)]

    def _items_of(self, model: type[Publishable]) -> Iterator[Item]:
        listed = self.rows[model]
        found = standings([desk for _source, desk in listed])
        reading = listed[0][0] if listed else None
        languages = coverages(found, reading.ahead(), reading.lines) if reading else {}
        for source, desk in listed:
            yield Item(desk, source, found[desk.key], languages[desk.key])


@dataclass(frozen=True)
class Section:
    """A question that the first page answers. `filters` of a form's list show the same objects there."""

    name: str
    title: Any
    place: int
    find: Callable[[Overview], list[Line]]
    filters: dict[str, str] = field(default_factory=dict)


SOURCES: list[Source] = []
SECTIONS: list[Section] = []


def ahead_of(model: type[Publishable]) -> tuple:
    """What to read ahead of objects that are compiled together, as `prefetch_related_objects` takes it."""
    keys = [each.name for each in model._meta.concrete_fields if isinstance(each, ForeignKey)]
    return (*keys, *next((source.ahead() for source in SOURCES if source.model is model), ()))


def of_day(site: AdminSite, request: HttpRequest, edition: Any, number: int) -> list[Publishable]:
    """The day and what belongs to it, in the order of the sources; each once."""
    found: dict[tuple[str, str], Publishable] = {}
    for source in SOURCES:
        has_days = not KINDS[source.model.record_kind].is_name
        if has_days and site.get_model_admin(source.model).has_view_permission(request):
            for desk in source.rows(edition):
                if source.day(desk) == number:
                    found.setdefault((desk.record_kind, desk.key), desk)
    return list(found.values())


def register(*, sources: tuple[Source, ...] = (), sections: tuple[Section, ...] = ()) -> None:
    SOURCES.extend(sources)
    SECTIONS.extend(sections)
    SECTIONS.sort(key=lambda section: section.place)
