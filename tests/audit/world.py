"""A small site that is hard to set: full and empty records, a very long title, both scripts in one line."""

import io
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from press.desk import compose
from proceedings import publishing
from proceedings.content import Text
from tests.factories import (
    both,
    make_agreement,
    make_day,
    make_document,
    make_edition,
    make_event,
    make_forum,
    make_notice,
    make_obligation,
    make_organisation,
    make_page,
    make_person,
    make_profession,
    make_progress,
    make_quote,
    make_report,
    make_room,
    make_session,
    make_signatory,
    make_speaker,
    make_title,
    make_track,
    make_user,
    make_venue,
    make_workshop,
    publish,
    relate,
)

MIXED = (
    "تجربة منصة «Balady» (النسخة 2.1) في 3 أحياء: API مفتوح للجميع",
    "The «بلدي» platform (version 2.1) in 3 neighbourhoods: an open API",
)
LONG = (
    "أثر المشاركة المجتمعية في رفع جودة الحياة في أحياء المدن الكبرى: قراءة في نتائج عشر سنوات من عمل "
    "مراكز الأحياء والجمعيات الأهلية والقطاع البلدي، وما يُستفاد منها في تخطيط الأحياء الجديدة وإدارة مرافقها",
    "How community participation raised the quality of life in the neighbourhoods of large cities: reading "
    "ten years of work by centres, associations and municipalities, and what it means for new ones",
)
RICH = (
    "<p>بدأ العرض بأرقام من <strong>2021</strong>، ثم انتقل إلى ثلاث تجارب.</p><h3>ما الجديد</h3>"
    "<ul><li>مسح لكل حي</li><li>لجنة من سكانه</li></ul><blockquote><p>الحي بيت كبير</p></blockquote>",
    "<p>The talk began with figures from <strong>2021</strong>, then turned to trials.</p><h3>News</h3>"
    "<ul><li>A survey of each</li><li>A committee</li></ul><blockquote><p>A large house</p></blockquote>",
)

PRESS = {
    **both("press_office", "مكتب الإعلام في ملتقى Smart Cities", "Press office of the المدن الذكية Forum"),
    **both("spokesperson", "الدكتورة هند العمري", "Dr. Hind Al-Omari") | both("spokesperson_office", *LONG),
    **both("embargo_terms", "لا يُنشر قبل موعده.", "Nothing before its time.") | both("disclaimer", *MIXED),
    **{"press_email": "press@forum.example", "press_phone": "+966 13 123 4567"},
}


def picture(width: int, height: int, name: str) -> ContentFile:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, "JPEG")
    return ContentFile(out.getvalue(), name)


def build() -> None:
    edition, days = _edition()
    body, people = _names()
    session = _sessions(edition, days, people)
    _agreements(edition, days[0], session, body)
    _report(days[0])
    _around(edition)
    bare = make_edition(
        slug="bare", forum=edition.forum, **both("motto", "", ""), starts_on=None, ends_on=None
    )
    publish(bare)


def _edition():
    today = timezone.localdate()
    venue = make_venue(
        **both("address", "طريق الملك فهد 4512", "4512 King Fahd Road"), map_url="https://map.example/"
    )
    texts = both("name", "ملتقى Smart Cities الثالث", "Third المدن الذكية Forum") | both("about", *RICH)
    edition = make_edition(
        slug="rich",
        forum=make_forum(),
        venue=venue,
        is_current=True,
        accent="plum",
        starts_on=today,
        ends_on=today + timedelta(days=1),
        **texts | both("aim", "تبادل ما تعلمته المدن", "To share what cities have learnt") | PRESS,
    )
    edition.logo.save("logo.png", picture(60, 40, "logo.jpg"), save=False)
    edition.cover.save("cover.jpg", picture(96, 54, "cover.jpg"))
    make_track(edition=edition, slug="homes", **both("name", "الإسكان", "Housing"))
    publish(edition)
    first = make_day(
        edition=edition, number=1, date=today, **both("headline", *MIXED) | both("summary", *RICH)
    )
    last = make_day(edition=edition, number=2, date=None, **both("headline", "", ""))
    return edition, [first, last]


def _names():
    parent = make_organisation(
        slug="ministry", kind="ministry", **both("name", "وزارة المثال", "Ministry of Example")
    )
    body = make_organisation(
        slug="full", parent=parent, relation="department", website="https://body.example/"
    )
    body.former_names.create(until="2020-01-01", **both("name", "جمعية الحي", "Quarter Association"))
    people = [
        make_person(slug="full", organisation=body, profession=make_profession(), titles=[make_title()]),
        make_person(slug="bare", gender="f", **both("office", "", "") | both("name", "هند", "Hind")),
        make_person(slug="arabic", **both("name", "صالح بن أحمد", "") | both("office", LONG[0], "")),
        *(make_person(**both("office", *LONG)) for _number in range(3)),
    ]
    people[0].photo_consent = True
    people[0].biography_ar, people[0].biography_en = RICH
    people[0].photo.save("photo.jpg", picture(40, 50, "photo.jpg"))
    for row in (parent, body, make_organisation(slug="bare", **both("about", "", "")), *people):
        publish(row)
    return body, people


