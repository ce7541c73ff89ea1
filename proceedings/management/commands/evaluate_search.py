"""Measure search: `manage.py evaluate_search FILE`, which holds documents and judged queries."""

from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from proceedings.search import evaluation, lists


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
        documents = [*documents, *evaluation.distractors(documents, options["distractors"])]
        with lists.without(*options["without"]):
            own = connection.settings_dict["NAME"]
            connection.creation.create_test_db(verbosity=0, autoclobber=True)
            try:
                keys = evaluation.load(documents)
                self._tell(evaluation.judge(queries, keys))
            finally:
                connection.creation.destroy_test_db(own, verbosity=0)

    def _tell(self, scores: Mapping[str, evaluation.Scores]) -> None:
        self.stdout.write(f"{'':14} queries  recall@10  nDCG@10    MRR  median ms  p99 ms")
        for name, of in sorted(scores.items()):
            recall, ndcg, mrr = of.means()
            median, last = (evaluation.percentile(of.latencies, share) for share in (0.5, 0.99))
            figures = f"{of.queries:7}  {recall:9.3f}  {ndcg:7.3f}  {mrr:5.3f}  {median:9.1f}  {last:6.1f}"
            self.stdout.write(f"{name or 'all':14} {figures}")
