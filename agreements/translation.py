"""Which fields of the desk are bilingual."""

from modeltranslation.translator import TranslationOptions, register

from proceedings.history import keep

from .models import Agreement, Party


@register(Agreement)
class AgreementTranslation(TranslationOptions):
    fields = ("title", "occasion", "place", "purposes", "areas")


@register(Party)
class PartyTranslation(TranslationOptions):
    fields = ("name_printed", "parent_printed")


keep(Agreement, Party)
