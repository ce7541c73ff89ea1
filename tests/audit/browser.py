"""One page after another in one browser: what axe, the direction check, console and network say of each."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python.base as axe
from playwright.sync_api import Browser, ConsoleMessage, Request

from . import direction
from .direction import Finding
from .pages import Address

# WCAG 2.0 to 2.2, A and AA, and best practice. With `preload`, axe would fetch each sheet again.
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,
}
RUN_AXE = """async (options) => (await axe.run(document, options)).violations.flatMap((rule) =>
  rule.nodes.map((node) => ({ rule: `axe: ${rule.id}`, where: node.target.join(" "), what: rule.help })))"""
AXE = Path(axe.__file__).with_name(axe.AXE_FILE_NAME).read_text(encoding="utf-8")
ALTERNATES = """() => Object.fromEntries([...document.querySelectorAll("link[hreflang]")].map(
  (link) => [link.hreflang, new URL(link.href).pathname]))"""


class Reader:
    """Someone who opens pages: `look` gives what is wrong with one at each width and in each theme."""

    def __init__(self, browser: Browser, site: str, session: str = "", is_quick: bool = False) -> None:
        """`session`: that of somebody of the team, whose pages are looked at as well. A quick reader measures
        the contrast of the Arabic pages alone and at one width, which is most of the work."""
        self.site, self.is_quick = site, is_quick
        # Scripts of ours are put into each page, which its policy forbids.
        self.context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
        if session:
            self.context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
        self.page = self.context.new_page()
        self.noise: list[Finding] = []
        self.sources: dict[str, str] = {}
        self.alternates: dict[str, dict[str, str]] = {}
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.noise.append(Finding("console", "script", str(error))))
        self.page.on("request", self._asked)

    def close(self) -> None:
        self.context.close()

    def _heard(self, message: ConsoleMessage) -> None:
        of_status = self.page.url == message.location.get("url") and "status of" in message.text
        if message.type in ("error", "warning") and not of_status:  # Chromium's own word for an error page
            self.noise.append(Finding("console", message.type, message.text))

    def _asked(self, request: Request) -> None:
        if request.url.startswith("http") and not request.url.startswith(f"{self.site}/"):
            self.noise.append(Finding("another host", urlsplit(request.url).netloc, request.url))

    def look(
        self, address: Address, widths: Sequence[int], themes: Sequence[str]
    ) -> Iterator[tuple[str, Finding]]:
        """Pairs of width and theme, and what was found in it."""
        self.page.set_viewport_size({"width": widths[0], "height": 900})
        answer = self.page.goto(self.site + address.path)
        assert answer
        if answer.status != address.status:
            yield "", Finding("status", str(answer.status), f"and not {address.status}")
        self.sources[address.path] = answer.text()
        if address.status == 200:
            self.alternates[address.path] = self.page.evaluate(ALTERNATES)
        self.page.evaluate(AXE)
        for width in widths:
            self.page.set_viewport_size({"width": width, "height": 900})
            with_contrast = not self.is_quick or (address.language == "ar" and width == widths[0])
            options = OPTIONS | {"rules": {"color-contrast": {"enabled": with_contrast}}}
            for theme in themes:
                self.page.emulate_media(color_scheme=theme)
                found = [Finding(**each) for each in self.page.evaluate(RUN_AXE, options)]
                yield from ((f"{width} {theme}", each) for each in (*found, *direction.findings(self.page)))
        yield from (("", each) for each in self.noise)
        self.noise.clear()
