"""What each translation on the desk was made from, and whether it is approved.

Kept up at every save of a row, whichever way it came (`follow`): a translation whose words change was made
from the source as it is; one that stays while its source changes is out of date. A row's two languages are
each other's translation; which of them is the source is the publishing object's business.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from modeltranslation.translator import translator

from ..content import LANGUAGES, Origin, Text, own_texts
from ..fields import RichTextField
from ..kinds import Compiled
from ..languages import Progress, State, others, state_of
from ..richtext import as_plain
from ..text import same_words


class Translation(models.Model):
    """One field of a desk row in one language: its words, and the other language's that they were made from.

    Rich text is kept plain: what is bold in the source asks for no new translation.
    """

    model = models.CharField(max_length=60)
    row = models.PositiveBigIntegerField()
    field = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    source = models.TextField(blank=True)
    words = models.TextField()
    approved = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["model", "row", "field", "language"], name="one_translation")
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.row} {self.field}_{self.language}"

    @property
    def origin(self) -> Origin:
        return Origin(self.model, self.row, self.field)


class Unfinished(models.Model):
    """A language of an object that somebody is still at work on: it is not approved, and does not go out."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=8)
    language = models.CharField(max_length=2)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "language"], name="one_mark_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.key} {self.language}"


Known = dict[tuple[Origin, str], Translation]
_gathered: ContextVar[dict[Any, Any] | None] = ContextVar("gathered", default=None)


def follow(model: type[models.Model]) -> None:
    """Keep up the translations of a model's rows, saved as its proxies too."""
    family = [each for each in apps.get_models() if each._meta.concrete_model is model]
    for each in family:
        post_save.connect(_saved, sender=each, weak=False)
        post_delete.connect(_deleted, sender=each, weak=False)


def _saved(instance: Any, raw: bool = False, **_kwargs: Any) -> None:
    if raw:
        return
    if (rows := _gathered.get()) is not None:
        rows[type(instance)._meta.concrete_model, instance.pk] = instance
    else:
        _follow([instance])


def _follow(rows: Iterable[Any]) -> None:
    saved = list(rows)
    made = known(origin for row in saved for origin in origins_of(row))
    _store(each for row in saved for each in _made_anew(row, made))


@contextmanager
def gathered(*, is_kept: bool = True) -> Iterator[None]:
    """Of many rows that are saved inside, at the end, by as many queries as for one. Where nothing is kept
    of the rows, nothing is kept of their translations."""
    rows: dict[Any, Any] = {}
    token = _gathered.set(rows)
    try:
        yield
    finally:
        _gathered.reset(token)
    if is_kept:
        _follow(rows.values())


def _deleted(instance: Any, **_kwargs: Any) -> None:
    label = instance._meta.concrete_model._meta.label_lower
    Translation.objects.filter(model=label, row=instance.pk).delete()


def origins_of(row: Any) -> list[Origin]:
    model = row._meta.concrete_model
    fields = translator.get_options_for_model(model).all_fields
    return [Origin(model._meta.label_lower, row.pk, name) for name in fields]


def known(origins: Iterable[Origin]) -> Known:
    """What is known of these texts, from one query."""
    rows = defaultdict(set)
    for origin in origins:
        rows[origin.model].add(origin.row)
    wanted = Q()
    for model, keys in rows.items():
        wanted |= Q(model=model, row__in=keys)
    found = Translation.objects.filter(wanted) if wanted else ()
    return {(each.origin, each.language): each for each in found}


def plain(origin: Origin | None, words: str | None) -> str:
    """The words of a text as they are kept and compared."""
    if origin and words and isinstance(_field(origin), RichTextField):
        return as_plain(words)
    return words or ""


def _field(origin: Origin) -> Any:
    return apps.get_model(origin.model)._meta.get_field(origin.field)


def words_of(row: Any, origin: Origin, language: str) -> str:
    return plain(origin, getattr(row, f"{origin.field}_{language}"))


def _made_anew(row: Any, made: Known) -> Iterator[Translation]:
    """What this save changes of what is known."""
    for origin in origins_of(row):
        for language in LANGUAGES:
            words = words_of(row, origin, language)
            [source] = [words_of(row, origin, other) for other in others(language)]
            before = made.get((origin, language))
            if before is None or not before.source or not same_words(words, before.words):
                if before or words:
                    yield _translation(origin, language, source, words)
            elif before.words != words:
                before.words = words
                yield before


