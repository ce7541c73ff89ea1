from contextlib import contextmanager
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from proceedings.content import Text
from proceedings.models import Publication
from proceedings.publishing import cancel, withdraw
from proceedings.triggers import create_triggers, drop_triggers
from proceedings.verification import Report, verify
from tests.factories import make_day, make_organisation, make_person, make_session, make_user, publish

pytestmark = pytest.mark.django_db


@contextmanager
def without_triggers():
    """As somebody with the database's own password could work."""
    connection.check_constraints()  # PostgreSQL drops no trigger while others are waiting
    editor = connection.schema_editor()
    drop_triggers(editor)
    yield
    connection.check_constraints()
    create_triggers(editor)


@pytest.fixture
def versions(clock):
    """A body with three versions, the second of them cancelled under embargo and made again."""
    body = make_organisation()
    rows = [publish(body)]
    clock.move(hours=1)
    type(body).objects.update(about_en="Another text")
    publish(body, at=clock.now() + timedelta(hours=9))
    cancel(body, make_user())
    rows.append(publish(body))
    clock.move(hours=1)
    rows.append(withdraw(body, make_user(), Text("خطأ", "A mistake")))
    return [Publication.objects.get(pk=row.pk) for row in rows]


def test_an_empty_record_is_whole():
    assert verify() == Report(0, 0)


def test_a_record_that_nobody_touched_is_whole(versions):
    publish(make_session(day=make_day(), speakers=[make_person()]))
    assert verify() == Report(5, 0)


def test_a_digest_holds_on_reading_back(versions):
    assert all(row.digest == row.compute_digest() for row in Publication.objects.all())


@pytest.mark.parametrize("column", Publication.IMMUTABLE)
def test_every_column_is_under_the_digest(versions, column):
    row = versions[0]
    kind = Publication._meta.get_field(column).get_internal_type()
    before = getattr(row, column)
    other = {"DateTimeField": row.public_from + timedelta(microseconds=1), "BooleanField": not before}
    number = (before or 0) + 1 if "Integer" in kind else f"{before} "
    setattr(row, column, other.get(kind, number))
    assert row.compute_digest() != row.digest


@pytest.mark.parametrize(
    ("position", "columns", "words"),
    [
        (0, {"title_ar": "غُيّر"}, "@1: the digest"),
        (1, {"content": "{}"}, "@2: the digest"),
        (1, {"note_en": "Another reason"}, "@2: the digest"),
        (2, {"salt": "0" * 32}, "@3: the digest"),
        (0, {"public_until": None, "cancelled_at": "2022-06-15T09:00:00Z"}, "@2: version 1 is missing"),
        (0, {"public_until": "2031-01-01T00:00:00Z"}, "@1: ends at"),
        (2, {"public_until": "2031-01-01T00:00:00Z"}, "@3: ends at"),
    ],
)
def test_what_was_tampered_with_is_named(versions, position, columns, words):
    with without_triggers():
        Publication.objects.filter(pk=versions[position].pk).update(**columns)
    problem = verify().problem
    assert problem.startswith(f"organisation:{versions[0].key}{words}")
    with pytest.raises(CommandError) as failure:
        call_command("verify_record", stdout=StringIO())
    assert (str(failure.value), failure.value.returncode) == (problem, 1)


def test_a_version_that_was_removed_is_missed(versions):
    with without_triggers(), connection.cursor() as cursor:
        for table in ("searchposting", "searchentry", "passagemark"):
            cursor.execute(f"DELETE FROM proceedings_{table} WHERE publication_id = %s", [versions[1].pk])
        cursor.execute("DELETE FROM proceedings_publication WHERE id = %s", [versions[1].pk])
    assert "version 2 is missing" in verify().problem


def test_the_command_says_how_many_versions_are_whole(versions):
    out = StringIO()
    call_command("verify_record", stdout=out)
    assert out.getvalue() == "The record is whole: 4 versions.\n"
