"""What was signed, in tables that a native editor can read."""

import pytest

from agreements.published import Party
from proceedings.content import Ref, Text

from .makers import BODIES, CENTRE, CITY, OASIS, WORKS, agreement, body, facts, of, ref, told


@pytest.mark.parametrize(
    ("one", "ar", "en"),
    [
        (
            agreement(CITY, OASIS),
            "ووقّعت أمانة المدينة مذكرة تفاهم مع شركة واحة.",
            "The City Municipality signed a memorandum of understanding with Oasis Company.",
        ),
        (
            agreement(CENTRE, CITY, kind="contract", occasion=Text("حفل الختام", "The closing ceremony")),
            "وفي حفل الختام وقّع مركز العون عقدًا مع أمانة المدينة.",
            "At the closing ceremony, the Help Centre signed a contract with the City Municipality.",
        ),
        (
            agreement(
                CITY, OASIS, parties=(Party(ref(CITY)), Party(ref(OASIS), ref(WORKS), "endowment", "f"))
            ),
            "ووقّعت أمانة المدينة مذكرة تفاهم مع شركة واحة، وهي شركة وقفية تابعة لجمعية العمل.",
            "The City Municipality signed a memorandum of understanding with Oasis Company,"
            " an endowment company of the Works Association.",
        ),
        (
            agreement(
                CITY, CENTRE, parties=(Party(ref(CITY)), Party(ref(CENTRE), ref(WORKS), "department", "m"))
            ),
            "ووقّعت أمانة المدينة مذكرة تفاهم مع مركز العون التابع لجمعية العمل.",
            "The City Municipality signed a memorandum of understanding with the Help Centre,"
            " a department of the Works Association.",
        ),
    ],
)
def test_what_was_signed(one, ar, en):
    assert of(facts(agreements=[one], names=BODIES), one) == Text(ar, en)


def test_what_the_second_document_repeats_is_said_shortly():
    first, second = agreement(CITY, OASIS), agreement(CITY, CENTRE, kind="agreement")
    given = facts(agreements=[first, second], names=BODIES)
    assert of(given, second) == Text(
        "كما وقّعت الأمانة اتفاقية مع مركز العون.",
        "The municipality also signed an agreement with the Help Centre.",
    )


def test_two_bodies_of_one_sort_keep_their_names():
    other = body("أمانة الساحل", "Coast Municipality", "municipality")
    first, second = agreement(CITY, other), agreement(CITY, CENTRE)
    given = facts(agreements=[first, second], names=[*BODIES, other])
    assert of(given, second).ar == "كما وقّعت أمانة المدينة مذكرة تفاهم مع مركز العون."


def test_a_body_that_is_not_public_is_called_as_it_was_printed():
    one = agreement(CITY, OASIS)
    assert of(facts(agreements=[one]), one).ar.startswith("ووقّع")
    assert told(facts(agreements=[one]))[f"agreement:{one.key}"].facts == (one.fact,)
    assert Ref() == one.content.parties[0].parent
