"""The report's sentences in English: each function takes a Voice and the facts of one, and gives it whole."""

from collections.abc import Sequence
from itertools import groupby

from forum.names import Appearance
from proceedings.dates import both, day_name

from . import english_grammar as grammar
from .english_grammar import capital, inside, listed, quoted
from .english_signed import areas as areas
from .english_signed import body_of
from .english_signed import purposes as purposes
from .english_signed import signatories as signatories
from .english_signed import signed as signed
from .facts import Known, Voice, main_speakers, moderators

NOUNS = {
    "session": "session",
    "panel": "panel discussion",
    "address": "address",
    "paper": "working paper",
    "initiative": "initiative showcase",
    "ceremony": "ceremony",
    "exhibition": "exhibition",
    "workshop": "workshop",
    "course": "training course",
}
SEVERAL = {"ceremony": "ceremonies"}
SHORT = {"workshop": "workshop", "course": "course"}
HEADS = ("forum", "conference", "summit", "congress", "symposium", "exhibition", "meeting", "week")


def forum(voice: Voice) -> str:
    last = voice.text(voice.facts.edition.content.name).split(" ")[-1].lower()
    return f"the {last}" if last in HEADS else "the event"


def _edition(voice: Voice) -> str:
    name = voice.text(voice.facts.edition.content.name)
    return name if name.lower().startswith("the ") else f"the {name}"


def _programme(voice: Voice) -> str:
    return listed([grammar.some(n, NOUNS[kind], SEVERAL.get(kind, "")) for kind, n in kinds(voice)])


def headline(voice: Voice) -> str:
    name, day = voice.text(voice.facts.edition.content.name), day_name(voice.facts.day.content.number, "en")
    programme = _programme(voice)
    return f"{name}: {programme} on {day[0].lower()}{day[1:]}" if programme else f"{name}: {day}"


def lead(voice: Voice) -> str:
    facts = voice.facts
    day, name = facts.day.content, _edition(voice)
    who = listed([voice.person(each) for each in day.dignitaries])
    nth = grammar.FIRSTS[day.number - 1] if day.number <= len(grammar.FIRSTS) else ""
    if facts.is_first and facts.is_last:
        said = f"{name} was held"
    elif facts.is_first:
        said = f"{name} opened"
    elif facts.is_last:
        said = f"{name} closed on its {nth} day" if nth else f"{name} closed"
    else:
        said = f"{name} continued for its {nth} day" if nth else f"{name} continued"
    when = f" on {both(day.date, 'en', weekday=True)}" if day.date else ""
    when = when.replace(" on ", ", ", 1) if facts.is_last and not facts.is_first else when
    presence = f"in the presence of {who}, " if who else ""
    place = _place(voice)
    return capital(f"{presence}{said}{when}{f', {place}' if place else ''}.")


def _place(voice: Voice) -> str:
    venue = voice.facts.edition.content.venue
    if venue is None:
        return ""
    name, place = voice.text(venue.name), voice.text(venue.place)
    own = name if name.lower().startswith("the ") else f"the {name}"
    return f"at {own}" + (f" in {place}" if place else "") if name else f"in {place}"


def kinds(voice: Voice) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    for each in (*voice.facts.talks, *voice.facts.workshops):
        found[each.content.kind] = found.get(each.content.kind, 0) + 1
    return list(found.items())


def counts(voice: Voice) -> str:
    people = {one.person.key for each in voice.facts.happened for one in each.content.speakers}
    speakers = f", with {grammar.counted(len(people), 'speaker')}" if people else ""
    return f"The day's programme included {_programme(voice)}{speakers}."


def aim(voice: Voice) -> str:
    said = inside(voice.text(voice.facts.edition.content.aim))
    if said.startswith("to "):
        return f"{capital(forum(voice))} aims {said}."
    return f"The aim of {forum(voice)}: {said}."


def titled(voice: Voice, session: Known) -> str:
    title = voice.text(session.content.title)
    return quoted(title) if session.content.title_given else inside(title)


def topic(voice: Voice, session: Known) -> str:
    """ "entitled" stands before given titles alone."""
    return f"{'entitled' if session.content.title_given else 'on'} {titled(voice, session)}"


def _whole(voice: Voice, session: Known) -> str:
    kind = session.content.kind
    if kind == "initiative":
        return f"a showcase of {titled(voice, session)}"
    if kind in ("ceremony", "exhibition") and not session.content.title_given:
        name = titled(voice, session)
        return name if name.startswith(("the ", "a ", "an ")) else f"the {name}"
    return f"{grammar.article(NOUNS[kind])} {topic(voice, session)}"


def talk(voice: Voice, session: Known, place: int, of: int, before: str) -> str:
    kind, people = session.content.kind, main_speakers(session.content)
    whole = _whole(voice, session)
    if place == 0 or place == of - 1:
        opening = "The day opened with" if place == 0 else "The sessions closed with"
        said = f"{opening} {whole}"
    elif kind in ("paper", "address") and people:
        return _given(voice, session, people, whole)
    elif kind in ("paper", "address"):
        said = capital(f"{whole} was also {'presented' if kind == 'paper' else 'given'}")
    elif kind == before:
        said = f"Next came {whole}"
    else:
        said = f"There was also {whole}" if kind in ("ceremony", "exhibition") else f"Then came {whole}"
    return f"{said}{_owner(voice, session)}{_people(voice, session)}."


