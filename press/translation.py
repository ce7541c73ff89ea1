"""Which fields of the desk are bilingual."""

from modeltranslation.translator import TranslationOptions, register

from proceedings.history import keep

from .models import Accreditation, DayReport, Sentence, Terms


@register(DayReport)
class DayReportTranslation(TranslationOptions):
    fields = ("headline", "standfirst", "dateline", "byline")


@register(Sentence)
class SentenceTranslation(TranslationOptions):
    fields = ("words",)


@register(Terms)
class TermsTranslation(TranslationOptions):
    fields = ("text",)


keep(DayReport, Sentence)
keep(Accreditation, Terms, are_translated=False)
