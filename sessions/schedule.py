"""An edition's programme as schedule.json (version 1) and schedule.xml, which conference apps read. Pure.

Both files say the same of the same sessions: those that have a time and a room. Each is in one language; what
identifies a thing is the same in all of them.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree import ElementTree as ET

from proceedings.cards import Card
from proceedings.content import Ref, Text
from proceedings.dates import RIYADH, day_of
from proceedings.site import EditionLink

from .calendars import SAID_FIRST, Entry, tracks
from .identity import guid, number
from .terms import Happening, SessionKind

GENERATOR = "Multaqa"
SLOT = "00:05"
LONGEST = timedelta(hours=99, minutes=59)  # the format's two digits of hours
MOST_DAYS = 60  # an edition that lasts longer is told by the days that have something
TRACK_SLUG = re.compile(r"[a-z][a-z0-9-]*[a-z0-9]")  # what both formats take


@dataclass(frozen=True)
class Plan:
    """What both files are written from, in one language; the dicts have schedule.json's names."""

    version: str
    conference: dict[str, Any]
    days: list[dict[str, Any]]


def plan(
    edition: EditionLink,
    entries: Sequence[Entry],
    day_cards: Iterable[Card],
    *,
    address: str,
    person_address: Callable[[Ref], str],
) -> Plan:
    """`address`: of the programme's page; `person_address`: of a person's, or nothing."""
    language, acronym = edition.language, _acronym(edition.slug)
    known = {day.date for day in day_cards if day.date} | {_date(entry) for entry in entries}
    days = sorted(known | _span(edition.card.date, edition.ends_on))
    rooms = _rooms(edition.key, entries, language)
    events = [
        (entry, _event(entry, acronym, language, rooms[entry.card.place]["name"], person_address))
        for entry in entries
    ]
    conference = {
        "acronym": acronym,
        "title": edition.name,
        "start": days[0].isoformat() if days else "",
        "end": days[-1].isoformat() if days else "",
        "daysCount": len(days),
        "timeslot_duration": SLOT,
        "time_zone_name": RIYADH.key,
        "url": address,
        "tracks": _tracks(entries, language),
        "rooms": list({room["guid"]: room for room in rooms.values()}.values()),
    }
    shown = [_day(index, day, events, language) for index, day in enumerate(days, 1)]
    latest = max((entry.since for entry in entries), default=None)
    return Plan(latest.isoformat() if latest else "0", conference, shown)


def _acronym(slug: str) -> str:
    """At least four characters and no hyphen: the strictest of what the two formats ask for."""
    plain = slug.replace("-", "_")
    return plain if len(plain) >= 4 else f"forum_{plain}"


def _span(first: date | None, last: date | None) -> set[date]:
    if not first or not last or (last - first).days >= MOST_DAYS:
        return {each for each in (first, last) if each}
    return {first + timedelta(days=offset) for offset in range((last - first).days + 1)}


def _start(entry: Entry) -> datetime:
    assert entry.card.starts_at
    return entry.card.starts_at.astimezone(RIYADH)


def _date(entry: Entry) -> date:
    return day_of(_start(entry))


def _rooms(edition: str, entries: Iterable[Entry], language: str) -> dict[Text, dict[str, str]]:
    """The rooms by their names on the cards. A session that is out in one language gives its room one name
    alone; another session may tell the other."""
    places = dict.fromkeys(entry.card.place for entry in entries)
    in_english = {place.ar: place.en for place in places if place.ar and place.en}
    in_arabic = {en: ar for ar, en in in_english.items()}
    rooms = {}
    for place in places:
        whole = Text(place.ar or in_arabic.get(place.en, ""), place.en or in_english.get(place.ar, ""))
        key = guid("room", f"{edition}:{whole.ar or whole.en}")
        rooms[place] = {"name": whole.in_language(language)[0], "guid": key}
    return rooms


def _tracks(entries: Iterable[Entry], language: str) -> list[dict[str, str]]:
    named = {track.key: track.label for entry in entries for track in entry.card.tracks}
    return [
        {"name": label.in_language(language)[0]} | ({"slug": key} if TRACK_SLUG.fullmatch(key) else {})
        for key, label in named.items()
    ]


