"""The design system on one page, for the team alone."""

import pytest

from forum.models import Edition
from tests.factories import make_user

pytestmark = pytest.mark.django_db
ADDRESSES = ("/styleguide/", "/ar/styleguide/", "/en/styleguide/")


@pytest.mark.parametrize("address", ADDRESSES)
def test_for_the_public_there_is_no_such_page_and_nobody_keeps_the_answer(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_the_team_sees_every_component_in_its_language_with_its_markup(client, django_assert_num_queries):
    client.force_login(make_user(role="translator"))
    with django_assert_num_queries(3):  # the account's session, the account, the frame of the page
        page = client.get("/ar/styleguide/").text
    assert page.count('class="specimen"') == page.count('class="specimen-show"') == 18
    assert "&lt;ol class=&quot;ruled programme is-timed&quot;&gt;" in page
    assert all(f'<li data-accent="{accent}">' in page for accent in Edition.Accent.values)
    assert "#fcfaf5" in page
    assert "#171512" in page
    assert "نظام التصميم" in page
    assert 'dir="ltr"\n' in client.get("/en/styleguide/").text
    assert client.get("/styleguide/", headers={"accept-language": "en"}).url == "/en/styleguide/"


def test_a_developer_needs_no_account(client, settings):
    settings.DEBUG = True
    assert client.get("/en/styleguide/").status_code == 200
