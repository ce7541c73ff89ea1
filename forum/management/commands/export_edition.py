from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from forum.models import Edition
from proceedings.transfer.shape import ABOUT
from proceedings.transfer.write import write
from proceedings.workflow import Refused


class Command(BaseCommand):
    help = f"Write one edition of the desk as JSON, files included. {ABOUT}"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="The edition's address.")
        parser.add_argument("--output", help="A file to write. Without it: the standard output.")

    def handle(self, *args: Any, **options: Any) -> None:
        edition = Edition.objects.filter(slug=options["slug"]).first()
        if edition is None:
            raise CommandError(f"No edition has the address {options['slug']}.")
        try:
            pieces = write(edition)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if not options["output"]:
            for piece in pieces:
                self.stdout.write(piece, ending="")
            return
        with open(options["output"], "w", encoding="utf-8") as file:
            file.writelines(pieces)
        self.stdout.write(self.style.SUCCESS(f"Written: {options['output']}"))
