import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from proceedings import documents
from proceedings.documents import MEDIA_TYPES, checked

ALL = tuple(MEDIA_TYPES)
PDF = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n"


def package(**members):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return file.getvalue()


def office(suffix, **members):
    types = f'<Types><Override ContentType="{MEDIA_TYPES[suffix]}.main+xml"/></Types>'
    return package(**{"[Content_Types].xml": types, **members})


def open_document(suffix, **members):
    return package(**{"mimetype": MEDIA_TYPES[suffix], "content.xml": "<x/>", **members})


def refused(data, formats=ALL):
    with pytest.raises(ValidationError) as refusal:
        checked(SimpleUploadedFile("file.pdf", data), formats)
    assert refusal.value.messages
    return refusal.value.code


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (PDF, ".pdf"),
        (office(".pptx"), ".pptx"),
        (office(".docx"), ".docx"),
        (office(".xlsx"), ".xlsx"),
        (open_document(".odp"), ".odp"),
        (open_document(".odt"), ".odt"),
    ],
)
def test_a_document_is_named_by_what_it_is_and_kept_byte_for_byte(data, suffix):
    file = checked(SimpleUploadedFile("ورقة.bin", data), ALL)
    assert file.name == f"document{suffix}"
    assert file.read() == data


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "wrong_format"),
        (b"<html>", "wrong_format"),
        (b"MZ" + office(".docx"), "wrong_format"),
        (b"MZ\x90", "wrong_format"),
        (b" %PDF-1.7 %%EOF", "wrong_format"),
        (PDF.replace(b"%%EOF", b""), "damaged"),
        (PDF + b"x" * 5000, "damaged"),
        (package(readme="a"), "wrong_format"),
        (package(mimetype=MEDIA_TYPES[".odt"]), "wrong_format"),
        (package(mimetype="application/java-archive"), "wrong_format"),
        (office(".pptx", **{"ppt/vbaProject.bin": "x"}), "macros"),
        (office(".docx", **{"word/VBAPROJECT.BIN": "x"}), "macros"),
        (
            package(**{"[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled.main+xml"}),
            "macros",
        ),
        (open_document(".odt", **{"Basic/Standard/Module1.xml": "x"}), "macros"),
        (office(".xlsx", big="0" * 5_000_000), "bomb"),
        (office(".docx")[:60] + b"\0" * 40 + office(".docx")[100:], "damaged"),
    ],
)
def test_what_is_no_honest_document_is_refused(data, code):
    assert refused(data) == code


def test_a_document_locked_with_a_password_is_refused():
    data = bytearray(office(".docx"))
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag in the list of members
    assert refused(bytes(data)) == "locked"


def test_a_package_of_too_many_members_is_refused(monkeypatch):
    monkeypatch.setattr(documents, "MAX_MEMBERS", 2)
    assert refused(office(".docx", a="1", b="2")) == "bomb"


def test_a_file_too_large_is_refused_unread(monkeypatch):
    monkeypatch.setattr(documents, "MAX_BYTES", 10)
    assert refused(PDF) == "too_large"


def test_only_the_formats_asked_for_are_taken():
    assert refused(office(".docx"), formats=(".pdf",)) == "wrong_format"
