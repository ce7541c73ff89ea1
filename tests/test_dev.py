import ast
import os
import re
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).parent.parent


@pytest.fixture
def project(tmp_path, monkeypatch):
    """An empty project, and the commands that dev.py would have run in it."""
    commands = []

    def call(command, environment=None):
        commands.append([str(part) for part in command])
        if "venv" in command:
            (tmp_path / ".venv" / "bin").mkdir(parents=True)
            (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
        return 0

    for name, path in {"ROOT": "", "VENV": ".venv", "PYTHON": ".venv/bin/python", "VAR": "var"}.items():
        monkeypatch.setattr(dev, name, tmp_path / path)
    for lock in dev.LOCKS:
        (tmp_path / lock).write_text("django==5.2 --hash=sha256:0\n")
    monkeypatch.setattr(dev, "call", call)
    return commands


@pytest.fixture
def taken_port():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def installs(commands):
    return [Path(command[-1]).name for command in commands if "install" in command]


# The environment


def test_help_is_given_from_any_folder(tmp_path):
    command = [sys.executable, ROOT / "dev.py", "--help"]
    outcome = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert outcome.returncode == 0
    assert "python3 dev.py run" in outcome.stdout


def test_nothing_but_the_standard_library_is_imported():
    statements = ast.walk(ast.parse((ROOT / "dev.py").read_text()))
    imports = [each for each in statements if isinstance(each, ast.Import | ast.ImportFrom)]
    modules = {getattr(each, "module", None) or each.names[0].name for each in imports}
    assert {name.split(".")[0] for name in modules} <= sys.stdlib_module_names


def test_an_old_python_is_told_so(monkeypatch, capsys):
    monkeypatch.setattr(dev.sys, "version_info", (3, 10, 0))
    assert dev.main(["test"]) == 1
    assert "Python 3.11 or newer is needed" in capsys.readouterr().err
    ast.parse((ROOT / "dev.py").read_text(), feature_version=(3, 8))  # which it must be able to read for that


def test_a_python_without_ensurepip_is_told_what_to_install(project, monkeypatch, capsys):
    monkeypatch.setattr(
        dev.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object()
    )
    assert dev.main(["test"]) == 1
    assert "apt install python3-venv" in capsys.readouterr().err
    assert project == []


def test_a_second_start_installs_nothing(project):
    dev.install("requirements.txt")
    assert installs(project) == ["requirements.txt"]
    assert "--require-hashes" in project[-1]
    project.clear()
    dev.install("requirements.txt")
    assert project == []


def test_a_changed_lock_is_installed_again(project):
    dev.install("requirements.txt")
    (dev.ROOT / "requirements.txt").write_text("django==5.3 --hash=sha256:1\n")
    dev.install("requirements.txt")
    assert installs(project) == ["requirements.txt", "requirements.txt"]


def test_the_lock_for_development_serves_a_run_too_but_not_the_other_way_round(project):
    dev.install("requirements.txt")
    dev.install("requirements-dev.txt")
    dev.install("requirements.txt")
    assert installs(project) == ["requirements.txt", "requirements-dev.txt"]


def test_half_an_environment_is_not_kept(project, monkeypatch):
    def failing(command):
        (dev.VENV / "bin").mkdir(parents=True)
        return 1

    monkeypatch.setattr(dev, "call", failing)
    with pytest.raises(dev.Problem):
        dev.make_environment()
    assert not dev.VENV.exists()


# run


def test_a_taken_port_is_said_before_anything_is_made(project, taken_port, monkeypatch, capsys):
    monkeypatch.setenv("PORT", str(taken_port))
    monkeypatch.setenv("HOST", "127.0.0.1")
    assert dev.main(["run"]) == 1
    said = capsys.readouterr().err
    assert f"Port {taken_port} of 127.0.0.1 cannot be used" in said
    assert f"PORT={taken_port + 1} python3 dev.py run" in said
    assert project == []


@pytest.mark.parametrize("port", ["", "http", "0", "65536", "-1", "٨٠٠٠", "9" * 5000])
def test_a_port_that_is_none_is_refused(project, port, monkeypatch, capsys):
    monkeypatch.setenv("PORT", port)
    assert dev.main(["run"]) == 1
    assert "PORT must be a number" in capsys.readouterr().err


def test_the_secret_is_made_once_and_is_private(project):
    secret = dev.local_secret()
    assert len(secret) > 50
    assert dev.local_secret() == secret
    assert stat.S_IMODE((dev.VAR / "secret_key").stat().st_mode) == 0o600
    assert stat.S_IMODE(dev.VAR.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),
        ("::1", "http://[::1]:8000"),
    ],
)
def test_the_site_knows_its_address(project, host, address, monkeypatch):
    monkeypatch.setattr(dev.os, "environ", {})
    dev.set_defaults(host, 8000)
    assert os.environ["SITE_URL"] == address
    assert "localhost" in os.environ["ALLOWED_HOSTS"].split(",")


def test_a_given_address_and_secret_are_kept(project, monkeypatch):
    given = {"SITE_URL": "https://forum.example", "SECRET_KEY": "given", "ALLOWED_HOSTS": "forum.example"}
    monkeypatch.setattr(dev.os, "environ", dict(given))
    dev.set_defaults("127.0.0.1", 8000)
    assert os.environ == given


