"""The file between its check and its import: it travels with the page, signed."""

import base64
import hashlib
import zlib
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest
from django.utils.translation import gettext as _

from proceedings.tables.sheet import MOST_BYTES

HOURS = 24
FIELD = "checked_file"
NAME_LENGTH = 80  # with what stands before it, what a history's reason holds


@dataclass(frozen=True)
class Upload:
    name: str
    data: bytes

    @classmethod
    def of(cls, file: Any) -> "Upload":
        """One byte more than may be is enough to see that it is too large."""
        name = "".join(letter for letter in file.name if letter.isprintable())
        return cls(name[-NAME_LENGTH:], file.read(MOST_BYTES + 1))

    @classmethod
    def again(cls, request: HttpRequest, table: str) -> "Upload | None":
        """What `kept` gave to this person for this table; None where there is nothing."""
        text = request.POST.get(FIELD, "")
        if not text:
            return None
        try:
            packed = base64.b85decode(_signer(request, table).unsign(text, max_age=HOURS * 3600))
        except (BadSignature, ValueError) as error:
            raise ValidationError(
                _("The check is too old, or was made by somebody else. Choose the file again.")
            ) from error
        name, _nul, data = zlib.decompress(packed).partition(b"\0")
        return cls(name.decode(), data)

    def kept(self, request: HttpRequest, table: str) -> str:
        packed = zlib.compress(self.name.encode() + b"\0" + self.data)
        return _signer(request, table).sign(base64.b85encode(packed).decode())

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def _signer(request: HttpRequest, table: str) -> TimestampSigner:
    return TimestampSigner(salt=f"proceedings.admin.upload:{table}:{request.user.pk}")
