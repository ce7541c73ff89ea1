"""What of an agreement becomes public: the frozen shapes and the compile function, field by field."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from forum.published.people import Mentions, keyed
from forum.published.plain import paragraphs, words
from proceedings.cards import Card
from proceedings.content import LANGUAGES, Ref, Text, files_in
from proceedings.copying import MEDIUM, SHORT, Manner
from proceedings.kinds import Compiled, Kind, related

from .. import schemaorg
from ..terms import AgreementKind
from .documents import Document, documents
from .obligations import Obligation, obligations
from .obligations import plain as plain_obligation

LINE_LENGTH = 160
PURPOSES_APART = {"ar": "؛ ", "en": " · "}


@dataclass(frozen=True)
class Party:
    """`body.label` and `parent.label` are the names as signed; pages give today's name beside them."""

    body: Ref
    parent: Ref = Ref()
    relation: str = ""


@dataclass(frozen=True)
class Agreement:
    reference: str
    kind: str
    title: Text
    edition: Ref = Ref()
    day: Ref = Ref()
    day_number: int = 0
    session: Ref = Ref()
    occasion: Text = Text()
    place: Text = Text()
    signed_on: date | None = None
    binding: str = ""  # "yes", "no" or not said
    purposes: Text = Text()
    areas: Text = Text()
    parties: tuple[Party, ...] = ()
    documents: tuple[Document, ...] = ()
    obligations: tuple[Obligation, ...] = ()


def compile_agreement(row: Any) -> Compiled:
    day, session = row.day, row.session
    parties = tuple(_party(each) for each in related(row.parties, "organisation__parent"))
    content = Agreement(
        reference=row.slug,
        kind=row.kind,
        title=Text.of(row, "title"),
        edition=Ref("edition", row.edition.key),
        day=Ref("day", day.key) if day else Ref(),
        day_number=day.number if day else 0,
        session=Ref("session", session.key) if session else Ref(),  # its title may be under embargo
        occasion=Text.of(row, "occasion"),
        place=Text.of(row, "place"),
        signed_on=row.signed_on,
        binding={True: "yes", False: "no"}.get(row.binding, ""),
        purposes=Text.of(row, "purposes"),
        areas=Text.of(row, "areas"),
        parties=parties,
        documents=documents(row),
        obligations=obligations(row, {each.body.key: each.body for each in parties}),
    )
    return Compiled(
        content=content,
        card=_card(row, content),
        slug=row.slug,
        source=row.source_language,
        day=content.day_number or None,
        position=row.position,
        mentions=keyed(_mentions(content)),
        together=row.edition.together,
    )


def _card(row: Any, content: Agreement) -> Card:
    return Card(
        kind="agreement",
        key=row.key,
        path=f"agreements/{row.slug}/",
        title=content.title,
        label=content.kind,
        date=content.signed_on,
        day=content.day_number,
        place=content.place,
        line=Text(**{code: _line(content.purposes, code) for code in LANGUAGES}),
        bodies=tuple(each.body for each in content.parties),
        facts=(("reference", row.slug),),
    )


def _line(purposes: Text, language: str) -> str:
    """The purposes in one line, as many as a list has room for."""
    line = ""
    for purpose in getattr(purposes, language).splitlines():
        longer = f"{line}{PURPOSES_APART[language]}{purpose.strip()}" if line else purpose.strip()
        if line and len(longer) > LINE_LENGTH:
            break
        line = longer
    return line


def _party(row: Any) -> Party:
    body = row.organisation
    parent = body.parent if row.relation else None
    return Party(
        body=Ref("organisation", body.key, Text.of(row, "name_printed")),
        parent=Ref("organisation", parent.key, Text.of(row, "parent_printed")) if parent else Ref(),
        relation=row.relation,
    )


def _mentions(content: Agreement) -> Mentions:
    mentions: Mentions = {
        ("edition", "edition", content.edition.key),
        ("day", "day", content.day.key),
        ("session", "session", content.session.key),
    }
    mentions |= {("party", "organisation", party.body.key) for party in content.parties}
    mentions |= {("document", "file", each.sha256) for each in files_in(content.documents)}
    mentions |= {("evidence", "file", each.sha256) for each in files_in(content.obligations)}
    return mentions | {("party_parent", "organisation", party.parent.key) for party in content.parties}


def plain(content: Agreement, language: str) -> str:
    return paragraphs(
        words(content.title, language),
        _parties(content, language),
        _listed(content.purposes, language),
        _listed(content.areas, language),
        words(content.occasion, language),
        words(content.place, language),
        _obligations(content, language),
    )


def copied(content: Agreement, manner: Manner) -> list[str]:
    """What was signed between whom; then for what; or all of it."""
    language = manner.language
    short = [words(content.title, language), _parties(content, language)]
    if manner.length == SHORT:
        return short
    purposes = [*short, _listed(content.purposes, language)]
    if manner.length == MEDIUM:
        return purposes
    return [
        *purposes,
        _listed(content.areas, language),
        words(content.occasion, language),
        words(content.place, language),
        _obligations(content, language),
    ]


def _obligations(content: Agreement, language: str) -> str:
    return "\n".join(f"- {plain_obligation(each, language)}" for each in content.obligations)


def _listed(text: Text, language: str) -> str:
    return "\n".join(f"- {line}" for line, _language in text.lines(language))


def _parties(content: Agreement, language: str) -> str:
    return "\n".join(_plain_party(party, language) for party in content.parties)


def _plain_party(party: Party, language: str) -> str:
    """A party's name as signed, its parent body in brackets."""
    name, parent = words(party.body.label, language), words(party.parent.label, language)
    return f"{name} ({parent})" if parent else name


def _derive(publication: Any) -> None:
    from ..derived import derive  # late: its models are known only once the apps are

    derive(publication)


AGREEMENT = Kind(
    name="agreement",
    label=_("Agreement"),
    content=Agreement,
    desk="agreements.Agreement",
    compile=compile_agreement,
    plain=plain,
    copied=copied,
    linked=schemaorg.agreement,
    labels=dict(AgreementKind.choices),
    sorts={"agreement": _("Agreements")},
    derive=_derive,
)
