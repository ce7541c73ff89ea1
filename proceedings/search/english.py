"""The forms in which English words are found: a light stem, a shorter one for what is derived. Pure."""

import re
from functools import lru_cache

_BRITISH = [
    (re.compile(r"(?<=[a-z]{2}[^o])our(?=$|s$|ed$|ing|hood|able|al|ful|ite|ist|ly)"), "or"),
    (re.compile(r"(?<=[a-z]{2})tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=[a-z]{3})is(?=e[sdr]?$|es$|ers?$|ing$|ation)"), "iz"),
    (re.compile(r"ys(?=e[sd]?$|ing$)"), "yz"),
    (re.compile(r"mme(?=s?$)"), "m"),
    (re.compile(r"(?<=[aeiou])ll(?=ed$|ing$|ers?$)"), "l"),
]
_VOWEL = re.compile("[aeiouy]")
_DERIVED = (
    *("izational", "izations", "ization", "atory", "ational", "ations", "ation", "ative", "ators", "ator"),
    *("ibility", "ability", "alities", "ality", "ities", "ement", "ment", "ness", "ible", "able", "ship"),
    *("ance", "ence", "ant", "ent", "ity", "ive", "ion", "ism", "ist", "ful", "er", "or", "al", "ly", "iz"),
)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Without the endings of number and tense, in the American spelling."""
    if len(word) <= 3:
        return word
    for pattern, spelled in _BRITISH:
        word = pattern.sub(spelled, word)
    word = _singular(word)
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 3 and _VOWEL.search(rest):
            word = rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
            break
    word = word.removesuffix("e") if len(word) > 4 else word
    return f"{word[:-1]}i" if word.endswith("y") and len(word) > 3 else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def family(of_stem: str) -> str:
    """What is left without the endings that make one word of another; empty where that is little."""
    rest = of_stem.removesuffix("i")
    for ending in _DERIVED:
        shorter = ending.removesuffix("e").removesuffix("y")
        if rest.endswith(shorter) and len(rest) - len(shorter) >= 4:
            return rest[: -len(shorter)]
    return rest if len(rest) >= 4 else ""
