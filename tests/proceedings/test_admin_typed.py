"""What was typed in a form of the desk is shown back where nothing could be saved."""

import pytest
from django.test import Client

from sessions.models import Session
from tests.admin_form import filled
from tests.factories import make_session, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def strict():
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user(role="editor"))
    client.cookies["django_language"] = "en"
    return client


def sent(client, session, **fields):
    path = f"/admin/programme/session/{session.pk}/change/"
    return client.post(path, filled(client.get(path)) | {"title_en": "Typed <b>here</b>"} | fields)


def test_a_form_of_before_one_signed_in_again_shows_what_was_typed_and_saves_nothing(strict):
    session = make_session()
    refused = sent(strict, session, draft="abc")
    shown = refused.content.decode()
    assert refused.status_code == 403
    assert "Typed &lt;b&gt;here&lt;/b&gt;</textarea>" in shown
    assert f'href="/admin/programme/session/{session.pk}/change/"' in shown
    assert "saved_drafts" not in refused.cookies  # so the browser keeps its own copy
    assert Session.objects.get().title_en == session.title_en
    assert "no-store" in refused["Cache-Control"]


def test_a_forged_form_of_whoever_is_not_on_the_desk_shows_nothing_of_it(strict):
    session = make_session(title_en="Zqsecret")
    form = filled(strict.get(f"/admin/programme/session/{session.pk}/change/"), draft="abc", title_en="Typed")
    stranger = Client(enforce_csrf_checks=True)
    refused = stranger.post(f"/admin/programme/session/{session.pk}/change/", form)
    assert refused.status_code == 403
    assert "Typed" in refused.content.decode()
    assert "Zqsecret" not in refused.content.decode()


def test_a_forged_form_elsewhere_is_refused_as_ever(strict):
    assert strict.post("/accounts/logout/", {"draft": "abc"}).status_code == 403
