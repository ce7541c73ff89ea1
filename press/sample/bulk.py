"""Publishing thousands of objects that were never public, as `publishing.publish` would, in few queries.

For samples alone: it checks nobody's rights, tells nobody and keeps no log.
"""

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

from proceedings.desk import Publishable, translations
from proceedings.kinds import KINDS
from proceedings.models import Change, Mention, Publication
from proceedings.search.index import locked, reindex
from proceedings.versions import Versions, build, seal
from proceedings.workflow import DeskState

CHUNK = 250


Keep = Callable[[list[Publication]], None]


def publish_all(rows: Sequence[Publishable], by: str, *ahead: Any, kept: Keep) -> None:
    """Desk rows of one kind that were never published: approved, and their first version out at this moment.
    `ahead` are the relations that the compile function reads; `kept` keeps what deriving would."""
    model = type(rows[0])
    keys = iter([row.pk for row in rows])
    while some := list(islice(keys, CHUNK)):
        found = model._base_manager.filter(pk__in=some).order_by("pk").prefetch_related(*ahead)
        kept(_publish(list(found), by))


def _publish(rows: list[Any], by: str) -> list[Publication]:
    kind = KINDS[rows[0].record_kind]
    compiled = {row.key: kind.compile(row) for row in rows}
    progress = translations.progress_of_each(compiled, translations.unfinished(kind.name, compiled))
    made = []
    for key, versions in Versions.of_each(kind.name, compiled).items():
        version = build(
            compiled[key],
            versions,
            change=Change.FIRST,
            public_from=versions.now,
            progress=progress[key].once_approved(),
            choices={},
            by=by,
        )
        made.append(seal(version))
    Publication.objects.bulk_create(made)
    Mention.objects.bulk_create(
        Mention(publication=version, role=role, kind=what, key=key)
        for version in made
        for role, what, key in sorted(compiled[version.key].mentions)
    )
    for whole in locked():
        reindex(made, whole)
    for row, version in zip(rows, made, strict=True):
        row.state, row.desk_digest = DeskState.APPROVED, version.source_digest
    type(rows[0])._base_manager.bulk_update(rows, ["state", "desk_digest"])
    return made
