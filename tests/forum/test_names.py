import pytest

from forum.names import Appearance, Title, address, around, compose, join_list, second_mention
from proceedings.content import Ref, Text

HIS_ROYAL_HIGHNESS = Title("royal", Text("صاحب السمو الملكي", "His Royal Highness"))
PRINCE = Title("title", Text("الأمير", "Prince"))
HIS_EXCELLENCY = Title("style", Text("معالي", "His Excellency"))
SHEIKH = Title("title", Text("الشيخ", "Sheikh"))
MAJOR_GENERAL = Title("rank", Text("اللواء", "Maj. Gen."))
ENGINEER = Title("profession", Text("المهندس", "Eng."), Text("م.", "Eng."))
DOCTOR = Title("profession", Text("الدكتور", "Dr."), Text("د.", "Dr."))
WOMAN_DOCTOR = Title("profession", Text("الدكتورة", "Dr."), Text("د.", "Dr."))


def appearance(
    name: Text, *titles: Title, profession: Title | None = None, office: Text = Text()
) -> Appearance:
    return Appearance("speaker", Ref("person", "abcd1234", name), titles, profession, office)


VICE_MINISTER = appearance(
    Text("عبد الله بن محمد البدير", "Abdullah bin Mohammed Al-Budair"),
    HIS_EXCELLENCY,
    profession=ENGINEER,
    office=Text(
        "نائب وزير الشؤون البلدية والقروية والإسكان",
        "Vice Minister of Municipal and Rural Affairs and Housing",
    ),
)
UNDERSECRETARY = appearance(
    Text("أحمد القرعاوي", "Ahmed Al-Qarawi"),
    profession=ENGINEER,
    office=Text("وكيل الوزارة للمشاركة المجتمعية", "Undersecretary for Community Participation"),
)
# Invented: the offices of real princes are theirs to state.
A_PRINCE = appearance(
    Text("فلان بن فلان", "Fulan bin Fulan"),
    HIS_ROYAL_HIGHNESS,
    PRINCE,
    profession=DOCTOR,
    office=Text("أمير المنطقة", "Governor of the Province"),
)
A_GENERAL = appearance(
    Text("فلان الفلاني", "Fulan Al-Fulani"),
    MAJOR_GENERAL,
    profession=ENGINEER,
    office=Text("مدير الإدارة", "Director of the Department"),
)
A_PROFESSOR = appearance(
    Text("فلانة الفلانية", "Fulanah Al-Fulaniyah"),
    profession=WOMAN_DOCTOR,
    office=Text("عميدة الكلية", "Dean"),
)
NAME_ALONE = appearance(Text("فلان الفلاني", "Fulan Al-Fulani"))


@pytest.mark.parametrize(
    ("who", "house_style", "arabic", "english"),
    [
        (
            VICE_MINISTER,
            "agency",
            "معالي نائب وزير الشؤون البلدية والقروية والإسكان المهندس عبد الله بن محمد البدير",
            "His Excellency the Vice Minister of Municipal and Rural Affairs and Housing, "
            "Eng. Abdullah bin Mohammed Al-Budair",
        ),
        (
            VICE_MINISTER,
            "newspaper",
            "نائب وزير الشؤون البلدية والقروية والإسكان م. عبد الله بن محمد البدير",
            "Eng. Abdullah bin Mohammed Al-Budair, Vice Minister of Municipal and Rural Affairs and Housing",
        ),
        (VICE_MINISTER, "plain", "عبد الله بن محمد البدير", "Abdullah bin Mohammed Al-Budair"),
        (
            UNDERSECRETARY,
            "agency",
            "وكيل الوزارة للمشاركة المجتمعية المهندس أحمد القرعاوي",
            "Eng. Ahmed Al-Qarawi, Undersecretary for Community Participation",
        ),
        (
            A_PRINCE,
            "agency",
            "صاحب السمو الملكي الأمير الدكتور فلان بن فلان أمير المنطقة",
            "His Royal Highness Prince Dr. Fulan bin Fulan, Governor of the Province",
        ),
        (
            A_PRINCE,
            "newspaper",
            "الأمير د. فلان بن فلان أمير المنطقة",
            "Prince Dr. Fulan bin Fulan, Governor of the Province",
        ),
        (
            A_GENERAL,
            "agency",
            "مدير الإدارة اللواء المهندس فلان الفلاني",
            "Maj. Gen. Eng. Fulan Al-Fulani, Director of the Department",
        ),
        (A_PROFESSOR, "agency", "عميدة الكلية الدكتورة فلانة الفلانية", "Dr. Fulanah Al-Fulaniyah, Dean"),
        (A_PROFESSOR, "newspaper", "عميدة الكلية د. فلانة الفلانية", "Dr. Fulanah Al-Fulaniyah, Dean"),
        (NAME_ALONE, "agency", "فلان الفلاني", "Fulan Al-Fulani"),
    ],
)
def test_a_first_mention_follows_the_house_style(who, house_style, arabic, english):
    assert compose(who, "ar", house_style) == arabic
    assert compose(who, "en", house_style) == english


