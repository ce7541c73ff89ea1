"""The design system on one page, for the team: its tokens as the style sheet has them, its components."""

import datetime as dt
import re
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from proceedings.cards import Card, CardPerson
from proceedings.content import LANGUAGES, Ref, Text
from proceedings.names import Names
from proceedings.site import site_of

from .names import Appearance

TOKENS = settings.BASE_DIR / "static" / "css" / "tokens.css"
COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
ACCENT = re.compile(
    r'\[data-accent="(\w+)"\] {\s*--accent-on-light: (#\w+);\s*--accent-on-dark: (#\w+);', re.DOTALL
)
SPACE = re.compile(r"--(space-\d): (.+);")
SIZES = ("headline", "section", "title", "lead", "text", "small", "note")

MORNING = dt.datetime(2031, 1, 14, 9, 0, tzinfo=dt.UTC)
SPEAKER = Text("نورة الحربي", "Noura Al-Harbi")
OFFICE = Text("مديرة إدارة التجارب في جمعية المثال", "Director of Trials at the Example Association")
TITLE = Text(
    "الحدائق الصغيرة: ما الذي تعلمناه من عشرة أحياء؟", "Pocket parks: what did ten neighbourhoods teach us?"
)
WORDS = Text("الحي الذي يعرف أهله بعضهم بعضًا يحل نصف مشكلاته", "Neighbours who know each other solve half")
POINTS = Text(
    "مسح الحي قبل البناء\nإشراك الأطفال في التصميم", "Survey first\nLet children take part in the design"
)


def styleguide(request: HttpRequest) -> HttpResponse:
    """Only where DEBUG is on, or for who may enter the desk; for anybody else there is no such page."""
    if not (settings.DEBUG or request.user.is_staff):
        raise Http404
    site = site_of(request)
    here = f"/{site.language}/styleguide/"
    if request.path != here:
        return HttpResponseRedirect(here)
    other = next(code for code in LANGUAGES if code != site.language)
    frame = {"site": site, "names": Names({}), "other_language_url": f"/{other}/styleguide/"}
    return TemplateResponse(request, "forum/styleguide.html", frame | tokens() | specimens())


def tokens() -> dict[str, Any]:
    sheet = TOKENS.read_text()
    light, dark = (dict(COLOUR.findall(part)) for part in sheet.split("@media (prefers-color-scheme: dark)"))
    return {
        "colours": [(name, value, dark[name]) for name, value in light.items() if name in dark],
        "accents": ACCENT.findall(sheet),
        "spaces": SPACE.findall(sheet),
        "sizes": SIZES,
    }


def specimens() -> dict[str, Any]:
    """Invented words in the shapes that the components show."""
    person = CardPerson(Ref(label=SPEAKER), role="speaker", address=Text("الدكتورة", "Dr."), office=OFFICE)
    appearance = Appearance("speaker", Ref(label=SPEAKER), office=OFFICE)
    sessions = [_session("panel", 0, people=(person,)), _session("workshop", 1, state="moved")]
    return {
        "sessions": sessions,
        "untimed": [_card("session", label="paper"), _card("session", label="break", title=Text())],
        "people": [person, CardPerson(Ref(label=Text("سعد العمري", "Saad Al-Omari")))],
        "agreements": [_card("agreement", label="memorandum", line=WORDS)],
        "days": [Card("day", f"sample-{number}", "", TITLE, day=number) for number in (1, 2, 3)],
        "focus": SimpleNamespace(key="sample-2"),
        "now": sessions[:1],
        "next": sessions[1:],
        "page": Paginator(range(120), 10).page(4),
        "content": SimpleNamespace(
            quotes=[SimpleNamespace(words=WORDS, original="ar", speaker=appearance)], key_points=POINTS
        ),
        "previous": sessions[0],
        "title": TITLE,
        "words": WORDS,
    }


def _card(kind: str, **values: Any) -> Card:
    shown: dict[str, Any] = {"kind": kind, "key": "sample", "path": "", "title": TITLE} | values
    return Card(**shown)


def _session(label: str, hour: int, **values: Any) -> Card:
    starts = MORNING + dt.timedelta(hours=hour)
    hours = {"starts_at": starts, "ends_at": starts + dt.timedelta(minutes=45)}
    return _card("session", label=label, place=Text("القاعة الكبرى", "Great Hall"), **hours, **values)
