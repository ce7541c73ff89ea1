from datetime import date, timedelta

import pytest
from django.utils import timezone

from proceedings import publishing
from proceedings.content import Text
from tests.factories import (
    both,
    make_agreement,
    make_day,
    make_edition,
    make_organisation,
    make_session,
    make_user,
    publish,
)

pytestmark = pytest.mark.django_db
NOTE = Text("ضُبط", "Put right")


@pytest.fixture
def edition():
    edition = make_edition(slug="first", **both("name", "الملتقى الأول", "First Forum"))
    publish(edition)
    return edition


def page_of(client, agreement, language="en", rest="/"):
    return client.get(f"/{language}/agreements/{agreement.slug}{rest}")


def body(**fields):
    organisation = make_organisation(**fields)
    publish(organisation)
    return organisation


def test_an_agreement_shows_all_that_is_known_of_it(client, edition):
    day = make_day(edition=edition, number=2)
    session = make_session(edition=edition, day=day, slug="closing", **both("title", "الختام", "Closing"))
    parties = [body(slug=f"body-{ar}", **both("name", ar, ar.upper())) for ar in "ab"]
    agreement = make_agreement(
        edition=edition,
        day=day,
        session=session,
        slug="mou-1",
        parties=parties,
        signed_on=date(2022, 6, 15),
        binding=False,
        **both("title", "مذكرة", "The memorandum"),
        **both("areas", "المجال", "The area"),
        **both("place", "الخبر", "Khobar"),
        **both("occasion", "الختام", "The close"),
    )
    for row in (day, session, agreement):
        publish(row)
    page = page_of(client, agreement).text
    for shown in [
        f'data-kind="agreement" data-key="{agreement.key}" data-version="1"',
        "<bdi>The memorandum</bdi></h1>",
        "Memorandum of understanding",
        '<bdi class="ref" dir="ltr">mou-1</bdi>',
        '<a href="/en/first/day-2/">Day two</a>',
        "Wednesday, 15 June 2022",
        "First party",
        '<a href="/en/organisations/body-a/"><bdi>A</bdi></a>',
        "Second party",
        '<a href="/en/organisations/body-b/"><bdi>B</bdi></a>',
        "<li><span><bdi>Volunteering</bdi></span></li>",
        "<bdi>The area</bdi>",
        "Not legally binding",
        "<bdi>Khobar</bdi>",
        "<bdi>The close</bdi>",
        '<a href="/en/first/sessions/closing/"><bdi>Closing</bdi></a>',
        '<a href="/en/first/"><bdi>First Forum</bdi></a>',
        'href="/en/agreements/mou-1.txt"',
        'href="/en/agreements/mou-1/history/"',
        'class="copy-text"',
    ]:
        assert shown in page, shown


def test_on_paper_a_code_leads_back_to_it(client, edition):
    agreement = make_agreement(edition=edition)
    publish(agreement)
    page = page_of(client, agreement, "ar").text
    assert 'class="qr"' in page
    assert f"/ar/s/{agreement.key}/" in page


def test_what_is_not_known_is_not_spoken_of(client, edition):
    agreement = make_agreement(edition=edition, **both("purposes", "", ""))
    publish(agreement)
    page = page_of(client, agreement).text
    for word in ["Parties", "Purposes", "Areas", "binding", "Occasion", "Signed on", "Place of signing"]:
        assert word not in page, word


def test_parties_keep_the_name_they_signed_with_and_todays_name_stands_beside_it(client, edition):
    company = body(slug="company", **both("name", "شركة الأمس", "Company of Then"))
    agreement = make_agreement(edition=edition, parties=[company], signed_on=date(2022, 6, 15))
    publish(agreement)
    assert "Now called" not in page_of(client, agreement).text
    company.former_names.create(until=date(2023, 1, 1), **both("name", "شركة الأمس", "Company of Then"))
    company.name_ar, company.name_en = "شركة اليوم", "Company of Today"
    company.save()
    publish(company, note=NOTE)
    page = page_of(client, agreement).text
    assert '<a href="/en/organisations/company/"><bdi>Company of Then</bdi></a>' in page
    assert "Now called <bdi>Company of Today</bdi>" in page