def test_static_files_are_collected_again_only_when_one_changed(project, tmp_path):
    (tmp_path / "static").mkdir()
    (tmp_path / "var" / "static").mkdir(parents=True)
    (tmp_path / "static" / "site.css").write_text("a{}")
    dev.install("requirements.txt")
    project.clear()
    for text in ("a{}", "a{b:c}"):
        (tmp_path / "static" / "site.css").write_text(text)
        dev.prepare_data()
        dev.prepare_data()
    assert ["collectstatic" in command[-1] for command in project] == [True, False, True, False]
    assert all(name in command[-1] for command in project for name in ("migrate", "load_demo", "make_staff"))


def test_the_worker_starts_with_the_server_and_ends_with_it(project, monkeypatch):
    started, became = [], []
    for name in ("prepare_data", "set_defaults", "install"):
        monkeypatch.setattr(dev, name, lambda *_: None)
    monkeypatch.setattr(dev, "port_to_use", lambda host: 8000)
    monkeypatch.setattr(dev.os, "environ", {"SITE_URL": "http://127.0.0.1:8000"})
    monkeypatch.setattr(dev.os, "chdir", lambda path: None)
    monkeypatch.setattr(dev.os, "execv", lambda path, command: became.append(command))
    monkeypatch.setattr(dev.subprocess, "Popen", started.append)
    dev.run()
    [worker], [server] = started, became
    assert worker[1:] == ["manage.py", "work", "--parent", str(os.getpid())]
    assert "forum.wsgi:application" in server


def test_a_step_that_fails_ends_the_run_without_a_traceback(project, monkeypatch, capsys):
    monkeypatch.setattr(dev, "call", lambda command: 1)
    monkeypatch.setattr(dev, "port_to_use", lambda host: 8000)
    assert dev.main(["run"]) == 1
    assert "That failed, with exit code 1: Making a virtual environment" in capsys.readouterr().err


def test_ctrl_c_ends_it_quietly(monkeypatch, capsys):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(dev, "test", interrupted)
    assert dev.main(["test"]) == 130
    assert capsys.readouterr().err == ""


# test


def pytest_calls(commands):
    return [command for command in commands if "pytest" in command]


def test_both_databases_are_tested_and_pytest_gets_the_rest(project, monkeypatch):
    monkeypatch.delenv("TEST_DATABASE_URL", raising=False)
    assert dev.main(["test", "tests/test_dev.py", "-k", "port"]) == 0
    sqlite, postgresql = pytest_calls(project)
    assert sqlite[-3:] == postgresql[-3:] == ["tests/test_dev.py", "-k", "port"]
    assert "tests.postgres" in postgresql
    assert "tests.postgres" not in sqlite


def test_one_database_can_be_chosen(project, monkeypatch):
    monkeypatch.delenv("TEST_DATABASE_URL", raising=False)
    dev.main(["test", "--sqlite"])
    dev.main(["test", "--postgres"])
    assert ["tests.postgres" in command for command in pytest_calls(project)] == [False, True]


def test_a_server_of_ones_own_is_used_where_it_is_named(project, monkeypatch):
    monkeypatch.setenv("TEST_DATABASE_URL", "postgres://me@db.example/multaqa")
    calls = []
    monkeypatch.setattr(dev, "call", lambda command, environment: calls.append((command, environment)))
    dev.pytest("PostgreSQL", [])
    [(command, environment)] = calls
    assert "tests.postgres" not in command
    assert environment["DATABASE_URL"] == "postgres://me@db.example/multaqa"


@pytest.mark.parametrize(
    ("sqlite", "postgresql", "in_ci", "code"),
    [
        (0, 0, True, 0),
        (1, 0, False, 1),
        (0, 1, False, 1),
        (0, dev.NO_SERVER, False, 0),
        (0, dev.NO_SERVER, True, 1),
        (0, dev.NO_TESTS, True, 0),
        (dev.NO_TESTS, dev.NO_TESTS, False, 1),
        (dev.NO_TESTS, dev.NO_SERVER, False, 1),
        (2, dev.NO_SERVER, False, 1),
    ],
)
def test_the_exit_code_tells_of_both_databases(sqlite, postgresql, in_ci, code):
    assert dev.verdict({"SQLite": sqlite, "PostgreSQL": postgresql}, in_ci) == code


def test_a_database_that_was_not_tested_is_named_loudly(capsys):
    dev.verdict({"SQLite": 0, "PostgreSQL": dev.NO_SERVER}, in_ci=False)
    assert "PostgreSQL: NOT TESTED" in capsys.readouterr().out


def test_the_audit_runs_with_the_packages_for_development_and_gives_its_exit_code(project, monkeypatch):
    assert dev.main(["audit"]) == 0
    assert installs(project) == ["requirements-dev.txt"]
    assert project[-1][1:] == ["-m", "tests.audit"]
    monkeypatch.setattr(dev, "call", lambda command: 1)
    assert dev.main(["audit"]) == 1


# The locks


def pins(lock):
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / lock).read_text(), re.M))


def test_the_lock_for_development_holds_the_other_at_the_same_versions():
    site, development = pins("requirements.txt"), pins("requirements-dev.txt")
    assert site.items() <= development.items()
    assert "pytest" not in site


@pytest.mark.parametrize("lock", dev.LOCKS)
def test_every_pin_has_its_hashes_and_no_index_is_named(lock):
    text = (ROOT / lock).read_text()
    assert all("--hash=sha256:" in entry for entry in re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.M)[1:])
    assert not re.search(r"https?:|file:|--(extra-)?index-url \S|--find-links \S", text)


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_everything_asked_for_is_locked(name):
    asked = re.findall(r"^([A-Za-z0-9_-]+)", (ROOT / f"{name}.in").read_text(), re.M)
    wanted = {each.lower().replace("_", "-") for each in asked if not each.startswith("-")}
    assert wanted <= pins(f"{name}.txt").keys()
