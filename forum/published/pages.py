"""What becomes public of the organisers' pages and notices, field by field, by name."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from proceedings.cards import Card
from proceedings.content import Ref, Text
from proceedings.kinds import Compiled
from proceedings.richtext import as_plain, lead, sanitised


@dataclass(frozen=True)
class Page:
    title: Text
    body: Text = Text()


@dataclass(frozen=True)
class Notice:
    words: Text
    edition: Ref
    until: dt.datetime
    link: str = ""


def compile_page(row: Any) -> Compiled:
    content = Page(Text.of(row, "title"), sanitised(row, "body"))
    card = Card(
        kind="page", key=row.key, path=f"pages/{row.slug}/", title=content.title, line=lead(content.body)
    )
    return Compiled(content, card, row.slug, row.source_language, position=row.position)


def compile_notice(row: Any) -> Compiled:
    """Notices are ordered by when they lapse, so that a page asks the database for those that have not."""
    content = Notice(Text.of(row, "words"), Ref("edition", row.edition.key), row.until, row.link)
    card = Card(
        kind="notice",
        key=row.key,
        path=f"notices/{row.slug}/",
        title=content.words,
        edition=row.edition.key,
        ends_at=row.until,
        facts=(("link", row.link),),
    )
    return Compiled(
        content, card, row.slug, row.source_language, edition=row.edition.key, starts_at=row.until
    )


def page_in_plain(content: Page, language: str) -> str:
    title, body = (text.in_language(language)[0] for text in (content.title, content.body))
    return f"{title}\n\n{as_plain(body)}".strip()


def notice_in_plain(content: Notice, language: str) -> str:
    return content.words.in_language(language)[0]
