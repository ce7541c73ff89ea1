"""The desk of a day's report: composing, writing by hand, what is stale, what is shown before publishing."""

import pytest

from press.desk import CHANGED, GONE, RENEWED, checks, compose
from press.models import DayReport, Sentence
from proceedings import clock, publishing
from proceedings.content import Text
from proceedings.languages import State
from proceedings.models import Publication
from tests.admin_form import add_line, filled
from tests.factories import both, make_day, make_edition, make_person, make_session, make_user, publish

pytestmark = pytest.mark.django_db
ADD = "/admin/press/dayreport/add/"


@pytest.fixture
def day(clock):
    edition = make_edition(slug="first")
    publish(edition)
    day = make_day(edition=edition, number=2, **both("byline", "سعد", "Saad"))
    publish(day)
    return day


@pytest.fixture
def session(day):
    person = make_person()
    publish(person)
    session = make_session(day=day, edition=day.edition, speakers=[person], slug="one")
    publish(session)
    return session


@pytest.fixture
def report(day, session):
    report = DayReport.objects.create(day=day)
    compose(report)
    return report


@pytest.fixture
def officer(client):
    client.force_login(make_user(role="press_officer"))
    return client


def of(report, slot):
    return report.sentences.get(slot=slot)


def write(report, slot, **words):
    row = of(report, slot)
    for name, value in words.items():
        setattr(row, name, value)
    row.save()
    return row


@pytest.fixture
def say_otherwise(session, clock):
    """The session's speaker holds another office: its next version is public from then on."""

    def say(office="Director"):
        speaker = session.speakers.get()
        speaker.office_printed_ar = speaker.office_printed_en = office
        speaker.save()
        publish(session)
        clock.move(seconds=1)

    return say


def states(report):
    report = DayReport.objects.get(pk=report.pk)
    return {each.row.slot: each.state for each in checks(report, clock.now()) if each.state}


def test_the_press_officer_chooses_a_day_and_the_report_is_composed(officer, day, session):
    response = officer.post(ADD, filled(officer.get(ADD), day=day.pk), follow=True)
    assert response.status_code == 200
    report = DayReport.objects.get()
    assert (report.headline_en, report.byline_en) == ("Opening day", "Saad")
    slots = list(report.sentences.values_list("slot", flat=True))
    assert slots[:2] == ["lead", "counts"]
    assert f"session:{session.key}" in slots
    assert report.edition == day.edition


def test_nothing_is_composed_of_what_is_not_public(officer, day):
    make_session(day=day, edition=day.edition, title_en="A draft")
    hidden = make_day(edition=day.edition, number=3)
    officer.post(ADD, filled(officer.get(ADD), day=day.pk))
    assert not Sentence.objects.filter(words_en__contains="raft").exists()
    response = officer.post(ADD, filled(officer.get(ADD), day=hidden.pk), follow=True)
    assert "Nothing can be composed" in response.content.decode() or "لا يؤلَّف" in response.content.decode()
    assert not DayReport.objects.get(day=hidden).sentences.exists()


def test_composing_again_keeps_what_was_written_by_hand(report, session, say_otherwise):
    own = f"session:{session.key}"
    write(report, own, words_en="The hall was full.")
    say_otherwise()
    compose(report)
    kept = of(report, own)
    assert kept.words_en == "The hall was full."
    assert kept.facts.startswith(f"session:{session.key}@1")
    assert kept.written == ("en",)
    assert states(report) == {own: CHANGED}


def test_a_language_written_by_hand_reads_the_same_in_every_house_style(report, session):
    own = f"session:{session.key}"
    row = of(report, own)
    row.composed_styled = '{"plain":{"ar":"بأسلوب آخر","en":"Otherwise"}}'
    row.save()
    assert row.styled == {"plain": Text("بأسلوب آخر", "Otherwise")}
    assert write(report, own, words_en="The hall was full.").styled == {"plain": Text("بأسلوب آخر")}
    assert write(report, own, words_ar="امتلأت القاعة.").styled == {}


def test_a_sentence_is_stale_where_only_another_house_style_would_read_differently(report, session):
    own = f"session:{session.key}"
    row = of(report, own)
    row.composed_styled = '{"plain":{"ar":"بأسلوب آخر","en":"Otherwise"}}'
    row.save()
    assert states(report) == {own: CHANGED}
    compose(report)
    assert states(report) == {}


def test_who_wrote_it_may_take_what_is_composed(report, session, say_otherwise):
    own = f"session:{session.key}"
    write(report, own, words_en="The hall was full.")
    say_otherwise("Chairman")
    compose(report, taking={own})
    assert "Chairman" in of(report, own).words_en
    assert states(report) == {}


def test_who_wrote_it_may_say_that_it_still_holds(report, session, say_otherwise):
    own = f"session:{session.key}"
    write(report, own, words_en="The hall was full.")
    say_otherwise("Chairman")
    compose(report, confirming={own})
    row = of(report, own)
    assert row.words_en == "The hall was full."
    assert "Chairman" in row.words_ar  # which was composed, and is so again
    assert row.facts.startswith(f"session:{session.key}@2")
    assert states(report) == {}


