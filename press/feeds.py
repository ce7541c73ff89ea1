"""The latest of an edition as Atom and as JSON Feed 1.1. Pure: the same items are the same bytes."""

import json
from datetime import UTC, datetime
from io import StringIO
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.utils.feedgenerator import Atom1Feed, Enclosure, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from .items import Attachment, Feed, Item

ATOM = "application/atom+xml; charset=utf-8"
JSON_FEED = "application/feed+json; charset=utf-8"
NOTHING_YET = datetime(1970, 1, 1, tzinfo=UTC)


class _Atom(Atom1Feed):
    """Django's, with the whole text, every author and the language of each entry."""

    def latest_post_date(self) -> datetime:
        """Of the entries alone: Django says today where there are none."""
        return max((each["updateddate"] for each in self.items), default=NOTHING_YET)

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["shown_language"]}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.startElement("author", AttributesImpl({}))
            handler.addQuickElement("name", author.name)
            if author.address:
                handler.addQuickElement("uri", author.address)
            handler.endElement("author")
        handler.addQuickElement("link", "", {"rel": "via", "href": item["permanent"]})
        handler.addQuickElement("content", item["content"], {"type": "html"})


def atom(feed: Feed) -> bytes:
    made = _Atom(
        title=feed.title,
        link=feed.address,
        description=None,
        subtitle=feed.subtitle or None,
        language=feed.language,
        author_name=feed.publisher.name,
        author_link=feed.publisher.address or None,
        feed_url=feed.source,
        feed_guid=feed.source,
        feed_copyright=feed.disclaimer or None,
    )
    for item in feed.items:
        made.add_item(
            title=item.title,
            link=item.address,
            description=None,  # type: ignore[arg-type]
            unique_id=item.id,
            pubdate=item.first,
            updateddate=item.changed,
            categories=[item.sort, *(topic.name for topic in item.topics)],
            enclosures=[
                Enclosure(each.address, str(each.size), each.media_type) for each in item.attachments
            ],
            authors=item.authors,
            shown_language=item.language,
            permanent=item.permanent,
            content=item.html,
        )
    out = StringIO()
    made.write(out, "utf-8")
    return out.getvalue().encode() + b"\n"


def json_feed(feed: Feed) -> bytes:
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.address,
        "feed_url": feed.source,
        "description": feed.subtitle,
        "user_comment": feed.disclaimer,
        "icon": feed.icon,
        "language": feed.language,
        "authors": [_author(feed.publisher)],
    }
    whole = {name: value for name, value in whole.items() if value}
    whole["items"] = [_item(item) for item in feed.items]
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _item(item: Item) -> dict[str, Any]:
    pictures = [each.address for each in item.attachments if each.is_picture]
    made = {
        "id": item.id,
        "url": item.address,
        "title": item.title,
        "content_html": item.html,
        "content_text": item.text,
        "summary": item.summary,
        "image": pictures[0] if pictures else "",
        "date_published": rfc3339_date(item.first),
        "date_modified": rfc3339_date(item.changed),
        "authors": [_author(each) for each in item.authors],
        "tags": [item.sort, *(topic.name for topic in item.topics)],
        "language": item.language,
        "attachments": [_attachment(each) for each in item.attachments],
    }
    return {name: value for name, value in made.items() if value} | {"_multaqa": _of_ours(item)}


def _of_ours(item: Item) -> dict[str, Any]:
    """What the format has no word for, under a name of our own, as it allows."""
    return {
        "kind": item.kind,
        "key": item.key,
        "version": item.number,
        "change": item.change,
        "note": item.note,
        "digest": item.digest,
        "permanent_url": item.permanent,
        "withdrawn": item.is_withdrawn,
    }


def _author(author: Any) -> dict[str, str]:
    return {"name": author.name} | ({"url": author.address} if author.address else {})


def _attachment(each: Attachment) -> dict[str, Any]:
    return {
        "url": each.address,
        "mime_type": each.media_type,
        "title": each.caption or each.title,
        "size_in_bytes": each.size,
    }
