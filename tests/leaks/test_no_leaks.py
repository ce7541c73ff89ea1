"""Nothing that is not public leaves the site by any address, header, count or order."""

import re

import pytest

from proceedings.models import Publication

from .crawl import crawl, guessed
from .world import KINDS, STATES, World

pytestmark = pytest.mark.django_db
NEVER = ("draft", "embargoed", "cancelled", "withdrawn", "third")
FOLD = b"\r\n "  # where a calendar's line goes on
LONG_AGO = "Sat, 01 Jan 2000 00:00:00 GMT"
# A superseded version has an address of its own, and its files stay for it.
OLD_VERSION = re.compile(r"/v/1(/|\.txt|\.json)$|/history/$|^/media/")
# As calendars write dates, and as the other formats do.
COMPACT = re.compile(r"(2(?:0[4-9]|1\d)\d)(\d\d)(\d\d)T")
MARK = re.compile(r"zq\d+z|2(?:0[4-9]|1\d)\d-\d\d-\d\d|70\d{5}|[0-9a-f]{64}")


@pytest.fixture
def world(clock, monkeypatch):
    """A share image is told by its words, which nobody finds in a picture."""
    monkeypatch.setattr("proceedings.views.drawn", lambda image: repr(image).encode())
    return World(clock)


def marks_in(answer) -> set[str]:
    whole = (answer[1].replace(FOLD, b"") + repr(answer[2]).encode()).decode(errors="replace")
    return set(MARK.findall(COMPACT.sub(r"\1-\2-\3T", whole)))


def test_a_visitor_finds_only_what_is_public(world, client):
    world.build()
    hidden = {
        mark: (state, f"{where} of the {state} {kind}")
        for (kind, state), marks in world.marks.items()
        for mark, where in marks.found.items()
        if state not in ("public", "second")
    }
    pages = crawl(client, guessed(world))
    assert sum(status == 200 for status, _, _ in pages.values()) > 100
    leaks = [
        f"{path} shows {hidden[mark][1]}"
        for path, answer in pages.items()
        for mark in marks_in(answer) & hidden.keys()
        if not (hidden[mark][0] == "superseded" and OLD_VERSION.search(path))
        # Who is sent to sign in is brought back to the address that was asked for.
        if not (answer[0] == 302 and path.startswith("/desk/") and mark in path)
    ]
    assert "\n".join(leaks) == ""


def test_every_published_word_is_found_somewhere(world, client):
    """The test above could not fail if the marks of public objects were not found either."""
    world.build(states=("public",))
    found = set().union(*(marks_in(answer) for answer in crawl(client, guessed(world)).values()))
    filled = {mark: where for marks in world.marks.values() for mark, where in marks.found.items()}
    missing = sorted({where for mark, where in filled.items() if mark not in found})
    assert "\n".join(missing) == "\n".join(sorted(DESK_ONLY))


# What the desk keeps to itself: orders, and what only the other gender or another kind of material uses.
DESK_ONLY = {
    *(
        f"{name}.position"
        for name in "Agreement Attendance Material Party Quote Room Session Speaker".split()
    ),
    *(f"{name}.position" for name in ("Page", "Title", "Track")),
    *(f"Title.{form}_{language}" for form in ("feminine", "short_feminine") for language in ("ar", "en")),
    *("Material.document", "Material.image", "Material.url"),
    "Comment.text",
}


@pytest.mark.parametrize("method", ["head", "conditional", "range"])
def test_other_ways_of_asking_tell_no_more(world, client, method):
    world.build(states=("public", "embargoed"))
    for path in guessed(world, languages=("ar",)):
        plain = client.get(path)
        if method == "head":
            other = client.head(path)
        elif method == "conditional":
            other = client.get(path, headers={"If-None-Match": '"x"', "If-Modified-Since": LONG_AGO})
        else:
            other = client.get(path, headers={"Range": "bytes=0-9"})
        assert other.status_code == plain.status_code, path
        assert dict(other.headers) == dict(plain.headers), path


@pytest.mark.parametrize("state", NEVER)
def test_searching_for_a_hidden_word_answers_as_for_a_word_that_is_nowhere(world, client, state):
    world.build(states=("superseded",) if state == "third" else (state,))
    for kind in KINDS:
        words = [mark for mark in world.marks[kind, state].found if mark.startswith("zq")][:6]
        for path in (
            "/ar/search/",
            "/en/search/",
            *(f"/ar/common-edition/programme{rest}" for rest in ("/", ".ics")),
        ):
            for word in words:
                assert _asked(client, path, word) == _asked(client, path, "zqnowhere"), (path, word)


def _asked(client, path, word):
    return client.get(path, {"q": word}).content.replace(FOLD, b"").replace(word.encode(), b"WORD")


def test_a_site_that_holds_embargoed_objects_is_byte_for_byte_the_site_that_does_not(world, client, clock):
    world.build(states=("public", "withdrawn"))
    hidden = World.__new__(World)
    hidden.__dict__ |= world.__dict__ | {"objects": {}, "marks": {}}
    paths = guessed(world) + [
        path.replace("-public", "-embargoed") for path in guessed(world) if "-public" in path
    ]
    moment = clock.moment
    before = crawl(client, paths)
    hidden.build(states=("embargoed", "cancelled", "draft"))
    for kind in KINDS:
        # A next version of what is public, under embargo as well.
        hidden.put_next_version_under_embargo(world.objects[kind, "public"])
    clock.set(moment)
    assert Publication.objects.filter(public_from__gt=moment).count() >= 2 * len(KINDS)
    after = crawl(client, paths)
    assert after.keys() == before.keys()
    assert [path for path in before if before[path] != after[path]] == []


def test_the_states_of_this_test_are_all_there(world):
    world.build()
    assert {state for _, state in world.objects} == set(STATES)
