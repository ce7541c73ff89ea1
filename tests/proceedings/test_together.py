"""An edition whose two languages go out together."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from proceedings.content import Text
from proceedings.models import Change, Publication
from proceedings.publishing import withdraw
from proceedings.review import refresh
from proceedings.workflow import Refused
from tests.factories import (
    make_agreement,
    make_day,
    make_edition,
    make_person,
    make_session,
    make_user,
    publish,
)

pytestmark = pytest.mark.django_db
MESSAGE = "publishes both languages together"


@pytest.fixture
def edition(in_english):
    return make_edition(together=True)


def rewrite(desk, **fields):
    for name, value in fields.items():
        setattr(desk, name, value)
    desk.save()
    refresh(desk)


@pytest.mark.parametrize("make", [make_session, make_day, make_agreement])
@pytest.mark.parametrize("at", [None, timedelta(days=1)])
def test_a_first_version_waits_for_the_other_language(edition, make, at):
    name = "headline_en" if make is make_day else "title_en"
    desk = make(edition=edition, **{name: ""})
    with pytest.raises(Refused, match=MESSAGE):
        publish(desk, at=at and timezone.now() + at)
    assert not Publication.objects.exists()
    rewrite(desk, **{name: "In English"})
    assert publish(desk).number == 1


def test_the_edition_itself_waits_too(in_english):
    with pytest.raises(Refused, match=MESSAGE):
        publish(make_edition(together=True, motto_en=""))


def test_an_update_waits_and_neither_keeps_nor_leaves_out_the_old_translation(edition):
    session = make_session(edition=edition)
    publish(session)
    rewrite(session, title_ar="عنوان آخر تمامًا")
    for choice in ("", "carry", "withhold"):
        with pytest.raises(Refused, match=MESSAGE):
            publish(session, choices={"en": choice})
    assert publish(session, choices={"en": "stands"}).change == Change.UPDATE


def test_a_correction_and_a_withdrawal_never_wait(edition):
    session = make_session(edition=edition)
    publish(session)
    rewrite(session, title_ar="عنوان آخر تمامًا")
    assert publish(session, change="correction", note=Text("خطأ", "")).change == Change.CORRECTION
    assert withdraw(session, make_user(), Text("خطأ", "An error")).change == Change.WITHDRAWAL


def test_other_editions_and_people_do_not_wait(edition):
    assert publish(make_session(title_en="")).number == 1
    assert publish(make_person(name_en="")).number == 1


def test_the_page_that_publishes_says_so(client, edition):
    session = make_session(edition=edition, title_en="")
    client.force_login(make_user(role="publisher"))
    client.cookies["django_language"] = "en"
    url = reverse("admin:programme_session_publish", args=[session.pk])
    assert "waits until the other one is ready" in client.get(url).content.decode()
    rewrite(session, title_en="Ready")
    assert "waits until the other one is ready" not in client.get(url).content.decode()
