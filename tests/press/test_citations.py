"""Citations are read back by the programs that people keep their literature with."""

import re
from datetime import date

import bibtexparser
import pytest
import rispy
from bibtexparser import middlewares

from press.citations import Author, Citation, author_of, bibtex, csl_json, ris
from proceedings.content import Text
from tests.factories import (
    both,
    make_day,
    make_edition,
    make_organisation,
    make_person,
    make_session,
    make_speaker,
    make_venue,
    publish,
)

TITLES = {
    "ar": "أثر المنصات الرقمية (النسخة 2.1): 50% & «بلدي» {مفتوحة} #1",
    "en": "Digital platforms: 50% of $5 & {open} data, C_1 -- ``quoted'' #1 ~ \\end",
}
NAMES = {"ar": ("رعد أحمد الخليوي", "الخليوي"), "en": ("Raad Ahmed Al-Khulaiwi", "Al-Khulaiwi")}
OTHER = {"ar": "هيئة «المثال» وشركاؤها", "en": "Example and Partners"}


def from_bibtex(text):
    """Names are told apart while they stand in their braces, and read after that."""
    apart = bibtexparser.parse_string(text, append_middleware=[middlewares.SeparateCoAuthors()])
    read = bibtexparser.parse_string(text, append_middleware=[middlewares.LatexDecodingMiddleware()])
    assert not apart.failed_blocks + read.failed_blocks
    authors = [re.sub("[{}]", "", name) for name in apart.entries[0]["author"]]
    return read.entries[0]["title"], authors, read.entries[0]["year"]


def from_ris(text):
    (entry,) = rispy.loads(text)
    return entry["title"], entry["authors"], entry["year"]


def citation(language, title=None):
    authors = (author_of(*NAMES[language]), Author(OTHER[language]))
    return Citation(
        key="first-abcdefgh",
        is_paper=True,
        sort="Working paper",
        title=title or TITLES[language],
        language=language,
        date=date(2022, 6, 15),
        address="https://forum.example/ar/x/",
        version="https://forum.example/ar/s/abcdefgh/1/",
        authors=authors,
        abstract="سطر\n\nسطر {آخر",
        conference="الملتقى الأول",
    )


@pytest.mark.parametrize("language", ["ar", "en"])
def test_bibtexparser_finds_the_same_title_authors_and_year(language):
    name, short = NAMES[language]
    title, authors, year = from_bibtex(bibtex(citation(language)))
    assert title == TITLES[language]
    assert authors == [f"{short}, {name.removesuffix(short).strip()}", OTHER[language]]
    assert year == "2022"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_rispy_finds_the_same_title_authors_and_year(language):
    name, short = NAMES[language]
    title, authors, year = from_ris(ris(citation(language)))
    assert title == TITLES[language]
    assert authors == [f"{short}, {name.removesuffix(short).strip()}", OTHER[language]]
    assert year == "2022"


@pytest.mark.parametrize("title", ["a { brace", "a } brace", "}{", "{{{"])
def test_a_brace_without_its_pair_breaks_no_file(title):
    text = bibtex(citation("en", title))
    assert text.count("{") == text.count("}")
    assert from_bibtex(text)[2] == "2022"


def test_an_unbroken_entry_follows_whatever_a_line_holds():
    entries = rispy.loads(ris(citation("en", "One\r\nER  - \r\nTY  - JOUR")) + ris(citation("ar")))
    assert len(entries) == 2


def test_a_name_is_parted_only_where_its_short_form_ends_it():
    assert author_of("عبد الله بن محمد البدير", "البدير") == Author("البدير", "عبد الله بن محمد")
    assert author_of("Hind", "Hind") == Author("Hind")
    assert author_of("Saad Al-Omari 7", "Al-Omari") == Author("Saad Al-Omari 7")


@pytest.fixture
def paper(clock, db):
    edition = make_edition(slug="first", venue=make_venue(), **both("name", "الملتقى الأول", "First Forum"))
    body = make_organisation(**both("name", "الوزارة", "The ministry"))
    names, shorts = (dict(zip(("ar", "en"), pair, strict=True)) for pair in zip(*NAMES.values(), strict=True))
    person = make_person(
        slug="raad",
        organisation=body,
        **both("name", names["ar"], names["en"]) | both("short_name", shorts["ar"], shorts["en"]),
    )
    day = make_day(edition=edition, number=2)
    paper = make_session(day=day, slug="platforms", kind="paper", **both("title", *TITLES.values()))
    make_speaker(session=paper, person=person, role="presenter")
    make_speaker(session=paper, person=make_person(**both("name", "المدير", "The Chair")), role="moderator")
    for row in (edition, body, person, day, paper):
        publish(row)
    return paper


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_working_papers_twins_say_who_what_and_when(client, paper, language):
    stem = f"/{language}/first/sessions/platforms"
    name, short = NAMES[language]
    expected = (TITLES[language], [f"{short}, {name.removesuffix(short).strip()}"], "2022")
    answer = client.get(f"{stem}.bib")
    assert answer.headers["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert answer.content.startswith(f"@inproceedings{{first-{paper.key},".encode())
    assert from_bibtex(answer.content.decode()) == expected
    assert from_ris(client.get(f"{stem}.ris").content.decode()) == expected
    (entry,) = client.get(f"{stem}.csl.json").json()
    assert (entry["type"], entry["title"]) == ("paper-conference", TITLES[language])
    assert entry["author"] == [{"family": short, "given": name.removesuffix(short).strip()}]
    assert entry["issued"] == {"date-parts": [[2022, 6, 15]]}
    assert entry["URL"] == f"http://testserver/{language}/s/{paper.key}/1/"


def test_a_versions_twin_cites_that_version(client, clock, paper):
    clock.move(minutes=1)
    paper.title_en = "Another title"
    paper.save()
    publish(paper, change="correction", note=Text("تصحيح", "Corrected"))
    stem = "/en/first/sessions/platforms"
    assert from_bibtex(client.get(f"{stem}.bib").content.decode())[0] == "Another title"
    assert from_bibtex(client.get(f"{stem}/v/1.bib").content.decode())[0] == TITLES["en"]
    assert f"/en/s/{paper.key}/1/" in client.get(f"{stem}/v/1.ris").content.decode()


def test_a_page_has_the_tags_that_scholars_search_engines_read(client, paper):
    page = client.get("/en/first/sessions/platforms/").content.decode()
    assert '<meta name="citation_author" content="Al-Khulaiwi, Raad Ahmed">' in page
    assert '<meta name="citation_author_institution" content="The ministry">' in page
    assert '<meta name="citation_publication_date" content="2022/06/15">' in page
    assert '<meta name="citation_conference_title" content="First Forum">' in page
    assert "The Chair" not in "".join(line for line in page.splitlines() if "citation_" in line)
    assert 'href="/en/first/sessions/platforms.csl.json"' in page


def test_csl_keeps_a_name_that_does_not_part_whole():
    assert f'"literal": "{OTHER["ar"]}"' in csl_json(citation("ar"))
