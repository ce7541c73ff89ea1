"""Measure search: `manage.py evaluate_search FILE`, which holds documents and judged queries."""

from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from proceedings.search import evaluation, lists, variants


class Command(BaseCommand):
    help = "Score search over judged queries, in a database made for it and dropped after."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file")
        parser.add_argument("--distractors", type=int, default=0, help="documents about other things beside")
        parser.add_argument(
            "--without", nargs="*", default=[], choices=lists.NAMES, help="lists to switch off"
        )
        parser.add_argument(
            "--variants", action="store_true", help="also other ways to write what the documents hold"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            documents, queries = evaluation.read(options["file"])
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"{options['file']}: {error}") from error
        others = list(evaluation.distractors(options["distractors"]))
        with lists.without(*options["without"]):
            own = connection.settings_dict["NAME"]
            connection.creation.create_test_db(verbosity=0, autoclobber=True)
            try:
                keys = evaluation.load([*documents, *others])
                self.tell(evaluation.judge(queries, keys))
                if others:
                    self.tell_times(evaluation.judge(evaluation.common_queries(others), keys)[""])
                if options["variants"]:
                    self.tell_variants(documents)
            finally:
                connection.creation.destroy_test_db(own, verbosity=0)

    def tell(self, scores: Mapping[str, evaluation.Scores]) -> None:
        times = "median ms  p99 ms  in the database: median  p99"
        self.stdout.write(f"{'':14} queries  recall@10  nDCG@10    MRR  {times}")
        for name, of in sorted(scores.items()):
            recall, ndcg, mrr = of.means()
            figures = f"{of.queries:7}  {recall:9.3f}  {ndcg:7.3f}  {mrr:5.3f}"
            self.stdout.write(f"{name or 'all':14} {figures}{_times(of)}")

    def tell_times(self, of: evaluation.Scores) -> None:
        self.stdout.write(f"{'common words':53}{_times(of)}")

    def tell_variants(self, documents: list[dict]) -> None:
        for name in variants.VARIANTS:
            share, count = variants.kept(documents, name, evaluation.AT)
            self.stdout.write(f"{name:14} written in {count} other ways keeps {share:.3f} of the best ten")


def _times(of: evaluation.Scores) -> str:
    """The columns of what queries took, in whole and in the database alone."""
    both = (of.latencies, (9, 6)), (of.in_database, (24, 5))
    return "".join(
        f"  {evaluation.percentile(values, share):{width}.1f}"
        for values, widths in both
        for width, share in zip(widths, (0.5, 0.99), strict=True)
    )
