"""What an agreement's page tells beside its content: where it stands by the clock, what happened since, who
signed, what it has to do with others."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from agreements.models import Agreement
from proceedings.content import Text
from proceedings.models import Publication
from proceedings.transfer.shape import fields
from tests.factories import (
    both,
    make_agreement,
    make_edition,
    make_event,
    make_organisation,
    make_person,
    make_signatory,
    make_user,
    publish,
    relate,
)

pytestmark = pytest.mark.django_db
NOTE = Text("ضُبط", "Put right")


@pytest.fixture
def edition():
    edition = make_edition(slug="first", **both("name", "الملتقى الأول", "First Forum"))
    publish(edition)
    return edition


@pytest.fixture
def today(clock):
    """Sets the day, at noon in Riyadh."""

    def on(day):
        moment = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC) + timedelta(hours=9)
        clock.move(seconds=(moment - clock.moment).total_seconds())

    on("2022-06-15")
    return on


def page_of(client, agreement, language="en", rest="/"):
    return client.get(f"/{language}/agreements/{agreement.slug}{rest}").text


def standing(client, agreement, language="en"):
    """The words of its state."""
    found = re.search(r'<p class="standing-state">(.*?)</p>', page_of(client, agreement, language), re.S)
    return re.sub(r"<[^>]+>", "", found[1])


def body(**fields):
    organisation = make_organisation(**fields)
    publish(organisation)
    return organisation


def test_under_the_last_signature_it_is_in_effect_on_the_day_of_that_signature(client, edition, today):
    agreement = make_agreement(
        edition=edition, parties=[body(), body()], takes_effect="last_signature", kind="memorandum"
    )
    first, second = agreement.parties.all()
    first.signed_on = date(2022, 6, 15)
    first.save()
    publish(agreement)
    assert standing(client, agreement) == "Signed in part: not all parties have signed yet"
    today("2022-07-01")
    second.signed_on = date(2022, 7, 1)
    second.save()
    publish(agreement, note=NOTE)
    assert standing(client, agreement).startswith("In effect since 1 July 2022")
    assert standing(client, agreement).endswith("on the last signature")
    assert standing(client, agreement, "ar").startswith("سارية منذ 2 ذي الحجة 1443هـ")
    assert standing(client, agreement, "ar").endswith("بتوقيع الطرف الأخير")


@pytest.mark.parametrize(
    ("renewal", "after"),
    [
        ("none", "Expired: its term ended on 14 June 2023"),
        ("automatic", "In effect, renewed by itself on 15 June 2023"),
    ],
)
def test_the_clock_alone_ends_its_term_or_renews_it(client, edition, today, renewal, after):
    terms = {"takes_effect": "signing", "term_length": 1, "term_unit": "year", "renewal": renewal}
    agreement = make_agreement(edition=edition, signed_on=date(2022, 6, 15), **terms)
    publish(agreement)
    today("2023-06-14")
    assert standing(client, agreement).startswith("In effect since it was signed on 15 June 2022")
    today("2023-06-15")
    assert standing(client, agreement).startswith(after)
    assert Publication.objects.filter(key=agreement.key).count() == 1


def test_an_earlier_version_tells_what_it_told_on_its_day(client, edition, today):
    agreement = make_agreement(
        edition=edition, signed_on=date(2022, 6, 15), takes_effect="signing", ends_on=date(2022, 12, 31)
    )
    publish(agreement)
    today("2024-01-01")
    page = page_of(client, agreement, rest="/v/1/")
    assert '<span class="state state-good">In effect</span>' in page


def test_a_renamed_company_keeps_its_old_name_and_the_version_its_digest(client, edition, today):
    parent = body(slug="parent", **both("name", "جمعية الأمس", "Association of Then"))
    company = body(
        slug="company", parent=parent, relation="endowment", **both("name", "شركة الأمس", "Then Co")
    )
    agreement = make_agreement(edition=edition, parties=[company], signed_on=date(2022, 6, 15))
    publish(agreement)
    digest = Publication.objects.get(key=agreement.key).digest
    today("2023-01-02")
    for row, ar, en in ((company, "شركة اليوم", "Now Co"), (parent, "جمعية اليوم", "Association of Now")):
        row.former_names.create(until=date(2023, 1, 1), name_ar=row.name_ar, name_en=row.name_en)
        row.name_ar, row.name_en = ar, en
        row.save()
        publish(row, note=NOTE)
    page = page_of(client, agreement)
    assert '<a href="/en/organisations/company/"><bdi>Then Co</bdi></a>' in page
    assert "Now called <bdi>Now Co</bdi>" in page
    assert "endowment company of the " in page
    assert "Its parent body is now called <bdi>Association of Now</bdi>" in page
    stored = Publication.objects.get(key=agreement.key)
    assert stored.digest == digest == stored.compute_digest()


def test_a_party_that_found_another_parent_keeps_the_one_of_then(client, edition):
    then, now = body(slug="then"), body(slug="now")
    company = body(parent=then, relation="subsidiary")
    agreement = make_agreement(edition=edition, parties=[company])
    company.parent = now
    company.save()
    publish(agreement)
    page = page_of(client, agreement)
    assert "/en/organisations/then/" in page
    assert "/en/organisations/now/" not in page


def test_a_parent_body_finds_what_its_companies_signed(client, edition):
    parent = body(slug="parent")
    agreement = make_agreement(edition=edition, parties=[body(parent=parent, relation="endowment")])
    publish(agreement)
    assert f"/en/agreements/{agreement.slug}/" in client.get("/en/organisations/parent/").text


def test_who_signed_stands_with_their_party_and_on_their_own_page(client, edition):
    sides = [body(**both("name", "أ", "Alpha")), body(**both("name", "ب", "Beta"))]
    person = make_person(
        slug="signer", organisation=sides[1], **both("office", "الأمين العام", "The Secretary")
    )
    publish(person)
    agreement = make_agreement(edition=edition, parties=sides, **both("title", "مذكرة", "A memorandum"))
    make_signatory(agreement=agreement, person=person, **both("capacity", "بالتفويض", "By delegation"))
    make_signatory(
        agreement=agreement, role="witness", person=make_person(**both("name", "شاهد", "A Witness"))
    )
    publish(agreement)
    page = page_of(client, agreement)
    second = page[page.index("<bdi>Beta</bdi>") : page.index("At the signing")]
    for shown in ("Signed for it", "/en/people/signer/", "The Secretary", "By delegation"):
        assert shown in second, shown
    assert "A Witness" in page[page.index("At the signing") :]
    own = client.get("/en/people/signer/").text
    assert f'<a href="/en/agreements/{agreement.slug}/"><bdi>A memorandum</bdi></a>' in own


def test_what_happened_is_told_with_its_source_the_earliest_first(client, edition, today):
    agreement = make_agreement(
        edition=edition, signed_on=date(2022, 6, 15), takes_effect="signing", ends_on=date(2030, 12, 31)
    )
    make_event(
        agreement=agreement,
        kind="amended",
        date=date(2022, 8, 1),
        source_url="https://example.org/news",
        **both("note", "المادة الثالثة", "Its third article"),
        **both("source", "وكالة الأنباء", "The news agency"),
    )
    publish(agreement)
    assert "Its third article" not in page_of(client, agreement), "what is announced ahead is told on its day"
    today("2022-08-01")
    page = page_of(client, agreement)
    line = page[page.index('<ol class="timeline">') :]
    places = [line.index(word) for word in ("Signed", "Took effect", "Amended", "Last day of the term")]
    assert places == sorted(places)
    assert '<a href="https://example.org/news" rel="noopener"><bdi>The news agency</bdi></a>' in line
    assert "still to come" in line


def test_a_relation_is_told_on_both_pages_once_both_are_public(client, edition):
    frame = make_agreement(edition=edition, slug="frame", **both("title", "إطار", "The framework"))
    under = make_agreement(edition=edition, slug="under", **both("title", "تفصيل", "The detail"))
    relate(under, "under", frame, **both("note", "مادتها الثانية", "Its second article"))
    publish(under)
    for rest in ("/", ".txt", ".json"):
        assert "The framework" not in page_of(client, under, rest=rest)
    assert "Other agreements" not in page_of(client, under)
    publish(frame)
    page = page_of(client, under)
    assert "Under the framework of" in page
    assert '<a href="/en/agreements/frame/"><bdi>The framework</bdi></a>' in page
    assert "Its second article" in page
    page = page_of(client, frame)
    assert "The framework of" in page
    assert '<a href="/en/agreements/under/"><bdi>The detail</bdi></a>' in page


@pytest.mark.parametrize("number", [1, 30])
def test_it_takes_five_queries_with_all_that_can_be_told(client, edition, django_assert_num_queries, number):
    frame = make_agreement(edition=edition)
    agreement = make_agreement(edition=edition, parties=[body() for _ in range(number)])
    for _ in range(number):
        make_signatory(agreement=agreement)
        make_event(agreement=agreement)
        publish(relate(make_agreement(edition=edition), "amends", agreement).agreement)
    relate(agreement, "under", frame)
    publish(frame)
    publish(agreement)
    with django_assert_num_queries(5):
        page_of(client, agreement)


def test_its_status_is_typed_nowhere(client):
    client.force_login(make_user(role="administrator"))
    form = client.get(reverse("admin:agreements_agreement_add")).text
    columns = {column for each in fields(Agreement) for column in each.columns}
    for name in ("status", "standing", "in_effect", "is_active"):
        assert f'name="{name}"' not in form
        assert name not in columns
