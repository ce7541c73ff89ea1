from datetime import date

import pytest

from proceedings.content import Ref, Text
from proceedings.models import Publication
from proceedings.names import Shown, names
from proceedings.publishing import withdraw
from tests.factories import make_organisation, make_person, make_session, make_user, publish

pytestmark = pytest.mark.django_db


def ref(desk, ar="كما طُبع", en="As printed"):
    return Ref(desk.record_kind, desk.key, Text(ar, en))


def shown(desk, at, on=None):
    return names([ref(desk)], at, on).of(ref(desk))


def test_a_name_without_a_public_page_stands_as_printed_and_leads_nowhere(clock):
    assert shown(make_person(), clock.now()) == Shown(Text("كما طُبع", "As printed"), None, 0)


def test_a_public_person_is_named_by_their_own_record(clock):
    person = make_person(name_ar="منى الحربي", name_en="Muna Al-Harbi", short_name_en="Al-Harbi", gender="f")
    publish(person)
    found = shown(person, clock.now())
    assert found.text == Text("منى الحربي", "Muna Al-Harbi")
    assert found.card.path == f"people/{person.slug}/"
    assert (found.version, found.gender, found.short.en) == (1, "f", "Al-Harbi")


def test_a_name_under_embargo_is_not_told(clock):
    person = make_person()
    publish(person, at=clock.now().replace(hour=18))
    assert shown(person, clock.now()).card is None
    assert shown(person, clock.move(hours=9)).card


def test_a_withdrawn_person_is_named_as_printed(clock):
    person = make_person()
    publish(person)
    withdraw(person, make_user(), Text("طلب", "On request"))
    assert shown(person, clock.move(hours=1)) == Shown(Text("كما طُبع", "As printed"))


def test_a_spelling_put_right_shows_everywhere_with_no_new_version_of_what_names_it(clock):
    person = make_person(name_ar="عبدالله", name_en="Abdulah")
    session = make_session(speakers=[person])
    publish(person)
    version = publish(session)
    person.name_ar, person.name_en = "عبد الله", "Abdullah"
    person.save()
    clock.move(hours=1)
    publish(person, change="correction", note=Text("ضبط الاسم", "Spelling of the name"))

    printed = version.shown_card.people[0].who
    assert printed.label.en == "Abdulah"
    assert names([printed], clock.now()).of(printed).text == Text("عبد الله", "Abdullah")
    assert Publication.objects.filter(kind="session").count() == 1


def test_a_renamed_body_is_called_what_it_was_called_that_day(clock):
    body = make_organisation(name_ar="هيئة التنمية", name_en="Development Authority")
    body.former_names.create(name_ar="إدارة التنمية", name_en="Development Office", until=date(2022, 12, 31))
    publish(body)
    assert shown(body, clock.now(), on=date(2022, 12, 31)).text.en == "Development Office"
    assert shown(body, clock.now(), on=date(2023, 1, 1)).text.en == "Development Authority"
    assert shown(body, clock.now()).text.en == "Development Authority"


def test_of_several_former_names_the_one_of_the_day_is_shown(clock):
    body = make_organisation(name_en="Third")
    body.former_names.create(name_ar="أ", name_en="First", until=date(2019, 12, 31))
    body.former_names.create(name_ar="ب", name_en="Second", since=date(2020, 1, 1), until=date(2021, 12, 31))
    publish(body)
    days = [date(2010, 1, 1), date(2020, 1, 1), date(2021, 12, 31), date(2022, 1, 1)]
    assert [shown(body, clock.now(), on=day).text.en for day in days] == [
        "First",
        "Second",
        "Second",
        "Third",
    ]


def test_a_language_that_the_record_lacks_is_as_printed(clock):
    person = make_person(name_ar="سعد", name_en="", short_name_en="", office_en="")
    publish(person)
    assert shown(person, clock.now()).text == Text("سعد", "As printed")


def test_all_kinds_and_any_number_take_one_query_and_no_content(clock, django_assert_num_queries):
    people = [make_person() for _ in range(3)]
    bodies = [make_organisation() for _ in range(2)]
    for desk in [*people, *bodies]:
        publish(desk)
    with django_assert_num_queries(1) as captured:
        found = names([ref(desk) for desk in [*people, *bodies]], clock.now())
        assert all(found.of(ref(desk)).card for desk in [*people, *bodies])
    assert '"content"' not in captured.captured_queries[0]["sql"]


def test_nothing_named_takes_no_query(clock, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert names([Ref(label=Text("قاعة", "Hall"))], clock.now()).of(Ref()).text == Text()
