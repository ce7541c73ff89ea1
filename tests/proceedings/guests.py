"""Links as an editor makes them, and their addresses."""

from datetime import timedelta

from proceedings import clock
from proceedings.desk.links import DeskLink
from proceedings.desk.reports import Report
from tests.factories import make_user


def make_link(desk, *, purpose="preview", by=None, note="", hours=24):
    """The token of a new link."""
    at = clock.now()
    return DeskLink.make(
        desk,
        by or make_user(role="editor"),
        at,
        purpose=purpose,
        note=note,
        expires_at=at + timedelta(hours=hours),
    )


def linked(token, language="ar"):
    return f"/desk/link/{token}/{language}/"


def hall(token, language="ar"):
    return f"/desk/hall/{token}/{language}/"


def make_report(session, **fields):
    fields = {"number": 1, "language": "en", "passage": "", "words": "Wrong"} | fields
    arrived = fields.pop("arrived_at")
    return Report.objects.create(kind="session", key=session.key, arrived_at=arrived, **fields)
