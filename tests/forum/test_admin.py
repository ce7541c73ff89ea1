"""The desk of the event: its language, its accounts, and the forms of people, bodies, days and editions."""

import re

import pytest
from django.contrib.auth.models import Group

from forum.models import Attendance, Day, Edition, Forum, Organisation, Title, User, Venue
from proceedings.workflow import DeskState
from tests.admin_form import add_line, filled
from tests.factories import (
    approve,
    make_attendance,
    make_day,
    make_edition,
    make_forum,
    make_organisation,
    make_person,
    make_session,
    make_title,
    make_user,
    make_venue,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(make_user(role="editor"))
    return client


class TestLanguage:
    def test_is_arabic_by_default(self, client):
        page = client.get("/admin/login/", follow=True).content.decode()
        assert '<html lang="ar" dir="rtl">' in page

    def test_is_switched_on_the_login_page_and_remembered(self, client):
        page = client.get("/admin/login/?next=/admin/forum/day/", follow=True).content.decode()
        assert re.search(r'<button[^>]+name="language"\s+value="en"', page)
        response = client.post("/admin/i18n/setlang/", {"language": "en", "next": "/admin/login/"})
        assert response.url == "/admin/login/"
        page = client.get("/admin/login/", follow=True).content.decode()
        assert '<html lang="en" dir="ltr">' in page

    def test_is_switched_on_the_page_one_is_on(self, editor):
        page = editor.get("/admin/forum/person/?q=x").content.decode()
        assert '<input type="hidden" name="next" value="/admin/forum/person/?q=x">' in page

    def test_never_leads_to_another_site(self, client):
        response = client.post("/admin/i18n/setlang/", {"language": "en", "next": "https://example.org/"})
        assert response.url == "/"


PAGES = [
    *("/admin/", "/admin/forum/"),
    *(
        f"/admin/forum/{name}/{page}"
        for name in ("forum", "venue", "edition", "day")
        for page in ("", "add/")
    ),
    *(f"/admin/forum/{name}/{page}" for name in ("person", "organisation", "title") for page in ("", "add/")),
    *(f"/admin/programme/{name}/{page}" for name in ("session", "workshop") for page in ("", "add/")),
    *("/admin/agreements/agreement/", "/admin/agreements/agreement/add/"),
]


@pytest.mark.once
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_without_inline_script_or_style(editor, path, language):
    make_session(day=make_day())
    editor.cookies["django_language"] = language
    response = editor.get(path)
    assert response.status_code == 200
    page = response.content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert " onclick=" not in page
    inline = [part for part in page.split("<script")[1:] if " src=" not in part.partition(">")[0]]
    assert all('type="importmap" nonce="' in part.partition(">")[0] for part in inline)


@pytest.mark.parametrize(
    ("path", "data", "model"),
    [
        ("forum/forum", {"name_ar": "ملتقى"}, Forum),
        ("forum/venue", {"name_en": "Hall"}, Venue),
        (
            "forum/title",
            {"kind": "style", "masculine_ar": "سعادة", "feminine_ar": "سعادة"},
            Title,
        ),
    ],
)
def test_what_has_no_source_language_needs_a_name_in_either(editor, path, data, model):
    url = f"/admin/{path}/add/"
    empty = editor.post(url, filled(editor.get(url)))
    assert empty.status_code == 200
    assert not model.objects.exists()
    assert editor.post(url, filled(editor.get(url), **data)).status_code == 302
    assert model.objects.exists()


def test_a_body_keeps_its_former_names(editor):
    body = make_organisation()
    url = f"/admin/forum/organisation/{body.pk}/change/"
    data = add_line(filled(editor.get(url)), "former_names", name_ar="الجمعية الأولى", until="2019-12-31")
    assert editor.post(url, data).status_code == 302
    assert body.former_names.get().name_ar == "الجمعية الأولى"


def test_a_body_cannot_stand_above_itself(editor):
    body = make_organisation()
    url = f"/admin/forum/organisation/{body.pk}/change/"
    response = editor.post(url, filled(editor.get(url), parent=body.pk, relation="department"))
    assert "parent" in response.context["adminform"].form.errors
    assert Organisation.objects.get().parent is None


def test_an_edition_takes_no_address_of_the_sites_own(editor):
    url = "/admin/forum/edition/add/"
    named = {"forum": make_forum().pk, "name_ar": "ملتقى", "name_en": "Press"}
    refused = editor.post(url, filled(editor.get(url), slug="press", **named))
    assert "slug" in refused.context["adminform"].form.errors
    response = editor.post(url, filled(editor.get(url), slug="", **named))
    assert response.status_code == 302
    assert Edition.objects.get().slug == "press-2"


def test_patrons_are_the_editions_and_dignitaries_the_days(editor):
    edition, person = make_edition(), make_person(titles=[make_title()])
    day = make_day(edition=edition)
    for path in (f"edition/{edition.pk}", f"day/{day.pk}"):
        url = f"/admin/forum/{path}/change/"
        data = add_line(filled(editor.get(url)), "attendances", person=person.pk)
        assert editor.post(url, data).status_code == 302
    patron, dignitary = Attendance.objects.order_by("pk")
    assert (patron.role, patron.edition, patron.day) == ("patron", edition, None)
    assert (dignitary.role, dignitary.edition, dignitary.day) == ("dignitary", edition, day)
    assert patron.titles.count() == dignitary.titles.count() == 1
    shown = editor.get(f"/admin/forum/edition/{edition.pk}/change/").context["inline_admin_formsets"][1]
    assert [form.instance for form in shown.formset.initial_forms] == [patron]


def test_a_day_that_moves_to_another_edition_takes_its_guests(editor):
    day, other = make_day(), make_edition()
    guest = make_attendance(person=make_person(), edition=day.edition, day=day, role="dignitary")
    url = f"/admin/forum/day/{day.pk}/change/"
    assert editor.post(url, filled(editor.get(url), edition=other.pk)).status_code == 302
    guest.refresh_from_db()
    assert guest.edition == other


def test_a_change_of_the_venue_is_a_change_of_the_editions_text(editor):
    venue = make_venue()
    edition = make_edition(venue=venue)
    approve(edition)
    url = f"/admin/forum/venue/{venue.pk}/change/"
    editor.post(url, filled(editor.get(url), name_ar="مركز آخر"))
    edition.refresh_from_db()
    assert edition.state == DeskState.IN_REVIEW


def test_two_days_of_one_number_are_refused(editor):
    day = make_day(number=2)
    url = "/admin/forum/day/add/"
    response = editor.post(url, filled(editor.get(url), edition=day.edition_id, number=2))
    assert response.status_code == 200
    assert Day.objects.count() == 1


@pytest.mark.parametrize("number", [0, 1000, 2_147_483_647])
def test_a_day_that_no_address_could_name_is_refused(editor, number):
    url = f"/admin/forum/day/{make_day().pk}/change/"
    response = editor.post(url, filled(editor.get(url), number=number))
    assert "number" in response.context["adminform"].form.errors


def test_a_list_is_called_by_what_it_lists(editor):
    editor.cookies["django_language"] = "en"
    assert editor.get("/admin/programme/session/").context["title"] == "Sessions"


def test_the_pages_of_the_desk_stand_in_the_order_of_the_work(editor):
    apps = editor.get("/admin/").context["app_list"]
    wanted = ["programme", "agreements", "press", "forum", "proceedings"]
    assert [app["app_label"] for app in apps] == wanted
    assert [model["object_name"] for model in apps[0]["models"]] == ["Session", "Workshop"]
    assert [model["object_name"] for model in apps[3]["models"]][:3] == ["Edition", "Day", "Person"]


class TestAccounts:
    URL = "/admin/forum/user/"

    def sign_in(self, client, **changes):
        administrator = make_user(role="administrator")
        User.objects.filter(pk=administrator.pk).update(**changes)
        client.force_login(administrator)
        return administrator

    @pytest.mark.parametrize("role", ["contributor", "translator", "editor", "publisher", "press_officer"])
    def test_are_seen_by_administrators_alone(self, client, role):
        client.force_login(make_user(role=role))
        assert client.get(self.URL).status_code == 403
        assert "/admin/forum/user/" not in client.get("/admin/").content.decode()

    def test_get_their_role_from_a_group(self, client):
        self.sign_in(client)
        user = make_user(role="contributor")
        url = f"{self.URL}{user.pk}/change/"
        client.post(url, filled(client.get(url), groups=[Group.objects.get(name="editor").pk]))
        assert [group.name for group in user.groups.all()] == ["editor"]

    @pytest.mark.parametrize(("language", "label"), [("ar", "مسؤول النشر"), ("en", "Publisher")])
    def test_show_roles_in_the_readers_language(self, client, language, label):
        self.sign_in(client)
        client.cookies["django_language"] = language
        user = make_user(role="publisher")
        listed = client.get(self.URL).content.decode()
        assert f'<td class="field-roles">{label}</td>' in listed
        assert "groups__id__exact" in listed.split(f">{label}</a>")[0]
        assert f" selected>{label}</option>" in client.get(f"{self.URL}{user.pk}/change/").content.decode()

    def test_of_superusers_are_out_of_an_administrators_reach(self, client):
        me = self.sign_in(client)
        owner = User.objects.create_superuser("owner", password="x")
        assert client.post(f"{self.URL}{owner.pk}/password/", {}).status_code == 403
        assert client.post(f"{self.URL}{owner.pk}/change/", {}).status_code == 403
        url = f"{self.URL}{me.pk}/change/"
        client.post(url, filled(client.get(url), is_superuser="on"))
        me.refresh_from_db()
        assert not me.is_superuser

    def test_are_switched_off_and_never_deleted(self, client):
        self.sign_in(client, is_superuser=True)
        user = make_user(role="editor")
        assert client.post(f"{self.URL}{user.pk}/delete/", {"post": "yes"}).status_code == 403

    def test_cannot_be_searched_by_their_password(self, client):
        self.sign_in(client)
        assert client.get(self.URL, {"password__startswith": "md5"}).status_code == 400
        assert client.get(self.URL, {"email__startswith": "e"}).status_code == 400
        assert client.get(self.URL, {"is_active__exact": "1"}).status_code == 200
