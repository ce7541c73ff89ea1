"""What the desk's forms say beside each text, and what may be answered there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from proceedings.desk import translations
from proceedings.languages import State
from proceedings.publishing import progress_of
from proceedings.review import bring_to_approved
from tests.admin_form import filled
from tests.factories import make_person, make_quote, make_room, make_session, make_user, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    session = make_session(
        title_ar="الأحياء القديمة", title_en="Old neighbourhoods", key_points_en="", speakers=[make_person()]
    )
    make_quote(speaker=session.speakers.get())
    bring_to_approved(session, make_user())
    return session


def sign_in(client, role="editor", **fields):
    client.force_login(make_user(role=role, username=f"{role}{len(fields)}", **fields))
    client.cookies["django_language"] = "en"
    return client


def url(row):
    return f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/change/"


def edit(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def notes(response):
    return response.context["adminform"].form.sidenotes


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def title_state(session):
    [state] = [
        state
        for text, state in progress_of(fresh(session)).texts["en"]
        if text.origin.field == "title" and text.origin.model == "programme.session"
    ]
    return state


def test_each_translation_has_its_state_and_each_text_its_length(client, session):
    edit(session, title_ar="الأحياء الجديدة")
    shown = notes(sign_in(client).get(url(session)))
    assert {name: note.state for name, note in shown.items() if note.state} == {
        "title_en": State.STALE,
        "summary_en": State.READY,
        "key_points_en": State.MISSING,
    }
    assert (shown["title_ar"].word_count, shown["title_ar"].length) == (2, 15)
    assert shown["summary_en"].length == len("What the session said")


def test_lines_have_theirs(client, session):
    quote = session.quotes.get()
    edit(quote, words_ar="الحي بيت جديد")
    response = sign_in(client).get(url(session))
    [inline] = [
        each for each in response.context["inline_admin_formsets"] if each.opts.model.__name__ == "Quote"
    ]
    assert inline.formset.forms[0].sidenotes["words_en"].state == State.STALE
    assert 'name="quotes-0-words_en_stands"' in response.content.decode()


def test_what_changed_in_the_source_is_told_word_by_word_to_eyes_and_ears(client, session):
    edit(session, title_ar="الأحياء الجديدة")
    page = sign_in(client).get(url(session)).content.decode()
    assert '<p class="words" lang="ar" dir="rtl">' in page
    assert '<del><span class="visually-hidden">[removed: </span>القديمة' in page
    assert '<ins><span class="visually-hidden">[added: </span>الجديدة' in page


def test_who_says_that_it_stands_makes_it_wait_for_approval(client, session):
    edit(session, title_ar="الأحياء الجديدة")
    editor = sign_in(client)
    seen = notes(editor.get(url(session)))["title_en"].seen
    editor.post(url(session), filled(editor.get(url(session)), title_en_stands=seen))
    assert title_state(session) == State.DRAFT
    assert fresh(session).state == "in_review"
    bring_to_approved(session, make_user())
    assert title_state(session) == State.READY


def test_it_stands_beside_the_source_that_was_read_and_no_other(client, session):
    edit(session, title_ar="الأحياء الجديدة")
    editor = sign_in(client)
    data = filled(editor.get(url(session)))
    seen = notes(editor.get(url(session)))["title_en"].seen
    data = data | {"title_en_stands": seen, "title_ar": "الأحياء المزدهرة"}
    editor.post(url(session), data)
    assert title_state(session) == State.STALE


def test_nothing_is_asked_where_nothing_is_out_of_date(client, session):
    assert "_stands" not in sign_in(client).get(url(session)).content.decode()


@pytest.mark.parametrize("languages", ["", "ar", "en"])
def test_a_translator_answers_for_the_languages_given(client, session, languages):
    edit(session, title_ar="الأحياء الجديدة")
    seen = notes(sign_in(client).get(url(session)))["title_en"].seen
    given = {f"translates_into_{languages}": True} if languages else {}
    translator = sign_in(client, "translator", **given)
    page = translator.get(url(session))
    assert ("title_en_stands" in page.content.decode()) == (languages == "en")
    translator.post(url(session), filled(page, title_en_stands=seen, finished_en="no"))
    assert title_state(session) == (State.DRAFT if languages == "en" else State.STALE)
    marked = translations.unfinished("session", [session.key])[session.key]
    assert marked == (frozenset({"en"}) if languages == "en" else frozenset())


def test_a_language_marked_as_unfinished_stays_behind_until_it_is_finished(client):
    session = make_session()
    publisher = sign_in(client, "publisher")
    publisher.post(url(session), filled(publisher.get(url(session)), finished_en="no"))
    assert (
        "Marked as not finished" in publisher.get(url(session).replace("change", "publish")).content.decode()
    )
    assert publish(session).language_numbers == {"ar": 1}
    publisher.post(url(session), filled(publisher.get(url(session)), finished_en="yes"))
    assert fresh(session).state == "in_review"
    assert publish(session).language_numbers == {"ar": 2, "en": 2}


def test_a_refused_form_tells_of_what_is_typed(client, session):
    editor = sign_in(client)
    response = editor.post(url(session), filled(editor.get(url(session)), title_en="Two words", position=""))
    assert response.status_code == 200
    assert notes(response)["title_en"].word_count == 2


def test_rows_of_no_object_have_their_states_too(client):
    room = make_room()
    edit(room, name_ar="القاعة الصغرى")
    editor = sign_in(client)
    seen = notes(editor.get(url(room)))["name_en"].seen
    editor.post(url(room), filled(editor.get(url(room)), name_en_stands=seen))
    assert notes(editor.get(url(room)))["name_en"].state == State.DRAFT


def test_a_new_object_has_lengths_and_no_states(client):
    response = sign_in(client).get("/admin/programme/session/add/")
    assert {note.state for note in notes(response).values()} == {None}


def test_what_a_translator_reads_reads_as_text(client):
    session = make_session(summary_ar="<p>قال <strong>كلامًا</strong></p>")
    page = sign_in(client, "translator", translates_into_en=True).get(url(session)).content.decode()
    assert '<div class="readonly" lang="ar" dir="rtl"><p>قال <strong>كلامًا</strong></p></div>' in page
    assert "Summary in Arabic" in page


@pytest.mark.parametrize("count", [1, 12])
def test_the_form_asks_once_for_any_number_of_lines(client, count):
    session = make_session(speakers=[make_person() for _ in range(count)])
    editor = sign_in(client)
    with CaptureQueriesContext(connection) as asked:
        editor.get(url(session))
    assert sum('FROM "proceedings_translation"' in query["sql"] for query in asked) == 1
