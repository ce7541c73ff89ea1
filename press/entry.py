"""Entering and publishing from a command, by the same steps and rules as a member of the team."""

from collections import Counter
from collections.abc import Mapping
from html import escape
from typing import Any, TypeVar

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.db import models

from forum.models import Appearance, Edition, User
from proceedings.along import publish_with
from proceedings.content import LANGUAGES
from proceedings.desk import Publishable
from proceedings.fields import RichTextField
from proceedings.models import Publication
from proceedings.workflow import Refused

Row = TypeVar("Row", bound=models.Model)
USERNAME = "multaqa"


def account() -> User:
    """The publisher by whose name the commands publish; nobody can log in as it."""
    user, made = User.objects.get_or_create(username=USERNAME)
    if made:
        user.set_unusable_password()
        user.save()
        user.groups.add(Group.objects.get(name="publisher"))
    return user


def was_ever_here(slug: str) -> bool:
    """Whether an edition has, or in the record had, this address."""
    published = Publication.objects.filter(kind="edition", slug=slug, cancelled_at=None)
    return published.exists() or Edition.objects.filter(slug=slug).exists()


def no_edition_is_current() -> bool:
    return not Edition.objects.filter(is_current=True).exists()


def columns(model: type[models.Model], entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry's values by the names of the model's columns: `name.ar` is name_ar.

    A list is one line each, in rich text one paragraph each.
    """
    values: dict[str, Any] = {}
    for name, value in entry.items():
        if isinstance(value, Mapping):
            for language in LANGUAGES:
                values[f"{name}_{language}"] = _text(model, name, value.get(language, ""))
        else:
            values[name] = value
    return values


def _text(model: type[models.Model], name: str, value: str | list[str]) -> str:
    if isinstance(value, str):
        return value
    if isinstance(model._meta.get_field(name), RichTextField):
        return "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in value)
    return "\n".join(value)


class Desk:
    """The commands' desk: what was entered and published is counted by kind."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.published: Counter[str] = Counter()

    def enter(self, row: Row) -> Row:
        """Save a row that the forms would accept."""
        try:
            row.full_clean()
        except ValidationError as error:
            problems = "; ".join(f"{name}: {' '.join(said)}" for name, said in error.message_dict.items())
            raise CommandError(f"{type(row).__name__} “{row}” was refused. {problems}") from error
        row.save()
        return row

    def enter_appearance(self, row: Appearance) -> None:
        """An appearance with the titles, profession, office and body that the person holds."""
        row.take_from_person()
        self.enter(row).titles.set(row.person.titles.all())

    def publish(self, row: Publishable) -> None:
        try:
            publish_with(row, self.user)
        except Refused as refusal:
            raise CommandError(f"{type(row).__name__} “{row}” was not published. {refusal}") from refusal
        self.published[row.record_kind] += 1

    def summary(self) -> str:
        return ", ".join(f"{count} × {kind}" for kind, count in self.published.items())
