"""The text file of a record: in the length and house style asked for, with its source, whole under bidi."""

from datetime import UTC, datetime

import pytest
from bidi import get_display

from proceedings.text import LRI, PDI, RLM
from tests.factories import (
    both,
    make_agreement,
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_profession,
    make_quote,
    make_session,
    make_venue,
    publish,
)

pytestmark = pytest.mark.django_db

PHONE, DOI, LINK, DAY = "+966 13 123 4567", "10.5555/cp.2022.17", "https://example.org/a/", "2022-06-15"
AR = f"<p>للتواصل {PHONE} أو عبر {LINK} قبل {DAY}، والورقة {DOI}.</p>"
EN = f"<p>Call {PHONE} or see {LINK} before {DAY}; the paper is {DOI}.</p>"


@pytest.fixture(scope="module")
def session(module_db):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("proceedings.clock.now", lambda: datetime(2022, 6, 16, 9, 0, tzinfo=UTC))
        edition = make_edition(slug="first", venue=make_venue(), **both("name", "الملتقى", "The Forum"))
        day = make_day(edition=edition, number=2)
        person = make_person(
            profession=make_profession(),
            **both("name", "سعد العمري", "Saad Al-Omari"),
            **both("office", "أمين المراكز", "Secretary of the Centres"),
        )
        session = make_session(
            day=day,
            slug="talk",
            speakers=[person],
            **both("title", "المنصات", "Platforms"),
            **both("summary", AR, EN),
        )
        make_quote(speaker=session.speakers.get(), original_language="ar")
        agreement = make_agreement(day=day, slug="mou", parties=[make_organisation()])
        for row in (edition, day, person, session, agreement):
            publish(row)
        yield session


def taken(client, language, query="", path="first/sessions/talk"):
    answer = client.get(f"/{language}/{path}.txt{query}")
    assert answer.status_code == 200
    return answer.text.rstrip("\n").split("\n\n")


def test_the_last_paragraph_is_the_source(client, session):
    from proceedings.models import Publication

    digest = Publication.objects.get(key=session.key).digest[:12]
    path = f"/s/{session.key}/1/"
    assert taken(client, "ar")[-1] == (
        f"{RLM}الملتقى، الدمام، 15 يونيو 2022م، النسخة 1 بتاريخ 16 يونيو 2022م ({LRI}{digest}{PDI})، "
        f"{LRI}http://testserver/ar{path}{PDI}"
    )
    assert taken(client, "en")[-1] == (
        f"The Forum, Dammam, 15 June 2022, version 1 of 16 June 2022 ({LRI}{digest}{PDI}), "
        f"{LRI}http://testserver/en{path}{PDI}"
    )
    for language in ("ar", "en"):
        assert client.get(f"/{language}{path}", follow=True).context["record"].publication.number == 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_each_length_holds_the_one_before_it(client, session, language):
    short, medium, full = (taken(client, language, f"?length={each}") for each in ("short", "medium", "full"))
    assert len(short) < len(medium) < len(full)
    assert set(short) < set(medium) < set(full)
    assert full == taken(client, language)


@pytest.mark.parametrize(
    ("style", "who", "again"),
    [
        ("agency", "أمين المراكز المهندس سعد العمري", "المهندس سعد العمري"),
        ("newspaper", "أمين المراكز م. سعد العمري", "م. العمري"),
        ("plain", "سعد العمري", "سعد العمري"),
    ],
)
def test_each_house_style_names_people_in_its_way(client, session, style, who, again):
    paragraphs = taken(client, "ar", f"?style={style}")
    assert paragraphs[1] == RLM + who
    assert f"{RLM}«الحي بيت كبير» — {again}" in paragraphs
    alone = taken(client, "ar", f"?quote=1&style={style}")
    assert alone == [f"{RLM}«الحي بيت كبير» — {who}", paragraphs[-1]]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    "query",
    ["length=x", "style=AGENCY", "style=%00", "quote=0", "quote=2", "quote=x", "length=short&style=xx"],
)
def test_nonsense_is_told_in_words(client, session, language, query):
    answer = client.get(f"/{language}/first/sessions/talk.txt?{query}")
    assert answer.status_code == 400
    assert f'<html lang="{language}"' in answer.text


def test_each_arabic_paragraph_says_that_it_is_one(client, session):
    for paragraph in taken(client, "ar"):
        assert all(line.startswith(RLM) for line in paragraph.split("\n"))
    assert RLM not in "".join(taken(client, "en"))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_numbers_and_addresses_stay_whole_under_the_bidi_algorithm(client, session, language):
    whole = "\n\n".join(taken(client, language))
    for fragment in (PHONE, LINK, DAY, DOI, f"http://testserver/{language}/s/{session.key}/1/"):
        assert f"{LRI}{fragment}{PDI}" in whole
        line = next(each for each in whole.split("\n") if fragment in each)
        assert fragment in get_display(line)


def test_without_the_marks_they_would_not_have(client, session):
    """So that the test above is known to look."""
    bare = f"للتواصل {PHONE} قبل {DAY}"
    assert PHONE not in get_display(bare)
    assert DAY not in get_display(bare)


@pytest.mark.parametrize("path", ["agreements/mou", "first/day-2"])
def test_other_records_have_lengths_as_well(client, session, path):
    assert len(taken(client, "ar", "?length=short", path)) < len(taken(client, "ar", "", path)) + 1
    assert taken(client, "ar", "?length=short", path)[0] == taken(client, "ar", "", path)[0]


def test_every_choice_stands_on_the_page_or_a_link_from_it(client, session):
    page = client.get("/ar/first/sessions/talk/").text
    for choice in ("length=short", "length=medium", "style=newspaper", "style=plain", "quote=1"):
        assert f'href="/ar/first/sessions/talk.txt?{choice}" rel="nofollow"' in page
    assert page.count("copy.js") == 1
    assert "copy.js" not in client.get("/ar/first/programme/").text
