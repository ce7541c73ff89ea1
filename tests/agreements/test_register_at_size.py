"""The register with thousands of agreements: every file has exactly the rows that the facets count, any
facet is answered in as many queries as of a few, and what is held while a file is sent stays what it is.
"""

import csv
import io
import json
import weakref
import zipfile
from datetime import UTC, date, datetime

import pytest
from django.db.models.signals import post_init

from agreements import files
from agreements.register import FACETS
from proceedings.models import Publication

from .many import KINDS, make_many

pytestmark = pytest.mark.django_db
MANY = 5000
EACH = MANY // len(KINDS)
DUE = date(2022, 6, 1)


@pytest.fixture(scope="module", autouse=True)
def register(module_db):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("proceedings.clock.now", lambda: datetime(2022, 6, 16, 9, 0, tzinfo=UTC))
        area = {"areas_ar": "التطوع", "areas_en": "Volunteering"}
        yield make_many(MANY, due=DUE, signed_on=date(2022, 6, 15), takes_effect="signing", **area)


@pytest.fixture(scope="module")
def facets(register, module_db):
    """Of each facet, its values with their counts, as the page offers them."""
    from django.test import Client

    offered = Client().get("/en/agreements/").context["facets"]
    return {each.name: {option.value: option.count for option in each.options} for each in offered}


@pytest.fixture
def held():
    """How many versions were in memory at most: contents are large, thousands of them would fill it."""
    alive = weakref.WeakSet()

    def read(instance, **_):
        alive.add(instance)
        read.most = max(read.most, len(alive))

    read.most = 0
    post_init.connect(read, sender=Publication)
    yield read
    post_init.disconnect(read, sender=Publication)


def rows(suffix, body):
    """Each agreement's reference; of a sheet its rows, of a calendar each day on which something is due."""
    if suffix == "csv":
        return [row[0] for row in list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))[1:]]
    if suffix == "json":
        data = json.loads(body)
        assert data["count"] == len(data["agreements"])
        return [each["reference"] for each in data["agreements"]]
    if suffix == "xlsx":  # what stands in them is read in test_files.py
        return zipfile.ZipFile(io.BytesIO(body)).read("xl/worksheets/sheet1.xml").split(b"<row ")[2:]
    return body.split(b"BEGIN:VEVENT")[1:]


def test_each_facet_counts_all_of_them(facets):
    assert facets["kind"] == dict.fromkeys(KINDS, EACH)
    for name, offered in facets.items():
        assert name == "kind" or set(offered.values()) <= {MANY}, name


@pytest.mark.parametrize("suffix", ["csv", "json", "xlsx", "ics"])
def test_a_file_has_as_many_rows_as_its_facet_counts_and_holds_few_at_a_time(
    client, suffix, facets, held, django_assert_num_queries
):
    asked = [("?sort=reference", MANY)]
    if suffix == "csv":  # how rows are narrowed down is the same for all
        asked.append(("?sort=reference&kind=pledge", facets["kind"]["pledge"]))
    for query, count in asked:
        with django_assert_num_queries(2 + -(-count // files.CHUNK)):
            found = rows(suffix, client.get(f"/en/agreements.{suffix}{query}").getvalue())
        assert len(found) == count
        if suffix in ("csv", "json"):
            every = MANY // count
            assert found == [f"many-{number}" for number in range(every - 1, MANY, every)]
    assert files.CHUNK <= held.most <= 3 * files.CHUNK


@pytest.mark.parametrize("facet", FACETS)
def test_any_facet_is_answered_in_two_queries(client, facet, register, django_assert_num_queries):
    values = {
        "party": json.loads(register.card)["bodies"][0]["key"],
        "area": next(ref["key"] for ref in json.loads(register.card)["facets"] if not ref["kind"]),
        "status": "in_effect",
        "kind": "pledge",
        "year": "2022",
        "edition": "",
        "overdue": "1",
    }
    with django_assert_num_queries(2):
        page = client.get("/en/agreements/", {facet: values[facet]})
    assert page.context["page"].paginator.count == (EACH if facet == "kind" else MANY)
