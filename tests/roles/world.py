"""A desk with one object of everything in its registry, and everybody who might come to it."""

from contextlib import contextmanager
from copy import deepcopy
from datetime import timedelta
from itertools import count
from types import SimpleNamespace
from unittest.mock import PropertyMock, patch

import pytest
from django.contrib import admin
from django.core import signing
from django.db import connection, models, transaction
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.utils import timezone

from forum.models import Invitation, Term
from press.models import Reading
from proceedings.admin import snapshot
from proceedings.content import Text
from proceedings.desk import Publishable
from proceedings.desk.links import DeskLink, Submission
from proceedings.desk.reports import Report
from proceedings.desk.team import Notice
from proceedings.models import Publication
from tests.admin_form import filled
from tests.factories import (
    approve,
    make_agreement,
    make_day,
    make_edition,
    make_forum,
    make_notice,
    make_organisation,
    make_page,
    make_person,
    make_report,
    make_room,
    make_session,
    make_title,
    make_track,
    make_user,
    make_venue,
    make_workshop,
    publish,
)
from tests.press.accredited import make_journalist, make_request, make_terms
from tests.proceedings.guests import hall, make_link

ROLES = (
    *("contributor", "translator", "translator without a language"),
    *("editor", "publisher", "press officer", "administrator"),
)
# An account on the desk without a role; an editor whose account opens no desk; an accredited journalist; an
# account switched off.
GUESTS = ("guest of a hall", "visitor")
OTHERS = ("no role", "not of the desk", "journalist", "switched off", *GUESTS)
CAST = (*ROLES, *OTHERS)
SECRET = "zqsecret"  # stands in the names of all that the desk holds, and in nothing else
NAMES = {"edition": "name", "day": "headline", "notice": "words", "organisation": "name", "person": "name"}
NAMES["report"] = "headline"

NUMBERS = count(2)  # of days: none is given twice, or one that was deleted could not come back
MAKERS = {
    "agreements.agreement": lambda edition, day: make_agreement(day=day),
    "forum.day": lambda edition, day: make_day(edition=edition, number=next(NUMBERS)),
    "forum.edition": lambda edition, day: make_edition(forum=edition.forum),
    "forum.forum": lambda edition, day: make_forum(),
    "forum.invitation": lambda edition, day: make_invitation(),
    "forum.notice": lambda edition, day: make_notice(edition=edition),
    "forum.organisation": lambda edition, day: make_organisation(),
    "forum.page": lambda edition, day: make_page(),
    "forum.person": lambda edition, day: make_person(),
    "forum.room": lambda edition, day: make_room(),
    "forum.term": lambda edition, day: Term.objects.create(kind="term", form_ar="حي", form_en="quarter"),
    "forum.title": lambda edition, day: make_title(),
    "forum.track": lambda edition, day: make_track(edition=edition),
    "forum.user": lambda edition, day: make_user(role="editor", username="colleague"),
    "forum.venue": lambda edition, day: make_venue(),
    "press.dayreport": lambda edition, day: make_report(day=make_day(edition=edition, number=next(NUMBERS))),
    "press.accreditation": lambda edition, day: make_request(
        name=SECRET, outcome="approved", settled_at=timezone.now(), language="en"
    ),
    "press.reading": lambda edition, day: Reading.objects.create(
        user=make_user(role="editor"),
        publication=Publication.objects.latest("pk"),
        what="page",
        language="ar",
        at=timezone.now(),
    ),
    "press.terms": lambda edition, day: make_terms(in_force_at=None, text_ar=SECRET, text_en=SECRET),
    "proceedings.report": lambda edition, day: Report.objects.create(
        kind="edition", key=edition.key, number=1, language="ar", words=SECRET, arrived_at=timezone.now()
    ),
    "programme.session": lambda edition, day: make_session(day=day),
    "programme.workshop": lambda edition, day: make_workshop(day=day),
}


def make_invitation():
    now = timezone.now()
    by = make_user(role="administrator")
    fields = {"email": f"{SECRET}@example.org", "invited_by": by, "expires_at": now + timedelta(days=2)}
    return Invitation.objects.create(**fields)


def label_of(model):
    return model._meta.label_lower


def is_published(label):
    return issubclass(admin_of(label).model, Publishable)


def admin_of(label):
    return next(each for model, each in admin.site._registry.items() if label_of(model) == label)


