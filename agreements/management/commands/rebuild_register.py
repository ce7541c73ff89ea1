"""Make anew what the register's lists and look-ups keep beside each version of an agreement."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from agreements.derived import derive
from proceedings.models import Publication


class Command(BaseCommand):
    help = "Make the register's derived tables anew from the record: after a change of how they are derived."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = Publication.objects.filter(kind="agreement").order_by("pk")
        count = 0
        for publication in rows.iterator(chunk_size=100):
            with transaction.atomic():
                derive(publication)
            count += 1
        self.stdout.write(f"{count} versions of agreements\n")
