"""The page that puts the sessions of a day in order, with and without a script."""

import pytest

from proceedings.models import Publication
from sessions.admin.arranging import numbered
from sessions.models import Session
from tests.admin_form import filled
from tests.factories import make_day, make_edition, make_session, make_user, make_workshop, publish

pytestmark = pytest.mark.django_db
CAST = ("contributor", "translator", "editor", "publisher", "press_officer", "administrator")


@pytest.fixture
def day():
    return make_day(edition=make_edition(slug="first"), number=1)


@pytest.fixture
def editor(client):
    client.force_login(make_user(role="editor"))
    client.cookies["django_language"] = "en"
    return client


def sessions(day, *titles):
    return [
        make_session(day=day, slug=title, title_en=title, title_ar=title, position=place * 10)
        for place, title in enumerate(titles, 1)
    ]


def address(day):
    return f"/admin/forum/day/{day.pk}/order/"


def order(day):
    return list(Session.objects.filter(day=day).order_by("position").values_list("slug", flat=True))


def positions(day):
    return dict(Session.objects.filter(day=day).values_list("slug", "position"))


def dragged(page, *slugs):
    """The form as the script leaves it: the lines in another order, each with its place."""
    keys = [Session.objects.get(slug=slug).key for slug in slugs]
    return filled(page, row=keys) | {f"place-{key}": place for place, key in enumerate(keys, 1)}


@pytest.mark.parametrize(
    ("present", "given"),
    [
        ([10, 20, 30], [10, 20, 30]),
        ([40, 10, 20, 30], [5, 10, 20, 30]),
        ([20, 30, 40, 10], [20, 30, 40, 50]),
        ([10, 40, 20, 30], [10, 15, 20, 30]),
        ([1, 2, 30, 9], [1, 2, 5, 9]),
        ([10, 11, 40, 12, 13], [10, 20, 30, 40, 50]),
        ([10, 10, 10], [10, 20, 30]),
        ([30, 20, 10], [10, 20, 30]),
        ([], []),
    ],
)
def test_only_what_moved_gets_another_number_where_there_is_room(present, given):
    assert numbered(present) == given
    assert sorted(set(given)) == given


def test_a_number_moves_a_session_up_or_down(editor, day):
    first, _second, third = sessions(day, "a", "b", "c")
    form = filled(editor.get(address(day)))
    assert editor.post(address(day), form | {f"place-{third.key}": "1"}).status_code == 302
    assert order(day) == ["c", "a", "b"]
    form = filled(editor.get(address(day)))
    editor.post(address(day), form | {f"place-{first.key}": "3"})
    assert order(day) == ["c", "b", "a"]


def test_only_what_moved_is_saved_with_its_history(editor, day):
    first, second, third, fourth = sessions(day, "a", "b", "c", "d")
    editor.post(address(day), dragged(editor.get(address(day)), "d", "a", "b", "c"))
    assert order(day) == ["d", "a", "b", "c"]
    assert [row.history.count() for row in (first, second, third, fourth)] == [1, 1, 1, 2]
    assert fourth.history.first().history_user.username == "editor"


def test_an_order_that_is_sent_as_it_was_saves_nothing(editor, day):
    rows = sessions(day, "a", "b")
    Session.objects.update(position=10)
    editor.post(address(day), filled(editor.get(address(day))))
    assert [row.history.count() for row in rows] == [1, 1]


def test_workshops_stand_among_the_sessions(editor, day):
    sessions(day, "a", "b")
    make_workshop(day=day, slug="w", position=15)
    editor.post(address(day), dragged(editor.get(address(day)), "w", "a", "b"))
    assert order(day) == ["w", "a", "b"]


def test_somebody_elses_order_is_shown_and_mine_is_kept(editor, day):
    sessions(day, "a", "b", "c")
    mine = dragged(editor.get(address(day)), "c", "b", "a")
    Session.objects.filter(slug="a").update(position=25)
    make_session(day=day, slug="new", title_en="The new one", position=90)
    answer = editor.post(address(day), mine)
    assert answer.status_code == 409
    assert order(day) == ["b", "a", "c", "new"]
    assert [row.slug for row in answer.context["now"]] == ["b", "a", "c", "new"]
    assert [line["row"].slug for line in answer.context["rows"]] == ["c", "b", "a", "new"]
    assert editor.post(address(day), filled(answer)).status_code == 302
    assert order(day) == ["c", "b", "a", "new"]


def test_a_session_goes_to_another_day_at_its_hour(editor, day):
    first, second = sessions(day, "a", "b")
    other = make_day(edition=day.edition, number=2)
    make_session(day=other, slug="there", position=30)
    Session.objects.filter(pk=first.pk).update(
        starts_at="2022-06-14T06:00:00Z", ends_at="2022-06-14T07:00:00Z"
    )
    form = filled(editor.get(address(day)))
    editor.post(address(day), form | {f"day-{first.key}": "2"})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.day, first.position, second.position) == (other, 40, 20)
    assert (first.starts_at.isoformat(), first.ends_at.isoformat()) == (
        "2022-06-15T06:00:00+00:00",
        "2022-06-15T07:00:00+00:00",
    )


def test_a_day_of_another_edition_is_not_taken(editor, day):
    (row,) = sessions(day, "a")
    make_day(number=7)
    editor.post(address(day), filled(editor.get(address(day))) | {f"day-{row.key}": "7"})
    row.refresh_from_db()
    assert row.day == day


@pytest.mark.parametrize("typed", ["", "x", "\0", "-3", "9" * 40, "١"])
def test_what_is_no_place_is_no_error(editor, day, typed):
    first, _second = sessions(day, "a", "b")
    form = filled(editor.get(address(day))) | {f"place-{first.key}": typed, "row": [first.key, "\0", "zzz"]}
    assert editor.post(address(day), form).status_code == 302


def test_a_published_session_that_moved_can_be_published_again(editor, day):
    publish(day.edition)
    publish(day)
    rows = sessions(day, "a", "b", "c")
    for row in rows:
        publish(row)
    editor.post(address(day), dragged(editor.get(address(day)), "c", "a", "b"))
    third = Session.objects.get(slug="c")
    assert Publication.objects.get(key=third.key).source_digest != third.desk_digest
    assert publish(third).change == "minor"
    page = editor.get("/en/first/programme/").content.decode()
    assert page.index("/sessions/c/") < page.index("/sessions/a/")


@pytest.mark.parametrize("role", CAST)
def test_who_writes_the_programme_may_order_it(client, day, role):
    rows = sessions(day, "a", "b")
    client.force_login(make_user(role=role))
    may = role in ("contributor", "editor", "publisher", "administrator")
    assert client.get(address(day)).status_code == (200 if may else 403)
    assert client.get("/admin/programme/session/order/").status_code == (200 if may else 403)
    data = {"seen": " ".join(row.key for row in rows), "row": [rows[1].key, rows[0].key]}
    assert client.post(address(day), data).status_code == (302 if may else 403)
    assert order(day) == (["b", "a"] if may else ["a", "b"])
    shown = client.get(f"/admin/forum/day/{day.pk}/change/").content.decode()
    assert (address(day) in shown) == may


def test_the_days_are_listed_with_what_they_hold(editor, day):
    sessions(day, "a", "b")
    page = editor.get("/admin/programme/session/order/").content.decode()
    assert address(day) in page
    assert "2 items of the programme" in page
    assert "/order/" in editor.get("/admin/programme/workshop/").content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_costs_the_same_at_any_size(editor, day, count, django_assert_num_queries):
    sessions(day, *(f"s-{number}" for number in range(count)))
    with django_assert_num_queries(8):
        editor.get(address(day))
