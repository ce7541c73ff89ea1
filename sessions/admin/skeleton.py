"""The next edition from this one: its days, tracks and slots, all drafts, without what was said in them."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forum.models import Attendance, Day, Edition, Track
from forum.ordinals import with_ordinal
from proceedings.admin import Tool, add_tool, pages
from proceedings.admin.bilingual import DayField, DayInput, in_language
from proceedings.admin.forms import PlainForm
from proceedings.content import LANGUAGES
from proceedings.fields import LineFormField, SlugFormField
from proceedings.review import refresh

from ..models import Session

KEPT_TITLES = (Session.Kind.BREAK, Session.Kind.CEREMONY, Session.Kind.EXHIBITION)
EVERY, NONE = "slots", "none"


class NextEditionForm(PlainForm):
    ordinal = forms.IntegerField(label=gettext_lazy("Number of the edition"), min_value=1, max_value=9999)
    name_ar = LineFormField(label="", max_length=300, required=False)
    name_en = LineFormField(label="", max_length=300, required=False)
    slug = SlugFormField(label=gettext_lazy("Address of its page"), max_length=80)
    starts_on = DayField(label=gettext_lazy("First day"), required=False, widget=DayInput)
    venue = forms.BooleanField(label=gettext_lazy("The venue with its rooms"), required=False)
    tracks = forms.BooleanField(label=gettext_lazy("The tracks"), required=False)
    days = forms.BooleanField(label=gettext_lazy("The days"), required=False)
    sessions = forms.ChoiceField(
        label=gettext_lazy("The programme"),
        widget=forms.RadioSelect,
        choices=[
            (
                EVERY,
                gettext_lazy(
                    "Its slots: kind, hour, room and track, and the titles of breaks and ceremonies"
                ),
            ),
            (NONE, gettext_lazy("Nothing of it")),
        ],
    )
    hosts = forms.BooleanField(label=gettext_lazy("Organiser and host"), required=False)
    patrons = forms.BooleanField(label=gettext_lazy("The patrons"), required=False)

    def __init__(self, edition: Edition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition
        for code in LANGUAGES:
            self.fields[f"name_{code}"].label = in_language(_("name"), code)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("sessions") == EVERY and not cleaned.get("days"):
            self.add_error("days", _("The slots stand in days, so these are needed as well."))
        if not self.errors:
            try:
                new_edition(self.edition, cleaned).full_clean(exclude=["name"])
            except forms.ValidationError as error:
                for name, said in error.message_dict.items():
                    self.add_error(name if name in self.fields else None, said)
            if not cleaned.get(f"name_{self.edition.source_language}"):
                name = f"name_{self.edition.source_language}"
                self.add_error(name, _("This is needed in the source language."))
        return cleaned


def suggested(edition: Edition) -> dict[str, Any]:
    number = edition.ordinal + 1
    names = {
        f"name_{code}": with_ordinal(getattr(edition, f"name_{code}") or "", edition.ordinal, number, code)
        for code in LANGUAGES
    }
    base = f"edition-{number}"
    slugs = [base, *(f"{base}-{again}" for again in range(2, 100))]
    taken = set(Edition.objects.filter(slug__in=slugs).values_list("slug", flat=True))
    free = next((slug for slug in slugs if slug not in taken), "")
    chosen = {"venue": True, "tracks": True, "days": True, "sessions": EVERY}
    return {"ordinal": number, "slug": free} | names | chosen


def _shift(edition: Edition, starts_on: date | None) -> timedelta | None:
    return starts_on - edition.starts_on if starts_on and edition.starts_on else None


def new_edition(edition: Edition, cleaned: dict[str, Any]) -> Edition:
    by = _shift(edition, cleaned["starts_on"])
    hosts = {"organiser": edition.organiser, "host": edition.host} if cleaned["hosts"] else {}
    return Edition(
        forum=edition.forum,
        ordinal=cleaned["ordinal"],
        name_ar=cleaned["name_ar"],
        name_en=cleaned["name_en"],
        slug=cleaned["slug"],
        starts_on=cleaned["starts_on"],
        ends_on=edition.ends_on + by if by is not None and edition.ends_on else None,
        venue=edition.venue if cleaned["venue"] else None,
        accent=edition.accent,
        source_language=edition.source_language,
        **hosts,
    )


@transaction.atomic
def make(edition: Edition, cleaned: dict[str, Any]) -> Edition:
    """Each row is saved by itself, with its history."""
    made, by = new_edition(edition, cleaned), _shift(edition, cleaned["starts_on"])
    made.save()
    tracks = {}
    for track in edition.tracks.all() if cleaned["tracks"] else ():
        names = {f"name_{code}": getattr(track, f"name_{code}") for code in LANGUAGES}
        tracks[track.pk] = Track(edition=made, slug=track.slug, position=track.position, **names)
        tracks[track.pk].save()
    days: dict[int | None, Day] = {}
    for day in edition.days.all() if cleaned["days"] else ():
        shifted = day.date + by if by is not None and day.date else None
        row = Day(edition=made, number=day.number, date=shifted, source_language=day.source_language)
        row.save()
        days[day.pk] = row
    if cleaned["sessions"] == EVERY:
        for session in edition.sessions.prefetch_related("tracks"):
            refresh(_slot(session, made, days.get(session.day_id), tracks, by))
    if cleaned["patrons"]:
        for patron in edition.attendances.filter(role=Attendance.Role.PATRON):
            kept = Attendance(edition=made, person=patron.person, role=patron.role, position=patron.position)
            kept.take_from_person()
            kept.save()
            kept.titles.set(patron.person.titles.all())
    for each in (*days.values(), made):
        refresh(each)
    return made


def _slot(
    session: Session, edition: Edition, day: Day | None, tracks: dict[int, Track], by: timedelta | None
) -> Session:
    """The place of a session without its words. What has no day on the calendar yet has no hour either."""
    row = Session(
        edition=edition,
        day=day,
        kind=session.kind,
        position=session.position,
        room=session.room if edition.venue else None,
        source_language=session.source_language,
    )
    row.slug = row.key
    for name in ("starts_at", "ends_at"):
        moment = getattr(session, name)
        setattr(row, name, moment + by if moment and by is not None else None)
    for code in LANGUAGES:
        with translation.override(code):
            label = str(Session.Kind(session.kind).label)
        title = getattr(session, f"title_{code}") if session.kind in KEPT_TITLES else label
        setattr(row, f"title_{code}", title)
    row.save()
    row.tracks.set([tracks[track.pk] for track in session.tracks.all() if track.pk in tracks])
    return row


def next_page(model_admin: Any, request: HttpRequest, edition: Edition) -> HttpResponse:
    form = NextEditionForm(edition, request.POST or None, initial=suggested(edition))
    ready = form.is_bound and form.is_valid()
    if ready and "confirm" in request.POST:
        made = make(edition, form.cleaned_data)
        messages.success(request, _("The next edition is on the desk, as a draft."))
        return HttpResponseRedirect(reverse("admin:forum_edition_change", args=[made.pk]))
    context = pages.context(model_admin, request, edition, _("The next edition from this one")) | {
        "form": form,
        "counts": _counts(edition, form.cleaned_data) if ready else None,
    }
    return TemplateResponse(request, "admin/edition_next.html", context)


def _counts(edition: Edition, cleaned: dict[str, Any]) -> list[tuple[Any, int]]:
    patrons = edition.attendances.filter(role=Attendance.Role.PATRON)
    wanted = [
        (Track._meta.verbose_name_plural, edition.tracks.all(), cleaned["tracks"]),
        (Day._meta.verbose_name_plural, edition.days.all(), cleaned["days"]),
        (_("slots of the programme"), edition.sessions.all(), cleaned["sessions"] == EVERY),
        (_("patrons"), patrons, cleaned["patrons"]),
    ]
    return [(label, rows.count() if is_wanted else 0) for label, rows, is_wanted in wanted]


def may_make(user: Any) -> bool:
    return user.has_perms(("forum.add_edition", "forum.add_day", "programme.add_session"))


add_tool(
    "forum.edition", Tool("next", gettext_lazy("Make the next edition from this one"), next_page, may_make)
)
