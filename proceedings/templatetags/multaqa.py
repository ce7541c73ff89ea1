"""What the site's templates need beyond Django's own tags."""

from datetime import UTC, date, datetime

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from proceedings import dates

register = template.Library()


def _language() -> str:
    return "en" if (get_language() or "").startswith("en") else "ar"


@register.simple_tag
def date_both(moment: date | datetime | None, weekday: bool = False) -> str:
    """A day in both calendars: `{% date_both day.date weekday=True %}`."""
    return _time(moment, dates.both(moment, _language(), weekday=weekday)) if moment else ""


@register.filter
def both_calendars(moment: date | datetime | None) -> str:
    return date_both(moment)


@register.filter
def gregorian_date(moment: date | datetime | None) -> str:
    return _time(moment, dates.gregorian(moment, _language())) if moment else ""


@register.simple_tag
def date_range(first: date | datetime | None, last: date | datetime | None) -> str:
    """From one day to another; where only one is known, that one."""
    first, last = first or last, last or first
    if not (first and last):
        return ""
    pieces = dates.range_parts(first, last, _language())
    return format_html_join("", "{}", ((_time(day, words) if day else words,) for words, day in pieces))


@register.simple_tag
def hour_range(start: datetime | None, end: datetime | None = None) -> str:
    """When something begins and ends, on a 24-hour clock."""
    if not start:
        return ""
    begins = _moment(start)
    return format_html("{}–{}", begins, _moment(end)) if end else begins


@register.simple_tag
def moment(at: datetime | None) -> str:
    """A day and an hour: `{% moment publication.public_from %}`."""
    if not at:
        return ""
    separator = "، " if _language() == "ar" else ", "
    day = dates.gregorian(at, _language())
    return format_html('<time datetime="{}">{}{}{}</time>', _iso(at), day, separator, dates.hours(at))


@register.simple_tag
def lifting(at: datetime) -> str:
    """When an embargo ends, so that nobody anywhere mistakes it: Riyadh's day and hour, then those of UTC."""
    separator = "، " if _language() == "ar" else ", "
    utc = at.astimezone(UTC)
    universal = f"{dates.gregorian(utc.date(), _language())}{separator}{utc:%H:%M}"
    return format_html(
        _('{} Riyadh time <bdi dir="ltr">(UTC+3)</bdi>, that is {} UTC'), moment(at), universal
    )


@register.filter
def day_name(number: int) -> str:
    """Which day of an edition: `{{ card.day|day_name }}`."""
    return dates.day_name(number, _language())


def _moment(at: datetime) -> str:
    return format_html('<time datetime="{}">{}</time>', _iso(at), dates.hours(at))


def _iso(at: datetime) -> str:
    return at.astimezone(dates.RIYADH).isoformat(timespec="minutes")


def _time(at: date | datetime, shown: str) -> str:
    return format_html('<time datetime="{}">{}</time>', dates.day_of(at).isoformat(), shown)
