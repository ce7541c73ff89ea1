"""The project's own check of a rendered page: Arabic, direction, and what no other checker looks at.

The rules stand in direction.js, each by its name; contrast of text and size of targets are axe's. `findings`
takes a page that is open in a browser, as it stands: its width, its theme, its language.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page

SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
SKIP = "the first stop is a way past the frame"
RECIPROCAL = "the same page in each language"
# Tab goes on from where the focus was last, even if it has been taken away since.
FROM_THE_TOP = """() => {
  scrollTo(0, 0);
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}"""
# Where the first press of Tab leads: a link into the page that goes to something that is there.
FIRST_STOP = """() => {
  const stop = document.activeElement, target = stop.getAttribute("href") ?? "";
  const leads = target.startsWith("#") && document.getElementById(target.slice(1));
  return leads && stop.checkVisibility() && stop.getBoundingClientRect().top >= 0 ? "" : stop.localName;
}"""


class Finding(NamedTuple):
    rule: str
    where: str
    what: str = ""


def findings(page: Page) -> list[Finding]:
    first = first_stop(page)  # before the script, which leaves the focus nowhere
    return [*first, *(Finding(**each) for each in page.evaluate(SCRIPT)["found"])]


def first_stop(page: Page) -> list[Finding]:
    page.evaluate(FROM_THE_TOP)
    page.keyboard.press("Tab")
    instead = page.evaluate(FIRST_STOP)
    return [Finding(SKIP, instead)] if instead else []


def one_sided(alternates: Mapping[str, Mapping[str, str]]) -> Iterable[Finding]:
    """Address of a page → what it says is the same page in each language: each of those must say the same."""
    for address, named in alternates.items():
        for other in set(named.values()) & alternates.keys():
            if alternates[other] != named:
                yield Finding(RECIPROCAL, address, other)


def rules(page: Page) -> set[str]:
    return {SKIP, *page.evaluate(SCRIPT)["rules"]}
