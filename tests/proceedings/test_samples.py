"""Texts as they were stored once, kept in `samples/`: each must be read, and its page shown, for ever.

A sample is never changed. Where a shape grows, a new sample is added beside the old ones.
"""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from proceedings.cards import Card
from proceedings.content import LANGUAGES, canonical, from_data, plain_data
from proceedings.kinds import KINDS
from proceedings.models import Publication
from proceedings.names import names
from proceedings.reading import read
from proceedings.verification import verify
from proceedings.versions import seal

FOLDER = Path(__file__).parent / "samples"
SAMPLES = sorted(path.stem for path in FOLDER.glob("*.json"))
START = datetime(2022, 6, 15, 9, 0, tzinfo=UTC)

each_sample = pytest.mark.parametrize("name", SAMPLES)


def stored(name):
    return json.loads((FOLDER / f"{name}.json").read_text())


def row(name, number=1):
    sample = stored(name)
    card = sample["card"]
    return Publication(
        kind=card["kind"],
        key=card["key"],
        edition=sample["edition"],
        slug=sample["slug"],
        day=sample["day"],
        number=number,
        change="first",
        public_from=START + timedelta(hours=number),
        published_at=START + timedelta(hours=number),
        published_by="publisher",
        languages=canonical(sample["languages"]),
        title_ar=card["title"]["ar"],
        title_en=card["title"]["en"],
        card=canonical(card),
        content=canonical(sample["content"]),
    )


def holds(new, old):
    """Whether everything that was stored is still there, with its name and its value."""
    if isinstance(old, dict):
        return isinstance(new, dict) and all(name in new and holds(new[name], old[name]) for name in old)
    if isinstance(old, list):
        return isinstance(new, list) and len(new) == len(old) and all(map(holds, new, old))
    return new == old


def test_every_kind_has_a_sample():
    assert {stored(name)["card"]["kind"] for name in SAMPLES} == set(KINDS)


@each_sample
def test_nothing_that_was_stored_is_lost_in_reading(name):
    sample = stored(name)
    shape = KINDS[sample["card"]["kind"]].content
    content = sample["content"]
    for data in [content["data"], *(part["data"] for part in content["carried"].values())]:
        assert holds(json.loads(canonical(plain_data(from_data(data, shape)))), data)
    assert holds(json.loads(canonical(plain_data(from_data(sample["card"], Card)))), sample["card"])


@each_sample
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_read_and_gives_its_plain_text(name, language):
    publication = row(name, number=max(stored(name)["languages"].values()))
    reading = read(publication, language)
    assert reading.language == language
    content = publication.body["carried"].get(language, publication.body["data"])
    title = (content.get("data") or content).get("title") or (content.get("data") or content).get("name")
    plain = KINDS[publication.kind].plain(reading.content, language)
    assert not title or title[language] in plain


@pytest.mark.django_db
@each_sample
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_what_was_stored_is_still_shown(name, language, clock, client):
    clock.set(START + timedelta(days=1))
    others = [other for other in SAMPLES if stored(other)["card"]["key"] != stored(name)["card"]["key"]]
    number = max(stored(name)["languages"].values())
    for publication in [*(row(other) for other in others if "-" not in other), row(name, number)]:
        seal(publication).save()
    card = from_data(stored(name)["card"], Card)
    edition = "sample/" if card.edition else ""
    page = client.get(f"/{language}/{edition}{card.path}")
    assert page.status_code == 200
    assert f'data-key="{card.key}"' in page.text


@pytest.mark.django_db
def test_a_stored_name_is_still_given(clock):
    for name in ("person", "organisation"):
        seal(row(name)).save()
    at = START + timedelta(days=1)
    card = from_data(stored("person")["card"], Card)
    body = card.people[0].body
    shown = names([card.people[0].who, body], at, on=datetime(2018, 1, 1).date())
    assert shown.of(card.people[0].who).text.en == "Saad Al-Omari"
    assert shown.of(body).text.en == "Neighbours Committee"
    assert verify().problem is None
