"""What pages say of an agreement's papers and of what was promised."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy

from proceedings.templatetags.record import shown

from ..progress import Standing
from ..published.documents import Document
from ..published.obligations import Obligation
from ..terms import DocumentKind, DocumentLanguage, DutyState, Every, Reported

register = template.Library()

# A state is told in words; its colour only repeats them. What is past due is a fact, no verdict: no red.
COLOURS = {
    DutyState.MET: "good",
    DutyState.PARTLY_MET: "warn",
    DutyState.OVERDUE: "warn",
    DutyState.NOT_MET: "bad",
}
EVERY = {
    Every.MONTH: pgettext_lazy("then, in a line about dates", "then every month until"),
    Every.QUARTER: pgettext_lazy("then, in a line about dates", "then every three months until"),
    Every.HALF_YEAR: pgettext_lazy("then, in a line about dates", "then every six months until"),
    Every.YEAR: pgettext_lazy("then, in a line about dates", "then every year until"),
}


@register.filter
def paper_title(document: Document) -> SafeString | str:
    return shown(document.title) if document.title else paper_kind(document)


@register.filter
def paper_kind(document: Document) -> str:
    return str(DocumentKind(document.kind).label)


@register.filter
def paper_language(document: Document) -> str:
    return str(DocumentLanguage(document.language).label) if document.language else ""


@register.filter
def state_colour(standing: Standing) -> str:
    return COLOURS.get(standing.state, "")


@register.filter
def state_label(state: str) -> str:
    return str(DutyState(state).label)


@register.filter
def reported(status: str) -> str:
    return str(Reported(status).label)


@register.filter
def recurs(obligation: Obligation) -> str:
    return str(EVERY[Every(obligation.every)]) if obligation.every else ""
