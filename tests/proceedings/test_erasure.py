from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from proceedings.erasure import erase
from proceedings.models import Publication
from proceedings.publishing import cancel, state_of
from proceedings.triggers import ERASABLE
from proceedings.verification import Report, verify
from tests.factories import make_person, make_session, make_user, publish

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n%%EOF"


@pytest.fixture
def person(clock):
    """Public twice, and once cancelled under embargo: three rows of words."""
    person = make_person(name_ar="اسم يُمحى", name_en="Name to erase", slug="somebody")
    publish(person)
    for office in ("Second office", "Third office"):
        clock.move(hours=1)
        type(person).objects.update(office_ar=office, office_en=office)
        if office == "Second office":
            publish(person, at=clock.now() + timedelta(hours=9))
            cancel(person, make_user())
    publish(person)
    return person


def by():
    return make_user(role="administrator")


def test_no_word_of_any_version_is_left(person):
    assert erase(person.key, by(), "Order 17").versions == 3
    rows = Publication.objects.filter(key=person.key, erased_at__isnull=False)
    assert len(rows) == 3
    assert all(getattr(row, column) == "" for row in rows for column in ERASABLE)
    everything = [value for row in Publication.objects.values_list() for value in row]
    assert not [value for value in everything if "erase" in str(value) or "يُمحى" in str(value)]


def test_readers_are_told_that_it_is_gone_and_no_more(person, clock):
    before = clock.now()
    erase(person.key, by(), "Order 17")
    for at in (before, clock.now() + timedelta(seconds=1), clock.now() + timedelta(days=365)):
        assert not Publication.objects.public(at).exists()
        assert not Publication.objects.ever_public(at).exists()
    stone = Publication.objects.withdrawn(clock.now() + timedelta(seconds=1)).get()
    assert (stone.slug, stone.title, bool(stone.note)) == ("somebody", type(stone.title)(), False)


def test_what_was_never_public_leaves_nothing_to_be_told(clock):
    person = make_person()
    publish(person, at=clock.now() + timedelta(days=1))
    erase(person.key, by(), "Order 17")
    later = clock.now() + timedelta(days=2)
    assert not Publication.objects.public(later).exists()
    assert not Publication.objects.tombstones(later).exists()
    assert state_of(person).state == "none"


def test_what_is_under_embargo_beside_something_public_goes_too(person, clock):
    type(person).objects.update(office_en="Fourth office")
    publish(person, at=clock.now() + timedelta(days=1))
    erase(person.key, by(), "Order 17")
    assert state_of(person).state == "withdrawn"
    assert not Publication.objects.public(clock.now() + timedelta(days=2)).exists()


def test_the_record_is_still_whole_and_says_what_was_erased(person):
    publish(make_person())
    erase(person.key, by(), "Order 17")
    assert verify() == Report(5, 3)
    out = StringIO()
    call_command("verify_record", stdout=out)
    assert out.getvalue() == "The record is whole: 5 versions, 3 of them erased.\n"


def test_other_records_are_left_alone_and_named(person, clock):
    session = make_session(speakers=[person])
    version = publish(session)
    erased = erase(person.key, by(), "Order 17")
    assert erased.named_by == (f"session:{session.key}",)
    assert Publication.objects.public(clock.now()).get(kind="session").digest == version.digest


def test_who_erased_and_why_stays_in_the_log(person):
    erase(person.key, by(), "Order 17")
    entry = LogEntry.objects.get(object_id=person.key)
    assert (entry.user, entry.change_message) == (by(), "erase: Order 17")


def paper(session, content):
    material = session.materials.create(kind="paper", title_ar="ورقة", title_en="Paper")
    material.document.save("paper.pdf", ContentFile(content, "paper.pdf"))
    return material


def test_files_that_only_it_mentions_are_deleted_and_taken_off_the_desk(
    clock, django_capture_on_commit_callbacks
):
    session, other = make_session(), make_session()
    own, shared = paper(session, PDF), paper(session, PDF + b"\n")
    paper(other, PDF + b"\n")
    publish(session)
    publish(other)
    with django_capture_on_commit_callbacks(execute=True):
        assert erase(session.key, by(), "Order 17").files == 1
    assert not default_storage.exists(own.document.name)
    assert default_storage.exists(shared.document.name)
    own.refresh_from_db()
    assert not own.document
    assert publish(session, note=type(state_of(session).current.note)("عاد", "Back")).number == 3


def test_the_command_erases_with_yes(person):
    out = StringIO()
    by()
    call_command("erase_record", person.key, reason="Order 17", by="administrator", yes=True, stdout=out)
    assert out.getvalue() == f"Erased 3 versions and 0 files of {person.key}.\n"


def test_the_command_asks_and_takes_only_the_key_for_an_answer(person, monkeypatch):
    by()
    monkeypatch.setattr("builtins.input", lambda _question: "yes")
    with pytest.raises(CommandError, match="Nothing was erased"):
        call_command("erase_record", person.key, reason="Order 17", by="administrator", stdout=StringIO())
    assert not Publication.objects.filter(erased_at__isnull=False).exists()
    monkeypatch.setattr("builtins.input", lambda _question: person.key)
    call_command("erase_record", person.key, reason="Order 17", by="administrator", stdout=StringIO())
    assert Publication.objects.filter(erased_at__isnull=False).count() == 3


@pytest.mark.parametrize(("key", "user"), [("nothing1", "administrator"), (None, "nobody")])
def test_the_command_refuses_what_it_does_not_know(person, key, user):
    by()
    with pytest.raises(CommandError):
        call_command("erase_record", key or person.key, reason="Order 17", by=user, yes=True)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("end", ["", "v/1/", "v/2/", "history/"])
def test_each_of_its_addresses_says_that_it_is_gone(person, client, clock, language, end):
    erase(person.key, by(), "Order 17")
    clock.move(seconds=1)
    answer = client.get(f"/{language}/people/somebody/{end}")
    assert answer.status_code == 410
    assert "erase" not in answer.text
    assert "Order" not in answer.text
