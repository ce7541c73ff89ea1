"""Measure the check of a quotation among many publications: `manage.py measure_quotations`."""

from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from press.quotations.measuring import cases, load, take
from proceedings.search.evaluation import percentile


class Command(BaseCommand):
    help = "Say what checking a quotation takes, in a database made for it and dropped after."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--publications", type=int, default=10_000)
        parser.add_argument("--each", type=int, default=50, help="quotations of each way")

    def handle(self, *args: Any, **options: Any) -> None:
        own = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            documents = load(options["publications"])
            taken = sorted(take(case) for case in cases(documents, options["each"]))
        finally:
            connection.creation.destroy_test_db(own, verbosity=0)
        self.stdout.write(f"{'':20}  right  median ms     most  computed     most")
        for way, found in groupby(taken, key=lambda each: each.way):
            self.tell(way, list(found))

    def tell(self, way: str, found: list) -> None:
        right = f"{sum(each.is_right for each in found)}/{len(found)}"
        took, computed = [each.milliseconds for each in found], [each.computed for each in found]
        clock, processor = (f"{percentile(each, 0.5):10.1f}{max(each):9.1f}" for each in (took, computed))
        self.stdout.write(f"{way:20}{right:>7}{clock}{processor}")
