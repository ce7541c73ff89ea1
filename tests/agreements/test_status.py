"""Where an agreement stands: a table of cases, each way of taking effect and each way of ending."""

from datetime import date

import pytest

from agreements.published import Agreement, Event, Length, Party, Signatory, Terms
from agreements.status import changes, on_card, state_on, status
from forum.names import Appearance
from proceedings.content import Ref, Text

YEAR = Length(1, "year")


def day(text):
    return date.fromisoformat(text)


def party(key="a", signed="", notified=""):
    dates = {"signed_on": day(signed) if signed else None, "notified_on": day(notified) if notified else None}
    return Party(Ref("organisation", key), **dates)


def event(kind, on, until=""):
    return Event(kind, day(on), day(until) if until else None)


def agreement(*events, parties=(), signed="", signatories=(), **terms):
    for name in ("effective_on", "ends_on"):
        if name in terms:
            terms[name] = day(terms[name])
    return Agreement(
        reference="a-1",
        kind="memorandum",
        title=Text("مذكرة", "Memorandum"),
        signed_on=day(signed) if signed else None,
        parties=tuple(parties),
        signatories=tuple(signatories),
        terms=Terms(**terms),
        events=tuple(events),
    )


def on_signing(*events, **terms):
    return agreement(*events, signed="2022-06-15", takes_effect="signing", **terms)


def last_signature(*signed, **more):
    parties = [party(key, each) for key, each in zip("abc", signed, strict=False)]
    return agreement(parties=parties, takes_effect="last_signature", **more)


def notified(*dates):
    parties = [party(key, notified=each) for key, each in zip("abc", dates, strict=False)]
    return agreement(parties=parties, signed="2022-06-15", takes_effect="last_notification")


FIXED = agreement(signed="2022-06-15", takes_effect="date", effective_on="2022-09-01", length=YEAR)
BACKDATED = agreement(signed="2022-06-15", takes_effect="date", effective_on="2022-01-01")
AUTOMATIC = on_signing(length=YEAR, renewal="automatic")
TWO_YEARS = on_signing(length=YEAR, renewal="automatic", renewal_length=Length(2, "year"))
RENEWED = on_signing(event("renewed", "2023-06-01"), length=YEAR, renewal="agreed")
AGAIN = on_signing(event("renewed", "2023-09-01", until="2023-12-31"), length=YEAR)
PAUSED = on_signing(event("suspended", "2022-08-01"), event("resumed", "2022-10-01"), length=YEAR)

