"""A thousand edits by two people in forms that are open at once, and an oracle: nothing is replaced that its
replacer had not been shown, nothing typed is lost in silence.

Each text that is typed is a word of its own, so that one can tell of each where it went.
"""

import random
import re
from itertools import count

import pytest
from django.test import Client

from forum.models import Person, Room, Venue
from proceedings.admin.merging import MergingForm
from proceedings.models import Publication
from sessions.models import Material, Session
from tests.admin_form import add_line, filled
from tests.factories import (
    make_edition,
    make_person,
    make_room,
    make_session,
    make_track,
    make_user,
    make_venue,
)

pytestmark = pytest.mark.django_db
EDITS = 250
WORLDS = 4
TEXTS = {
    Venue: ("name_ar", "name_en", "place_ar", "place_en", "address_ar", "address_en"),
    Room: ("name_ar", "name_en"),
    Person: ("name_ar", "name_en", "office_ar", "office_en", "biography_ar", "biography_en"),
    Session: ("title_ar", "title_en", "abstract_ar", "summary_ar", "summary_en"),
    Material: ("title_ar", "title_en", "credit_en"),
}
LINES = {Venue: ("rooms", Room), Session: ("materials", Material)}
WORD = re.compile(r"\bw\d+w\b")


def words(text):
    return set(WORD.findall(str(text)))


class World:
    def __init__(self, seed):
        self.random, self.numbers = random.Random(seed), count()
        edition = make_edition()
        self.tracks = [make_track(edition=edition) for _ in range(4)]
        self.venue = make_venue(**self.texts(Venue))
        for _ in range(3):
            make_room(venue=self.venue, **self.texts(Room))
        self.person = make_person(**self.texts(Person))
        self.session = make_session(edition=edition, tracks=self.tracks[:2], **self.texts(Session))
        for _ in range(2):
            Material.objects.create(
                session=self.session, kind="recording", url="https://example.org", **self.texts(Material)
            )

    def word(self):
        return f"w{next(self.numbers)}w"

    def texts(self, model):
        return {name: self.word() for name in TEXTS[model]}

    def state(self):
        found = {
            (model.__name__, row["pk"], name): row[name]
            for model, names in TEXTS.items()
            for row in model._base_manager.values("pk", *names)
            for name in names
        }
        tracks = Session.tracks.through.objects.values_list("track_id", flat=True)
        return found, set(tracks)


