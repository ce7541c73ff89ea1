"""A day's facts for the composer, without any database: both languages filled."""

from datetime import date
from itertools import count

from agreements.published import Agreement, Party
from forum.names import Appearance, Title
from forum.published.event import Day, Edition, Venue
from forum.published.people import Organisation, Person
from press.composing import DayFacts, Known, compose_day
from proceedings.content import Ref, Text
from sessions.published import Session

_keys = count(1)
ENGINEER = {"m": Text("المهندس", "Eng."), "f": Text("المهندسة", "Eng.")}
SHORT = Text("م.", "Eng.")


def known(kind, content, version=1):
    return Known(kind, f"{kind[:3]}{next(_keys):05}", version, content)


def person(ar, en, gender="m"):
    last = Text(ar.split(" ")[-1], en.split(" ")[-1])
    return known("person", Person(Text(ar, en), last, gender))


def appearing(who, role="presenter", office=Text("مدير الحي", "Director of the Quarter")):
    profession = Title("profession", ENGINEER[who.content.gender], SHORT)
    return Appearance(role, ref(who), profession=profession, office=office)


def ref(of):
    return Ref(of.kind, of.key, of.content.name)


def body(ar, en, kind="company", gender="f"):
    return known("organisation", Organisation(Text(ar, en), kind, gender))


def session(title=("الأحياء", "Quarters"), kind="session", people=(), **fields):
    return known("session", Session(kind=kind, title=Text(*title), speakers=tuple(people), **fields))


def agreement(first, second, kind="memorandum", **fields):
    parties = Party(ref(first)), Party(ref(second))
    given = {"parties": parties} | fields
    return known("agreement", Agreement(reference="x", kind=kind, title=Text("وثيقة", "A document"), **given))


def facts(*sessions, agreements=(), names=(), number=2, dignitaries=(), edition=None, on=date(2022, 6, 15)):
    edition = edition or Edition(
        name=Text("الملتقى الأول", "First Forum"),
        forum=Text("الملتقى", "Forum"),
        venue=Venue(Text("فندق الخبر", "Khobar Hotel"), Text("محافظة الخبر", "Khobar Governorate")),
        starts_on=date(2022, 6, 14),
        ends_on=date(2022, 6, 16),
    )
    day = Day(number=number, edition=Ref(), date=on, dignitaries=tuple(dignitaries))
    return DayFacts(known("edition", edition), known("day", day), sessions, tuple(agreements), tuple(names))


def told(given):
    """slot without its key → the sentence."""
    return {each.slot: each for each in compose_day(given)}


def of(given, known, more=""):
    return told(given)[f"{known.kind}:{known.key}{more}"].words


CITY, OASIS = body("أمانة المدينة", "City Municipality", "municipality"), body("شركة واحة", "Oasis Company")
CENTRE = body("مركز العون", "Help Centre", "centre", "m")
WORKS = body("جمعية العمل", "Works Association", "association")
BODIES = CITY, OASIS, CENTRE, WORKS
