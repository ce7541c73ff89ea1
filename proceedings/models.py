"""The record: what has been published. Rows are only ever added; see `triggers.py` for what holds that."""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import workflow
from .cards import Card
from .content import Text, canonical, from_data

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Change(models.TextChoices):
    FIRST = "first", _("First version")
    UPDATE = "update", _("Update")
    CORRECTION = "correction", pgettext_lazy("a change", "Correction")
    MINOR = "minor", _("Minor change")
    WITHDRAWAL = "withdrawal", _("Withdrawal")
    REINSTATEMENT = "reinstatement", _("Reinstatement")


def effective_at(at: datetime, of: str = "") -> Q:
    """That a version was public up to a moment, for rows that hang on it: `of` is the way to it."""
    return Q(**{f"{of}cancelled_at": None, f"{of}public_from__lte": at})


def public_at(at: datetime, of: str = "") -> Q:
    """The gate of what is public at a moment, for rows that hang on a publication: `of` is the way to it."""
    lasts = Q(**{f"{of}public_until": None}) | Q(**{f"{of}public_until__gt": at})
    return (
        effective_at(at, of)
        & lasts
        & Q(**{f"{of}erased_at": None})
        & ~Q(**{f"{of}change": Change.WITHDRAWAL})
    )


class PublicationQuerySet(models.QuerySet["Publication"]):
    """The three gates take a moment and nothing else. No other code compares publication times."""

    def _effective(self, at: datetime) -> "PublicationQuerySet":
        return self.filter(effective_at(at))

    def _current(self, at: datetime) -> "PublicationQuerySet":
        return self._effective(at).filter(Q(public_until=None) | Q(public_until__gt=at))

    def _closing(self, at: datetime) -> "PublicationQuerySet":
        """A later version of the same object that closes this one."""
        later = PublicationQuerySet(Publication)._effective(at).filter(closes_earlier=True)
        return later.filter(kind=OuterRef("kind"), key=OuterRef("key"), number__gt=OuterRef("number"))

    def public(self, at: datetime) -> "PublicationQuerySet":
        """What is public at that moment: one version of each object."""
        return self.filter(public_at(at))

    def ever_public(self, at: datetime) -> "PublicationQuerySet":
        """Every version that was public at or before that moment and has not been closed since."""
        open_versions = self._effective(at).filter(~Exists(self._closing(at)), erased_at=None)
        return open_versions.exclude(change=Change.WITHDRAWAL)

    def effective(self, at: datetime) -> "PublicationQuerySet":
        """Everything that was public up to that moment, also what was closed since: for saying so of words
        that somebody holds, never for giving them."""
        return self._effective(at)

    def since(self, moment: datetime) -> "PublicationQuerySet":
        """Of what a gate gave, the versions whose moment came after this one."""
        return self.filter(public_from__gt=moment)

    def closed(self, at: datetime) -> "PublicationQuerySet":
        """Versions that were public and have been closed since: their words are no longer given."""
        return self._effective(at).filter(Exists(self._closing(at)))

    def tombstones(self, at: datetime) -> "PublicationQuerySet":
        """The versions that closed those before them: withdrawals, corrections of what must not stand."""
        return self._effective(at).filter(closes_earlier=True)

    def withdrawn(self, at: datetime) -> "PublicationQuerySet":
        """The tombstones that stand now: what a reader is told is gone."""
        return self.tombstones(at)._current(at).filter(change=Change.WITHDRAWAL)

    def amended(self, at: datetime) -> "PublicationQuerySet":
        """The versions that corrected or withdrew something: that they were made, and why. Their words are
        another gate's."""
        changes = (Change.CORRECTION, Change.WITHDRAWAL)
        return self._effective(at).filter(change__in=changes, erased_at=None)

    def pending(self, at: datetime) -> "PublicationQuerySet":
        """What waits for its moment: for the desk alone."""
        return self.filter(cancelled_at=None, public_from__gt=at)

    def standing(self, at: datetime) -> "PublicationQuerySet":
        """What is public or may yet become so: what search keeps an index of, behind the gate above."""
        rows = self.filter(cancelled_at=None, erased_at=None).exclude(change=Change.WITHDRAWAL)
        return rows.exclude(public_until__lte=at)

    def key_at(self, at: datetime, kind: str, edition: str, slug: str) -> str | None:
        """Whose address this is or was: the key alone, so that it can redirect or be told as gone."""
        rows = self._effective(at).filter(kind=kind, edition=edition, slug=slug)
        return rows.order_by("-public_from", "key").values_list("key", flat=True).first()

    def history(self, at: datetime, kind: str, key: str) -> list["Publication"]:
        """Every version up to that moment, the latest first, without content; `closed` marks what is no
        longer to be read."""
        rows = list(self._effective(at).filter(kind=kind, key=key).cards().order_by("-number"))
        closed = False
        for row in rows:
            row.closed = closed or row.change == Change.WITHDRAWAL
            closed = closed or row.closes_earlier
        return rows

    def mentioning(self, kind: str, key: str, *roles: str) -> "PublicationQuerySet":
        mentions = Mention.objects.filter(publication=OuterRef("pk"), kind=kind, key=key)
        if roles:
            mentions = mentions.filter(role__in=roles)
        return self.filter(Exists(mentions))

    def cards(self) -> "PublicationQuerySet":
        """For lists: everything but the content."""
        return self.defer("content", "salt")

    def in_order(self) -> "PublicationQuerySet":
        return self.order_by(F("day").asc(nulls_last=True), "position", "starts_at", "key")


