"""Every public template, at an address of the site that world.py builds: name → path under the language."""

from collections.abc import Iterator
from typing import NamedTuple

from proceedings.content import LANGUAGES


class Address(NamedTuple):
    name: str
    language: str
    path: str
    status: int


PAPER = "9ac2e5f7d5964eb6e8e7855eef1ae81551c734fe1207c8723771c112dd8aa521"  # of the paper in world.py
PAGES = {
    "home": "",
    "edition without anything": "bare/",
    "all editions": "editions/",
    "programme": "rich/programme/",
    "programme: grid": "rich/programme/?view=grid",
    "programme: filtered": "rich/programme/?kind=panel&q=balady",
    "programme: nothing found": "rich/programme/?q=zzzz",
    "programme: empty": "bare/programme/",
    "day": "rich/day-1/",
    "day without anything": "rich/day-2/",
    "session": "rich/sessions/full/",
    "session: long title": "rich/sessions/long/",
    "session: Arabic alone": "rich/sessions/arabic/",
    "session: bare": "rich/sessions/bare/",
    "session: version": "rich/sessions/full/v/1/",
    "session: history": "rich/sessions/full/history/",
    "session: report": "rich/sessions/full/report/",
    "session: report sent": "rich/sessions/full/report/?sent=1",
    "workshop": "rich/workshops/learning/",
    "workshops": "rich/workshops/",
    "speakers": "rich/speakers/",
    "person": "people/full/",
    "person: bare": "people/bare/",
    "person: Arabic alone": "people/arabic/",
    "people": "people/",
    "organisation": "organisations/full/",
    "organisation: bare": "organisations/bare/",
    "organisations": "organisations/",
    "agreement": "agreements/mou-2031-1/",
    "agreement: bare": "agreements/bare/",
    "agreements": "agreements/",
    "agreements: filtered": "agreements/?kind=memorandum&sort=title",
    "agreements: nothing found": "agreements/?q=zzzz",
    "agreements: check": "agreements/check/",
    "agreements: check, yes": f"agreements/check/?sha256={PAPER}",
    "agreements: check, no": f"agreements/check/?sha256={'0' * 64}",
    "agreements: commitments": "agreements/commitments/",
    "agreements: no such commitment": "agreements/commitments/?state=not_met",
    "press room": "rich/press/",
    "press room: a day": "rich/press/?day=1",
    "press room: nothing found": "rich/press/?kind=page",
    "press room: without anything": "bare/press/",
    "press photos": "rich/press/photos/",
    "day report": "rich/press/day-1/",
    "day report: version": "rich/press/day-1/v/1/",
    "press photos: none": "bare/press/photos/",
    "notices": "rich/notices/",
    "notice": "rich/notices/notice-1/",
    "corrections": "rich/press/corrections/",
    "corrections: none": "bare/press/corrections/",
    "check a quotation": "press/check/",
    "page": "pages/privacy/",
    "accreditation": "press/accreditation/",
    "accreditation: sent": "press/accreditation/?sent=1",
    "alerts": "press/alerts/",
    "alerts: sent": "press/alerts/?sent=1",
    "search": "search/",
    "search: found": "search/?q=balady",
    "search: nothing found": "search/?q=zzzz",
    "design system": "styleguide/",
}
ERRORS = {
    "error 400": ("search/?q=x&page=x", 400),
    "error 403": ("audit/403/", 403),
    "error 403: form": ("audit/form/", 403),
    "error 404": ("nothing/", 404),
    "link that opens nothing": ("press/alerts/cancel/none/", 404),
    "error 410": ("rich/sessions/withdrawn/", 410),
    "error 500": ("audit/500/", 500),
}
# Of the demo and of the edition of 60 sessions.
SAMPLES = (
    "first/",
    "first/programme/",
    "first/day-2/",
    "first/press/day-2/",
    "first/sessions/digital-platforms/",
    "first/speakers/",
    "first/press/",
    "agreements/mou-shabab-mujtamai/",
    "people/abdullah-al-budair/",
    "sample/",
    "sample/programme/",
    "sample/programme/?view=grid",
    "sample/day-1/",
    "agreements/",
    "agreements/?status=in_effect",
)


def addresses(languages: tuple[str, ...] = LANGUAGES) -> Iterator[Address]:
    answers = {name: (path, 200) for name, path in PAGES.items()} | ERRORS
    for language in languages:
        for name, (path, status) in answers.items():
            yield Address(name, language, f"/{language}/{path}", status)


def of_samples() -> Iterator[Address]:
    for language in LANGUAGES:
        for path in SAMPLES:
            yield Address(path, language, f"/{language}/{path}", 200)
