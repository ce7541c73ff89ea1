"""The report's sentences in Arabic: each function takes a Voice and the facts of one, and gives it whole."""

from collections.abc import Sequence
from itertools import groupby

from forum.names import Appearance
from forum.ordinals import ordinal
from proceedings.dates import both

from . import arabic_grammar as grammar
from .arabic_grammar import OBLIQUE, attach, counted, feminine, gender_of, listed, of_work, quoted, together
from .arabic_signed import HER, HIS, noun_of
from .arabic_signed import areas as areas
from .arabic_signed import purposes as purposes
from .arabic_signed import signatories as signatories
from .arabic_signed import signed as signed
from .facts import Known, Voice, main_speakers, moderators

NOUNS = {
    "session": feminine("جلسة", "جلست", "جلسات"),
    "panel": feminine("جلسة", "جلست", "جلسات", "حواري"),
    "address": feminine("كلمة", "كلمت", "كلمات"),
    "paper": of_work(feminine("ورقة", "ورقت", "أوراق"), "عمل"),
    "initiative": feminine("مبادرة", "مبادرت", "مبادرات"),
    "ceremony": grammar.Noun("حفل", "حفلان", "حفلين", "حفلات", "حفلًا", "حفل", "m"),
    "exhibition": grammar.Noun("معرض", "معرضان", "معرضين", "معارض", "معرضًا", "معرض", "m"),
    "workshop": of_work(feminine("ورشة", "ورشت", "ورش"), "عمل"),
    "course": feminine("دورة", "دورت", "دورات", "تدريبي"),
}
SHORT = {"workshop": ("الورشة", "الورشتان", "الورش"), "course": ("الدورة", "الدورتان", "الدورات")}


def forum(voice: Voice) -> str:
    """«الملتقى»: the edition at a second mention."""
    return grammar.definite(voice.text(voice.facts.edition.content.name).split(" ")[0])


def headline(voice: Voice) -> str:
    name, day = voice.text(voice.facts.edition.content.name), ordinal(voice.facts.day.content.number, "ar")
    programme = together([counted(number, NOUNS[kind]) for kind, number in kinds(voice)])
    return f"{name}: {programme} في اليوم {day}" if programme else f"{name}: اليوم {day}"


def lead(voice: Voice) -> str:
    facts = voice.facts
    day, name = facts.day.content, voice.text(facts.edition.content.name)
    who = listed([voice.person(each) for each in day.dignitaries])
    gender = gender_of(name)
    own, number = (HER if gender == "f" else HIS), ordinal(day.number, "ar")
    if facts.is_first and facts.is_last:
        said = f"{'عُقدت' if gender == 'f' else 'عُقد'} {name}"
    elif facts.is_first:
        said = f"انطلقت أعمال {name}"
    elif facts.is_last:
        said = f"{grammar.CLOSED.before([gender])} {name} أعمال{own} في يوم{own} {number}"
    else:
        said = f"{grammar.CONTINUED.before([gender])} {name} أعمال{own} لليوم {number}"
    when = both(day.date, "ar", weekday=True, prose=True) if day.date else ""
    parts = [f"بحضور {who}" if who else "", said, when, _place(voice)]
    return "، ".join(part for part in parts if part) + "."


def _place(voice: Voice) -> str:
    venue = voice.facts.edition.content.venue
    if venue is None:
        return ""
    name, place = voice.text(venue.name), voice.text(venue.place)
    return f"في {name}" + (f" {attach('ب', place)}" if place else "") if name else f"في {place}"


def kinds(voice: Voice) -> list[tuple[str, int]]:
    """How many of each kind the day had, in the order in which they came."""
    found: dict[str, int] = {}
    for each in (*voice.facts.talks, *voice.facts.workshops):
        found[each.content.kind] = found.get(each.content.kind, 0) + 1
    return list(found.items())


def counts(voice: Voice) -> str:
    def part(kind: str, number: int) -> str:
        words = counted(number, NOUNS[kind], OBLIQUE)
        return f"عرض {words}" if kind == "initiative" else words

    people = {one.person.key: one for each in voice.facts.happened for one in each.content.speakers}
    genders = [voice.gender(each.person) for each in people.values()]
    speakers = counted(len(genders), grammar.SPEAKER[grammar.of_all(genders)], OBLIQUE)
    programme = together([part(*each) for each in kinds(voice)])
    return f"واشتمل برنامج اليوم على {programme}" + (f"، بمشاركة {speakers}." if genders else ".")


def aim(voice: Voice) -> str:
    verb = "وتهدف" if gender_of(forum(voice)) == "f" else "ويهدف"
    return f"{verb} {forum(voice)} إلى {voice.text(voice.facts.edition.content.aim)}."