def _given(voice: Voice, session: Known, people: Sequence[Appearance], whole: str) -> str:
    """ "Eng. …, Director of …, presented a working paper …": an office after the name ends with a comma."""
    who = _named(voice, people)
    comma = "," if "," in who or ";" in who else ""
    verb = "presented" if session.content.kind == "paper" else "gave"
    return f"{who}{comma} {verb} {whole}{_chaired(voice, session)}."


def _people(voice: Voice, session: Known) -> str:
    people = main_speakers(session.content)
    roles = {each.role for each in people}
    if not people:
        return _chaired(voice, session)
    if session.content.kind == "address":
        verb = "given by"
    elif roles <= {"presenter", "trainer"}:
        verb = "presented by"
    else:
        verb = "with"
    return f", {verb} {_named(voice, people)}{_chaired(voice, session)}"


def _named(voice: Voice, people: Sequence[Appearance]) -> str:
    return listed([voice.person(each) for each in people])


def _chaired(voice: Voice, session: Known) -> str:
    chairs = moderators(session.content)
    return f", chaired by {_named(voice, chairs)}" if chairs else ""


def _owner(voice: Voice, session: Known) -> str:
    owner = session.content.initiative_owner
    return f", one of the initiatives of {body_of(voice, owner)}" if owner.key else ""


def points(voice: Voice, session: Known) -> str:
    items = "; ".join(inside(each) for each in voice.items(session.content.key_points))
    return f"It covered: {items}."


def called_off(voice: Voice, session: Known) -> str:
    verb = "postponed" if session.content.happening == "postponed" else "cancelled"
    return capital(f"{_whole(voice, session)} was {verb}.")


def workshops(voice: Voice) -> str:
    rows = voice.facts.workshops
    totals = [(kind, len(list(group))) for kind, group in groupby(sorted_kinds(rows))]
    audiences = {each.content.audience for each in rows}
    whom = ""
    if len(audiences) == 1:
        whom = listed([inside(each) for each in voice.items(rows[0].content.audience)])
    held = listed([grammar.some(number, NOUNS[kind]) for kind, number in totals])
    start = "Alongside the sessions, " if voice.facts.talks else ""
    verb = "was" if len(rows) == 1 else "were"
    return capital(f"{start}{held} {verb} held{f' for {whom}' if whom else ''}.")


def sorted_kinds(rows: Sequence[Known]) -> list[str]:
    return sorted((each.content.kind for each in rows), key=lambda kind: kind != "workshop")


def subjects(voice: Voice, rows: Sequence[Known], is_second: bool) -> str:
    noun = SHORT[rows[0].content.kind]
    names = [titled(voice, each) + _for_whom(voice, each) for each in rows]
    if len(rows) == 1:
        return f"The {noun} was on {names[0]}."
    if len(rows) == 2 and is_second:
        return f"One of the {noun}s was on {names[0]}, the other on {names[1]}."
    if len(rows) == 2:
        return f"The first {noun} was on {names[0]}, the second on {names[1]}."
    return f"The {noun}s were on {'; '.join([*names[:-1], f'and {names[-1]}'])}."


def _for_whom(voice: Voice, workshop: Known) -> str:
    if len({each.content.audience for each in voice.facts.workshops}) == 1 or not workshop.content.audience:
        return ""
    return f" ({listed([inside(each) for each in voice.items(workshop.content.audience)])})"


def trainers(voice: Voice, workshop: Known) -> str:
    people = main_speakers(workshop.content) or moderators(workshop.content)
    title = quoted(voice.text(workshop.content.title))
    return f"The {SHORT[workshop.content.kind]} {title} was given by {_named(voice, people)}."


def close(voice: Voice) -> str:
    edition = voice.facts.edition.content
    voice.bodies.clear()  # far from where they were named: by their whole names
    of_bodies = [
        f"{verb} by {body_of(voice, each)}"
        for verb, each in (("organised", edition.organiser), ("hosted", edition.host))
        if each.key
    ]
    patrons = _named(voice, edition.patrons)
    rest = [f"is held under the patronage of {patrons}" if patrons else "", _length(voice)]
    rest = [part for part in rest if part]
    if of_bodies and rest:
        return f"{capital(forum(voice))}, {' and '.join(of_bodies)}, {', and '.join(rest)}."
    return f"{capital(forum(voice))} {' and '.join([f'is {each}' for each in of_bodies] or rest)}."


def _length(voice: Voice) -> str:
    edition = voice.facts.edition.content
    if not (edition.starts_on and edition.ends_on and edition.starts_on < edition.ends_on):
        return ""
    days = (edition.ends_on - edition.starts_on).days + 1
    return f"runs for {grammar.counted(days, 'day')} from {both(edition.starts_on, 'en', weekday=True)}"
