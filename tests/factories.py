"""Makers of everything a test needs: keyword-only, both languages filled unless a test says otherwise.

`make_session(title_en="")` is a session without an English title; `publish(session, at=tomorrow)` approves
it and puts it under embargo.
"""

from datetime import UTC, date, datetime
from itertools import count

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile

from agreements.models import (
    Agreement,
    Document,
    Event,
    Obligation,
    Party,
    ProgressReport,
    Relation,
    Signatory,
)
from forum.models import (
    Attendance,
    Day,
    Edition,
    Forum,
    Notice,
    Organisation,
    Page,
    Person,
    Room,
    Title,
    Track,
    User,
    Venue,
)
from press.models import DayReport, Sentence
from proceedings import publishing
from proceedings.desk import translations
from proceedings.workflow import DeskState
from sessions.models import Quote, Session, Speaker, Workshop

# The standing cast. Each has one role; `make_user(role="publisher")` returns the same person each time.
CAST = ("contributor", "translator", "editor", "publisher", "press_officer", "administrator")
PASSWORD = "a password for tests"

_numbers = count(1)


def both(field, ar, en):
    return {f"{field}_ar": ar, f"{field}_en": en}


def make_user(*, role="publisher", username=None, **fields):
    user, made = User.objects.get_or_create(
        username=username or role,
        defaults={"is_staff": True, "email": f"{username or role}@example.org"} | fields,
    )
    if made:
        user.set_password(PASSWORD)
        user.save()
        user.groups.add(Group.objects.get(name=role.replace("_", " ")))
    return user


def make_forum(**fields):
    return Forum.objects.create(**both("name", "ملتقى الأحياء", "Neighbourhoods Forum") | fields)


def make_venue(*, rooms=(), **fields):
    names = both("name", "مركز المعارض", "Exhibition Centre") | both("place", "الدمام", "Dammam")
    venue = Venue.objects.create(**names | fields)
    for position, (ar, en) in enumerate(rooms, 1):
        make_room(venue=venue, position=position * 10, **both("name", ar, en))
    return venue


def make_room(*, venue=None, **fields):
    return Room.objects.create(
        venue=venue or make_venue(), **both("name", "القاعة الكبرى", "Great Hall") | fields
    )


def make_edition(*, forum=None, **fields):
    number = next(_numbers)
    fields = (
        {"slug": f"edition-{number}", "starts_on": date(2022, 6, 14), "ends_on": date(2022, 6, 16)}
        | both("name", f"الملتقى {number}", f"Forum {number}")
        | both("motto", "معًا", "Together")
        | fields
    )
    return Edition.objects.create(forum=forum or make_forum(), **fields)


def make_track(*, edition, **fields):
    number = next(_numbers)
    fields = {"slug": f"track-{number}"} | both("name", f"مسار {number}", f"Track {number}") | fields
    return Track.objects.create(edition=edition, **fields)


def make_day(*, edition=None, number=1, dignitaries=(), **fields):
    edition = edition or make_edition()
    fields = {"date": date(2022, 6, 13 + number)} | both("headline", "يوم الافتتاح", "Opening day") | fields
    day = Day.objects.create(edition=edition, number=number, **fields)
    for position, person in enumerate(dignitaries, 1):
        make_attendance(person=person, edition=edition, day=day, position=position * 10)
    return day


def make_attendance(*, person, edition, titles=(), **fields):
    return _appearance(Attendance(person=person, edition=edition, **fields), titles)


def make_title(*, kind="style", **fields):
    names = both("masculine", "سعادة", "His Excellency") | both("feminine", "سعادة", "Her Excellency")
    return Title.objects.create(kind=kind, **names | fields)


def make_profession(**fields):
    names = both("masculine", "المهندس", "Engineer") | both("feminine", "المهندسة", "Engineer")
    short = both("short_masculine", "م.", "Eng.") | both("short_feminine", "م.", "Eng.")
    return Title.objects.create(kind="profession", **names | short | fields)


def make_person(*, titles=(), **fields):
    number = next(_numbers)
    fields = (
        {"slug": f"person-{number}", "gender": "m"}
        | both("name", f"سعد العمري {number}", f"Saad Al-Omari {number}")
        | both("short_name", "العمري", "Al-Omari")
        | both("office", "أمين عام المراكز", "Secretary General of the Centres")
        | fields
    )
    person = Person.objects.create(**fields)
    person.titles.set(titles)
    return person


def make_organisation(**fields):
    number = next(_numbers)
    fields = (
        {"slug": f"body-{number}", "kind": "association", "gender": "f"}
        | both("name", f"جمعية الجوار {number}", f"Neighbours Association {number}")
        | both("about", "جمعية أهلية", "A civil association")
        | fields
    )
    return Organisation.objects.create(**fields)


