"""Texts as ninjs 3.1, the format in which newsrooms exchange items. Pure.

An edition's file is one composite item whose associations are the texts. Its schema allows no names of our
own. An embargo is told where an item says so, and only accredited press is given such items.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.utils.feedgenerator import rfc3339_date

from .items import Attachment, Feed, Item, Named

MEDIA_TYPE = "application/json; charset=utf-8"
STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://iptc.org/std/ninjs/ninjs-schema_3.1.json",
}


def ninjs(feed: Feed) -> bytes:
    """All of an edition's latest texts."""
    whole = _lean(
        uri=feed.source,
        type="composite",
        standard=STANDARD,
        pubStatus="usable",
        versionCreated=rfc3339_date(max(item.created for item in feed.items)) if feed.items else "",
        language=feed.language,
        headlines=[{"value": feed.title}],
        descriptions=_values(("summary", feed.subtitle)),
        edNote=feed.disclaimer,
        infoSources=[_named(feed.publisher)],
        associations=[{"name": f"item-{place}", **news(item)} for place, item in enumerate(feed.items, 1)],
    )
    return _written(whole)


def ninjs_of(item: Item) -> bytes:
    """One text alone."""
    return _written({**news(item), "standard": STANDARD})


def news(item: Item) -> dict[str, Any]:
    pictures = [each for each in item.attachments if each.is_picture]
    return _lean(
        uri=item.id,
        type="text",
        representationType="full",
        version=str(item.number),
        firstCreated=rfc3339_date(item.first),
        versionCreated=rfc3339_date(item.created),
        embargoedUntil=rfc3339_date(item.embargoed_until) if item.embargoed_until else "",
        pubStatus="canceled" if item.is_withdrawn else "usable",
        edNote=item.note,
        language=item.language,
        headlines=[{"role": "main", "contentType": "text/plain", "value": item.title}],
        descriptions=_values(("summary", item.summary)),
        bodies=[
            {"role": "main", "contentType": kind, "value": value}
            for kind, value in (("text/html", item.html), ("text/plain", item.text))
            if value
        ],
        by=", ".join(each.name for each in item.authors),
        located=item.place,
        people=[_named(each) for each in item.people],
        organisations=[_named(each) for each in item.bodies],
        subjects=[_named(each) for each in item.topics],
        genres=[{"name": item.sort}],
        altIds=_alternatives(item),
        renditions=[_rendition("web", item.address, "text/html")],
        associations=[_picture(place, each) for place, each in enumerate(pictures, 1)],
    )


def _alternatives(item: Item) -> list[dict[str, str]]:
    """Other names of the same: the address of this very version, and its digest."""
    pairs = (("version", item.permanent), ("sha256", item.digest))
    return [{"role": role, "value": value} for role, value in pairs if value]


def _picture(place: int, each: Attachment) -> dict[str, Any]:
    return _lean(
        name=f"photo-{place}",
        uri=each.address,
        type="picture",
        pubStatus="usable",
        headlines=[{"value": each.title}] if each.title else [],
        descriptions=_values(("caption", each.caption)),
        by=each.credit,
        usageTerms=each.licence,
        renditions=[
            _rendition("main", each.address, each.media_type)
            | {"width": each.width, "height": each.height, "sizeInBytes": each.size}
        ],
    )


def _rendition(name: str, address: str, media_type: str) -> dict[str, Any]:
    return {"name": name, "href": address, "contentType": media_type}


def _named(each: Named) -> dict[str, str]:
    return _lean(name=each.name, rel=each.role, uri=each.address)


def _values(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"role": role, "contentType": "text/plain", "value": value} for role, value in pairs if value]


def _lean(**values: Any) -> dict[str, Any]:
    """Only what says something."""
    return {name: value for name, value in values.items() if value not in ("", [], None)}


def _written(data: Iterable[Any] | dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
