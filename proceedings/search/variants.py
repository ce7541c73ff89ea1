"""Other ways to write a query, made by rule: whether what it led to is found all the same. For measuring."""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from .finding import find

MOST = 200  # variants of each sort
BEST = 10
_ARABIC_INDIC, _PERSIAN = ("".join(chr(start + n) for n in range(10)) for start in (0x660, 0x6F0))
Chance = random.Random


def _hamza(text: str, chance: Chance) -> str:
    text = re.sub("[أإآ]", lambda _: chance.choice("اأإ"), text)
    return re.sub(r"\bا(?!ل)|(?<=\bال)ا", lambda _: chance.choice("اأإ"), text)


def _endings(text: str, chance: Chance) -> str:
    return re.sub(r"ة\b", "ه", re.sub(r"[يى]\b", lambda _: chance.choice("يى"), text))


def _diacritics(text: str, chance: Chance) -> str:
    return re.sub(r"[ء-ي]", lambda found: found[0] + chance.choice(("", "َ", "ُ", "ِ", "ّ", "ْ", "ـ")), text)


def _digits(text: str, chance: Chance) -> str:
    latin = "".join(str(int(each)) if each.isdecimal() else each for each in text)
    return latin.translate(
        str.maketrans("0123456789", chance.choice((_ARABIC_INDIC, _PERSIAN, "0123456789")))
    )


def _keyboard(text: str, chance: Chance) -> str:
    other = text.translate(str.maketrans("يكه", "یک" + chance.choice("ہھ")))
    return chance.choice(("", "\u200f", "\u202b")) + other


def _name(text: str, chance: Chance) -> str:
    arabic = {"عبدال": "عبد ال", "عبد ال": "عبدال"}
    for one, other in arabic.items():
        if one in text:
            return text.replace(one, other)
    if "Al-" in text:
        return text.replace("Al-", chance.choice(("Al ", "Al", "al-", "al"))).lower()
    return chance.choice(("معالي ", "د. ", "الأستاذ ", "م ", "سعادة المهندس ")) + _hamza(text, chance)


VARIANTS: dict[str, Callable[[str, Chance], str]] = {
    "hamza": _hamza,
    "taa_yaa": _endings,
    "diacritics": _diacritics,
    "digits": _digits,
    "keyboard": _keyboard,
    "name": _name,
}


def variants(
    documents: Sequence[Mapping[str, Any]], name: str, most: int = MOST
) -> Iterator[tuple[str, str]]:
    """Pairs of what stands in the documents and another way to write it, as many as can be made."""
    chance = Chance(name)
    sources = list(dict.fromkeys(_sources(documents, name)))
    made: set[tuple[str, str]] = set()
    for _attempt in range(30 * most):
        if len(made) == most:
            break
        text = chance.choice(sources)
        words = text.split()
        place = chance.randrange(len(words))
        part = text if name in ("name", "digits") else " ".join(words[place : place + chance.randint(1, 3)])
        varied = VARIANTS[name](part, chance)
        if varied != part and (part, varied) not in made:
            made.add((part, varied))
            yield part, varied


def _sources(documents: Sequence[Mapping[str, Any]], name: str) -> Iterator[str]:
    for each in documents:
        if name == "name":
            for speaker in each.get("speakers", []):
                for field in ("name_ar", "name_en"):
                    yield " ".join(re.sub(r"\S*\.\S*|[()]", " ", speaker[field]).split()[-3:])
            continue
        text = f"{each['title_ar']} {each.get('summary_ar', '')}"
        if name == "digits":
            for before, after in product(range(4), repeat=2):
                yield from re.findall(rf"(?:\S+ ){{{before}}}\d[\d٫٬.,]*(?: \w+){{{after}}}", text)
        else:
            yield each["title_ar"]


def kept(documents: Sequence[Mapping[str, Any]], name: str, at: Any, most: int = MOST) -> tuple[float, int]:
    """The share of the best results that a query keeps when it is written in another way; of how many."""
    shares: list[float] = []
    for text, varied in variants(documents, name, 2 * most):
        best = [row["key"] for row in find(text, at, most=BEST).rows]
        if best and len(shares) < most:
            other = {row["key"] for row in find(varied, at, most=BEST).rows}
            shares.append(sum(key in other for key in best) / len(best))
    return sum(shares) / max(len(shares), 1), len(shares)
