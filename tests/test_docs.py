import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
APPS = ("agreements", "forum", "press", "proceedings", "sessions")
DOCUMENTS = sorted(path.name for path in ROOT.glob("*.md"))


def named_files(document):
    """What stands between backquotes and looks like a path of this project."""
    quoted = re.findall(r"`([^`\s]+)`", (ROOT / document).read_text(encoding="utf-8"))
    return [name for name in quoted if re.fullmatch(r"[\w.<>-]+(/[\w.<>-]*)+", name)]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_files_that_are_named_exist(document):
    made_by_a_run = (".venv", "var")
    names = [name for name in named_files(document) if name.split("/")[0] not in made_by_a_run]
    missing = [
        name
        for name in names
        if not any(
            (ROOT / re.sub("<app>", app, name)).exists() for app in (APPS if "<app>" in name else [""])
        )
    ]
    assert missing == []


def test_the_way_imports_point_is_told_as_it_is_tested():
    order = " → ".join(("press", "agreements", "sessions", "forum", "proceedings"))
    assert order in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
