"""The desk of the event."""

from . import accounts, event, people

__all__ = ["accounts", "event", "people"]
