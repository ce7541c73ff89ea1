"""Where approved terms occur in a text, and where a translation departs from them."""

import pytest

from forum.models import Term
from proceedings.desk.glossary import Entry, Glossary
from tests.admin_form import filled
from tests.factories import make_organisation, make_person, make_session, make_user

CENTRES = Entry(
    {"ar": ("مراكز الأحياء",), "en": ("Neighbourhood Centres",)},
    avoided={"en": ("Community Centers",), "ar": ("مراكز الحارات",)},
)
CENTRE = Entry({"ar": ("مركز",), "en": ("Centre",)})
FORUM = Entry({"ar": ("الملتقى",), "en": ("the Forum",)})
SERVANT = Entry({"ar": ("عبد الله السالم",), "en": ("Abdullah Al-Salem", "Al-Salem")})
GLOSSARY = Glossary([CENTRES, CENTRE, FORUM, SERVANT])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("تشغيل مراكز الأحياء", [CENTRES]),
        ("ومراكز الاحياء", [CENTRES]),
        ("بمراكزِ الأحياء", [CENTRES]),
        ("المراكز الأحياء", [CENTRES]),
        ("للملتقى وبالملتقى", [FORUM]),
        ("فكالملتقى", [FORUM]),
        ("والمركز", [CENTRE]),
        ("عبدالله السالم", [SERVANT]),
        ("وعبد الله السالم", [SERVANT]),
        ("مراكزالأحياء", []),
        ("ملتقيات", []),
        ("", []),
    ],
)
def test_a_term_is_found_as_a_whole_word_however_it_is_spelled(text, found):
    assert GLOSSARY.entries_in(text, "ar") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("a neighbourhood centre", [CENTRES]), ("CENTRES", [CENTRE]), ("centred", []), ("the forum’s", [FORUM])],
)
def test_english_is_found_in_either_number(text, found):
    assert GLOSSARY.entries_in(text, "en") == found


@pytest.mark.parametrize(
    ("source", "words", "wanted"),
    [
        ("مراكز الأحياء", "Neighbourhood centres are open", []),
        ("مراكز الأحياء", "Local hubs are open", ["Neighbourhood Centres"]),
        ("مراكز الأحياء", "", []),
        ("عبدالله السالم", "Mr Al-Salem said", []),
        ("عبدالله السالم", "He said", ["Abdullah Al-Salem"]),
        ("قال", "He said", []),
    ],
)
def test_a_translation_departs_where_the_counterpart_is_not_there(source, words, wanted):
    assert [each.wanted for each in GLOSSARY.departures(source, words, "ar", "en")] == wanted


def test_forms_to_avoid_are_found_in_either_language():
    assert [each.avoided for each in GLOSSARY.avoided("New community centers", "en")] == ["Community Centers"]
    assert [each.avoided for each in GLOSSARY.avoided("في مراكز الحارات", "ar")] == ["مراكز الحارات"]
    assert GLOSSARY.avoided("Neighbourhood Centres", "en") == []


@pytest.fixture
def term(db):
    return Term.objects.create(
        form_ar="مراكز الأحياء", form_en="Neighbourhood Centres", avoided_en="Community Centers\nHubs"
    )


@pytest.fixture
def session(term):
    return make_session(title_ar="تجربة مراكز الأحياء", title_en="Hubs: an experience")


def page(client, path, role="publisher"):
    client.force_login(make_user(role=role))
    client.cookies["django_language"] = "en"
    return client.get(path)


def words(response):
    return " ".join(response.content.decode().replace("<bdi>", "").replace("</bdi>", "").split())


def test_the_form_offers_the_term_and_says_where_the_text_departs(client, session):
    shown = page(client, f"/admin/programme/session/{session.pk}/change/")
    note = shown.context["adminform"].form.sidenotes["title_en"]
    assert [(theirs, ours) for _entry, theirs, ours in note.terms] == [
        ("مراكز الأحياء", "Neighbourhood Centres")
    ]
    assert "“مراكز الأحياء” is “Neighbourhood Centres” in the glossary." in words(shown)
    assert "The glossary avoids “Hubs”: write “Neighbourhood Centres”." in words(shown)


def test_the_publish_page_warns_and_publishes_all_the_same(client, session):
    url = f"/admin/programme/session/{session.pk}/publish/"
    shown = page(client, url)
    assert "The glossary avoids “Hubs”" in words(shown)
    assert client.post(url, filled(shown)).status_code == 302


def test_the_names_of_people_and_bodies_are_entries_by_themselves(client, db):
    make_person(name_ar="سعد الخالدي", name_en="Saad Al-Khaldi", short_name_en="Al-Khaldi")
    body = make_organisation(name_ar="أمانة الشرقية", name_en="Eastern Municipality")
    session = make_session(title_ar="حوار مع سعد الخالدي في أمانة الشرقية", title_en="Al-Khaldi in the East")
    note = page(client, f"/admin/programme/session/{session.pk}/change/").context["adminform"].form
    note = note.sidenotes["title_en"]
    assert {ours for _entry, _theirs, ours in note.terms} == {"Saad Al-Khaldi", "Eastern Municipality"}
    assert [each.wanted for each in note.departures] == ["Eastern Municipality"]
    own = page(client, f"/admin/forum/organisation/{body.pk}/change/").context["adminform"].form
    assert own.sidenotes["name_en"].terms == ()


@pytest.mark.parametrize(
    ("role", "may_write"),
    [
        ("contributor", False),
        ("translator", False),
        ("press_officer", False),
        ("editor", True),
        ("publisher", True),
        ("administrator", True),
    ],
)
def test_all_read_the_glossary_and_editors_keep_it(client, term, role, may_write):
    url = f"/admin/forum/term/{term.pk}/change/"
    shown = page(client, url, role)
    assert shown.status_code == 200
    response = client.post(url, filled(shown, kind="term", form_ar="س", form_en="X", avoided_ar=""))
    term.refresh_from_db()
    assert (term.form_en == "X") == may_write
    assert response.status_code == (302 if may_write else 403)
    assert client.get("/admin/forum/term/add/").status_code == (200 if may_write else 403)
    assert client.get(f"/admin/forum/term/{term.pk}/delete/").status_code == (200 if may_write else 403)


def test_a_term_needs_both_forms(client, term):
    url = f"/admin/forum/term/{term.pk}/change/"
    response = client.post(url, filled(page(client, url), form_en=""))
    assert "form_en" in response.context["adminform"].form.errors


@pytest.mark.parametrize("count", [1, 30])
def test_the_form_reads_the_glossary_once(client, session, count, django_assert_max_num_queries):
    for _ in range(count):
        make_person()
    page(client, f"/admin/programme/session/{session.pk}/change/")
    with django_assert_max_num_queries(40):
        client.get(f"/admin/programme/session/{session.pk}/change/")
