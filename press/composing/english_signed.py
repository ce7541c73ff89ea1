"""What was signed, in English: who with whom, by whose hand, for what; and what bodies are called."""

from collections.abc import Sequence

from agreements.published import Party, Signatory
from proceedings.content import Ref

from . import english_grammar as grammar
from .english_grammar import capital, inside, listed
from .facts import Known, Voice, by_party, in_role

DOCUMENT = {
    "memorandum": "memorandum of understanding",
    "agreement": "agreement",
    "contract": "contract",
    "pledge": "pledge",
}


def noun_of(name: str, kind: str) -> str:
    """What a body is called when it is named again: "the municipality"."""
    noun = grammar.NOUNS.get(kind, "")
    return f"the {noun}" if noun else ""


def body_of(voice: Voice, ref: Ref, *, printed: bool = False) -> str:
    named = voice.body(ref, noun_of, printed=printed)
    known = voice.facts.named(ref)
    return named if named.startswith("the ") or not known else grammar.with_article(named, known.content.kind)


def signed(voice: Voice, agreement: Known, is_again: bool) -> str:
    content = agreement.content
    first, *others = content.parties
    occasion = inside(voice.text(content.occasion))
    named = body_of(voice, first.body, printed=True)
    with_whom = f" with {listed([_party(voice, each) for each in others])}" if others else ""
    verb = "also signed" if is_again else "signed"
    start = f"At {occasion}, " if occasion and not is_again else ""
    return capital(f"{start}{named} {verb} {grammar.article(DOCUMENT[content.kind])}{with_whom}.")


def _party(voice: Voice, party: Party) -> str:
    name = body_of(voice, party.body, printed=True)
    if not party.parent.key:
        return name
    parent = body_of(voice, party.parent, printed=True)
    what = {"endowment": "an endowment company of", "subsidiary": "a subsidiary of"}.get(party.relation)
    return f"{name}, {what or 'a department of'} {parent}"


def signatories(voice: Voice, agreement: Known) -> str:
    content = agreement.content
    signed_by = in_role(content, "signatory")
    patrons, witnesses = in_role(content, "patron"), in_role(content, "witness")
    sides = [_side(voice, party, people) for party, people in by_party(content, signed_by)]
    under = f"under the patronage of {_signers(voice, patrons)}" if patrons else ""
    said = [f"It was signed {', and '.join(sides)}" if sides else "", under]
    if under and not sides:
        said = [f"It was signed {under}"]
    if witnesses:
        verb = "and the signing was witnessed by" if any(said) else "The signing was witnessed by"
        said.append(f"{verb} {_signers(voice, witnesses)}")
    return ", ".join(part for part in said if part) + "."


def _side(voice: Voice, party: Party | None, people: Sequence[Signatory]) -> str:
    whose = f"for {body_of(voice, party.body, printed=True)} " if party else ""
    return f"{whose}by {_signers(voice, people)}"


def _signers(voice: Voice, people: Sequence[Signatory]) -> str:
    named = [voice.person(each.who) for each in people]
    capacities = [voice.text(each.capacity) for each in people]
    return listed([f"{who}, {what}" if what else who for who, what in zip(named, capacities, strict=True)])


def purposes(voice: Voice, agreement: Known) -> str:
    items = [inside(each) for each in voice.items(agreement.content.purposes)]
    noun = DOCUMENT[agreement.content.kind].split(" ")[0]
    return f"The purposes of the {noun} include {listed(items)}."


def areas(voice: Voice, agreement: Known) -> str:
    items = [inside(each) for each in voice.items(agreement.content.areas)]
    return (
        f"Its area of work is {items[0]}." if len(items) == 1 else f"Its areas of work are {listed(items)}."
    )
