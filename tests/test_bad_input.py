"""Whatever is sent, the answer says what is wrong in the reader's language; it is never an error of ours."""

import pytest

from tests.factories import make_day, make_edition, make_session, make_user, publish

pytestmark = pytest.mark.django_db

PAGES = ("0", "-1", "1e9", "٣", "1.5", "", "999999999999999999999", "one", "99999")
WORDS = ("\0", "a\0b", "\u202eabc", "\u2066abc", "\ud800", "x" * 201, "ا" * 10_000)
ARABIC, ENGLISH = "تعذّر", "could not"


@pytest.fixture(scope="module")
def edition(module_db):
    edition = make_edition(slug="first", is_current=True)
    publish(edition)
    day = make_day(edition=edition)
    publish(day)
    publish(make_session(edition=edition, day=day, slug="opening"))
    return edition


def refused(answer, language):
    """A 4xx in the page's language, with words of its own about this input."""
    text = answer.content.decode()
    return 400 <= answer.status_code < 500 and f'<html lang="{language}"' in text and 'class="notice"' in text


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    "path",
    [
        *("first/programme/", "first/workshops/", "first/speakers/", "first/press/", "first/press/photos/"),
        *("people/", "organisations/", "agreements/", "agreements/commitments/"),
    ],
)
@pytest.mark.parametrize("asked", PAGES)
def test_a_page_number_that_is_none(client, edition, language, path, asked):
    assert refused(client.get(f"/{language}/{path}", {"page": asked}), language)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", ["search/", "first/programme/"])
@pytest.mark.parametrize("words", WORDS, ids=lambda words: ascii(words[:8]))
def test_search_text_that_cannot_be_searched(client, edition, language, path, words):
    answer = client.get(f"/{language}/{path}?q=" + _quoted(words))
    assert refused(answer, language) or (answer.status_code == 200 and "\ud800" in words)


def _quoted(words):
    from urllib.parse import quote

    return quote(words, errors="surrogatepass")


@pytest.mark.parametrize(
    "words", ["%", "_", "' OR 1=1 --", '"', "\\", "😀", "ـ", "َ", "؟", "* * *", "<script>"]
)
def test_search_text_that_is_only_odd(client, edition, words):
    assert client.get("/ar/search/", {"q": words}).status_code == 200


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", ["day", "kind", "track"])
@pytest.mark.parametrize("value", ["nope", "0", "-1", "99", "\0", "١", "x" * 5000])
def test_a_filter_that_the_page_does_not_offer(client, edition, language, name, value):
    assert refused(client.get(f"/{language}/first/programme/", {name: value}), language)


@pytest.mark.parametrize(
    "path",
    [
        "/ar/first/sessions/OPENING/",
        "/ar/first/sessions/%00/",
        "/ar/first/sessions/%E2%80%AEopening/",
        "/ar/first/sessions/opening/v/0/",
        "/ar/first/sessions/opening/v/-1/",
        "/ar/first/sessions/opening/v/99999999999999999999/",
        "/ar/first/sessions/opening/v/1/2/",
        "/ar/first/sessions/opening.pdf",
        "/ar/first/day-0/",
        "/ar/first/day-9999999999/",
        "/ar/first/day-٢/",
        "/fr/first/",
        "/ar/s/zzz/1/",
        "/ar/s/zzzzzzzz/1/",
        "/s/zzzzzzzz/9",
        "/media/xyz/a.png",
        f"/media/{'0' * 64}/a.png",
        f"/media/{'0' * 64}/..%2F..%2Fsettings.py",
        "/ar/" + "a" * 4000 + "/",
        "/ar/%ED%A0%80/",
        "/ar/first/../../etc/passwd",
        "/desk/link/%00/ar/",
        "/desk/link/%ED%A0%80/ar/",
        "/desk/link/" + "a" * 4000 + "/ar/",
        "/desk/link/..%2F..%2Fadmin/ar/",
        f"/desk/link/x/media/{'0' * 64}/a.png",
        "/desk/hall/x/",
        "/desk/hall/x/xx/",
        "/desk/hall/%E2%80%AE/ar/",
        "/desk/preview/day/zzzzzzzz/ar/whole/more/",
        "/ar/first/press/day-0.zip",
        "/ar/first/press/day-9999.zip",
        "/ar/first/press/day-%D9%A2.zip",
        "/ar/first/press/photos/?day=%D9%A2",
        "/ar/first/press/?kind=%00",
        "/ar/first/press/?track=" + "x" * 5000,
        "/ar/first/feed.atom?day=%E2%80%AE",
        "/ar/first/sessions/opening/report/?passage=%00",
        "/ar/first/sessions/nothing/report/",
        "/ar/first/sessions/opening/report/1/",
    ],
)
def test_an_address_that_is_none(client, edition, path):
    assert client.get(path, follow=True).status_code in (400, 404)


@pytest.mark.parametrize("path", ["/ar/", "/ar/first/", "/ar/first/programme/", "/ar/search/", "/healthz"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_public_pages_are_only_read(client, edition, path, method):
    assert getattr(client, method)(path).status_code in (403, 405)


@pytest.mark.parametrize("host", ["evil.example", "testserver:99999", "testserver@evil.example"])
def test_a_strange_host_gets_nothing_of_the_site(client, edition, host):
    answer = client.get("/ar/", headers={"Host": host})
    assert answer.status_code == 400 or host not in answer.content.decode()


def test_a_strange_accept_language_is_no_error(client, edition):
    for header in ("x" * 9000, "ar;q=oops", "*", "\x00", "en-" * 500):
        assert client.get("/", headers={"Accept-Language": header}).status_code == 302


@pytest.mark.parametrize(("megabytes", "status"), [(10, 400), (2, 200)])
def test_far_too_much_text_is_refused_in_words(client, edition, megabytes, status):
    """More than the server takes is a page that says so; more than a field takes is an error beside it."""
    client.force_login(make_user(role="editor"))
    client.cookies["django_language"] = "ar"
    answer = client.post("/admin/programme/session/add/", {"title_ar": "ا" * (megabytes * 1024 * 512)})
    assert answer.status_code == status
    text = answer.content.decode()
    assert '<html lang="ar"' in text
    assert "error-page" in text if status == 400 else "errorlist" in text


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("length", ["", "long", "SHORT", "\0", "x" * 5000, "full,short"])
@pytest.mark.parametrize("name", ["length", "style", "quote"])
def test_a_text_in_a_form_that_there_is_not(client, edition, language, name, length):
    answer = client.get(f"/{language}/first/sessions/opening.txt", {name: length})
    assert refused(answer, language) or length == ""


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("words", ["", "\0", "\u202ex", "x" * 2001, "\n" * 50, "ا" * 500_000], ids=len)
def test_a_report_that_cannot_be_kept(client, edition, language, words):
    answer = client.post(f"/{language}/first/sessions/opening/report/", {"words": words, "passage": words})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f'<html lang="{language}"' in text
    assert 'role="alert"' in text
