"""What of the programme belongs to an edition, and what of it waits for somebody."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Prefetch
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from forum.models import Edition
from forum.waiting import bodies, by_edition, of_day, people, with_people
from proceedings.admin.overview import Line, Overview, Section, Source
from proceedings.dates import day_of, gregorian, hours
from proceedings.richtext import as_plain

from .models import Quote, Session, Speaker, Workshop

Happening = Session.Happening
# Where no end was given.
USUAL_LENGTH = timedelta(hours=1)
OFF = (Happening.CANCELLED, Happening.POSTPONED)


def _programme(rows: Any, edition: Edition) -> Any:
    named = ("edition", "day__edition", "room", "initiative_owner")
    order = F("day__number").asc(nulls_last=True), F("starts_at").asc(nulls_last=True), "position", "pk"
    return rows.filter(edition=edition).select_related(*named).order_by(*order)


def _sessions(edition: Edition) -> Any:
    return _programme(Session.objects.exclude(kind__in=Session.WORKSHOP_KINDS), edition)


def _workshops(edition: Edition) -> Any:
    return _programme(Workshop.objects.all(), edition)


def _ahead() -> tuple:
    named = ("speaker__person", "speaker__profession", "speaker__organisation")
    quotes = Quote.objects.select_related(*named).prefetch_related("speaker__titles")
    return (
        Prefetch("speakers", with_people(Speaker)),
        Prefetch("quotes", quotes),
        "materials",
        "tracks",
    )


def _speakers(edition: Edition) -> Any:
    return Speaker.objects.filter(session__edition=edition)


def _speakers_bodies(edition: Edition) -> Any:
    return _speakers(edition).filter(organisation__isnull=False).order_by().values("organisation")


def _initiative_owners(edition: Edition) -> Any:
    owned = Session.objects.filter(edition=edition, initiative_owner__isnull=False)
    return owned.order_by().values("initiative_owner")


def _form(session: Any) -> type[Session]:
    return Workshop if session.is_workshop else Session


def _held_or_planned(overview: Overview) -> list[Any]:
    programme = [*overview.of(Session), *overview.of(Workshop)]
    return [session for session in programme if session.happening not in OFF]


def _ends(session: Any) -> datetime:
    return session.ends_at or session.starts_at + USUAL_LENGTH


def now_and_next(overview: Overview) -> list[Line]:
    """What runs at this moment, then all that begins at the next hour at which anything does."""
    at = overview.at
    timed = sorted(
        (each for each in _held_or_planned(overview) if each.starts_at),
        key=lambda each: (each.starts_at, each.position, each.pk),
    )
    running = [each for each in timed if each.starts_at <= at < _ends(each)]
    ahead = [each for each in timed if each.starts_at > at]
    following = [each for each in ahead if each.starts_at == ahead[0].starts_at]
    return [
        *(_line(each, _("Now, until %(hour)s") % {"hour": hours(_ends(each))}) for each in running),
        *(_line(each, _next_words(each, at)) for each in following),
    ]


def _next_words(session: Any, at: datetime) -> str:
    values = {"hour": hours(session.starts_at)}
    if day_of(session.starts_at) == day_of(at):
        return _("Next, at %(hour)s") % values
    day = gregorian(session.starts_at, get_language() or "ar")
    return _("Next, on %(day)s at %(hour)s") % (values | {"day": day})


def _line(session: Any, words: str) -> Line:
    words = f"{words} · {session.room}" if session.room else words
    return Line(_form(session), session, _summary_input(session), words)


def _summary_input(session: Any) -> str:
    return f"id_summary_{session.source_language}"


def without_summary(overview: Overview) -> list[Line]:
    return [
        Line(_form(session), session, _summary_input(session), _ended_words(session))
        for session in _held_or_planned(overview)
        if not Session.Kind(session.kind).is_pause
        and _has_ended(session, overview.at)
        and not as_plain(getattr(session, _summary_input(session).removeprefix("id_")) or "")
    ]


def _has_ended(session: Any, at: datetime) -> bool:
    """By its time; by its day, where it has none; or because somebody said that it was held."""
    if session.happening == Happening.HELD:
        return True
    if session.starts_at:
        return _ends(session) <= at
    return bool(session.day and session.day.date and session.day.date < day_of(at))


def _ended_words(session: Any) -> str:
    if session.starts_at:
        return _("Ended at %(hour)s") % {"hour": hours(_ends(session))}
    return ""


def without_office(overview: Overview) -> list[Line]:
    """Each speaker by the place that the form's lines have, so that the input is found."""
    forms = {each.pk: each for each in [*overview.of(Session), *overview.of(Workshop)]}
    speakers = _speakers(overview.edition).select_related("person").order_by("session", "position", "pk")
    found, places = [], Counter[int]()
    for speaker in speakers:
        place = places[speaker.session_id]
        places[speaker.session_id] += 1
        session = forms.get(speaker.session_id)
        if session and not (speaker.office_printed_ar or speaker.office_printed_en):
            anchor = f"id_speakers-{place}-office_printed_{session.source_language}"
            found.append(Line(_form(session), session, anchor, str(speaker.person)))
    return found


_PROGRAMME: dict[str, Any] = {
    "ahead": _ahead,
    "lines": ("speakers", "quotes", "materials"),
    "day": of_day,
    "narrow": by_edition,
}
SOURCES = (
    Source(Session, _sessions, **_PROGRAMME),
    Source(Workshop, _workshops, **_PROGRAMME),
    people(_speakers),
    bodies(_speakers_bodies),
    bodies(_initiative_owners),
)
SECTIONS = (
    Section("now", gettext_lazy("On now and next"), 10, now_and_next),
    Section("summary", gettext_lazy("Ended, without a summary"), 20, without_summary),
    Section("office", gettext_lazy("Speakers without an office"), 70, without_office),
)
