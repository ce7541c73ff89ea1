from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from forum.models import Edition
from proceedings.transfer.bring import bring_in
from proceedings.transfer.read import SHOWN_PROBLEMS, Unreadable


class Command(BaseCommand):
    help = (
        "Take one edition in from a file of export_edition: all of it or nothing, as drafts. Nothing is "
        "published, and what has been published is no part of the file."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file")
        parser.add_argument("--dry-run", action="store_true", help="Say what would be done, and do nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = Path(options["file"]).read_bytes()
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from error
        try:
            report = bring_in(content, Edition, dry_run=options["dry_run"])
        except Unreadable as refusal:
            told = "\n".join(f"{each.path}: {each.words}" for each in refusal.problems[:SHOWN_PROBLEMS])
            raise CommandError(f"Nothing was changed.\n{told}") from refusal
        for line in report.lines:
            self.stdout.write(f"{line.what}: {line.kind}, {line.name}")
        counts = ", ".join(f"{what} {count}" for what, count in report.counts.items())
        said = "Nothing was changed; it would be" if options["dry_run"] else "Done"
        self.stdout.write(self.style.SUCCESS(f"{said}: {counts}."))
