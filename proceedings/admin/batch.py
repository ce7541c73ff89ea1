"""Publishing several objects at once: a list of what each would become, and one press that does just that.

The page is the same for what was ticked in a list and for a whole day. A row carries the digest of the text
that was listed, and each goes out in a transaction of its own: what has changed meanwhile is left and said,
and one refusal stops no other.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from proceedings.along import publish_with
from proceedings.content import LANGUAGES
from proceedings.desk import Publishable
from proceedings.desk.notices import gathered
from proceedings.desk.translations import progress_of_each, unfinished
from proceedings.kinds import KINDS, Compiled
from proceedings.languages import Progress
from proceedings.models import Change, Publication
from proceedings.publishing import Request, compile_desk, next_version, state_of
from proceedings.versions import Versions, source_digest
from proceedings.workflow import DeskState, RecordState, Refused, Unchanged, may, require

from . import overview
from .forms import BulkPublishForm
from .standing import LANGUAGE_WORDS, Standing, moment_in_words, public_pages

Name = tuple[str, str]  # kind and key
WITHDRAWN = (RecordState.WITHDRAWN, RecordState.WITHDRAWN_PENDING)


@dataclass(frozen=True)
class Row:
    """`version` is what publishing would make of it; where it would not, `refusal` says why."""

    standing: Standing
    compiled: Compiled
    version: Publication | None
    refusal: str = ""
    has_news: bool = True
    is_ticked: bool = False

    @property
    def desk(self) -> Publishable:
        return self.standing.desk

    @property
    def kind(self) -> str:
        return capfirst(str(KINDS[self.desk.record_kind].label))

    @property
    def value(self) -> str:
        """The object, and what of it was listed: its text and the languages that go out."""
        own = ",".join(sorted(self.version.own_languages)) if self.version else ""
        return f"{self.name}:{source_digest(self.compiled)}:{own}"

    @property
    def name(self) -> str:
        return f"{self.desk.record_kind}:{self.desk.key}"

    @property
    def words(self) -> str:
        version = self.version
        if version is None:
            return self.refusal
        values = {"number": version.number, "change": Change(version.change).label}
        return _("Version %(number)s, %(change)s") % values

    @property
    def languages(self) -> list[tuple[str, str]]:
        """(tone, words) of each language."""
        return [self._language(code) for code in LANGUAGES] if self.version else []

    def _language(self, code: str) -> tuple[str, str]:
        assert self.version is not None
        number = self.version.language_numbers.get(code)
        values = {"language": LANGUAGE_WORDS[code], "number": number}
        if number == self.version.number:
            return "good", str(LANGUAGE_WORDS[code])
        if number:
            return "warn", _("%(language)s: kept from version %(number)s") % values
        return "none", _("%(language)s: left out, it is not ready") % values


@dataclass(frozen=True)
class Result:
    """`version` is what was published; where nothing was, `refusal` says why."""

    desk: Publishable
    version: Publication | None
    refusal: str = ""

    @property
    def words(self) -> str:
        if self.version is None:
            return self.refusal
        if self.version.public_from > self.version.published_at:
            return _("Under embargo until %(moment)s") % {"moment": moment_in_words(self.version.public_from)}
        return _("Version %(number)s is public.") % {"number": self.version.number}

    @property
    def pages(self) -> list[tuple[str, str]]:
        out = self.version and self.version.public_from <= self.version.published_at
        return public_pages(self.version) if self.version and out else []


def answer(
    request: HttpRequest, desks: Sequence[Publishable], shown: dict[str, Any], *, ticks_drafts: bool
) -> HttpResponse:
    """The list, or after its press what became of each. `shown` is the page's own: title and way back."""
    if not may(request.user, "publish"):
        raise PermissionDenied
    form = BulkPublishForm(request.POST if "confirm" in request.POST else None)
    chosen = request.POST.getlist("row")
    if form.is_bound and form.is_valid() and chosen:
        results = _press(request, form, dict(map(_parsed, chosen)))
        done = sum(result.version is not None for result in results)
        shown |= {"results": results, "done": done, "left": len(results) - done}
        return TemplateResponse(request, "admin/publish_results.html", shown)
    if form.is_bound and not chosen:
        form.add_error(None, _("Nothing is ticked."))
    rows = _listed(desks, request.user, ticks_drafts)
    again = {":".join(value.split(":")[:2]) for value in chosen}
    shown |= {
        "form": form,
        "ready": [
            (row, row.name in again if form.is_bound else row.is_ticked) for row in rows if row.version
        ],
        "refused": [row for row in rows if not row.version and row.has_news],
        "same": [row for row in rows if not row.version and not row.has_news],
    }
    return TemplateResponse(request, "admin/publish_several.html", shown)


# What is listed


