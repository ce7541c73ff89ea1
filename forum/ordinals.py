"""Ordinal numbers as they stand in names: «الملتقى الحادي عشر», "Eleventh Forum"."""

ARABIC = (
    *("الأول", "الثاني", "الثالث", "الرابع", "الخامس"),
    *("السادس", "السابع", "الثامن", "التاسع", "العاشر"),
)
ARABIC_TENS = ("العشرون", "الثلاثون", "الأربعون", "الخمسون", "الستون", "السبعون", "الثمانون", "التسعون")
ENGLISH = (
    *("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"),
    *("Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth"),
    *("Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth", "Twentieth"),
)


def ordinal(number: int, language: str) -> str:
    """In words as far as people write them so, for a masculine noun; empty beyond."""
    if language == "ar":
        return _arabic(number)
    if 1 <= number <= len(ENGLISH):
        return ENGLISH[number - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def _arabic(number: int) -> str:
    if not 1 <= number <= 99:
        return ""
    tens, unit = divmod(number, 10)
    if number <= 10:
        return ARABIC[number - 1]
    word = "الحادي" if unit == 1 else ARABIC[unit - 1]
    if tens == 1:
        return f"{word} عشر"
    return ARABIC_TENS[tens - 2] if not unit else f"{word} و{ARABIC_TENS[tens - 2]}"


def with_ordinal(name: str, old: int, new: int, language: str) -> str:
    """The name of one edition as that of another; as it is where its number is not in it."""
    before, after = ordinal(old, language), ordinal(new, language)
    return name.replace(before, after, 1) if before and after else name
