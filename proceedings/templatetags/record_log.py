"""The history of a desk object in words."""

from datetime import datetime

from django import template
from django.contrib.admin.models import LogEntry
from django.utils.html import format_html

from proceedings.admin.standing import moment_in_words
from proceedings.workflow import ACTIONS

register = template.Library()


@register.filter
def in_words(entry: LogEntry) -> str:
    """A step of the record by its label, with its comment; any other change as Django tells it."""
    action, _colon, comment = entry.change_message.partition(": ")
    if action not in ACTIONS:
        return entry.get_change_message()
    label = ACTIONS[action].label
    return format_html("{}: <bdi>{}</bdi>", label, comment) if comment else str(label)


@register.filter
def in_riyadh(moment: datetime) -> str:
    return moment_in_words(moment)
