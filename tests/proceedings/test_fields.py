import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import modelform_factory
from django.test.utils import isolate_apps
from modeltranslation.translator import TranslationOptions, translator

from proceedings.fields import LineField, ProseField, RichTextField, SlugField


@pytest.fixture(scope="module")
def note():
    """A throw-away model with a field of each kind."""
    with isolate_apps("proceedings"):

        class Note(models.Model):
            title = LineField("title")
            prose = ProseField("prose", blank=True)
            rich = RichTextField("rich", blank=True)
            slug = SlugField("slug", reserved=["press", "desk"])

            class Meta:
                app_label = "proceedings"

            def __str__(self):
                return self.title

        class NoteOptions(TranslationOptions):
            fields = ("title", "prose", "rich")

        translator.register(Note, NoteOptions)
        yield Note
        translator.unregister(Note)


def full(note, **values):
    row = note(**{"title": "عنوان", "title_ar": "عنوان", "slug": "a-note", **values})
    row.full_clean()
    return row


def refused(note, **values):
    """The codes of what full_clean() and a form refuse, which must be the same."""
    with pytest.raises(ValidationError) as refusal:
        full(note, **values)
    (field,) = values
    codes = [error.code for error in refusal.value.error_dict[field]]
    form = modelform_factory(note, fields=[field])(values)
    assert [error.code for error in form.errors.as_data()[field]] == codes
    return codes


@pytest.mark.parametrize("field", ["title_ar", "prose_ar", "rich_en", "slug"])
@pytest.mark.parametrize("character", ["\0", "\x07", "\u200f", "\u202e", "\u2066", "\ud800", "\ufdd0"])
def test_a_hidden_character_is_refused_by_model_and_form(note, field, character):
    assert refused(note, **{field: f"a{character}b"}) == ["refused_character"]


@pytest.mark.parametrize("field", ["title_en", "prose_en", "rich_en"])
def test_text_is_stored_composed(note, field):
    assert getattr(full(note, **{field: "Cafe\u0301"}), field) == "Café"
    form = modelform_factory(note, fields=[field])({field: "Cafe\u0301"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data[field] == "Café"


def test_a_line_is_one_line(note):
    assert refused(note, title_ar="سطر\nسطر") == ["several_lines"]
    assert full(note, title_ar="  عنوان\t هنا \n").title_ar == "عنوان  هنا"


def test_prose_keeps_its_paragraphs(note):
    assert full(note, prose_ar="فقرة\r\n\r\nفقرة").prose_ar == "فقرة\n\nفقرة"


@pytest.mark.parametrize(
    ("field", "most"), [("title_ar", 300), ("prose_en", 20_000), ("rich_ar", 20_000), ("slug", 80)]
)
def test_every_field_has_a_greatest_length(note, field, most):
    assert len(getattr(full(note, **{field: "a" * most}), field)) == most
    assert refused(note, **{field: "a" * (most + 1)}) == ["max_length"]


@pytest.mark.parametrize(
    "slug", ["Day", "day_2", "يوم", "day--two", "-day", "day-", "day two", "٢", "a/b", "ﬁ"]
)
def test_a_slug_is_plain_ascii(note, slug):
    assert refused(note, slug=slug) == ["invalid_slug"]


@pytest.mark.parametrize("slug", ["press", "desk"])
def test_a_slug_cannot_take_a_reserved_word(note, slug):
    assert refused(note, slug=slug) == ["reserved_slug"]
    assert full(note, slug=f"{slug}-2").slug == f"{slug}-2"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (
            "<h3>عنوان</h3><p><strong>نص</strong><br>آخر</p>",
            "<h3>عنوان</h3><p><strong>نص</strong><br>آخر</p>",
        ),
        ("<ul><li><p>أ</p></li></ul>", "<ul><li><p>أ</p></li></ul>"),
        ("<blockquote><p>أ</p></blockquote>", "<blockquote><p>أ</p></blockquote>"),
        ("<p>a</p><script>alert(1)</script>", "<p>a</p>"),
        ('<p style="color: red" onclick="x()" dir="ltr">a</p>', "<p>a</p>"),
        ("<h1>a</h1><em>b</em><img src=x onerror=y>", "ab"),
        ('<a href="javascript:x">a</a>', "<a>a</a>"),
        ('<a href="https://example.org/" target="_blank">a</a>', '<a href="https://example.org/">a</a>'),
        ("<p></p>", ""),
        ("<p>المشـــاركة</p>", "<p>المشاركة</p>"),
    ],
)
def test_rich_text_keeps_the_few_elements_it_may_hold(note, typed, stored):
    assert full(note, rich_ar=typed).rich_ar == stored


def test_composing_a_tag_with_the_text_after_it_makes_no_new_tag(note):
    html = full(note, rich_en="<p>\u0338 onmouseover=alert(1) a=</p><p>b</p>").rich_en
    assert "onmouseover" not in html


def test_a_hidden_character_written_as_an_entity_is_refused(note):
    with pytest.raises(ValidationError, match="U\\+202E"):
        full(note, rich_ar="<p>&#x202E;</p>")


@pytest.mark.parametrize(
    ("field", "direction"), [("title_ar", "auto"), ("prose_en", "auto"), ("rich_ar", "auto"), ("slug", "ltr")]
)
def test_an_input_takes_the_direction_of_its_text(note, field, direction):
    assert f'dir="{direction}"' in str(modelform_factory(note, fields=[field])()[field])


@pytest.mark.parametrize(
    ("field", "path", "options"),
    [
        (LineField(), "proceedings.fields.LineField", {"max_length": 300}),
        (ProseField(max_length=500), "proceedings.fields.ProseField", {"max_length": 500}),
        # The editor's field takes this place in migrations, so that they do not depend on its options.
        (RichTextField(), "django.db.models.TextField", {"max_length": 20_000}),
        (
            SlugField(reserved=["press", "desk"]),
            "proceedings.fields.SlugField",
            {"max_length": 80, "reserved": ["desk", "press"]},
        ),
    ],
)
def test_a_migration_can_rebuild_the_field(field, path, options):
    assert field.deconstruct()[1:] == (path, [], options)


def test_a_translated_field_is_of_the_same_kind(note):
    for name, kind in [("title_en", LineField), ("prose_ar", ProseField), ("rich_en", RichTextField)]:
        assert isinstance(note._meta.get_field(name), kind)
        assert note._meta.get_field(name).null
