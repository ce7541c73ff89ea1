"""The desk of the programme: sessions of every kind, who speaks in them, what was said and shown."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forum.models import Appearance, Day, Edition, Organisation, Room, Track
from proceedings.desk import Publishable
from proceedings.fields import LineField, ProseField, RichTextField, SlugField
from proceedings.files import DocumentUploadField, ImageUploadField
from proceedings.focus import FOCUS_HELP, FocusField

from . import terms


class Session(Publishable):
    record_kind = "session"
    hall_fields = ("summary", "key_points")

    Kind = terms.SessionKind
    Happening = terms.Happening
    WORKSHOP_KINDS = tuple(kind for kind in Kind if kind.is_workshop)

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="sessions", verbose_name=_("edition"))
    day = models.ForeignKey(
        Day, models.PROTECT, null=True, blank=True, related_name="sessions", verbose_name=_("day")
    )
    position = models.PositiveIntegerField(
        _("position"), default=10, help_text=_("The order within the day where there are no times.")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.SESSION)
    title = LineField(_("title or subject"))
    title_given = models.BooleanField(
        _("the title was given"),
        default=False,
        help_text=_("Only a given title takes «بعنوان» and quotation marks; a subject does not."),
    )
    slug = SlugField(_("address"))
    happening = models.CharField(
        _("state"), max_length=10, choices=Happening.choices, default=Happening.PLANNED
    )
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    room = models.ForeignKey(Room, models.PROTECT, null=True, blank=True, verbose_name=_("room"))
    tracks = models.ManyToManyField(Track, blank=True, related_name="+", verbose_name=_("tracks"))
    audience = ProseField(_("audience"), blank=True, max_length=1000, help_text=_("One group on each line."))
    audience_only = models.BooleanField(_("only for this audience"), default=False)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    abstract = ProseField(_("abstract"), blank=True)
    summary = RichTextField(_("summary"), blank=True)
    key_points = ProseField(_("key points"), blank=True, help_text=_("One on each line."))
    outcomes = ProseField(_("what participants learn"), blank=True, help_text=_("One on each line."))
    initiative = LineField(_("initiative"), blank=True)
    initiative_owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("its owner")
    )

    class Meta:
        ordering = ["edition", "day__number", "starts_at", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="session_slug")]
        verbose_name = pgettext_lazy("of a forum", "session")
        verbose_name_plural = pgettext_lazy("of a forum", "sessions")

    def __str__(self) -> str:
        return self.title

    @property
    def is_workshop(self) -> bool:
        return self.Kind(self.kind).is_workshop

    def clean(self) -> None:
        if self.day and self.day.edition_id != self.edition_id:
            raise ValidationError({"day": _("This day belongs to another edition.")})
        if self.ends_at and (not self.starts_at or self.ends_at <= self.starts_at):
            raise ValidationError(
                {"ends_at": _("It ends after it starts, so both times are needed, in order.")}
            )


class WorkshopManager(models.Manager["Session"]):
    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(kind__in=Session.WORKSHOP_KINDS)


class Workshop(Session):
    """Workshops and training courses: the same table, a form of their own."""

    objects = WorkshopManager()

    class Meta:
        proxy = True
        verbose_name = _("workshop or course")
        verbose_name_plural = _("workshops and courses")


class Speaker(Appearance):
    Role = terms.SpeakerRole

    session = models.ForeignKey(Session, models.CASCADE, related_name="speakers")
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.SPEAKER)

    class Meta(Appearance.Meta):
        constraints = [
            models.UniqueConstraint(fields=["session", "person", "role"], name="one_role_in_a_session")
        ]
        verbose_name = pgettext_lazy("an object", "speaker")
        verbose_name_plural = _("speakers")


class Quote(models.Model):
    """Words said in a session. Only verified quotes are published."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="quotes")
    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="+", verbose_name=_("speaker"))
    words = ProseField(_("words"), max_length=3000)
    original_language = models.CharField(
        _("said in"), max_length=2, choices=[("ar", _("Arabic")), ("en", _("English"))], default="ar"
    )
    verified = models.BooleanField(
        _("verified"), default=False, help_text=_("Only verified quotes are published.")
    )
    position = models.PositiveIntegerField(_("order"), default=10)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")

    def __str__(self) -> str:
        return self.words[:80]

    def clean(self) -> None:
        if self.speaker_id and self.session_id and self.speaker.session_id != self.session_id:
            raise ValidationError({"speaker": _("This speaker is not among the speakers of this session.")})


class Material(models.Model):
    """Slides, a paper, a recording's link or a photo of a session."""

    Kind = terms.MaterialKind

    session = models.ForeignKey(Session, models.CASCADE, related_name="materials")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.SLIDES)
    title = LineField(_("title or caption"))
    alternative = LineField(
        _("description for who cannot see it"),
        blank=True,
        help_text=_("What a photo shows, in one sentence."),
    )
    document = DocumentUploadField(_("file"), blank=True)
    image = ImageUploadField(_("picture"), blank=True)
    focus = FocusField(_("what stays in sight where it is cut"), of="image", help_text=FOCUS_HELP)
    url = models.URLField(_("link"), blank=True)
    credit = LineField(_("credit"), blank=True, max_length=120)
    licence = LineField(_("licence"), blank=True, max_length=120)
    position = models.PositiveIntegerField(_("order"), default=10)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("material")
        verbose_name_plural = _("materials")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        wanted = {"photo": "image", "recording": "url"}.get(self.kind, "document")
        if not getattr(self, wanted):
            raise ValidationError({wanted: _("A material of this kind needs this.")})