# agreement, day, state, since, by, last day of the term
CASES = [
    # Nothing but that it was signed is known, as of the demo's.
    (agreement(), "2022-06-15", "signed", None, "", None),
    (agreement(length=YEAR), "2040-01-01", "signed", None, "", None),
    (agreement(event("announced", "2022-06-01")), "2022-05-31", "announced", None, "", None),
    (agreement(event("announced", "2022-06-01")), "2022-06-01", "announced", "2022-06-01", "", None),
    # On signing.
    (on_signing(), "2022-06-14", "announced", None, "", None),
    (on_signing(), "2022-06-15", "in_effect", "2022-06-15", "signing", None),
    (agreement(takes_effect="signing"), "2022-06-15", "in_effect", None, "signing", None),
    (agreement(takes_effect="signing", length=YEAR), "2022-06-15", "signed", None, "signing", None),
    (on_signing(length=YEAR), "2022-06-15", "in_effect", "2022-06-15", "signing", "2023-06-14"),
    (
        agreement(event("signed", "2022-06-15"), takes_effect="signing"),
        "2022-06-15",
        "in_effect",
        "2022-06-15",
        "signing",
        None,
    ),
    # On the last signature.
    (last_signature("2022-06-15", ""), "2022-06-14", "announced", None, "", None),
    (last_signature("2022-06-15", ""), "2030-01-01", "partly_signed", "2022-06-15", "last_signature", None),
    (
        last_signature("2022-06-15", "2022-07-01"),
        "2022-06-30",
        "partly_signed",
        "2022-06-15",
        "last_signature",
        None,
    ),
    (
        last_signature("2022-06-15", "2022-07-01"),
        "2022-07-01",
        "in_effect",
        "2022-07-01",
        "last_signature",
        None,
    ),
    (
        last_signature("2022-07-01", "2022-06-15", "2022-06-20"),
        "2022-07-01",
        "in_effect",
        "2022-07-01",
        "last_signature",
        None,
    ),
    (
        last_signature("", "", signed="2022-06-15"),
        "2022-06-15",
        "in_effect",
        "2022-06-15",
        "last_signature",
        None,
    ),
    # On a fixed date.
    (FIXED, "2022-08-31", "signed", "2022-06-15", "date", None),
    (FIXED, "2022-09-01", "in_effect", "2022-09-01", "date", "2023-08-31"),
    (BACKDATED, "2022-06-14", "announced", None, "", None),
    (BACKDATED, "2022-06-15", "in_effect", "2022-01-01", "date", None),
    (
        agreement(
            parties=[party("a", "2022-06-15"), party("b")], takes_effect="date", effective_on="2022-09-01"
        ),
        "2023-01-01",
        "partly_signed",
        "2022-06-15",
        "date",
        None,
    ),
    # On the last notification.
    (notified("2022-07-01", ""), "2030-01-01", "signed", "2022-06-15", "last_notification", None),
    (notified("2022-07-01", "2022-08-01"), "2022-07-31", "signed", "2022-06-15", "last_notification", None),
    (
        notified("2022-07-01", "2022-08-01"),
        "2022-08-01",
        "in_effect",
        "2022-08-01",
        "last_notification",
        None,
    ),
    # A day that was reported counts before the terms.
    (on_signing(event("effective", "2022-07-01")), "2022-06-30", "signed", "2022-06-15", "reported", None),
    (on_signing(event("effective", "2022-07-01")), "2022-07-01", "in_effect", "2022-07-01", "reported", None),
    # Its term ends.
    (on_signing(length=YEAR), "2023-06-14", "in_effect", "2022-06-15", "signing", "2023-06-14"),
    (on_signing(length=YEAR), "2023-06-15", "expired", "2023-06-15", "term", None),
    (on_signing(length=YEAR, renewal="agreed"), "2023-06-15", "expired", "2023-06-15", "term", None),
    (on_signing(ends_on="2024-12-31"), "2024-12-31", "in_effect", "2022-06-15", "signing", "2024-12-31"),
    (on_signing(ends_on="2024-12-31"), "2025-01-01", "expired", "2025-01-01", "term", None),
    (agreement(ends_on="2024-12-31"), "2025-01-01", "expired", "2025-01-01", "term", None),
    (on_signing(event("expired", "2022-12-01")), "2022-12-01", "expired", "2022-12-01", "reported", None),
    # It renews itself, or is renewed.
    (AUTOMATIC, "2023-06-14", "in_effect", "2022-06-15", "signing", "2023-06-14"),
    (AUTOMATIC, "2023-06-15", "renewed", "2023-06-15", "automatic", "2024-06-14"),
    (AUTOMATIC, "2031-01-01", "renewed", "2030-06-15", "automatic", "2031-06-14"),
    (TWO_YEARS, "2026-01-01", "renewed", "2025-06-15", "automatic", "2027-06-14"),
    (
        on_signing(ends_on="2022-12-31", renewal="automatic"),
        "2030-01-01",
        "renewed",
        "2023-01-01",
        "automatic",
        None,
    ),
    (RENEWED, "2023-05-31", "in_effect", "2022-06-15", "signing", "2023-06-14"),
    (RENEWED, "2023-06-01", "renewed", "2023-06-01", "reported", "2024-06-14"),
    (RENEWED, "2024-06-15", "expired", "2024-06-15", "term", None),
    (AGAIN, "2023-08-31", "expired", "2023-06-15", "term", None),
    (AGAIN, "2023-09-01", "renewed", "2023-09-01", "reported", "2023-12-31"),
    (AGAIN, "2024-01-01", "expired", "2024-01-01", "term", None),
    # It is suspended; the term runs on.
    (PAUSED, "2022-08-01", "suspended", "2022-08-01", "reported", None),
    (PAUSED, "2022-10-01", "in_effect", "2022-10-01", "resumed", "2023-06-14"),
    (PAUSED, "2023-06-15", "expired", "2023-06-15", "term", None),
    (
        on_signing(event("suspended", "2022-08-01"), length=YEAR, renewal="automatic"),
        "2025-01-01",
        "suspended",
        "2022-08-01",
        "reported",
        None,
    ),
    # It is ended.
    (
        on_signing(event("terminated", "2022-12-01"), length=YEAR, renewal="automatic"),
        "2030-01-01",
        "terminated",
        "2022-12-01",
        "reported",
        None,
    ),
    (on_signing(event("completed", "2022-12-01")), "2022-12-01", "completed", "2022-12-01", "reported", None),
    (on_signing(event("amended", "2022-12-01")), "2022-12-01", "in_effect", "2022-06-15", "signing", None),
]


