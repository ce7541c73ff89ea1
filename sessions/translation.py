"""Which fields of the desk are bilingual. The proxy is registered too: its admin looks itself up."""

from modeltranslation.translator import TranslationOptions, register

from proceedings.history import keep

from .models import Material, Quote, Session, Speaker, Workshop


@register([Session, Workshop])
class SessionTranslation(TranslationOptions):
    fields = ("title", "audience", "abstract", "summary", "key_points", "outcomes", "initiative")


@register(Speaker)
class SpeakerTranslation(TranslationOptions):
    fields = ("office_printed",)


@register(Quote)
class QuoteTranslation(TranslationOptions):
    fields = ("words",)


@register(Material)
class MaterialTranslation(TranslationOptions):
    fields = ("title", "alternative", "credit", "licence")


keep(Session, Speaker, Quote, Material)
