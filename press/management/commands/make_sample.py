import argparse
from random import Random
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from press.entry import Desk, account, was_ever_here
from press.sample.build import Sample
from press.sample.register import Register


def count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 5000:
        raise argparse.ArgumentTypeError("give a number from 1 to 5000")
    return number


class Command(BaseCommand):
    help = "Enter and publish a larger, invented edition, to try the pages at size. Never for a real site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sessions", type=count, default=300)
        parser.add_argument("--people", type=count, default=80)
        parser.add_argument(
            "--agreements", type=count, help="Fill the register with so many more, in bulk and unlogged."
        )
        parser.add_argument("--seed", type=int, default=1, help="The same seed makes the same edition.")
        parser.add_argument(
            "--slug", default="sample", help="Its address; another one makes another edition."
        )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        slug = options["slug"]
        if was_ever_here(slug):
            raise CommandError(f"There is or was an edition at “{slug}”. Choose another --slug.")
        desk = Desk(account())
        random = Random(options["seed"])
        edition = Sample(desk, slug, random).build(options["sessions"], options["people"])
        if options["agreements"]:
            Register(desk, edition, random).build(options["agreements"])
        self.stdout.write(self.style.SUCCESS(f"The sample is published: {desk.summary()}."))
