"""The desk's lists: filters that read nothing hidden, and what is done to several objects at once."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from proceedings.publishing import state_of
from proceedings.workflow import RecordState
from tests.admin_form import filled
from tests.factories import (
    make_agreement,
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_session,
    make_user,
    make_workshop,
    publish,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/programme/session/"


@pytest.fixture
def publisher(client):
    client.force_login(make_user(role="publisher"))
    client.cookies["django_language"] = "en"
    return client


def ask(client, action, *desks):
    return client.post(LIST, {"action": action, "_selected_action": [desk.pk for desk in desks]})


def said(response):
    return [str(message) for message in response.context["messages"]]


@pytest.mark.parametrize("state", ["none", "pending", "public", "withdrawn"])
def test_the_list_is_filtered_by_the_state_of_the_record(publisher, state):
    desks = {name: make_session() for name in ("none", "pending", "public", "withdrawn")}
    publish(desks["public"])
    publish(desks["pending"], at=timezone.now() + timedelta(days=1))
    publish(desks["withdrawn"])
    publisher.post(f"{LIST}{desks['withdrawn'].pk}/withdraw/", {"note_ar": "سبب", "note_en": "reason"})
    shown = publisher.get(LIST, {"record": state}).context["cl"].result_list
    assert list(shown) == [desks[state]]


def test_the_list_says_in_words_where_each_object_stands(publisher):
    publish(make_session())
    shown = publisher.get(LIST).content.decode()
    assert ">Public</span>" in shown
    assert ">Approved</span>" in shown


@pytest.mark.parametrize(
    "query",
    [
        "summary_en__startswith=a",
        "key__startswith=a",
        "speakers__person__biography_ar__contains=x",
        "edition__about_en__contains=x",
        "desk_digest__gt=0",
        "nonsense=1",
        "title_ar=x",
        "kind__regex=x",
        "state=%00",
    ],
)
def test_lookups_that_no_filter_offers_are_refused(publisher, query):
    make_session()
    assert publisher.get(f"{LIST}?{query}").status_code == 400


@pytest.mark.parametrize(
    "query",
    [
        "edition__id__exact=x",
        "day__number=x",
        "p=999",
        "p=x",
        "o=99.x",
        "q=%00",
        "record=x",
        "kind=x",
        "all=",
    ],
)
def test_odd_values_never_break_the_list(publisher, query):
    make_session()
    assert publisher.get(f"{LIST}?{query}").status_code in (200, 302)


@pytest.mark.parametrize(
    "query",
    ["year=x", "year=99999999999", "month=99", "year=0", "year=2022&signed_on__month=2&signed_on__day=31"],
)
def test_odd_dates_never_break_the_list(publisher, query):
    make_agreement()
    assert publisher.get(f"/admin/agreements/agreement/?signed_on__{query}").status_code in (200, 302)


@pytest.mark.parametrize(
    ("path", "make"),
    [
        ("forum/edition", make_edition),
        ("forum/day", make_day),
        ("forum/person", lambda: make_person(organisation=make_organisation())),
        ("forum/organisation", lambda: make_organisation(parent=make_organisation(), relation="department")),
        ("programme/workshop", make_workshop),
        ("agreements/agreement", make_agreement),
    ],
)
def test_each_list_takes_the_same_queries_for_one_object_and_for_four(
    publisher, path, make, django_assert_num_queries
):
    url = f"/admin/{path}/"
    make()
    publisher.get(url)
    with CaptureQueriesContext(connection) as one:
        publisher.get(url)
    for _ in range(3):
        make()
    with django_assert_num_queries(len(one)):
        publisher.get(url)


def test_the_offered_filters_work(publisher):
    session = make_session(kind="panel")
    query = {"edition__id__exact": session.edition_id, "kind": "panel", "state__exact": "draft"}
    assert list(publisher.get(LIST, query).context["cl"].result_list) == [session]


@pytest.mark.parametrize("term", ["العمري", "Al-Omari", "\0"])
def test_people_are_found_by_autocomplete_in_both_languages(publisher, term):
    person = make_person()
    found = publisher.get(
        "/admin/autocomplete/",
        {"app_label": "programme", "model_name": "speaker", "field_name": "person", "term": term},
    )
    assert [row["id"] for row in found.json()["results"]] == [str(person.pk)]


def test_publishing_several_asks_first_and_changes_nothing(publisher):
    first, second = make_session(), make_session()
    publish(second)
    response = ask(publisher, "publish_selected", first, second)
    shown = response.content.decode()
    assert "First version" in shown
    assert "Nothing has changed since the last version." in shown
    assert state_of(first).state == RecordState.NONE


def test_publishing_several_publishes_each_by_itself(publisher):
    first, same, waiting, person = make_session(), make_session(), make_session(), make_person()
    named = make_session(speakers=[person])
    publish(same)
    publish(waiting, at=timezone.now() + timedelta(days=1))
    response = ask(publisher, "publish_selected", first, same, waiting, named)
    result = publisher.post(LIST, filled(response))
    assert state_of(first).state == state_of(named).state == state_of(person).state == RecordState.PUBLIC
    assert state_of(waiting).state == RecordState.PENDING
    assert (result.context["done"], result.context["left"]) == (3, 0)


def test_withdrawing_several_needs_the_reason_in_both_languages(publisher):
    first, draft = make_session(), make_session()
    publish(first)
    response = ask(publisher, "withdraw_selected", first, draft)
    assert "It is not public: it is left alone." in response.content.decode()
    again = publisher.post(LIST, filled(response, note_ar="خطأ في البيانات"))
    assert filled(again)["note_ar"] == "خطأ في البيانات"
    publisher.post(LIST, filled(again, note_en="Wrong data"))
    assert state_of(first).state == RecordState.WITHDRAWN
    assert state_of(draft).state == RecordState.NONE
