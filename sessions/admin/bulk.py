"""Day, room, tracks and state of several sessions at once: what will change is shown before it does."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forum.models import Day, Edition, Room, Track
from proceedings.admin.forms import PlainForm
from proceedings.admin.values import in_words
from proceedings.publishing import locked
from proceedings.review import refresh
from proceedings.workflow import Refused

from ..models import Session
from .arranging import move_to_day

AS_IS, NONE = "", "none"
LEAVE = gettext_lazy("Leave as it is")


class BulkForm(PlainForm):
    """Only days, rooms and tracks of the edition are offered. What is left as it is is not touched."""

    day = forms.ChoiceField(label=gettext_lazy("Day"), required=False)
    room = forms.ChoiceField(label=gettext_lazy("Room"), required=False)
    happening = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    how = forms.ChoiceField(
        label=gettext_lazy("Tracks"),
        required=False,
        choices=[
            (AS_IS, LEAVE),
            ("add", gettext_lazy("Add these")),
            ("remove", gettext_lazy("Take these off")),
            ("replace", gettext_lazy("These and no others")),
        ],
    )
    tracks = forms.MultipleChoiceField(
        label=gettext_lazy("Which tracks"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, edition: Edition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.days = {str(day.pk): day for day in Day.objects.filter(edition=edition).order_by("number")}
        self.rooms = {str(room.pk): room for room in Room.objects.filter(venue=edition.venue_id or 0)}
        self.all_tracks = {str(track.pk): track for track in Track.objects.filter(edition=edition)}
        days = [(key, _("Day %(number)s") % {"number": day.number}) for key, day in self.days.items()]
        self.fields["day"].choices = [(AS_IS, LEAVE), *days, (NONE, _("Without a day"))]
        rooms = [(key, str(room)) for key, room in self.rooms.items()]
        self.fields["room"].choices = [(AS_IS, LEAVE), *rooms, (NONE, _("Without a room"))]
        self.fields["happening"].choices = [(AS_IS, LEAVE), *Session.Happening.choices]
        self.fields["tracks"].choices = [(key, str(track)) for key, track in self.all_tracks.items()]
        if not self.all_tracks:
            del self.fields["how"], self.fields["tracks"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = cleaned.get("tracks")
        if cleaned.get("how") in ("add", "remove") and not chosen and "tracks" not in self.errors:
            self.add_error("tracks", _("Choose at least one track."))
        if chosen and not cleaned.get("how"):
            self.add_error("how", _("Say what should happen with these tracks."))
        return cleaned

    def change(self, row: Session, before: list[Track]) -> list[Track]:
        """Give a row, which is not saved yet, what is asked for; returns the tracks it should have."""
        cleaned = self.cleaned_data
        if cleaned["day"]:
            day = self.days.get(cleaned["day"])
            if day != row.day:
                move_to_day(row, day)
        if cleaned["room"]:
            row.room = self.rooms.get(cleaned["room"])
        row.happening = cleaned["happening"] or row.happening
        chosen = [self.all_tracks[key] for key in cleaned.get("tracks", [])]
        kept = {
            "add": [*before, *(track for track in chosen if track not in before)],
            "remove": [track for track in before if track not in chosen],
            "replace": chosen,
        }
        return kept.get(cleaned.get("how", ""), before)


@dataclass(frozen=True)
class Changed:
    """What would be different of one session: (field, before, after)."""

    row: Session
    tracks: list[Track]
    lines: list[tuple[str, str, str]]


def changed(form: BulkForm, row: Session) -> Changed:
    """`row` holds the new values afterwards; nothing is saved."""
    tracks = list(row.tracks.all())
    before = _values(row, tracks)
    wanted = form.change(row, tracks)
    after = _values(row, wanted)
    lines = [(name, before[name], after[name]) for name in before if before[name] != after[name]]
    return Changed(row, wanted, lines)


def _field(name: str) -> Any:
    return Session._meta.get_field(name)


def _values(row: Session, tracks: list[Track]) -> dict[str, str]:
    fields: dict[str, Any] = {
        name: Session._meta.get_field(name) for name in ("happening", "starts_at", "ends_at")
    }
    plain = {name: in_words(field, getattr(row, name), {}) for name, field in fields.items()}
    words = {
        "day": str(row.day.number) if row.day else "",
        "room": str(row.room or ""),
        "tracks": " · ".join(sorted(str(track) for track in tracks)),
    }
    return {capfirst(str(_field(name).verbose_name)): value for name, value in (words | plain).items()}


@admin.action(permissions=["arrange"], description=gettext_lazy("Change day, room or tracks…"))
def arrange_selected(model_admin: Any, request: HttpRequest, queryset: Any) -> HttpResponse | None:
    rows = list(queryset.select_related("edition", "day", "room").prefetch_related("tracks"))
    if not rows:
        return None
    if len({row.edition_id for row in rows}) > 1:
        refusal = _("These belong to several editions, whose days and rooms differ. Choose those of one.")
        messages.error(request, refusal)
        return None
    asked = any(name in request.POST for name in ("look", "confirm"))
    form = BulkForm(rows[0].edition, request.POST if asked else None)
    plan = [changed(form, row) for row in rows] if asked and form.is_valid() else []
    digest = _digest(plan)
    is_seen = request.POST.get("shown") == digest
    if "confirm" in request.POST and any(each.lines for each in plan) and is_seen:
        _perform(request, form, [each.row for each in plan if each.lines])
        return None
    context = model_admin.admin_site.each_context(request) | {
        "opts": model_admin.opts,
        "title": _("Day, room, state and tracks"),
        "form": form,
        "rows": [(each.row, each.lines) for each in plan] or [(row, []) for row in rows],
        "looked": bool(plan),
        "changes": any(each.lines for each in plan),
        "digest": digest,
        "moved_on": "confirm" in request.POST and bool(plan) and not is_seen,
        "action_checkbox_name": ACTION_CHECKBOX_NAME,
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/session_bulk.html", context)


def _digest(plan: list[Changed]) -> str:
    """What was looked at: saving is of that and of nothing else."""
    return hashlib.sha256(repr([(each.row.key, each.lines) for each in plan]).encode()).hexdigest()


def _perform(request: HttpRequest, form: BulkForm, rows: list[Session]) -> None:
    done = 0
    for row in rows:
        try:
            _save(form, row)
        except Refused as refusal:
            messages.warning(request, _("“%(object)s”: %(refusal)s") % {"object": row, "refusal": refusal})
        except ValidationError as error:
            words = {"object": row, "refusal": " ".join(error.messages)}
            messages.warning(request, _("“%(object)s”: %(refusal)s") % words)
        else:
            done += 1
    if done:
        text = ngettext("%(count)s session was changed.", "%(count)s sessions were changed.", done)
        messages.success(request, text % {"count": done})


def _save(form: BulkForm, desk: Session) -> None:
    """Each by itself, as it is now: what somebody else saved of its other fields stays."""
    with locked(desk) as row:
        tracks = form.change(row, list(row.tracks.all()))
        row.full_clean()
        row.save()
        row.tracks.set(tracks)
        refresh(row)
