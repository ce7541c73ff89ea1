"""Which sentences a day's report has, in which order, and what each rests on: the same for both languages."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from proceedings.content import LANGUAGES, Ref, Text, canonical, plain_data
from proceedings.copying import AGENCY, STYLES
from proceedings.richtext import as_plain

from . import arabic, english
from .facts import DayFacts, Known, Lacking, Voice

VOICES: dict[str, ModuleType] = {"ar": arabic, "en": english}
# A session's summary may be long; a report of the day takes this many of its paragraphs.
PARAGRAPHS = 2


@dataclass(frozen=True)
class Composed:
    """A sentence in both languages; one is empty where a fact has no words in it. `slot` stays the same from
    one composition to the next, `facts` are the versions that it rests on, `styled` are its words in the
    house styles that name somebody in it otherwise."""

    slot: str
    words: Text
    facts: tuple[str, ...] = ()
    opens_paragraph: bool = False
    styled: dict[str, Text] = field(default_factory=dict)

    @property
    def written_styled(self) -> str:
        """`styled` as a row keeps it."""
        return canonical(plain_data(self.styled)) if self.styled else ""


@dataclass(frozen=True)
class Step:
    """One sentence to be said: `say` puts it into words with a language's module and voice."""

    slot: str
    say: Callable[[Any, Voice], str]
    of: tuple[Known | None, ...]
    opens_paragraph: bool = False


def compose_day(facts: DayFacts) -> tuple[Composed, ...]:
    voices = {style: [Voice(language, facts, style) for language in LANGUAGES] for style in STYLES}
    return tuple(_composed(step, voices) for step in steps(facts))


def compose_headline(facts: DayFacts) -> Text:
    return Text(*(_said(VOICES[code].headline, Voice(code, facts)) for code in LANGUAGES))


def _composed(step: Step, voices: dict[str, list[Voice]]) -> Composed:
    def say(voice: Voice) -> str:
        return step.say(VOICES[voice.language], voice)

    said = {style: Text(*(_said(say, voice) for voice in own)) for style, own in voices.items()}
    words = said[AGENCY]
    facts = tuple(dict.fromkeys(each.fact for each in step.of if each))
    styled = {style: other for style, other in said.items() if other != words}
    return Composed(step.slot, words, facts, step.opens_paragraph, styled)


def _said(say: Callable[[Voice], str], voice: Voice) -> str:
    try:
        with voice.trying():
            return say(voice)
    except Lacking:
        return ""


def steps(facts: DayFacts) -> Iterator[Step]:
    day, edition = facts.day, facts.edition
    people = [facts.named(each.person) for each in day.content.dignitaries]
    yield Step("lead", lambda words, voice: words.lead(voice), (day, edition, *people), True)
    if facts.talks or facts.workshops:
        yield Step("counts", lambda words, voice: words.counts(voice), (*facts.talks, *facts.workshops))
    if edition.content.aim:
        yield Step("aim", lambda words, voice: words.aim(voice), (edition,), True)
    yield from _talks(facts)
    yield from _workshops(facts)
    yield from _agreements(facts)
    yield from _close(facts)


def _talks(facts: DayFacts) -> Iterator[Step]:
    talks, before = facts.talks, ""
    for place, session in enumerate(talks):
        yield Step(
            f"session:{session.key}",
            lambda words, voice, session=session, place=place, before=before: words.talk(
                voice, session, place, len(talks), before
            ),
            (session, *_names(facts, session)),
            True,
        )
        yield from _covered(session)
        before = session.content.kind
    for session in facts.called_off:
        yield Step(
            f"session:{session.key}:off",
            lambda words, voice, session=session: words.called_off(voice, session),
            (session,),
        )


def _names(facts: DayFacts, session: Known) -> list[Known | None]:
    people = [facts.named(each.person) for each in session.content.speakers]
    return [*people, facts.named(session.content.initiative_owner)]


def _covered(session: Known) -> Iterator[Step]:
    """What it was about: the sentences of its own summary, or else its key points."""
    slot = f"session:{session.key}:covered"
    said = aligned(session.content.summary)
    for number, text in enumerate(said, 1):
        yield Step(f"{slot}:{number}", lambda words, voice, text=text: voice_of(text, voice), (session,))
    if not said and session.content.key_points:
        yield Step(f"{slot}:points", lambda words, voice: words.points(voice, session), (session,))


