"""The architecture, held: imports follow the arrows, public code cannot reach the desk, files stay short."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Each package may import those before it: press → agreements → sessions → forum → proceedings.
ORDER = ["proceedings", "forum", "sessions", "agreements", "press"]
WIRING = {"forum/settings.py", "forum/urls.py"}
# Folders and files that work on the desk. What is not named here serves the public or is pure.
DESK = {
    *("models", "translation", "admin", "migrations", "management", "demo", "sample", "entry", "waiting"),
    *("history", "restoring", "deleted", "desk", "tables", "transfer", "accounts", "reminders"),
}
# The doors from the desk to the record, which nothing public may open. One of them, `guests`, is for those
# without an account, who hold a link or report a mistake: the pages that are theirs may open it, no other.
DOORS = ("publishing", "along", "review", "preview", "erasure", "guests")
# Rows of readers and journalists, which hold nothing that will be published.
OUTSIDERS = ("press.models.accreditation", "press.models.alerts")
GUEST_PAGES = {"proceedings/linked.py", "proceedings/reporting.py"}
LINES = {".py": 300, ".html": 120, ".css": 150}
FUNCTION_LINES, VIEW_LINES, SETTINGS_LINES = 40, 25, 200


def sources(*suffixes, folders=(*ORDER, "templates", "static", "tests")):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in suffixes and "migrations" not in path.parts:
                yield path.relative_to(ROOT)


MODULES = list(sources(".py", folders=ORDER))
PUBLIC = [path for path in MODULES if not DESK & set(path.with_suffix("").parts) and str(path) not in WIRING]


@cache
def tree(path):
    return ast.parse((ROOT / path).read_text())


@cache
def imports(path):
    """Absolute names of all that a module imports, wherever in it the import stands."""
    package = path.with_suffix("").parts[:-1]
    names = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            parts = list(package[: len(package) - node.level + 1]) if node.level else []
            module = ".".join([*parts, *([node.module] if node.module else [])])
            names += [module, *(f"{module}.{alias.name}" for alias in node.names)]
    return names


def importing(paths, forbidden):
    return [f"{path} imports {name}" for path in paths for name in imports(path) if forbidden(path, name)]


def test_imports_follow_the_arrows():
    def above(path, name):
        return name.split(".")[0] in ORDER[ORDER.index(path.parts[0]) + 1 :]

    assert importing([path for path in MODULES if str(path) not in WIRING], above) == []


def test_nothing_imports_the_wiring():
    assert importing(MODULES, lambda _, name: name in {"forum.settings", "forum.urls"}) == []


def test_public_code_imports_no_desk_model():
    desk = ("forum.models", "sessions.models", "agreements.models", "press.models", "proceedings.desk")
    doors = {f"proceedings/{name}.py" for name in DOORS}
    paths = [path for path in PUBLIC if str(path) not in doors]
    assert importing(paths, lambda _, name: name.startswith(desk) and not name.startswith(OUTSIDERS)) == []


def test_public_code_does_not_open_the_doors_of_the_desk():
    doors = tuple(f"proceedings.{name}" for name in DOORS)
    paths = [path for path in PUBLIC if path.stem not in DOORS]

    def opened(path, name):
        door = next((each for each in doors if name == each or name.startswith(f"{each}.")), None)
        return door and not (door == "proceedings.guests" and str(path) in GUEST_PAGES)

    assert importing(paths, opened) == []
    assert [str(path) for path in paths if "get_model" in (ROOT / path).read_text()] == []


def test_files_stay_short():
    long = []
    for path in sources(".py", ".html", ".css"):
        lines = (ROOT / path).read_text().count("\n")
        if lines > (SETTINGS_LINES if path.name == "settings.py" else LINES[path.suffix]):
            long.append(f"{path} ({lines})")
    assert long == []


def test_functions_stay_short():
    long = []
    for path in MODULES:
        limit = VIEW_LINES if path.stem == "views" else FUNCTION_LINES
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > limit:
                long.append(f"{path}: {node.name} ({node.end_lineno - node.lineno + 1})")
    assert long == []


def test_templates_hold_no_script_style_or_walked_relation():
    forbidden = (" style=", "<style", "<script>", "_set.", ".all ", ".all}", "|safe")
    found = []
    for path in sources(".html", folders=["templates"]):
        text = (ROOT / path).read_text()
        found += [f"{path}: {word}" for word in forbidden if word in text]
    assert found == []
