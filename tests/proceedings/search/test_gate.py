"""Search tells nothing of what is not public: neither by what it finds nor by counts, order or spelling."""

import random
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction

from proceedings import publishing
from proceedings.content import Text
from proceedings.models import Publication
from proceedings.search.finding import find
from proceedings.search.index import forget_words, take_out
from proceedings.search.suggestions import suggestions
from proceedings.workflow import Refused
from tests.factories import both, make_organisation, make_user, publish

pytestmark = pytest.mark.django_db
WORDS = "مركز مراكز المدينة حديقة الحدائق تطوع متطوعون palm palms garden gardens centre"
QUERIES = [*WORDS.split(), "مركز المدينة", "الحدئق", "gardn", "palmgarden", "تطوعي حديقة"]


class Stop(Exception):
    pass


def answers(at):
    """All that search tells at a moment."""
    told = []
    for query in QUERIES:
        found = find(query, at)
        told.append([(row["key"], row["matched"], row["score"]) for row in found.rows])
        told.append([(word.texts, word.count, word.size, word.is_corrected) for word in found.words])
        told.append([card.key for card in suggestions(query[:3], at, [""])])
    return told


def answers_without_the_rest(at):
    """The same, had nothing but what is public ever been put into the index."""
    told = []
    try:
        with transaction.atomic():
            take_out(
                Publication.objects.exclude(pk__in=Publication.objects.public(at).values("pk")).values("pk")
            )
            forget_words()
            told = answers(at)
            raise Stop
    except Stop:
        return told


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_published_embargoed_withdrawn_or_cancelled(clock, seed):
    chance, by = random.Random(seed), make_user()
    rows = [make_organisation(**both("name", f"أول {n}", f"First {n}")) for n in range(6)]
    actions = {
        "now": lambda row: publish(row, change="update", note=Text("ملاحظة", "Note")),
        "release": lambda row: publish(row, release_now=True, note=Text("ملاحظة", "Note")),
        "later": lambda row: publish(
            row, at=clock.now() + timedelta(minutes=chance.randint(1, 90)), note=Text("أ", "A")
        ),
        "cancel": lambda row: publishing.cancel(row, by),
        "withdraw": lambda row: publishing.withdraw(row, by, Text("سبب", "Reason")),
    }
    hidden = 0
    for step in range(24):
        row = chance.choice(rows)
        words = chance.choices(WORDS.split(), k=4)
        type(row).objects.filter(pk=row.pk).update(**both("name", " ".join(words[:2]), " ".join(words[2:])))
        with suppress(Refused):
            action = chance.choice([*actions.values(), actions["now"], actions["later"]])
            action(type(row).objects.get(pk=row.pk))
        clock.move(minutes=chance.randint(1, 30))
        hidden += Publication.objects.pending(clock.now()).exists()
        if step % 4 == 3:
            assert answers(clock.now()) == answers_without_the_rest(clock.now()), (seed, step)
    assert hidden
