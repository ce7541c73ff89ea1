"""The index is made anew while the old one serves, and it can be compared with the record."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from proceedings import publishing
from proceedings.content import Text
from proceedings.models import Publication
from proceedings.search import rebuilding
from proceedings.search.finding import find
from proceedings.search.models import SearchEntry, SearchIndex, SearchPosting, SearchTerm
from tests.factories import both, make_edition, make_session, make_user, publish

pytestmark = pytest.mark.django_db


def said(*options):
    out = StringIO()
    call_command("rebuild_search", *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def sessions(clock):
    """Public, under embargo, superseded, withdrawn and cancelled."""
    edition = make_edition(slug="first")
    publish(edition)
    rows = [make_session(edition=edition, **both("title", f"نخلة {n}", f"Palm {n}")) for n in range(5)]
    for row in rows[:4]:
        publish(row)
    publish(rows[4], at=clock.now() + timedelta(days=1))
    clock.move(seconds=1)
    type(rows[1]).objects.filter(pk=rows[1].pk).update(**both("title", "زيتونة", "Olive"))
    publish(type(rows[1]).objects.get(pk=rows[1].pk))
    publishing.withdraw(rows[2], make_user(), Text("سبب", "Reason"))
    type(rows[3]).objects.filter(pk=rows[3].pk).update(**both("title", "رمانة", "Pomegranate"))
    publish(type(rows[3]).objects.get(pk=rows[3].pk), at=clock.now() + timedelta(days=1))
    publishing.cancel(rows[3], make_user())
    return rows


def found(query, at):
    return [row["key"] for row in find(query, at).rows]


def test_publishing_keeps_the_index_as_a_rebuild_would_make_it(sessions, clock):
    assert said("--check").startswith("The index of search is that of the record")
    kept = {(p.publication_id, p.term.text, p.weight) for p in SearchPosting.objects.select_related("term")}
    before = found("palm", clock.now()), SearchIndex.objects.get().pk
    assert "5 of 5" in said()
    made = {(p.publication_id, p.term.text, p.weight) for p in SearchPosting.objects.select_related("term")}
    assert made == kept
    assert found("palm", clock.now()) == before[0]
    assert SearchIndex.objects.get().pk != before[1]
    said("--check")


def test_the_old_index_serves_and_takes_what_is_published_until_the_new_one_is_whole(sessions, clock):
    during = []

    def told(done, of):
        during.append(sorted(found("palm", clock.now())))
        if len(during) == 1:
            publish(make_session(edition=sessions[0].edition, **both("title", "نخلة جديدة", "New palm")))

    before = sorted(found("palm", clock.now()))
    rebuilding.rebuild(told)
    assert during[0] == before
    assert len(found("palm", clock.now())) == len(before) + 1
    said("--check")


def test_what_differs_from_the_record_is_named(sessions, clock):
    row = Publication.objects.public(clock.now()).get(key=sessions[0].key)
    SearchPosting.objects.filter(publication=row).first().delete()
    with pytest.raises(CommandError, match=str(row)):
        said("--check")
    said()
    SearchEntry.objects.filter(publication=row).update(text_ar="غيره")
    with pytest.raises(CommandError, match=str(row)):
        said("--check")


def test_it_is_made_anew_only_where_the_rules_have_changed(sessions):
    serving = SearchIndex.objects.get()
    said("--if-changed")
    assert SearchIndex.objects.get() == serving
    SearchIndex.objects.update(analyser="of old")
    said("--if-changed")
    assert SearchIndex.objects.get() != serving


def test_what_was_withdrawn_or_cancelled_leaves_no_words_in_the_index(sessions):
    assert not SearchPosting.objects.filter(term__text="pomegranat").exists()
    texts = SearchEntry.objects.values_list("text_en", flat=True)
    assert not [text for text in texts if "Palm 1" in text or "Palm 2" in text]
    assert SearchTerm.objects.filter(text="oliv").exists()
