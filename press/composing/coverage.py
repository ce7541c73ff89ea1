"""Whether both languages of a report name the same people and bodies. Pure."""

from proceedings.content import LANGUAGES, Text

from .facts import DayFacts, Known


def named_apart(facts: DayFacts, whole: Text) -> list[tuple[Text, str]]:
    """Each name that the report has in one language alone, with the language that lacks it."""
    found = []
    for each in facts.names:
        lacking = [code for code in LANGUAGES if not _is_named(each, code, getattr(whole, code))]
        if len(lacking) == 1:
            found.append((each.content.name, lacking[0]))
    return found


def _is_named(each: Known, language: str, words: str) -> bool:
    names = each.content.name, getattr(each.content, "short_name", Text())
    return any(getattr(name, language) in words for name in names if getattr(name, language))
