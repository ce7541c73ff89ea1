"""The site as it is served, with pages on which things go wrong; its data in a folder of its own."""

import os

from .tools import FOLDER

PORT = os.environ.get("PORT", "8765")
os.environ.update(
    DEBUG="0",
    SECRET_KEY="for-the-audit-only",
    SITE_URL=f"http://127.0.0.1:{PORT}",
    ALLOWED_HOSTS="127.0.0.1",
    DATABASE_URL=f"sqlite:///{FOLDER / 'site.sqlite3'}",
    PRIVATE_ROOT=str(FOLDER / "files"),
    STATIC_ROOT=str(FOLDER / "static"),
)

from forum.settings import *  # noqa: E402, F403

ROOT_URLCONF = "tests.audit.urls"
LOGGING: dict = {"version": 1}  # the pages that fail do so on purpose
