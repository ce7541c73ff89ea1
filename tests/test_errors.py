"""What a reader is told when a page cannot be shown: in their language, with a way on."""

import pytest

from tests.factories import make_edition, make_user, publish

pytestmark = pytest.mark.django_db
LANGUAGES = {
    "ar": ('<html lang="ar"\n      dir="rtl"', "لا توجد صفحة في هذا العنوان", "حدث خلل في الموقع"),
    "en": ('<html lang="en"\n      dir="ltr"', "There is no page at this address", "went wrong on our side"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_of_nothing_offers_to_search(client, language):
    frame, said, _broken = LANGUAGES[language]
    publish(make_edition(slug="first"))
    for path in ("nothing/", "first/sessions/nothing/", "s/zzzzzzzz/"):
        answer = client.get(f"/{language}/{path}")
        assert answer.status_code == 404
        assert frame in answer.text
        assert said in answer.text
        assert f'action="/{language}/search/"' in answer.text.partition("<main")[2]
        assert 'name="robots" content="noindex"' in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_of_ours_is_told_in_the_readers_language_and_kept_by_nobody(client, language, monkeypatch):
    frame, _said, broken = LANGUAGES[language]
    monkeypatch.setattr("proceedings.search.views.find", lambda *_args, **_among: 1 / 0)
    client.raise_request_exception = False
    answer = client.get(f"/{language}/search/?q=x")
    assert answer.status_code == 500
    assert frame in answer.text
    assert broken in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_who_may_not_is_told_so(client):
    client.force_login(make_user(role="contributor"))
    client.cookies["django_language"] = "ar"
    answer = client.get("/admin/forum/user/")
    assert answer.status_code == 403
    assert "ليست لديك صلاحية فتح هذه الصفحة" in answer.text
