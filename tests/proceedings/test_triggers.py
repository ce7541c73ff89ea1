"""What the databases refuse by themselves, whoever asks, on both of them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from proceedings.models import Mention, Publication
from tests.factories import make_organisation, make_person, publish

pytestmark = pytest.mark.django_db

# Everything that a version holds may never change, except for these.
CHANGEABLE = {"public_until", "cancelled_at", "erased_at"}
COLUMNS = [field.column for field in Publication._meta.concrete_fields]
ERASED = ["note_ar", "note_en", "title_ar", "title_en", "card", "content", "salt"]


@pytest.fixture
def row(clock):
    return publish(make_person(organisation=make_organisation()))


def other_value(column):
    """Something else of the column's type, as SQL."""
    kind = Publication._meta.get_field(column).get_internal_type()
    if kind == "BooleanField":
        return f"NOT {column}"
    if kind == "DateTimeField":
        return "'2031-01-01 00:00:00+00'"
    return "'x'" if kind in ("CharField", "TextField") else "77"


def execute(sql):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def refused(sql):
    with pytest.raises(IntegrityError, match="append-only"):
        execute(sql)


def blank(*leaving_out):
    return ", ".join(f"{name} = ''" for name in ERASED if name not in leaving_out)


@pytest.mark.parametrize("column", sorted(set(COLUMNS) - CHANGEABLE))
def test_no_column_of_a_version_is_altered(row, column):
    refused(f"UPDATE proceedings_publication SET {column} = {other_value(column)}")


@pytest.mark.parametrize("column", ["note_ar", "note_en", "day", "starts_at"])
def test_no_column_is_emptied_or_filled_where_it_was_empty(row, column):
    assert getattr(row, column) in ("", None)
    refused(f"UPDATE proceedings_publication SET {column} = {other_value(column)}")


def test_no_version_is_removed(row):
    refused("DELETE FROM proceedings_publication")


def test_no_mention_is_altered_or_removed(row):
    assert Mention.objects.filter(publication=row).exists()
    refused("UPDATE proceedings_mention SET role = 'x'")
    refused("DELETE FROM proceedings_mention")


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no such statement")
@pytest.mark.parametrize("tables", ["proceedings_mention", "proceedings_publication CASCADE"])
def test_no_table_of_the_record_is_emptied_at_once(row, tables):
    execute("SET CONSTRAINTS ALL IMMEDIATE")
    refused(f"TRUNCATE {tables}")


def test_the_end_of_a_version_may_be_set_and_taken_back(row):
    execute("UPDATE proceedings_publication SET public_until = '2031-01-01 00:00:00+00'")
    execute("UPDATE proceedings_publication SET public_until = NULL")


def test_a_version_is_cancelled_once_and_for_all(row):
    execute("UPDATE proceedings_publication SET cancelled_at = '2031-01-01 00:00:00+00'")
    refused("UPDATE proceedings_publication SET cancelled_at = NULL")
    refused("UPDATE proceedings_publication SET cancelled_at = '2032-01-01 00:00:00+00'")


def test_an_erasure_blanks_every_word_and_marks_the_row(row):
    execute(f"UPDATE proceedings_publication SET {blank()}, erased_at = '2031-01-01 00:00:00+00'")


@pytest.mark.parametrize("kept", ["title_ar", "title_en", "card", "content", "salt"])
def test_half_an_erasure_is_refused(row, kept):
    refused(f"UPDATE proceedings_publication SET {blank(kept)}, erased_at = '2031-01-01 00:00:00+00'")


def test_words_are_not_blanked_without_marking_the_row(row):
    refused(f"UPDATE proceedings_publication SET {blank()}")


def test_an_erasure_is_not_undone(row):
    execute(f"UPDATE proceedings_publication SET {blank()}, erased_at = '2031-01-01 00:00:00+00'")
    refused("UPDATE proceedings_publication SET erased_at = NULL")
    refused("UPDATE proceedings_publication SET title_ar = 'x', erased_at = '2032-01-01 00:00:00+00'")


def copy(row, **changes):
    """Another row like this one, past every check of the code."""
    fields = {field.name: getattr(row, field.name) for field in Publication._meta.concrete_fields}
    fields.pop("id")
    fields |= {"public_until": row.public_from + timedelta(days=1), "number": row.number + 1}
    with transaction.atomic():
        return Publication.objects.create(**fields | changes)


CANCELLED = {"cancelled_at": "2022-06-15T10:00:00Z"}
OPEN = {"public_until": None}
ELSEWHERE = {"slug": "elsewhere"}


@pytest.mark.parametrize(
    ("constraint", "changes"),
    [
        ("one_version_a_number", {"number": 1}),
        ("one_open_version", OPEN | ELSEWHERE),
        ("one_open_version_a_slug", OPEN | {"key": "another1"}),
        ("public_until_after_public_from", {"public_until": "2000-01-01T00:00:00Z"}),
    ],
)
def test_each_constraint_holds(row, constraint, changes):
    assert constraint in {each.name for each in Publication._meta.constraints}
    with pytest.raises(IntegrityError):
        copy(row, **changes)


def test_every_constraint_is_tested():
    marks = test_each_constraint_holds.pytestmark[0].args[1]
    assert {name for name, _ in marks} == {each.name for each in Publication._meta.constraints}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"number": 1} | CANCELLED,
        OPEN | CANCELLED,
        OPEN | {"key": "another1", "change": "withdrawal"},
        OPEN | {"key": "another1", "edition": "edition1"},
        OPEN | {"key": "another1", "kind": "organisation"},
    ],
)
def test_what_no_constraint_forbids_is_let_in(row, changes):
    assert copy(row, **changes).pk


def test_an_end_at_the_very_start_is_refused(row):
    with pytest.raises(IntegrityError):
        copy(row, public_until=row.public_from)
