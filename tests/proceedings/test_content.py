"""What is published is read back for ever: the same today, and still when the shapes have grown."""

import dataclasses
import json
import types
import typing
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.cards import Card
from proceedings.content import Text, canonical, from_data, in_languages, own_texts, plain_data
from proceedings.kinds import KINDS

SHAPES = [Card, *(kind.content for kind in KINDS.values())]

# Fields that a stored text must have. Nothing is ever added here: a new field has a default.
REQUIRED = {
    "Agreement": {"reference", "kind", "title"},
    "Appearance": {"role", "person"},
    "Card": {"kind", "key", "path", "title"},
    "CardPerson": {"who"},
    "DatedName": {"name"},
    "Day": {"number", "edition"},
    "Document": {"key", "kind"},
    "Edition": {"name", "forum"},
    "Event": {"kind", "date"},
    "Fact": {"of"},
    "File": {"sha256", "name", "media_type", "size"},
    "Material": {"kind", "title"},
    "Notice": {"words", "edition", "until"},
    "Obligation": {"key", "measure"},
    "Organisation": {"name", "kind", "gender"},
    "Page": {"title"},
    "Party": {"body"},
    "Person": {"name", "short_name", "gender"},
    "Quote": {"speaker", "words", "original"},
    "Relation": {"kind", "other"},
    "Rendition": {"sha256", "name", "media_type", "size", "width", "height"},
    "Report": {"headline"},
    "Sentence": {"words"},
    "Styled": {"style", "words"},
    "Session": {"kind", "title"},
    "Signatory": {"who"},
    "Title": {"kind", "full"},
    "Venue": {"name"},
}

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
moments = st.datetimes(
    datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.sampled_from([UTC, timezone(timedelta(hours=3))])
)


def values(hint):
    """Values of a type as the shapes write it."""
    if dataclasses.is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return st.builds(
            hint, **{field.name: values(hints[field.name]) for field in dataclasses.fields(hint)}
        )
    if isinstance(hint, types.UnionType):
        return st.one_of(*map(values, typing.get_args(hint)))
    if typing.get_origin(hint) is tuple:
        inner = typing.get_args(hint)
        if inner[-1] is Ellipsis:
            return st.lists(values(inner[0]), max_size=2).map(tuple)
        return st.tuples(*map(values, inner))
    simple = {str: words, int: st.integers(), bool: st.booleans(), date: st.dates(), datetime: moments}
    return simple.get(hint, st.none())


def inner_shapes(shape):
    yield shape
    for hint in typing.get_type_hints(shape).values():
        for part in [hint, *typing.get_args(hint)]:
            if dataclasses.is_dataclass(part):
                yield from inner_shapes(part)


def with_unknown_names(data):
    if isinstance(data, dict):
        return {name: with_unknown_names(value) for name, value in data.items()} | {"added_later": [{"x": 1}]}
    return [with_unknown_names(item) for item in data] if isinstance(data, list) else data


# The shapes are large: fewer examples of each than usual.
few = settings(max_examples=settings().max_examples // 7)
shapes = pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)


@shapes
@few
@given(data=st.data())
def test_what_is_written_is_read_back_the_same(shape, data):
    value = data.draw(values(shape))
    text = canonical(plain_data(value))
    assert from_data(json.loads(text), shape) == value
    assert canonical(json.loads(text)) == text
    assert canonical(plain_data(from_data(json.loads(text), shape))) == text


@shapes
@few
@given(data=st.data())
def test_names_that_this_version_does_not_know_are_ignored(shape, data):
    value = data.draw(values(shape))
    assert from_data(with_unknown_names(json.loads(canonical(plain_data(value)))), shape) == value


@shapes
@few
@given(data=st.data())
def test_a_field_that_was_not_there_yet_has_its_default(shape, data):
    value = data.draw(values(shape))
    stored = plain_data(value)
    optional = [
        field.name for field in dataclasses.fields(shape) if field.name not in REQUIRED[shape.__name__]
    ]
    missing = data.draw(st.sets(st.sampled_from(optional)))
    read = from_data({name: each for name, each in stored.items() if name not in missing}, shape)
    defaults = {field.name: field.default for field in dataclasses.fields(shape) if field.name in missing}
    assert read == dataclasses.replace(value, **defaults)


def test_no_field_is_asked_of_old_texts_that_they_do_not_have():
    found = {
        inner.__name__: {f.name for f in dataclasses.fields(inner) if f.default is dataclasses.MISSING}
        for shape in SHAPES
        for inner in inner_shapes(shape)
    }
    assert {name: fields for name, fields in found.items() if fields} == REQUIRED


def test_a_list_is_never_null():
    for shape in SHAPES:
        for inner in inner_shapes(shape):
            lists = [f for f in dataclasses.fields(inner) if "tuple" in str(f.type)]
            assert all(field.default == () for field in lists), inner


def test_a_moment_has_one_spelling_whatever_its_zone():
    riyadh = datetime(2022, 6, 15, 18, 0, tzinfo=timezone(timedelta(hours=3)))
    assert plain_data(riyadh) == plain_data(riyadh.astimezone(UTC)) == "2022-06-15T15:00:00+00:00"


@pytest.mark.parametrize("data", [1.0, [1, 2.5], {"a": {"b": [0.1]}}, (1e22,)])
def test_floats_are_refused(data):
    with pytest.raises(TypeError):
        canonical(data)


def test_canonical_text_is_short_and_in_real_letters():
    assert canonical({"ب": "حي", "a": [True, None]}) == '{"a":[true,null],"ب":"حي"}'


@shapes
@few
@given(data=st.data())
def test_reduced_to_one_language_nothing_of_the_other_is_left(shape, data):
    value = data.draw(values(shape))
    reduced = in_languages(value, frozenset({"ar"}))
    assert all(not text.en for text in own_texts(reduced))
    assert '"en":""' in canonical(plain_data(reduced)) or not list(own_texts(reduced))
    assert [text.ar for text in own_texts(reduced)] == [text.ar for text in own_texts(value)]
    assert in_languages(value, frozenset({"ar", "en"})) == value


def test_a_missing_language_gives_the_other_and_says_so():
    assert Text(ar="حي").in_language("en") == ("حي", "ar")
    assert Text(ar="حي", en="quarter").in_language("en") == ("quarter", "en")
    assert Text().in_language("en") == ("", "en")