def test_a_new_version_marks_only_the_sentences_that_would_read_differently(report, session, say_otherwise):
    say_otherwise()
    found = states(report)
    own = f"session:{session.key}"
    assert {slot for slot, state in found.items() if state == CHANGED} == {own}
    assert {state for slot, state in found.items() if slot != own} == {RENEWED}


def test_what_rests_on_a_withdrawn_record_is_stale(report, session, clock):
    own = f"session:{session.key}"
    write(report, own, words_en="The hall was full.")
    publishing.withdraw(session, make_user(role="publisher"), Text("سبب", "A reason"))
    clock.move(seconds=1)
    assert states(report)[own] == GONE
    compose(report)
    assert of(report, own).words_en == "The hall was full."
    assert not report.sentences.filter(slot__startswith=f"{own}:covered").exists()


def test_a_sentence_added_by_hand_stays_after_the_one_it_follows(report, day):
    lead = of(report, "lead")
    added = Sentence.objects.create(
        report=report, position=lead.position + 1, **both("words", "جملة", "Mine")
    )
    publish(make_session(day=day, edition=day.edition, position=1, slug="earlier"))
    compose(report)
    rows = list(report.sentences.all())
    assert rows[0].slot == "lead"
    assert rows[1] == added
    assert added.written == ("ar", "en")


def test_what_was_left_out_stays_out(report):
    write(report, "counts", is_left_out=True)
    compose(report)
    assert of(report, "counts").is_left_out


def test_a_sentence_put_back_as_it_was_composed_is_no_longer_written_by_hand(report):
    composed = of(report, "lead").words_en
    assert write(report, "lead", words_en="Otherwise").written == ("en",)
    assert write(report, "lead", words_en=composed).written == ()


def test_the_form_shows_what_each_sentence_rests_on_and_what_is_stale(
    officer, report, session, say_otherwise
):
    say_otherwise("Chairman")
    page = officer.get(f"/admin/press/dayreport/{report.pk}/change/").content.decode()
    first = Publication.objects.get(key=session.key, number=1)
    assert f'/s/{session.key}/1/"' in page
    assert first.title_en in page or first.title_ar in page
    assert f"session:{session.key}@" not in page
    assert "sentence-stale" in page
    assert "Chairman" in page


def test_the_form_calls_no_composed_sentence_a_draft_translation(officer, report):
    path = f"/admin/press/dayreport/{report.pk}/change/"
    formset = officer.get(path).context["inline_admin_formsets"][0].formset
    assert {form.sidenotes["words_en"].state for form in formset.initial_forms} == {State.READY}
    write(report, "lead", words_en="Otherwise")
    formset = officer.get(path).context["inline_admin_formsets"][0].formset
    assert formset.initial_forms[0].sidenotes["words_en"].state == State.DRAFT


def test_the_form_saves_a_sentence_and_one_more(officer, report):
    path = f"/admin/press/dayreport/{report.pk}/change/"
    data = add_line(
        filled(officer.get(path)), "sentences", words_ar="أخرى", words_en="One more", position="999"
    )
    response = officer.post(path, data | {"sentences-0-words_en": "Mine"})
    assert response.status_code == 302, response.context["errors"]
    assert of(report, "lead").written == ("en",)
    assert report.sentences.get(words_en="One more").slot == ""


def test_the_page_that_composes_asks_about_what_was_written_by_hand(officer, report, session):
    own = f"session:{session.key}"
    write(report, own, words_en="The hall was full.")
    path = f"/admin/press/dayreport/{report.pk}/compose/"
    page = officer.get(path)
    assert "The hall was full." in page.content.decode()
    officer.post(path, filled(page) | {f"slot-{own}": "take"})
    assert of(report, own).written == ()


def test_where_the_languages_differ_is_shown_before_publishing(client, report, session, say_otherwise):
    client.force_login(make_user(role="publisher"))
    write(report, f"session:{session.key}", words_en="The hall was full.")
    write(report, "counts", words_en="")
    say_otherwise()
    page = client.get(f"/admin/press/dayreport/{report.pk}/publish/", headers={"Accept-Language": "en"})
    said = "\n".join(page.context["warnings"])
    assert len(page.context["warnings"]) == 4, said
    assert "record-warnings" in page.content.decode()


def test_the_press_officer_submits_and_does_not_publish(officer, report):
    path = f"/admin/press/dayreport/{report.pk}/change/"
    officer.post(path, filled(officer.get(path), _submit="yes"))
    report.refresh_from_db()
    assert report.state == "in_review"
    assert officer.get(f"/admin/press/dayreport/{report.pk}/publish/").status_code == 403


def test_every_sentence_keeps_its_history(report, session):
    row = write(report, f"session:{session.key}", words_en="The hall was full.")
    assert row.history.latest().words_en == "The hall was full."
    assert row.history.count() == 2