class Editor:
    """Somebody with pages open. `shown` are the words that any of these pages has held, `unsaved` those that
    they have typed and that were not accepted yet."""

    def __init__(self, world, name, language):
        self.world, self.random = world, world.random
        self.client = Client()
        self.client.force_login(make_user(role="administrator", username=name))
        self.client.cookies["django_language"] = language
        self.shown, self.unsaved, self.open, self.told = set(), set(), {}, 0
        self.tracks = set()  # as they were stored when the form of the session was written last

    def look(self, response):
        if "programme/session" in response.request["PATH_INFO"]:
            self.tracks = self.world.state()[1]
        self.shown |= words(response.content.decode())
        return filled(response)

    def edit(self, desk):
        """One post of a form, opened now or long ago; one that was refused stays open, for the choice."""
        url = f"/admin/{desk._meta.app_label}/{desk._meta.model_name}/{desk.pk}/change/"
        if url not in self.open or self.random.random() < 0.2:
            self.open[url] = self.look(self.client.get(url, {"_popup": "1"}))  # less of a page to write
        data = {name: value for name, value in self.open[url].items() if name != "_popup"}
        typed = self.type_into(data, type(desk))
        before, known = self.world.state(), set(self.shown)
        response = self.client.post(url, data | {"_continue": "1"})
        after = self.world.state()
        if response.status_code == 302:
            self.unsaved -= typed
            if self.random.random() < 0.5:  # or else the same page is sent again: the browser's Back
                del self.open[url]
            assert typed <= words(after[0].values()), "typed, saved, and not there"
            if desk is self.world.session:
                mine = several(data.get("tracks"))
                merged = (before[1] | (mine - self.tracks)) - (self.tracks - mine)
                assert after[1] == merged, "a track came or went by itself"
            for place, old in before[0].items():
                unseen = words(old) - known if after[0].get(place) != old else set()
                assert not unseen, f"{place}: {unseen} replaced by who had not been shown it"
        else:
            self.told += 1
            assert before == after, "a refused form wrote"
            assert typed <= words(response.content.decode()), "typed, refused, and not there"
            del self.open[url]
            if response.status_code == 200:
                self.open[url] = self.look(response)

    def type_into(self, data, model):
        """Change some texts, lines and tracks; the words that must be found again."""
        for name in [name for name in data if name.startswith("choice-")]:
            if self.random.random() < 0.4:
                data[name] = "drop" if re.fullmatch(r"choice-[a-z]+-\d+", name) else "theirs"
        names = list(TEXTS[model])
        if model in LINES:
            names += self.change_lines(data, *LINES[model])
        names = [name for name in names if not self.lets_go(data, name)]
        for name in self.random.sample(names, min(len(names), self.random.randint(1, 3))):
            data[name] = self.world.word()
            self.unsaved |= words(data[name])
        if model is Session and self.random.random() < 0.4:
            data["tracks"] = [str(each.pk) for each in self.world.tracks if self.random.random() < 0.5]
        return {word for name in names for word in words(data[name])} & self.unsaved

    def lets_go(self, data, name):
        row = re.match(r"[a-z]+-\d+", name)
        return data.get(f"choice-{name}") == "theirs" or (
            row and (f"{row[0]}-DELETE" in data or data.get(f"choice-{row[0]}") == "drop")
        )

    def change_lines(self, data, prefix, model):
        """Sometimes one more, or one less; the names of all their texts."""
        total = int(data[f"{prefix}-TOTAL_FORMS"])
        if self.random.random() < 0.15 and total < 6:
            fields = self.world.texts(model)
            self.unsaved |= words(fields.values())
            film = {"kind": "recording", "url": "https://example.org"} if model is Material else {}
            data.update(add_line(data, prefix, **fields, **film))
        elif self.random.random() < 0.15 and total > 2:
            row = self.random.randrange(total)
            if data.get(f"{prefix}-{row}-id"):
                data[f"{prefix}-{row}-DELETE"] = "on"
        total = int(data[f"{prefix}-TOTAL_FORMS"])
        return [f"{prefix}-{row}-{name}" for row in range(total) for name in TEXTS[model]]

    def act_on_list(self):
        """A bulk action while forms are open: it changes tracks, deletes a line that stands in one, or
        publishes."""
        if self.random.random() < 0.4:
            self.change_tracks()
        elif self.random.random() < 0.5 and Room.objects.count() > 2:
            room = self.random.choice(list(Room.objects.order_by("pk")))
            data = {"action": "delete_selected", "_selected_action": room.pk, "post": "yes"}
            self.client.post("/admin/forum/room/", data)
            assert not Room.objects.filter(pk=room.pk).exists()
        else:
            note = {"note_ar": "تحديث", "note_en": "An update"}
            data = {"action": "publish_selected", "_selected_action": self.world.session.pk}
            texts = self.world.state()
            asked = self.client.post("/admin/programme/session/", data)
            assert self.client.post("/admin/programme/session/", filled(asked) | note).status_code == 200
            assert self.world.state() == texts
            assert Publication.objects.filter(key=self.world.session.key).exists()

    def change_tracks(self):
        """Of what was looked at, and of nothing else; texts that others are typing stay theirs."""
        track, how = self.random.choice(self.world.tracks), self.random.choice(("add", "remove"))
        chosen = {"action": "arrange_selected", "_selected_action": self.world.session.pk, "how": how}
        chosen |= {"tracks": track.pk, "day": "", "room": "", "happening": ""}
        texts, tracks = self.world.state()
        looked = self.client.post("/admin/programme/session/", chosen | {"look": "yes"})
        self.client.post("/admin/programme/session/", filled(looked) | {"confirm": "yes"})
        wanted = tracks | {track.pk} if how == "add" else tracks - {track.pk}
        assert self.world.state() == (texts, wanted)

    def turn(self):
        if self.random.random() < 0.03:
            self.act_on_list()
            return
        rooms = list(Room.objects.order_by("pk"))
        desk = self.random.choices(
            [self.world.venue, self.world.person, self.world.session, self.random.choice(rooms)],
            weights=(7, 1, 1, 2),
        )[0]
        self.edit(desk)


def several(values):
    return {int(each) for each in ([values] if isinstance(values, str) else values or ())}


def two_editors(edits, seed=0):
    world = World(seed)
    editors = [Editor(world, "first", "ar"), Editor(world, "second", "en")]
    for _ in range(edits):
        world.random.choice(editors).turn()
    return editors


# Forms are merged by the same code on every database: one world shows that the other stores it as well.
MORE = [pytest.param(seed, marks=pytest.mark.once) for seed in range(1, WORLDS)]


@pytest.mark.parametrize("seed", [0, *MORE])
def test_a_thousand_interleaved_edits_lose_nothing_in_silence(seed):
    editors = two_editors(EDITS, seed)
    assert all(editor.told > EDITS / 40 for editor in editors), "they hardly met"


def test_the_oracle_notices_forms_that_do_not_merge(monkeypatch):
    monkeypatch.setattr(MergingForm, "_merge", lambda form, before: None)
    with pytest.raises(AssertionError, match="replaced by who had not been shown it"):
        two_editors(100)