def _translation(
    origin: Origin, language: str, source: str, words: str, approved: bool = False
) -> Translation:
    named = origin._asdict()
    return Translation(**named, language=language, source=source, words=words, approved=approved)


def _store(rows: Iterable[Translation]) -> None:
    Translation.objects.bulk_create(
        [_fresh(each) for each in rows],
        update_conflicts=True,
        unique_fields=["model", "row", "field", "language"],
        update_fields=["source", "words", "approved"],
    )


def _fresh(row: Translation) -> Translation:
    return _translation(row.origin, row.language, row.source, row.words, row.approved)


def as_in_history(row: Any, was: Any) -> None:
    """After a row was given the values of its history's row `was`: what was out of date then is so again."""
    made: Known = {}
    rows = type(was).objects.filter(id=was.id, history_id__lte=was.history_id).order_by("history_id")
    for each in [*rows, row]:
        made |= {(one.origin, one.language): one for one in _made_anew(_Was(row, each), made)}
    _store(made.values())


class _Was:
    """A row of a history, read as a row of its model."""

    def __init__(self, row: Any, values: Any) -> None:
        self._meta, self.pk, self._values = row._meta, row.pk, values

    def __getattr__(self, name: str) -> Any:
        return getattr(self._values, name)


# What an object would publish


def progress(kind: str, key: str, compiled: Compiled) -> Progress:
    return progress_of_each({key: compiled}, unfinished(kind, [key]))[key]


def progress_of_each(
    compiled: Mapping[str, Compiled], marked: Mapping[str, frozenset[str]]
) -> dict[str, Progress]:
    """By key, from one query; `marked` as from `unfinished`."""
    made = known(text.origin for each in compiled.values() for text in own_texts(each.content) if text.origin)
    return {key: _progress(each, made, marked[key]) for key, each in compiled.items()}


def unfinished(kind: str, keys: Iterable[str]) -> dict[str, frozenset[str]]:
    found = defaultdict(set)
    listed = list(keys)
    for key, language in Unfinished.objects.filter(kind=kind, key__in=listed).values_list("key", "language"):
        found[key].add(language)
    return {key: frozenset(found[key]) for key in listed}


def _progress(compiled: Compiled, made: Known, marked: frozenset[str]) -> Progress:
    texts = [text for text in own_texts(compiled.content) if getattr(text, compiled.source)]
    return Progress(
        compiled.source,
        {
            language: tuple((text, _state(text, compiled.source, language, made)) for text in texts)
            for language in others(compiled.source)
        },
        marked,
    )


def _state(text: Text, source: str, language: str, made: Known) -> State:
    origin = text.origin
    ours, theirs = (plain(origin, getattr(text, code)) for code in (language, source))
    if origin is None:  # composed of facts: it cannot be older than its source
        return State.READY if ours else State.MISSING
    return state_of(theirs, ours, made.get((origin, language))) or State.READY


# What somebody says of them


def approve(found: Progress) -> None:
    """The step of approval takes what is complete and not out of date, where the language is finished."""
    for language in found.texts:
        if language not in found.unfinished:
            _settle(found, language, State.DRAFT, approved=True)


def disapprove(found: Progress) -> None:
    for language in found.texts:
        _settle(found, language, State.READY, approved=False)


def let_stand(found: Progress, language: str) -> None:
    """A publisher's word for all of a language."""
    _settle(found, language, State.STALE, approved=True)


def _settle(found: Progress, language: str, state: State, *, approved: bool) -> None:
    _store(
        {
            text.origin: _translation(
                text.origin,
                language,
                plain(text.origin, getattr(text, found.source)),
                plain(text.origin, getattr(text, language)),
                approved,
            )
            for text in found.in_state(language, state)
            if text.origin
        }.values()
    )


def confirm(row: Any, field: str, language: str) -> None:
    """One translation, as it is, still says what its source says now; it is still to be approved."""
    origin = Origin(row._meta.concrete_model._meta.label_lower, row.pk, field)
    [source] = [words_of(row, origin, other) for other in others(language)]
    _store([_translation(origin, language, source, words_of(row, origin, language))])


def mark(kind: str, key: str, language: str, *, is_unfinished: bool) -> None:
    if is_unfinished:
        Unfinished.objects.get_or_create(kind=kind, key=key, language=language)
    else:
        Unfinished.objects.filter(kind=kind, key=key, language=language).delete()
