"""What one may ask to be told of: kinds of records, the current edition, one of its tracks."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from proceedings.kinds import KINDS
from proceedings.models import Publication, PublicationQuerySet
from proceedings.reading import read
from proceedings.site import Site

# People, bodies and pages come and go with the rest: nobody waits for them.
TOLD = {
    "report": pgettext_lazy("what alerts tell of", "Reports of the day"),
    "session": pgettext_lazy("what alerts tell of", "Sessions and workshops"),
    "agreement": pgettext_lazy("what alerts tell of", "Agreements"),
    "notice": pgettext_lazy("what alerts tell of", "Notices"),
}


def kinds() -> list[tuple[str, Any]]:
    return [(kind, label) for kind, label in TOLD.items() if kind in KINDS]


def topics(site: Site) -> list[tuple[str, Any]]:
    """All, the current edition, each of its tracks: as the form offers them."""
    found: list[tuple[str, Any]] = [("", _("Everything"))]
    if edition := site.current:
        found.append((edition.key, edition.name))
        row = Publication.objects.public(site.at).filter(kind="edition", key=edition.key).first()
        content: Any = read(row, site.language).content if row else None
        for track in content.tracks if content else ():
            found.append((f"{edition.key}.{track.key}", track.label.in_language(site.language)[0]))
    return found


def chosen(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    """The form's answers as columns of a subscription."""
    edition, _dot, track = cleaned["topic"].partition(".")
    return {"edition": edition, "track": track, "kinds": sorted(cleaned["kinds"])}


def matching(
    rows: PublicationQuerySet, edition: str, track: str, kinds: Sequence[str]
) -> PublicationQuerySet:
    rows = rows.filter(kind__in=kinds or list(TOLD))
    if edition:
        mentioned = rows.mentioning("edition", edition).values("pk")
        rows = rows.filter(Q(edition=edition) | Q(pk__in=mentioned))
    return rows.mentioning("track", track, "track") if track else rows
