"""Two versions side by side: any two, in the words of the desk."""

import dataclasses
import typing
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils.translation import override

from proceedings.admin.comparing import Words
from proceedings.content import File, Ref, Text
from proceedings.kinds import KINDS
from proceedings.publishing import withdraw
from tests.factories import make_day, make_edition, make_session, make_user, publish

pytestmark = pytest.mark.django_db
NOTE = Text("سبب", "A reason")


@pytest.fixture
def desk(client):
    client.force_login(make_user(role="editor"))
    client.cookies["django_language"] = "ar"
    return client


def address(session, page="compare"):
    return reverse(f"admin:programme_session_{page}", args=[session.pk])


def again(session, **fields):
    for name, value in fields.items():
        setattr(session, name, value)
    session.save()
    return publish(session, note=NOTE, choices={"en": "stands"})


def compared(client, session, **query):
    response = client.get(address(session), query)
    return {
        change.field: tuple("".join(part.text for part in side) for side in (change.before, change.after))
        for change in response.context["differences"]
    }


def test_the_last_two_are_shown_until_any_two_are_chosen(desk):
    session = make_session(title_ar="العنوان الأول")
    publish(session)
    again(session, title_ar="العنوان الثاني")
    again(session, title_ar="العنوان الثالث")
    title = "العنوان أو الموضوع"
    assert compared(desk, session)[title] == ("العنوان الثاني", "العنوان الثالث")
    assert compared(desk, session, old=1, new=3)[title] == ("العنوان الأول", "العنوان الثالث")
    assert compared(desk, session, old=3, new=1)[title] == ("العنوان الأول", "العنوان الثالث")
    assert compared(desk, session, old=2, new=2) == {}
    assert 'href="../compare/"' in desk.get(address(session, "history")).content.decode()


def test_choices_days_and_hours_are_told_in_words_and_not_as_they_are_stored(desk):
    edition = make_edition(name_ar="الملتقى الأول", name_en="First")
    first, second = (make_day(edition=edition, number=number) for number in (1, 2))
    starts = datetime(2022, 6, 15, 6, 30, tzinfo=UTC)
    session = make_session(day=first, kind="session", happening="planned", title_given=True)
    publish(session)
    again(session, day=second, kind="paper", happening="held", title_given=False, starts_at=starts)
    found = compared(desk, session)
    assert found["النوع"] == ("جلسة", "ورقة عمل")
    assert found["حالة الانعقاد"] == ("كما هو مقرر", "تم الانعقاد")
    assert found["البداية"] == ("", "15 يونيو 2022م 09:30")
    assert found["العنوان منصوص عليه"] == ("نعم", "لا")
    assert ("اليوم 1: الملتقى الأول", "اليوم 2: الملتقى الأول") in found.values() or found["اليوم"] == (
        "1",
        "2",
    )
    assert not [text for pair in found.values() for text in pair if first.key in text or second.key in text]


@pytest.mark.parametrize(
    "query", [{"old": "x", "new": "1"}, {"old": "1", "new": "9"}, {"old": "1"}, {"new": "\0"}]
)
def test_a_version_that_is_none_is_said_at_the_choice(desk, query):
    session = make_session()
    publish(session)
    again(session, title_ar="عنوان آخر")
    response = desk.get(address(session), query)
    assert response.status_code == 400
    assert "differences" not in response.context


def test_a_withdrawal_is_passed_over(desk):
    session = make_session(title_ar="العنوان الأول")
    publish(session)
    withdraw(session, make_user(role="publisher"), NOTE)
    again(session, title_ar="العنوان الثاني")
    page = desk.get(address(session, "history")).content.decode()
    assert "../compare/?old=1&amp;new=3" in page
    assert "new=2" not in page


def test_one_version_has_no_other(desk):
    session = make_session()
    publish(session)
    assert "لا نسخة أخرى" in desk.get(address(session)).content.decode()
    assert "../compare/" not in desk.get(address(session, "history")).content.decode()


def names_in(shape, seen):
    """The name of every field of a content and of what it is made of."""
    if shape in seen:
        return
    seen.add(shape)
    for name, hint in typing.get_type_hints(shape).items():
        yield name
        parts = [hint]
        while parts:
            part = parts.pop()
            parts += typing.get_args(part)
            if dataclasses.is_dataclass(part) and part not in (Text, File):
                yield from names_in(part, seen)


def test_every_field_of_every_content_has_its_word_in_arabic():
    with override("ar"):
        bare = {
            (kind.name, name)
            for kind in KINDS.values()
            for name in names_in(kind.content, set())
            if Words(apps.get_model(kind.desk)._meta.concrete_model).labels.get(name, "").isascii()
        }
    # The name of what is named stands in the line itself.
    assert {name for _kind, name in bare} - set(dir(Ref)) <= {"label"}, bare
