"""Every public address that can be found by following links, and every one that can be guessed."""

import io
import re
import zipfile
from html import unescape
from urllib.parse import urljoin, urlsplit

from proceedings.content import LANGUAGES
from proceedings.kinds import KINDS
from proceedings.models import Mention, Publication

from .world import STATES

LINK = re.compile(r"""(?:href|src|action)=["']([^"']+)["']""")
SITE_FILES = [
    "programme/",
    "sessions/",
    "workshops/",
    "speakers/",
    "notices/",
    "day-1/",
    "day-2/",
    "press/",
    "press/day-2/",
    "press/photos/",
    "press/day-1.zip",
    "press/day-2.zip",
    "feed.atom",
    "feed.json",
    "ninjs.json",
    "programme.ics",
    "programme.ics?day=1",
    "schedule.json",
    "schedule.xml",
    "corrections/",
    "press/corrections/",
    "press/corrections.atom",
    "history/",
    "v/1/",
]
TOP = [
    "editions/",
    "people/",
    "organisations/",
    "agreements/",
    "agreements/check/",
    "agreements/commitments/",
    "agreements/commitments/?state=overdue",
    "agreements/commitments.ics",
    "search/",
    "press/",
    "press/check/",
    "press/accreditation/",
    "press/alerts/",
    "styleguide/",
    "agreements/?sort=oldest",
    "agreements/?kind=memorandum",
    "agreements/?overdue=1",
    "agreements.csv",
    "agreements.json",
    "agreements.xlsx",
    "agreements.ics",
    "sitemap-lists.xml",
    "sitemap-1.xml",
    "feed.atom",
]
PATHS = {
    "edition": "{slug}",
    "day": "{edition}/{slug}",
    "page": "pages/{slug}",
    "notice": "{edition}/notices/{slug}",
    "session": "{edition}/sessions/{slug}",
    "person": "people/{slug}",
    "organisation": "organisations/{slug}",
    "agreement": "agreements/{slug}",
    "report": "{edition}/press/{slug}",
}


def guessed(world, languages=LANGUAGES, states=STATES) -> list[str]:
    """Addresses that nobody is told of: every object's page, twins, versions, short links and files."""
    objects = [(kind, row) for (kind, state), row in world.objects.items() if state in states]
    keys = {row.key for row in (*world.common.values(), *(row for _kind, row in objects))}
    people = [row.key for kind, row in objects if kind == "person"]
    paths = ["/", "/robots.txt", "/sitemap.xml", "/healthz", "/readyz", "/static/", "/media/"]
    for language in languages:
        paths += [f"/{language}/{name}" for name in ["", *TOP]]
        paths += [f"/{language}/common-edition/{name}" for name in SITE_FILES]
        paths += [f"/{language}/search/{query}" for query in _searches(world)]
        for kind, row in objects:
            paths += _of_object(language, kind, row)
    for kind, row in objects:
        paths += [f"/desk/preview/{kind}/{row.key}/ar/", f"/desk/preview/day/{row.key}/ar/whole/"]
        paths += [f"/desk/press/ar/{kind}/{row.key}{rest}" for rest in ("/", ".txt", ".ninjs.json")]
    for publication in Publication.objects.filter(key__in=keys):
        paths += [f"/s/{publication.key}", f"/ar/s/{publication.key}/", f"/en/s/{publication.key}/1/"]
        paths.append(f"/ar/s/{publication.key}/{'0' * 16}.png")  # which leads to today's, where there is one
    files = Mention.objects.filter(kind="file", publication__key__in=keys)
    for digest in files.values_list("key", flat=True).distinct():
        paths.append(f"/en/agreements/check/?sha256={digest}")
        paths += [f"/desk/preview/person/{key}/media/{digest}/file.png" for key in people]
        paths += [f"/media/{digest}/file{suffix}" for suffix in (".png", ".pdf", ".jpg", ".webp", ".avif")]
    return paths


def _searches(world):
    """What finds public objects, alone and beside what is nowhere; how every title and name begins."""
    yield from (
        "suggestions/?q=zq",
        "suggestions/?q=z",
        "?q=zq",
        "?q=%D8%A7%D9%84%D8%B9%D9%86%D9%88%D8%A7%D9%86",
    )
    for (_kind, state), marks in world.marks.items():
        if state == "public":
            first, second, *_rest = (mark for mark in marks.found if mark.startswith("zq"))
            yield from (f"?q={first}", f"?q={first}+{second}+nowhere", f"suggestions/?q={first[:4]}")


def _of_object(language, kind, row):
    """All of it in Arabic; in English, which the same code answers, what differs by language most."""
    path = PATHS[kind].format(slug=row.slug, edition="common-edition")
    stems = {f"/{language}/{path}", f"/{language}/{path.replace('/sessions/', '/workshops/')}"}
    for stem in stems:
        yield f"{stem}/"
        if language == "en":
            yield from (f"{stem}.txt", f"{stem}/v/1/")
            continue
        yield f"{stem}/history/"
        yield f"{stem}/report/"
        for suffix in ("txt", "json", "ics", "bib", "ris", "csl.json"):
            yield f"{stem}.{suffix}"
        for number in (1, 2, 3):
            yield f"{stem}/v/{number}/"
            yield f"{stem}/v/{number}.json"


def crawl(client, start, known=()) -> dict[str, tuple[int, bytes, dict]]:
    """Follow every link from `start` but to what is `known`; path → (status, body, headers)."""
    assert set(PATHS) == set(KINDS), "a kind of record has no guessed address here"
    waiting, seen = list(dict.fromkeys(start)), {}
    while waiting:
        path = waiting.pop()
        if path in seen or path in known:
            continue
        answer = client.get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if answer.headers.get("Content-Type") == "application/zip":
            body = unpacked(body)
        seen[path] = (answer.status_code, body, dict(answer.headers))
        if answer.headers.get("Location") and (target := _inside(path, answer.headers["Location"])):
            waiting.append(target)
        if answer.status_code == 200 and "html" in answer.headers.get("Content-Type", ""):
            found = (_inside(path, unescape(link)) for link in LINK.findall(body.decode()))
            waiting += [link for link in found if link and link not in seen]
    return seen


def unpacked(body: bytes) -> bytes:
    """What a packed file says, where it can be read: its names and all that is in it."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        parts = ((name.encode(), archive.read(name)) for name in archive.namelist())
        return b"\n".join(part for pair in parts for part in pair)


def _inside(path, link):
    """The path and query of a link into the public site, or nothing. Lists are narrowed down by two filters
    at once and no more: their combinations are without number."""
    parts = urlsplit(urljoin(f"http://testserver{path}", link))
    if parts.netloc != "testserver" or parts.path.startswith(("/static/", "/admin/")):
        return ""
    if parts.query.count("&") > 1:
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")
