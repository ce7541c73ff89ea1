"""The desk of what was signed."""

from .agreement import Agreement, Party
from .documents import Document
from .obligations import Obligation, ProgressReport

__all__ = ["Agreement", "Document", "Obligation", "Party", "ProgressReport"]

# What is derived from the record stands elsewhere; here so that Django finds it.
from .. import derived  # noqa: F401
