from typing import Any

from django.core.management.base import BaseCommand, CommandError

from proceedings.verification import verify


class Command(BaseCommand):
    help = "Check that every version in the record still is what was published; name the first that is not."

    def handle(self, *args: Any, **options: Any) -> None:
        report = verify()
        if report.problem:
            raise CommandError(report.problem, returncode=1)
        erased = f", {report.erased} of them erased" if report.erased else ""
        self.stdout.write(f"The record is whole: {report.checked} versions{erased}.")
