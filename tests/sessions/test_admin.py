"""The form of a session: what is saved, what is refused, and that nothing typed is lost."""

import pytest
from django.urls import reverse

from proceedings.models import Publication
from sessions.models import Session, Workshop
from tests.admin_form import add_line, filled
from tests.factories import (
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_profession,
    make_quote,
    make_session,
    make_speaker,
    make_title,
    make_user,
    make_workshop,
)

pytestmark = pytest.mark.django_db
ADD = "/admin/programme/session/add/"


@pytest.fixture
def editor(client):
    client.force_login(make_user(role="editor"))
    return client


def change(session, model="session"):
    return reverse(f"admin:programme_{model}_change", args=[session.pk])


def new(client, **changes):
    edition = changes.pop("edition", None) or make_edition()
    typed = {"edition": edition.pk, "title_ar": "أثر المراكز", "title_en": "What centres change"}
    return filled(client.get(ADD), **typed | changes)


def test_each_language_has_its_own_input_with_its_language_and_direction(editor):
    page = editor.get(ADD).content.decode()
    for name in ("title", "summary", "key_points"):
        assert f'name="{name}_ar"' in page
        assert f'name="{name}_en"' in page
        assert f'name="{name}"' not in page
    fields = editor.get(ADD).context["adminform"].form.fields
    assert fields["title_ar"].widget.attrs["dir"] == fields["summary_ar"].widget.attrs["dir"] == "rtl"
    assert fields["title_en"].widget.attrs["dir"] == fields["summary_en"].widget.attrs["dir"] == "ltr"
    assert {fields[f"title_{code}"].widget.attrs["lang"] for code in ("ar", "en")} == {"ar", "en"}


@pytest.mark.parametrize(
    ("language", "order"), [("ar", ["title_ar", "title_en"]), ("en", ["title_en", "title_ar"])]
)
def test_the_readers_own_language_stands_first(editor, language, order):
    editor.cookies["django_language"] = language
    page = editor.get(ADD).content.decode()
    assert sorted(order, key=lambda name: page.index(f'name="{name}"')) == order


def test_a_session_with_a_speaker_is_saved(editor):
    person = make_person()
    data = add_line(new(editor), "speakers", person=person.pk, role="presenter")
    response = editor.post(ADD, data | {"_save": "1"})
    assert response.status_code == 302, response.context["errors"]
    session = Session.objects.get()
    assert (session.title_ar, session.title_en) == ("أثر المراكز", "What centres change")
    assert [(speaker.person, speaker.role) for speaker in session.speakers.all()] == [(person, "presenter")]
    assert session.desk_digest
    assert not Publication.objects.exists()


def test_what_is_left_empty_of_a_speaker_is_taken_from_the_person_and_shown(editor):
    style, engineer, body = make_title(), make_profession(), make_organisation()
    person = make_person(titles=[style], profession=engineer, organisation=body)
    session = make_session()
    data = add_line(filled(editor.get(change(session))), "speakers", person=person.pk, role="speaker")
    editor.post(change(session), data | {"_continue": "1"})
    speaker = session.speakers.get()
    assert (speaker.profession, speaker.organisation) == (engineer, body)
    assert (speaker.office_printed_ar, speaker.office_printed_en) == (person.office_ar, person.office_en)
    assert list(speaker.titles.all()) == [style]
    shown = filled(editor.get(change(session)))
    assert shown["speakers-0-office_printed_ar"] == person.office_ar
    assert shown["speakers-0-titles"] == str(style.pk)


def test_what_was_removed_from_a_speaker_later_stays_removed(editor):
    speaker = make_speaker(session=make_session(), person=make_person(titles=[make_title()]))
    data = filled(
        editor.get(change(speaker.session)),
        **{"speakers-0-office_printed_ar": "", "speakers-0-office_printed_en": "", "speakers-0-titles": None},
    )
    assert editor.post(change(speaker.session), data).status_code == 302
    speaker.refresh_from_db()
    assert not speaker.office_printed_ar
    assert not speaker.titles.exists()


def test_a_form_that_fails_keeps_everything_typed(editor):
    person = make_person()
    data = new(editor, title_ar="", summary_en="<p>Typed</p>", starts_at="2022-06-15T10:00")
    data = add_line(data, "speakers", person=person.pk, office_printed_ar="أمين عام المراكز")
    data = add_line(data, "materials", kind="recording", title_ar="تسجيل", url="https://example.org/film")
    response = editor.post(ADD, data)
    assert response.status_code == 200
    assert "title_ar" in response.context["adminform"].form.errors
    assert filled(response) == {name: str(value) for name, value in data.items()}


