"""Rich text as it leaves the desk: a few elements, nothing else, whatever way it came in."""

import re
from html import escape, unescape
from itertools import groupby
from typing import Any

import nh3

from .content import LANGUAGES, Text

TAGS = {"p", "br", "strong", "h3", "h4", "ul", "ol", "li", "blockquote", "a"}
_BREAK = re.compile(r"<br\s*/?>")
_BLOCK = re.compile(r"</(?:p|h3|h4|blockquote)>|</?(?:ul|ol)>")
_ITEM = re.compile(r"</li>")
_TAG = re.compile(r"<[^>]*>")


def sanitise(html: str) -> str:
    """The same text with only TAGS, and links to web and mail addresses only."""
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    return clean if as_plain(clean) else ""  # an editor leaves an empty paragraph behind


def sanitised(row: Any, field: str) -> Text:
    """A translated rich-text field of a desk row."""
    raw = Text.of(row, field)
    return Text(ar=sanitise(raw.ar), en=sanitise(raw.en)).from_desk(raw.origin)


_OURS = re.compile(rf"</?(?:{'|'.join(sorted(TAGS))})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BULLET = re.compile(r"[-–•*]\s+")


def from_plain(text: str) -> str:
    """What was typed without an editor: paragraphs, and lists of the lines that begin with a hyphen. Where it
    holds elements of ours it was pasted from one, and is left to be sanitised."""
    if _OURS.search(text):
        return text
    blocks = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in paragraph.split("\n")]
        for is_item, group in groupby(lines, key=lambda line: bool(_BULLET.match(line))):
            if is_item:
                items = (f"<li><p>{escape(_BULLET.sub('', line, count=1))}</p></li>" for line in group)
                blocks.append(f"<ul>{''.join(items)}</ul>")
            else:
                blocks.append(f"<p>{'<br>'.join(map(escape, group))}</p>")
    return "".join(blocks) if text.strip() else ""


def as_typed(html: str) -> str:
    """The other way round, for typing on."""
    return as_plain(html.replace("<li><p>", "<li><p>- "))


def lead(text: Text) -> Text:
    """The first paragraph of a rich text, plain: what a list shows below a headline."""
    return Text(**{code: as_plain(getattr(text, code)).split("\n")[0] for code in LANGUAGES})


def as_plain(html: str) -> str:
    """Paragraphs apart by an empty line, list items by a line."""
    text = _BREAK.sub("\n", html)
    text = _ITEM.sub("\n", text.replace("</p></li>", "</li>"))
    text = _TAG.sub("", _BLOCK.sub("\n\n", text))
    lines = [line.strip() for line in unescape(text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
