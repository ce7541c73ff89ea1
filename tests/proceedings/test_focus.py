"""The point of a picture that stays in sight: two numbers on a form, or a click on the picture."""

import re

import pytest
from django.urls import reverse

from forum.models import Person
from proceedings.focus import focus_of, picture_signer
from tests.admin_form import filled
from tests.factories import make_person, make_user
from tests.proceedings.test_renditions import photograph

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path


@pytest.fixture
def person():
    person = make_person()
    person.photo.save("face.jpg", photograph(400, 500))
    return person


@pytest.fixture
def form(client, person):
    client.force_login(make_user(role="editor"))
    return reverse("admin:forum_person_change", args=[person.pk])


def save(client, form, **changes):
    return client.post(form, filled(client.get(form), **changes))


@pytest.mark.parametrize(
    ("value", "point"),
    [("", (50, 50)), ("30 70", (30, 70)), ("0 100", (0, 100)), ("30 101", (50, 50)), ("left", (50, 50))],
)
def test_what_is_no_point_is_the_middle(value, point):
    assert focus_of(value) == point


def test_two_numbers_are_kept_and_shown_again(client, form, person):
    assert save(client, form, photo_focus_0="30", photo_focus_1="70").status_code == 302
    assert Person.objects.get(pk=person.pk).photo_focus == "30 70"
    assert re.findall(r'name="photo_focus_\d" value="(\d+)"', client.get(form).text) == ["30", "70"]


@pytest.mark.parametrize(
    ("left", "top", "words"),
    [("30", "", "Give both numbers"), ("30", "101", "less than or equal to 100"), ("x", "3", "whole number")],
)
def test_half_a_point_is_refused_and_stays_on_the_form(client, form, person, left, top, words):
    client.cookies["django_language"] = "en"
    page = save(client, form, photo_focus_0=left, photo_focus_1=top)
    assert page.status_code == 200
    assert words in page.text
    assert f'name="photo_focus_0" value="{left}"' in page.text
    assert Person.objects.get(pk=person.pk).photo_focus == ""


def test_the_picture_of_a_form_is_for_who_was_shown_the_form(client, form, person):
    [address] = re.findall(r'<img src="([^"]+)"[^>]*data-focus-picture', client.get(form).text)
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert "no-store" in answer.headers["Cache-Control"]
    assert client.get(reverse("desk_picture", args=[person.photo.name.split("/")[1]])).status_code == 404
    assert (
        client.get(reverse("desk_picture", args=[picture_signer.sign("../settings.py")])).status_code == 404
    )
    client.logout()
    assert client.get(address).status_code == 302


def test_a_form_without_a_picture_asks_for_the_numbers_alone(client):
    client.force_login(make_user(role="editor"))
    page = client.get(reverse("admin:forum_person_add")).text
    assert 'name="photo_focus_1"' in page
    assert "data-focus-picture" not in page
