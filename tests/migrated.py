"""A database of SQLite that migrations made once is used again while they are the same: to run them all
takes longer than most runs of a part of the tests.
"""

import hashlib
import os
import shutil
import sqlite3
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "tests"
# Beside the migrations: what they call, and the packages that have some too.
MAKES_IT = ("proceedings/triggers.py", "proceedings/history.py", "requirements.txt")


def kept() -> Path:
    """Where the database of these migrations is kept, or will be."""
    whole = hashlib.sha256()
    for path in [*sorted(ROOT.glob("*/migrations/*.py")), *(ROOT / name for name in MAKES_IT)]:
        whole.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return KEPT / f"{whole.hexdigest()[:16]}.sqlite3"


def bring() -> bool:
    """Whether the database of the tests is now one that was kept."""
    if connection.vendor != "sqlite" or not kept().exists():
        return False
    shutil.copyfile(kept(), connection.settings_dict["TEST"]["NAME"])
    return True


def whole_copy() -> sqlite3.Connection | None:
    """Of the database as migrations left it, in memory; none of another database than SQLite."""
    if connection.vendor != "sqlite":
        return None
    copy = sqlite3.connect(":memory:")
    connection.ensure_connection()
    connection.connection.backup(copy)
    return copy


def put_back(copy: sqlite3.Connection) -> None:
    """The database is again what the copy was made of: in milliseconds, where to empty every table and to
    run what follows migrations takes the better part of a second."""
    connection.close()
    connection.ensure_connection()
    copy.backup(connection.connection)


def keep() -> None:
    """Keep the database as it is, in place of those of other migrations."""
    if connection.vendor != "sqlite" or kept().exists():
        return
    KEPT.mkdir(parents=True, exist_ok=True)
    for path in KEPT.glob("*.sqlite3"):
        path.unlink(missing_ok=True)
    made = KEPT / f"{os.getpid()}.new"
    made.unlink(missing_ok=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(made)])
    made.replace(kept())
