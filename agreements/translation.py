"""Which fields of the desk are bilingual."""

from modeltranslation.translator import TranslationOptions, register

from proceedings.history import keep

from .models import (
    Agreement,
    Document,
    Event,
    Obligation,
    Party,
    ProgressReport,
    Relation,
    Signatory,
)


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


@register(Signatory)
class SignatoryTranslation(TranslationOptions):
    fields = ("office_printed", "capacity")


@register(Event)
class EventTranslation(TranslationOptions):
    fields = ("note", "source")


@register(Relation)
class RelationTranslation(TranslationOptions):
    fields = ("note",)


keep(Agreement, Party, Signatory, Event, Relation)
keep(Document, Obligation, ProgressReport)
