"""Programs that the audit uses and the suite can do without. Nothing but Python is needed to run this.

python3 -m tests.audit.tools    the HTML checker alone, for the suite
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "var" / "audit"
DEBIAN = {"java": "default-jre-headless", "npm": "npm", "chromium": "chromium"}
NPM = {"vnu-jar": "26.9.27", "lighthouse": "12.8.2"}


def get(*programs: str, packages: tuple[str, ...]) -> None:
    """Programs from Debian, which takes root, and packages of npm in a folder of their own."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    lacking = [DEBIAN[name] for name in programs if not shutil.which(name)]
    if lacking and not (os.geteuid() == 0 and shutil.which("apt-get")):
        sys.exit(f"The audit needs these packages of Debian: {' '.join(lacking)}")
    if lacking:
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-qq", "-y", "--no-install-recommends", *lacking)
    wanted = [f"{name}@{NPM[name]}" for name in packages if not _is_here(name)]
    if wanted:
        _run("npm", "install", "--no-fund", "--no-audit", "--loglevel=error", "--prefix", FOLDER, *wanted)


def _is_here(name: str) -> bool:
    described = FOLDER / "node_modules" / name / "package.json"
    return described.exists() and f'"version": "{NPM[name]}"' in described.read_text(encoding="utf-8")


def _run(*command: str | Path) -> None:
    print("•", *command[:2], *command[-3:], flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, env=environment)


if __name__ == "__main__":
    get("java", "npm", packages=("vnu-jar",))
