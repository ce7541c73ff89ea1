"""The accounts for trying the site: one for each role, passwords shown once."""

import re
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command

from forum.models import User

pytestmark = pytest.mark.django_db
NAMES = {"admin", "editor", "publisher", "translator", "contributor", "press"}


@pytest.fixture(autouse=True)
def _no_given_password(monkeypatch):
    monkeypatch.delenv("ADMIN_PASSWORD", raising=False)


def make_staff(*options):
    out = StringIO()
    call_command("make_staff", *options, stdout=out)
    return out.getvalue()


def test_each_role_gets_an_account_whose_password_is_shown():
    shown = dict(re.findall(r"^ +(\w+) +(\S+)$", make_staff(), re.MULTILINE))
    assert set(shown) == NAMES
    assert len(set(shown.values())) == len(NAMES)
    for name, password in shown.items():
        user = authenticate(username=name, password=password)
        assert user.is_staff
        assert user.groups.count() == 1
    assert [user.username for user in User.objects.filter(is_superuser=True)] == ["admin"]


def test_a_second_time_makes_and_shows_nothing():
    make_staff()
    before = list(User.objects.values())
    assert make_staff() == ""
    assert list(User.objects.values()) == before


def test_only_what_is_missing_is_made():
    make_staff()
    User.objects.get(username="press").delete()
    assert re.findall(r"^ +(\w+)", make_staff(), re.MULTILINE) == ["press"]


def test_a_given_password_is_that_of_all_and_is_not_shown(monkeypatch):
    monkeypatch.setenv("ADMIN_PASSWORD", "given from outside")
    assert "given from outside" not in make_staff()
    assert all(authenticate(username=name, password="given from outside") for name in NAMES)


def test_a_team_that_has_accounts_is_left_alone_on_request():
    User.objects.create_user("owner", is_staff=True)
    assert make_staff("--if-empty") == ""
    assert User.objects.count() == 1
