"""What other software knows things by: made from keys alone, so that it is the same in every language and
file, and tells nothing of what is not public."""

from uuid import UUID, uuid5

_OURS = UUID("b9d9f0f4-3c0a-5d0e-9a43-5f2a8d2f6c11")


def guid(kind: str, key: str) -> str:
    return str(uuid5(_OURS, f"{kind}:{key}"))


def number(key: str) -> int:
    """A whole number of a key, for formats that ask for one: different for different keys."""
    return int(key, 36) + 1
