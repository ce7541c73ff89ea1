"""What English asks of any words: number and its spelling, articles, capitals inside a sentence, lists."""

from collections.abc import Sequence

from forum.names import join_list

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
FIRSTS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def counted(number: int, one: str, several: str = "") -> str:
    """ "no sessions", "one session", "two sessions", "10 sessions", "101 sessions": in words up to nine."""
    noun = one if number == 1 else several or f"{one}s"
    return f"{SMALL[number] if number < len(SMALL) else number} {noun}"


def some(number: int, one: str, several: str = "") -> str:
    """The same inside a list, where one is "an address"."""
    return article(one) if number == 1 else counted(number, one, several)


def article(noun: str) -> str:
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


# Words whose capital is their own, at the head of a title that is none.
PROPER = set("Saudi Arab Arabic Islamic Vision Ramadan Riyadh Khobar Jeddah Makkah Madinah".split())
ARTICLES = {"A", "An", "The"}


def inside(phrase: str) -> str:
    """A title's first letter as it is inside a sentence: small, unless the word is a name."""
    first, _space, rest = phrase.partition(" ")
    bare = first.removesuffix("'s").rstrip(",:;")
    if bare in ARTICLES:
        return phrase[0].lower() + phrase[1:]
    second_is_name = rest[:1].isupper() or rest[:1].isdigit()
    if bare in PROPER or second_is_name or bare[1:] != bare[1:].lower():
        return phrase
    return phrase[:1].lower() + phrase[1:]


def capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def listed(items: Sequence[str]) -> str:
    """ "a, b and c"; phrases that hold commas or an "and" stand apart: "a; b; and c"."""
    if len(items) > 2 and any("," in item or " and " in item for item in items):
        return "; ".join([*items[:-1], f"and {items[-1]}"])
    if len(items) == 2 and any(" and " in item for item in items):
        return f"{items[0]}, and {items[1]}"
    return join_list(items, "en")


def quoted(title: str) -> str:
    return f"“{title}”"


WITH_ARTICLE = {"ministry", "municipality", "agency", "association", "centre"}
NOUNS = {
    "ministry": "ministry",
    "municipality": "municipality",
    "agency": "agency",
    "company": "company",
    "endowment": "company",
    "association": "association",
    "university": "university",
    "centre": "centre",
}


def with_article(name: str, kind: str) -> str:
    if kind not in WITH_ARTICLE or name.lower().startswith("the "):
        return name
    return f"the {name}"
