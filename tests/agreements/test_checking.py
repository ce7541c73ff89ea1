"""The page that says whether a file is the registered one."""

import hashlib
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from proceedings import publishing
from proceedings.content import Text
from tests.factories import both, make_agreement, make_document, make_edition, make_user, publish

FIRST, SECOND = (b"%PDF-1.4\n% " + name + b"\n%%EOF\n" for name in (b"first scan", b"second scan"))
YES = "Yes: this is the registered file."
EARLIER = "An earlier file: another one has taken its place."
OFF = "no longer among those of the agreement"
NO = "No: no public agreement has this file."
NOTE = Text("ضُبط", "Put right")


def digest(content):
    return hashlib.sha256(content).hexdigest()


def replaced(document, content):
    document.file.save("again.pdf", ContentFile(content, "again.pdf"), save=False)
    document.save()


def asked(client, typed, language="en"):
    return client.get(f"/{language}/agreements/check/", {"sha256": typed})


@pytest.fixture
def agreement(db, clock):
    edition = make_edition(slug="first")
    publish(edition)
    return make_agreement(edition=edition, slug="mou-1", **both("title", "المذكرة", "The memorandum"))


def test_the_registered_file_is_told_with_its_agreement_and_document(client, agreement):
    make_document(agreement=agreement, content=FIRST, **both("title", "النص الموقّع", "The signed text"))
    publish(agreement)
    page = asked(client, digest(FIRST)).text
    for shown in [
        YES,
        "The signed text",
        "The memorandum",
        "mou-1",
        'href="/en/agreements/mou-1/#documents"',
    ]:
        assert shown in page, shown
    assert "نعم" in asked(client, digest(FIRST), "ar").text


def test_an_earlier_file_is_told_with_what_has_taken_its_place(client, agreement, clock):
    document = make_document(agreement=agreement, content=FIRST)
    publish(agreement)
    clock.move(days=40)
    replaced(document, SECOND)
    publish(agreement, note=NOTE)
    page = asked(client, digest(FIRST)).text
    assert EARLIER in page
    assert "25 July 2022" in page
    assert f"/media/{digest(SECOND)}/" in page
    assert YES in asked(client, digest(SECOND)).text


def test_a_document_that_was_taken_off_is_told_as_an_earlier_one(client, agreement, clock):
    document = make_document(agreement=agreement, content=FIRST)
    publish(agreement)
    clock.move(days=1)
    document.delete()
    publish(agreement, note=NOTE)
    assert OFF in asked(client, digest(FIRST)).text


def test_a_file_of_nowhere_a_draft_and_one_under_embargo_get_the_same_answer(client, agreement, clock):
    make_document(agreement=agreement, content=FIRST)
    page = asked(client, digest(FIRST)).text
    assert NO in page
    lifts = clock.moment + timedelta(hours=1)
    publish(agreement, at=lifts)
    assert asked(client, digest(FIRST)).text == page
    assert asked(client, digest(b"nowhere")).text.replace(digest(b"nowhere"), digest(FIRST)) == page
    clock.set(lifts)
    assert YES in asked(client, digest(FIRST)).text


def test_a_withdrawn_file_is_gone_with_the_reason(client, agreement, clock):
    make_document(agreement=agreement, content=FIRST)
    publish(agreement)
    publishing.withdraw(agreement, make_user(role="publisher"), Text("سبب", "at their request"))
    clock.move(seconds=1)
    answer = asked(client, digest(FIRST))
    assert answer.status_code == 410
    assert "at their request" in answer.text
    assert "The memorandum" not in answer.text


@pytest.mark.parametrize("spelt", [str.upper, lambda text: f"  {text}\n", lambda text: " ".join(text)])
def test_a_digest_is_understood_however_tools_write_it(client, agreement, spelt):
    make_document(agreement=agreement, content=FIRST)
    publish(agreement)
    assert YES in asked(client, spelt(digest(FIRST))).text


LONE = "\ud800".encode("utf-8", "surrogatepass")  # half of a character


@pytest.mark.parametrize("typed", ["x", "a" * 63, "a" * 65, "a" * 10_000, "\0" * 64, "٣" * 64, LONE])
def test_what_is_no_digest_is_answered_in_words(client, db, typed):
    answer = asked(client, typed)
    assert answer.status_code == 400
    assert "This is no <bdi>SHA-256</bdi> digest" in answer.text


def test_the_page_says_how_a_digest_is_computed_without_it(client, db):
    page = client.get("/en/agreements/check/").text
    for shown in ["certutil -hashfile", "shasum -a 256", "sha256sum", 'name="sha256"']:
        assert shown in page
    assert "noindex" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_it_takes_three_queries_at_any_size(client, agreement, number, django_assert_num_queries):
    for _ in range(number):
        other = make_agreement(edition=agreement.edition)
        make_document(agreement=other, content=FIRST)
        publish(other)
    with django_assert_num_queries(3):
        page = asked(client, digest(FIRST)).text
    assert page.count(YES) == number


VECTORS = {
    "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq": (
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    "a" * 1_000_000: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
}
OWN = """async ([address, texts]) => {
    const { Sha256 } = await import(address);
    return texts.map((text) => new Sha256().update(new TextEncoder().encode(text)).hex());
}"""


def test_a_browser_tells_yes_no_and_earlier_of_a_file_that_is_never_sent(page, site_url, transactional_db):
    edition = make_edition(slug="first")
    publish(edition)
    agreement = make_agreement(edition=edition)
    document = make_document(agreement=agreement, content=FIRST)
    publish(agreement)
    replaced(document, SECOND)
    publish(agreement, note=NOTE)
    sent = []
    page.on("request", lambda request: sent.append((request.method, request.post_data)))
    page.goto(f"{site_url}/en/agreements/check/")
    texts = list(VECTORS)
    assert page.evaluate(OWN, [f"{site_url}/static/js/sha256.js", texts]) == list(VECTORS.values())
    for content, answer in ((SECOND, YES), (FIRST, EARLIER), (b"another", NO)):
        page.set_input_files("#file", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": content})
        page.wait_for_url(f"**/check/?sha256={digest(content)}")
        assert answer in page.inner_text("#answer")
    # Plain HTTP withholds the browser's own digest.
    page.add_init_script("Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined })")
    page.goto(f"{site_url}/ar/agreements/check/")
    page.set_input_files("#file", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": SECOND})
    page.wait_for_url(f"**/check/?sha256={digest(SECOND)}")
    assert "نعم" in page.inner_text("#answer")
    assert {(method, body) for method, body in sent} == {("GET", None)}
