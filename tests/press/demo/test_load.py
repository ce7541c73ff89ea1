"""The demo says all that is known of the forum's second day, in both languages, and nothing else."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from agreements.published import Terms
from agreements.status import Status, status
from agreements.terms import State
from forum.names import compose, second_mention
from forum.published import event
from press.demo.load import read
from proceedings import clock
from proceedings.content import Ref, Text
from proceedings.dates import both
from proceedings.models import Publication
from proceedings.versions import content_of

from .facts import (
    BODIES,
    COMPANY,
    COVERED,
    FOZAN,
    ISTIDAMA,
    MAARIF,
    MINISTRY,
    MUNICIPALITY,
    SESSIONS,
    WORKSHOPS,
)

# pytest-django makes a database only for tests with this mark.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def record(django_db_setup, django_db_blocker):
    """What the demo makes public, by kind and address; the database is left as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", stdout=StringIO())
        rows = Publication.objects.public(clock.now()).order_by("day", "position")
        found = {(row.kind, row.slug): row for row in rows}
        transaction.set_rollback(True)
    return {address: content_of(row) for address, row in found.items()}


def of_kind(record, kind):
    return [content for (found, _slug), content in record.items() if found == kind]


def lines(text, language):
    return [line for line, _language in text.lines(language)]


def test_everything_is_public_in_both_languages(record):
    kinds = ["organisation", "person", "edition", "day", "session", "agreement", "report"]
    assert [len(of_kind(record, kind)) for kind in kinds] == [8, 6, 1, 3, 10, 2, 1]
    for content in record.values():
        for text in content_texts(content):
            assert bool(text.ar) == bool(text.en), text


def content_texts(value):
    if isinstance(value, Text):
        return [value]
    inside = value if isinstance(value, tuple) else getattr(value, "__dict__", {}).values()
    return [text for each in inside for text in content_texts(each)]


def test_the_edition_says_what_where_when_and_by_whom(record):
    edition = record["edition", "first"]
    assert edition.name == Text("الملتقى الأول للمشاركة المجتمعية", "First Community Participation Forum")
    assert edition.motto == Text("مشارك", "Musharik")
    assert edition.venue == event.Venue(
        Text("فندق حياة جراند", "Grand Hyatt Al Khobar"), Text("محافظة الخبر", "Khobar Governorate")
    )
    assert edition.aim == Text(
        "مناقشة أهم التحديات في مسارات المشاركة المجتمعية،"
        " وعرض أبرز الممارسات التي تسهم في تحقيق مستهدفات رؤية المملكة 2030",
        "To discuss the main challenges in the tracks of community participation"
        " and to show leading practices that help to reach the targets of Vision 2030",
    )
    assert (edition.organiser.label, edition.host.label) == (MINISTRY, MUNICIPALITY)
    assert (edition.starts_on, edition.ends_on) == (date(2022, 6, 14), date(2022, 6, 16))
    assert "الثلاثاء 15 ذو القعدة 1443هـ" in both(edition.starts_on, "ar", weekday=True)
    assert edition.is_current


def test_the_patron_is_named_as_a_prince_is_and_no_office_is_invented(record):
    [patron] = record["edition", "first"].patrons
    assert compose(patron, "ar") == "صاحب السمو الملكي الأمير سعود بن نايف بن عبدالعزيز"
    assert compose(patron, "en") == "His Royal Highness Prince Saud bin Nayef bin Abdulaziz"
    person = record["person", "saud-bin-nayef"]
    assert second_mention(patron, person.short_name, "ar") == "الأمير سعود بن نايف"
    assert not person.office


def test_day_two_has_its_date_dateline_byline_and_dignitary(record):
    day = record["day", "day-2"]
    assert (day.number, day.date) == (2, date(2022, 6, 15))
    assert "الأربعاء 16 ذو القعدة 1443هـ" in both(day.date, "ar", weekday=True)
    assert (day.dateline, day.byline) == (Text("الخبر", "Khobar"), Text("سعد المالكي", "Saad Al-Malki"))
    [dignitary] = day.dignitaries
    assert compose(dignitary, "ar") == (
        "معالي نائب وزير الشؤون البلدية والقروية والإسكان المهندس عبد الله بن محمد البدير"
    )
    assert compose(dignitary, "en") == (
        "His Excellency the Vice Minister of Municipal and Rural Affairs and Housing,"
        " Eng. Abdullah bin Mohammed Al-Budair"
    )
    assert dignitary.body.label == MINISTRY
    assert all((day.headline.ar, day.headline.en, day.summary.ar, day.summary.en))


@pytest.mark.parametrize(("number", "on"), [(1, date(2022, 6, 14)), (3, date(2022, 6, 16))])
def test_the_other_days_have_a_date_and_nothing_else(record, number, on):
    day = record["day", f"day-{number}"]
    assert day == event.Day(number=number, edition=day.edition, date=on)
    assert {content.day_number for content in of_kind(record, "session")} == {2}


def test_each_body_has_its_kind_and_stands_under_its_parent(record):
    found = [
        (body.name, body.kind, body.parent.label, body.relation) for body in of_kind(record, "organisation")
    ]
    assert sorted(found, key=str) == sorted(BODIES, key=str)


