from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from forum.models import Edition, Organisation, Person, User
from press.demo import load
from proceedings import clock
from proceedings.models import Publication
from sessions.models import Session
from tests.factories import make_edition, make_organisation


def run(*arguments):
    output = StringIO()
    call_command("load_demo", *arguments, stdout=output)
    return output.getvalue()


def rows():
    """Every row of every table."""
    models = [model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy]
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list())
        for model in models
        if model._meta.app_label != "contenttypes"
    }


@pytest.mark.django_db
def test_a_second_run_changes_nothing_and_says_so():
    assert "published" in run()
    before = rows()
    assert "nothing was changed" in run()
    assert rows() == before


@pytest.mark.django_db
def test_a_run_after_an_editor_changed_something_leaves_it_so():
    run()
    Person.objects.filter(slug="ahmed-al-qarawi").update(office_ar="منصب آخر", slug="ahmed-alqarawi")
    Session.objects.filter(slug="social-investment").update(title_en="Another title")
    Edition.objects.update(slug="2022")
    before = rows()
    run()
    assert rows() == before


@pytest.mark.django_db
def test_where_there_is_an_edition_it_does_nothing_if_asked_so():
    make_edition(slug="another")
    before = rows()
    assert "not loaded" in run("--if-empty")
    assert rows() == before


@pytest.mark.django_db
def test_an_empty_database_is_filled_also_if_asked_for_that_alone():
    run("--if-empty")
    assert Publication.objects.public(clock.now()).filter(kind="edition", slug="first").exists()


@pytest.mark.django_db
def test_beside_another_edition_it_takes_neither_the_first_page_nor_a_body_that_is_there():
    make_edition(slug="another", is_current=True)
    make_organisation(slug="maarif", name_ar="معارف", name_en="Maarif")
    run()
    assert not Edition.objects.get(slug="first").is_current
    assert Organisation.objects.get(slug="maarif").name_en == "Maarif"


@pytest.mark.django_db
def test_a_run_that_breaks_leaves_nothing(monkeypatch):
    def with_a_mistake(name, read=load.read):
        entries = read(name)
        if name == "agreements":
            entries["agreement-maarif"]["title"]["ar"] = "سطر\nوآخر"
        return entries

    monkeypatch.setattr(load, "read", with_a_mistake)
    before = rows()
    with pytest.raises(CommandError, match="title"):
        run()
    assert rows() == before


@pytest.mark.django_db
def test_its_account_is_a_publisher_that_nobody_can_log_in_as():
    run()
    user = User.objects.get()
    assert list(user.groups.values_list("name", flat=True)) == ["publisher"]
    assert not user.is_staff
    assert not user.has_usable_password()
    assert set(Publication.objects.values_list("published_by", flat=True)) == {user.get_username()}
