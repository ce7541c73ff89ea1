"""The page on which a quotation is checked: what it says, and that it keeps nothing and tells no secret."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from press.quotations import views
from proceedings.models import Publication
from proceedings.passages.models import PassageMark
from tests.factories import both, make_session, publish

from .world import AR, EN, build, corrected, taken_back

pytestmark = pytest.mark.django_db
PATH = "/en/press/check/"


@pytest.fixture
def sessions(clock):
    cache.clear()
    found = build()
    clock.move(minutes=1)
    return found


def asked(client, words, language="en", status=200):
    answer = client.post(f"/{language}/press/check/", {"words": words})
    assert answer.status_code == status
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies
    return answer


def verdict(answer):
    found = answer.context["verdict"]
    return found.kind, [(each.key, each.number, each.standing.verdict) for each in found.matches]


def test_the_page_holds_a_form_and_no_cookie(client, sessions):
    answer = client.get(PATH)
    assert answer.status_code == 200
    assert not answer.cookies
    assert 'name="words"' in answer.text
    assert "csrf" not in answer.text


def test_words_as_they_stand_are_the_same_and_lead_to_their_version(client, sessions):
    answer = asked(client, EN[0])
    assert verdict(answer) == ("same", [(sessions[0].key, 1, "stands")])
    assert f'href="/en/s/{sessions[0].key}/1/"' in answer.text
    assert client.get(f"/en/s/{sessions[0].key}/1/", follow=True).status_code == 200


def test_the_answer_is_in_the_language_of_the_page_whatever_was_pasted(client, sessions):
    answer = asked(client, EN[0], "ar")
    assert '<html lang="ar"' in answer.text
    assert verdict(answer)[0] == "same"
    assert 'lang="en" dir="ltr"' in answer.text
    assert f'href="/en/s/{sessions[0].key}/1/"' in answer.text  # where the words stand


def test_what_differs_is_shown_word_by_word(client, sessions):
    answer = asked(client, EN[0].replace("cars", "trains"))
    assert verdict(answer) == ("changed", [(sessions[0].key, 1, "stands")])
    assert "<del>trains" in answer.text
    assert "<ins>cars" in answer.text


def test_a_dropped_negation_is_said_to_be_one(client, sessions):
    answer = asked(client, AR[2].replace("ليس ", ""), "ar")
    assert verdict(answer)[0] == "changed"
    assert answer.context["verdict"].touches_negation
    assert "<ins>ليس" in answer.text


def test_three_passages_put_together_are_shown_each_with_its_own_version(client, sessions):
    pasted = " ".join(" ".join(EN[index].split()[-7:]) for index in (0, 2, 3))
    answer = asked(client, pasted)
    assert verdict(answer) == ("joined", [(sessions[index].key, 1, "stands") for index in (0, 2, 3)])
    assert "3 passages, put together" in answer.text
    assert "3 مواضع جُمعت في اقتباس واحد" in asked(client, pasted, "ar").text


def test_passages_of_both_languages_are_found_at_once(client, sessions):
    pasted = " ".join([*AR[0].split()[-6:], *EN[2].split()[-7:]])
    answer = asked(client, pasted)
    assert verdict(answer)[0] == "joined"
    assert [(each.key, each.language) for each in answer.context["verdict"].matches] == [
        (sessions[0].key, "ar"),
        (sessions[2].key, "en"),
    ]
    assert 'lang="ar" dir="rtl"' in answer.text


def test_words_are_found_in_the_language_that_has_them_whatever_letters_they_are_of(client, clock, sessions):
    """An English saying that stands in an Arabic text alone."""
    said = "Think of the street as the living room of the whole city"
    talk = sessions[0]
    talk.summary_ar += f"<p>وقال: {said}</p>"
    talk.save()
    publish(talk, change="update")
    clock.move(minutes=1)
    answer = asked(client, said)
    assert verdict(answer) == ("same", [(talk.key, 2, "stands")])
    assert answer.context["verdict"].matches[0].language == "ar"


def test_every_text_to_copy_is_the_same_whole_with_its_source(client, sessions):
    for language in ("ar", "en"):
        for query in ("", "?length=medium&style=newspaper", "?length=short&style=plain", "?style=newspaper"):
            copied = client.get(f"/{language}/first/sessions/talk-1.txt{query}").text
            assert verdict(asked(client, copied, language)) == ("same", [(sessions[1].key, 1, "stands")]), (
                query
            )


def test_words_of_an_earlier_version_are_told_as_corrected_or_updated(client, clock, sessions):
    corrected(sessions[0], ("للسيارات", "cars"), ("للقطارات", "trains"))
    corrected(sessions[1], ("شراكة", "partnership"), ("مشاركة", "participation"), change="update")
    clock.move(minutes=1)
    assert verdict(asked(client, EN[0])) == ("same", [(sessions[0].key, 1, "corrected")])
    assert verdict(asked(client, AR[1], "ar")) == ("same", [(sessions[1].key, 1, "updated")])
    assert verdict(asked(client, EN[0].replace("cars", "trains"))) == (
        "same",
        [(sessions[0].key, 2, "stands")],
    )
    assert "The text was corrected" in asked(client, EN[0]).text


def test_words_that_a_correction_left_alone_stand_in_the_version_of_today(client, clock, sessions):
    corrected(sessions[0], ("للسيارات", "cars"), ("للقطارات", "trains"))
    clock.move(minutes=1)
    assert verdict(asked(client, "The speaker closed in Khobar with a call to act")) == (
        "same",
        [(sessions[0].key, 2, "stands")],
    )


def test_of_what_was_withdrawn_there_is_a_verdict_and_no_words(client, clock, sessions):
    taken_back(sessions[0])
    clock.move(minutes=1)
    answer = asked(client, EN[0].replace("cars", "trains"))
    assert verdict(answer) == ("changed", [(sessions[0].key, 1, "withdrawn")])
    shown = answer.text.partition('class="section verdict"')[2].partition("<form")[0]
    for word in ("cars", "people", "Dammam", "Budair"):
        assert word not in shown
    assert "It was published too early" in shown
    assert client.get(f"/en/s/{sessions[0].key}/1/", follow=True).status_code == 410


def test_of_what_a_correction_closed_there_are_no_words_either(client, clock, sessions):
    corrected(sessions[0], ("للسيارات", "cars"), ("للقطارات", "trains"), closes_earlier=True)
    clock.move(minutes=1)
    answer = asked(client, EN[0])
    assert verdict(answer) == ("same", [(sessions[0].key, 1, "corrected")])
    shown = answer.text.partition('class="section verdict"')[2].partition("<form")[0]
    assert "cars" not in shown
    assert "A correction has closed this text." in shown


SECRET = "The minister will announce the new coastal railway between both capitals on Thursday"
SECRET_AR = "سيعلن الوزير عن قطار الساحل الجديد بين العاصمتين يوم الخميس المقبل"


def test_what_is_under_embargo_answers_as_if_it_were_not_there(client, clock, sessions):
    before = [asked(client, words).content for words in (SECRET, SECRET_AR)]
    texts = both("summary", f"<p>{SECRET_AR}</p>", f"<p>{SECRET}</p>")
    session = make_session(edition=sessions[0].edition, **texts)
    publish(session, at=clock.now() + timedelta(days=1))
    publish(make_session(edition=sessions[0].edition, **texts), at=clock.now() + timedelta(days=2))
    assert [asked(client, words).content for words in (SECRET, SECRET_AR)] == before
    clock.move(days=1)
    assert verdict(asked(client, SECRET)) == ("same", [(session.key, 1, "stands")])


def test_what_is_pasted_is_kept_nowhere(client, sessions, caplog):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        asked(client, SECRET)
        asked(client, "railway", status=422)
    written = [each["sql"] for each in queries if not each["sql"].startswith("SELECT")]
    assert not any("railway" in sql or "coastal" in sql for sql in [each["sql"] for each in queries])
    assert all("forum_cache" in sql or "SAVEPOINT" in sql for sql in written)
    assert "railway" not in caplog.text


BAD = {
    "nothing": "",
    "too few": "two words",
    "too long": "word " * 801,
    "NUL": "a\0b c d",
}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("words", BAD.values(), ids=BAD)
def test_what_cannot_be_checked_is_told_in_words(client, sessions, language, words):
    answer = asked(client, words, language, 422)
    assert f'<html lang="{language}"' in answer.text
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize(
    "words",
    [
        "؟؟ ... !!!",
        "%s %d %(x)s {{ y }}",
        "لا لا لا لا",
        "the of and in",
        "'; DROP TABLE x; --",
        "😀 😀 😀 😀",
    ],
)
def test_odd_words_are_only_odd(client, sessions, words):
    answer = client.post(PATH, {"words": words})
    assert answer.status_code == 422 or verdict(answer) == ("nothing", [])


def test_too_many_at_once_are_asked_to_wait(client, sessions, monkeypatch):
    monkeypatch.setattr(views, "CHECKS", 2)
    for _ in range(2):
        asked(client, EN[0])
    answer = asked(client, EN[0], status=429)
    assert answer.headers["Retry-After"] == "60"
    assert "verdict" not in answer.context


@pytest.mark.parametrize("versions", [1, 20])
def test_asks_the_same_of_the_database_at_any_size(
    client, clock, sessions, versions, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(views, "_are_too_many", lambda at: False)
    for number in range(versions):
        corrected(sessions[0], ("القول", "act"), ("القول", f"act {number}"), change="update")
        clock.move(minutes=1)
    with django_assert_num_queries(5):
        assert verdict(asked(client, EN[0]))[0] == "same"


def test_a_next_version_adds_only_what_it_says_anew(sessions):
    before = PassageMark.objects.count()
    corrected(sessions[0], ("للسيارات", "cars"), ("للقطارات", "trains"))
    assert 0 < PassageMark.objects.count() - before < 30
    assert PassageMark.objects.filter(
        publication=Publication.objects.get(key=sessions[0].key, number=2)
    ).exists()
