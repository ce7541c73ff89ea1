"""Whole sentences, in tables that a native editor can read: what was in the record, what the report says."""

from datetime import date

import pytest

from press.composing import compose_day
from press.composing.coverage import named_apart
from press.composing.plan import aligned, compose_headline
from proceedings.content import Text

from .makers import BODIES, CITY, OASIS, agreement, appearing, facts, of, person, session, told

SALEM, SARA, NORA = (
    person("سالم العمري", "Salem Al-Omari"),
    person("سارة القحطاني", "Sara Al-Qahtani", "f"),
    person("نورة الحربي", "Nora Al-Harbi", "f"),
)
EVERYBODY = SALEM, SARA, NORA
THE_SALEM = "مدير الحي المهندس سالم العمري"
THE_SARA = "مدير الحي المهندسة سارة القحطاني"


FILLER = session(("التطوع", "Volunteering"))


def in_the_middle(one):
    return facts(FILLER, one, session(("الختام", "The end")), names=EVERYBODY)


@pytest.mark.parametrize(
    ("one", "ar", "en"),
    [
        (
            session(people=[appearing(SARA)]),
            f"وتناولت الجلسة التالية الأحياء، وقدّمتها {THE_SARA}.",
            "Next came a session on quarters, presented by Eng. Sara Al-Qahtani, Director of the Quarter.",
        ),
        (
            session(people=[appearing(SALEM, "speaker"), appearing(SARA, "moderator")]),
            f"وتناولت الجلسة التالية الأحياء، وتحدث فيها {THE_SALEM}، وأدارتها {THE_SARA}.",
            "Next came a session on quarters, with Eng. Salem Al-Omari, Director of the Quarter,"
            " chaired by Eng. Sara Al-Qahtani, Director of the Quarter.",
        ),
        (
            session(kind="panel", title_given=True, people=[appearing(SARA, "panellist")]),
            f"وعُقدت جلسة حوارية بعنوان «الأحياء»، شاركت فيها {THE_SARA}.",
            "Then came a panel discussion entitled “Quarters”,"
            " with Eng. Sara Al-Qahtani, Director of the Quarter.",
        ),
        (
            session(kind="paper", people=[appearing(SARA)]),
            f"وقدّمت {THE_SARA} ورقة عمل عن الأحياء.",
            "Eng. Sara Al-Qahtani, Director of the Quarter, presented a working paper on quarters.",
        ),
        (
            session(kind="paper", title_given=True),
            "كما قُدّمت ورقة عمل بعنوان «الأحياء».",
            "A working paper entitled “Quarters” was also presented.",
        ),
        (
            session(kind="address", people=[appearing(SALEM, "speaker")]),
            f"وألقى {THE_SALEM} كلمة عن الأحياء.",
            "Eng. Salem Al-Omari, Director of the Quarter, gave an address on quarters.",
        ),
        (
            session(("حفل التكريم", "Awards ceremony"), kind="ceremony"),
            "وأُقيم حفل التكريم.",
            "There was also the awards ceremony.",
        ),
        (
            session(("مراسم التكريم", "Honours"), kind="ceremony"),
            "وأُقيمت مراسم التكريم.",
            "There was also the honours.",
        ),
    ],
)
def test_a_session_among_others(one, ar, en):
    assert of(in_the_middle(one), one) == Text(ar, en)


def test_who_was_named_before_is_named_shortly():
    first, second = session(people=[appearing(SALEM)]), session(kind="paper", people=[appearing(SALEM)])
    given = facts(first, second, FILLER, names=EVERYBODY)
    assert of(given, second) == Text(
        "وقدّم المهندس العمري ورقة عمل عن الأحياء.", "Eng. Al-Omari presented a working paper on quarters."
    )


