"""The desk of the event."""

from . import accounts, event, invitations, pages, people, transfer

__all__ = ["accounts", "event", "invitations", "pages", "people", "transfer"]
