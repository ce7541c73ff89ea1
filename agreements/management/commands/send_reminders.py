from typing import Any

from django.core.management.base import BaseCommand

from agreements.reminders import remind


class Command(BaseCommand):
    help = "Remind those responsible of commitments that fall due or are past due; each reminder goes once."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{remind()} letters")
