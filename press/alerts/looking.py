"""Look back: which versions became public since the last look, and who asked to be told of them.

What a look finds is written in one transaction with how far it looked: letters, and in them each version once
for each subscription, which a constraint of the database holds too. So a worker that is killed, or a second
one at the same moment, neither forgets a version nor tells it twice.
"""

from datetime import datetime, timedelta

from django.db import transaction

from proceedings import clock
from proceedings.models import Change, Publication, PublicationQuerySet

from ..models.alerts import AGAIN, Letter, Seen, Subscription, Told, Watch
from ..tasks import post_letter
from .topics import TOLD, matching

# A version's moment is read before its pictures are made and it is stored: looks overlap by more than that.
OVERLAP = timedelta(minutes=15)
QUIET = timedelta(minutes=1)  # between two writings of the mark where nothing happens
AT_ONCE = 200  # letters that one round hands over


def look() -> None:
    """One round of the worker."""
    write_letters(clock.now())
    hand_over(clock.now())


def write_letters(at: datetime) -> None:
    watch, _made = Watch.objects.get_or_create(pk=1, defaults={"seen_until": at})
    if not _passed(watch.seen_until, at).exists() and at - watch.seen_until < QUIET:
        return
    with transaction.atomic():
        watch = Watch.objects.select_for_update().get(pk=1)
        rows = _passed(watch.seen_until, at)
        for language, edition, track, kinds in _choices():
            subscriptions = _having(language, edition, track, kinds)
            found = matching(rows, edition, track, kinds).cards().order_by("public_from", "pk")
            _write(subscriptions, [row for row in found if language in row.own_languages], at)
        Seen.objects.bulk_create(Seen(publication=row) for row in rows.cards())
        Seen.objects.exclude(publication__public_from__gt=at - 2 * OVERLAP).delete()
        Watch.objects.filter(pk=1).update(seen_until=max(at, watch.seen_until))


def _passed(since: datetime, at: datetime) -> PublicationQuerySet:
    """The versions that became public; a minor one says nothing new, a withdrawal has no words."""
    rows = Publication.objects.ever_public(at).since(since - OVERLAP).filter(kind__in=TOLD)
    return rows.exclude(change=Change.MINOR).exclude(pk__in=Seen.objects.values("publication"))


def _choices() -> list[tuple]:
    """What is asked for, each once: there are far fewer of them than readers."""
    rows = Subscription.objects.confirmed().values_list("language", "edition", "track", "kinds")
    return [(*each[:3], list(each[3])) for each in sorted({(*row[:3], tuple(row[3])) for row in rows})]


def _having(language: str, edition: str, track: str, kinds: list[str]) -> list[Subscription]:
    """Locked, so that nobody cancels while a letter is written to them."""
    rows = Subscription.objects.confirmed().filter(language=language, edition=edition, track=track)
    return [each for each in rows.select_for_update().order_by("pk") if each.kinds == kinds]


def _write(subscriptions: list[Subscription], rows: list[Publication], at: datetime) -> None:
    """One letter to each, of what came after they had confirmed."""
    for subscription in subscriptions:
        confirmed_at = subscription.confirmed_at
        if new := [row for row in rows if confirmed_at and row.public_from > confirmed_at]:
            letter = Letter.objects.create(subscription=subscription, due_at=at)
            Told.objects.bulk_create(
                Told(subscription=subscription, publication=row, letter=letter) for row in new
            )


def hand_over(at: datetime) -> None:
    """Give every letter that is due to the worker. It is due again later, unless it was sent by then."""
    if not Letter.objects.due(at).exists():
        return
    with transaction.atomic():
        due = Letter.objects.due(at).select_for_update(skip_locked=True).order_by("pk")
        keys = [letter.pk for letter in due[:AT_ONCE]]
        Letter.objects.filter(pk__in=keys).update(due_at=at + AGAIN)
    for key in keys:
        post_letter.enqueue(key)
