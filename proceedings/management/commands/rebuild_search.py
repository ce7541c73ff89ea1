from typing import Any

from django.core.management.base import BaseCommand, CommandError

from proceedings.passages import keeping as passages
from proceedings.search.rebuilding import is_current, problems, rebuild


class Command(BaseCommand):
    help = (
        "Make the index of search anew from the record, and what quotations are found by. "
        "The old index serves until the new one is whole."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--check", action="store_true", help="only compare the index with the record")
        parser.add_argument(
            "--if-changed", action="store_true", help="only where the rules of search have changed since"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            if found := next(problems(), None):
                raise CommandError(found, returncode=1)
            self.stdout.write("The index of search is that of the record.")
        elif options["if_changed"] and is_current():
            self.stdout.write("The index of search is of today's rules.")
        else:
            count = rebuild(self._tell)
            passages.keep_all(self._tell)
            self.stdout.write(f"The index of search is made: {count} versions.")

    def _tell(self, done: int, of: int) -> None:
        self.stdout.write(f"{done} of {of}")
        self.stdout.flush()
