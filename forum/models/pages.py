"""What the organisers tell everybody: pages of the site, and notices of the day."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from proceedings.desk import Publishable, new_key
from proceedings.fields import LineField, RichTextField, SlugField

from .event import Edition


class Page(Publishable):
    """Contact, privacy, terms, accessibility: every page of the site links to those that are published."""

    record_kind = "page"

    title = LineField(_("title"))
    slug = SlugField(_("address"), unique=True)
    body = RichTextField(_("text"))
    position = models.PositiveIntegerField(
        _("position"), default=10, help_text=_("The order at the foot of every page.")
    )

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = pgettext_lazy("an object", "page of the site")
        verbose_name_plural = _("pages of the site")

    def __str__(self) -> str:
        return self.title


class Notice(Publishable):
    """A line above every page of an edition, until it lapses: a hall was changed, a session begins late."""

    record_kind = "notice"

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="notices", verbose_name=_("edition"))
    slug = models.CharField(max_length=80, default=new_key, editable=False)
    words = LineField(_("notice"), help_text=_("One sentence: what changed, where and when."))
    link = models.URLField(_("link"), blank=True)
    until = models.DateTimeField(
        _("shown until"), help_text=_("After that it stands in the list of notices only.")
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="notice_slug")]
        verbose_name = pgettext_lazy("an object", "notice")
        verbose_name_plural = _("notices")

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        if self.link and not self.link.startswith(("http://", "https://")):
            raise ValidationError({"link": _("A link begins with https:// or http://.")})