class Publication(models.Model):
    """One version of one published object, in every language it has."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=8)
    edition = models.CharField(max_length=8, blank=True)  # its key; empty for what spans editions
    slug = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    change = models.CharField(max_length=20, choices=Change.choices)
    note_ar = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    closes_earlier = models.BooleanField(default=False)
    public_from = models.DateTimeField()
    public_until = models.DateTimeField(null=True)  # derived: the next version's public_from
    cancelled_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    press_may_read = models.BooleanField(default=False)  # accredited press, while it is under embargo
    languages = models.TextField()  # canonical JSON: language → the number of the version whose text shows
    title_ar = models.TextField(blank=True)
    title_en = models.TextField(blank=True)
    day = models.PositiveIntegerField(null=True)
    starts_at = models.DateTimeField(null=True)
    position = models.IntegerField(default=0)
    card = models.TextField()
    content = models.TextField()
    source_digest = models.CharField(max_length=64)  # of what the desk held; tells unpublished changes
    salt = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    published_by = models.CharField(max_length=150)
    published_at = models.DateTimeField()

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        default_permissions = ()
        permissions = workflow.PERMISSIONS
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key", "number"], condition=Q(cancelled_at=None), name="one_version_a_number"
            ),
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=Q(cancelled_at=None, public_until=None),
                name="one_open_version",
            ),
            models.UniqueConstraint(
                fields=["kind", "edition", "slug"],
                condition=Q(cancelled_at=None, public_until=None) & ~Q(change="withdrawal"),
                name="one_open_version_a_slug",
            ),
            models.CheckConstraint(
                condition=Q(public_until=None) | Q(public_until__gt=F("public_from")),
                name="public_until_after_public_from",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "edition", "day", "position"], name="programme_order"),
            models.Index(fields=["key", "number"], name="versions_of_a_key"),
            models.Index(fields=["kind", "edition", "slug"], name="address"),
            # All that the gate of what is public looks at: rows are wide, and search asks it of many.
            models.Index(
                fields=["public_from", "public_until", "cancelled_at", "erased_at", "change"], name="gate"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}@{self.number}"

    IMMUTABLE = [
        "kind",
        "key",
        "edition",
        "slug",
        "number",
        "change",
        "note_ar",
        "note_en",
        "closes_earlier",
        "public_from",
        "press_may_read",
        "languages",
        "title_ar",
        "title_en",
        "day",
        "starts_at",
        "position",
        "card",
        "content",
        "source_digest",
        "published_by",
        "published_at",
    ]

    def compute_digest(self) -> str:
        """SHA-256 of the salt and every immutable column; times in UTC."""
        values = {name: _plain(getattr(self, name)) for name in self.IMMUTABLE}
        return hashlib.sha256((self.salt + canonical(values)).encode()).hexdigest()

    @property
    def title(self) -> Text:
        return Text(self.title_ar, self.title_en)

    @property
    def note(self) -> Text:
        return Text(self.note_ar, self.note_en)

    @cached_property
    def shown_card(self) -> Card:
        return from_data(json.loads(self.card), Card)

    @cached_property
    def body(self) -> dict[str, Any]:
        """The content as data: `source`, `data`, `plain` and `carried`, as `publishing.py` wrote it."""
        return json.loads(self.content)

    @cached_property
    def language_numbers(self) -> dict[str, int]:
        return json.loads(self.languages)

    @property
    def own_languages(self) -> frozenset[str]:
        """The languages whose text is this version's own, not carried over from an earlier one."""
        return frozenset(code for code, number in self.language_numbers.items() if number == self.number)

    @property
    def short_digest(self) -> str:
        return self.digest[:12]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return (value - EPOCH) // timedelta(microseconds=1)
    return value


class Mention(models.Model):
    """Which people, bodies, days, sessions and files a publication mentions, and in what role."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="mentions")
    role = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["publication", "role", "kind", "key"], name="one_mention_a_role")
        ]
        indexes = [models.Index(fields=["kind", "key", "role"], name="mentioned")]

    def __str__(self) -> str:
        return f"{self.role} {self.kind}:{self.key}"


# Models that stand elsewhere: those of search, and the desk's own that concern objects of any kind. Here so
# that Django finds them.
from .desk import links, reports, team, translations  # noqa: E402, F401
from .passages import models as passage_models  # noqa: E402, F401
from .search import models as search_models  # noqa: E402, F401
