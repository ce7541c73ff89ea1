"""The register narrowed down: what each facet offers and leaves, its orders, and that it stays quick."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from django.utils.translation import ngettext

from agreements.register import FACETS
from proceedings import publishing
from proceedings.content import Text
from tests.factories import both, make_agreement, make_edition, make_organisation, make_user, publish

pytestmark = pytest.mark.django_db
COUNTS = {
    0: "لا اتفاقيات",
    1: "اتفاقية واحدة",
    2: "اتفاقيتان",
    3: "3 اتفاقيات",
    10: "10 اتفاقيات",
    11: "11 اتفاقية",
    99: "99 اتفاقية",
    100: "100 اتفاقية",
    101: "101 اتفاقية",
    103: "103 اتفاقيات",
}


def signed(*parties, **fields):
    agreement = make_agreement(parties=parties, **fields)
    publish(agreement)
    return agreement


def body(**fields):
    row = make_organisation(**fields)
    publish(row)
    return row


def register(client, query="", language="en"):
    return client.get(f"/{language}/agreements/{query}")


def shown(response):
    return [card.path.split("/")[1] for card in response.context["cards"]]


def offered(response, name):
    [facet] = [each for each in response.context["facets"] if each.name == name]
    return {option.value: option.count for option in facet.options}


def test_choosing_a_body_finds_what_those_below_it_signed(client):
    ministry = body(**both("name", "الوزارة", "The Ministry"))
    association = body(parent=ministry, relation="department", **both("name", "الجمعية", "The Association"))
    company = body(parent=association, relation="endowment", **both("name", "الشركة", "The Company"))
    other = body(**both("name", "سواها", "Another"))
    signed(company, other, slug="of-company")
    signed(other, slug="of-other")
    signed(association, slug="of-association")
    for key, found in [
        (ministry.key, {"of-company", "of-association"}),
        (association.key, {"of-company", "of-association"}),
        (company.key, {"of-company"}),
        (other.key, {"of-company", "of-other"}),
    ]:
        page = register(client, f"?party={key}")
        assert set(shown(page)) == found
        assert offered(page, "party")[key] == len(found)
    assert "The Association" in register(client, f"?party={association.key}").text


def test_words_of_an_association_find_what_its_endowment_company_signed(client):
    association = body(**both("name", "جمعية استدامة للتنمية", "Istidama Association"))
    company = body(parent=association, relation="endowment", **both("name", "شركة شباب", "Shabab Company"))
    signed(company, slug="of-company")
    signed(body(), slug="of-other")
    assert shown(register(client, "?q=استدامة", "ar")) == ["of-company"]
    assert shown(register(client, "?q=Istidama")) == ["of-company"]
    found = client.get("/ar/search/", {"q": "استدامة"}).text
    assert "/ar/agreements/of-company/" in found
    assert "/ar/agreements/of-other/" not in found


def test_a_body_keeps_what_its_company_signed_though_the_company_has_left_it(client):
    association, buyer = body(), body()
    company = body(parent=association, relation="endowment")
    signed(company, slug="then")
    company.parent, company.relation = buyer, "subsidiary"
    company.save()
    publish(company, note=Text("انتقلت", "Moved"))
    assert shown(register(client, f"?party={association.key}")) == ["then"]
    assert shown(register(client, f"?party={buyer.key}")) == ["then"]


def test_the_same_words_are_one_area_however_they_are_spelled(client):
    signed(slug="a", **both("areas", "التوعية\nالتطوع", "Awareness\nVolunteering"))
    signed(slug="b", **both("areas", "التوعيه", "Awareness"))
    page = register(client)
    [common] = [value for value, count in offered(page, "area").items() if count == 2]
    assert set(shown(register(client, f"?area={common}"))) == {"a", "b"}
    assert re.search("التوعي[ةه] \\(2\\)", register(client, language="ar").text)


def test_a_language_that_is_withheld_is_withheld_in_the_facets_too(client):
    agreement = make_agreement(**both("title", "عنوان", ""), **both("areas", "المياه", "Secret water"))
    publish(agreement)
    signed(slug="without")
    page = register(client).text
    assert "المياه" in page
    assert "Secret water" not in page


def test_kind_year_and_edition(client):
    first = make_edition(slug="first", starts_on=date(2022, 6, 14))
    second = make_edition(slug="second", starts_on=date(2024, 1, 2))
    publish(first)
    publish(second)
    signed(slug="a", kind="pledge", edition=first)
    signed(slug="b", kind="contract", edition=first, signed_on=date(2023, 2, 1))
    signed(slug="c", kind="contract", edition=second)
    page = register(client)
    assert offered(page, "year") == {"2024": 1, "2023": 1, "2022": 1}
    assert offered(page, "kind") == {"contract": 2, "pledge": 1}
    assert offered(page, "edition") == {"second": 1, "first": 2}
    assert shown(register(client, "?kind=contract&edition=first")) == ["b"]
    counted = offered(register(client, "?kind=contract&edition=first"), "kind")
    assert counted == {"contract": 1, "pledge": 1}, "each counts beside the other filters"
    assert shown(register(client, "?kind=agreement")) == [], "a kind of which there is none is no error"


def test_where_each_stands_is_told_by_its_terms_and_the_clock(client, clock):
    fixed = {"takes_effect": "date", "effective_on": date(2022, 7, 1), "ends_on": date(2023, 6, 30)}
    signed(slug="of-a-year", signed_on=date(2022, 6, 1), **fixed)
    signed(slug="at-once", signed_on=date(2022, 6, 1), takes_effect="signing")
    page = register(client)
    assert offered(page, "status") == {"signed": 1, "in_effect": 1}
    assert shown(register(client, "?status=signed")) == ["of-a-year"]
    clock.set(datetime(2022, 6, 30, 21, 0, tzinfo=UTC))  # in Riyadh it is the first of July
    assert set(shown(register(client, "?status=in_effect"))) == {"of-a-year", "at-once"}
    clock.set(datetime(2023, 6, 30, 21, 0, tzinfo=UTC))
    assert shown(register(client, "?status=expired")) == ["of-a-year"]
    assert shown(register(client, "?status=suspended")) == [], "none today is no error"


def test_what_waits_for_a_report_past_its_day(client):
    late, early = (make_agreement(slug=slug) for slug in ("late", "early"))
    for agreement, due in ((late, date(2020, 1, 1)), (early, date(2099, 1, 1))):
        agreement.obligations.create(due=due, tracked=True, **both("measure", "حديقة", "A park"))
        publish(agreement)
    assert shown(register(client, "?overdue=1")) == ["late"]


ORDERS = {
    "": ["b", "a2", "a10"],
    "oldest": ["a10", "a2", "b"],
    "title": ["a2", "b", "a10"],
    "reference": ["a2", "a10", "b"],
}


@pytest.mark.parametrize(("sort", "order"), ORDERS.items())
def test_orders(client, sort, order):
    signed(slug="a10", signed_on=date(2021, 1, 1), **both("title", "ج", "C"))
    signed(slug="a2", signed_on=date(2022, 1, 1), **both("title", "أ", "A"))
    signed(slug="b", signed_on=date(2023, 1, 1), **both("title", "ب", "B"))
    assert shown(register(client, f"?sort={sort}")) == order
    assert shown(register(client, f"?sort={sort}", "ar")) == order


def test_each_choice_is_taken_away_by_itself(client):
    party = body()
    signed(party, kind="pledge", slug="p")
    page = register(client, f"?party={party.key}&kind=pledge&q=Memorandum")
    links = {each.without for each in page.context["chosen"]}
    assert links == {
        "?kind=pledge&q=Memorandum",
        f"?party={party.key}&q=Memorandum",
        f"?party={party.key}&kind=pledge",
    }
    assert all(link.replace("&", "&amp;") in page.text for link in links)
    assert '<meta name="robots" content="noindex">' in page.text
    assert "noindex" not in register(client).text


def test_words_and_facets_go_together(client):
    signed(slug="a", kind="pledge", **both("title", "مذكرة الحدائق", "Gardens"))
    signed(slug="b", kind="contract", **both("title", "عقد الحدائق", "A contract of gardens"))
    page = register(client, "?q=gardens&kind=pledge")
    assert shown(page) == ["a"]
    assert offered(page, "kind") == {"pledge": 1, "contract": 1}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", [*FACETS, "sort"])
@pytest.mark.parametrize("value", ["nope", "zzzzzzzz", "0", "-1", "\0", "١", "x" * 5000])
def test_a_value_that_is_not_offered_is_refused_in_words(client, name, value, language):
    answer = client.get(f"/{language}/agreements/", {name: value})
    assert answer.status_code == 400
    assert 'class="notice"' in answer.text


def test_what_is_not_public_is_neither_offered_nor_counted(client, clock):
    public, hidden = body(), body()
    signed(public, slug="seen")
    before = register(client).content
    waiting = make_agreement(slug="waiting", parties=[public], **both("areas", "سر", "Secret area"))
    publish(waiting, at=clock.moment + timedelta(hours=1))
    gone = make_agreement(slug="gone", parties=[hidden], signed_on=date(1999, 1, 1))
    publish(gone)
    publishing.withdraw(gone, make_user(role="publisher"), Text("سبب", "A reason"))
    make_agreement(slug="draft", parties=[hidden])
    clock.move(seconds=1)
    assert register(client).content == before
    assert register(client, f"?party={hidden.key}").status_code == 400
    assert register(client, "?year=1999").status_code == 400
    clock.move(hours=2)
    assert set(shown(register(client))) == {"seen", "waiting"}


@pytest.mark.parametrize("number", COUNTS)
def test_counts_are_said_as_arabic_says_them(client, number):
    with translation.override("ar"):
        words = ngettext("%(number)s agreement", "%(number)s agreements", number)
        assert words % {"number": number} == COUNTS[number]


def test_the_heading_counts(client):
    signed()
    assert "اتفاقية واحدة" in register(client, language="ar").text
    signed()
    assert "اتفاقيتان" in register(client, language="ar").text
    assert "2 agreements" in register(client).text
