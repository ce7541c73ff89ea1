"""The desk of what was signed."""

from .agreement import Agreement, Party

__all__ = ["Agreement", "Party"]