@pytest.mark.parametrize(("content", "on", "state", "since", "by", "until"), CASES)
def test_where_it_stands(content, on, state, since, by, until):
    found = status(content, day(on))
    said = found.state, found.since, found.by, found.until
    assert said == (state, day(since) if since else None, by, day(until) if until else None)


@pytest.mark.parametrize(("content", "on", "state"), [case[:3] for case in CASES])
def test_a_list_that_reads_only_the_card_says_the_same(content, on, state):
    assert state_on(on_card(content), day(on)) == state


def test_a_card_of_before_its_status_was_kept_says_nothing():
    assert state_on("", day("2022-06-15")) == ""


def test_a_party_has_signed_once_all_have_who_sign_for_it():
    who = Appearance("signatory", Ref("person", "p"))
    first, second = Signatory(who, "a", signed_on=day("2022-06-15")), Signatory(who, "a")
    other = party("b", "2022-06-15")
    terms = {"takes_effect": "last_signature"}
    waiting = agreement(parties=[party("a"), other], signatories=[first, second], **terms)
    assert status(waiting, day("2030-01-01")).state == "partly_signed"
    done = agreement(parties=[party("a"), other], signatories=[first], **terms)
    assert status(done, day("2030-01-01")).since == day("2022-06-15")


def test_what_is_to_come_is_told():
    assert status(FIXED, day("2022-07-01")).expected == day("2022-09-01")
    assert status(on_signing(), day("2022-06-14")).expected == day("2022-06-15")


def test_since_when_it_was_in_effect_is_known_of_a_later_state():
    found = status(AUTOMATIC, day("2031-01-01"))
    assert (found.effective, found.effective_by) == (day("2022-06-15"), "signing")


@pytest.mark.parametrize(
    ("begins", "length", "last"),
    [
        ("2024-01-31", Length(1, "month"), "2024-02-28"),
        ("2024-02-29", YEAR, "2025-02-27"),
        ("2022-06-15", Length(90, "day"), "2022-09-12"),
    ],
)
def test_a_term_ends_on_the_day_before_the_same_day_comes_again(begins, length, last):
    content = agreement(signed=begins, takes_effect="signing", length=length)
    assert status(content, day(begins)).until == day(last)


@pytest.mark.parametrize(
    "length", [Length(1, "day"), Length(999, "day"), Length(7, "month"), Length(999, "year")]
)
def test_what_renews_itself_is_renewed_to_the_end_of_the_calendar(length):
    content = on_signing(length=length, renewal="automatic")
    assert len(changes(content)) <= 3
    for on in (day("2200-02-28"), day("9000-01-31"), date.max):
        found = status(content, on)
        assert found.since <= on <= found.until
