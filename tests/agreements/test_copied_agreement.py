"""The text of an agreement that readers take away: who signed for whom, and who owes what by when."""

from datetime import date

import pytest

from agreements.models import Agreement
from agreements.plain import copied
from proceedings.copying import Manner
from proceedings.publishing import compile_desk
from tests.factories import (
    both,
    make_agreement,
    make_obligation,
    make_organisation,
    make_person,
    make_profession,
    make_signatory,
    make_title,
    publish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(clock):
    city = make_organisation(**both("name", "أمانة الشمال", "Northern Municipality"))
    company = make_organisation(**both("name", "شركة البناء", "Building Company"))
    agreement = make_agreement(
        slug="mou",
        parties=[city, company],
        signed_on=date(2022, 6, 15),
        **both("title", "مذكرة الحدائق", "The gardens memorandum"),
        **both("areas", "التشجير", "Planting"),
        **both("place", "الدمام", "Dammam"),
        **both("occasion", "ختام اليوم", "The close of the day"),
    )
    mayor = make_person(
        organisation=city,
        titles=[make_title()],
        profession=make_profession(),
        **both("name", "سعد العمري", "Saad Al-Omari"),
        **both("office", "أمين الشمال", "Mayor of the North"),
    )
    make_signatory(agreement=agreement, person=mayor)
    agent = make_person(**both("name", "هند الحربي", "Hind Al-Harbi"), **both("office", "", ""))
    make_signatory(
        agreement=agreement,
        person=agent,
        on_behalf_of=company,
        signed_on=date(2022, 7, 1),
        **both("capacity", "بالتفويض", "by delegation"),
    )
    witness = make_person(**both("name", "علي الزهراني", "Ali Al-Zahrani"), **both("office", "", ""))
    make_signatory(agreement=agreement, person=witness, role="witness")
    return agreement


def taken(agreement, language, **manner):
    content = compile_desk(Agreement.objects.get(pk=agreement.pk)).content
    return [each for each in copied(content, Manner(language, **manner)) if each]


def duties(agreement, language):
    heading, *lines = taken(agreement, language)[-1].split("\n")
    assert heading == {"ar": "الالتزامات:", "en": "Commitments:"}[language]
    return lines


def test_it_says_who_signed_for_whom_where_and_when(agreement):
    assert taken(agreement, "ar") == [
        "مذكرة الحدائق",
        "أمانة الشمال\nشركة البناء",
        "الأغراض:\n- التطوع\n- التدريب",
        "المجالات:\n- التشجير",
        "التوقيع عن أمانة الشمال: سعادة أمين الشمال المهندس سعد العمري\n"
        "التوقيع عن شركة البناء: هند الحربي (بالتفويض)، 1 يوليو 2022م\n"
        "الشهادة على التوقيع: علي الزهراني",
        "تاريخ التوقيع: 16 ذو القعدة 1443هـ الموافق 15 يونيو 2022م\n"
        "مكان التوقيع: الدمام\nالمناسبة: ختام اليوم",
    ]
    assert taken(agreement, "en")[4:] == [
        "Signed for Northern Municipality: His Excellency the Mayor of the North, Engineer Saad Al-Omari\n"
        "Signed for Building Company: Hind Al-Harbi (by delegation), 1 July 2022\n"
        "Witness: Ali Al-Zahrani",
        "Signed on: 15 June 2022 (16 Dhu al-Qa'dah 1443 AH)\nPlace of signing: Dammam\n"
        "Occasion: The close of the day",
    ]


@pytest.mark.parametrize(
    ("style", "who"),
    [
        ("agency", "سعادة أمين الشمال المهندس سعد العمري"),
        ("newspaper", "أمين الشمال م. سعد العمري"),
        ("plain", "سعد العمري"),
    ],
)
def test_each_house_style_names_who_signed_in_its_way(agreement, style, who):
    signed = next(each for each in taken(agreement, "ar", style=style) if each.startswith("التوقيع"))
    assert signed.split("\n")[0] == f"التوقيع عن أمانة الشمال: {who}"


def test_who_signed_for_nobody_that_is_named_stands_without_a_party(agreement):
    agreement.parties.all().delete()
    signed = next(each for each in taken(agreement, "en") if each.startswith("Signed: "))
    assert signed.split("\n")[1] == "Signed: Hind Al-Harbi (by delegation), 1 July 2022"


def test_each_commitment_is_one_line_of_who_owes_what_under_which_clause_by_when(agreement):
    city = agreement.parties.get(organisation__name_en="Northern Municipality").organisation
    lines = [
        {"body": city, "due": date(2022, 12, 31)} | both("clause", "البند 3", "clause 3"),
        {"due": date(2022, 9, 1), "every": "quarter", "until": date(2023, 9, 1)},
        {"body": city} | both("measure", "رعاية الحدائق.\nوصيانتها.", "Care for the gardens.\nAnd upkeep."),
    ]
    for position, fields in enumerate(lines, 1):
        make_obligation(agreement=agreement, position=position * 10, **fields)
    make_obligation(agreement=agreement, tracked=False, **both("measure", "سر", "Secret"))
    assert duties(agreement, "ar") == [
        "- أمانة الشمال: تدريب مئة متطوع (البند 3)، في موعد أقصاه 31 ديسمبر 2022م",
        "- الأطراف مجتمعون: تدريب مئة متطوع، بدءًا من 1 سبتمبر 2022م، ثم كل ثلاثة أشهر حتى 1 سبتمبر 2023م",
        "- أمانة الشمال: رعاية الحدائق؛ وصيانتها، ولم يُحدَّد له موعد",
    ]
    assert duties(agreement, "en") == [
        "- Northern Municipality: Train a hundred volunteers (clause 3), due by 31 December 2022",
        "- All parties together: Train a hundred volunteers, from 1 September 2022, "
        "then every three months until 1 September 2023",
        "- Northern Municipality: Care for the gardens; And upkeep, with no date set",
    ]


def test_readers_take_away_the_same_from_the_page_and_from_its_text_file(client, agreement):
    make_obligation(agreement=agreement, due=date(2022, 12, 31))
    publish(agreement)
    for language, line in (("ar", "في موعد أقصاه 31 ديسمبر 2022م"), ("en", "due by 31 December 2022")):
        for rest in ("/", ".txt"):
            page = client.get(f"/{language}/agreements/mou{rest}").text
            assert line in page, (language, rest)
            assert "Secret" not in page


def test_what_is_not_known_leaves_no_label(clock):
    agreement = make_agreement(**both("purposes", "", ""))
    assert len(taken(agreement, "ar")) == 1
