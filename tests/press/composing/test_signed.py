"""What was signed, in tables that a native editor can read."""

import pytest

from agreements.published import Party, Signatory
from proceedings.content import Ref, Text

from .makers import (
    BODIES,
    CENTRE,
    CITY,
    OASIS,
    WORKS,
    agreement,
    appearing,
    body,
    facts,
    of,
    person,
    ref,
    told,
)


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


SALEM, SARA = person("سالم العمري", "Salem Al-Omari"), person("سارة القحطاني", "Sara Al-Qahtani", "f")
THE_SALEM = "مدير الحي المهندس سالم العمري", "Eng. Salem Al-Omari, Director of the Quarter"
THE_SARA = "مديرة الحي المهندسة سارة القحطاني", "Eng. Sara Al-Qahtani, Director of the Quarter"


def hand(who, role="signatory", party=None, **fields):
    office = Text("مديرة الحي" if who is SARA else "مدير الحي", "Director of the Quarter")
    return Signatory(appearing(who, role, office), party.key if party else "", **fields)


@pytest.mark.parametrize(
    ("kind", "hands", "ar", "en"),
    [
        (
            "memorandum",
            [hand(SARA, party=OASIS), hand(SALEM, party=CITY)],
            f"ووقّعها عن الأمانة {THE_SALEM[0]}، وعن الشركة {THE_SARA[0]}.",
            f"It was signed for the municipality by {THE_SALEM[1]}, and for the company by {THE_SARA[1]}.",
        ),
        (
            "contract",
            [hand(SARA, party=CITY, capacity=Text("بتفويض من الأمين", "by delegation of the Mayor"))],
            f"ووقّعته عن الأمانة {THE_SARA[0]}، بتفويض من الأمين.",
            f"It was signed for the municipality by {THE_SARA[1]}, by delegation of the Mayor.",
        ),
        (
            "memorandum",
            [hand(SALEM), hand(SARA, "witness")],
            f"ووقّعها {THE_SALEM[0]}، وشهدت على التوقيع {THE_SARA[0]}.",
            f"It was signed by {THE_SALEM[1]}, and the signing was witnessed by {THE_SARA[1]}.",
        ),
        (
            "memorandum",
            [hand(SALEM, "patron"), hand(SARA, "witness")],
            f"وجرى التوقيع برعاية {THE_SALEM[0]}، وشهدت على التوقيع {THE_SARA[0]}.",
            f"It was signed under the patronage of {THE_SALEM[1]},"
            f" and the signing was witnessed by {THE_SARA[1]}.",
        ),
        (
            "memorandum",
            [hand(SARA, "witness")],
            f"وشهدت على التوقيع {THE_SARA[0]}.",
            f"The signing was witnessed by {THE_SARA[1]}.",
        ),
    ],
)
def test_who_signed_is_told_by_party_after_what_was_signed(kind, hands, ar, en):
    one = agreement(CITY, OASIS, kind=kind, signatories=tuple(hands))
    given = facts(agreements=[one], names=[*BODIES, SALEM, SARA])
    assert of(given, one, ":signatories") == Text(ar, en)


def test_who_signed_rests_on_the_people_and_on_the_bodies_they_signed_for():
    one = agreement(CITY, OASIS, signatories=(hand(SALEM, party=OASIS),))
    given = facts(agreements=[one], names=[*BODIES, SALEM])
    resting = told(given)[f"agreement:{one.key}:signatories"].facts
    assert resting == (one.fact, SALEM.fact, OASIS.fact)
