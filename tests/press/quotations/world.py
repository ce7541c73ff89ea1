"""A forum whose words are quoted: six talks in both languages, one of them corrected and one taken back."""

from proceedings.content import Text
from proceedings.publishing import withdraw
from tests.factories import (
    both,
    make_edition,
    make_person,
    make_profession,
    make_session,
    make_speaker,
    make_title,
    make_user,
    publish,
)

NOTE = Text("صُحح النص", "The text was corrected")

WHO_AR, WHO_EN = "معالي المهندس عبدالله البدير ", "His Excellency Engineer Abdullah Al-Budair "
# Each has a negation, a person as an agency names them, and words enough on both sides of them.
AR = (
    "أكد " + WHO_AR + "أن المدن لم تُبنَ للسيارات وحدها بل للناس الذين يسكنونها كل يوم",
    "وبيّن " + WHO_AR + "أن البلديات لا تستطيع العمل دون شراكة حقيقية مع الأهالي في أحيائهم",
    "ورأى " + WHO_AR + "أن التطوع ليس ترفًا بل ركيزة من ركائز التنمية في المناطق كافة",
    "وأوضح " + WHO_AR + "أن المنصات الرقمية لن تغني عن اللقاء المباشر بين المسؤول والمواطن",
    "وأشار " + WHO_AR + "إلى أن الحدائق الصغيرة لم تكلف الأمانة سوى جزء يسير من ميزانيتها",
    "وذكر " + WHO_AR + "أن الجامعات الحكومية لا تملك وحدها مفتاح البرامج المجتمعية البلدية",
)
EN = (
    WHO_EN + "said that cities were not built for cars but for the people in them",
    WHO_EN + "added that municipalities cannot work without a true partnership",
    WHO_EN + "held that volunteering is not a luxury but a pillar of development",
    WHO_EN + "explained that platforms will never replace meeting face to face",
    WHO_EN + "noted that pocket parks did not cost more than a small part of it",
    WHO_EN + "recalled that public universities do not hold the only key to it",
)
FILLER_AR = "واستعرضت الجلسة بعد ذلك نماذج من مناطق المملكة وناقش الحاضرون سبل تعميمها في السنوات المقبلة"
FILLER_EN = (
    "The session then went through examples from several regions and how to spread them in years to come"
)
PLACES_AR = ("الدمام", "الخبر", "الظهران", "القطيف", "الجبيل", "حفر الباطن")
PLACES_EN = ("Dammam", "Khobar", "Dhahran", "Qatif", "Jubail", "Hafr")


def build():
    edition = make_edition(slug="first")
    style = make_title(**both("masculine", "معالي", "His Excellency"))
    person = make_person(
        titles=[style],
        profession=make_profession(),
        **both("name", "عبدالله البدير", "Abdullah Al-Budair"),
        **both("short_name", "البدير", "Al-Budair"),
        **both("office", "نائب الوزير", "Vice Minister"),
    )
    for row in (edition, person):
        publish(row)
    sessions = [talk(edition, person, index) for index in range(len(AR))]
    for row in sessions:
        publish(row)
    return sessions


def talk(edition, person, index):
    """Two passages of each talk, with others between them."""
    second = (index + 1) % len(AR)
    ar = (
        AR[index],
        f"{FILLER_AR} في {PLACES_AR[index]}",
        f"وختم المتحدث كلمته في {PLACES_AR[second]} بالدعوة إلى العمل",
    )
    en = (
        EN[index],
        f"{FILLER_EN} in {PLACES_EN[index]}",
        f"The speaker closed in {PLACES_EN[second]} with a call to act",
    )
    summaries = ("".join(f"<p>{each}.</p>" for each in part) for part in (ar, en))
    session = make_session(
        edition=edition,
        slug=f"talk-{index}",
        **both("title", f"لقاء {PLACES_AR[index]}", f"Meeting of {PLACES_EN[index]}"),
        **both("summary", *summaries),
        **both("key_points", f"نقطة {PLACES_AR[index]} الأولى", f"The first point of {PLACES_EN[index]}"),
    )
    make_speaker(session=session, person=person)
    return session


def corrected(session, old, new, **request):
    """Correct or update one word of a talk, in both languages: `old` and `new` are (Arabic, English)."""
    for code, before, after in zip(("ar", "en"), old, new, strict=True):
        name = f"summary_{code}"
        setattr(session, name, getattr(session, name).replace(before, after))
    session.save()
    return publish(session, **{"change": "correction", "note": NOTE} | request)


def taken_back(session):
    withdraw(session, make_user(role="publisher"), Text("نُشر قبل موعده", "It was published too early"))