def test_a_first_mention_takes_the_name_of_today():
    assert compose(UNDERSECRETARY, "ar", "plain", Text("أحمد بن علي القرعاوي")) == "أحمد بن علي القرعاوي"


def test_a_style_without_an_office_stands_before_the_name():
    sheikh = appearance(Text("فلان", "Fulan"), SHEIKH, HIS_EXCELLENCY, profession=DOCTOR)
    assert compose(sheikh, "ar") == "معالي الشيخ الدكتور فلان"
    assert compose(sheikh, "en") == "His Excellency Sheikh Dr. Fulan"


def test_an_english_office_with_its_article_gets_no_second_one():
    minister = appearance(Text(en="Fulan"), HIS_EXCELLENCY, office=Text(en="the Minister"))
    assert compose(minister, "en") == "His Excellency the Minister, Fulan"


def test_what_has_no_english_yet_stands_in_arabic_after_the_name_and_titles_are_left_out():
    half_done = appearance(
        Text("فلان", "Fulan"), Title("style", Text("سعادة")), profession=Title("profession", Text("المهندس"))
    )
    assert compose(half_done, "en") == "Fulan"
    with_arabic_office = appearance(Text("فلان", "Fulan"), HIS_EXCELLENCY, office=Text("أمين عام"))
    assert compose(with_arabic_office, "en") == "His Excellency Fulan, أمين عام"


def test_a_page_may_link_the_name_between_what_surrounds_it():
    assert around(UNDERSECRETARY, "ar") == ("وكيل الوزارة للمشاركة المجتمعية المهندس", "")
    assert around(UNDERSECRETARY, "en") == ("Eng.", ", Undersecretary for Community Participation")
    assert around(UNDERSECRETARY, "en", "plain") == ("", "")


@pytest.mark.parametrize(
    ("who", "arabic", "english"),
    [
        (VICE_MINISTER, "معالي المهندس", "His Excellency Eng."),
        (A_PRINCE, "صاحب السمو الملكي الأمير الدكتور", "His Royal Highness Prince Dr."),
        (NAME_ALONE, "", ""),
    ],
)
def test_an_address_stands_before_the_name_without_the_office(who, arabic, english):
    assert address(who, "ar") == arabic
    assert address(who, "en") == english


@pytest.mark.parametrize(
    ("who", "short_name", "house_style", "arabic", "english"),
    [
        (VICE_MINISTER, Text("البدير", "Al-Budair"), "agency", "المهندس البدير", "Eng. Al-Budair"),
        (VICE_MINISTER, Text("البدير", "Al-Budair"), "newspaper", "م. البدير", "Eng. Al-Budair"),
        (VICE_MINISTER, Text("البدير", "Al-Budair"), "plain", "البدير", "Al-Budair"),
        (A_PRINCE, Text("فلان", "Fulan"), "agency", "الأمير فلان", "Prince Fulan"),
        (A_GENERAL, Text("الفلاني", "Al-Fulani"), "newspaper", "م. الفلاني", "Eng. Al-Fulani"),
        (NAME_ALONE, Text(), "agency", "فلان الفلاني", "Fulan Al-Fulani"),
    ],
)
def test_a_second_mention_is_short(who, short_name, house_style, arabic, english):
    assert second_mention(who, short_name, "ar", house_style) == arabic
    assert second_mention(who, short_name, "en", house_style) == english


@pytest.mark.parametrize(
    ("items", "arabic", "english"),
    [
        ([], "", ""),
        (["أ"], "أ", "أ"),
        (["أ", "ب"], "أ وب", "أ and ب"),
        (["أ", "ب", "ج"], "أ وب وج", "أ, ب and ج"),
    ],
)
def test_a_list_is_joined_as_each_language_joins_it(items, arabic, english):
    assert join_list(items, "ar") == arabic
    assert join_list(items, "en") == english
