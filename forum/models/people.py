"""People and bodies, and how they are addressed."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from proceedings.desk import Publishable
from proceedings.fields import LineField, ProseField, RichTextField, SlugField
from proceedings.files import ImageUploadField
from proceedings.focus import FOCUS_HELP, FocusField

from .. import terms


class Gender(models.TextChoices):
    MASCULINE = "m", pgettext_lazy("grammatical gender", "Masculine")
    FEMININE = "f", pgettext_lazy("grammatical gender", "Feminine")


class Organisation(Publishable):
    record_kind = "organisation"

    Kind = terms.OrganisationKind

    Relation = terms.Relation

    name = LineField(_("name"))
    slug = SlugField(_("address"), unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.OTHER)
    gender = models.CharField(
        _("grammatical gender"), max_length=1, choices=Gender.choices, default=Gender.FEMININE
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    relation = models.CharField(_("as"), max_length=20, choices=Relation.choices, blank=True)
    about = ProseField(_("about"), blank=True)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        ordering = ["name_ar"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if bool(self.parent_id) != bool(self.relation):
            raise ValidationError(
                {"relation": _("Say how it belongs to its parent body, or leave both empty.")}
            )
        seen, above = {self.pk}, self.parent
        while above:
            if above.pk in seen:
                raise ValidationError({"parent": _("A body cannot stand above itself.")})
            seen.add(above.pk)
            above = above.parent


class FormerName(models.Model):
    """A name that a body bore before; a correction of a spelling is no former name."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="former_names")
    name = LineField(_("name"))
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until"))

    class Meta:
        ordering = ["until"]
        verbose_name = _("former name")
        verbose_name_plural = _("former names")

    def __str__(self) -> str:
        return self.name


class Title(models.Model):
    """One word of address: a style, a title, a rank or a profession, in both genders and its short form."""

    Kind = terms.TitleKind

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    masculine = LineField(_("for a man"), max_length=80)
    feminine = LineField(_("for a woman"), max_length=80)
    short_masculine = LineField(_("short, for a man"), max_length=20, blank=True)
    short_feminine = LineField(_("short, for a woman"), max_length=20, blank=True)
    position = models.PositiveIntegerField(_("position"), default=10, help_text=_("The order of protocol."))

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = pgettext_lazy("of a person", "title")
        verbose_name_plural = pgettext_lazy("of a person", "titles")

    def __str__(self) -> str:
        return self.masculine


def profession_field() -> models.ForeignKey:
    return models.ForeignKey(
        Title,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"kind": "profession"},
        verbose_name=_("profession"),
    )


def titles_field() -> models.ManyToManyField:
    return models.ManyToManyField(
        Title,
        blank=True,
        related_name="+",
        limit_choices_to=~models.Q(kind="profession"),
        verbose_name=_("styles and titles"),
    )


class Person(Publishable):
    record_kind = "person"

    name = LineField(_("name"), help_text=_("As the person writes it, without titles."))
    short_name = LineField(
        _("at a second mention"), max_length=120, blank=True, help_text=_("Usually the family name.")
    )
    slug = SlugField(_("address"), unique=True)
    gender = models.CharField(_("grammatical gender"), max_length=1, choices=Gender.choices)
    titles = titles_field()
    profession = profession_field()
    office = LineField(_("office"), blank=True, help_text=_("Today's office, the whole phrase."))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("body")
    )
    biography = RichTextField(_("biography"), blank=True)
    photo = ImageUploadField(_("photo"), blank=True)
    photo_focus = FocusField(_("what stays in sight where it is cut"), of="photo", help_text=FOCUS_HELP)
    photo_consent = models.BooleanField(
        _("the person agrees to the photo"),
        default=False,
        help_text=_("Without it the photo is not published."),
    )

    class Meta:
        ordering = ["name_ar"]
        verbose_name = pgettext_lazy("an object", "person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name


class Appearance(models.Model):
    """A person in a role: titles, profession and office are kept as they were then, whatever they become."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    titles = titles_field()
    profession = profession_field()
    office_printed = LineField(
        _("office as printed"), blank=True, help_text=_("The whole phrase. Empty: the person's office today.")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("body")
    )
    position = models.PositiveIntegerField(_("order"), default=10)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.person)

    def take_from_person(self) -> None:
        """Fill what is empty with what the person holds today. Titles need the row to be saved."""
        self.profession = self.profession or self.person.profession
        self.organisation = self.organisation or self.person.organisation
        if not (self.office_printed_ar or self.office_printed_en):
            self.office_printed_ar, self.office_printed_en = self.person.office_ar, self.person.office_en
