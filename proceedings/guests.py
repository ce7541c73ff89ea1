"""What people without an account may do on the desk, each by one narrow way: see the one object that a link
opens, hand in a session's words from the hall, say that a public text is wrong. Nothing else that anybody can
open touches the desk, and nothing here changes an object of it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.apps import apps
from django.db import transaction
from django.db.models import F
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import publishing
from .cards import Card
from .desk import Publishable
from .desk.links import NOTE_LENGTH, DeskLink, LinkUse, Purpose, Submission, digest_of
from .desk.reports import CONTACT_LENGTH, KEPT_DAYS, PASSAGE_LENGTH, WORDS_LENGTH, Report
from .fields import LineFormField, ProseFormField, RichTextField
from .kinds import KINDS
from .models import Publication
from .richtext import as_typed, from_plain
from .workflow import Refused

__all__ = ["CONTACT_LENGTH", "KEPT_DAYS", "PASSAGE_LENGTH", "WORDS_LENGTH"]

PREVIEW, HALL = Purpose.PREVIEW, Purpose.HALL
LOGGED = 500  # uses of one link whose moments are kept
SUBMISSIONS = 40  # of one link: more is no rapporteur at work
REPORTS_OF_ALL, REPORTS_OF_ONE = 120, 15  # an hour, of the whole site and of one object


def open_link(token: str, purpose: str, at: datetime) -> DeskLink | None:
    """The link, while it opens anything. Why one does not is nobody's business but the team's."""
    links = DeskLink.objects.open(at).filter(purpose=purpose)
    return links.filter(digest=digest_of(token)).first()


def note_use(link: DeskLink, at: datetime) -> None:
    DeskLink.objects.filter(pk=link.pk).update(uses=F("uses") + 1)
    LinkUse.objects.create(link=link, at=at)
    if link.uses >= LOGGED:
        link.log.filter(pk__in=link.log.order_by("at", "pk").values("pk")[:1]).delete()


def _desk(link: DeskLink) -> Any | None:
    return apps.get_model(KINDS[link.kind].desk)._base_manager.filter(key=link.key).first()


def preview(link: DeskLink) -> Publication | None:
    """The version that its one object would get now; none where it has left the desk."""
    desk = _desk(link)
    return publishing.preview(desk) if desk else None


@dataclass(frozen=True)
class Hall:
    """What the rapporteur is told of the session, and what arrived by the same link before."""

    link: DeskLink
    card: Card
    language: str
    desk: Publishable
    latest: Submission | None

    @property
    def keep(self) -> str:
        """Under which name the device keeps what is typed: it tells nobody the link."""
        return self.link.digest[:16]

    def form(self, data: Any = None) -> "HallForm":
        return HallForm(self, data, label_suffix="")


def hall(link: DeskLink) -> Hall | None:
    desk = _desk(link)
    if desk is None or not desk.hall_fields:
        return None
    card = publishing.compile_desk(desk).card
    return Hall(link, card, desk.source_language, desk, link.submissions.first())


class HallTextField(ProseFormField):
    """One of the session's texts, typed as plain text, cleaned as the desk's own form would."""

    def __init__(self, field: Any, **kwargs: Any) -> None:
        self.field = field
        super().__init__(max_length=field.max_length, required=False, **kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if isinstance(self.field, RichTextField):
            text = from_plain(text)
        return self.field.clean(text, None)


class HallForm(forms.Form):
    name = LineFormField(label=gettext_lazy("Your name"), max_length=NOTE_LENGTH)

    def __init__(self, hall: Hall, *args: Any, **kwargs: Any) -> None:
        latest = hall.latest
        super().__init__(*args, **kwargs)
        if latest:
            self.initial = {"name": latest.name} | latest.texts
        self.hall = hall
        self.fields["name"].widget.attrs |= {"autocomplete": "name", "class": "input"}
        direction = "rtl" if hall.language == "ar" else "ltr"
        for name, rows in zip(hall.desk.hall_fields, (12, 6), strict=False):
            field: Any = hall.desk._meta.get_field(name)
            attrs = {"rows": rows, "lang": hall.language, "dir": direction, "class": "input"}
            if isinstance(field, RichTextField) and name in self.initial:
                self.initial[name] = as_typed(self.initial[name])
            self.fields[name] = HallTextField(
                field,
                label=capfirst(field.verbose_name),
                help_text=field.help_text,
                widget=forms.Textarea(attrs=attrs),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(self.texts.values()):
            self.add_error(None, _("There is nothing to send yet: write the summary, or a key point."))
        return cleaned

    @property
    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data.get(name, "") for name in self.hall.desk.hall_fields}


def submit(form: HallForm, at: datetime) -> Submission:
    """Keep what was sent, beside the desk. The same sent twice in a row is one."""
    hall, name, texts = form.hall, form.cleaned_data["name"], form.texts
    with transaction.atomic():
        link = DeskLink.objects.select_for_update().get(pk=hall.link.pk)
        latest = link.submissions.first()
        if latest and (latest.name, latest.texts, latest.outcome) == (name, texts, ""):
            return latest
        if link.submissions.count() >= SUBMISSIONS:
            raise Refused(_("Too many drafts have come by this link. Ask the organisers for a new one."))
        return Submission.objects.create(
            link=link, name=name, language=hall.language, texts=texts, arrived_at=at
        )


def report(publication: Publication, number: int, language: str, at: datetime, **words: str) -> None:
    """Keep what a reader says of a public text; Refused when too many came within the hour."""
    recent = Report.objects.since(at - timedelta(hours=1))
    of_one = recent.filter(kind=publication.kind, key=publication.key)
    if recent.count() >= REPORTS_OF_ALL or of_one.count() >= REPORTS_OF_ONE:
        raise Refused(_("Too many reports have come within the hour. Please send yours a little later."))
    Report.objects.create(
        kind=publication.kind,
        key=publication.key,
        number=number,
        language=language,
        arrived_at=at,
        **words,
    )
