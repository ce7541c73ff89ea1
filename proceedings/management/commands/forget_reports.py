from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from proceedings import clock
from proceedings.desk.reports import KEPT_DAYS, Report

LONGEST = 3650


def _days(text: str) -> int:
    if not text.isdecimal() or int(text) > LONGEST:
        raise ArgumentTypeError(f"a number of days from 0 to {LONGEST}")
    return int(text)


class Command(BaseCommand):
    help = "Remove what readers reported and the team settled longer ago than so many days."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=_days, default=KEPT_DAYS)

    def handle(self, *args: Any, **options: Any) -> None:
        count = Report.objects.forget(clock.now(), options["days"])
        self.stdout.write(f"{count} removed")
