from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from forum.models import Edition
from press.demo.load import EDITION, load
from press.entry import Desk, account, was_ever_here


class Command(BaseCommand):
    help = "Enter and publish the demo edition, whole or not at all. What is there is never changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="Do nothing where there is any edition already."
        )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if was_ever_here(EDITION):
            self.stdout.write("The demo is here already: nothing was changed.")
        elif options["if_empty"] and Edition.objects.exists():
            self.stdout.write("There is an edition already: the demo was not loaded.")
        else:
            desk = Desk(account())
            load(desk)
            self.stdout.write(self.style.SUCCESS(f"The demo is published: {desk.summary()}."))
