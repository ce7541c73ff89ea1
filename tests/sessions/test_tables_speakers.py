"""Who speaks in the sessions of a table: found by name, asked about where only the spelling differs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forum.models import Person
from proceedings.desk.translations import Translation
from sessions.models import Session
from tests.factories import make_organisation, make_person, make_quote, make_session, make_speaker
from tests.tables import agree, answer, bring_in, check, csv_file, mistakes

pytestmark = pytest.mark.django_db


class TestSpeakers:
    def headed(self, cell):
        return csv_file(["day", "title ar", "speakers"], ["1", "جلسة", cell])

    def lines(self):
        return [
            (line.person.name_ar, line.role, line.office_printed_ar)
            for line in Session.objects.get().speakers.all()
        ]

    def test_they_come_with_their_roles_and_the_office_they_hold(self, arabic_desk, planned):
        make_person(name_ar="سعد العمري", office_ar="أمين المراكز")
        make_person(name_ar="هدى الحربي", name_en="Huda Al-Harbi", office_ar="")
        bring_in(
            arabic_desk, Session, self.headed("مدير الجلسة: سعد العمري؛ Huda Al-Harbi (Panellist)"), planned
        )
        assert self.lines() == [("سعد العمري", "moderator", "أمين المراكز"), ("هدى الحربي", "panellist", "")]

    def test_or_in_numbered_columns(self, arabic_desk, planned):
        make_person(name_ar="سعد العمري")
        make_person(name_ar="هدى الحربي")
        headers = ["day", "title ar", "المتحدث 1", "دور المتحدث 1", "Speaker 2"]
        bring_in(
            arabic_desk,
            Session,
            csv_file(headers, ["1", "جلسة", "سعد العمري", "مدرب", "هدى الحربي"]),
            planned,
        )
        assert [(name, role) for name, role, _office in self.lines()] == [
            ("سعد العمري", "trainer"),
            ("هدى الحربي", "speaker"),
        ]

    def test_another_spelling_is_asked_about_and_nothing_is_chosen(self, arabic_desk, planned):
        saad = make_person(name_ar="أحمد الغامدي", office_ar="أمين")
        page = check(arabic_desk, Session, self.headed("د. احمد الغامدى (متحدث)"), planned)
        plan = page.context["plan"]
        assert (plan.questions[0].written, plan.questions[0].answer, plan.is_ready) == (
            "احمد الغامدى",
            "",
            False,
        )
        assert [choice.value for choice in plan.questions[0].choices] == [saad.key, "new-m", "new-f"]
        assert "<del>أحمد</del>" in page.content.decode()
        assert "checked" not in page.content.decode().split("table-questions")[1].split("</section>")[0]
        # Pressing import without an answer does nothing.
        assert agree(arabic_desk, Session, page).status_code == 409
        page = answer(arabic_desk, Session, page, saad.key)
        assert page.context["plan"].is_ready
        assert agree(arabic_desk, Session, page).status_code == 302
        assert self.lines() == [("أحمد الغامدي", "speaker", "أمين")]
        assert Person.objects.count() == 1

    def test_or_they_are_somebody_else(self, arabic_desk, planned):
        make_person(name_ar="أحمد الغامدي")
        page = check(arabic_desk, Session, self.headed("احمد الغامدى"), planned)
        page = answer(arabic_desk, Session, page, "new-m")
        assert "يُضاف إلى الأشخاص" in page.content.decode()
        agree(arabic_desk, Session, page)
        made = Person.objects.get(name_ar="احمد الغامدى")
        assert (made.gender, made.state, made.history.count()) == ("m", "draft", 1)
        assert (
            check(arabic_desk, Session, self.headed("احمد الغامدى"), planned).context["plan"].changes_nothing
        )

    def test_a_name_that_nobody_bears_may_be_a_mistake(self, arabic_desk, planned):
        plan = check(arabic_desk, Session, self.headed("منى المجهولة"), planned).context["plan"]
        assert [choice.value for choice in plan.questions[0].choices] == ["new-m", "new-f"]
        assert not Person.objects.exists()

    def test_two_of_one_name_are_asked_about_and_told_by_address(self, arabic_desk, planned):
        make_person(name_ar="سعد العمري", slug="saad-one")
        second = make_person(name_ar="سعد العمري", slug="saad-two")
        assert (
            len(check(arabic_desk, Session, self.headed("سعد العمري"), planned).context["plan"].questions)
            == 1
        )
        bring_in(arabic_desk, Session, self.headed("سعد العمري [saad-two]"), planned)
        assert Session.objects.get().speakers.get().person == second

    def test_who_is_not_named_any_more_leaves_unless_quoted(self, arabic_desk, planned):
        session = make_session(day=planned.days.get(number=1), title_ar="جلسة")
        kept = make_speaker(
            session=session, person=make_person(name_ar="سعد العمري"), office_printed_ar="كما كان"
        )
        make_speaker(session=session, person=make_person(name_ar="فهد الحربي"))
        bring_in(arabic_desk, Session, self.headed("سعد العمري (مدرب)"), planned)
        line = session.speakers.get()
        assert (line.pk, line.role, line.office_printed_ar) == (kept.pk, "trainer", "كما كان")
        make_quote(speaker=line)
        make_person(name_ar="هند الشهري")
        page = check(arabic_desk, Session, self.headed("هند الشهري"), planned)
        assert mistakes(page) == [(2, "speakers", "هند الشهري")]

    def test_an_owner_of_an_initiative_is_found_by_name(self, arabic_desk, planned):
        body = make_organisation(name_ar="جمعية المثال")
        file = csv_file(["day", "title ar", "صاحب المبادرة"], ["1", "جلسة", "جمعية المثال"])
        bring_in(arabic_desk, Session, file, planned)
        assert Session.objects.get().initiative_owner == body


class TestAtAnySize:
    """What is kept of each object beside its row and its history is kept up once, for all of a file."""

    def brought_in(self, desk, edition, count):
        speakers = "؛ ".join(f"{person.name_ar} (متحدث)" for person in Person.objects.order_by("pk"))
        rows = [["1", f"جلسة {count} {number}", speakers] for number in range(count)]
        page = check(desk, Session, csv_file(["day", "title ar", "speakers"], *rows), edition)
        with CaptureQueriesContext(connection) as queries:
            assert agree(desk, Session, page).status_code == 302
        return [query["sql"] for query in queries]

    def test_translations_and_digests_are_kept_up_together(self, arabic_desk, planned):
        make_person(), make_person()
        few, many = (self.brought_in(arabic_desk, planned, count) for count in (3, 12))
        reads = [[sql for sql in asked if 'FROM "proceedings_translation"' in sql] for asked in (few, many)]
        assert len(reads[0]) == len(reads[1])
        assert len([sql for sql in many if "desk_digest" in sql and sql.startswith("UPDATE")]) == 1
        assert not Session.objects.filter(desk_digest="").exists()
        made = Translation.objects.filter(field="title", language="ar", words__startswith="جلسة 12")
        assert made.count() == 12
