"""A working paper or a session as those who write about it cite it: BibTeX, RIS, CSL-JSON, and the tags by
which search engines of scholarship know a page. Pure: a citation in, text out."""

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

BIBTEX = "application/x-bibtex; charset=utf-8"
RIS = "application/x-research-info-systems; charset=utf-8"
CSL_JSON = "application/vnd.citationstyles.csl+json; charset=utf-8"


@dataclass(frozen=True)
class Author:
    """`given` is empty where the name is not known to part: then all of it is `family`."""

    family: str
    given: str = ""
    body: str = ""

    @property
    def inverted(self) -> str:
        return f"{self.family}, {self.given}" if self.given else self.family


@dataclass(frozen=True)
class Citation:
    """`date` is that of its day, or else of its publication; `version` is the address of just that text."""

    key: str
    is_paper: bool
    sort: str
    title: str
    language: str
    date: date
    address: str
    version: str
    authors: tuple[Author, ...] = ()
    abstract: str = ""
    conference: str = ""
    place: str = ""
    keywords: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()  # addresses of PDF files


def author_of(name: str, short: str, body: str = "") -> Author:
    """«رعد أحمد الخليوي» is al-Khulaiwi, Raad Ahmad: the short name is what stands first in a list."""
    if short and name != short and name.endswith(f" {short}"):
        return Author(short, name.removesuffix(short).strip(), body)
    return Author(name, body=body)


# BibTeX

_TEX = {character: f"\\{character}" for character in "#$%&_"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
# Two of these in a row are one sign to TeX.
_LIGATURE = re.compile(r"([-`'])(?=\1)|[!?](?=`)")


def bibtex(citation: Citation) -> str:
    """One entry. Titles and names stand in braces of their own, so that no style changes their letters."""
    fields = {
        "title": _braced(_tex(citation.title)),
        "author": " and ".join(_tex_name(each) for each in citation.authors),
        ("booktitle" if citation.is_paper else "howpublished"): _tex(citation.conference),
        "address": _tex(citation.place),
        "year": str(citation.date.year),
        "month": str(citation.date.month),
        "day": str(citation.date.day),
        "type": _tex(citation.sort),
        "url": citation.version,
        "language": {"ar": "arabic", "en": "english"}[citation.language],
        "keywords": _tex(", ".join(citation.keywords)),
        "abstract": _tex(" ".join(citation.abstract.split())),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return (
        f"@{'inproceedings' if citation.is_paper else 'misc'}{{{citation.key},\n"
        + ",\n".join(lines)
        + "\n}\n"
    )


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""


def _tex_name(author: Author) -> str:
    return ", ".join(_braced(_tex(part)) for part in (author.family, author.given) if part)


def _tex(value: str) -> str:
    """Text as it stands between braces. Braces are counted by whatever reads the file, escaped or not, so
    those that do not pair become signs."""
    braces = (
        {"{": r"\{", "}": r"\}"} if _pairs(value) else {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    )
    escaped = "".join((_TEX | braces).get(character, character) for character in value)
    return _LIGATURE.sub(lambda found: f"{found[0]}{{}}", escaped)


def _pairs(value: str) -> bool:
    depth = 0
    for character in value:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            return False
    return depth == 0


# RIS

_ISO_639 = {"ar": "ara", "en": "eng"}


def ris(citation: Citation) -> str:
    """One reference; its lines end as the format asks."""
    lines = [
        ("TY", "CPAPER" if citation.is_paper else "GEN"),
        ("ID", citation.key),
        ("TI", citation.title),
        *(("AU", each.inverted) for each in citation.authors),
        ("T2", citation.conference),
        ("M3", citation.sort),
        ("CY", citation.place),
        ("PY", str(citation.date.year)),
        ("DA", f"{citation.date:%Y/%m/%d}"),
        ("LA", _ISO_639[citation.language]),
        *(("KW", each) for each in citation.keywords),
        ("AB", citation.abstract),
        ("UR", citation.version),
        *(("L1", each) for each in citation.documents),
    ]
    said = (f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in lines if value)
    return "".join(said) + "ER  - \r\n"


# CSL-JSON


def csl_json(citation: Citation) -> str:
    made: dict[str, Any] = {
        "id": citation.key,
        "type": "paper-conference" if citation.is_paper else "speech",
        "title": citation.title,
        "author": [_csl_name(each) for each in citation.authors],
        "issued": {"date-parts": [[citation.date.year, citation.date.month, citation.date.day]]},
        "genre": citation.sort,
        "event-title": citation.conference,
        "container-title": citation.conference if citation.is_paper else "",
        "event-place": citation.place,
        "language": citation.language,
        "keyword": ", ".join(citation.keywords),
        "abstract": citation.abstract,
        "URL": citation.version,
    }
    said = {name: value for name, value in made.items() if value}
    return json.dumps([said], ensure_ascii=False, indent=2) + "\n"


def _csl_name(author: Author) -> dict[str, str]:
    if author.given:
        return {"family": author.family, "given": author.given}
    return {"literal": author.family}


# Highwire


def highwire(citation: Citation) -> list[tuple[str, str]]:
    """The `citation_*` tags of a page, each author's body after the author."""
    authors = [
        pair
        for each in citation.authors
        for pair in (("citation_author", each.inverted), ("citation_author_institution", each.body))
    ]
    tags = [
        ("citation_title", citation.title),
        *authors,
        ("citation_publication_date", f"{citation.date:%Y/%m/%d}"),
        ("citation_conference_title", citation.conference),
        ("citation_language", citation.language),
        ("citation_keywords", "; ".join(citation.keywords)),
        ("citation_public_url", citation.address),
        *(("citation_pdf_url", each) for each in citation.documents),
    ]
    return [(name, value) for name, value in tags if value]