def test_a_partys_parent_is_named_with_the_relation(client, edition):
    parent = body(slug="parent", **both("name", "جمعية الأصل", "Parent Association"))
    company = body(parent=parent, relation="endowment")
    agreement = make_agreement(edition=edition, parties=[company])
    publish(agreement)
    shown = (
        'An endowment company of the <a href="/en/organisations/parent/"><bdi>Parent Association</bdi></a>'
    )
    assert shown in page_of(client, agreement).text


@pytest.mark.parametrize(("binding", "word"), [(True, ">Legally binding"), (False, ">Not legally binding")])
def test_binding_or_not_is_told_where_it_was_said(client, edition, binding, word):
    agreement = make_agreement(edition=edition, binding=binding)
    publish(agreement)
    assert word in page_of(client, agreement).text


def test_a_session_that_is_not_public_is_named_nowhere(client, edition):
    session = make_session(edition=edition, **both("title", "جلسة سرية", "Secret session"))
    agreement = make_agreement(edition=edition, session=session)
    publish(agreement)
    for rest in ("/", ".txt", ".json"):
        text = page_of(client, agreement, rest=rest).text
        assert "Secret session" not in text
        assert "جلسة سرية" not in text


def test_a_page_without_its_language_shows_the_source_and_says_so(client, edition):
    agreement = make_agreement(edition=edition, **both("title", "مذكرة", ""), **both("purposes", "غرض", ""))
    publish(agreement)
    page = page_of(client, agreement).text
    assert "This text is not available in English yet; it is shown in Arabic." in page
    assert '<bdi lang="ar" dir="rtl">غرض</bdi>' in page


def test_an_old_version_says_what_replaced_it(client, edition):
    agreement = make_agreement(edition=edition, **both("title", "قديم", "Old title"))
    publish(agreement)
    agreement.title_ar, agreement.title_en = "جديد", "New title"
    agreement.save()
    publish(agreement, change="correction", note=NOTE)
    page = page_of(client, agreement, rest="/v/1/").text
    assert "<bdi>Old title</bdi></h1>" in page
    assert "Put right" in page
    assert "noindex" in page


def test_a_withdrawn_agreement_is_gone_and_an_embargoed_one_was_never_there(client, edition):
    gone, waiting = [make_agreement(edition=edition) for _ in range(2)]
    publish(gone)
    publishing.withdraw(gone, make_user(role="publisher"), Text("بطلب الطرفين", "At the parties' request"))
    publish(waiting, at=timezone.now() + timedelta(hours=1))
    assert page_of(client, gone).status_code == 410
    assert page_of(client, waiting).status_code == 404


def test_a_preview_is_the_page_itself_with_a_warning(client, edition):
    agreement = make_agreement(edition=edition, **both("title", "مسودة", "A draft"))
    client.force_login(make_user(role="publisher"))
    page = client.get(f"/desk/preview/agreement/{agreement.key}/en/").text
    assert "Preview: not published" in page
    assert "<bdi>A draft</bdi></h1>" in page


def test_an_old_reference_leads_to_the_new_one(client, edition):
    agreement = make_agreement(edition=edition, slug="old")
    publish(agreement)
    agreement.slug = "new"
    agreement.save()
    publish(agreement, note=NOTE)
    for rest in ("/", "/v/1/", "/history/", ".txt", "/?page=1"):
        response = client.get(f"/en/agreements/old{rest}")
        assert (response.status_code, response.url) == (301, f"/en/agreements/new{rest}")


@pytest.mark.parametrize("number", [1, 3, 30])
def test_it_takes_five_queries_at_any_size(client, edition, django_assert_num_queries, number):
    agreement = make_agreement(edition=edition, parties=[body() for _ in range(number)])
    publish(agreement)
    with django_assert_num_queries(5):
        page_of(client, agreement)
