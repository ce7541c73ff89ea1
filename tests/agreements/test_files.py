"""The register taken away: exactly the rows that the page shows, safe to open, made while they are sent."""

import csv
import io
import json
import tracemalloc
from datetime import date, timedelta

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from agreements import exports, files
from proceedings import publishing
from proceedings.content import Text
from tests.factories import both, make_agreement, make_edition, make_organisation, make_user, publish

from .many import make_many

pytestmark = pytest.mark.django_db
SUFFIXES = ("csv", "json", "xlsx")


def file(client, suffix, query="", language="en"):
    answer = client.get(f"/{language}/agreements.{suffix}{query}")
    assert answer.status_code == 200
    return answer


def rows(client, suffix, query="", language="en"):
    """Each agreement's reference, in the order of the file."""
    body = file(client, suffix, query, language).getvalue()
    if suffix == "csv":
        return [row[0] for row in list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))[1:]]
    if suffix == "json":
        data = json.loads(body)
        assert data["count"] == len(data["agreements"])
        return [each["reference"] for each in data["agreements"]]
    sheet = load_workbook(io.BytesIO(body), read_only=True).worksheets[0]
    return [row[0] for row in sheet.iter_rows(min_row=2, max_col=1, values_only=True)]


def counted(client, query=""):
    return client.get(f"/en/agreements/{query}").context["page"].paginator.count


def signed(*parties, **fields):
    agreement = make_agreement(parties=parties, **fields)
    publish(agreement)
    return agreement


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_file_has_as_many_rows_as_the_facet_counts(client, suffix, count):
    if count:
        make_many(count)
    assert counted(client) == len(rows(client, suffix)) == count


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_filters_and_order_as_the_page(client, suffix):
    for number, kind in enumerate(["pledge", "contract", "pledge"]):
        signed(slug=f"a{number}", kind=kind, signed_on=date(2022, 1, 1 + number))
    for query in ("?kind=pledge", "?sort=oldest", "?q=Memorandum&kind=contract"):
        page = client.get(f"/en/agreements/{query}")
        assert rows(client, suffix, query) == [card.path.split("/")[1] for card in page.context["cards"]], (
            query
        )
        assert f"/en/agreements.{suffix}{query}".replace("&", "&amp;") in page.text


def test_a_value_that_is_not_offered_is_refused_here_too(client):
    for suffix in (*SUFFIXES, "ics"):
        assert client.get(f"/ar/agreements.{suffix}?party=zzzzzzzz").status_code == 400


def test_csv_opens_as_utf_8_and_no_cell_is_a_formula(client):
    risky = ["=1+1", "+966", "-1", "@SUM(A1)", "＝1"]
    for number, title in enumerate(risky):
        signed(slug=f"r{number}", **both("title", title, title), **both("purposes", '=HYPERLINK("x")', "@x"))
    body = file(client, "csv", language="ar").getvalue()
    assert body.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
    assert "المرجع" in table[0]
    cells = [cell for row in table[1:] for cell in row]
    assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "＝")] == []
    assert {f"'{title}" for title in risky} <= set(cells)


@pytest.mark.parametrize(("language", "is_rtl"), [("ar", True), ("en", None)])
def test_xlsx_opens_from_the_side_of_its_language_and_texts_stay_texts(client, language, is_rtl):
    signed(slug="a", signed_on=date(2022, 6, 15), **both("title", "=1+1", "=1+1"))
    book = load_workbook(io.BytesIO(file(client, "xlsx", language=language).getvalue()))
    sheet = book.worksheets[0]
    assert bool(sheet.sheet_view.rightToLeft) == bool(is_rtl)
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("=1+1", "s")
    assert sheet["F2"].value.date() == date(2022, 6, 15)
    assert sheet.freeze_panes == "A2"


def test_a_line_says_what_the_page_says(client):
    edition = make_edition(slug="first", **both("name", "الملتقى", "The Forum"))
    publish(edition)
    parent = make_organisation(**both("name", "الجمعية", "The Association"))
    body = make_organisation(parent=parent, relation="endowment", **both("name", "الشركة", "The Company"))
    publish(parent)
    publish(body)
    agreement = signed(
        body,
        edition=edition,
        slug="mou-1",
        signed_on=date(2022, 6, 15),
        takes_effect="signing",
        term_length=1000,
        term_unit="year",
        binding=False,
        **both("areas", "الماء\nالحي", "Water\nQuarters"),
    )
    [data] = json.loads(file(client, "json").getvalue())["agreements"]
    assert data["status"] == {"state": "in_effect", "since": "2022-06-15", "until": "3022-06-14"}
    assert data["parties"][0]["parent"] == {
        "key": parent.key,
        "name": {"ar": "الجمعية", "en": "The Association"},
        "relation": "endowment",
    }
    assert data["areas"] == {"ar": ["الماء", "الحي"], "en": ["Water", "Quarters"]}
    assert (data["key"], data["binding"], data["edition"]["name"]["en"]) == (agreement.key, "no", "The Forum")
    assert data["url"].endswith("/en/agreements/mou-1/")
    header, row = list(csv.reader(io.StringIO(file(client, "csv").getvalue().decode("utf-8-sig"))))
    told = dict(zip(header, row, strict=True))
    assert (told["Parties"], told["Areas"], told["Status"]) == ("The Company", "Water; Quarters", "In effect")


