"""Which fields of the desk are bilingual."""

from modeltranslation.translator import TranslationOptions, register

from proceedings.history import keep

from .models import (
    Attendance,
    Day,
    Edition,
    FormerName,
    Forum,
    Notice,
    Organisation,
    Page,
    Person,
    Room,
    Term,
    Title,
    Track,
    Venue,
)


@register(Forum)
class ForumTranslation(TranslationOptions):
    fields = ("name", "about")


@register(Venue)
class VenueTranslation(TranslationOptions):
    fields = ("name", "place", "address")


@register([Room, Track, FormerName])
class NameTranslation(TranslationOptions):
    fields = ("name",)


@register(Title)
class TitleTranslation(TranslationOptions):
    fields = ("masculine", "feminine", "short_masculine", "short_feminine")


@register(Organisation)
class OrganisationTranslation(TranslationOptions):
    fields = ("name", "about")


@register(Person)
class PersonTranslation(TranslationOptions):
    fields = ("name", "short_name", "office", "biography")


@register(Edition)
class EditionTranslation(TranslationOptions):
    fields = (
        *("name", "motto", "aim", "about", "directions", "honours"),
        *("press_office", "spokesperson", "spokesperson_office", "embargo_terms", "disclaimer"),
    )


@register(Day)
class DayTranslation(TranslationOptions):
    fields = ("headline", "summary", "dateline", "byline")


@register(Page)
class PageTranslation(TranslationOptions):
    fields = ("title", "body")


@register(Notice)
class NoticeTranslation(TranslationOptions):
    fields = ("words",)


@register(Term)
class TermTranslation(TranslationOptions):
    fields = ("form", "avoided")


@register(Attendance)
class AttendanceTranslation(TranslationOptions):
    fields = ("office_printed",)


keep(
    Forum, Venue, Room, Organisation, FormerName, Title, Person, Edition, Track, Day, Attendance, Page, Notice
)
keep(Term, are_translated=False)
