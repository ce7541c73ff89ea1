"""An edition, its file as data, and what is said of it."""

import json

import pytest
from django.utils import translation

from forum.models import Edition
from proceedings.transfer.bring import bring_in
from proceedings.transfer.read import Unreadable
from proceedings.transfer.write import write
from tests.factories import (
    make_agreement,
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_quote,
    make_session,
    make_venue,
)


def an_edition():
    venue = make_venue(rooms=[("الكبرى", "Great"), ("الصغرى", "Small")])
    edition = make_edition(slug="first", venue=venue)
    day = make_day(edition=edition)
    session = make_session(day=day, slug="opening", speakers=[make_person(slug="speaker")])
    make_quote(speaker=session.speakers.get())
    make_agreement(edition=edition, slug="a-1", parties=[make_organisation(slug="body")])
    return edition


def file_of(edition):
    return json.loads("".join(write(edition)))


def take(data, **request):
    return bring_in(json.dumps(data).encode(), Edition, **{"dry_run": False} | request)


def problems(data):
    with translation.override("en"), pytest.raises(Unreadable) as caught:
        take(data)
    return {each.path: each.words for each in caught.value.problems}


def only(data, kind):
    (row,) = data["objects"][kind]
    return row
