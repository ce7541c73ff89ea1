"""The forms in which Arabic words are found: a light stem, its variants, its skeleton, its root. Pure.

All take and give folded words (`letters.py`): no vowel signs, ه for ة, a bare alef for every hamza on it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_ARTICLES = ("وبال", "وكال", "فبال", "وال", "بال", "كال", "فال", "ولل", "فلل", "لل", "ال")
_ENDINGS = ("تين", "تان", "ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_CLITICS = ("وب", "ول", "وك", "فب", "فل", "وس", "ب", "ل", "ف", "ك", "و", "س")
_PRONOUNS = ("كما", "هما", "نا", "هم", "هن", "كم", "كن", "ها", "ه", "ك", "ي")
# What ends like a plural or a dual by its pattern alone: اسكان, تحسين, تعاون, قانون, ميدان.
_WHOLE = re.compile("^(?:ا..ان|ت..ين|ت.ا..|.ا.ون|م.زان|ميدان|ا..ات)$")
_WEAK = str.maketrans("", "", "اويءئؤ")
KEPT = 3  # letters that stay when something is taken off
# Where the three letters of a root stand: تفعيل, استفعال… The first that fits is taken.
_PATTERNS = (
    *("است12ا3", "مست12ي3", "است123", "مست123", "ا1ت2ا3", "ان12ا3", "م1ا2ي3", "ت1ا2ي3", "مت1ا23", "1وا2ي3"),
    *("م1ت23", "ا1ت23", "من123", "مت123", "ت12ي3", "ت1ا23", "م1ا23", "م12و3", "م12ا3", "م12ي3", "ا12ا3"),
    *("1وا23", "12اي3", "ا12اي", "1ا2و3", "ت12و3", "م123", "ت123", "ا123", "1ا23", "12ا3", "12ي3", "12و3"),
    "123",
)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile("^" + re.sub(r"\d", "([^اءئؤ])", pattern) + "$")


_ROOTS = [_compiled(pattern) for pattern in _PATTERNS]


def bare(word: str) -> str:
    """Without the article and what is written before it; «و» alone too."""
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= KEPT - 1:
            return word[len(article) :]
    return word


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The light stem: without article, without the endings of number and gender."""
    begun = bare(word)
    if begun == word and word.startswith("و") and len(word) > KEPT + 1:
        begun = word[1:]
    return _without_endings(begun)


def _without_endings(word: str) -> str:
    if _WHOLE.match(word):
        return word
    for ending in _ENDINGS:
        kept = KEPT - 1 if ending in ("ه", "ي") and not word.endswith("ايه") else KEPT
        if word.endswith(ending) and len(word) - len(ending) >= kept:
            word = word[: -len(ending)]
    return word


@lru_cache(maxsize=100_000)
def variants(word: str) -> tuple[str, ...]:
    """Stems it would have if its first letters were a preposition, or its last ones a pronoun. What has an
    article has neither."""
    if bare(word) != word:
        return ()
    fronts = {word, *(word[len(each) :] for each in _CLITICS if word.startswith(each))}
    fronts = {each for each in fronts if len(each) > KEPT}
    backs = {back for front in fronts for back in _backs(bare(front))}
    found = {stem(each) for each in fronts} | {_without_endings(each) for each in backs}
    return tuple(sorted(each for each in found if len(each) >= KEPT and each != stem(word)))


def _backs(word: str) -> Iterator[str]:
    """What may stand before a pronoun; before a noun, with the end of a plural or a dual cut short."""
    for pronoun in _PRONOUNS:
        back = word.removesuffix(pronoun)
        if back != word and len(back) >= KEPT:
            yield back
            if back.endswith("ت") and len(back) > KEPT:
                yield back[:-1]
            break
    if word.endswith(("وا", "و", "ا")) and len(word) > KEPT + 1:  # متطوعو المنتدى
        yield word.removesuffix("ا").removesuffix("و")


def skeleton(of_stem: str) -> str:
    """The letters that a broken plural keeps: مركز and مراكز, صندوق and صناديق. Empty where too few are."""
    kept = of_stem[:1].translate(_WEAK) + of_stem[1:].translate(_WEAK)
    return kept if len(kept) >= KEPT else ""


def root(of_stem: str) -> str:
    """The three letters of the pattern that it is built on, or nothing."""
    for pattern in _ROOTS:
        if found := pattern.match(of_stem):
            return "".join(found.groups())
    return ""
