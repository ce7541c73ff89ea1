import os
import shutil
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import caches
from django.db import transaction
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings

from press import triggers as of_press
from proceedings.triggers import create_triggers, drop_triggers

from . import migrated

PLAIN_HOST = "plain.example"  # the site over plain HTTP, where a browser gives pages less than on localhost
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# No deadlines: a busy machine is no bug. HYPOTHESIS_PROFILE=thorough looks for much longer.
hypothesis_settings.register_profile("quick", deadline=None, max_examples=100)
hypothesis_settings.register_profile("thorough", deadline=None, max_examples=5000)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def find_chromium():
    if chosen := os.environ.get("CHROMIUM"):
        return shutil.which(chosen)
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def pytest_configure(config):
    if os.environ.get("REQUIRE_BROWSER") == "1" and not find_chromium():
        raise pytest.UsageError("REQUIRE_BROWSER is set, and no Chromium was found. CHROMIUM may name one.")


@pytest.hookimpl(tryfirst=True)  # before -m chooses by the marker
def pytest_collection_modifyitems(items):
    chromium = find_chromium()
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "django_db_setup" in fixtures or item.get_closest_marker("django_db"):
            item.add_marker("database")
        if "browser" in fixtures:
            item.add_marker("browser")
            if not chromium:
                item.add_marker(pytest.mark.skip(reason="no Chromium was found; CHROMIUM may name one"))


@pytest.fixture(scope="session")
def browser_type_launch_args():
    # Playwright keeps an event loop in this thread until the session ends, which Django takes for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    quiet = ("disable-gpu", "disable-quic", "no-first-run", "disable-background-networking")
    arguments = [f"--{name}" for name in (*quiet, "disable-component-update", "disable-sync")]
    arguments.append(f"--host-resolver-rules=MAP {PLAIN_HOST} 127.0.0.1")
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    return {"executable_path": find_chromium(), "args": arguments}


@pytest.fixture(autouse=True)
def _patience(request):
    """A busy machine is no fault of a page's."""
    if "context" in request.fixturenames:
        request.getfixturevalue("context").set_default_timeout(90_000)


@pytest.fixture
def site_url(live_server, settings):
    """The address of a running site, for a browser to open."""
    settings.SITE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    caches["default"].clear()  # no model, so that nothing empties it between tests: who failed to sign in
    return live_server.url


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings):
    return migrated.bring()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        migrated.keep()

    yield from _cleaned_up_at_once(django_db_blocker)


def _cleaned_up_at_once(blocker):
    """On SQLite what tests commit is cleaned up by putting the whole database back."""
    with blocker.unblock():
        copy = migrated.whole_copy()
    with pytest.MonkeyPatch.context() as patch:
        if copy:
            patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: migrated.put_back(copy))
        yield


@pytest.fixture(autouse=True, scope="session")
def _flush_past_the_triggers():
    """Elsewhere by emptying every table, which triggers refuse."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def without_triggers(operations, statements):
        with operations.connection.schema_editor() as editor:
            drop_triggers(editor)
            of_press.drop_triggers(editor)
        try:
            flush(operations, statements)
        finally:
            with operations.connection.schema_editor() as editor:
                create_triggers(editor)
                of_press.create_triggers(editor)

    BaseDatabaseOperations.execute_sql_flush = without_triggers
    yield
    BaseDatabaseOperations.execute_sql_flush = flush


@pytest.fixture(scope="module")
def module_db(django_db_setup, django_db_blocker):
    """What fixtures of a module write stays for all its tests; what a test writes is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


class Clock:
    """The site's clock, standing still at `moment` until a test moves it."""

    def __init__(self, moment):
        self.moment = moment

    def now(self):
        return self.moment

    def set(self, moment):
        self.moment = moment

    def move(self, **amount):
        self.moment += timedelta(**amount)
        return self.moment


@pytest.fixture
def clock(monkeypatch):
    """`clock.move(hours=2)`: the moment that publishing and the pages read."""
    standing = Clock(datetime(2022, 6, 15, 9, 0, tzinfo=UTC))
    monkeypatch.setattr("proceedings.clock.now", standing.now)
    return standing
