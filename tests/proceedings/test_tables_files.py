"""Files as they come: what is read, what is refused and how to mend it; files as they go out."""

import csv
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from forum.models import Organisation
from proceedings.tables import sheet
from tests.factories import make_organisation, make_user
from tests.tables import address, agree, bring_in, check, csv_file, mistakes, xlsx_bytes, xlsx_file

pytestmark = pytest.mark.django_db
HEADERS = ["name ar", "about ar"]


@pytest.fixture
def desk(client):
    client.force_login(make_user(role="editor"))
    client.cookies["django_language"] = "en"
    return client


def refused(client, data, name="table.xlsx"):
    page = check(client, Organisation, SimpleUploadedFile(name, data))
    assert page.status_code == 400
    assert not Organisation.objects.exists()
    return " ".join(mistakes(page))


class TestCsv:
    @pytest.mark.parametrize("separator", [",", ";", "\t"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
    def test_separators_and_encodings_of_excel_are_understood(self, desk, separator, encoding):
        file = csv_file(
            ["الاسم", "نبذة"], ["وزارة", "سطر\nآخر, مع فاصلة; وأخرى"], encoding=encoding, separator=separator
        )
        plan = bring_in(desk, Organisation, file)
        body = Organisation.objects.get()
        assert (body.name_ar, body.about_ar) == ("وزارة", "سطر\nآخر, مع فاصلة; وأخرى")
        assert any("Windows-1256" in note for note in plan.notes) is (encoding == "cp1256")

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"", "empty"),
            (b"\xef\xbb\xbf\r\n", "empty"),
            (b"a,b\n1,2\n", "No headers"),
            (b"name ar,about ar\n", "no rows"),
            (b"\xff\x81\x90,x\n\xd8,1", "CSV UTF-8"),
            (b"name ar\n\0\n", "no table"),
            (b"name ar\nx,y\n", "more cells"),
            (b"name ar,name ar\nx,y\n", "Two columns"),
            (b"about ar\nx\n", "lacks the column"),
            (b"name ar\n" + b"x\n" * (sheet.MOST_ROWS + 1), "rows"),
            (b"name ar\n" + b"x" * (sheet.LONGEST_CELL + 1), "too long"),
            (b"name ar\n" + b"x" * (sheet.MOST_BYTES + 1), "larger"),
            ((",".join(["name ar"] + ["x"] * 130) + "\ny").encode(), "columns"),
        ],
    )
    def test_what_cannot_be_read_is_refused_with_the_way_to_mend_it(self, desk, data, words):
        said = refused(desk, data, "table.csv") or ""
        assert words in said or (not data and said == "")

    def test_a_header_with_a_typing_mistake_is_recognised_and_said(self, desk):
        plan = bring_in(
            desk, Organisation, csv_file(["الاسم بالعربيه", "webiste", "شيء آخر"], ["وزارة", "", ""])
        )
        assert any("webiste" in note and "Website" in note for note in plan.notes)
        assert any("شيء آخر" in note for note in plan.notes)


class TestWorkbooks:
    def test_a_formula_gives_its_result_or_is_refused(self, desk):
        assert "formula" in refused(desk, xlsx_bytes(HEADERS, ["وزارة", '=CONCATENATE("a","b")']))

    def test_merged_cells_are_named(self, desk):
        data = xlsx_bytes(
            HEADERS, ["أ", "x"], ["ب", None], change=lambda book: book.active.merge_cells("B2:B3")
        )
        assert "B2:B3" in refused(desk, data)

    def test_a_title_merged_above_the_headers_harms_nothing(self, desk):
        file = xlsx_file(
            ["الجهات", None], HEADERS, ["أ", "x"], change=lambda book: book.active.merge_cells("A1:B1")
        )
        bring_in(desk, Organisation, file)
        assert Organisation.objects.get().name_ar == "أ"

    def test_hidden_sheets_are_not_read(self, desk):
        def hide(book):
            other = book.create_sheet("لوحة")
            other.append(HEADERS)
            other.append(["ظاهر", ""])
            book.worksheets[0].sheet_state = "hidden"

        bring_in(desk, Organisation, xlsx_file(HEADERS, ["مخفي", ""], change=hide))
        assert Organisation.objects.get().name_ar == "ظاهر"

    def test_rows_keep_the_numbers_of_the_file(self, desk):
        page = check(desk, Organisation, xlsx_file(HEADERS, [], ["أ", ""], [], ["ب" * 400, ""]))
        assert [row for row, _h, _v in mistakes(page)] == [5]

    def test_a_bomb_is_not_unpacked(self, desk):
        bomb = io.BytesIO(xlsx_bytes(HEADERS, ["أ", ""]))
        with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/media/x.bin", b"\0" * 61 * 1024 * 1024)
        assert "too large" in refused(desk, bomb.getvalue())

    @pytest.mark.parametrize("entity", [b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'])
    def test_entities_are_not_expanded(self, desk, entity):
        book = io.BytesIO(xlsx_bytes(HEADERS, ["أ", ""]))
        with zipfile.ZipFile(book, "a") as archive:
            archive.writestr("xl/extra.xml", entity)
        assert "damaged" in refused(desk, book.getvalue())

    @pytest.mark.parametrize(
        "data", [b"PK\x03\x04 and then nothing", b"\xd0\xcf\x11\xe0 old excel", xlsx_bytes(["x"])[:900]]
    )
    def test_what_is_damaged_or_old_is_told_how_to_save(self, desk, data):
        assert "Excel" in refused(desk, data)

    def test_a_size_that_the_sheet_claims_is_not_believed(self, desk):
        book = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(xlsx_bytes(HEADERS, ["أ", ""]))) as old,
            zipfile.ZipFile(book, "w") as new,
        ):
            for part in old.infolist():
                data = old.read(part).replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1:XFD1048576"')
                new.writestr(part, data)
        bring_in(desk, Organisation, SimpleUploadedFile("t.xlsx", book.getvalue()))
        assert Organisation.objects.count() == 1