def test_only_the_source_language_is_asked_for(editor):
    assert editor.post(ADD, new(editor, title_ar="عنوان", title_en="")).status_code == 302
    data = new(editor, title_ar="", title_en="English first", source_language="en")
    assert editor.post(ADD, data).status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title_ar", "عنوان\x00", "U+0000"),
        ("title_en", "Title \u202eevil", "U+202E"),
        ("title_en", "x" * 301, "300"),
        ("key_points_ar", "س" * 20_001, "20000"),
        ("slug", "ليس كذلك", "day-two"),
        ("starts_at", "tomorrow", ""),
        ("edition", "999999", ""),
        ("position", "-1", ""),
    ],
)
def test_bad_input_is_said_beside_its_field(editor, field, value, said):
    editor.cookies["django_language"] = "en"
    response = editor.post(ADD, new(editor) | {field: value})
    assert response.status_code == 200
    (message, *_) = response.context["adminform"].form.errors[field]
    assert said in message


class TestAddress:
    def saved(self, editor, **changes):
        response = editor.post(ADD, new(editor, **changes))
        assert response.status_code == 302, response.context["errors"]
        return Session.objects.latest("pk").slug

    def test_comes_from_the_english_title(self, editor):
        assert self.saved(editor, title_en="Operating Centres: what it means!", slug="") == (
            "operating-centres-what-it-means"
        )

    def test_comes_from_the_key_without_an_english_title(self, editor):
        slug = self.saved(editor, title_en="", slug="")
        assert slug == Session.objects.latest("pk").key

    def test_is_numbered_where_the_title_is_taken(self, editor):
        edition = make_edition()
        make_workshop(edition=edition, slug="opening")
        assert self.saved(editor, edition=edition, title_en="Opening", slug="") == "opening-2"

    def test_is_free_in_another_edition(self, editor):
        make_session(slug="opening")
        assert self.saved(editor, title_en="Opening", slug="opening") == "opening"

    def test_that_is_taken_is_refused_with_whose_it_is(self, editor):
        edition = make_edition()
        make_workshop(edition=edition, slug="opening", title_ar="ورشة الافتتاح")
        response = editor.post(ADD, new(editor, edition=edition, slug="opening"))
        assert "ورشة الافتتاح" in response.context["adminform"].form.errors["slug"][0]


def test_quotes_choose_among_the_speakers_of_their_session(editor):
    session, other = make_session(), make_session()
    own, foreign = make_speaker(session=session), make_speaker(session=other)
    make_quote(speaker=own)
    page = editor.get(change(session))
    quotes = next(each for each in page.context["inline_admin_formsets"] if each.formset.prefix == "quotes")
    assert list(quotes.formset.forms[0].fields["speaker"].queryset) == [own]
    response = editor.post(change(session), filled(page, **{"quotes-0-speaker": str(foreign.pk)}))
    assert response.status_code == 200
    prefixes = [each.formset.prefix for each in editor.get(ADD).context["inline_admin_formsets"]]
    assert prefixes == ["speakers", "materials"]


def test_sessions_and_workshops_have_lists_and_kinds_of_their_own(editor):
    session, workshop = make_session(), make_workshop()
    listed = {
        model: list(editor.get(f"/admin/programme/{model}/").context["cl"].result_list)
        for model in ("session", "workshop")
    }
    assert listed == {"session": [session], "workshop": [Workshop.objects.get(pk=workshop.pk)]}
    kinds = editor.get("/admin/programme/workshop/add/").context["adminform"].form.fields["kind"].choices
    assert [value for value, _label in kinds] == ["workshop", "course"]


def test_a_day_of_another_edition_is_refused(editor):
    response = editor.post(ADD, new(editor, day=make_day().pk))
    assert "day" in response.context["adminform"].form.errors


def test_the_list_takes_as_many_queries_for_many_sessions_as_for_one(editor, django_assert_num_queries):
    day = make_day()
    make_session(day=day)
    url = "/admin/programme/session/"
    editor.get(url)
    with django_assert_num_queries(11) as first:
        editor.get(url)
    for _ in range(5):
        make_session(day=day)
    with django_assert_num_queries(len(first)):
        editor.get(url)


@pytest.mark.parametrize("term", ["المراكز", "centres", "العمري"])
def test_the_list_is_searched_in_both_languages_and_by_speaker(editor, term):
    session = make_session(title_ar="أثر المراكز", title_en="What centres change", speakers=[make_person()])
    make_session(title_ar="سواه", title_en="Another")
    found = editor.get("/admin/programme/session/", {"q": term}).context["cl"].result_list
    assert list(found) == [session]
