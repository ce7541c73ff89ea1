"""What of an agreement's papers becomes public."""

from dataclasses import dataclass
from typing import Any

from proceedings.content import File, Text
from proceedings.files import describe


@dataclass(frozen=True)
class Document:
    """`key` stays when the file is replaced. `language` is that of the paper, not of its title."""

    key: str
    kind: str
    title: Text = Text()
    language: str = ""
    authentic: bool = False
    file: File | None = None


def document(row: Any) -> Document:
    return Document(
        key=row.key,
        kind=row.kind,
        title=Text.of(row, "title"),
        language=row.language,
        authentic=row.authentic,
        file=describe(row.file, row.title_en or f"{row.agreement.slug} {row.kind}"),
    )


def documents(agreement: Any) -> tuple[Document, ...]:
    """Those whose file is there: an erased one has none."""
    return tuple(document(each) for each in agreement.documents.all() if each.file)