def test_each_house_style_names_people_in_its_own_way_and_changes_nothing_else():
    first, second = session(people=[appearing(SALEM)]), session(kind="paper", people=[appearing(SALEM)])
    given = told(facts(FILLER, first, second, FILLER, names=EVERYBODY))
    once, again = (given[f"session:{each.key}"] for each in (first, second))
    assert once.styled == {
        "newspaper": Text(
            "وتناولت الجلسة التالية الأحياء، وقدّمها مدير الحي م. سالم العمري.",
            "Next came a session on quarters, presented by Eng. Salem Al-Omari, Director of the Quarter.",
        ),
        "plain": Text(
            "وتناولت الجلسة التالية الأحياء، وقدّمها سالم العمري.",
            "Next came a session on quarters, presented by Salem Al-Omari.",
        ),
    }
    assert {style: words.ar for style, words in again.styled.items()} == {
        "newspaper": "وقدّم م. العمري ورقة عمل عن الأحياء.",
        "plain": "وقدّم العمري ورقة عمل عن الأحياء.",
    }
    assert given[f"session:{FILLER.key}"].styled == {}


def test_the_first_session_opens_the_day_and_the_last_closes_it():
    first, last = session(people=[appearing(SALEM)]), session(("الختام", "The end"), kind="address")
    given = facts(first, FILLER, last, names=EVERYBODY)
    assert of(given, first).ar == f"واستُهلت أعمال اليوم بجلسة عن الأحياء، قدّمها {THE_SALEM}."
    assert of(given, last) == Text(
        "واختُتمت الجلسات بكلمة عن الختام.", "The sessions closed with an address on the end."
    )


@pytest.mark.parametrize(
    ("people", "ar"),
    [
        ([], "ومن محاورها: التطوع؛ نحو تعريف واحد."),
        ([SALEM], "وتناول فيها: التطوع؛ نحو تعريف واحد."),
        ([SARA], "وتناولت فيها: التطوع؛ نحو تعريف واحد."),
        ([SALEM, SARA], "وتناولا فيها: التطوع؛ نحو تعريف واحد."),
        ([SARA, NORA], "وتناولتا فيها: التطوع؛ نحو تعريف واحد."),
        ([SALEM, SARA, NORA], "وتناولوا فيها: التطوع؛ نحو تعريف واحد."),
    ],
)
def test_without_a_summary_the_key_points_are_told(people, ar):
    points = Text("التطوع\nنحو تعريف واحد", "Volunteering\nTowards one definition")
    one = session(people=[appearing(each) for each in people], key_points=points)
    said = of(in_the_middle(one), one, ":covered:points")
    assert said == Text(ar, "It covered: volunteering; towards one definition.")


def test_what_was_called_off_is_said_to_be():
    off, later = session(happening="cancelled"), session(kind="ceremony", happening="postponed")
    given = facts(FILLER, off, later)
    assert of(given, off, ":off") == Text("وأُلغيت جلسة عن الأحياء.", "A session on quarters was cancelled.")
    assert of(given, later, ":off").en == "The quarters was postponed."
    assert "cancelled" not in told(given)["counts"].words.en


@pytest.mark.parametrize(
    ("number", "on", "ar", "en"),
    [
        (1, date(2022, 6, 14), "انطلقت أعمال الملتقى الأول، الثلاثاء", "The First Forum opened on Tuesday"),
        (
            2,
            date(2022, 6, 15),
            "واصل الملتقى الأول أعماله لليوم الثاني",
            "continued for its second day on Wed",
        ),
        (3, date(2022, 6, 16), "اختتم الملتقى الأول أعماله في يومه الثالث", "closed on its third day, Thurs"),
        (
            2,
            None,
            "واصل الملتقى الأول أعماله لليوم الثاني، في فندق",
            "second day, at the Khobar Hotel in Khobar",
        ),
    ],
)
def test_the_lead_knows_the_first_day_and_the_last(number, on, ar, en):
    lead = told(facts(FILLER, number=number, on=on))["lead"].words
    assert ar in lead.ar
    assert en in lead.en


def test_counts_of_men_and_women():
    people = [appearing(SALEM), appearing(SARA), appearing(NORA)]
    rows = [session(people=people), *(session(kind="workshop") for _ in range(11))]
    counts = told(facts(*rows, names=EVERYBODY))["counts"].words
    assert counts == Text(
        "واشتمل برنامج اليوم على جلسة و11 ورشة عمل، بمشاركة 3 متحدثين.",
        "The day's programme included a session and 11 workshops, with three speakers.",
    )
    rows[0] = session(people=people[1:])
    assert "بمشاركة متحدثتين" in told(facts(*rows, names=EVERYBODY))["counts"].words.ar


