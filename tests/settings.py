"""The site's settings, for tests: the same everywhere, quick, and away from anybody's data."""

import os
import tempfile
from importlib.util import find_spec
from pathlib import Path

# Only the database may come from outside. "testserver" is the host that Django's test client asks for.
os.environ.update(
    DEBUG="0", SECRET_KEY="for-tests-only", SITE_URL="http://testserver", ALLOWED_HOSTS="testserver"
)
os.environ["SECOND_FACTOR_REQUIRED"] = "0"  # the tests of it say that it is

from forum.settings import *  # noqa: F403
from forum.settings import DATABASES, STORAGES

_folder = tempfile.TemporaryDirectory(prefix="multaqa-tests-", ignore_cleanup_errors=True)
FOLDER = Path(_folder.name)

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # In a file, as on a real site: a database in memory is one connection that all threads share.
    DATABASES["default"]["NAME"] = FOLDER / "site.sqlite3"
    DATABASES["default"]["TEST"] = {"NAME": str(FOLDER / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0

STATIC_ROOT = FOLDER / "static"
PRIVATE_ROOT = FOLDER / "files"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# One sheet and not the two dozen that it imports: a browser asks for each of them on every page.
STATICFILES_FINDERS = [
    "tests.finders.FlatSheets",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
# Found when asked for: a scan of every file for each client of each test takes its time.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
# What a request hands to the worker is done at once.
_immediate = "django.tasks" if find_spec("django.tasks") else "django_tasks"
TASKS = {"default": {"BACKEND": f"{_immediate}.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
