"""The Nu HTML checker (vnu.jar, which needs Java): errors and warnings of every page in one run."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from .direction import Finding
from .tools import FOLDER

# Where `python3 dev.py audit` installs it; VNU_JAR names another one.
INSTALLED = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def jar() -> Path | None:
    path = Path(os.environ.get("VNU_JAR") or INSTALLED)
    return path if path.exists() and shutil.which("java") else None


def findings(checker: Path, sources: Mapping[str, str]) -> list[tuple[str, Finding]]:
    """Pairs of a page's name and what is wrong with its source."""
    with TemporaryDirectory() as folder:
        pages = {str(Path(folder) / f"{number}.html"): name for number, name in enumerate(sources)}
        for path, name in pages.items():
            Path(path).write_text(sources[name], encoding="utf-8")
        command = ["java", "-Xss4m", "-jar", checker, "--format", "json", "--stdout", "--exit-zero-always"]
        said = subprocess.run([*command, *pages], capture_output=True, text=True, check=True).stdout
    return [
        (
            pages[each["url"].removeprefix("file:")],
            Finding("html: " + each["message"], each.get("extract", "")),
        )
        for each in json.loads(said)["messages"]
    ]
