"""What the programme of 60 sessions weighs over the wire, at a first visit and at the next one."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser

from .direction import Finding

PROGRAMME = "sample/programme/"
KB = 1000
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((each) => { sum += each.value; }))
    .observe({ type: "layout-shift", buffered: true });
  document.fonts.ready.then(() => setTimeout(() => done(sum), 400));
})"""


@dataclass
class Visit:
    """Bytes over the wire by kind, with the headers; `shift` is how far the page jumped."""

    bytes: dict[str, int] = field(default_factory=dict)
    requests: int = 0
    shift: float = 0.0

    @property
    def total(self) -> int:
        return sum(self.bytes.values())

    def of(self, *kinds: str) -> int:
        return sum(self.bytes.get(kind, 0) for kind in kinds)


# What is measured, of which visit, and the most that it may be.
LIMITS = (
    ("first visit, all with fonts", 0, lambda visit: visit.total, 100 * KB),
    ("first visit, HTML and CSS", 0, lambda visit: visit.of("Document", "Stylesheet"), 20 * KB),
    ("first visit, JavaScript", 0, lambda visit: visit.of("Script"), 10 * KB),
    ("first visit, requests", 0, lambda visit: visit.requests, 6),
    ("first visit, layout shift", 0, lambda visit: round(visit.shift, 4), 0),
    ("second visit, all", 1, lambda visit: visit.total, 12 * KB),
)


def measure(browser: Browser, site: str, language: str) -> list[Visit]:
    """Two visits, one after the other, of somebody who has never been here; the icon counts as well."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    visits = []
    for _number in range(2):
        page = context.new_page()
        visits.append(_visit(page, f"{site}/{language}/{PROGRAMME}"))
        page.close()
    context.close()
    return visits


def _visit(page, address: str) -> Visit:
    visit, kinds = Visit(), {}
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))

    def finished(event):
        size = round(event["encodedDataLength"])
        if size:  # nothing where it came out of the cache
            kind = kinds.get(event["requestId"], "Other")
            visit.bytes[kind] = visit.bytes.get(kind, 0) + size
            visit.requests += 1

    network.on("Network.loadingFinished", finished)
    page.goto(address, wait_until="networkidle")
    visit.shift = page.evaluate(SHIFT)
    return visit


def table(browser: Browser, site: str) -> tuple[list[str], list[Finding]]:
    """Lines to print, and what is over its limit."""
    lines, found = [], []
    for language in ("ar", "en"):
        visits = measure(browser, site, language)
        for name, number, value, most in LIMITS:
            measured = value(visits[number])
            lines.append(f"{language}  {name:<32} {measured:>9,}  (at most {most:,})")
            if measured > most:
                found.append(Finding("weight", f"{language}: {name}", f"{measured:,} > {most:,}"))
    return lines, found