class World:
    """`rows[label]`: public, with a version under embargo, its desk in review. `drafts[label]`: never
    published. `gone[label]`: the history's row of one that was deleted."""

    def __init__(self):
        self.edition = make_edition(is_current=True, venue=make_venue())
        self.day = make_day(edition=self.edition, number=1)
        self.rows, self.drafts, self.gone = {}, {}, {}
        for model in admin.site._registry:
            label = label_of(model)
            assert label in MAKERS, f"A new form on the desk, {label}: make one in MAKERS ({__name__})."
            self.rows[label] = self.named(label)
            if is_published(label):
                twice(self.rows[label])
                self.drafts[label] = self.named(label)
            if hasattr(model._meta.concrete_model, "history"):
                self.gone[label] = self.deleted(label)
        approve(self.drafts["programme.session"])
        self.hall_drafts = {label: self.sent(label) for label in ("programme.session", "programme.workshop")}
        self.forms_of_press()
        self.people = {name: self.person(name) for name in CAST if name not in GUESTS}
        self.tokens = {
            purpose: make_link(self.rows["programme.session"], purpose=purpose)
            for purpose in ("hall", "preview")
        }
        self.clients = {name: self.client(name) for name in CAST}
        self.forms = {}

    def named(self, label):
        row = MAKERS[label](self.edition, self.rows.get("forum.day", self.day))
        if is_published(label):
            name = NAMES.get(row.record_kind, "title")
            rename(row, name, f"{SECRET} {row.pk}")
        return row

    def deleted(self, label):
        row = self.named(label)
        key = row.pk
        row.delete()
        histories = admin_of(label).model._meta.concrete_model.history
        return histories.filter(id=key, history_type="-").latest()

    def sent(self, label):
        make_link(self.rows[label], purpose="hall")
        return Submission.objects.create(
            link=DeskLink.objects.latest("pk"),
            name="سارة",
            language="ar",
            texts={"summary": f"<p>{SECRET}</p>"},
            arrived_at=timezone.now(),
        )

    def forms_of_press(self):
        """What is under embargo for accredited press, beside all that is for the team alone."""
        self.embargoed = make_session(edition=self.edition, title_ar=f"{SECRET} of the press")
        publish(self.embargoed, at=timezone.now() + timedelta(days=30), press_may_read=True)

    def person(self, name):
        role = {"translator without a language": "translator", "switched off": "administrator"}.get(
            name, name
        )
        role = "editor" if name in ("no role", "not of the desk") else role
        user = make_journalist() if name == "journalist" else self.colleague(role, name)
        if name == "no role":
            user.groups.clear()
        row = self.rows["programme.session"]
        Notice.objects.create(recipient=user, by=user, what="published", kind="session", key=row.key)
        return user

    def colleague(self, role, name):
        return make_user(
            role=role.replace(" ", "_"),
            username=name.replace(" ", "-"),
            translates_into_en=name == "translator",
            is_active=name != "switched off",
            is_staff=name != "not of the desk",
        )

    def client(self, name):
        """Signed in; the guest has opened the link of a hall."""
        client = Client()
        if name in self.people:
            client.force_login(self.people[name])
        if name == "guest of a hall":
            client.get(hall(self.tokens["hall"]))
        return client

    def form(self, who, path):
        """What the form at `path` would send, as `who` is shown it: a translator's has fewer inputs. The
        others' is looked at once and signed again for each of them. None where nobody is shown a form."""
        own = who if who.startswith("translator") else "administrator"
        if (own, path) not in self.forms:
            with rolled_back():
                response = self.clients[own].get(path)
            row = getattr(response, "context_data", {}).get("original")
            self.forms[own, path] = (filled(response) if response.status_code == 200 else None, row)
        data, row = deepcopy(self.forms[own, path])
        if data and snapshot.NAME in data and own != who and who in self.people:
            by_own, by_who = (SimpleNamespace(user=self.people[name]) for name in (own, who))
            seen = signing.loads(data[snapshot.NAME], salt=snapshot._salt(by_own, row))
            data[snapshot.NAME] = signing.dumps(seen, salt=snapshot._salt(by_who, row), compress=True)
        return data


def rename(row, name, words):
    type(row)._base_manager.filter(pk=row.pk).update(**{f"{name}_ar": words, f"{name}_en": words})
    row.refresh_from_db()


def twice(row):
    """Public, and the next version under embargo."""
    publish(row)
    rename(row, NAMES.get(row.record_kind, "title"), f"{SECRET} again {row.pk}")
    publish(row, at=timezone.now() + timedelta(days=30), note=Text("سبب", "A reason"))
    type(row)._base_manager.filter(pk=row.pk).update(state="in_review")
    row.refresh_from_db()


def walking(cast):
    """Those who walk through the whole desk. Who may do all asks a database all there is to ask; who may do
    less is refused by the same code on each."""
    return [who if who == "administrator" else pytest.param(who, marks=pytest.mark.once) for who in cast]


@contextmanager
def rolled_back():
    """What happens inside did not happen."""

    class Back(Exception):
        pass

    try:
        with transaction.atomic():
            yield
            raise Back
    except Back:
        pass


# Who came by and when is written also where nothing else is.
ASIDE = ("django_session", "usersessions_usersession", "django_admin_log", "forum_cache")


@contextmanager
def writes():
    """The tables that are written to inside."""
    found = []

    def watch(execute, sql, params, many, context):
        verb, _space, rest = sql.lstrip().partition(" ")
        if verb in ("INSERT", "UPDATE", "DELETE"):
            table = rest.removeprefix("INTO ").removeprefix("FROM ").split()[0].strip('"')
            if table not in ASIDE:
                found.append(table)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield found


def columns(row, *but):
    """The row as it is in the database, with what it is linked to."""
    now = type(row)._base_manager.get(pk=row.pk)
    found = {field.attname: getattr(now, field.attname) for field in row._meta.concrete_fields}
    found |= {
        field.name: sorted(getattr(now, field.name).values_list("pk", flat=True))
        for field in row._meta.many_to_many
    }
    files = {field.attname for field in row._meta.concrete_fields if isinstance(field, models.FileField)}
    return {name: str(value) if name in files else value for name, value in found.items() if name not in but}


def unrendered():
    """Inside, no template of an answer is rendered: that is most of its time, and comes last."""
    return patch.object(SimpleTemplateResponse, "rendered_content", PropertyMock(return_value=""))