def download(client, what, language, suffix, query=""):
    response = client.get(address(Organisation, "table", what, language, suffix) + query)
    assert response.status_code == 200
    return response.content


class TestOut:
    FORMULAS = ("=1+1", "+966", "-5", "@x", "'=1", "''-x", "＝1")

    def test_what_looks_like_a_formula_is_harmless_and_comes_back_as_it_was(self, desk):
        for number, about in enumerate(self.FORMULAS):
            make_organisation(about_ar=about, about_en="", name_ar=f"جهة {number}")
        rows = list(csv.reader(io.StringIO(download(desk, "export", "ar", "csv").decode("utf-8-sig"))))
        assert not [cell for row in rows for cell in row if cell[:1] in "=+-@" and cell]
        book = load_workbook(io.BytesIO(download(desk, "export", "en", "xlsx")))
        assert {cell.data_type for row in book.worksheets[0] for cell in row} <= {"s", "n"}
        for suffix in ("csv", "xlsx"):
            file = SimpleUploadedFile(f"t.{suffix}", download(desk, "export", "en", suffix))
            assert check(desk, Organisation, file).context["plan"].changes_nothing

    def test_an_export_holds_what_the_list_shows(self, desk):
        make_organisation(name_ar="وزارة الأمثلة", kind="ministry")
        make_organisation(name_ar="شركة المثال", kind="company")
        found = download(desk, "export", "ar", "csv", "?kind__exact=company&q=شركة").decode("utf-8-sig")
        assert "شركة المثال" in found
        assert "وزارة الأمثلة" not in found

    @pytest.mark.parametrize("language", ["ar", "en"])
    def test_a_template_explains_itself_and_comes_in_once_filled(self, desk, language):
        book = load_workbook(io.BytesIO(download(desk, "template", language, "xlsx")))
        first = book.worksheets[0]
        assert bool(first.sheet_view.rightToLeft) is (language == "ar")
        assert len(book.worksheets) == 3
        assert len(first.data_validations.dataValidation) == 4
        first["B2"] = "وزارة"
        out = io.BytesIO()
        book.save(out)
        plan = bring_in(desk, Organisation, SimpleUploadedFile("t.xlsx", out.getvalue()))
        assert plan.notes == []

    def test_a_csv_template_opens_in_excel_as_arabic(self, desk):
        data = download(desk, "template", "ar", "csv")
        assert data.startswith(b"\xef\xbb\xbf")
        assert "الاسم بالعربية" in data.decode("utf-8-sig")

    @pytest.mark.parametrize("rest", ["export-fr.csv", "export-ar.exe", "other-ar.csv"])
    def test_other_files_are_not_there(self, desk, rest):
        assert desk.get(f"/admin/forum/organisation/table/{rest}").status_code == 404


class TestTheKeptFile:
    def test_it_cannot_be_exchanged_or_used_by_another(self, desk, client):
        page = check(desk, Organisation, csv_file(HEADERS, ["أ", ""]))
        kept = page.context["kept"]
        answers = {"confirm": "1", "digest": page.context["plan"].digest}
        forged = desk.post(address(Organisation, "import"), answers | {"checked_file": "x" + kept})
        assert forged.status_code == 400
        client.force_login(make_user(role="publisher"))
        other = client.post(address(Organisation, "import"), answers | {"checked_file": kept})
        assert other.status_code == 400
        assert not Organisation.objects.exists()

    def test_without_a_file_the_form_says_so(self, desk):
        page = desk.post(address(Organisation, "import"), {})
        assert page.status_code == 400
        assert "Choose a file" in page.content.decode()


@pytest.mark.parametrize(
    ("role", "may_import", "may_export"),
    [
        ("contributor", True, True),
        ("translator", False, True),
        ("editor", True, True),
        ("publisher", True, True),
        ("press_officer", False, True),
        ("administrator", True, True),
        ("outsider", False, False),
    ],
)
@pytest.mark.parametrize(
    "name", ["forum.Organisation", "forum.Person", "programme.Session", "programme.Workshop"]
)
def test_who_may_import_and_who_may_export(client, django_apps, role, may_import, may_export, name):
    model = django_apps.get_model(name)
    user = make_user(role="editor" if role == "outsider" else role)
    if role == "outsider":
        user.groups.clear()
    client.force_login(user)
    allowed = {True: 200, False: 403}
    file = csv_file(["name ar", "title ar"], ["أ", "ب"])
    assert client.get(address(model, "import")).status_code == allowed[may_import]
    assert (check(client, model, file).status_code != 403) is may_import
    assert client.get(address(model, "table", "template", "ar", "csv")).status_code == allowed[may_import]
    assert client.get(address(model, "table", "export", "ar", "csv")).status_code == allowed[may_export]
    if may_export:
        shown = client.get(address(model, "changelist")).content.decode()
        assert (address(model, "import") in shown) is may_import


@pytest.fixture
def django_apps():
    from django.apps import apps

    return apps


def test_a_visitor_is_sent_to_the_login_page(client):
    assert client.get(address(Organisation, "import")).status_code == 302


def test_an_import_is_no_word_of_a_post_without_a_token(desk):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_user(role="editor"))
    assert check(strict, Organisation, csv_file(HEADERS, ["أ", ""])).status_code == 403


def test_agreeing_to_a_plan_that_is_not_ready_does_nothing(desk):
    page = check(desk, Organisation, csv_file(HEADERS, ["أ" * 400, ""]))
    assert agree(desk, Organisation, page).status_code == 409