def voice_of(text: Text, voice: Voice) -> str:
    own: str = getattr(text, voice.language)
    if not own:
        raise Lacking
    return own


_END = re.compile(r"(?<=[.!?؟…])\s+")
# «م.», «أ.د.», "Dr." and initials end no sentence.
_SHORT = re.compile(r"(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Eng|Prof|St|No|[A-Z]|[أ-ي]|أ\.د)\.$")


def sentences(paragraph: str) -> list[str]:
    found: list[str] = []
    for part in _END.split(paragraph.strip()):
        if found and _SHORT.search(found[-1]):
            found[-1] += f" {part}"
        elif part:
            found.append(part)
    return found


def aligned(text: Text) -> list[Text]:
    """A summary's sentences, those of one language beside their counterparts in the other: where a paragraph
    has not as many in both it stays whole, and so does a summary that has not as many paragraphs."""
    if not text:
        return []
    arabic_ones, english_ones = (_paragraphs(getattr(text, code)) for code in LANGUAGES)
    if len(arabic_ones) != len(english_ones):
        return [Text(" ".join(arabic_ones), " ".join(english_ones))]
    found: list[Text] = []
    for pair in zip(arabic_ones, english_ones, strict=True):
        parts = [sentences(each) for each in pair]
        alike = len(parts[0]) == len(parts[1])
        found += [Text(*each) for each in zip(*parts, strict=True)] if alike else [Text(*pair)]
    return found


def _paragraphs(html: str) -> list[str]:
    parts = as_plain(html).split("\n\n")[:PARAGRAPHS]
    return [part.replace("\n", " ") for part in parts if part]


def _workshops(facts: DayFacts) -> Iterator[Step]:
    rows = facts.workshops
    if not rows:
        return
    yield Step("workshops", lambda words, voice: words.workshops(voice), tuple(rows), True)
    done: list[str] = []
    for kind in ("workshop", "course"):
        if own := [each for each in rows if each.content.kind == kind]:
            yield Step(
                f"workshops:{kind}",
                lambda words, voice, own=own, second=bool(done): words.subjects(voice, own, second),
                tuple(own),
            )
            done.append(kind)
    for each in rows:
        if each.content.speakers:
            yield Step(
                f"session:{each.key}",
                lambda words, voice, each=each: words.trainers(voice, each),
                (each, *_names(facts, each)),
            )
        if each.content.summary:
            yield from _covered(each)


def _agreements(facts: DayFacts) -> Iterator[Step]:
    told: list[Text] = []
    for each in facts.agreements:
        content, slot = each.content, f"agreement:{each.key}"
        if not content.parties:
            continue
        yield Step(
            slot,
            lambda words, voice, each=each, again=content.occasion in told: words.signed(voice, each, again),
            (each, *_bodies(facts, [ref for party in content.parties for ref in (party.body, party.parent)])),
            True,
        )
        told.append(content.occasion)
        if content.signatories:
            yield Step(
                f"{slot}:signatories",
                lambda words, voice, each=each: words.signatories(voice, each),
                (each, *_signatories(facts, each)),
            )
        if content.purposes:
            yield Step(
                f"{slot}:purposes", lambda words, voice, each=each: words.purposes(voice, each), (each,)
            )
        if content.areas:
            yield Step(f"{slot}:areas", lambda words, voice, each=each: words.areas(voice, each), (each,))


def _signatories(facts: DayFacts, agreement: Known) -> list[Known | None]:
    content = agreement.content
    signed_for = {each.party for each in content.signatories}
    parties = _bodies(facts, [each.body for each in content.parties if each.body.key in signed_for])
    return [*(facts.named(each.who.person) for each in content.signatories), *parties]


def _bodies(facts: DayFacts, refs: Iterable[Ref]) -> list[Known | None]:
    return [facts.named(ref) for ref in refs if ref.key]


def _close(facts: DayFacts) -> Iterator[Step]:
    edition = facts.edition.content
    if edition.patrons or edition.organiser.key or edition.host.key:
        patrons = [facts.named(each.person) for each in edition.patrons]
        named = _bodies(facts, (edition.organiser, edition.host))
        yield Step("close", lambda words, voice: words.close(voice), (facts.edition, *patrons, *named), True)
