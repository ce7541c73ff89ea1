"""Make one staff account for each role, for trying the site; one-time passwords are shown this once."""

import os
import secrets
from typing import Any

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from forum.models import User

# Account → its role's group; the administrator of a trial may do everything.
ACCOUNTS = {
    "admin": "administrator",
    "editor": "editor",
    "publisher": "publisher",
    "translator": "translator",
    "contributor": "contributor",
    "press": "press officer",
}


class Command(BaseCommand):
    help = "Make the accounts of the team that are missing. ADMIN_PASSWORD, when set, is the password of all."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing where there is any account")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and User.objects.filter(is_staff=True).exists():
            return
        with transaction.atomic():
            missing = [name for name in ACCOUNTS if not User.objects.filter(username=name).exists()]
            made = {name: make_account(name) for name in missing}
        if made:
            self._show(made)

    def _show(self, made: dict[str, str]) -> None:
        width = max(map(len, ACCOUNTS)) + 2
        given = bool(os.environ.get("ADMIN_PASSWORD"))
        self.stdout.write("Accounts made. Their password is that of ADMIN_PASSWORD:" if given else NOTICE)
        for name, password in made.items():
            self.stdout.write(f"    {name:<{width}}{'' if given else password}".rstrip())


NOTICE = "Accounts made. These passwords are shown now and never again:"


def make_account(name: str) -> str:
    password = os.environ.get("ADMIN_PASSWORD") or secrets.token_urlsafe(9)
    user = User.objects.create_user(
        name,
        password=password,
        is_staff=True,
        is_superuser=name == "admin",
        translates_into_en=name == "translator",
    )
    user.groups.add(Group.objects.get(name=ACCOUNTS[name]))
    return password