def titled(voice: Voice, session: Known) -> str:
    """A given title in quotation marks; a subject as it is."""
    title = voice.text(session.content.title)
    return quoted(title) if session.content.title_given else title


def topic(voice: Voice, session: Known) -> str:
    """«بعنوان» stands before given titles alone."""
    return f"{'بعنوان' if session.content.title_given else 'عن'} {titled(voice, session)}"


def _whole(voice: Voice, session: Known) -> str:
    """A session as a noun phrase: «جلسة عن …», «استعراض مبادرة …»."""
    kind = session.content.kind
    if kind == "initiative":
        return f"استعراض {titled(voice, session)}"
    if kind in ("ceremony", "exhibition") and not session.content.title_given:
        return titled(voice, session)  # «حفل الافتتاح» names itself
    return f"{NOUNS[kind].one} {topic(voice, session)}"


def _gender(kind: str) -> str:
    """Of what a session is called: an initiative has a showing, «استعراض»."""
    return "m" if kind == "initiative" else NOUNS[kind].gender


def talk(voice: Voice, session: Known, place: int, of: int, before: str) -> str:
    """A session of the day: `place` of `of`, after one of the kind `before`."""
    kind = session.content.kind
    if of > 1 and place == of - 1 and kind == "initiative":
        said = f"وكان ختام الجلسات {_whole(voice, session)}"
    elif place == 0 or place == of - 1:
        opening = "واستُهلت أعمال اليوم" if place == 0 else "واختُتمت الجلسات"
        said = f"{opening} {attach('ب', _whole(voice, session))}"
    else:
        return _between(voice, session, before) + _owner(voice, session) + "."
    return said + _owner(voice, session) + _people(voice, session) + "."


def _between(voice: Voice, session: Known, before: str) -> str:
    kind, people = session.content.kind, main_speakers(session.content)
    genders = [voice.gender(each.person) for each in people]
    if kind in ("paper", "address") and people:
        verb = (grammar.PRESENTED if kind == "paper" else grammar.DELIVERED).before(genders)
        who = _named(voice, people)
        return f"و{verb} {who} {_whole(voice, session)}{_chaired(voice, session, 'f')}"
    if kind in ("paper", "address"):
        verb = "كما قُدّمت" if kind == "paper" else "وأُلقيت"
        return f"{verb} {_whole(voice, session)}{_chaired(voice, session, 'f')}"
    if kind in ("session", "panel") and not session.content.title_given:
        noun = NOUNS[kind].one
        own = "الجلسة التالية" if kind == before == "session" else noun if kind == "panel" else f"{noun} أخرى"
        return f"و{grammar.COVERED.she} {own} {titled(voice, session)}{_people(voice, session, 'و')}"
    verb = "وأُقيم" if kind in ("ceremony", "exhibition", "initiative") else "وعُقد"
    whole = _whole(voice, session)
    return f"{verb}{'ت' if gender_of(whole) == 'f' else ''} {whole}{_people(voice, session)}"


def _people(voice: Voice, session: Known, joined: str = "") -> str:
    """«، قدّمها …»: who, after the session was named; «، وقدّمها …» where that was a sentence of its own."""
    kind, people = session.content.kind, main_speakers(session.content)
    gender = _gender(kind)
    own = HER if gender == "f" else HIS
    genders = [voice.gender(each.person) for each in people]
    if not people:
        return _chaired(voice, session, gender)
    if kind == "address":
        verb = grammar.DELIVERED.joined(genders, own)
    elif {each.role for each in people} <= {"presenter", "trainer"}:
        verb = grammar.PRESENTED.joined(genders, own)
    elif {each.role for each in people} == {"panellist"}:
        verb = f"{grammar.TOOK_PART.before(genders)} في{own}"
    else:
        verb = f"{grammar.TALKED.before(genders)} في{own}"
    return f"، {joined}{verb} {_named(voice, people)}{_chaired(voice, session, gender)}"


def _named(voice: Voice, people: Sequence[Appearance]) -> str:
    return listed([voice.person(each) for each in people])


def _chaired(voice: Voice, session: Known, gender: str) -> str:
    chairs = moderators(session.content)
    if not chairs:
        return ""
    genders = [voice.gender(each.person) for each in chairs]
    verb = grammar.CHAIRED.joined(genders, HER if gender == "f" else HIS)
    return f"، و{verb} {_named(voice, chairs)}"


def _owner(voice: Voice, session: Known) -> str:
    owner = session.content.initiative_owner
    if not owner.key:
        return ""
    pronoun = "هي" if gender_of(voice.text(session.content.title)) == "f" else "هو"
    return f"، و{pronoun} من مبادرات {voice.body(owner, noun_of)}"


