"""Dates in both calendars and both languages, and hours, all as in Riyadh. Every spelling stands here."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from hijridate import Gregorian

RIYADH = ZoneInfo("Asia/Riyadh")

WEEKDAYS = {
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "ar": (
        *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
        *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
DAY_NUMBERS = {
    "ar": (
        *("الأول", "الثاني", "الثالث", "الرابع", "الخامس"),
        *("السادس", "السابع", "الثامن", "التاسع", "العاشر"),
    ),
    "en": ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
}
HIJRI_MONTHS = {
    "ar": (
        *("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة"),
        *("رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"),
    ),
    "en": (
        *("Muharram", "Safar", "Rabi' al-Awwal", "Rabi' al-Akhir", "Jumada al-Ula", "Jumada al-Akhirah"),
        *("Rajab", "Sha'ban", "Ramadan", "Shawwal", "Dhu al-Qa'dah", "Dhu al-Hijjah"),
    ),
}
ERAS = {"ar": ("هـ", "م"), "en": (" AH", "")}

# A calendar's day: year, month from 1, day of the month.
Parts = tuple[int, int, int]
Span = tuple[str, str, str]
Piece = tuple[str, date | None]


def day_of(moment: date | datetime) -> date:
    """The day in Riyadh. A datetime must know its zone: another clock may be on another day."""
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone has no day.")
    return moment.astimezone(RIYADH).date()


def gregorian(moment: date | datetime, language: str) -> str:
    """«15 يونيو 2022م»; "15 June 2022"."""
    day = day_of(moment)
    return _gregorian_span(day, day, language)[-1]


def hijri(moment: date | datetime, language: str, prose: bool = False) -> str:
    """«16 ذو القعدة 1443هـ», in prose «16 ذي القعدة 1443هـ»; empty where Umm al-Qura's tables end."""
    day = day_of(moment)
    return "".join(_hijri_span(day, day, language, prose) or ())


def both(moment: date | datetime, language: str, weekday: bool = False, prose: bool = False) -> str:
    """«الأربعاء 16 ذو القعدة 1443هـ الموافق 15 يونيو 2022م»;
    "Wednesday, 15 June 2022 (16 Dhu al-Qa'dah 1443 AH)".

    `prose` is for Arabic after a preposition or in a genitive: «ذي القعدة».
    """
    shown = date_range(moment, moment, language, prose)
    if not weekday:
        return shown
    return f"{weekday_name(moment, language)}{' ' if language == 'ar' else ', '}{shown}"


def date_range(first: date | datetime, last: date | datetime, language: str, prose: bool = False) -> str:
    """From one day to another in both calendars, each month and year said once where it is the same."""
    return "".join(words for words, _day in range_parts(first, last, language, prose))


def range_parts(
    first: date | datetime, last: date | datetime, language: str, prose: bool = False
) -> list[Piece]:
    """The same in pieces, for pages that mark up each day as such: the words, and the day that they name."""
    start, end = day_of(first), day_of(last)
    spans = _gregorian_span(start, end, language), _hijri_span(start, end, language, prose)
    days, other = (_pieces(span, start, end) for span in spans)
    if not other:
        return days
    if language == "ar":
        return [*other, (" الموافق ", None), *days]
    return [*days, (" (", None), *other, (")", None)]


def _pieces(span: Span | None, start: date, end: date) -> list[Piece]:
    beginning, dash, ending = span or ("", "", "")
    return [(words, day) for words, day in ((beginning, start), (dash, None), (ending, end)) if words]


def weekday_name(moment: date | datetime, language: str) -> str:
    return WEEKDAYS[language][day_of(moment).weekday()]


def hours(moment: datetime) -> str:
    """The time in Riyadh on a 24-hour clock."""
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone has no hour.")
    return f"{moment.astimezone(RIYADH):%H:%M}"


def hour_range(start: datetime, end: datetime | None) -> str:
    return f"{hours(start)}–{hours(end)}" if end else hours(start)


def _gregorian_span(start: date, end: date, language: str) -> Span:
    first, last = (start.year, start.month, start.day), (end.year, end.month, end.day)
    return _span(first, last, MONTHS[language], ERAS[language][1])


def _hijri_span(start: date, end: date, language: str, prose: bool) -> Span | None:
    first, last = _hijri_parts(start), _hijri_parts(end)
    if not (first and last):
        return None
    months: tuple[str, ...] = HIJRI_MONTHS[language]
    if prose and language == "ar":
        months = tuple(month.replace("ذو ", "ذي ") for month in months)
    return _span(first, last, months, ERAS[language][0])


def _hijri_parts(day: date) -> Parts | None:
    try:
        return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    except OverflowError:  # outside the tables
        return None


def _span(first: Parts, last: Parts, months: tuple[str, ...], era: str) -> Span:
    year, month, day = last
    ending = f"{day} {months[month - 1]} {year}{era}"
    if first == last:
        return "", "", ending
    if first[:2] == last[:2]:
        return str(first[2]), "–", ending
    beginning = f"{first[2]} {months[first[1] - 1]}"
    return (beginning if first[0] == year else f"{beginning} {first[0]}{era}"), " – ", ending


def day_name(number: int, language: str) -> str:
    """«اليوم الثاني»; "Day two"; in digits after the tenth."""
    words = DAY_NUMBERS[language]
    shown = words[number - 1] if 0 < number <= len(words) else str(number)
    return f"{'اليوم' if language == 'ar' else 'Day'} {shown}"
