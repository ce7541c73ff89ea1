#!/usr/bin/env python3
"""Run the site or its tests, from a fresh clone with nothing but Python:

    python3 dev.py run            the site with its demo and its worker, at http://127.0.0.1:8000/
    python3 dev.py test [...]     the tests on SQLite and on PostgreSQL; what follows goes to pytest
    python3 dev.py audit          every page looked at: accessibility, HTML, direction, weight; takes minutes

Everything made on the way stays in .venv/ (the packages) and var/ (the data and the secret), and is used
again the next time. Environment: PORT, HOST, SITE_URL, DEBUG, DATABASE_URL, SECRET_KEY, ADMIN_PASSWORD for
"run"; TEST_DATABASE_URL, CHROMIUM, REQUIRE_BROWSER for "test". Uses the standard library only.
"""

# Written so that a Python too old for the site can still read it and say so.
from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
VAR = ROOT / "var"
LOCKS = ("requirements-dev.txt", "requirements.txt")
NO_TESTS, NO_SERVER = 5, 69  # pytest's exit code, and that of tests/postgres.py

# Management commands one after the other: starting Django for each would take longer than what they do.
IN_ONE_PROCESS = """
import json, os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C without a traceback
import django
from django.core.management import CommandError, call_command
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forum.settings")
django.setup()
for title, *command in json.loads(sys.argv[1]):
    print("  •", title, flush=True)
    try:
        call_command(*command)
    except CommandError as problem:
        sys.exit(f"{command[0]}: {problem}")
"""


class Problem(Exception):
    """Something expected went wrong; its text is all that the reader needs."""


def say(text: str) -> None:
    print(f"• {text}", flush=True)


def call(command: list, environment: dict[str, str] | None = None) -> int:
    """Ctrl-C reaches the command as well, which then gets the time to end in order; a kill is passed on."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        return process.wait()
    except BaseException as reason:
        if isinstance(reason, SystemExit):
            process.terminate()
        process.wait()
        raise


def step(text: str, command: list) -> None:
    say(text)
    code = call(command)
    if code:
        raise Problem(f"That failed, with exit code {code}: {text}")


# The environment


def check_python() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 (this file alone meets older ones)
        raise Problem(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]} ({sys.executable}).")


def make_environment() -> None:
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Problem(
            "This Python cannot make virtual environments: its venv module is not complete.\n"
            "On Debian and Ubuntu:  apt install python3-venv"
        )
    try:
        step("Making a virtual environment in .venv", [sys.executable, "-m", "venv", "--clear", VENV])
    except BaseException:
        # Half an environment would be taken for a whole one the next time.
        shutil.rmtree(VENV, ignore_errors=True)
        raise


def digest(lock: str) -> str:
    """Of the lock, and of the Python it was installed for."""
    return hashlib.sha256((ROOT / lock).read_bytes() + str(PYTHON.resolve()).encode()).hexdigest()


def stamp(lock: str) -> Path:
    return VENV / f"{lock}.installed"


def is_installed(lock: str) -> bool:
    return PYTHON.exists() and stamp(lock).exists() and stamp(lock).read_text() == digest(lock)


def has_pip() -> bool:
    command: list = [PYTHON, "-c", "import pip"]
    return PYTHON.exists() and not subprocess.run(command, capture_output=True).returncode


def install(lock: str) -> None:
    if is_installed(lock):
        return
    if not has_pip():
        make_environment()
    pip = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    step(
        f"Installing the packages of {lock} (the first time takes about a minute)",
        [*pip, "--require-hashes", "-r", ROOT / lock],
    )
    # The lock for development holds every package of the other, at the same version.
    for name in LOCKS[LOCKS.index(lock) :]:
        stamp(name).write_text(digest(name))


# python3 dev.py run


def port_to_use(host: str) -> int:
    text = os.environ.get("PORT", "8000")
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and 0 < int(text) < 65536):
        raise Problem(f"PORT must be a number from 1 to 65535, not {text!r}.")
    port = int(text)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        # As the server does: a port that was in use a moment ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Problem(
                f"Port {port} of {host} cannot be used: {error.strerror or error}.\n"
                f"Stop what uses it, or choose another:  PORT={min(port + 1, 65535)} python3 dev.py run"
            ) from None
    return port


def local_secret() -> str:
    VAR.mkdir(mode=0o700, exist_ok=True)
    path = VAR / "secret_key"
    if not path.exists():
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text()


def set_defaults(host: str, port: int) -> None:
    reachable = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host
    os.environ.setdefault("SECRET_KEY", local_secret())
    os.environ.setdefault("SITE_URL", f"http://{reachable}:{port}")
    os.environ.setdefault("ALLOWED_HOSTS", f"{reachable},127.0.0.1,localhost,[::1]")


def static_state() -> str:
    """Changes when a file or a package does: compressing them all takes too long for every start."""
    files = sorted(path for path in (ROOT / "static").rglob("*") if path.is_file())
    described = "".join(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}\n" for path in files)
    return hashlib.sha256((described + digest("requirements.txt")).encode()).hexdigest()


def prepare_data() -> None:
    mark, state = VAR / "static.state", static_state()
    collected = (VAR / "static").is_dir() and mark.exists() and mark.read_text() == state
    steps = [
        ("Bringing the database up to date", "migrate", "--no-input", "--verbosity=0"),
        ("Collecting the static files", "collectstatic", "--no-input", "--clear", "--verbosity=0"),
        ("Loading the demo, if the database is empty", "load_demo", "--if-empty"),
        ("Making the staff accounts, if there are none", "make_staff", "--if-empty"),
    ]
    steps = [each for each in steps if not (collected and each[1] == "collectstatic")]
    step("Preparing the data", [PYTHON, "-c", IN_ONE_PROCESS, json.dumps(steps)])
    mark.write_text(state)


def run() -> int:
    host = os.environ.get("HOST", "127.0.0.1")
    port = port_to_use(host)
    install("requirements.txt")
    set_defaults(host, port)
    prepare_data()
    say(f"Serving at {os.environ['SITE_URL']}/ · staff: {os.environ['SITE_URL']}/admin/ · Ctrl-C stops it")
    server = ["-m", "granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "4", "--no-ws"]
    address = ["--host", host, "--port", str(port), "--log-level", "warning", "forum.wsgi:application"]
    os.chdir(ROOT)
    # What no request waits for. It ends by itself when this process does, whatever ends that.
    subprocess.Popen([PYTHON, "manage.py", "work", "--parent", str(os.getpid())])
    # In this very process, so that every signal reaches the server.
    os.execv(PYTHON, [str(PYTHON), *server, *address])


# python3 dev.py test


def pytest(database: str, arguments: list[str]) -> int:
    """Its exit code, or NO_SERVER."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    command: list = [PYTHON, "-m", "pytest", "-n", str(cores), "--dist", "worksteal"]
    environment = dict(os.environ)
    environment.pop("DATABASE_URL", None)
    if database == "PostgreSQL":
        # What a browser sees does not depend on the database, nor does what asks for none: once is enough.
        command += ["-m", "database and not browser and not once"]
        if url := os.environ.get("TEST_DATABASE_URL"):
            environment["DATABASE_URL"] = url
        else:
            command = [PYTHON, "-m", "tests.postgres", *command]
    say(f"Testing on {database}")
    return call([*command, *arguments], environment)


