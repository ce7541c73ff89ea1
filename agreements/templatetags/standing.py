"""What the pages of the register need to say where an agreement stands and what became of it."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, pgettext_lazy

from proceedings.content import Text
from proceedings.templatetags.record import name_of, shown

from .. import wording
from ..pages import Tie
from ..published import Length, Terms
from ..status import AUTOMATIC, TERM, Status
from ..terms import AgreementKind, Authentic, EventKind, RelationKind, Renewal, SignatoryRole, TakesEffect
from ..timeline import NOTIFIED, Entry

register = template.Library()

HAPPENED = {
    EventKind.ANNOUNCED: pgettext_lazy("happened", "Announced"),
    EventKind.SIGNED: pgettext_lazy("happened", "Signed"),
    NOTIFIED: pgettext_lazy("happened", "Notified"),
    EventKind.EFFECTIVE: pgettext_lazy("happened", "Took effect"),
    EventKind.AMENDED: pgettext_lazy("happened", "Amended"),
    EventKind.RENEWED: pgettext_lazy("happened", "Renewed"),
    EventKind.SUSPENDED: pgettext_lazy("happened", "Suspended"),
    EventKind.RESUMED: pgettext_lazy("happened", "Resumed"),
    EventKind.EXPIRED: pgettext_lazy("happened", "Expired"),
    EventKind.TERMINATED: pgettext_lazy("happened", "Terminated"),
    EventKind.COMPLETED: pgettext_lazy("happened", "Completed"),
}
REASONS = {
    TakesEffect.SIGNING: gettext_lazy("by the signatures"),
    TakesEffect.LAST_SIGNATURE: gettext_lazy("on the last signature"),
    TakesEffect.DATE: gettext_lazy("on the date that was fixed"),
    TakesEffect.LAST_NOTIFICATION: gettext_lazy("on the last notification"),
    AUTOMATIC: gettext_lazy("by itself"),
}
LAST_DAY = pgettext_lazy("happened", "Last day of the term")
TIES = {
    RelationKind.AMENDS: pgettext_lazy("of this agreement", "Amends"),
    RelationKind.REPLACES: pgettext_lazy("of this agreement", "Replaces"),
    RelationKind.IMPLEMENTS: pgettext_lazy("of this agreement", "Implements"),
    RelationKind.UNDER: pgettext_lazy("of this agreement", "Under the framework of"),
}
REVERSE = {
    RelationKind.AMENDS: pgettext_lazy("of this agreement", "Amended by"),
    RelationKind.REPLACES: pgettext_lazy("of this agreement", "Replaced by"),
    RelationKind.IMPLEMENTS: pgettext_lazy("of this agreement", "Implemented by"),
    RelationKind.UNDER: pgettext_lazy("of this agreement", "The framework of"),
}


@register.simple_tag
def status_line(found: Status, kind: str) -> SafeString:
    """«سارية منذ … بتوقيع الطرف الأخير», the state marked as such."""
    word, rest = wording.in_words(found, kind)
    colour = wording.COLOURS.get(found.state, "")
    state = format_html('<span class="state{}">{}</span>', f" state-{colour}" if colour else "", word)
    return format_html('{}<span class="state-reason">{}</span>', state, rest) if rest else state


@register.simple_tag
def status_more(found: Status, kind: str, terms: Terms) -> list[SafeString]:
    return wording.beside(found, kind, terms)


@register.simple_tag
def binding_words(content: Any) -> str:
    return str(wording.BINDING[AgreementKind(content.kind).gender, content.binding])


@register.filter
def happened(entry: Entry) -> str:
    return str(LAST_DAY if entry.by == TERM else HAPPENED[entry.kind])


@register.filter
def reason(entry: Entry) -> str:
    return str(REASONS.get(entry.by, ""))


@register.filter
def in_length(length: Length) -> str:
    return wording.length_in_words(length)


@register.filter
def effect_label(value: str) -> str:
    return str(TakesEffect(value).label)


@register.filter
def renewal_label(value: str) -> str:
    return str(Renewal(value).label)


@register.filter
def role_label(value: str) -> str:
    return str(SignatoryRole(value).label)


@register.filter
def authentic_label(value: str) -> str:
    return str(Authentic(value).label)


@register.simple_tag(takes_context=True)
def public_ties(context: dict[str, Any], ties: Iterable[Tie]) -> list[tuple[str, str, Text]]:
    """What each is, the other agreement with its link, and what is said of it; without those not public."""
    found = []
    for each in ties:
        labels = TIES if each.card is None else REVERSE
        if link := _link(context, each):
            found.append((str(labels[RelationKind(each.kind)]), link, each.note))
    return found


def _link(context: dict[str, Any], tie: Tie) -> str:
    if tie.card:
        address, title = context["site"].path(tie.card), tie.card.title
        return format_html('<a href="{}">{}</a>', address, shown(title)) if address else ""
    return name_of(context, tie.other) if context["names"].of(tie.other).card else ""
