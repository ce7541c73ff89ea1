"""The event: a forum, its editions and days, where it meets, and who attends."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from proceedings.desk import Publishable
from proceedings.fields import LineField, ProseField, RichTextField, SlugField
from proceedings.files import ImageUploadField
from proceedings.focus import FOCUS_HELP, FocusField

from .people import Appearance, Organisation

# First parts of addresses that are pages of the site, so that no edition takes them.
RESERVED_SLUGS = (
    "editions",
    "people",
    "organisations",
    "agreements",
    "press",
    "search",
    "s",
    "styleguide",
    "desk",
    "pages",
)

DAYS = 999  # what an address holds


class User(AbstractUser):
    """A member of the team. Accounts are switched off rather than deleted: the record names them."""

    # Of a translator; other roles are not limited to a language.
    translates_into_ar = models.BooleanField(_("translates into Arabic"), default=False)
    translates_into_en = models.BooleanField(_("translates into English"), default=False)
    mail_language = models.CharField(
        _("language of messages"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    notices_by_mail = models.BooleanField(_("Send me mail at once"), default=True)


class Forum(models.Model):
    """A series of editions."""

    name = LineField(_("name"))
    about = ProseField(_("about"), blank=True)

    class Meta:
        verbose_name = pgettext_lazy("an object", "forum")
        verbose_name_plural = _("forums")

    def __str__(self) -> str:
        return self.name


class Venue(models.Model):
    name = LineField(_("name"))
    place = LineField(_("place"), blank=True, help_text=_("The city or governorate."))
    address = LineField(pgettext_lazy("of a venue", "address"), blank=True)
    map_url = models.URLField(_("map link"), blank=True)

    class Meta:
        verbose_name = pgettext_lazy("an object", "venue")
        verbose_name_plural = _("venues")

    def __str__(self) -> str:
        return self.name


class Room(models.Model):
    venue = models.ForeignKey(Venue, models.CASCADE, related_name="rooms", verbose_name=_("venue"))
    name = LineField(_("name"))
    position = models.PositiveIntegerField(_("position"), default=10)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = pgettext_lazy("an object", "room")
        verbose_name_plural = _("rooms")

    def __str__(self) -> str:
        return self.name


class Edition(Publishable):
    record_kind = "edition"

    class Accent(models.TextChoices):
        GREEN = "green", _("Green")
        TEAL = "teal", _("Teal")
        BLUE = "blue", _("Blue")
        PLUM = "plum", _("Plum")
        WINE = "wine", _("Wine")
        CLAY = "clay", _("Clay")

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="editions", verbose_name=_("forum"))
    ordinal = models.PositiveIntegerField(_("number of the edition"), default=1)
    name = LineField(_("name"))
    slug = SlugField(_("address"), unique=True, reserved=RESERVED_SLUGS)
    motto = LineField(_("motto"), blank=True)
    aim = ProseField(_("aim"), blank=True)
    about = RichTextField(_("about"), blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, blank=True, verbose_name=_("venue"))
    organiser = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organiser")
    )
    host = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("host")
    )
    exhibitors = models.ManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name=_("exhibitors")
    )
    registration_url = models.URLField(_("registration link"), blank=True)
    stream_url = models.URLField(_("link to the live stream"), blank=True)
    directions = ProseField(_("how to get there"), blank=True)
    honours = ProseField(_("honours and awards"), blank=True, help_text=_("One on each line."))
    is_current = models.BooleanField(
        _("the current edition"),
        default=False,
        help_text=_("The site's first page shows it once it is published."),
    )
    accent = models.CharField(_("colour"), max_length=10, choices=Accent.choices, default=Accent.GREEN)
    cover = ImageUploadField(_("cover picture"), blank=True)
    cover_focus = FocusField(_("what stays in sight where it is cut"), of="cover", help_text=FOCUS_HELP)
    logo = ImageUploadField(
        _("logo"), blank=True, help_text=_("Stands before the name on every page; best with no background.")
    )
    press_office = LineField(_("press office"), blank=True, help_text=_("As it signs its statements."))
    press_email = models.EmailField(_("e-mail of the press office"), blank=True)
    press_phone = LineField(_("telephone of the press office"), blank=True, max_length=40)
    spokesperson = LineField(
        _("spokesperson"), blank=True, help_text=_("The name with its titles, as it is to be printed.")
    )
    spokesperson_office = LineField(_("office of the spokesperson"), blank=True)
    spokesperson_email = models.EmailField(_("e-mail of the spokesperson"), blank=True)
    spokesperson_phone = LineField(_("telephone of the spokesperson"), blank=True, max_length=40)
    embargo_terms = ProseField(
        _("terms of embargo"), blank=True, help_text=_("What accredited press agrees to, in short.")
    )
    disclaimer = ProseField(
        _("what these texts are"),
        blank=True,
        help_text=_("Such as: “Summaries by the organisers, not an official record.”"),
    )
    together = models.BooleanField(
        _("both languages together"),
        default=False,
        help_text=_(
            "A first version or an update of what belongs to it waits until both languages are ready. "
            "Corrections and withdrawals never wait."
        ),
    )

    class Meta:
        ordering = ["-starts_on", "pk"]
        verbose_name = pgettext_lazy("an object", "edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day is before the first.")})


class Track(models.Model):
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="tracks", verbose_name=_("edition"))
    name = LineField(_("name"))
    slug = SlugField(_("address"))
    position = models.PositiveIntegerField(_("position"), default=10)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="track_slug")]
        verbose_name = _("track")
        verbose_name_plural = _("tracks")

    def __str__(self) -> str:
        return self.name


class Day(Publishable):
    record_kind = "day"

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="days", verbose_name=_("edition"))
    number = models.PositiveIntegerField(_("number"))
    date = models.DateField(_("date"), null=True, blank=True)
    headline = LineField(_("headline"), blank=True)
    summary = RichTextField(_("summary"), blank=True)
    dateline = LineField(
        _("dateline"), blank=True, max_length=120, help_text=_("The place a report is sent from.")
    )
    byline = LineField(
        _("byline"), blank=True, max_length=120, help_text=_("Whose report of the day this rests on.")
    )

    class Meta:
        ordering = ["edition", "number"]
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="day_number")]
        verbose_name = pgettext_lazy("an object", "day")
        verbose_name_plural = _("days")

    def __str__(self) -> str:
        return _("%(edition)s, day %(number)s") % {"edition": self.edition, "number": self.number}

    def clean(self) -> None:
        if self.number is not None and not 1 <= self.number <= DAYS:
            raise ValidationError({"number": _("Days are numbered from 1 to %(most)d.") % {"most": DAYS}})

    @property
    def slug(self) -> str:
        return f"day-{self.number}"


class Attendance(Appearance):
    """A patron of an edition, or a dignitary who attends one of its days; order is that of protocol."""

    class Role(models.TextChoices):
        PATRON = "patron", _("Patron")
        DIGNITARY = "dignitary", _("In attendance")

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="attendances", verbose_name=_("edition")
    )
    day = models.ForeignKey(
        Day, models.CASCADE, null=True, blank=True, related_name="attendances", verbose_name=_("day")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.DIGNITARY)

    class Meta(Appearance.Meta):
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance of dignitaries")
