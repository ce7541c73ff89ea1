"""Documents as they are uploaded: recognised by what they hold and kept byte for byte."""

import zipfile

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED = 500 * 1024 * 1024
MAX_MEMBERS = 10_000
MAX_RATIO = 200
MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
}
_TAIL = 2048  # a PDF ends with %%EOF, often with a few bytes after it
_SUFFIX_OF_TYPE = {media_type.encode(): suffix for suffix, media_type in MEDIA_TYPES.items()}


def checked(file, formats: tuple[str, ...]):
    """The same file, named by its real format; ValidationError says what is wrong with the upload."""
    if file.size > MAX_BYTES:
        raise ValidationError(
            _("The document takes %(size)s. The most is %(limit)s."),
            code="too_large",
            params={"size": filesizeformat(file.size), "limit": filesizeformat(MAX_BYTES)},
        )
    suffix = _pdf_suffix(file) or _office_suffix(file)
    if suffix not in formats:
        raise ValidationError(
            _("This is not a document of an accepted kind (%(formats)s), whatever its name says."),
            code="wrong_format",
            params={"formats": ", ".join(name.removeprefix(".").upper() for name in formats)},
        )
    file.seek(0)
    file.name = f"document{suffix}"
    return file


def _pdf_suffix(file) -> str | None:
    file.seek(0)
    if file.read(5) != b"%PDF-":
        return None
    file.seek(max(0, file.size - _TAIL))
    if b"%%EOF" not in file.read():
        raise _damaged()
    return ".pdf"


def _office_suffix(file) -> str | None:
    file.seek(0)
    # zipfile takes a package with a program before it, which is then two things at once.
    if file.read(4) != b"PK\x03\x04" or not zipfile.is_zipfile(file):
        return None
    try:
        with zipfile.ZipFile(file) as package:
            _refuse_bombs(package)
            _refuse_macros(package)
            return _package_type(package)
    except ValidationError:
        raise
    except Exception as error:  # zipfile raises whatever it likes on damaged data
        raise _damaged() from error


def _refuse_bombs(package: zipfile.ZipFile) -> None:
    members = package.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(packed, 1024):
        raise ValidationError(_("The document unpacks to far more than it should."), code="bomb")
    if any(member.flag_bits & 0x1 for member in members):
        raise ValidationError(_("The document is locked with a password."), code="locked")


def _refuse_macros(package: zipfile.ZipFile) -> None:
    names = [name.lower() for name in package.namelist()]
    macros = any(name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/")) for name in names)
    if macros or b"macroenabled" in _member(package, "[Content_Types].xml").lower():
        raise ValidationError(_("The document holds macros. Save it without them."), code="macros")


def _package_type(package: zipfile.ZipFile) -> str | None:
    if mimetype := _member(package, "mimetype"):
        return _SUFFIX_OF_TYPE.get(mimetype.strip()) if "content.xml" in package.namelist() else None
    types = _member(package, "[Content_Types].xml")
    main_parts = (suffix for name, suffix in _SUFFIX_OF_TYPE.items() if name + b".main+xml" in types)
    return next(main_parts, None)


def _member(package: zipfile.ZipFile, name: str) -> bytes:
    """A member that every package has and that is always small, or nothing."""
    if name not in package.namelist():
        return b""
    with package.open(name) as member:
        return member.read(1024 * 1024)


def _damaged() -> ValidationError:
    return ValidationError(_("The document is damaged or incomplete: it cannot be read."), code="damaged")
