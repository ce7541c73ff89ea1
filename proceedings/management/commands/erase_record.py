from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from proceedings.erasure import erase
from proceedings.models import Publication


class Command(BaseCommand):
    help = (
        "Erase, because the law asks for it, every version of one object: words, files and salt. It cannot "
        "be undone. The addresses then say that it is gone. What the desk holds is for an administrator to "
        "delete."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("key", help="the eight letters and digits of the object")
        parser.add_argument("--reason", required=True, help="kept in the log, never shown to readers")
        parser.add_argument("--by", required=True, help="the name of the account that answers for it")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, key: str, reason: str, by: str, yes: bool, **options: Any) -> None:
        user = get_user_model().objects.filter(username=by).first()
        if user is None:
            raise CommandError(f"There is no account named {by}.")
        rows = Publication.objects.filter(key=key, erased_at=None)
        if not rows:
            raise CommandError(f"The record holds nothing to erase under {key}.")
        if not yes:
            self._ask(rows)
        erased = erase(key, user, reason)
        self.stdout.write(f"Erased {erased.versions} versions and {erased.files} files of {key}.")
        if erased.named_by:
            self.stdout.write("Still named, as printed, by: " + ", ".join(erased.named_by))

    def _ask(self, rows: Any) -> None:
        for row in rows.order_by("number"):
            self.stdout.write(f"{row}: {row.title_ar or row.title_en}")
        if input("Erase all of these for ever? Type the key to go on: ").strip() != rows[0].key:
            raise CommandError("Nothing was erased.")
