"""Lighthouse, as a phone sees the site: home, programme and a session in both languages."""

import json
import os
import subprocess
from pathlib import Path

from .direction import Finding

LEAST = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
PATHS = ("first/", "sample/programme/", "first/sessions/digital-platforms/")
TRIES = 3  # a busy machine is no fault of the page
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def scores(command: Path, chromium: str, address: str) -> dict[str, int]:
    arguments = [
        "--quiet",
        "--output=json",
        f"--chrome-flags={FLAGS}",
        f"--only-categories={','.join(LEAST)}",
    ]
    environment = os.environ | {"CHROME_PATH": chromium}
    said = subprocess.run([command, address, *arguments], env=environment, capture_output=True, text=True)
    if said.returncode:  # now and then it loses the browser; what fails at every try is a finding
        return dict.fromkeys(LEAST, 0)
    categories = json.loads(said.stdout)["categories"]
    return {name: round((categories[name]["score"] or 0) * 100) for name in LEAST}


def table(command: Path, chromium: str, site: str) -> tuple[list[str], list[Finding]]:
    """Lines to print, and what scored less than it must at every try."""
    lines, found = [], []
    for language in ("ar", "en"):
        for path in PATHS:
            address = f"{site}/{language}/{path}"
            best = dict.fromkeys(LEAST, 0)
            for _try in range(TRIES):
                now = scores(command, chromium, address)
                best = {name: max(best[name], now[name]) for name in LEAST}
                if all(best[name] >= LEAST[name] for name in LEAST):
                    break
            shown = "  ".join(f"{name} {score}" for name, score in best.items())
            lines.append(f"{address.removeprefix(site):<44} {shown}")
            under = {name: score for name, score in best.items() if score < LEAST[name]}
            found += [Finding("lighthouse", address, f"{name} {score}") for name, score in under.items()]
    return lines, found
