"""Nothing that is not public leaves the site by any address, header, count or order."""

import re
from copy import copy
from datetime import timedelta
from functools import partial
from itertools import cycle, product

import pytest

from proceedings.desk.links import DeskLink, Submission
from proceedings.desk.reports import Report
from proceedings.models import Publication
from tests.proceedings.guests import make_link

from .crawl import crawl, guessed
from .world import KINDS, STATES

NEVER = ("draft", "embargoed", "cancelled", "withdrawn", "third")
FOLD = b"\r\n "  # where a calendar's line goes on
LONG_AGO = "Sat, 01 Jan 2000 00:00:00 GMT"
# A superseded version has an address of its own, and its files stay for it.
OLD_VERSION = re.compile(r"/v/1(/|\.[a-z.]+)(\?[a-z=&0-9]+)?$|/history/$|^/media/")
# As calendars write dates, and as the other formats do.
COMPACT = re.compile(r"(2(?:0[4-9]|1\d)\d)(\d\d)(\d\d)T")
MARK = re.compile(r"zq\d+z|2(?:0[4-9]|1\d)\d-\d\d-\d\d|70\d{5}|[0-9a-f]{64}")


def marks_in(answer) -> set[str]:
    whole = (answer[1].replace(FOLD, b"") + repr(answer[2]).encode()).decode(errors="replace")
    return set(MARK.findall(COMPACT.sub(r"\1-\2-\3T", whole)))


def test_a_visitor_finds_only_what_is_public(world, pages):
    hidden = {
        mark: (state, f"{where} of the {state} {kind}")
        for (kind, state), marks in world.marks.items()
        for mark, where in marks.found.items()
        if state not in ("public", "second")
    }
    assert sum(status == 200 for status, _, _ in pages.values()) > 100
    leaks = [
        f"{path} shows {hidden[mark][1]}"
        for path, answer in pages.items()
        for mark in marks_in(answer) & hidden.keys()
        if not (hidden[mark][0] == "superseded" and OLD_VERSION.search(path))
        # Who is sent to sign in is brought back to the address that was asked for.
        if not (answer[0] == 302 and path.startswith("/desk/") and mark in path)
        # Who asks for a digest is told which one they asked for.
        if not ("/agreements/check/?" in path and mark in path)
    ]
    assert "\n".join(leaks) == ""


def test_every_published_word_is_found_somewhere(world, pages):
    """The test above could not fail if the marks of public objects were not found either."""
    found = set().union(*(marks_in(answer) for answer in pages.values()))
    public = [marks.found for (_kind, state), marks in world.marks.items() if state == "public"]
    missing = {where for marks in public for mark, where in marks.items() if mark not in found}
    assert "\n".join(sorted(missing)) == "\n".join(sorted(DESK_ONLY))


# What the desk keeps to itself: orders, and what only the other gender or another kind of material uses.
DESK_ONLY = {
    *(
        f"{name}.position"
        for name in "Agreement Attendance Material Party Quote Room Session Speaker".split()
    ),
    *(f"{name}.position" for name in ("Document", "Obligation", "Relation", "Signatory")),
    *(f"{name}.position" for name in ("Page", "Title", "Track")),
    *(f"Title.{form}_{language}" for form in ("feminine", "short_feminine") for language in ("ar", "en")),
    *("Material.document", "Material.image", "Material.url"),
    "Comment.text",
    *(f"Sentence.{name}" for name in ("position", "slot", "facts")),
    *(f"Sentence.composed_{name}" for name in ("ar", "en", "styled")),
    "Obligation.remind",
}


@pytest.mark.once
def test_other_ways_of_asking_tell_no_more(world, client):
    ways = cycle(
        [
            client.head,
            partial(client.get, headers={"If-None-Match": '"x"', "If-Modified-Since": LONG_AGO}),
            partial(client.get, headers={"Range": "bytes=0-9"}),
        ]
    )
    for path, ask in zip(guessed(world, ("ar",), ("public", "embargoed")), ways, strict=False):
        plain, other = client.get(path), ask(path)
        assert other.status_code == plain.status_code, path
        assert dict(other.headers) == dict(plain.headers), path


def test_searching_for_a_hidden_word_answers_as_for_a_word_that_is_nowhere(world, client):
    programme = "/ar/common-edition/programme"
    for path in ("/ar/search/", "/en/search/", f"{programme}/", f"{programme}.ics"):
        nowhere = _asked(client, path, "zqnowhere")
        for kind, state in product(KINDS, NEVER):
            found = world.marks[kind, state].found
            for word in [mark for mark in found if mark.startswith("zq")][:3]:
                assert _asked(client, path, word) == nowhere, (path, kind, state, found[word])


def test_pasting_hidden_words_answers_as_pasting_words_that_are_nowhere(world, client, monkeypatch):
    """Of what was withdrawn it is told that it was, and none of its words."""
    monkeypatch.setattr("press.quotations.views._are_too_many", lambda at: False)
    nowhere = _pasted(client, [f"zqnowhere{number}" for number in range(8)])
    for kind, state in product(KINDS, NEVER):
        found = world.marks[kind, state].found
        words = [mark for mark in found if mark.startswith("zq")][:8]
        if len(words) == 8:
            answer = _pasted(client, words)
            assert answer == nowhere or state == "withdrawn", (kind, state)
            assert not any(word in answer for word in found if word.startswith("zq")), (kind, state)


def _pasted(client, words):
    answer = client.post("/ar/press/check/", {"words": " ".join(words)})
    assert answer.status_code == 200
    return answer.text.replace(" ".join(words), "PASTED")


def _asked(client, path, word):
    return client.get(path, {"q": word}).content.replace(FOLD, b"").replace(word.encode(), b"WORD")


def test_a_site_whose_desk_holds_more_is_byte_for_byte_the_site_that_does_not(world, pages, client, clock):
    """More under embargo, cancelled and drafted; more that came in from outside."""
    moment = clock.moment
    later = copy(world)
    later.suffix, later.objects, later.marks = "-later", {}, {}
    later.build(states=("embargoed", "cancelled", "draft"))
    for kind in KINDS:
        # A next version of what is public, under embargo as well.
        later.put_next_version_under_embargo(world.objects[kind, "public"])
    clock.set(moment)
    send_in(world.objects["session", "public"], moment)
    assert Publication.objects.filter(public_from__gt=moment).count() >= 4 * len(KINDS)
    later_on = [path for path in pages if "-later" in path]
    nothing_there = [path for path, (status, _, _) in pages.items() if status in (404, 410)]
    found = [path for path, (status, _, _) in pages.items() if status == 200]
    after = crawl(client, [*found, *later_on, *nothing_there[::9]])
    assert after.keys() <= pages.keys()
    # Who is sent to sign in gets a form with a token of its own.
    told = [path for path in after if not path.startswith("/accounts/")]
    assert [path for path in told if pages[path] != after[path]] == []


def send_in(session, at):
    make_link(session, purpose="hall", note="a note")
    texts = {"summary": "<p>what was said</p>", "key_points": "a point"}
    Submission.objects.create(
        link=DeskLink.objects.get(), name="a rapporteur", language="ar", texts=texts, arrived_at=at
    )
    words = {"passage": "a passage", "words": "a mistake", "contact": "a reader", "note": "an answer"}
    about = {"kind": "session", "key": session.key, "number": 1, "language": "ar"}
    Report.objects.create(arrived_at=at, settled_at=at + timedelta(1), **about, **words)


def test_the_states_of_this_test_are_all_there(world):
    assert {state for _, state in world.objects} == set(STATES)