def _day(
    index: int, day: date, events: Iterable[tuple[Entry, dict[str, Any]]], language: str
) -> dict[str, Any]:
    rooms: dict[str, list] = {}
    for entry, event in sorted(events, key=lambda pair: _start(pair[0])):
        if _date(entry) == day:
            rooms.setdefault(event["room"], []).append(event)
    return {
        "index": index,
        "date": day.isoformat(),
        "day_start": datetime.combine(day, time(), RIYADH).isoformat(),
        "day_end": datetime.combine(day, time(23, 59, 59), RIYADH).isoformat(),
        "rooms": rooms,
    }


def _event(
    entry: Entry, acronym: str, language: str, room: str, person_address: Callable[[Ref], str]
) -> dict[str, Any]:
    card, start = entry.card, _start(entry)
    text, shown = card.title.in_language(language)
    happening = Happening(card.state or Happening.PLANNED)
    length = min(card.ends_at - start, LONGEST) if card.ends_at else timedelta()
    minutes = int(length.total_seconds()) // 60
    event = {
        "guid": guid("session", card.key),
        "id": number(card.key),
        "date": start.isoformat(),
        "start": f"{start:%H:%M}",
        "duration": f"{minutes // 60:02}:{minutes % 60:02}",
        "room": room,
        "slug": f"{acronym}-{card.key}-{card.path.rstrip('/').rpartition('/')[2]}",
        "url": entry.address,
        "title": text,
        "subtitle": str(happening.label) if happening in SAID_FIRST else "",
        "track": next(iter(tracks(card, language)), ""),
        "type": str(SessionKind(card.label).label),
        "language": shown,
        "abstract": "",
        "persons": [_person(each, language, person_address) for each in card.people],
        "links": [],
    }
    if card.ends_at:
        event["end"] = card.ends_at.astimezone(RIYADH).isoformat()
    return event


def _person(person: Any, language: str, person_address: Callable[[Ref], str]) -> dict[str, str]:
    shown = {"guid": guid("person", person.who.key), "name": person.called(language)}
    if address := person_address(person.who):
        shown["url"] = address
    return shown


def as_json(plan: Plan) -> bytes:
    schedule = {"version": plan.version, "conference": plan.conference | {"days": plan.days}}
    whole = {"generator": {"name": GENERATOR}, "schedule": schedule}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def as_xml(plan: Plan) -> bytes:
    root = ET.Element("schedule")
    ET.SubElement(root, "generator", name=GENERATOR)
    _line(root, "version", plan.version)
    conference = ET.SubElement(root, "conference")
    for name in ("title", "acronym", "start", "end"):
        _line(conference, name, plan.conference[name])
    _line(conference, "days", plan.conference["daysCount"])
    for name in ("timeslot_duration", "url", "time_zone_name"):
        _line(conference, name, plan.conference[name])
    for track in plan.conference["tracks"]:
        ET.SubElement(conference, "track", track).text = track["name"]
    rooms = {room["name"]: room["guid"] for room in plan.conference["rooms"]}
    for day in plan.days:
        times = {"start": day["day_start"], "end": day["day_end"]}
        shown = ET.SubElement(root, "day", {"index": str(day["index"]), "date": day["date"]} | times)
        for name, events in day["rooms"].items():
            room = ET.SubElement(shown, "room", name=name, guid=rooms[name])
            for event in events:
                _xml_event(room, event)
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _xml_event(room: ET.Element, event: dict[str, Any]) -> None:
    element = ET.SubElement(room, "event", id=str(event["id"]), guid=event["guid"])
    for name in ("room", "title", "subtitle", "type", "date", "start", "duration", "abstract"):
        _line(element, name, event[name])
    for name in ("slug", "track", "language", "url"):
        _line(element, name, event[name])
    persons = ET.SubElement(element, "persons")
    for person in event["persons"]:
        ET.SubElement(persons, "person", guid=person["guid"]).text = person["name"]


def _line(parent: ET.Element, name: str, value: Any) -> None:
    ET.SubElement(parent, name).text = str(value)
