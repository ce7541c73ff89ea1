"""An edition out of one desk and into another is the same edition, to the last byte of its file."""

import json

import pytest
from django.core.files.storage import default_storage

from forum.models import Edition, Forum, Organisation, Person, Title, User, Venue
from proceedings.desk import Publishable
from proceedings.history import KEPT
from proceedings.models import Publication
from proceedings.transfer.bring import bring_in
from proceedings.transfer.shape import UNRECORDED, belongs, fields, scope
from proceedings.transfer.write import write
from proceedings.workflow import DeskState, Refused
from sessions.models import Session
from tests.factories import (
    make_agreement,
    make_day,
    make_edition,
    make_person,
    make_session,
    make_user,
    publish,
    relate,
)
from tests.leaks.world import World

pytestmark = pytest.mark.django_db
# Kept models that nothing of an edition leads to: the site's own pages.
ELSEWHERE = {"forum.page", "forum.term", "press.accreditation", "press.terms"}


def exported(edition) -> bytes:
    return "".join(write(edition)).encode()


def clear():
    """Another, empty desk: the record stays, as nothing of it is the desk's."""
    for model in reversed(scope(Edition)):
        for field in model._meta.local_many_to_many:
            field.remote_field.through._base_manager.all()._raw_delete("default")
    for model in reversed(scope(Edition)):
        rows = model._base_manager.all()
        if model is Organisation:
            rows.update(parent=None)
        rows._raw_delete("default")
    assert not Edition.objects.exists()


@pytest.fixture
def world(clock):
    """Every field of every model filled, by looking at the models."""
    return World(clock).build(states=("draft", "public"))


def test_every_field_of_every_kept_model_travels_or_is_of_this_installation():
    for model in KEPT:
        if model._meta.label_lower in ELSEWHERE:
            continue
        assert model in scope(Edition), model
        columns = {column for each in fields(model) for column in each.columns}
        here = {field.attname for field in model._meta.concrete_fields if field.name in UNRECORDED}
        texts = {each.name for each in fields(model) if each.kind == "texts"}
        every = {field.attname for field in model._meta.concrete_fields}
        accounts = {field.attname for field in model._meta.concrete_fields if field.related_model is User}
        assert every - columns - here - texts - accounts == {"id"}, model
        many = {field.name for field in model._meta.local_many_to_many}
        assert many <= {each.name for each in fields(model)}


def test_the_whole_of_an_edition_is_the_same_on_another_desk(world):
    edition = world.common["edition"]
    out = exported(edition)
    data = json.loads(out)
    assert set(data["objects"]) == {model._meta.model_name for model in scope(Edition) if _is_top(model)}
    assert len(data["objects"]["session"]) == edition.sessions.count() > 2
    assert len(data["files"]) > 5
    publications = Publication.objects.count()
    paths = [f"{name[:2]}/{name}" for name in data["files"]]
    clear()
    for path in paths:
        default_storage.delete(path)
    report = bring_in(out, Edition, dry_run=False)
    assert report.counts["made"] > 30
    again = Edition.objects.get()
    assert again.key == edition.key
    assert exported(again) == out
    assert all(default_storage.exists(path) for path in paths)
    assert Publication.objects.count() == publications


def _is_top(model):
    return issubclass(model, Publishable) or model in (Forum, Venue, Title)


def test_taking_it_in_twice_changes_nothing(world):
    edition = world.common["edition"]
    out = exported(edition)
    counts = [model.history.count() for model in KEPT]
    report = bring_in(out, Edition, dry_run=False)
    assert not report.changes_anything
    assert report.counts["left"] > 30
    assert [model.history.count() for model in KEPT] == counts
    assert exported(edition) == out


def test_a_trial_leaves_no_trace(world, settings, tmp_path):
    out = exported(world.common["edition"])
    clear()
    counts = [model.history.count() for model in KEPT]
    settings.PRIVATE_ROOT = tmp_path
    report = bring_in(out, Edition, dry_run=True)
    assert report.counts["made"] > 30
    assert not report.is_done
    assert not Edition.objects.exists()
    assert [model.history.count() for model in KEPT] == counts
    assert list(tmp_path.rglob("*.*")) == []


def test_everything_is_a_draft_with_a_history_and_nothing_is_published():
    edition = make_edition(slug="first")
    session = make_session(edition=edition, speakers=[make_person()])
    publish(session)
    out = exported(edition)
    clear()
    bring_in(out, Edition, dry_run=False)
    again = Session.objects.get()
    assert (again.key, again.state) == (session.key, DeskState.DRAFT)
    assert again.desk_digest == session.desk_digest != ""
    assert again.history.first().history_type == "+"
    assert Publication.objects.filter(kind="person").count() == 0


def test_only_what_the_edition_names_goes_with_it():
    edition = make_edition(forum=(forum := make_edition().forum))
    named, other = make_person(), make_person()
    make_session(edition=edition, speakers=[named])
    make_session(speakers=[other])
    data = json.loads(exported(edition))["objects"]
    assert [row["key"] for row in data["person"]] == [named.key]
    assert [row["name"]["en"] for row in data["forum"]] == [forum.name_en]
    assert len(data["session"]) == len(data["edition"]) == 1


def test_a_relation_to_an_agreement_of_another_edition_stays_behind():
    edition = make_edition()
    agreement, earlier = make_agreement(edition=edition), make_agreement(edition=edition)
    relate(agreement, "amends", earlier)
    relate(agreement, "under", make_agreement())
    data = json.loads(exported(edition))["objects"]
    [relation] = next(row["lines"]["relation"] for row in data["agreement"] if row["key"] == agreement.key)
    assert (relation["kind"], relation["other"]) == ("amends", earlier.key)
    assert len(data["edition"]) == 1


def test_what_names_something_of_another_edition_is_not_written():

    edition = make_edition()
    session = make_session(edition=edition)
    Session.objects.filter(pk=session.pk).update(day=make_day())
    with pytest.raises(Refused):
        write(edition)


def test_no_account_and_no_number_of_the_database_is_in_the_file():
    edition = make_edition()
    make_session(edition=edition, speakers=[make_person()])
    make_user(role="publisher")
    text = exported(edition).decode()
    for word in ("publisher", '"pk"', "desk_digest", '"state"'):
        assert word not in text
    assert belongs(Session, Edition)
    assert not belongs(Person, Edition)
