"""The papers of an agreement: on its page, on its form, and through the gates."""

import hashlib
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from agreements.derived import RegisteredFile
from agreements.models import Document
from proceedings import publishing
from proceedings.content import Text
from proceedings.erasure import erase
from tests.factories import both, make_agreement, make_document, make_edition, make_user, publish

pytestmark = pytest.mark.django_db
FIRST, SECOND = (b"%PDF-1.4\n% " + name + b"\n%%EOF\n" for name in (b"first scan", b"second scan"))
NOTE = Text("ضُبط", "Put right")


def digest(content):
    return hashlib.sha256(content).hexdigest()


def replace(document, content):
    document.file.save("again.pdf", ContentFile(content, "again.pdf"), save=False)
    document.save()


@pytest.fixture
def agreement(clock):
    edition = make_edition(slug="first")
    publish(edition)
    return make_agreement(edition=edition, slug="mou-1")


def page_of(client, rest="/"):
    return client.get(f"/en/agreements/mou-1{rest}").text


def test_a_document_is_shown_with_its_kind_language_size_and_digest(client, agreement):
    make_document(agreement=agreement, content=FIRST, kind="annex", language="both", authentic=True)
    publish(agreement)
    page = page_of(client)
    for shown in [">Annex</a>", "Arabic and English", "Authentic text", "PDF file", digest(FIRST)]:
        assert shown in page, shown


def test_the_digest_that_is_shown_is_that_of_the_download(client, agreement):
    make_document(agreement=agreement, content=FIRST)
    publish(agreement)
    assert digest(FIRST) in page_of(client)
    answer = client.get(f"/media/{digest(FIRST)}/mou-1-scan.pdf")
    assert b"".join(answer.streaming_content) == FIRST


def test_a_file_that_was_replaced_stays_listed_and_served(client, agreement, clock):
    document = make_document(agreement=agreement, content=FIRST)
    publish(agreement)
    clock.move(days=40)
    replace(document, SECOND)
    assert digest(SECOND) not in page_of(client)
    publish(agreement, note=NOTE)
    page = page_of(client)
    codes = [page.index(f'<code dir="ltr">{digest(content)}') for content in (SECOND, FIRST)]
    assert codes[0] < page.index("Earlier file") < codes[1]
    assert 'Replaced on <time datetime="2022-07-25">25 July 2022</time>' in page
    assert client.get(f"/media/{digest(FIRST)}/x.pdf").status_code == 200
    version = page_of(client, "/v/1/")
    assert digest(FIRST) in version
    assert digest(SECOND) not in version


def test_a_file_that_never_was_public_is_not_among_the_earlier_ones(client, agreement):
    document = make_document(agreement=agreement, content=FIRST)
    replace(document, SECOND)
    publish(agreement)
    assert digest(FIRST) not in page_of(client)
    assert client.get(f"/media/{digest(FIRST)}/x.pdf").status_code == 404


def test_a_document_that_was_taken_off_stays_listed_as_such(client, agreement, clock):
    document = make_document(agreement=agreement, content=FIRST, **both("title", "الملحق", "The annex"))
    publish(agreement)
    clock.move(days=1)
    document.delete()
    publish(agreement, note=NOTE)
    page = page_of(client)
    assert "<bdi>The annex</bdi>" in page
    assert "Taken off on" in page
    assert digest(FIRST) in page


def test_what_a_correction_closes_is_listed_no_more(client, agreement, clock):
    document = make_document(agreement=agreement, content=FIRST)
    publish(agreement)
    clock.move(days=1)
    replace(document, SECOND)
    publish(agreement, change="correction", note=NOTE, closes_earlier=True)
    assert digest(FIRST) not in page_of(client)
    assert client.get(f"/media/{digest(FIRST)}/x.pdf").status_code == 410


def test_a_new_file_under_embargo_shows_at_its_second(client, agreement, clock):
    document = make_document(agreement=agreement, content=FIRST)
    publish(agreement)
    replace(document, SECOND)
    lifts = clock.moment + timedelta(hours=1)
    publish(agreement, at=lifts)
    assert digest(SECOND) not in page_of(client)
    assert "Earlier file" not in page_of(client)
    clock.set(lifts)
    assert digest(SECOND) in page_of(client)
    assert "Earlier file" in page_of(client)


def test_a_scan_uploaded_again_is_the_same_document(agreement):
    document = make_document(agreement=agreement, content=FIRST)
    key = document.key
    replace(document, SECOND)
    assert Document.objects.get().key == key
    assert [row.file.split("/")[1][:64] for row in Document.history.order_by("history_id")] == [
        digest(FIRST),
        digest(SECOND),
    ]


def test_erasing_leaves_no_digest(agreement):
    make_document(agreement=agreement, content=FIRST)
    publish(agreement)
    assert RegisteredFile.objects.count() == 1
    erase(agreement.key, make_user(role="administrator"), "by law")
    assert RegisteredFile.objects.count() == 0


def test_withdrawing_closes_its_files(client, agreement, clock):
    make_document(agreement=agreement, content=FIRST)
    publish(agreement)
    publishing.withdraw(agreement, make_user(role="publisher"), Text("سبب", "reason"))
    clock.move(seconds=1)
    assert client.get(f"/media/{digest(FIRST)}/x.pdf").status_code == 410
