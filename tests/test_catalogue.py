"""The Arabic catalogue says all that the source says, and the compiled file is made from the written one."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "locale" / "ar" / "LC_MESSAGES"
DOMAINS = sorted(path.stem for path in FOLDER.glob("*.po"))
SOURCES = ("agreements", "forum", "press", "proceedings", "sessions", "static", "templates")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")


def identity(entry):
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def catalogue(domain):
    return polib.pofile(str(FOLDER / f"{domain}.po"))


def current(domain):
    return [entry for entry in catalogue(domain) if not entry.obsolete]


@pytest.fixture(scope="module")
def extracted(tmp_path_factory):
    """What makemessages finds in the source now, for each domain, starting from nothing."""
    if not shutil.which("xgettext"):
        pytest.skip("gettext's xgettext is not installed")
    copy = tmp_path_factory.mktemp("source")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "vendor"))
    (copy / "locale").mkdir()
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    for domain in DOMAINS:
        command = [sys.executable, "-m", "django", "makemessages", "-l", "ar", "-d", domain, "-v", "0"]
        subprocess.run(command, cwd=copy, env=environment, check=True, capture_output=True)
    found = {path.stem: polib.pofile(str(path)) for path in copy.glob("locale/ar/LC_MESSAGES/*.po")}
    return {domain: {identity(entry) for entry in found.get(domain, [])} for domain in DOMAINS}


def test_there_is_a_catalogue():
    assert "django" in DOMAINS


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_message_of_the_source_is_in_the_catalogue_and_no_other(domain, extracted):
    committed = {identity(entry) for entry in current(domain)}
    assert sorted(map(str, extracted[domain] - committed)) == [], "missing: run makemessages"
    assert sorted(map(str, committed - extracted[domain])) == [], "no longer in the source: run makemessages"


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_message_is_translated_and_none_is_a_guess(domain):
    assert [entry.msgid for entry in current(domain) if entry.fuzzy or not entry.translated()] == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_count_has_the_six_forms_of_arabic(domain):
    assert "nplurals=6" in catalogue(domain).metadata["Plural-Forms"]
    counted = [entry for entry in current(domain) if entry.msgid_plural]
    lacking = [entry.msgid for entry in counted if sum(map(bool, entry.msgstr_plural.values())) != 6]
    assert lacking == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_translation_fills_in_nothing_that_its_message_does_not_have(domain):
    """A form of one or two may leave the number out, since the Arabic word says it; none may ask for more."""
    wrong = []
    for entry in current(domain):
        offered = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
        for text in entry.msgstr_plural.values() or [entry.msgstr]:
            asked = set(PLACEHOLDER.findall(text))
            if not asked <= offered or (not entry.msgid_plural and asked != offered):
                wrong.append((entry.msgid, text))
    assert wrong == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_compiled_file_is_made_from_the_written_one(domain):
    def texts(entries):
        return {identity(entry): entry.msgstr or entry.msgstr_plural for entry in entries}

    compiled = polib.mofile(str(FOLDER / f"{domain}.mo"))
    assert texts(compiled) == texts(current(domain)), "run compilemessages"
    assert compiled.metadata["Plural-Forms"] == catalogue(domain).metadata["Plural-Forms"]
