"""The programme from a table: what is made, changed and left, who is asked about, what is refused where."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from proceedings.models import Publication
from proceedings.workflow import DeskState
from sessions.models import Session
from tests.factories import (
    make_day,
    make_edition,
    make_person,
    make_room,
    make_session,
    make_venue,
    publish,
)
from tests.tables import address, agree, bring_in, changes, check, csv_file, mistakes, xlsx_file

pytestmark = pytest.mark.django_db
HEADERS = ["اليوم", "البداية", "النهاية", "القاعة", "العنوان", "Title", "المتحدثون"]
ROW = ["1", "09:30", "10:15", "القاعة الكبرى", "أثر التطوع", "The effect", ""]


def riyadh(day, hour, minute=0):
    return datetime(2022, 6, day, hour - 3, minute, tzinfo=UTC)


class TestMaking:
    def test_a_row_is_a_session_once_it_is_agreed_to(self, arabic_desk, planned):
        page = check(arabic_desk, Session, csv_file(HEADERS, ROW), planned)
        assert page.status_code == 200
        assert not Session.objects.exists()
        assert not Session.history.exists()
        assert agree(arabic_desk, Session, page).status_code == 302
        session = Session.objects.get()
        assert (session.title_ar, session.title_en) == ("أثر التطوع", "The effect")
        assert (session.starts_at, session.ends_at) == (riyadh(14, 9, 30), riyadh(14, 10, 15))
        assert (session.day.number, session.room.name_en, session.state) == (1, "Great Hall", "draft")
        assert session.slug == "the-effect"
        assert not Publication.objects.exists()

    def test_its_history_names_the_file_and_the_editor(self, arabic_desk, planned):
        bring_in(arabic_desk, Session, csv_file(HEADERS, ROW, name="برنامج.csv"), planned)
        line = Session.history.get()
        assert line.history_change_reason == "import برنامج.csv"
        assert line.history_user.username == "editor"

    @pytest.mark.parametrize(
        ("day", "start"),
        [
            ("1", "09:30"),
            ("١", "٩:٣٠ ص"),
            ("۱", "۰۹:۳۰"),
            ("اليوم الأول", "9:30 صباحًا"),
            ("Day 1", "9:30 AM"),
            ("2022-06-14", "9.30"),
            ("14/6/2022", "2022-06-14 09:30"),
            ("١٤/٦/٢٠٢٢", "١٤/٦/٢٠٢٢ ٩:٣٠ ص"),
            (date(2022, 6, 14), time(9, 30)),
            (datetime(2022, 6, 14), datetime(2022, 6, 14, 9, 30)),
            (1, 9.5 / 24),
        ],
    )
    def test_days_and_hours_are_understood_as_people_write_them(self, arabic_desk, planned, day, start):
        file = xlsx_file(["التاريخ", "وقت البداية", "عنوان الجلسة"], [day, start, "جلسة"])
        bring_in(arabic_desk, Session, file, planned)
        assert Session.objects.get().starts_at == riyadh(14, 9, 30)

    def test_an_afternoon_hour_of_an_english_table(self, arabic_desk, planned):
        file = csv_file(["Day", "Start time", "Session title", "Hall"], ["2", "1:05 PM", "Cities", "hall 2"])
        bring_in(arabic_desk, Session, file, planned)
        session = Session.objects.get()
        assert (session.starts_at, session.title_en, session.title_ar) == (riyadh(15, 13, 5), "Cities", None)
        # Its language is the one it is written in.
        assert session.source_language == "en"

    def test_plain_text_becomes_paragraphs_and_html_is_cleaned(self, arabic_desk, planned):
        file = xlsx_file(
            ["day", "title ar", "summary ar", "summary en"],
            [1, "جلسة", "أولًا & ثانيًا\n\nسطر\nسطر", "<p onclick='x'>One<script>alert(1)</script></p>"],
        )
        bring_in(arabic_desk, Session, file, planned)
        session = Session.objects.get()
        assert session.summary_ar == "<p>أولًا &amp; ثانيًا</p><p>سطر<br>سطر</p>"
        assert session.summary_en == "<p>One</p>"

    def test_tracks_kind_and_numbers(self, arabic_desk, planned):
        file = csv_file(
            ["day", "title ar", "tracks", "نوع الجلسة", "السعة", "الترتيب"],
            ["1", "ورشة", "cities", "ورشه عمل", "٣٠", "٥"],
        )
        bring_in(arabic_desk, Session, file, planned)
        session = Session.objects.get()
        assert [track.slug for track in session.tracks.all()] == ["cities"]
        assert (session.kind, session.capacity, session.position) == ("workshop", 30, 5)


class TestChanging:
    @pytest.fixture
    def session(self, planned):
        day = planned.days.get(number=1)
        session = make_session(
            day=day,
            title_ar="أثر التطوع",
            title_en="The effect",
            room=planned.venue.rooms.first(),
            starts_at=riyadh(14, 9, 30),
            ends_at=riyadh(14, 10, 15),
        )
        publish(session)
        return session

    def test_the_same_file_again_changes_nothing(self, arabic_desk, planned, session):
        page = check(arabic_desk, Session, csv_file(HEADERS, ROW), planned)
        assert page.context["plan"].changes_nothing
        assert "لا شيء يتغير" in page.content.decode()

    def test_what_differs_is_shown_old_and_new_and_goes_back_to_review(self, arabic_desk, planned, session):
        row = ["1", "11:00", "11:45", "Hall 2", "أثر التطوع", "The effect", ""]
        page = check(arabic_desk, Session, csv_file(HEADERS, row), planned)
        assert changes(page) == {
            2: {
                "starts_at": ("09:30", "11:00"),
                "ends_at": ("10:15", "11:45"),
                "room": ("القاعة الكبرى", "القاعة 2"),
            }
        }
        agree(arabic_desk, Session, page)
        session.refresh_from_db()
        assert (session.room.name_en, session.state) == ("Hall 2", DeskState.IN_REVIEW)
        assert Publication.objects.count() == 1
        assert session.desk_digest != Publication.objects.get().source_digest

    def test_an_empty_cell_changes_nothing_and_a_word_empties(self, arabic_desk, planned, session):
        file = csv_file(["key", "القاعة", "النهاية", "summary en"], [session.key, "[فارغ]", "", "[empty]"])
        bring_in(arabic_desk, Session, file, planned)
        session.refresh_from_db()
        assert (session.room, session.ends_at) == (None, riyadh(14, 10, 15))
        assert session.summary_en == ""

    def test_a_title_spelled_otherwise_is_the_same_and_keeps_the_desks_spelling(
        self, arabic_desk, planned, session
    ):
        row = ["1", "09:30", "10:15", "", "اثر التطوّع", "", ""]
        page = check(arabic_desk, Session, csv_file(HEADERS, row), planned)
        assert page.context["plan"].changes_nothing
        assert "أثر التطوع" in page.context["plan"].outcomes[0].notes[0]

    def test_with_its_key_a_title_is_changed(self, arabic_desk, planned, session):
        bring_in(arabic_desk, Session, csv_file(["المعرّف", "العنوان"], [session.key, "اثر التطوّع"]), planned)
        session.refresh_from_db()
        assert session.title_ar == "اثر التطوّع"

    def test_breaks_of_one_day_are_told_by_their_hour(self, arabic_desk, planned):
        rows = [["1", hour, "", "", "استراحة", "", ""] for hour in ("10:00", "12:00", "15:00")]
        bring_in(arabic_desk, Session, csv_file(HEADERS, *rows), planned)
        assert check(arabic_desk, Session, csv_file(HEADERS, *rows), planned).context["plan"].changes_nothing
        assert Session.objects.filter(title_ar="استراحة").count() == 3

    def test_two_rows_about_one_session_are_refused(self, arabic_desk, planned, session):
        file = csv_file(["key", "العنوان"], [session.key, "أ"], [session.key, "ب"])
        assert [row for row, _h, _v in mistakes(check(arabic_desk, Session, file, planned))] == [3]

    def test_what_changed_meanwhile_is_shown_anew(self, arabic_desk, planned, session):
        row = ["1", "11:00", "11:45", "", "أثر التطوع", "The effect", ""]
        page = check(arabic_desk, Session, csv_file(HEADERS, row), planned)
        session.starts_at = riyadh(14, 8)
        session.save()
        again = agree(arabic_desk, Session, page)
        assert again.status_code == 409
        assert changes(again)[2]["starts_at"] == ("08:00", "11:00")
        session.refresh_from_db()
        assert session.starts_at == riyadh(14, 8)
        assert agree(arabic_desk, Session, again).status_code == 302

    def test_sending_it_twice_does_it_once(self, arabic_desk, planned):
        page = check(arabic_desk, Session, csv_file(HEADERS, ROW), planned)
        assert agree(arabic_desk, Session, page).status_code == 302
        assert agree(arabic_desk, Session, page).status_code == 409
        assert Session.objects.count() == 1


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("اليوم", "7"),
        ("اليوم", "2031-01-01"),
        ("البداية", "25:00"),
        ("البداية", "بعد الظهر"),
        ("القاعة", "قاعة لا وجود لها"),
        ("المسارات", "لا شيء"),
        ("النوع", "محاظرة"),
        ("عدد المقاعد", "كثير"),
        ("عدد المقاعد", "-3"),
        ("العنوان", "كلمة\u202eمقلوبة"),
        ("العنوان", "ا" * 301),
        ("رابط الصفحة", "Not A Slug"),
        ("المتحدثون", "سعد العمري، هدى الحربي"),
        ("المتحدثون", "سعد العمري (طباخ)"),
        ("الملتقى", "لا ملتقى"),
        ("المعرّف", "zzzzzzzz"),
        ("مقصورة على هذه الفئات", "ربما"),
    ],
)
def test_a_mistake_is_told_at_its_row_and_column_and_nothing_is_imported(arabic_desk, planned, header, value):
    headers = ["day", "عنوان الجلسة"]
    row, wrong = ["1", "جلسة صحيحة"], ["1", "جلسة أخرى"]
    if header == "العنوان":
        headers, row, wrong = ["day", header], row, ["1", value]
    elif header == "اليوم":
        headers, row, wrong = [header, "عنوان الجلسة"], row, [value, "جلسة أخرى"]
    else:
        headers, row, wrong = [*headers, header], [*row, ""], [*wrong, value]
    page = check(arabic_desk, Session, xlsx_file(headers, row, [], wrong), planned)
    assert mistakes(page) == [(4, header, value)]
    assert agree(arabic_desk, Session, page).status_code == 409
    assert not Session.objects.exists()


def test_all_rows_or_none(arabic_desk, planned, monkeypatch):
    """The last row fails while it is saved: the first does not stay."""
    rows = [["1", "", "", "", title, "", ""] for title in ("أولى", "ثانية")]
    page = check(arabic_desk, Session, csv_file(HEADERS, *rows), planned)
    save = Session.save

    def failing(session, *args, **options):
        save(session, *args, **options)
        if session.title_ar == "ثانية":
            raise RuntimeError("the disk is full")

    monkeypatch.setattr(Session, "save", failing)
    with pytest.raises(RuntimeError):
        agree(arabic_desk, Session, page)
    assert not Session.objects.exists()


def test_a_row_may_name_its_own_edition(arabic_desk, planned):
    other = make_edition(slug="second", name_ar="الملتقى الثاني")
    make_day(edition=other, number=1)
    make_room(venue=make_venue())
    file = csv_file(["edition", "day", "title ar"], ["second", "1", "جلسة"], ["", "2", "أخرى"])
    bring_in(arabic_desk, Session, file, planned)
    assert {(row.edition.slug, row.day.number) for row in Session.objects.all()} == {
        ("second", 1),
        ("first", 2),
    }


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_export_comes_in_again_and_changes_nothing(arabic_desk, planned, suffix, language):
    day, people = planned.days.get(number=2), [make_person(), make_person(name_en="")]
    make_session(
        day=day,
        speakers=people,
        tracks=planned.tracks.all(),
        room=planned.venue.rooms.first(),
        starts_at=riyadh(15, 9, 30),
        ends_at=riyadh(16, 3),
        summary_ar="<h3>عنوان</h3><p>كلام <strong>مهم</strong></p>",
        abstract_ar="=1+1\n- سطر",
        title_given=True,
        capacity=30,
    )
    make_session(edition=planned, starts_at=riyadh(20, 9), title_ar="بلا يوم", summary_ar="", summary_en="")
    make_session(title_ar="من ملتقى آخر")
    arabic_desk.cookies["django_language"] = language
    data = arabic_desk.get(address(Session, "table", "export", language, suffix)).content
    page = check(arabic_desk, Session, SimpleUploadedFile(f"out.{suffix}", data))
    assert mistakes(page) == []
    assert changes(page) == {}
    assert page.context["plan"].changes_nothing
    assert len(page.context["plan"].outcomes) == 3
