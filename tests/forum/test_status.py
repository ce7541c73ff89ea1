"""The matrix of an edition: how far each language of each object has come, filtered and counted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from proceedings.content import Text
from proceedings.publishing import withdraw
from proceedings.review import refresh
from tests.factories import (
    approve,
    make_agreement,
    make_day,
    make_edition,
    make_person,
    make_session,
    make_user,
    make_workshop,
    publish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    edition = make_edition()
    publish(edition)
    return edition


@pytest.fixture
def translator(client):
    client.force_login(make_user(role="translator"))
    client.cookies["django_language"] = "en"
    return client


def page(client, edition, **query):
    return client.get(f"/admin/status/{edition.key}/", query)


def states(client, edition, **query):
    """Each object's state in Arabic and in English, in the page's words."""
    rows = page(client, edition, **query).context["rows"]
    return {str(row["desk"]): tuple(str(cell["words"]) for cell in row["cells"]) for row in rows}


def test_today_leads_to_it(translator, edition):
    assert f'href="/admin/status/{edition.key}/"' in translator.get("/admin/").content.decode()


def test_each_language_has_one_of_six_states(translator, edition):
    never = make_session(edition=edition, title_en="Never published")
    approved = make_session(edition=edition, title_en="Approved")
    approve(approved)
    out = make_session(edition=edition, title_en="Public")
    stale = make_session(edition=edition, title_en="Stale")
    publish(out)
    publish(stale)
    stale.summary_ar = "<p>قيل غير ذلك تمامًا</p>"
    stale.save()
    refresh(stale)
    half = make_session(edition=edition, title_en="Half", summary_en="")
    bare = make_session(edition=edition, title_en="", title_ar="بلا ترجمة", summary_en="", key_points_en="")
    found = states(translator, edition, kind="session")
    assert found == {
        never.title_en: ("Draft", "Draft"),
        approved.title_en: ("Ready", "Ready"),
        out.title_en: ("Public", "Public"),
        stale.title_en: ("Public", "Out of date"),
        half.title_en: ("Draft", "Incomplete"),
        bare.title_ar: ("Draft", "Missing"),
    }


def test_a_language_that_was_left_out_is_public_no_more_than_it_is_complete(translator, edition):
    session = make_session(edition=edition, title_en="Arabic alone", summary_en="")
    publish(session)
    assert states(translator, edition, kind="session") == {"Arabic alone": ("Public", "Incomplete")}


def test_what_is_under_embargo_or_withdrawn_is_not_public(translator, edition):
    waiting, gone = make_session(edition=edition, title_en="Waits"), make_session(edition=edition)
    publish(waiting, at=timezone.now() + timedelta(days=1))
    publish(gone)
    withdraw(gone, make_user(role="publisher"), Text("سبب", "reason"))
    found = states(translator, edition, kind="session")
    assert set(found.values()) == {("Ready", "Ready")}


def test_the_source_may_be_english(translator, edition):
    session = make_session(edition=edition, title_en="Source", summary_ar="", source_language="en")
    response = page(translator, edition, kind="session")
    [row] = response.context["rows"]
    assert [str(cell["words"]) for cell in row["cells"]] == ["Incomplete", "Draft"]
    assert row["cells"][0]["url"] == f"/admin/programme/session/{session.pk}/change/#id_summary_ar"


def test_it_is_filtered_by_day_kind_and_state(translator, edition):
    first, second = make_day(edition=edition), make_day(edition=edition, number=2)
    one = make_session(day=first, title_en="One")
    two = make_session(day=second, title_en="Two", summary_en="")
    shop = make_workshop(day=second, title_en="Shop")
    paper = make_agreement(day=second, title_en="Paper", purposes_en="")
    assert set(states(translator, edition, day="2")) == {str(second), "Two", "Shop", "Paper"}
    assert set(states(translator, edition, kind="session")) == {one.title_en, two.title_en}
    assert set(states(translator, edition, kind="workshop")) == {shop.title_en}
    assert set(states(translator, edition, en="partial")) == {two.title_en, paper.title_en}
    assert set(states(translator, edition, en="partial", kind="session")) == {two.title_en}


def test_states_are_counted_by_language_over_all_that_is_found(translator, edition):
    for _ in range(3):
        make_session(edition=edition, summary_en="")
    make_session(edition=edition)
    counts = page(translator, edition, kind="session").context["counts"]
    found = {str(line["label"]): line["numbers"] for line in counts}
    assert found["Draft"] == [4, 1]
    assert found["Incomplete"] == [0, 3]


def test_nothing_of_another_edition_is_there(translator, edition):
    make_session(title_en="Elsewhere")
    assert "Elsewhere" not in states(translator, edition)


@pytest.mark.parametrize("query", ["day=9", "day=%00", "kind=user", "en=x", "page=0", "page=99", "page=x"])
def test_odd_filters_are_refused_in_words(translator, edition, query):
    make_session(edition=edition)
    response = translator.get(f"/admin/status/{edition.key}/?{query}")
    assert response.status_code == 400
    assert response.context["form"].errors
    assert response.context["rows"] == []


def test_long_lists_have_pages_that_keep_the_filters(translator, edition):
    for _ in range(101):
        make_session(edition=edition)
    response = page(translator, edition, kind="session")
    assert len(response.context["rows"]) == 100
    assert 'href="?kind=session&amp;page=2"' in response.content.decode()
    assert len(page(translator, edition, kind="session", page=2).context["rows"]) == 1


def test_an_edition_that_does_not_exist_is_not_found(translator, edition):
    assert translator.get("/admin/status/aaaaaaaa/").status_code == 404


def test_whoever_may_not_see_editions_is_told_nothing(client, edition):
    nobody = make_user(username="nobody")
    nobody.groups.clear()
    client.force_login(nobody)
    assert page(client, edition).status_code == 404
    client.logout()
    assert page(client, edition).status_code == 302


@pytest.mark.parametrize("count", [2, 30])
def test_the_matrix_takes_the_same_queries_at_any_size(translator, edition, django_assert_num_queries, count):
    day = make_day(edition=edition, dignitaries=[make_person()])
    for _ in range(count):
        make_session(day=day, speakers=[make_person()], summary_en="")
        publish(make_session(day=day, speakers=[make_person()]))
        make_workshop(day=day, speakers=[make_person()])
        make_agreement(day=day)
    page(translator, edition)
    with django_assert_num_queries(55):
        page(translator, edition)
