"""What became of an earlier version since: whether it still stands, and what differs in the words."""

from typing import NamedTuple

from django import template

from ..differences import Part
from ..models import Publication
from ..outlets import Record
from ..standing import Standing, changes, standing

register = template.Library()


class Since(NamedTuple):
    standing: Standing
    changes: tuple[Part, ...] | None


@register.simple_tag
def since(record: Record) -> Since:
    """Of a version that another one has replaced: one query for those that came after it."""
    assert record.latest
    versions = Publication.objects.history(record.site.at, record.publication.kind, record.key)
    later = [row for row in versions if row.number > record.publication.number]
    return Since(
        standing(later, record.reading.language),
        changes(record.publication, record.reading, record.latest),
    )
