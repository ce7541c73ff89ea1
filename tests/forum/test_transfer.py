"""An edition as a file, from the desk's pages and by command."""

import json
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from forum.models import Edition
from proceedings.models import Publication
from proceedings.transfer.write import write
from sessions.models import Session
from tests.admin_form import filled
from tests.factories import make_edition, make_person, make_session, make_user

pytestmark = pytest.mark.django_db
IMPORT = "/admin/forum/edition/import/"
CAST = ("contributor", "translator", "editor", "publisher", "press_officer", "administrator")


@pytest.fixture(autouse=True)
def _private(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path


@pytest.fixture
def edition():
    edition = make_edition(slug="first")
    make_session(edition=edition, slug="opening", title_en="The opening", speakers=[make_person()])
    return edition


@pytest.fixture
def publisher(client):
    client.force_login(make_user(role="publisher"))
    client.cookies["django_language"] = "en"
    return client


def export(client, edition):
    return b"".join(client.get(f"/admin/forum/edition/{edition.pk}/export/").streaming_content)


def upload(client, content):
    return client.post(IMPORT, {"file": SimpleUploadedFile("first.json", content, "application/json")})


def changed(edition, title="Another title"):
    data = json.loads("".join(write(edition)))
    data["objects"]["session"][0]["title"]["en"] = title
    return json.dumps(data).encode()


def test_the_form_gives_the_edition_as_a_file(publisher, edition):
    page = publisher.get(f"/admin/forum/edition/{edition.pk}/change/").content.decode()
    assert f"/admin/forum/edition/{edition.pk}/export/" in page
    answer = publisher.get(f"/admin/forum/edition/{edition.pk}/export/")
    assert answer["Content-Disposition"] == 'attachment; filename="first.json"'
    data = json.loads(b"".join(answer.streaming_content))
    assert "no part of this file" in data["about"]
    assert [row["slug"] for row in data["objects"]["session"]] == ["opening"]


def test_a_trial_says_what_it_would_change_and_a_press_does_it(publisher, edition, tmp_path):
    assert IMPORT in publisher.get("/admin/forum/edition/").content.decode()
    page = upload(publisher, changed(edition))
    assert page.status_code == 200
    assert "Another" in page.content.decode()
    assert Session.objects.get().title_en == "The opening"
    answer = publisher.post(IMPORT, filled(page) | {"confirm": "1"})
    assert answer.status_code == 302
    assert Session.objects.get().title_en == "Another title"
    assert Session.objects.get().history.first().history_user.username == "publisher"
    assert not Publication.objects.exists()
    assert list((tmp_path / "transfer").iterdir()) == []


def test_what_was_exported_changes_nothing(publisher, edition):
    page = upload(publisher, export(publisher, edition)).content.decode()
    assert "nothing would change" in page
    assert 'name="confirm"' not in page


def test_a_desk_that_has_moved_on_is_looked_at_again(publisher, edition):
    page = upload(publisher, changed(edition))
    Session.objects.update(title_en="Theirs")
    again = publisher.post(IMPORT, filled(page) | {"confirm": "1"})
    assert again.status_code == 200
    assert Session.objects.get().title_en == "Theirs"
    assert publisher.post(IMPORT, filled(again) | {"confirm": "1"}).status_code == 302
    assert Session.objects.get().title_en == "Another title"


@pytest.mark.parametrize(
    "tampered", [{"shown": ""}, {"shown": "x"}, {"file_digest": "x"}, {"file_digest": ""}]
)
def test_a_press_without_what_was_shown_does_nothing(publisher, edition, tampered):
    page = upload(publisher, changed(edition))
    assert publisher.post(IMPORT, filled(page) | {"confirm": "1"} | tampered).status_code == 200
    assert Session.objects.get().title_en == "The opening"


def test_problems_are_told_with_their_place_in_the_readers_language(publisher, edition):
    data = json.loads(changed(edition))
    data["objects"]["session"][0]["slug"] = "Not A Slug"
    publisher.cookies["django_language"] = "ar"
    page = upload(publisher, json.dumps(data).encode()).content.decode()
    assert "objects.session[0].slug" in page
    assert "استعمل" in page or "لاتينية" in page
    assert Session.objects.get().title_en == "The opening"


@pytest.mark.parametrize("content", [b"", b"x", b"{}", b"\xff", b"[" * 10_000])
def test_a_file_that_is_none(publisher, content):
    assert upload(publisher, content).status_code == 200
    assert publisher.post(IMPORT).status_code == 200


@pytest.mark.parametrize("role", CAST)
def test_publishers_and_administrators_may(client, edition, role):
    content = changed(edition)
    client.force_login(make_user(role=role))
    may = role in ("publisher", "administrator")
    wanted = 200 if may else 403
    assert client.get(f"/admin/forum/edition/{edition.pk}/export/").status_code == wanted
    assert client.get(IMPORT).status_code == wanted
    assert upload(client, content).status_code == wanted
    assert (IMPORT in client.get("/admin/forum/edition/").content.decode()) == may


def test_the_commands_write_it_and_take_it_in(edition, tmp_path):
    path = tmp_path / "first.json"
    call_command("export_edition", "first", output=str(path), stdout=StringIO())
    out = StringIO()
    call_command("export_edition", "first", stdout=out)
    assert out.getvalue() == path.read_text() == "".join(write(edition))
    path.write_bytes(changed(edition))
    said = StringIO()
    call_command("import_edition", str(path), dry_run=True, stdout=said)
    assert "changed 1" in said.getvalue()
    assert Session.objects.get().title_en == "The opening"
    call_command("import_edition", str(path), stdout=StringIO())
    assert Session.objects.get().title_en == "Another title"
    assert Session.objects.get().history.first().history_change_reason == "command import_edition"


def test_the_commands_say_what_is_wrong(edition, tmp_path):
    with pytest.raises(CommandError):
        call_command("export_edition", "nothing")
    with pytest.raises(CommandError):
        call_command("import_edition", str(tmp_path / "nothing"))
    path = tmp_path / "first.json"
    path.write_text("{}")
    with pytest.raises(CommandError, match="format"):
        call_command("import_edition", str(path))
    assert Edition.objects.count() == 1