def verdict(codes: dict[str, int], in_ci: bool) -> int:
    words = {0: "passed", NO_TESTS: "no test was chosen", NO_SERVER: "NOT TESTED, no server was found here"}
    for database, code in codes.items():
        say(f"{database}: {words.get(code, 'FAILED')}")
    if NO_SERVER in codes.values():
        say("Set TEST_DATABASE_URL to test on a PostgreSQL server of yours.")
    ran = [code for code in codes.values() if code != NO_SERVER]
    missing = in_ci and NO_SERVER in codes.values()
    return 0 if 0 in ran and not missing and set(ran) <= {0, NO_TESTS} else 1


def test(databases: list[str], arguments: list[str]) -> int:
    install("requirements-dev.txt")
    started = time.monotonic()
    codes = {database: pytest(database, arguments) for database in databases}
    minutes, seconds = divmod(round(time.monotonic() - started), 60)
    say(f"The tests took {minutes} min {seconds} s")
    return verdict(codes, in_ci=bool(os.environ.get("CI")))


def audit() -> int:
    install("requirements-dev.txt")
    return call([PYTHON, "-m", "tests.audit"])


def parse(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="run | test | audit")
    commands.add_parser("run", help="start the site, with its demo")
    commands.add_parser("audit", help="look at every public page (on Debian, as root, gets what it needs)")
    tests = commands.add_parser("test", help="run the tests", allow_abbrev=False)
    only = tests.add_mutually_exclusive_group()
    only.add_argument(
        "--sqlite", action="store_const", dest="databases", const=["SQLite"], help="on SQLite alone"
    )
    only.add_argument("--postgres", action="store_const", dest="databases", const=["PostgreSQL"])
    tests.set_defaults(databases=["SQLite", "PostgreSQL"])
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command != "test":
        parser.error(f"{options.command} takes no arguments: {' '.join(rest)}")
    return options, rest


def main(arguments: list[str]) -> int:
    options, rest = parse(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        check_python()
        if options.command == "test":
            return test(options.databases, rest)
        return run() if options.command == "run" else audit()
    except Problem as problem:
        print(f"dev.py: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