def points(voice: Voice, session: Known) -> str:
    """What a session without a summary covered, by its key points."""
    items = grammar.SEMICOLON.join(voice.items(session.content.key_points))
    people = main_speakers(session.content)
    genders = [voice.gender(each.person) for each in people]
    pronoun = (
        HER if session.content.kind != "initiative" and NOUNS[session.content.kind].gender == "f" else HIS
    )
    if not people:
        return f"ومن محاور{pronoun}: {items}."
    return f"و{grammar.COVERED.after(genders)} في{pronoun}: {items}."


def called_off(voice: Voice, session: Known) -> str:
    whole = _whole(voice, session)
    verb = "أُجّل" if session.content.happening == "postponed" else "أُلغي"
    return f"و{verb}{'ت' if gender_of(whole) == 'f' else ''} {whole}."


def workshops(voice: Voice) -> str:
    """How many there were, and for whom."""
    rows = voice.facts.workshops
    totals = [(kind, len(list(group))) for kind, group in groupby(sorted_kinds(rows))]
    audiences = {each.content.audience for each in rows}
    whom = (
        listed([grammar.oblique(each) for each in voice.items(next(iter(audiences)))])
        if len(audiences) == 1
        else ""
    )
    whom = f" {attach('ل', whom)}" if whom else ""
    if voice.facts.talks:
        return f"وصاحبت الجلسات {together([counted(n, NOUNS[kind]) for kind, n in totals])}{whom}."
    return f"واشتمل اليوم على {together([counted(n, NOUNS[kind], OBLIQUE) for kind, n in totals])}{whom}."


def sorted_kinds(rows: Sequence[Known]) -> list[str]:
    return sorted((each.content.kind for each in rows), key=lambda kind: kind != "workshop")


def subjects(voice: Voice, rows: Sequence[Known], is_second: bool) -> str:
    """What the workshops, or the courses, were about."""
    one, two, several = SHORT[rows[0].content.kind]
    names = [titled(voice, each) + _for_whom(voice, each) for each in rows]
    if len(rows) == 1:
        return f"أما {one} فتناولت {names[0]}." if is_second else f"وتناولت {one} {names[0]}."
    if len(rows) == 2 and is_second:
        return f"أما {two} فكانت إحداهما عن {names[0]}، والأخرى عن {names[1]}."
    if len(rows) == 2:
        return f"وتناولت {one} الأولى {names[0]}، والثانية {names[1]}."
    items = grammar.SEMICOLON.join(names)
    return f"أما {several} فتناولت: {items}." if is_second else f"وتناولت {several}: {items}."


def _for_whom(voice: Voice, workshop: Known) -> str:
    """Where each has an audience of its own."""
    if len({each.content.audience for each in voice.facts.workshops}) == 1 or not workshop.content.audience:
        return ""
    return f" ({listed(voice.items(workshop.content.audience))})"


def trainers(voice: Voice, workshop: Known) -> str:
    one = SHORT[workshop.content.kind][0].removeprefix("ال")
    people = main_speakers(workshop.content) or moderators(workshop.content)
    genders = [voice.gender(each.person) for each in people]
    verb = grammar.PRESENTED.before(genders)
    return f"و{verb} {one} {quoted(voice.text(workshop.content.title))} {_named(voice, people)}."


def close(voice: Voice) -> str:
    """What a reader ought to know of the edition: who organises it, who hosts it, its patrons, how long."""
    edition = voice.facts.edition.content
    voice.bodies.clear()  # far from where they were named: by their whole names
    is_she = gender_of(forum(voice)) == "f"
    own = HER if is_she else HIS
    of_bodies = [
        f"{'ت' if voice.gender(each) == 'f' else 'ي'}{verb}{own} {voice.body(each, noun_of)}"
        for verb, each in (("نظم", edition.organiser), ("ستضيف", edition.host))
        if each.key
    ]
    patrons = _named(voice, edition.patrons)
    own_verb = "ت" if is_she else "ي"
    rest = [f"{own_verb}قام برعاية {patrons}" if patrons else "", _length(voice, own_verb)]
    rest = [part for part in rest if part]
    if of_bodies and rest:
        pronoun = "التي" if is_she else "الذي"
        return f"يُذكر أن {forum(voice)}، {pronoun} {' و'.join(of_bodies)}، {'، و'.join(rest)}."
    return f"يُذكر أن {forum(voice)} {'، و'.join(of_bodies or rest)}."


def _length(voice: Voice, verb: str) -> str:
    edition = voice.facts.edition.content
    if not (edition.starts_on and edition.ends_on and edition.starts_on < edition.ends_on):
        return ""
    days = (edition.ends_on - edition.starts_on).days + 1
    began = both(edition.starts_on, "ar", weekday=True, prose=True)
    return f"{verb}ستمر {counted(days, DAYS, OBLIQUE)} بدأت {began}"


DAYS = grammar.Noun("يوم", "يومان", "يومين", "أيام", "يومًا", "يوم", "m")
