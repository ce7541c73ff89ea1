import logging
import os
import signal
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from proceedings.background import ROUNDS, Round

logger = logging.getLogger(__name__)
PAUSE = 1.0  # seconds between two looks at what waits


class Worker(db_worker.Worker):
    """The library's worker, and the rounds between its tasks. One that fails is logged and stops no other."""

    def __init__(self, parent: int | None = None) -> None:
        super().__init__(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        self.parent = parent
        self.due: dict[Round, float] = {}

    @property
    def goes_on(self) -> bool:
        return self.running and self.parent in (None, os.getppid())

    def turn(self) -> None:
        """Every round whose time has come, then all that waits."""
        close_old_connections()
        for each in ROUNDS:
            if self.goes_on and time.monotonic() >= self.due.get(each, 0):
                self.due[each] = time.monotonic() + each.seconds
                self.attempt(each.perform)
        self.attempt(self.tasks)
        close_old_connections()

    def tasks(self) -> None:
        # Asked first: the library's loop takes SQLite's one lock for writing even where nothing waits.
        if DBTaskResult.objects.ready().exists():
            super().run()

    def attempt(self, perform: Any) -> None:
        try:
            perform()
        except DatabaseError:
            logger.exception("The database did not answer as it should; the worker goes on.")
        except Exception:
            logger.exception("A round of the worker failed.")

    def run(self) -> None:
        while self.goes_on:
            self.turn()
            if self.goes_on:
                time.sleep(PAUSE)

    def shutdown(self, signum: int, frame: Any) -> None:
        """What is being done is finished; a second signal does not wait for it."""
        if not self.running:
            sys.exit(128 + signum)
        self.running = False
        if not self.running_task:
            sys.exit(0)

    def configure_signals(self) -> None:
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, self.shutdown)


class Command(BaseCommand):
    help = "Do what no request waits for: mail, telling subscribers of what became public, forgetting."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, then end")
        parser.add_argument("--parent", type=int, metavar="PID", help="end when this process has ended")

    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker(options["parent"])
        if options["once"]:
            worker.turn()
        else:
            worker.configure_signals()
            worker.run()
