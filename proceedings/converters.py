"""The parts of public addresses. What does not fit them is a 404 before any query."""

from django.urls import register_converter


class Slug:
    regex = "[a-z0-9]+(?:-[a-z0-9]+)*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class DaySlug(Slug):
    regex = "day-[1-9][0-9]{0,2}"


class Key(Slug):
    regex = "[a-z0-9]{8}"


class Digest(Slug):
    regex = "[0-9a-f]{64}"


class Fingerprint(Slug):
    regex = "[0-9a-f]{16}"


class Version:
    regex = "[1-9][0-9]{0,5}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(Slug, "ascii")
register_converter(DaySlug, "day")
register_converter(Key, "key")
register_converter(Digest, "digest")
register_converter(Fingerprint, "fingerprint")
register_converter(Version, "version")
