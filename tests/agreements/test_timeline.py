"""What happened to an agreement, in order, as far as the day it is told on."""

from datetime import date

from agreements.published import Length, Party, Terms
from agreements.timeline import timeline
from proceedings.content import Ref
from tests.agreements.test_status import AUTOMATIC, agreement, day, event, on_signing, party


def told(content, on):
    return [
        (each.date.isoformat(), each.kind, each.by)
        for each in timeline(content, day(on))
        if not each.is_ahead
    ]


def ahead(content, on):
    return [(each.date.isoformat(), each.kind) for each in timeline(content, day(on)) if each.is_ahead]


def test_nothing_is_told_of_what_is_not_known():
    assert timeline(agreement(), day("2030-01-01")) == []


def test_signature_effect_and_what_was_reported_stand_in_order():
    content = on_signing(
        event("amended", "2022-08-01"), event("announced", "2022-06-01"), ends_on="2022-12-31"
    )
    assert told(content, "2023-01-01") == [
        ("2022-06-01", "announced", ""),
        ("2022-06-15", "signed", ""),
        ("2022-06-15", "effective", "signing"),
        ("2022-08-01", "amended", ""),
        ("2022-12-31", "expired", "term"),
    ]
    assert ahead(content, "2022-08-01") == [("2022-12-31", "expired")]


def test_parties_that_signed_on_several_days_are_told_each():
    content = agreement(parties=[party("a", "2022-06-15"), party("b", "2022-07-01"), party("c")])
    found = timeline(content, day("2022-07-01"))
    assert [(each.date, each.party.key) for each in found] == [
        (date(2022, 6, 15), "a"),
        (date(2022, 7, 1), "b"),
    ]


def test_notifications_are_told_of_each_party():
    sides = [
        Party(Ref("organisation", key), notified_on=day(on))
        for key, on in (("a", "2022-07-01"), ("b", "2022-08-01"))
    ]
    content = agreement(parties=sides, signed="2022-06-15", takes_effect="last_notification")
    assert told(content, "2022-09-01")[1:] == [
        ("2022-07-01", "notified", ""),
        ("2022-08-01", "notified", ""),
        ("2022-08-01", "effective", "last_notification"),
    ]


def test_each_time_that_it_renewed_itself_is_told():
    assert [on for on, kind, _by in told(AUTOMATIC, "2025-12-31") if kind == "renewed"] == [
        "2023-06-15",
        "2024-06-15",
        "2025-06-15",
    ]
    assert ahead(AUTOMATIC, "2022-12-31") == [("2023-06-15", "renewed")]


def test_it_renews_itself_no_more_once_it_is_ended():
    content = on_signing(event("terminated", "2024-01-01"), length=Length(1, "year"), renewal="automatic")
    assert [kind for _on, kind, _by in told(content, "2030-01-01")][-2:] == ["renewed", "terminated"]
    assert content.terms == Terms("signing", length=Length(1, "year"), renewal="automatic")


def test_of_many_renewals_the_last_are_told():
    daily = on_signing(length=Length(1, "day"), renewal="automatic")
    found = timeline(daily, day("2100-01-01"))
    assert len(found) == 12
    assert found[-1].date == day("2100-01-01")
