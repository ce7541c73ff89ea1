"""Papers, obligations and reports on an agreement's form: entered, refused, restored, carried over."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.models import Document, Obligation, ProgressReport
from forum.models import Edition
from proceedings.models import Publication
from proceedings.restoring import restore
from proceedings.transfer.bring import bring_in
from proceedings.transfer.write import write
from tests.admin_form import add_line, filled
from tests.factories import (
    both,
    make_agreement,
    make_document,
    make_obligation,
    make_organisation,
    make_progress,
    make_user,
    publish,
)

pytestmark = pytest.mark.django_db
PAPER = b"%PDF-1.4\n% scan\n%%EOF\n"


@pytest.fixture
def agreement():
    return make_agreement(parties=[make_organisation()])


@pytest.fixture
def desk(client, agreement):
    """The agreement's form, as somebody of a role sends it with a line more or with changes."""

    class Desk:
        path = f"/admin/agreements/agreement/{agreement.pk}/change/"

        def as_(self, role):
            client.force_login(make_user(role=role))
            return self

        def form(self, **changes):
            return filled(client.get(self.path), **changes)

        def send(self, data):
            return client.post(self.path, data)

        def add(self, prefix, **fields):
            return self.send(add_line(self.form(), prefix, **fields))

    return Desk().as_("publisher")


def errors_of(response, prefix):
    [own] = [each for each in response.context["inline_admin_formsets"] if each.formset.prefix == prefix]
    return {name: list(said) for errors in own.formset.errors for name, said in errors.items()}


def test_a_scan_is_kept_byte_for_byte(desk, agreement):
    upload = SimpleUploadedFile("any name.pdf", PAPER)
    assert desk.add("documents", kind="scan", language="ar", file=upload).status_code == 302
    with agreement.documents.get().file.open() as stored:
        assert stored.read() == PAPER


def test_only_a_pdf_is_a_document(desk, agreement):
    response = desk.add("documents", kind="scan", language="ar", file=SimpleUploadedFile("a.pdf", b"words"))
    assert "file" in errors_of(response, "documents")
    assert not agreement.documents.exists()


def test_an_obligation_is_one_of_the_parties_or_all_of_them(desk, agreement):
    body = agreement.parties.get().organisation
    assert desk.add("obligations", body=body.pk, measure_ar="تدريب").status_code == 302
    assert desk.add("obligations", measure_ar="تدريب").status_code == 302
    stranger = make_organisation()
    response = desk.add("obligations", body=stranger.pk, measure_ar="تدريب")
    assert "body" in errors_of(response, "obligations")
    both_at_once = add_line(desk.form(), "parties", organisation=stranger.pk)
    data = add_line(both_at_once, "obligations", body=stranger.pk, measure_ar="تدريب")
    assert desk.send(data).status_code == 302
    assert Obligation.objects.count() == 3


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"every": "month", "due": "2023-01-01"}, "every"),
        ({"until": "2023-01-01", "due": "2022-01-01"}, "every"),
        ({"every": "month", "due": "2023-01-01", "until": "2022-01-01"}, "until"),
        ({"every": "month", "due": "2023-01-01", "until": "2099-01-01"}, "until"),
    ],
)
def test_what_recurs_has_a_first_day_and_a_last(desk, fields, wrong):
    assert wrong in errors_of(desk.add("obligations", measure_ar="تدريب", **fields), "obligations")


def test_that_it_is_tracked_in_public_is_a_publishers_to_say(desk, agreement):
    desk.as_("editor").add("obligations", measure_ar="تدريب", tracked="on")
    assert not agreement.obligations.get().tracked
    desk.as_("publisher").send(desk.form() | {"obligations-0-tracked": "on"})
    assert agreement.obligations.get().tracked


def test_met_needs_evidence(desk, agreement):
    obligation = make_obligation(agreement=agreement)
    said = {"obligation": obligation.pk, "reported_on": "2022-09-01", "status": "met"}
    assert "status" in errors_of(desk.add("progress_reports", **said), "progress_reports")
    assert desk.add("progress_reports", **said, url="https://news.example/1").status_code == 302
    assert desk.add("progress_reports", **said | {"status": "not_met"}).status_code == 302


def test_a_report_on_what_recurs_names_one_of_its_days(desk, agreement):
    first, last = date(2022, 1, 1), date(2023, 1, 1)
    recurring = make_obligation(agreement=agreement, due=first, every="half_year", until=last)
    once = make_obligation(agreement=agreement, due=first)
    said = {"obligation": recurring.pk, "reported_on": "2022-09-01", "status": "not_met"}
    for due in ("", "2022-02-01"):
        assert "due" in errors_of(desk.add("progress_reports", **said, due=due), "progress_reports")
    assert desk.add("progress_reports", **said, due="2022-07-01").status_code == 302
    wrong = said | {"obligation": once.pk, "due": "2022-07-01"}
    assert "due" in errors_of(desk.add("progress_reports", **wrong), "progress_reports")


def test_obligations_of_other_agreements_are_not_offered(desk, client):
    make_obligation(agreement=make_agreement(), **both("measure", "سر الآخرين", "A secret of others"))
    assert "سر الآخرين" not in client.get(desk.path).text


def test_no_form_lets_anybody_type_where_an_obligation_stands(desk):
    typed = [name for name in desk.form() if name.startswith("obligations-__prefix__-")]
    assert not [name for name in typed if "state" in name or "status" in name]


def test_an_earlier_version_comes_back_with_its_papers_and_promises(agreement):
    obligation = make_obligation(agreement=agreement)
    make_document(agreement=agreement, content=PAPER)
    publish(agreement)
    Document.objects.get().delete()
    make_progress(obligation=obligation)
    obligation.measure_ar = "غيره"
    obligation.save()
    restore(agreement, Publication.objects.get(kind="agreement"), make_user(role="publisher"))
    assert Document.objects.get().file
    assert Obligation.objects.get().measure_ar == "تدريب مئة متطوع"
    assert not ProgressReport.objects.exists()


def test_an_edition_takes_them_along_to_another_site(agreement):
    obligation = make_obligation(
        agreement=agreement, body=agreement.parties.get().organisation, responsible=make_user(role="editor")
    )
    make_progress(obligation=obligation)
    make_document(agreement=agreement, content=PAPER)
    file = "".join(write(agreement.edition)).encode()
    keys = Document.objects.get().key, obligation.key
    for model in (ProgressReport, Obligation, Document):
        model.objects.all().delete()
    bring_in(file, Edition, dry_run=False)
    assert (Document.objects.get().key, Obligation.objects.get().key) == keys
    assert Document.objects.get().file.read() == PAPER
    back = ProgressReport.objects.get()
    assert (back.obligation.key, back.evidence_en) == (obligation.key, "The list of attendance")
    assert Obligation.objects.get().responsible is None
    again = bring_in(file, Edition, dry_run=False)
    assert not again.changes_anything