def test_the_sessions_stand_in_order_with_who_presented_each(record):
    found = []
    for session in of_kind(record, "session")[:6]:
        speaker = session.speakers[0] if session.speakers else None
        introduced = [speaker and compose(speaker, language) for language in ("ar", "en")]
        body = speaker and speaker.body.label
        title = session.title
        found.append((session.kind, session.title_given, title.ar, title.en, *introduced, body))
    assert found == SESSIONS


def test_the_initiative_belongs_to_its_owner(record):
    session = record["session", "mujassam-watan"]
    assert session.initiative == Text("مجسم وطن", "Mujassam Watan")
    assert session.initiative_owner.label == FOZAN


@pytest.mark.parametrize("slug", COVERED)
def test_the_summaries_tell_what_each_session_covered(record, slug):
    session = record["session", slug]
    arabic, english, points = COVERED[slug]
    assert [word for word in arabic if word not in session.summary.ar] == []
    assert [word for word in english if word not in session.summary.en] == []
    assert len(lines(session.key_points, "ar")) == len(lines(session.key_points, "en")) == points


def test_nothing_is_said_of_what_the_last_two_sessions_and_the_workshops_covered(record):
    silent = [
        content for (kind, slug), content in record.items() if kind == "session" and slug not in COVERED
    ]
    assert len(silent) == 6
    assert not any(session.summary or session.key_points for session in silent)


def test_the_workshops_stand_in_order_for_their_audience(record):
    workshops = of_kind(record, "session")[6:]
    assert [(each.kind, each.title.ar, each.title.en) for each in workshops] == WORKSHOPS
    assert {each.audience for each in workshops} == {
        Text(
            "منسوبو ديوان الوزارة وأمانات المناطق",
            "Staff of the ministry's headquarters and of the regional municipalities",
        )
    }
    assert not any(each.title_given or each.speakers for each in workshops)


def test_the_memorandum_names_its_parties_with_the_association_behind_the_company(record):
    memorandum = record["agreement", "mou-shabab-mujtamai"]
    assert memorandum.kind == "memorandum"
    first, second = memorandum.parties
    assert (first.body.label, first.parent, first.relation) == (MUNICIPALITY, Ref(), "")
    assert (second.body.label, second.parent.label, second.relation) == (COMPANY, ISTIDAMA, "endowment")
    assert lines(memorandum.purposes, "en") == [
        "Closer cooperation and joint work",
        "A contribution to national development goals",
        "Distinctive initiatives and community service",
        "Better works and projects in the non-profit sector and more efficient outputs",
        "Awareness and the culture of sustainable development",
    ]
    assert len(lines(memorandum.purposes, "ar")) == 5
    assert lines(memorandum.areas, "ar") == ["القطاع غير الربحي", "التوعية", "التنمية المستدامة"]
    assert lines(memorandum.areas, "en") == ["The non-profit sector", "Awareness", "Sustainable development"]


def test_the_agreement_keeps_a_doubtful_word_as_reported(record):
    agreement = record["agreement", "agreement-maarif"]
    assert agreement.kind == "agreement"
    assert [party.body.label for party in agreement.parties] == [MUNICIPALITY, MAARIF]
    assert lines(agreement.purposes, "en") == [
        "The plans, strategies and programmes of social responsibility",
        "Partnership for national development goals",
        "Distinctive initiatives and community service",
        "The company's strategy for social responsibility",
    ]
    assert len(lines(agreement.purposes, "ar")) == 4
    assert agreement.areas == Text(
        "تجميل الميادين العامة وأسواق المرافق العامة والمدارس التابعة للشركة",
        "Beautifying public squares, the markets [as reported] of public facilities"
        " and the company's schools",
    )


def test_both_were_signed_on_day_two_and_no_date_place_or_effect_is_invented(record):
    for agreement in of_kind(record, "agreement"):
        assert agreement.day_number == 2
        said = (agreement.signed_on, agreement.place, agreement.binding, agreement.session)
        assert said == (None, Text(), "", Ref())
        assert agreement.terms == Terms()
        assert agreement.signatories == agreement.events == agreement.relations == ()
        assert status(agreement, date(2026, 1, 1)) == Status(State.SIGNED)


def test_no_time_room_quote_or_material_is_invented(record):
    for session in of_kind(record, "session"):
        assert session.happening == "held"
        said = (session.starts_at, session.ends_at, session.room, session.capacity, session.outcomes)
        assert said == (None, None, Text(), 0, Text())
        assert session.quotes == session.materials == session.tracks == ()


def test_people_are_called_by_their_family_names_and_have_no_invented_lives(record):
    found = {person.short_name.ar: person for person in of_kind(record, "person")}
    assert set(found) == {"سعود بن نايف", "البدير", "الخليوي", "المغامسي", "العنزي", "القرعاوي"}
    for person in found.values():
        assert (person.gender, person.biography, person.photo) == ("m", Text(), None)


def test_each_word_of_address_has_both_genders_in_both_languages():
    """A short form in one language alone would leave a whole session without its translation."""
    words = read("titles")
    assert {"royal-highness", "excellency", "prince", "sheikh", "engineer", "doctor", "professor"} <= set(
        words
    )
    for name, entry in words.items():
        assert {"masculine", "feminine"} <= set(entry), name
        forms = [form for form in entry.values() if isinstance(form, dict)]
        assert all(set(form) == {"ar", "en"} for form in forms), name
