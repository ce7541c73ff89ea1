"""What was promised: on the agreement's page, in the list of all, and as a calendar."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from proceedings import publishing
from proceedings.content import Text
from tests.factories import (
    both,
    make_agreement,
    make_edition,
    make_obligation,
    make_organisation,
    make_progress,
    make_user,
    publish,
)

pytestmark = pytest.mark.django_db
LIST = "/en/agreements/commitments/"


@pytest.fixture
def edition(clock):
    edition = make_edition(slug="first")
    publish(edition)
    return edition


def body(**fields):
    organisation = make_organisation(**fields)
    publish(organisation)
    return organisation


def page_of(client, agreement, language="en", rest="/"):
    return client.get(f"/{language}/agreements/{agreement.slug}{rest}").text


def listed(client, **query):
    return client.get(LIST, query)


def test_the_page_shows_whose_it_is_and_all_that_was_reported(client, edition):
    company = body(slug="company", **both("name", "الشركة", "The company"))
    agreement = make_agreement(edition=edition, parties=[company])
    obligation = make_obligation(
        agreement=agreement, body=company, due=date(2022, 6, 1), **both("clause", "البند 3", "Clause 3")
    )
    make_progress(
        obligation=obligation,
        status="partly_met",
        reported_on=date(2022, 6, 5),
        url="https://news.example/story",
        **both("reported_by", "اللجنة", "The committee"),
        **both("verified_by", "المراجع", "The auditor"),
    )
    publish(agreement)
    page = page_of(client, agreement)
    for shown in [
        "The company",
        "Clause 3",
        "Train a hundred volunteers",
        "1 June 2022",
        "Partly met",
        "5 June 2022",
        "The list of attendance",
        'href="https://news.example/story"',
        "The committee",
        "The auditor",
    ]:
        assert shown in page, shown


def test_an_obligation_of_all_parties_says_so(client, edition):
    agreement = make_agreement(edition=edition, parties=[body()])
    make_obligation(agreement=agreement)
    publish(agreement)
    assert "All parties together" in page_of(client, agreement)


def test_past_its_day_without_a_report_the_page_says_so_and_judges_nothing(client, edition, clock):
    agreement = make_agreement(edition=edition)
    make_obligation(agreement=agreement, due=date(2022, 7, 1))
    publish(agreement)
    assert "No report since" not in page_of(client, agreement)
    clock.move(days=17)
    assert 'No report since <time datetime="2022-07-01">1 July 2022</time>' in page_of(client, agreement)
    assert 'لم يرد تقرير منذ <time datetime="2022-07-01">1 يوليو 2022م</time>' in page_of(
        client, agreement, "ar"
    )


def test_each_time_of_what_recurs_is_told_up_to_the_next(client, edition, clock):
    agreement = make_agreement(edition=edition)
    first, last = date(2022, 5, 1), date(2023, 5, 1)
    obligation = make_obligation(agreement=agreement, due=first, every="quarter", until=last)
    make_progress(obligation=obligation, due=first, reported_on=date(2022, 5, 2))
    publish(agreement)
    clock.move(days=60)
    page = page_of(client, agreement)
    assert page.index("1 May 2022") < page.index("No report since") < page.index("1 November 2022")
    assert 'No report since <time datetime="2022-08-01">' in page
    assert "1 February 2023" not in page
    assert "then every three months until" in page


def test_what_is_not_tracked_in_public_leaves_the_desk_nowhere(client, edition):
    agreement = make_agreement(edition=edition)
    make_obligation(agreement=agreement, tracked=False, **both("measure", "سر", "A private duty"))
    publish(agreement)
    for path in (f"/en/agreements/{agreement.slug}{rest}" for rest in ("/", ".txt", ".json")):
        assert "A private duty" not in client.get(path).text
    assert "A private duty" not in listed(client).text


def test_an_empty_list_says_so(client, db):
    assert "No commitment is tracked in public yet." in listed(client).text


def test_a_parent_body_is_answered_with_what_its_company_owes(client, edition):
    parent = body(**both("name", "الجمعية", "The association"))
    company = body(parent=parent, relation="endowment", **both("name", "الشركة", "The company"))
    other = body()
    agreement = make_agreement(edition=edition, parties=[company, other])
    make_obligation(agreement=agreement, body=company, **both("measure", "أ", "Of the company"))
    make_obligation(agreement=agreement, body=other, **both("measure", "ب", "Of the other"))
    make_obligation(agreement=agreement, **both("measure", "ج", "Of both"))
    publish(agreement)

    def shown(party):
        page = listed(client, party=party).text
        return [words for words in ("Of the company", "Of the other", "Of both") if words in page]

    assert shown(parent.key) == shown(company.key) == ["Of the company", "Of both"]
    assert shown(other.key) == ["Of the other", "Of both"]
    assert "The association</option>" in listed(client).text


def test_editions_and_states_narrow_the_list_and_states_are_counted(client, edition):
    later = make_edition(slug="second")
    publish(later)
    for where, due in ((edition, date(2022, 6, 1)), (edition, date(2022, 7, 1)), (later, date(2022, 6, 2))):
        agreement = make_agreement(edition=where)
        make_obligation(agreement=agreement, due=due, **both("measure", str(due), f"Due {due}"))
        publish(agreement)
    page = listed(client).text
    assert page.index("Due 2022-06-01") < page.index("Due 2022-06-02") < page.index("Due 2022-07-01")
    assert "Past due, no report (2)" in page
    assert "Due soon (1)" in page
    assert "Due 2022-07-01" not in listed(client, state="overdue").text
    narrowed = listed(client, edition="second").text
    assert "Past due, no report (1)" in narrowed
    assert "Due 2022-06-01" not in narrowed


@pytest.mark.parametrize("query", ["?party=zzzzzzzz", "?edition=none", "?state=typed", "?page=0", "?page=9"])
@pytest.mark.parametrize("address", ["/", ".ics"])
def test_what_the_page_does_not_offer_is_answered_in_words(client, edition, query, address):
    if address == ".ics" and "page" in query:
        return
    assert client.get(f"/en/agreements/commitments{address}{query}").status_code == 400


def test_an_embargo_holds_and_lifts_to_the_second_and_withdrawal_closes(client, edition, clock):
    agreement = make_agreement(edition=edition, parties=[body(**both("name", "جهة", "A body"))])
    make_obligation(agreement=agreement, due=date(2022, 8, 1))
    before = listed(client).text, client.get("/en/agreements/commitments.ics").content
    lifts = clock.moment + timedelta(hours=1)
    publish(agreement, at=lifts)
    assert (listed(client).text, client.get("/en/agreements/commitments.ics").content) == before
    clock.set(lifts)
    assert "Train a hundred volunteers" in listed(client).text
    publishing.withdraw(agreement, make_user(role="publisher"), Text("سبب", "reason"))
    clock.move(seconds=1)
    assert (listed(client).text, client.get("/en/agreements/commitments.ics").content) == before


@pytest.mark.parametrize("number", [1, 30])
def test_it_takes_five_queries_at_any_size(client, edition, django_assert_num_queries, number):
    agreement = make_agreement(edition=edition, parties=[body() for _ in range(3)])
    for _ in range(number):
        make_obligation(agreement=agreement, due=date(2022, 8, 1))
    publish(agreement)
    with django_assert_num_queries(5):
        listed(client)


def test_of_what_recurs_the_list_has_the_times_up_to_the_next_and_counts_no_more(client, edition, clock):
    agreement = make_agreement(edition=edition)
    make_obligation(agreement=agreement, due=date(2022, 6, 1), every="quarter", until=date(2024, 6, 1))
    publish(agreement)
    page = listed(client).text
    for shown in ("No report since", "1 September 2022", "All (2)", "Not yet due (1)"):
        assert shown in page, shown
    assert "1 December 2022" not in page
    events = Calendar.from_ical(client.get("/en/agreements/commitments.ics").content).walk("VEVENT")
    assert len(events) == 9


def test_due_dates_are_a_calendar_of_just_what_the_page_shows(client, edition):
    company, other = body(**both("name", "الشركة", "The company")), body()
    agreement = make_agreement(edition=edition, parties=[company, other], slug="mou-1")
    obligation = make_obligation(
        agreement=agreement, body=company, due=date(2022, 8, 1), every="year", until=date(2023, 8, 1)
    )
    make_obligation(agreement=agreement, body=other, due=date(2022, 9, 1))
    make_obligation(agreement=agreement, body=company)
    publish(agreement)
    answer = client.get("/en/agreements/commitments.ics", {"party": company.key})
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [date(2022, 8, 1), date(2023, 8, 1)]
    assert len({str(event["uid"]) for event in events}) == 2
    assert "The company" in events[0]["description"]
    assert events[0]["url"].endswith("/en/agreements/mou-1/#commitments")
    arabic = client.get("/ar/agreements/commitments.ics", {"party": company.key})
    same = Calendar.from_ical(arabic.content).walk("VEVENT")
    assert [str(event["uid"]) for event in same] == [str(event["uid"]) for event in events]
    assert str(same[0]["summary"]) == "تدريب مئة متطوع"
    assert obligation.key not in answer.text


def test_a_carried_translation_keeps_the_measure_that_it_had(client, edition, clock):
    agreement = make_agreement(edition=edition)
    obligation = make_obligation(agreement=agreement)
    publish(agreement)
    clock.move(days=1)
    obligation.measure_ar = "تدريب مئتي متطوع"
    obligation.save()
    type(agreement)._base_manager.filter(pk=agreement.pk).update(state="approved")  # not its translation
    request = publishing.Request(choices={"en": "carry"})
    publishing.publish(agreement, make_user(role="publisher"), request)
    assert "تدريب مئتي متطوع" in client.get("/ar/agreements/commitments/").text
    assert "Train a hundred volunteers" in listed(client).text
