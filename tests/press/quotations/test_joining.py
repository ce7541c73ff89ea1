"""What is told of passages that were put together. No database is asked."""

from press.quotations.joining import put_together
from press.quotations.matching import Told

CITY = Told("Cities were not built for cars alone but for the people who live in them every day", of="a/en")
PARK = Told("The pocket parks of the province cost a small part of what a single junction takes", of="b/en")
KEYS = Told("Public universities hold one of several keys to what municipalities have in mind", of="c/en")
ARABIC = Told("لم تبن المدن للسيارات وحدها بل للناس الذين يسكنونها كل يوم", of="a/ar")
TEXTS = [CITY, PARK, KEYS, ARABIC]


def told(*passages):
    """The words of each passage and the text that it is from."""
    pasted = Told(" ".join(passages))
    return [(pasted.between(part.start, part.end), index) for part, index in put_together(pasted, TEXTS)]


def test_two_passages_are_told_each_with_its_text():
    assert told("cities were not built for cars", "the pocket parks of the province") == [
        ("cities were not built for cars ", 0),
        ("the pocket parks of the province", 1),
    ]


def test_three_passages_are_told_as_three():
    found = told("not built for cars", "a small part of what", "keys to what municipalities have")
    assert [index for _words, index in found] == [0, 1, 2]


def test_passages_of_two_languages_are_told_as_well():
    assert [
        index for _words, index in told("للناس الذين يسكنونها كل يوم", "the pocket parks of the province")
    ] == [
        3,
        1,
    ]


def test_one_text_gives_two_passages_where_much_was_left_out_or_the_order_changed():
    assert len(told("cities were not built", "them every day")) == 0  # three words are no passage
    assert [index for _words, index in told("cities were not built", "live in them every day")] == [0, 0]
    assert [index for _words, index in told("live in them every day", "cities were not built")] == [0, 0]


def test_a_word_left_out_makes_no_two_passages_of_one():
    assert told("cities were", "built for cars alone") == []
    assert told("cities were not built for", "alone but for the people") == []


def test_a_passage_and_words_from_elsewhere_are_not_put_together():
    assert told("cities were not built for cars", "said the mayor on Monday") == []


def test_other_versions_of_a_text_are_no_second_passage():
    corrected = Told(CITY.text.replace("cars", "trains"), of=CITY.of)
    pasted = Told("not built for cars alone but for the people trains alone but for the people who live")
    assert put_together(pasted, [CITY, corrected]) == []
