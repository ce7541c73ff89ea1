"""The desk of the event."""

from . import accounts, event, glossary, invitations, pages, people, transfer

__all__ = ["accounts", "event", "glossary", "invitations", "pages", "people", "transfer"]
