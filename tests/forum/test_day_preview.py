"""The preview of a whole day: as it would be if all that belongs to it were published now."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission

from proceedings.content import Text
from proceedings.models import Publication
from proceedings.publishing import withdraw
from tests.factories import (
    both,
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


@pytest.fixture
def editor(client):
    client.force_login(make_user(role="editor"))
    return client


@pytest.fixture
def day(clock):
    edition = make_edition(slug="first")
    publish(edition)
    guest = make_person(**both("name", "ضيف الشرف", "Guest of Honour"))
    return make_day(edition=edition, dignitaries=[guest], **both("headline", "يوم لم ينشر", "An unseen day"))


def url(day, language="en"):
    return f"/desk/preview/day/{day.key}/{language}/whole/"


def shown(client, day, language="en"):
    response = client.get(url(day, language))
    assert response.status_code == 200
    return response.content.decode()


def titled(ar, en):
    return both("title", ar, en)


def test_shows_the_day_its_guests_its_sessions_in_order_and_what_was_signed(editor, day):
    make_session(day=day, position=20, **titled("الثانية", "Second one"))
    make_session(day=day, position=10, **titled("الأولى", "First one"))
    make_workshop(day=day, **titled("ورشة", "A workshop here"))
    make_agreement(day=day, parties=[make_organisation()], **titled("مذكرة", "A memorandum here"))
    page = shown(editor, day)
    assert "An unseen day" in page
    assert "Guest of Honour" in page
    order = [
        page.index(words) for words in ("First one", "Second one", "A workshop here", "A memorandum here")
    ]
    assert order == sorted(order)
    assert "الأولى" in shown(editor, day, "ar")


def test_says_that_it_is_a_preview_and_of_what_moment(editor, day):
    page = shown(editor, day)
    assert "Preview of the whole day: not published" in page
    assert '<time datetime="2022-06-15T12:00+03:00">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'href="{url(day, "ar")}"' in page


def test_shows_the_unpublished_state_of_what_is_public(editor, day):
    session = make_session(day=day, **titled("كما نُشر", "As published"))
    publish(session)
    session.title_ar, session.title_en = "كما صار", "As it became"
    session.save()
    page = shown(editor, day)
    assert "As it became" in page
    assert "As published" not in page


def test_keeps_what_is_public_on_this_day_until_it_is_published_on_another(editor, day):
    session = make_session(day=day, **titled("منقولة", "Moved away"))
    publish(session)
    session.day = make_day(edition=day.edition, number=2)
    session.save()
    assert "Moved away" in shown(editor, day)
    assert "Moved away" in shown(editor, session.day)


def test_leaves_out_what_was_withdrawn_and_shows_what_is_under_embargo(editor, day, clock):
    gone = make_session(day=day, **titled("سُحبت", "Withdrawn one"))
    publish(gone)
    withdraw(gone, make_user(role="publisher"), Text("سبب", "reason"))
    clock.move(minutes=1)
    publish(make_session(day=day, **titled("لاحقًا", "Embargoed one")), at=clock.moment + timedelta(days=1))
    page = shown(editor, day)
    assert "Withdrawn one" not in page
    assert "Embargoed one" in page


def test_its_links_lead_to_previews_in_the_same_language(editor, day):
    session = make_session(day=day)
    agreement = make_agreement(day=day)
    page = shown(editor, day, "ar")
    for desk in (session, agreement):
        assert f'href="/desk/preview/{desk.record_kind}/{desk.key}/ar/"' in page
    guest = day.attendances.get().person
    assert f'href="/desk/preview/person/{guest.key}/ar/"' in page
    for desk in (session, agreement, guest):
        assert editor.get(f"/desk/preview/{desk.record_kind}/{desk.key}/ar/").status_code == 200


def test_leaves_nothing_behind(editor, day):
    make_session(day=day)
    before = Publication.objects.count()
    shown(editor, day)
    assert Publication.objects.count() == before
    assert editor.get("/en/first/day-1/").status_code == 404


def test_only_the_team_may_see_it(client, day):
    answer = client.get(url(day))
    assert answer.status_code == 302
    assert answer.url.startswith("/admin/login/")
    outsider = make_user(role="contributor", username="outsider")
    outsider.groups.clear()
    client.force_login(outsider)
    assert client.get(url(day)).status_code == 403


def test_what_one_may_not_see_on_the_desk_is_not_in_it(client, day):
    make_session(day=day, **titled("خفية", "Not for you"))
    reader = make_user(role="contributor", username="reader")
    reader.groups.clear()
    reader.user_permissions.set(Permission.objects.filter(codename="view_day"))
    client.force_login(reader)
    assert "Not for you" not in shown(client, day)


@pytest.mark.parametrize(
    "path", ["/desk/preview/day/zzzzzzzz/en/whole/", "/desk/preview/day/{key}/fr/whole/"]
)
def test_what_is_not_there_is_not_found(editor, day, path):
    assert editor.get(path.format(key=day.key)).status_code == 404


@pytest.mark.parametrize("count", [1, 3, 30])
def test_takes_the_same_queries_at_any_size(editor, day, count, django_assert_num_queries):
    speaker = make_person(organisation=make_organisation())
    for number in range(count):
        session = make_session(day=day, speakers=[speaker])
        if number % 2:
            publish(session)
            session.key_points_ar = "أخرى"
            session.save()
        make_agreement(day=day, parties=[make_organisation()])
    with django_assert_num_queries(41):
        shown(editor, day)


def test_the_form_of_a_day_leads_to_it(editor, day):
    page = editor.get(f"/admin/forum/day/{day.pk}/change/").content.decode()
    for language in ("ar", "en"):
        assert f'href="{url(day, language)}"' in page
