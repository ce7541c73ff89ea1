"""A real-sized programme, 300 sessions and 200 people, comes in from tables with ten mistakes in them."""

import io
from random import Random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from forum.models import Person, User
from press.sample import words
from proceedings.models import Publication
from sessions.models import Session
from tests.factories import PASSWORD, make_day, make_edition, make_user, make_venue
from tests.tables import address, bring_in, check, mistakes

DAYS, ROOMS, HOURS = 3, 12, 9
SESSIONS, PEOPLE = 300, 200
SPEAKERS = ["الاسم بالعربية", "Name in English", "المذكر والمؤنث", "المنصب"]
PROGRAMME = [
    "اليوم",
    "البداية",
    "النهاية",
    "القاعة",
    "النوع",
    "العنوان بالعربية",
    "Title (English)",
    "المتحدثون",
]
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def people_rows():
    """As make_sample names them, each with a number so that no two bear one name."""
    random, rows = Random(1), []
    for number in range(PEOPLE):
        woman = number % 2 == 0
        given = random.choice(words.WOMEN if woman else words.MEN)
        family = random.choice(words.FAMILIES)
        arabic, english = (f"{given[at]} {family[at]}" for at in (0, 1))
        office = words.OFFICES_OF_WOMEN[0][0] if woman else words.OFFICES_OF_MEN[0][0]
        arabic = f"{arabic} {LETTERS[number // 20]}{LETTERS[number % 20]}"
        rows.append([arabic, f"{english} {number}", "مؤنث" if woman else "مذكر", f"{office} الجهة {number}"])
    return rows


LETTERS = "بتثجحخدذرزسشصضطظغفقك"


def programme_rows():
    random, rows, names = Random(2), [], [row[0] for row in people_rows()]
    for number in range(SESSIONS):
        day, place = divmod(number, SESSIONS // DAYS)
        hour, room = divmod(place, ROOMS)
        angle, topic, where = (random.choice(each) for each in (words.ANGLES, words.TOPICS, words.PLACES))
        start = f"{hour % HOURS + 9:02}:00"
        rows.append(
            [
                day + 1,
                start.translate(ARABIC_DIGITS) if number % 2 else start,
                f"{hour % HOURS + 9:02}:45",
                f"القاعة {room + 1}",
                "جلسة" if number % 3 else "ورشة عمل",
                f"{angle[0]} {topic[0]} {where[0]} ({number})",
                f"{angle[1]} {topic[1]} {where[1]} ({number})",
                "؛ ".join(f"{name} (متحدث)" for name in random.sample(names, 2)),
            ]
        )
    return rows


# (row of the file, header, what is written there)
MISTAKES = [
    (5, "البداية", "٢٥:٠٠"),
    (31, "القاعة", "القاعة ٩٩"),
    (60, "النوع", "محاظرة"),
    (77, "اليوم", "٩"),
    (102, "النهاية", "ظهرًا"),
    (128, "العنوان بالعربية", "عنوان\u202eمقلوب"),
    (150, "المتحدثون", "سعد، فهد"),
    (199, "المتحدثون", "أروى المثالي بب (طباخ)"),
    (240, "Title (English)", "x" * 301),
    (301, "النهاية", "01:00"),
]


def book(headers, rows, wrong=()):
    made = Workbook()
    sheet = made.active
    for row in [headers, *rows]:
        sheet.append(row)
    for number, header, value in wrong:
        sheet.cell(number, headers.index(header) + 1).value = value
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def upload(data, name):
    return SimpleUploadedFile(name, data)


@pytest.fixture
def edition():
    rooms = [(f"القاعة {number}", f"Hall {number}") for number in range(1, ROOMS + 1)]
    edition = make_edition(venue=make_venue(rooms=rooms), is_current=True)
    for number in range(1, DAYS + 1):
        make_day(edition=edition, number=number)
    return edition


@pytest.mark.django_db
def test_ten_mistakes_are_told_at_their_rows_mended_and_all_comes_in_once(client, edition):
    client.force_login(make_user(role="editor"))
    client.cookies["django_language"] = "ar"
    bring_in(client, Person, upload(book(SPEAKERS, people_rows()), "المتحدثون.xlsx"))
    assert Person.objects.count() == PEOPLE

    page = check(
        client, Session, upload(book(PROGRAMME, programme_rows(), MISTAKES), "البرنامج.xlsx"), edition
    )
    assert mistakes(page) == MISTAKES

    mended = book(PROGRAMME, programme_rows())
    bring_in(client, Session, upload(mended, "البرنامج.xlsx"), edition)
    assert Session.objects.count() == SESSIONS
    assert not Publication.objects.exists()

    with CaptureQueriesContext(connection) as queries:
        again = check(client, Session, upload(mended, "البرنامج.xlsx"), edition)
    assert again.context["plan"].changes_nothing
    # Two for each row, which are its savepoint's.
    assert len(queries) < 2 * SESSIONS + 60


@pytest.mark.django_db(transaction=True)
def test_in_a_browser_a_file_is_checked_mended_and_imported(page, site_url, edition, tmp_path):
    rows = programme_rows()
    for row in rows:
        row[-1] = ""  # their people came in another file
    for name, wrong in (("bad", MISTAKES), ("good", ())):
        (tmp_path / f"{name}.xlsx").write_bytes(book(PROGRAMME, rows, wrong))
    User.objects.create_superuser("admin", password=PASSWORD)
    page.set_viewport_size({"width": 390, "height": 844})
    page.context.add_cookies([{"name": "django_language", "value": "ar", "url": site_url}])
    violations = []
    page.on("console", lambda message: violations.append(message.text) if message.type == "error" else None)
    page.goto(f"{site_url}/admin/login/")
    page.fill("#id_username", "admin")
    page.fill("#id_password", PASSWORD)
    page.click("#login-form input[type=submit]")
    page.goto(f"{site_url}{address(Session, 'changelist')}")
    page.click(".object-tools >> text=استيراد")
    page.set_input_files("#id_file", tmp_path / "bad.xlsx")
    page.click("form[enctype] input.default")
    page.wait_for_selector(".table-tally")
    assert page.locator(".table-row-wrong").count() == len(MISTAKES)
    first = page.locator("#row-5")
    assert "البداية" in first.inner_text()
    assert "هذا ليس وقتًا صحيحًا" in first.inner_text()
    page.check("#only-wrong")
    assert page.locator(".table-row:visible").count() == len(MISTAKES)
    assert page.locator("[name=confirm]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    page.set_input_files("#id_mended", tmp_path / "good.xlsx")
    page.click("[name=check]")
    page.wait_for_selector("[name=confirm]")
    assert page.locator(".table-row-wrong").count() == 0
    page.click("[name=confirm]")
    page.wait_for_selector(".messagelist .success", timeout=60_000)
    assert "المضاف: 300" in page.locator(".messagelist").inner_text()
    assert Session.objects.count() == SESSIONS
    assert violations == []
