"""A desk on which every page has something to show: for each model one object with all its parts."""

import json
from datetime import UTC, datetime, timedelta

from django.contrib import admin
from django.utils import timezone

from forum.accounts import invitations
from forum.models import Invitation, Term
from press.models import Reading
from proceedings import publishing
from proceedings.content import Text
from proceedings.desk.links import DeskLink, Submission
from proceedings.desk.team import Assignment, Comment, Notice
from proceedings.models import Change, Publication
from proceedings.review import refresh, request_changes
from proceedings.transfer.write import write
from sessions.models import Material
from tests import factories as make
from tests.press.accredited import make_request, make_terms
from tests.proceedings.guests import make_link, make_report

LONG_AR = "مساهمات شركات القطاع الخاص في دعم مراكز الأحياء وبرامجها الاجتماعية والتطوعية: " * 2
LONG_EN = "What private companies give to neighbourhood centres, their programmes and volunteers: " * 2


class DeskWorld:
    """`objects[model label]` is the object whose pages are opened; `admin` is who opens them."""

    def __init__(self, superuser):
        self.admin = superuser
        self.editor = make.make_user(role="editor", first_name="سارة", last_name="العتيبي")
        self._event()
        self._programme()
        self._rest()
        for desk in self.published:
            self._twice(desk)
        self._states()
        self._team()
        made = [*self.published, self.venue, self.room, self.track, self.title, self.forum, self.report]
        made += self._press_office()
        self.objects = {each._meta.label: each for each in (*made, self.editor, self.term, self.invitation)}

    def of(self, model):
        """A model of the desk without an object here is one that somebody has to add above."""
        assert model._meta.label in self.objects, (
            f"{model._meta.label} is registered with the admin and has no object in tests/desk_world.py: "
            "make one there, with all its parts, so that its pages are looked at."
        )
        return self.objects[model._meta.label]

    def _event(self):
        self.forum = make.make_forum()
        self.venue = make.make_venue(rooms=[("القاعة الأولى", "Hall one"), ("القاعة الثانية", "Hall two")])
        self.room = self.venue.rooms.first()
        today = timezone.localdate()
        self.edition = make.make_edition(
            forum=self.forum,
            venue=self.venue,
            slug="first",
            is_current=True,
            starts_on=today,
            ends_on=today + timedelta(days=2),
        )
        self.track = make.make_track(edition=self.edition)
        self.title = make.make_title()
        profession = make.make_profession()
        self.person = make.make_person(titles=[self.title, profession])
        self.body = make.make_organisation(name_ar="الشركة الوطنية للإسكان")
        self.day = make.make_day(edition=self.edition, date=today, dignitaries=[self.person])
        self.other_day = make.make_day(edition=self.edition, number=2, date=today + timedelta(days=1))

    def _programme(self):
        common = {"day": self.day, "tracks": [self.track], "speakers": [self.person, make.make_person()]}
        now = datetime.now(UTC).replace(microsecond=0)
        self.session = make.make_session(
            **make.both("title", LONG_AR, LONG_EN), room=self.room, starts_at=now, **common
        )
        make.make_quote(speaker=self.session.speakers.first())
        link = "https://example.org/recording"
        Material.objects.create(
            session=self.session, kind="recording", url=link, **make.both("title", "ع", "r")
        )
        self.workshop = make.make_workshop(**common)
        self.waiting = make.make_session(title_en="", summary_en="", happening="held", **common)
        self.embargoed = make.make_session(**common)
        self.withdrawn = make.make_session(**common)
        self.deleted = make.make_session(day=self.day, **make.both("title", "حُذفت خطأً", "Deleted by mistake"))

    def _rest(self):
        self.agreement = make.make_agreement(day=self.day, parties=[self.body, make.make_organisation()])
        make.make_signatory(agreement=self.agreement, person=self.person)
        make.make_event(agreement=self.agreement)
        self.report = make.make_report(day=self.day)
        self.page = make.make_page()
        self.notice = make.make_notice(edition=self.edition)
        self.published = [
            *(self.body, self.person, self.edition, self.day, self.session, self.workshop),
            *(self.agreement, self.report, self.page, self.notice),
        ]
        words = make.both("form", "مراكز الأحياء", "neighbourhood centres")
        self.term = Term.objects.create(**words, **make.both("avoided", "المراكز الحية", "district centres"))
        self.invitation = Invitation(email="new@example.org", first_name="ريم", invited_by=self.editor)
        self.invitation_token = invitations.renew(self.invitation).rstrip("/").rpartition("/")[2]

    def _twice(self, desk):
        """Two versions that can be compared and restored, and changes that are not published."""
        make.publish(desk)
        text = next(
            field
            for field in ("title_ar", "headline_ar", "words_ar", "about_ar", "motto_ar", "office_ar")
            if hasattr(desk, field)
        )
        for version, change in (("الأولى", Change.CORRECTION), ("الثانية", None)):
            setattr(desk, text, f"{getattr(desk, text)} {version}")
            desk.save()
            refresh(desk)
            if change:
                make.publish(desk, change=change, note=Text("صُحح الاسم", "The name was corrected"))
        desk.refresh_from_db()

    def _states(self):
        make.publish(self.embargoed, at=datetime.now(UTC) + timedelta(days=3))
        make.publish(self.withdrawn)
        publishing.withdraw(self.withdrawn, make.make_user(), Text("نُشرت خطأً", "Published by mistake"))
        self.deleted.delete()

    def _team(self):
        about = {"kind": "session", "key": self.session.key}
        comment = Comment.objects.create(author=self.editor, text="هل المنصب صحيح؟", **about)
        comment.mentioned.add(self.admin)
        resolved = {"resolved_at": datetime.now(UTC), "resolved_by": self.editor}
        Comment.objects.create(author=self.admin, text="Checked with them.", **resolved, **about)
        Assignment.objects.create(
            assignee=self.admin,
            assigned_by=self.editor,
            task="translate",
            due_on=timezone.localdate(),
            **about,
        )
        for what in Notice.What.values:
            Notice.objects.create(recipient=self.admin, by=self.editor, what=what, **about)
        make_link(self.session, by=self.editor, note="مكتب معالي الوزير")
        make_link(self.session, purpose="hall", by=self.editor, note="مقرر الجلسة")
        for words in ("قيل كلام", "قيل كلام آخر"):
            Submission.objects.create(
                link=DeskLink.objects.get(purpose="hall"),
                name="خالد المقرر",
                language="ar",
                texts={"summary": f"<p>{words}</p>", "key_points": "أولًا"},
                arrived_at=datetime.now(UTC),
            )
        self.report = make_report(
            self.session, arrived_at=datetime.now(UTC), passage="الحي بيت", words="كتب الاسم خطأ"
        )
        request_changes(self._in_review(), self.editor, "راجعوا المنصب")

    def _press_office(self):
        """A journalist's request, the terms as a draft, a line of the log."""
        terms = make_terms(in_force_at=None)
        request = make_request(statement="أغطي شؤون المدن والإسكان منذ عشر سنوات", outlet="صحيفة الخبر اليوم")
        version = Publication.objects.filter(kind="session").latest("pk")
        known = {"user": self.editor, "language": "ar", "what": "page", "at": datetime.now(UTC)}
        return [request, terms, Reading.objects.create(publication=version, **known)]

    def _in_review(self):
        row = make.make_session(day=self.other_day, state="in_review")
        refresh(row)
        return row

    def edition_file(self):
        """The edition as it is exported, with other words in a title and a mistake where `wrong`."""
        data = json.loads("".join(write(self.edition)))
        data["objects"]["session"][0]["title"]["en"] = "Another title"
        return data


def models():
    return list(admin.site._registry)
