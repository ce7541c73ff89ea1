"""What of an agreement becomes public: the frozen shapes and the compile function, field by field."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from forum.published.people import Mentions, keyed, on_card
from proceedings.cards import Card
from proceedings.content import LANGUAGES, Ref, Text, files_in
from proceedings.kinds import Compiled, Kind

from .. import plain, schemaorg, status
from ..terms import AgreementKind
from . import facets
from .documents import Document, documents
from .events import Event, Relation, compile_events, compile_relations, relation_mentions
from .obligations import Obligation, obligations
from .parties import Party, Signatory, compile_parties, compile_signatories, party_mentions
from .terms import Terms, compile_terms

LINE_LENGTH = 160
PURPOSES_APART = {"ar": "؛ ", "en": " · "}


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
    terms: Terms = Terms()
    signatories: tuple[Signatory, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()


def compile_agreement(row: Any) -> Compiled:
    day, session = row.day, row.session
    parties = compile_parties(row)
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
        terms=compile_terms(row),
        signatories=compile_signatories(row, parties),
        events=compile_events(row),
        relations=compile_relations(row),
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
        date=status.signing(content).whole,  # of the last who had to, where each has a day of its own
        day=content.day_number,
        place=content.place,
        line=Text(**{code: _line(content.purposes, code) for code in LANGUAGES}),
        people=tuple(on_card(each.who) for each in content.signatories),
        bodies=tuple(each.body for each in content.parties),
        facets=facets.of(content),
        facts=(
            ("reference", row.slug),
            ("edition", content.edition.key),
            ("status", status.on_card(content)),
            *((each.kind, each.other.key) for each in content.relations),
        ),
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


def _mentions(content: Agreement) -> Mentions:
    mentions: Mentions = {
        ("edition", "edition", content.edition.key),
        ("day", "day", content.day.key),
        ("session", "session", content.session.key),
    }
    mentions |= {("document", "file", each.sha256) for each in files_in(content.documents)}
    mentions |= {("evidence", "file", each.sha256) for each in files_in(content.obligations)}
    mentions |= party_mentions(content.parties, content.signatories)
    return mentions | relation_mentions(content.relations)


def _derive(publication: Any) -> None:
    from ..derived import derive  # late: its models are known only once the apps are

    derive(publication)


AGREEMENT = Kind(
    name="agreement",
    label=_("Agreement"),
    content=Agreement,
    desk="agreements.Agreement",
    compile=compile_agreement,
    plain=plain.agreement,
    copied=plain.copied,
    linked=schemaorg.agreement,
    labels=dict(AgreementKind.choices),
    sorts={"agreement": _("Agreements")},
    derive=_derive,
)
