from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from agreements.derived import Commitment
from agreements.models import Agreement
from agreements.status import state_on
from forum.models import Edition, Person
from proceedings import clock, verification
from proceedings.dates import day_of
from proceedings.models import Publication
from proceedings.publishing import compile_desk
from proceedings.search import rebuilding
from proceedings.versions import content_of, source_digest

pytestmark = pytest.mark.django_db


def run(**options):
    call_command("make_sample", stdout=StringIO(), **{"sessions": 27, "people": 9} | options)


def public(kind):
    return Publication.objects.public(clock.now()).filter(kind=kind).order_by("day", "position")


def test_it_is_marked_as_a_trial_and_has_what_was_asked_for():
    run(sessions=4, people=3)
    edition = public("edition").get()
    assert (edition.title_ar, edition.title_en) == ("ملتقى للتجربة", "Sample forum")
    assert (public("session").count(), public("person").count(), public("day").count()) == (4, 3, 3)
    assert Edition.objects.get().is_current


def test_it_holds_what_pages_must_cope_with():
    run()
    sessions = [content_of(row) for row in public("session")]
    beside_each_other = Counter(session.starts_at for session in sessions if session.starts_at)
    assert max(beside_each_other.values()) == 3
    assert any(session.starts_at is None and not session.room for session in sessions)
    assert any(len(session.title.ar) > 150 for session in sessions)
    assert any(len(session.speakers) == 4 for session in sessions)
    assert any(len(session.tracks) == 2 for session in sessions)
    assert any(len(session.quotes) == 1 for session in sessions)
    assert {row.languages for row in public("session")} == {'{"ar":1}', '{"ar":1,"en":1}'}
    people = [content_of(row) for row in public("person")]
    assert {person.gender for person in people} == {"m", "f"}
    assert any(not person.name.en for person in people)
    assert any(not person.office for person in people)


def test_each_day_that_has_sessions_has_its_report_in_both_languages():
    run(sessions=4, people=3)
    reports = [(row, content_of(row)) for row in public("report")]
    assert [row.day for row, _content in reports] == [1, 2]
    assert all(len(content.sentences) > 2 for _row, content in reports)
    assert {row.languages for row, _content in reports} == {'{"ar":1,"en":1}'}


def test_the_same_seed_makes_the_same_edition_and_another_seed_another():
    made = []
    for seed in (1, 1, 2):
        with transaction.atomic():
            run(sessions=6, people=5, seed=seed)
            rows = Publication.objects.public(clock.now()).order_by("kind", "slug")
            made.append([(row.slug, row.body["plain"]) for row in rows])
            transaction.set_rollback(True)
    assert made[0] == made[1] != made[2]


def test_a_second_one_needs_an_address_of_its_own_and_leaves_the_first_current():
    run(sessions=1, people=1)
    with pytest.raises(CommandError, match="--slug"):
        run(sessions=1, people=1)
    run(sessions=1, people=1, slug="other")
    assert list(Edition.objects.order_by("pk").values_list("slug", "is_current")) == [
        ("sample", True),
        ("other", False),
    ]
    assert Person.objects.count() == 2


def test_the_register_is_filled_in_bulk_as_publishing_would_have_done_it():
    run(sessions=1, people=1, agreements=40)
    rows = list(public("agreement"))
    assert len(rows) == 40 + 2
    assert "تجريبي" in rows[-1].title_ar
    assert verification.verify().problem is None
    assert list(rebuilding.problems()) == []
    published = {row.key: row.source_digest for row in rows}
    for row in Agreement.objects.all():
        assert published[row.key] == row.desk_digest == source_digest(compile_desk(row))
    kept = Commitment.objects.count()
    assert kept > 0
    call_command("rebuild_register", stdout=StringIO())
    assert Commitment.objects.count() == kept
    today = day_of(clock.now())
    states = {state_on(dict(row.shown_card.facts)["status"], today) for row in rows}
    assert len(states) > 2


@pytest.mark.parametrize("number", ["0", "-1", "many"])
def test_a_count_that_makes_no_sense_is_refused(number):
    with pytest.raises(CommandError, match="sessions"):
        call_command("make_sample", "--sessions", number)
