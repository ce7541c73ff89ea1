"""The desk of the event."""

from . import accounts, event, pages, people, transfer

__all__ = ["accounts", "event", "pages", "people", "transfer"]