def make_session(*, edition=None, day=None, speakers=(), tracks=(), model=Session, **fields):
    """`speakers`: people, who appear with the office and body they hold today."""
    number = next(_numbers)
    edition = edition or (day.edition if day else make_edition())
    fields = (
        {"slug": f"session-{number}", "position": number * 10}
        | both("title", f"جلسة {number}", f"Session {number}")
        | both("summary", "<p>ملخص الجلسة</p>", "<p>What the session said</p>")
        | both("key_points", "أولًا\nثانيًا", "First\nSecond")
        | fields
    )
    session = model.objects.create(edition=edition, day=day, **fields)
    session.tracks.set(tracks)
    for position, person in enumerate(speakers, 1):
        make_speaker(session=session, person=person, position=position * 10)
    return session


def make_workshop(*, kind="workshop", **fields):
    return make_session(model=Workshop, kind=kind, **both("audience", "الشباب", "Young people") | fields)


def make_speaker(*, session, person=None, titles=(), **fields):
    return _appearance(Speaker(session=session, person=person or make_person(), **fields), titles)


def make_quote(*, speaker, **fields):
    words = both("words", "الحي بيت كبير", "A neighbourhood is a large house")
    return Quote.objects.create(
        **{"session": speaker.session, "speaker": speaker, "verified": True} | words | fields
    )


def make_agreement(*, edition=None, day=None, parties=(), **fields):
    number = next(_numbers)
    fields = (
        {"slug": f"agreement-{number}"}
        | both("title", f"مذكرة تفاهم {number}", f"Memorandum {number}")
        | both("purposes", "التطوع\nالتدريب", "Volunteering\nTraining")
        | fields
    )
    edition = edition or (day.edition if day else make_edition())
    agreement = Agreement.objects.create(edition=edition, day=day, **fields)
    for position, organisation in enumerate(parties, 1):
        Party.objects.create(agreement=agreement, organisation=organisation, position=position * 10)
    return agreement


def make_signatory(*, agreement, person=None, titles=(), **fields):
    return _appearance(Signatory(agreement=agreement, person=person or make_person(), **fields), titles)


def make_event(*, agreement, kind="effective", **fields):
    note = both("note", "حفل في الدمام", "A ceremony in Dammam")
    return Event.objects.create(agreement=agreement, kind=kind, **{"date": date(2022, 7, 1)} | note | fields)


def relate(agreement, kind, other, **fields):
    return Relation.objects.create(agreement=agreement, kind=kind, other=other, **fields)


def make_report(*, day=None, sentences=(("جملة", "A sentence"),), **fields):
    """`sentences`: their words in both languages, as if somebody had written them by hand."""
    headline = both("headline", "ختام اليوم", "The day ends")
    report = DayReport.objects.create(day=day or make_day(), **headline | fields)
    for position, (ar, en) in enumerate(sentences, 1):
        Sentence.objects.create(report=report, position=position * 10, **both("words", ar, en))
    return report


def publish(desk, *, by=None, **request):
    """Approve the desk's state and publish it, as a publisher; `request` as for publishing.Request."""
    approve(desk)
    return publishing.publish(desk, by or make_user(role="publisher"), publishing.Request(**request))


def approve(desk):
    """Approved without the steps before it, for tests that are about what comes after."""
    type(desk)._base_manager.filter(pk=desk.pk).update(state=DeskState.APPROVED)
    desk.state = DeskState.APPROVED
    translations.approve(publishing.progress_of(type(desk)._base_manager.get(pk=desk.pk)))


def _appearance(row, titles):
    row.take_from_person()
    row.save()
    row.titles.set(titles or row.person.titles.all())
    return row


def make_page(**fields):
    texts = both("title", "تواصل معنا", "Contact") | both("body", "<p>العنوان</p>", "<p>The address</p>")
    return Page.objects.create(**{"slug": f"page-{next(_numbers)}"} | texts | fields)


def make_notice(*, edition, **fields):
    words = both("words", "نُقلت الجلسة إلى القاعة الثانية", "The session has moved to hall two")
    return Notice.objects.create(
        edition=edition, **words | {"until": datetime(2099, 1, 1, tzinfo=UTC)} | fields
    )


def make_document(*, agreement, content=b"%PDF-1.4\n% a paper\n%%EOF\n", **fields):
    document = Document(agreement=agreement, **{"kind": "scan", "language": "ar"} | fields)
    document.file.save("paper.pdf", ContentFile(content, "paper.pdf"), save=False)
    document.save()
    return document


def make_obligation(*, agreement, **fields):
    words = both("measure", "تدريب مئة متطوع", "Train a hundred volunteers")
    return Obligation.objects.create(agreement=agreement, **{"tracked": True} | words | fields)


def make_progress(*, obligation, **fields):
    words = both("evidence", "كشف الحضور", "The list of attendance")
    usual = {"status": "met", "reported_on": date(2022, 9, 1)}
    return ProgressReport.objects.create(
        agreement=obligation.agreement, obligation=obligation, **usual | words | fields
    )