def _sessions(edition, days, people):
    now = timezone.now().replace(second=0, microsecond=0)
    room = make_room(venue=edition.venue)
    hours = {"starts_at": now - timedelta(minutes=10), "ends_at": now + timedelta(hours=1), "room": room}
    full = make_session(
        day=days[0], slug="full", kind="panel", title_given=True, **hours, **both("title", *MIXED)
    )
    full.tracks.set(edition.tracks.all())
    full.abstract_ar, full.abstract_en = "عن ثلاث تجارب", "On three trials"
    full.summary_ar, full.summary_en = RICH
    full.save()
    for place, person in enumerate(people, 1):
        speaker = make_speaker(session=full, person=person, position=place * 10)
    make_quote(speaker=speaker, original_language="ar")
    _materials(full)
    after = {"starts_at": now + timedelta(hours=2), "ends_at": now + timedelta(hours=3)}
    make_session(day=days[0], slug="long", happening="moved", **after, **both("title", *LONG))
    make_session(day=days[0], slug="pause", kind="break", **both("title", "", "") | both("summary", "", ""))
    make_session(
        day=days[0], slug="arabic", **both("title", "حديث بلا ترجمة", "") | both("summary", "<p>نص</p>", "")
    )
    empty = both("summary", "", "") | both("key_points", "", "")
    make_session(day=days[0], slug="bare", happening="cancelled", **empty)
    workshop = make_workshop(
        day=days[0], slug="learning", capacity=30, audience_only=True, **both("title", *LONG)
    )
    make_speaker(session=workshop, person=people[1], role="trainer")
    make_session(edition=edition, slug="withdrawn")
    for day in days:
        publish(day)
    for session in edition.sessions.all():
        publish(session)
    full.key_points_ar, full.key_points_en = "أولًا\nثانيًا\nثالثًا", "First\nSecond\nThird"
    full.save()
    publish(full, change="correction", note=Text("أضيفت نقطة", "A point was added"))
    withdrawn = edition.sessions.get(slug="withdrawn")
    publishing.withdraw(
        withdrawn, make_user(role="publisher"), Text("نُشرت قبل موعدها", "Published too early")
    )
    return full


def _materials(session):
    slides = session.materials.create(kind="slides", **both("title", "العرض", "Slides"))
    slides.document.save("slides.pdf", ContentFile(b"%PDF-1.4\n% slides\n%%EOF\n", "slides.pdf"))
    session.materials.create(
        kind="recording", url="https://video.example/1", **both("title", "تسجيل", "Recording")
    )
    for width in (80, 60):
        words = both("title", "لقطة من القاعة", "In the hall") | both("alternative", "حضور", "An audience")
        photo = session.materials.create(kind="photo", **words | both("credit", "واس", "SPA"))
        photo.image.save("photo.jpg", picture(width, 50, "photo.jpg"))


def _agreements(edition, day, session, body):
    texts = both("title", *MIXED) | both("areas", "الإسكان\nالتطوع", "Housing\nVolunteering")
    full = make_agreement(
        day=day,
        slug="mou-2031-1",
        session=session,
        binding=True,
        signed_on=day.date,
        parties=[body, body.parent],
        **texts | both("place", "الخبر", "Khobar"),
    )
    make_document(agreement=full, authentic=True, content=b"%PDF-1.4\n% scan\n%%EOF\n")
    due = make_obligation(
        agreement=full, body=body, due=day.date - timedelta(days=40), **both("measure", *LONG)
    )
    make_progress(obligation=due, status="partly_met", reported_on=day.date, url="https://news.example/1")
    make_obligation(agreement=full, due=day.date - timedelta(days=400), every="year", until=day.date)
    _life(full, body, day)
    publish(full)
    bare = make_agreement(edition=edition, slug="bare", **both("purposes", "", "") | both("title", *LONG))
    relate(bare, "under", full, **both("note", "مادتها الثانية", "Its second article"))
    publish(bare)


def _life(agreement, body, day):
    """Who signed it, and what became of it since."""
    terms = {"takes_effect": "last_signature", "term_length": 2, "term_unit": "year", "authentic": "both_ar"}
    terms |= {"renewal": "automatic", "renewal_length": 1, "renewal_unit": "year"}
    terms |= {"notice_length": 90, "notice_unit": "day"}
    for name, value in terms.items():
        setattr(agreement, name, value)
    agreement.save()
    person = make_person(organisation=body, **both("office", *LONG))
    make_signatory(agreement=agreement, person=person, **both("capacity", "بالتفويض", "By delegation"))
    make_signatory(agreement=agreement, role="witness")
    make_event(agreement=agreement, kind="amended", date=day.date, source_url="https://news.example/2")


def _report(day):
    """Composed of all the above, with a sentence that a person added."""
    report = make_report(day=day, **both("headline", *LONG) | both("byline", "سعد", "Saad"))
    compose(report)
    publish(report)


def _around(edition):
    publish(make_page(slug="privacy", **both("title", "الخصوصية", "Privacy") | both("body", *RICH)))
    for number in range(4):
        publish(
            make_notice(
                edition=edition, slug=f"notice-{number}", link="https://map.example/" if number else ""
            )
        )


def staff_session() -> str:
    """The key of a session in which somebody of the team is signed in."""
    user = make_user(role="editor")
    session = SessionStore()
    session.update({SESSION_KEY: str(user.pk), HASH_SESSION_KEY: user.get_session_auth_hash()})
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session.save()
    return session.session_key