def _listed(desks: Sequence[Publishable], by: Any, ticks_drafts: bool) -> list[Row]:
    """The objects, then the people and bodies that they name, then those that these name."""
    rows: dict[Name, Row] = {}
    wanted: set[Name] = set()
    waiting = list(desks)
    while waiting:
        compiled = _compiled(waiting)
        versions, progress = _versions(waiting), _progress(compiled)
        for desk in waiting:
            name = (desk.record_kind, desk.key)
            row = _row(desk, compiled[name], versions[name], progress[name], by)
            is_named = KINDS[desk.record_kind].is_name and desk not in desks
            ticked = (
                name in wanted and _is_due(row) if is_named else ticks_drafts or desk.state != DeskState.DRAFT
            )
            rows[name] = Row(row.standing, row.compiled, row.version, row.refusal, row.has_news, ticked)
            if ticked and row.version:
                wanted |= _names(row.compiled)
        named = set().union(*(_names(each) for each in compiled.values()))
        waiting = _load(sorted(named - rows.keys()))
    return list(rows.values())


def _is_due(row: Row) -> bool:
    """A name that nobody can look up yet; half-done work on a public one waits until it is approved."""
    return row.standing.versions.current is None or row.desk.state == DeskState.APPROVED


def _row(desk: Publishable, compiled: Compiled, versions: Versions, progress: Progress, by: Any) -> Row:
    standing = Standing(desk, versions)
    try:
        _require(desk, versions, by)
        # As it will be after the press, which approves first.
        found = next_version(compiled, versions, progress.once_approved(), Request(), by.get_username())
        return Row(standing, compiled, found)
    except Unchanged as refusal:
        return Row(standing, compiled, None, str(refusal), has_news=False)
    except Refused as refusal:
        return Row(standing, compiled, None, str(refusal))


def _require(desk: Publishable, versions: Versions, by: Any) -> None:
    if versions.pending:
        raise Refused(_("Under embargo: it is left alone."))
    if versions.state in WITHDRAWN:
        raise Refused(_("Withdrawn: it comes back by its own page, with a note."))
    require(by, "publish", desk.state, versions.state)


def _names(compiled: Compiled) -> set[Name]:
    found = {(kind, key) for _role, kind, key in compiled.mentions}
    return {(kind, key) for kind, key in found if kind in KINDS and KINDS[kind].is_name}


def _compiled(desks: Iterable[Publishable]) -> dict[Name, Compiled]:
    """What their compile functions walk is read ahead, form by form."""
    alike: dict[type, list[Publishable]] = defaultdict(list)
    for desk in desks:
        alike[type(desk)].append(desk)
    for model, rows in alike.items():
        prefetch_related_objects(rows, *overview.ahead_of(model))
    return {(desk.record_kind, desk.key): compile_desk(desk) for desk in desks}


def _versions(desks: Iterable[Publishable]) -> dict[Name, Versions]:
    keys: dict[str, list[str]] = defaultdict(list)
    for desk in desks:
        keys[desk.record_kind].append(desk.key)
    return {
        (kind, key): versions
        for kind, wanted in keys.items()
        for key, versions in Versions.of_each(kind, wanted, whole=True).items()
    }


def _progress(compiled: dict[Name, Compiled]) -> dict[Name, Progress]:
    alike: dict[str, dict[str, Compiled]] = defaultdict(dict)
    for (kind, key), each in compiled.items():
        alike[kind][key] = each
    return {
        (kind, key): progress
        for kind, each in alike.items()
        for key, progress in progress_of_each(each, unfinished(kind, each)).items()
    }


def _load(names: Iterable[Name]) -> list[Publishable]:
    keys: dict[str, list[str]] = defaultdict(list)
    for kind, key in names:
        keys[kind].append(key)
    return [
        desk
        for kind, wanted in keys.items()
        for desk in apps.get_model(KINDS[kind].desk)._base_manager.filter(key__in=wanted).order_by("key")
    ]


# The press


def _parsed(value: str) -> tuple[Name, tuple[str, frozenset[str]]]:
    """What a row's value says: its object, and the text and the languages that were listed."""
    match value.split(":"):
        case [kind, key, digest, own] if kind in KINDS and key.isalnum() and own and len(digest) == 64:
            return (kind, key), (digest, frozenset(own.split(",")))
    raise BadRequest(gettext_lazy("This list was not sent as it was shown."))


def _press(request: HttpRequest, form: BulkPublishForm, seen: dict[Name, Any]) -> list[Result]:
    """Names first, so that what names them links to them from its first moment."""
    desks = _load(seen)
    if any(not _may_view(request, type(desk)) for desk in desks):
        raise PermissionDenied
    results = []
    with gathered():
        for desk in sorted(desks, key=lambda each: not KINDS[each.record_kind].is_name):
            asked = form.request(*seen[desk.record_kind, desk.key])
            try:
                _require(desk, state_of(desk), request.user)
                results.append(Result(desk, publish_with(desk, request.user, asked)))
            except Refused as refusal:
                results.append(Result(desk, None, str(refusal)))
    return results


def _may_view(request: HttpRequest, model: type) -> bool:
    opts: Any = model._meta
    return request.user.has_perm(f"{opts.app_label}.view_{opts.model_name}")
