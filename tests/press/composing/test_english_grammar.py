"""The English of the composer, in tables that a native editor can read."""

import pytest

from press.composing import english_grammar as grammar


@pytest.mark.parametrize(
    ("number", "sessions", "ceremonies", "in_a_list"),
    [
        (0, "no sessions", "no ceremonies", "no sessions"),
        (1, "one session", "one ceremony", "a session"),
        (2, "two sessions", "two ceremonies", "two sessions"),
        (3, "three sessions", "three ceremonies", "three sessions"),
        (10, "10 sessions", "10 ceremonies", "10 sessions"),
        (11, "11 sessions", "11 ceremonies", "11 sessions"),
        (99, "99 sessions", "99 ceremonies", "99 sessions"),
        (100, "100 sessions", "100 ceremonies", "100 sessions"),
        (101, "101 sessions", "101 ceremonies", "101 sessions"),
        (103, "103 sessions", "103 ceremonies", "103 sessions"),
    ],
)
def test_numbers(number, sessions, ceremonies, in_a_list):
    assert grammar.counted(number, "session") == sessions
    assert grammar.counted(number, "ceremony", "ceremonies") == ceremonies
    assert grammar.some(number, "session") == in_a_list


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Private-sector companies' contributions", "private-sector companies' contributions"),
        ("The Mujassam Watan initiative", "the Mujassam Watan initiative"),
        ("Vision 2030 and participation", "Vision 2030 and participation"),
        ("Saudi youth", "Saudi youth"),
        ("AI in cities", "AI in cities"),
        ("Community participation: its patterns", "community participation: its patterns"),
        ("Staff of the ministry's headquarters", "staff of the ministry's headquarters"),
    ],
)
def test_a_title_loses_its_first_capital_inside_a_sentence_unless_it_is_a_name(title, inside):
    assert grammar.inside(title) == inside


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (["a", "b", "c"], "a, b and c"),
        (
            ["joint work", "goals and initiatives", "awareness"],
            "joint work; goals and initiatives; and awareness",
        ),
        (["goals and initiatives", "awareness"], "goals and initiatives, and awareness"),
    ],
)
def test_lists(items, said):
    assert grammar.listed(items) == said


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("Eastern Province Municipality", "municipality", "the Eastern Province Municipality"),
        ("Maarif Company", "company", "Maarif Company"),
        ("King Saud University", "university", "King Saud University"),
        ("The Agency", "agency", "The Agency"),
    ],
)
def test_articles_of_bodies(name, kind, said):
    assert grammar.with_article(name, kind) == said
