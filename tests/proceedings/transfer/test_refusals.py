"""What of a file is refused, value by value and file by file, each with its place."""

import base64
import hashlib

import pytest

from forum.models import Edition
from proceedings.transfer import read as reading
from proceedings.transfer.bring import bring_in
from proceedings.transfer.read import Unreadable
from sessions.models import Session

from .files import an_edition, file_of, only, problems, take

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return an_edition()


@pytest.mark.parametrize(
    ("kind", "field", "value", "path"),
    [
        ("session", "title", {"ar": "", "en": ""}, "title.ar"),
        ("session", "title", {"ar": "a\0b"}, "title.ar"),
        ("session", "title", {"ar": "x\u202ey"}, "title.ar"),
        ("session", "title", {"ar": "\ud800"}, "title.ar"),
        ("session", "title", {"ar": "x" * 400}, "title.ar"),
        ("session", "title", {"ar": 5}, "title.ar"),
        ("session", "title", "words", "title.ar"),
        ("session", "kind", "nonsense", "kind"),
        ("session", "kind", None, "kind"),
        ("session", "slug", "Not A Slug", "slug"),
        ("session", "position", -1, "position"),
        ("session", "position", 10**30, "position"),
        ("session", "position", True, "position"),
        ("session", "position", "10", "position"),
        ("session", "audience_only", 1, "audience_only"),
        ("session", "starts_at", "soon", "starts_at"),
        ("session", "starts_at", "2022-06-15T09:00:00", "starts_at"),
        ("session", "starts_at", "9999-01-01T00:00:00+00:00", "starts_at"),
        ("session", "starts_at", 5, "starts_at"),
        ("session", "ends_at", "2022-06-15T09:00:00+00:00", "ends_at"),
        ("session", "day", "nobody00", "day"),
        ("session", "day", 5, "day"),
        ("session", "room", [], "room"),
        ("session", "tracks", "track-1", "tracks"),
        ("session", "tracks", ["track-9"], "tracks[0]"),
        ("session", "edition", None, "edition"),
        ("session", "state", "approved", "state"),
        ("session", "nonsense", 1, "nonsense"),
        ("edition", "slug", "press", "slug"),
        ("edition", "starts_on", "2022-02-30", "starts_on"),
        ("edition", "ends_on", "1999-01-01", "ends_on"),
        ("edition", "cover", "0.png", "cover"),
        ("edition", "accent", "pink", "accent"),
        ("person", "gender", "x", "gender"),
        ("person", "profession", "title-1", "profession"),
        ("organisation", "website", "javascript:alert(1)", "website"),
        ("organisation", "website", "https://a.example/\u202egpj.exe", "website"),
        ("organisation", "relation", "department", "relation"),
    ],
)
def test_a_value_that_no_form_would_take_is_refused_where_it_stands(edition, kind, field, value, path):
    data = file_of(edition)
    only(data, kind)[field] = value
    before = Session.objects.get().history.count()
    assert f"objects.{kind}[0].{path}" in problems(data)
    assert Session.objects.get().history.count() == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'{"format": "multaqa-edition"}',
        b'{"format": "multaqa-edition", "schema": 2}',
        b'{"format": "multaqa-edition", "schema": 1, "objects": [], "files": {}}',
        b'{"format": "multaqa-edition", "schema": 1, "objects": {}, "files": {}}',
        b'{"format": "multaqa-edition", "schema": 1, "objects": {"session": 5}, "files": {}}',
        b'{"format": "multaqa-edition", "schema": 1, "objects": {"user": []}, "files": {}}',
        b'{"format": "multaqa-edition", "schema": 1, "objects": {"edition": [5]}, "files": {}}',
        b'{"format": "multaqa-edition", "schema": 1, "objects": {"edition": [{"key": "a"}]}, "files": {}}',
        b'{"a": 1, "a": 2}',
        b'{"a": NaN}',
        b'{"a": 1.5}',
        b'{"a": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
    ],
)
def test_what_is_no_edition_is_refused_in_words(content):
    with pytest.raises(Unreadable) as caught:
        bring_in(content, Edition, dry_run=False)
    assert all(each.words for each in caught.value.problems)


def test_a_file_is_bounded(edition, monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 100)
    with pytest.raises(Unreadable):
        take(file_of(edition))
    monkeypatch.setattr(reading, "MAX_BYTES", 10**8)
    monkeypatch.setattr(reading, "MAX_ROWS", 3)
    with pytest.raises(Unreadable):
        take(file_of(edition))


def test_something_twice(edition):
    data = file_of(edition)
    data["objects"]["person"] *= 2
    assert "objects.person[1]" in problems(data)


class TestFiles:
    @pytest.fixture
    def data(self, edition):
        paper = b"%PDF-1.4\n% paper\n%%EOF\n"
        data = file_of(edition)
        name = f"{hashlib.sha256(paper).hexdigest()}.pdf"
        data["files"] = {name: base64.b64encode(paper).decode()}
        line = {
            "id": "material-1",
            "kind": "slides",
            "title": {"ar": "عرض", "en": "Slides"},
            "document": name,
        }
        only(data, "session")["lines"]["material"] = [line]
        return data

    def test_a_file_comes_with_what_names_it(self, data):
        take(data)
        assert Session.objects.get().materials.get().document.read().startswith(b"%PDF")

    def test_a_file_that_was_damaged(self, data):
        (name,) = data["files"]
        data["files"][name] = base64.b64encode(b"%PDF-1.4\n% other\n%%EOF\n").decode()
        assert set(problems(data)) == {"objects.session[0].lines.material[0].document"}

    @pytest.mark.parametrize("content", [5, None, "no base64!", "é"])
    def test_bytes_that_are_none(self, data, content):
        (name,) = data["files"]
        data["files"][name] = content
        assert set(problems(data)) == {"objects.session[0].lines.material[0].document"}

    def test_a_file_of_another_kind_than_the_field_takes(self, data):
        (name,) = data["files"]
        only(data, "edition")["cover"] = name
        assert "objects.edition[0].cover" in problems(data)

    def test_a_file_that_nothing_names(self, data):
        only(data, "session")["lines"]["material"] = []
        assert set(problems(data)) == {f"files.{name}" for name in data["files"]}

    def test_a_name_that_leads_elsewhere(self, data):
        (name,) = data["files"]
        data["files"]["../../x.pdf"] = data["files"].pop(name)
        only(data, "session")["lines"]["material"][0]["document"] = "../../x.pdf"
        assert set(problems(data)) == {"objects.session[0].lines.material[0].document"}
