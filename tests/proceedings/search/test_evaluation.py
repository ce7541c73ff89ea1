"""The order of results, which is the same on every database, and the command that measures search."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.db import transaction

from proceedings.management.commands import evaluate_search
from proceedings.search import evaluation, lists, variants

FOLDER = Path(__file__).parent
LIBRARY = json.loads((FOLDER / "library.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def library(django_db_setup, django_db_blocker):
    """The documents as publications, once for the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield evaluation.load(LIBRARY["documents"])
        transaction.set_rollback(True)


def ranked(library, query):
    found = evaluation.find(query, evaluation.AT)
    return [(library[row["key"]], row["score"]) for row in found.rows]


@pytest.mark.parametrize("query", LIBRARY["order"])
def test_the_order_and_the_scores_are_those_of_every_database(library, query):
    assert [list(each) for each in ranked(library, query)] == LIBRARY["order"][query]


def test_what_is_asked_for_is_found(library):
    scores = evaluation.judge(LIBRARY["queries"], library)
    assert min(scores[""].means()) > 0.95, scores


@pytest.mark.parametrize("name", variants.VARIANTS)
def test_it_is_found_however_it_is_written(library, name):
    share, count = variants.kept(LIBRARY["documents"], name, evaluation.AT, most=20)
    assert count >= 8
    assert share >= 0.98


@pytest.mark.parametrize("name", lists.NAMES)
def test_without_any_of_its_lists_most_is_found_still(library, name):
    with lists.without(name):
        assert evaluation.judge(LIBRARY["queries"], library)[""].means()[0] > 0.8


def test_the_command_tells_what_it_measured(library):
    out = StringIO()
    command = evaluate_search.Command(stdout=out)
    command.tell(evaluation.judge(LIBRARY["queries"], library))
    assert "recall@10" in out.getvalue()
    assert out.getvalue().splitlines()[1].startswith("all")
