"""Whom a body belongs to, in both languages, for each relation and gender."""

import pytest

from forum.belonging import belonging, belongs, with_lam
from forum.terms import Relation
from proceedings.content import Text

ISTIDAMA = Text("جمعية استدامة", "Istidama Association")
TABLE = [
    ("department", "f", "تابعة لجمعية استدامة", "a department of the Istidama Association"),
    ("department", "m", "تابع لجمعية استدامة", "a department of the Istidama Association"),
    ("subsidiary", "f", "شركة تابعة لجمعية استدامة", "a subsidiary of Istidama Association"),
    ("subsidiary", "m", "تابع لجمعية استدامة", "a subsidiary of Istidama Association"),
    ("endowment", "f", "شركة وقفية تابعة لجمعية استدامة", "an endowment company of the Istidama Association"),
    ("endowment", "m", "كيان وقفي تابع لجمعية استدامة", "an endowment company of the Istidama Association"),
]


@pytest.mark.parametrize(("relation", "gender", "arabic", "english"), TABLE)
def test_each_relation_is_said_right_for_each_gender(relation, gender, arabic, english):
    assert belongs(relation, gender, ISTIDAMA, "ar") == arabic
    assert belongs(relation, gender, ISTIDAMA, "en") == english


def test_the_table_holds_every_relation():
    assert {relation for relation, *_rest in TABLE} == set(Relation)


@pytest.mark.parametrize(
    ("name", "after_lam"),
    [
        ("جمعية استدامة", "لجمعية استدامة"),
        ("الفوزان لخدمة المجتمع", "للفوزان لخدمة المجتمع"),
        ("اللجنة الوطنية", "للجنة الوطنية"),
        ("أمانة المنطقة الشرقية", "لأمانة المنطقة الشرقية"),
        ("التزام", "لالتزام"),
    ],
)
def test_the_preposition_is_attached_as_arabic_writes_it(name, after_lam):
    assert with_lam(name) == after_lam


def test_a_name_in_latin_letters_takes_no_preposition():
    assert belonging("endowment", "f", Text(en="Istidama"), "ar") == (
        "شركة وقفية تابعة لجهة ",
        Text(en="Istidama"),
    )


def test_an_english_name_with_an_article_does_not_get_another():
    assert (
        belongs("department", "f", Text("الهيئة", "The Authority"), "en") == "a department of The Authority"
    )
