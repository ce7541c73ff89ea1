from hashlib import sha256
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.forms import modelform_factory
from django.test.utils import isolate_apps
from PIL import Image

from proceedings.content import File
from proceedings.files import DocumentUploadField, ImageUploadField, PrivateStorage, describe

PDF = b"%PDF-1.7\n%%EOF\n"
DIGEST = sha256(PDF).hexdigest()


@pytest.fixture(scope="module")
def paper():
    """A throw-away model with a field of each kind."""
    with isolate_apps("proceedings"):

        class Paper(models.Model):
            title = models.CharField(max_length=50, blank=True)
            photo = ImageUploadField(blank=True)
            file = DocumentUploadField(formats=[".pdf"], blank=True)

            class Meta:
                app_label = "proceedings"

            def __str__(self):
                return self.title

        yield Paper


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path
    return tmp_path


def files_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def photograph():
    file = BytesIO()
    Image.new("RGB", (30, 20), "green").save(file, "PNG")
    return SimpleUploadedFile("صورة.gif", file.getvalue())


def test_a_file_is_named_by_its_digest(folder):
    name = PrivateStorage().save("../My Paper.PDF", ContentFile(PDF))
    assert name == f"{DIGEST[:2]}/{DIGEST}.pdf"
    assert files_in(folder) == [name]
    assert (folder / name).read_bytes() == PDF


def test_the_same_bytes_are_kept_once(folder):
    names = {PrivateStorage().save(name, ContentFile(PDF)) for name in ("a.pdf", "b.pdf")}
    assert files_in(folder) == list(names)


def test_an_upload_that_breaks_off_leaves_nothing(folder):
    class Broken(ContentFile):
        reads = 0

        def chunks(self, chunk_size=None):
            yield PDF[:5]
            self.reads += 1
            if self.reads == 2:  # the first reading makes the digest
                raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        PrivateStorage().save("a.pdf", Broken(PDF))
    assert files_in(folder) == []


def test_a_private_file_has_no_address():
    with pytest.raises(ValueError, match="no address"):
        PrivateStorage().url("ab/abc.pdf")


def test_code_that_saves_a_file_passes_the_check_too(paper, folder):
    row = paper()
    with pytest.raises(ValidationError):
        row.file.save("a.pdf", ContentFile(b"no document"), save=False)
    with pytest.raises(ValidationError):
        row.photo.save("a.png", ContentFile(PDF), save=False)
    assert files_in(folder) == []
    row.file.save("a.bin", ContentFile(PDF), save=False)
    assert row.file.name == f"{DIGEST[:2]}/{DIGEST}.pdf"


def test_full_clean_checks_what_is_not_stored_yet(paper):
    row = paper(photo=photograph(), file=SimpleUploadedFile("a.pdf", b"no document"))
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    assert list(refusal.value.error_dict) == ["file"]
    assert row.photo.name == "image.png"


def test_a_form_says_what_is_wrong_with_a_file(paper):
    files = {"photo": SimpleUploadedFile("a.png", PDF), "file": photograph()}
    form = modelform_factory(paper, fields="__all__")({}, files)
    codes = {name: [error.code for error in errors] for name, errors in form.errors.as_data().items()}
    assert codes == {"photo": ["not_an_image"], "file": ["wrong_format"]}


def test_a_form_takes_a_good_file_whatever_its_name(paper):
    files = {"photo": photograph(), "file": SimpleUploadedFile(f"{'ورقة ' * 60}.exe", PDF)}
    form = modelform_factory(paper, fields="__all__")({}, files)
    assert form.is_valid(), form.errors
    assert [form.instance.photo.name, form.instance.file.name] == ["image.png", "document.pdf"]


def test_the_form_shows_what_is_on_file_without_a_link_and_lets_it_go(paper):
    row = paper(file=f"{DIGEST[:2]}/{DIGEST}.pdf")
    form_class = modelform_factory(paper, fields=["file"])
    html = str(form_class(instance=row)["file"])
    assert f"{DIGEST[:12]}.pdf" in html
    assert "href" not in html
    assert "value=" not in html
    form = form_class({"file-clear": "on"}, instance=row)
    assert form.is_valid()
    assert form.instance.file.name == ""


def test_a_form_left_alone_keeps_the_file(paper):
    row = paper(file=f"{DIGEST[:2]}/{DIGEST}.pdf")
    form = modelform_factory(paper, fields=["file"])({}, instance=row)
    assert form.is_valid()
    assert form.instance.file.name == f"{DIGEST[:2]}/{DIGEST}.pdf"


def test_a_document_is_described_for_the_public(paper):
    row = paper()
    row.file.save("a", ContentFile(PDF), save=False)
    assert describe(row.file, "Digital Platforms") == File(
        DIGEST, "digital-platforms.pdf", "application/pdf", len(PDF)
    )
    assert describe(row.file, "المنصات الرقمية").name == f"{DIGEST[:12]}.pdf"


def test_a_photograph_is_described_with_its_pixels(paper, folder):
    row = paper()
    row.photo.save("a", photograph(), save=False)
    facts = describe(row.photo)
    assert (facts.media_type, facts.width, facts.height) == ("image/png", 30, 20)
    assert facts.sha256 == sha256((folder / row.photo.name).read_bytes()).hexdigest()
    assert facts.size == (folder / row.photo.name).stat().st_size


def test_a_migration_can_rebuild_the_fields():
    assert ImageUploadField().deconstruct()[2:] == ([], {"upload_to": "", "storage": PrivateStorage})
    options = {"upload_to": "", "storage": PrivateStorage, "formats": (".pdf",)}
    assert DocumentUploadField(formats=[".pdf"]).deconstruct()[1:] == (
        "proceedings.files.DocumentUploadField",
        [],
        options,
    )
