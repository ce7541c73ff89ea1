"""Which fields of the desk are bilingual."""

from modeltranslation.translator import TranslationOptions, register

from proceedings.history import keep

from .models import DayReport, Sentence


@register(DayReport)
class DayReportTranslation(TranslationOptions):
    fields = ("headline", "standfirst", "dateline", "byline")


@register(Sentence)
class SentenceTranslation(TranslationOptions):
    fields = ("words",)


keep(DayReport, Sentence)