@pytest.mark.parametrize(
    ("workshops", "courses", "ar", "en"),
    [
        (1, 0, "وصاحبت الجلسات ورشة عمل لمنسوبي", "Alongside the sessions, a workshop was held for staff"),
        (
            2,
            1,
            "وصاحبت الجلسات ورشتا عمل ودورة تدريبية لمنسوبي",
            "two workshops and a training course were held",
        ),
        (3, 0, "وصاحبت الجلسات 3 ورش عمل لمنسوبي", "three workshops were held for staff"),
        (11, 103, "وصاحبت الجلسات 11 ورشة عمل و103 دورات", "11 workshops and 103 training courses"),
    ],
)
def test_workshops_and_their_audience(workshops, courses, ar, en):
    audience = Text("منسوبو الأمانات", "Staff of the municipalities")
    rows = [session(kind="workshop", audience=audience) for _ in range(workshops)]
    rows += [session(kind="course", audience=audience) for _ in range(courses)]
    said = told(facts(FILLER, *rows))["workshops"].words
    assert ar in said.ar
    assert en in said.en


def test_a_language_without_words_for_a_fact_has_no_sentence_of_it():
    """Never the other language's words, and who was not named yet is named in full by the next."""
    one = session(("الأحياء", ""), people=[appearing(SALEM)])
    other = session(kind="paper", people=[appearing(SALEM)])
    given = facts(one, other, FILLER, names=EVERYBODY)
    assert of(given, one).en == ""
    assert of(given, one).ar
    assert of(given, other).en.startswith("Eng. Salem Al-Omari, Director of the Quarter, presented")


def test_each_sentence_rests_on_what_it_names():
    one = session(people=[appearing(SALEM)])
    given = facts(one, FILLER, agreements=[agreement(CITY, OASIS)], names=[*EVERYBODY, *BODIES])
    found = {each.slot.partition(":")[0]: set(each.facts) for each in compose_day(given)}
    assert found["lead"] == {given.day.fact, given.edition.fact}
    assert set(told(given)[f"session:{one.key}"].facts) == {one.fact, SALEM.fact}
    assert found["agreement"] == {given.agreements[0].fact, CITY.fact, OASIS.fact}


def test_the_same_facts_give_the_same_words():
    given = facts(session(people=[appearing(SALEM)]), agreements=[agreement(CITY, OASIS)], names=BODIES)
    assert compose_day(given) == compose_day(given)


def test_a_day_without_anything_has_a_lead():
    assert [each.slot for each in compose_day(facts())] == ["lead"]


def test_a_headline_is_made_where_the_day_has_none():
    given = facts(session(), session(kind="workshop"), session(kind="workshop"))
    assert compose_headline(given) == Text(
        "الملتقى الأول: جلسة وورشتا عمل في اليوم الثاني",
        "First Forum: a session and two workshops on day two",
    )


@pytest.mark.parametrize(
    ("ar", "en", "count"),
    [
        ("<p>جملة. وأخرى.</p>", "<p>One. Another.</p>", 2),
        ("<p>قدّم م. سالم ورقة. وأخرى.</p>", "<p>Dr. Salem spoke. Another.</p>", 2),
        ("<p>جملة. وأخرى.</p>", "<p>One and another.</p>", 1),
        ("<p>جملة.</p><p>وأخرى. وثالثة.</p>", "<p>One.</p><p>Another. A third.</p>", 3),
        ("<p>جملة.</p>", "<p>One.</p><p>Another.</p>", 1),
        ("<p>جملة.</p>", "", 1),
        ("", "", 0),
    ],
)
def test_a_summary_is_told_sentence_by_sentence_where_both_languages_have_as_many(ar, en, count):
    assert len(aligned(Text(ar, en))) == count


def test_a_name_in_one_language_alone_is_found():
    given = facts(names=[SALEM, CITY])
    whole = Text("تحدث العمري في أمانة المدينة", "Al-Omari spoke")
    assert named_apart(given, whole) == [(CITY.content.name, "en")]
    assert named_apart(given, Text("لا أحد", "Nobody")) == []
