"""The demo's report of day two: its golden texts, what each sentence rests on, and what happens when a fact
changes. The texts stand beside this file, to be read line by line."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

from forum.models import Day
from press.composing import compose_day
from press.desk import CHANGED, RENEWED, checks, compose, day_facts
from press.models import DayReport
from press.published import REPORT
from proceedings import clock
from proceedings.content import LANGUAGES
from proceedings.copying import Manner, copied
from proceedings.models import Publication
from proceedings.versions import content_of
from sessions.models import Session
from tests.factories import publish

pytestmark = pytest.mark.django_db
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The demo, loaded once; the database is left as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", stdout=StringIO())
        yield Day.objects.get(number=2, edition__slug="first")
        transaction.set_rollback(True)


@pytest.fixture
def report(world):
    return DayReport.objects.get(day=world)


@pytest.fixture
def published(report):
    return content_of(Publication.objects.public(clock.now()).get(kind="report", key=report.key))


def key(kind, slug):
    return f"{kind}:{Publication.objects.filter(kind=kind, slug=slug).values_list('key', flat=True)[0]}@1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_reads_as_it_was_approved_line_by_line(published, language):
    text = (HERE / f"report.{language}.txt").read_text("utf-8")
    assert REPORT.plain(published, language) + "\n" == text


LEADS = {
    ("newspaper", "ar"): "بحضور نائب وزير الشؤون البلدية والقروية والإسكان م. عبد الله بن محمد البدير، واصل",
    ("newspaper", "en"): "In the presence of Eng. Abdullah bin Mohammed Al-Budair, Vice Minister of",
    ("plain", "ar"): "بحضور عبد الله بن محمد البدير، واصل",
    ("plain", "en"): "In the presence of Abdullah bin Mohammed Al-Budair, the First",
}


@pytest.mark.parametrize(("style", "language"), LEADS)
def test_a_house_style_names_people_its_own_way_and_says_all_the_rest_alike(published, style, language):
    _head, _signed, *paragraphs = copied("report", published, Manner(language, style=style))
    assert paragraphs[0].startswith(LEADS[style, language])
    _head, _signed, *others = copied("report", published, Manner(language))
    nobody_named = [each for each in others if each in paragraphs]
    assert len(paragraphs) == len(others)
    assert len(nobody_named) >= 6


EVERYTHING = {
    "ar": [
        "معالي نائب وزير الشؤون البلدية والقروية والإسكان المهندس عبد الله بن محمد البدير",
        "الملتقى الأول للمشاركة المجتمعية",
        "لليوم الثاني",
        "فندق حياة جراند",
        "بمحافظة الخبر",
        "مناقشة أهم التحديات في مسارات المشاركة المجتمعية، وعرض أبرز الممارسات",
        "مساهمات شركات القطاع الخاص من باب المسؤولية المجتمعية",
        "مدير عام مصادر التوفير في وزارة الشؤون البلدية والقروية والإسكان الأستاذ رعد أحمد الخليوي",
        "تجربة تشغيل مراكز الأحياء وأهميتها في أنسنة المدن",
        "أمين عام مراكز الأحياء بالمدينة المنورة الدكتور سمير المغامسي",
        "مدير إدارة شركاء الأعمال بوكالة التحول الرقمي والمدن الذكية بوزارة الشؤون البلدية والقروية"
        " والإسكان المهندس مبارك بن سالم العنزي",
        "ورقة عمل بعنوان «المنصات الرقمية في ضوء الخدمات المجتمعية»",
        "وكيل الوزارة للمشاركة المجتمعية المهندس أحمد القرعاوي",
        "المشاركة المجتمعية: أنماطها وأشكالها في مناطق المملكة",
        "ورقة عمل بعنوان «مسؤولية الجامعات الحكومية في دعم البرامج المجتمعية البلدية»",
        "مبادرة مجسم وطن",
        "الفوزان لخدمة المجتمع",
        "لمنسوبي ديوان الوزارة وأمانات المناطق",
        "قياس الأثر الاجتماعي من مشاريع المشاركة المجتمعية",
        "توحيد مفاهيم المشاركة المجتمعية",
        "الاستثمار الاجتماعي",
        "ممكنات العمل التطوعي في القطاع الحكومي",
        "أمانة المنطقة الشرقية",
        "مذكرة تفاهم",
        "شركة شباب مجتمعي الوقفية",
        "جمعية استدامة للتنمية المستدامة",
        "القطاع غير الربحي والتوعية والتنمية المستدامة",
        "الأمانة",
        "اتفاقية",
        "شركة معارف",
        "تجميل الميادين العامة وأسواق المرافق العامة والمدارس التابعة للشركة",
        "وزارة الشؤون البلدية والقروية والإسكان",
        "أمانة المنطقة الشرقية",
        "صاحب السمو الملكي الأمير سعود بن نايف بن عبدالعزيز",
    ],
    "en": [
        "His Excellency the Vice Minister of Municipal and Rural Affairs and Housing,"
        " Eng. Abdullah bin Mohammed Al-Budair",
        "First Community Participation Forum",
        "second day",
        "Grand Hyatt Al Khobar",
        "Khobar Governorate",
        "to discuss the main challenges in the tracks of community participation",
        "private-sector companies' contributions as social responsibility",
        "Mr. Raad Ahmed Al-Khulaiwi, Director General of Supply Sources at the Ministry of Municipal and"
        " Rural Affairs and Housing",
        "operating neighbourhood centres, and what they mean for humanising cities",
        "Dr. Samir Al-Maghamisi, Secretary General of the Neighbourhood Centres of Madinah",
        "Eng. Mubarak bin Salem Al-Anzi, Director of the Business Partners Department, Agency for Digital"
        " Transformation and Smart Cities, Ministry of Municipal and Rural Affairs and Housing",
        "a working paper entitled “Digital platforms in light of community services”",
        "Eng. Ahmed Al-Qarawi, Undersecretary for Community Participation",
        "community participation: its patterns and forms in the regions of the Kingdom",
        "entitled “The responsibility of public universities in supporting municipal community programmes”",
        "the Mujassam Watan initiative",
        "Al-Fozan for Community Service",
        "staff of the ministry's headquarters and of the regional municipalities",
        "measuring the social impact of community-participation projects",
        "unifying the concepts of community participation",
        "social investment",
        "enablers of volunteer work in the government sector",
        "the Eastern Province Municipality",
        "a memorandum of understanding",
        "Shabab Mujtamai Endowment Company",
        "the Istidama Association for Sustainable Development",
        "the non-profit sector, awareness and sustainable development",
        "The municipality",
        "an agreement",
        "Maarif Company",
        "beautifying public squares, the markets [as reported] of public facilities",
        "the Ministry of Municipal and Rural Affairs and Housing",
        "the Eastern Province Municipality",
        "His Royal Highness Prince Saud bin Nayef bin Abdulaziz",
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_person_office_body_title_and_document_is_named_in_order(published, language):
    text = REPORT.plain(published, language)
    at = 0
    for name in EVERYTHING[language]:
        found = text.find(name, at)
        assert found >= 0, f"{name} is not after {text[max(0, at - 60) : at]}"
        at = found + len(name)


ROLES = [
    ("عبد الله بن محمد البدير، واصل", ["day:day-2", "edition:first", "person:abdullah-al-budair"]),
    ("ويهدف الملتقى", ["edition:first"]),
    ("واستُهلت أعمال اليوم", ["session:private-sector-contributions", "person:raad-al-khulaiwi"]),
    ("وتناولت الجلسة التالية", ["session:neighbourhood-centres", "person:samir-al-maghamisi"]),
    ("وقدّم مدير إدارة", ["session:digital-platforms", "person:mubarak-al-anzi"]),
    ("وألقى وكيل الوزارة", ["session:patterns-of-participation", "person:ahmed-al-qarawi"]),
    ("كما قُدّمت ورقة عمل", ["session:universities-and-municipal-programmes"]),
    ("وكان ختام الجلسات", ["session:mujassam-watan", "organisation:al-fozan-for-community-service"]),
    ("وتناولت الورشة الأولى", ["session:measuring-social-impact", "session:unifying-the-concepts"]),
    ("أما الدورتان", ["session:social-investment", "session:enablers-of-volunteer-work"]),
    (
        "وقّعت أمانة المنطقة الشرقية مذكرة تفاهم",
        [
            *("agreement:mou-shabab-mujtamai", "organisation:eastern-province-municipality"),
            *("organisation:shabab-mujtamai", "organisation:istidama-association"),
        ],
    ),
    (
        "كما وقّعت الأمانة اتفاقية",
        [
            "agreement:agreement-maarif",
            "organisation:eastern-province-municipality",
            "organisation:maarif",
        ],
    ),
    (
        "يُذكر أن الملتقى",
        [
            *("edition:first", "person:saud-bin-nayef"),
            "organisation:ministry-of-municipal-and-rural-affairs-and-housing",
            "organisation:eastern-province-municipality",
        ],
    ),
]


@pytest.mark.parametrize(("words", "records"), ROLES)
def test_a_sentence_rests_on_the_records_that_it_names(published, words, records):
    [sentence] = [each for each in published.sentences if words in each.words.ar]
    assert sentence.data_facts == " ".join(key(*record.split(":")) for record in records)
    assert sentence.words.en
    assert sentence.written == ()


def test_both_languages_have_each_sentence_and_nothing_is_left_to_look_at(report, published):
    assert all(each.words.ar and each.words.en and each.facts for each in published.sentences)
    assert {check.state for check in checks(report, clock.now())} == {""}


def test_composing_twice_gives_the_same_bytes(report, published):
    before = list(report.sentences.values())
    compose(report)
    assert list(report.sentences.values()) == before
    facts = day_facts(report, clock.now())
    assert compose_day(facts) == compose_day(facts)


def test_a_changed_office_marks_the_sentence_that_rests_on_it_and_no_other(report):
    session = Session.objects.get(slug="neighbourhood-centres")
    speaker = session.speakers.get()
    speaker.office_printed_ar, speaker.office_printed_en = "مدير مراكز الأحياء", "Director of the Centres"
    speaker.save()
    publish(session)
    found = {check.row.slot: check.state for check in checks(report, clock.now()) if check.state}
    own = f"session:{session.key}"
    # The rest of what the session's new version holds is as it was: those sentences would be the same.
    assert found == {
        own: CHANGED,
        "counts": RENEWED,
        f"{own}:covered:1": RENEWED,
        f"{own}:covered:2": RENEWED,
    }
    compose(report)
    assert {check.state for check in checks(report, clock.now())} == {""}
    sentence = report.sentences.get(slot=own)
    assert sentence.facts.startswith(f"session:{session.key}@2 person:")
    assert "مدير مراكز الأحياء الدكتور سمير المغامسي" in sentence.words_ar
    assert report.sentences.get(slot="lead").facts.startswith("day:")
