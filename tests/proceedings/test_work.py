"""What no request waits for is done by the worker: tasks that were handed over, and rounds."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import DatabaseError
from django_tasks_db.models import DBTaskResult

from proceedings.background import Round
from proceedings.desk import notices
from proceedings.desk.team import Notice
from proceedings.management.commands import work
from proceedings.review import submit
from tests.factories import make_session, make_user

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture(autouse=True)
def rounds(monkeypatch):
    rounds = []
    monkeypatch.setattr(work, "ROUNDS", rounds)
    for module in (work, work.db_worker):  # the test's own transaction would end with its connection
        monkeypatch.setattr(module, "close_old_connections", lambda: None)
    return rounds


@pytest.fixture
def submitted(queue, django_capture_on_commit_callbacks):
    make_user(role="editor")
    session = make_session()
    with django_capture_on_commit_callbacks(execute=True):
        submit(session, make_user(role="contributor"))


def test_mail_of_a_notice_leaves_with_the_worker_and_once(submitted):
    assert mail.outbox == []
    for _turn in range(2):
        call_command("work", "--once")
    assert [letter.to for letter in mail.outbox] == [["editor@example.org"]]
    assert DBTaskResult.objects.successful().count() == 1


def test_a_task_holds_no_word_and_no_address(submitted):
    [task] = DBTaskResult.objects.all()
    assert task.args_kwargs == {"args": [[Notice.objects.get().pk]], "kwargs": {}}


def test_a_queue_that_cannot_be_written_to_fails_nothing_that_was_done(
    monkeypatch, django_capture_on_commit_callbacks, caplog
):
    def down(*_args):
        raise DatabaseError

    make_user(role="editor")
    session = make_session()
    monkeypatch.setattr(type(notices.post), "enqueue", down)
    with django_capture_on_commit_callbacks(execute=True):
        submit(session, make_user(role="contributor"))
    assert "could not be handed over" in caplog.text


def test_each_round_has_its_own_time(rounds, monkeypatch):
    done, now = [], [1000.0]
    monkeypatch.setattr(work.time, "monotonic", lambda: now[0])
    rounds += [Round(5, lambda: done.append("often")), Round(3600, lambda: done.append("seldom"))]
    worker = work.Worker()
    for seconds in (0, 1, 5, 5, 3600):
        now[0] += seconds
        worker.turn()
    assert done == ["often", "seldom", "often", "often", "often", "seldom"]


def test_a_round_that_fails_stops_no_other(rounds, caplog):
    done = []
    rounds += [Round(5, lambda: 1 / 0), Round(5, lambda: done.append("after it"))]
    call_command("work", "--once")
    assert done == ["after it"]
    assert "A round of the worker failed" in caplog.text


def test_it_ends_when_the_process_that_it_belongs_to_has_ended():
    assert work.Worker(os.getppid()).goes_on
    assert not work.Worker(os.getppid() + 1).goes_on


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_a_worker_that_is_idle_without_a_word(sent, tmp_path):
    environment = dict(os.environ, DATABASE_URL=f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    code = (
        "import django; django.setup()\n"
        "from proceedings.management.commands import work\n"
        "work.Worker.turn = lambda self: print('looks', flush=True)\n"
        "from django.core.management import call_command; call_command('work')"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "looks\n"
    process.send_signal(sent)
    _out, said = process.communicate(timeout=20)
    assert (process.returncode, said) == (0, "")
