"""Which fields of the desk are bilingual."""

from modeltranslation.translator import TranslationOptions, register

from proceedings.history import keep

from .models import Agreement, Document, Obligation, Party, ProgressReport


@register(Agreement)
class AgreementTranslation(TranslationOptions):
    fields = ("title", "occasion", "place", "purposes", "areas")


@register(Party)
class PartyTranslation(TranslationOptions):
    fields = ("name_printed", "parent_printed")


@register(Document)
class DocumentTranslation(TranslationOptions):
    fields = ("title",)


@register(Obligation)
class ObligationTranslation(TranslationOptions):
    fields = ("measure", "clause")


@register(ProgressReport)
class ProgressReportTranslation(TranslationOptions):
    fields = ("evidence", "reported_by", "verified_by")


keep(Agreement, Party)
keep(Document, Obligation, ProgressReport)
