"""For the day when no administrator can get in: the password then leads to setting up a new second factor."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from forum.accounts import factors
from forum.models import User


class Command(BaseCommand):
    help = "Remove the second factor of an account, end its sessions and tell it by mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no account named {username}.")
        factors.reset(user)
        self.stdout.write(f"The second factor of {username} is removed.")