def test_of_parties_that_signed_on_days_of_their_own_the_last_is_the_day_of_signing(client):
    agreement = make_agreement(parties=[make_organisation(), make_organisation()])
    for party, day in zip(agreement.parties.all(), (date(2022, 7, 3), None), strict=True):
        party.signed_on = day
        party.save()
    publish(agreement)
    [data] = json.loads(file(client, "json").getvalue())["agreements"]
    assert data["signed_on"] is None, "not all have signed"
    party.signed_on = date(2022, 6, 15)
    party.save()
    publish(agreement, note=Text("وقّع الطرف الآخر", "The other party signed"))
    [data] = json.loads(file(client, "json").getvalue())["agreements"]
    assert data["signed_on"] == "2022-07-03"
    assert 'datetime="2022-07-03"' in client.get("/en/agreements/").text


def test_due_dates_of_what_is_shown_as_a_calendar(client):
    for slug, kind in (("a", "pledge"), ("b", "contract")):
        agreement = make_agreement(slug=slug, kind=kind)
        agreement.obligations.create(due=date(2031, 1, 1), tracked=True, **both("measure", "حديقة", slug))
        agreement.obligations.create(due=date(2031, 2, 1), tracked=False, **both("measure", "سر", "secret"))
        publish(agreement)
    page = client.get("/en/agreements/?kind=pledge").text
    assert "/en/agreements.ics?kind=pledge" in page
    events = Calendar.from_ical(file(client, "ics", "?kind=pledge").getvalue()).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["a"]
    everything = Calendar.from_ical(client.get("/en/agreements/commitments.ics").content).walk("VEVENT")
    assert str(events[0]["uid"]) in {str(event["uid"]) for event in everything}


@pytest.mark.parametrize("suffix", [*SUFFIXES, "ics"])
def test_who_has_it_already_is_told_so_until_something_changes(client, suffix, clock):
    agreement = signed(
        slug="a", signed_on=date(2022, 1, 1), takes_effect="signing", ends_on=date(2022, 6, 16)
    )
    answer = file(client, suffix)
    again = {"If-None-Match": answer.headers["ETag"]}
    body = answer.getvalue()
    assert client.get(f"/en/agreements.{suffix}", headers=again).status_code == 304
    clock.move(hours=1)
    assert file(client, suffix).getvalue() == body, "the same rows are the same bytes"
    clock.move(days=3)  # its term ends
    assert client.get(f"/en/agreements.{suffix}", headers=again).status_code == 200
    clock.move(days=-3)
    publishing.withdraw(agreement, make_user(role="publisher"), Text("سبب", "A reason"))
    clock.move(seconds=1)
    assert client.get(f"/en/agreements.{suffix}", headers=again).status_code == 200


@pytest.mark.parametrize("suffix", [*SUFFIXES, "ics"])
def test_what_is_not_public_is_in_no_file(client, suffix, clock):
    signed(slug="seen")
    before = file(client, suffix).getvalue()
    waiting, gone = make_agreement(slug="waiting"), make_agreement(slug="gone")
    make_agreement(slug="draft")
    publish(waiting, at=clock.moment + timedelta(hours=1))
    publish(gone)
    publishing.withdraw(gone, make_user(role="publisher"), Text("سبب", "A reason"))
    clock.move(seconds=1)
    assert file(client, suffix).getvalue() == before


def test_memory_does_not_grow_with_the_rows(client, monkeypatch):
    """What is held while it is sent; the list of what is to be sent is small, and made before."""
    monkeypatch.setattr(files, "CHUNK", 10)
    make_many(200)
    for suffix in SUFFIXES:
        few, many = (peak(client, suffix, query) for query in ("?kind=pledge", ""))
        assert many < few * 1.4, (suffix, few, many)


def peak(client, suffix, query):
    answer = client.get(f"/en/agreements.{suffix}{query}")
    pieces = iter(answer.streaming_content)
    tracemalloc.start()
    try:
        for _piece in pieces:
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_every_column_has_a_name_of_its_own():
    assert len({str(label) for label, _width, _cell in exports.COLUMNS}) == len(exports.COLUMNS)
