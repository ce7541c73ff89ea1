"""What `python3 dev.py audit` does: look at every public page, print what was found; 1 where anything was."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.audit.settings"

import django
from django.core.management import call_command

from . import tools
from .settings import PORT
from .tools import FOLDER

SITE = f"http://127.0.0.1:{PORT}"
WIDTHS, THEMES = (1280, 768, 320), ("light", "dark")


def say(text: str) -> None:
    print(f"• {text}", flush=True)


def make_site() -> str:
    """The demo, an edition of 60 sessions, the pages that are hard to set; gives a session of the team's."""
    for old in (FOLDER / name for name in ("site.sqlite3", "site.sqlite3-wal", "site.sqlite3-shm")):
        old.unlink(missing_ok=True)
    django.setup()
    say("Making the site that is looked at")
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    call_command("load_demo")
    call_command("make_sample", sessions=60, people=60)
    from . import world  # late: it imports models

    world.build()
    return world.staff_session()


@contextmanager
def served() -> Iterator[None]:
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1", "--no-ws"]
    address = ["--host", "127.0.0.1", "--port", PORT, "--log-level", "critical", "forum.wsgi:application"]
    server = subprocess.Popen([*command, "--blocking-threads", "4", *address])
    try:
        for _second in range(60):
            try:
                urllib.request.urlopen(f"{SITE}/healthz").close()
                break
            except OSError:
                time.sleep(1)
        else:
            sys.exit("The site did not start.")
        yield
    finally:
        server.terminate()
        server.wait()


def look(session: str) -> dict:
    """Finding → where it was made."""
    from playwright.sync_api import sync_playwright

    from . import direction, lighthouse, nu, weight
    from .browser import Reader
    from .pages import addresses, of_samples

    found: dict = {}
    chromium = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    flags = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        reader = Reader(browser, SITE, session)
        for address in (*addresses(), *of_samples()):
            here = [*reader.look(address, WIDTHS, THEMES)]
            print(f"  {'✗' if here else '✓'} {address.path}", flush=True)
            for state, each in here:
                if each not in found:
                    print(f"      {each.rule} | {each.where} | {each.what}", flush=True)
                found.setdefault(each, []).append(f"{address.path} {state}")
        reader.close()
        say("Weight of the programme of 60 sessions, in bytes")
        lines, heavy = weight.table(browser, SITE)
        print("\n".join(f"  {line}" for line in lines), flush=True)
        browser.close()
    say("The Nu HTML checker")
    checker = nu.jar()
    assert checker
    assert chromium
    for name, each in nu.findings(checker, reader.sources):
        found.setdefault(each, []).append(name)
    say("Lighthouse, as a phone")
    program = FOLDER / "node_modules" / ".bin" / "lighthouse"
    lines, low = lighthouse.table(program, chromium, SITE)
    print("\n".join(f"  {line}" for line in lines), flush=True)
    for each in (*direction.one_sided(reader.alternates), *heavy, *low):
        found.setdefault(each, []).append(each.where)
    return found


def main() -> int:
    tools.get("java", "npm", "chromium", packages=("vnu-jar", "lighthouse"))
    session = make_site()
    with served():
        found = look(session)
    say(f"{len(found)} findings" if found else "No findings")
    for each, places in sorted(found.items()):
        print(f"\n  {each.rule}\n    {each.where}\n    {each.what}\n    {len(places)} × {places[0]}")
    return 1 if found else 0


if __name__ == "__main__":
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    sys.exit(main())
