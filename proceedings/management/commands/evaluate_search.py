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

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            documents, queries = evaluation.read(options["file"])
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"{options['file']}: {error}") from error
        everything = [*documents, *evaluation.distractors(options["distractors"])]
        with lists.without(*options["without"]):
            own = connection.settings_dict["NAME"]
            connection.creation.create_test_db(verbosity=0, autoclobber=True)
            try:
                self.tell(evaluation.judge(queries, evaluation.load(everything)))
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
            for values, widths in ((of.latencies, (9, 6)), (of.in_database, (24, 5))):
                shares = zip(widths, (0.5, 0.99), strict=True)
                figures += "".join(f"  {evaluation.percentile(values, p):{width}.1f}" for width, p in shares)
            self.stdout.write(f"{name or 'all':14} {figures}")

    def tell_variants(self, documents: list[dict]) -> None:
        for name in variants.VARIANTS:
            share, count = variants.kept(documents, name, evaluation.AT)
            self.stdout.write(f"{name:14} written in {count} other ways keeps {share:.3f} of the best ten")
