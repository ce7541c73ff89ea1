"""How a name sounds, alike in Arabic and Latin letters: القرعاوي, Al-Qarawi, alqarawi are all "krw". Pure."""

import re
from functools import lru_cache
from itertools import groupby

from .letters import is_arabic, is_latin

_ARABIC = str.maketrans(
    {
        **dict(zip("بتثجحخدذرزسشصضطظغفقكلمنه", "bttjhxddrzs$sdtdgfkklmnh", strict=True)),
        **dict.fromkeys("اعءئؤ", ""),
    }
)
_PAIRS = {"kh": "x", "sh": "$", "gh": "g", "th": "t", "dh": "d", "ph": "f", "ch": "$", "ck": "k", "ou": "o"}
_LATIN = str.maketrans({"q": "k", "c": "k", "p": "b", "v": "f", **dict.fromkeys("aeiou", "")})
# و and ي are consonants beside an alef or each other, w and y before a vowel or where doubled.
_ARABIC_GLIDE = re.compile(
    "(?<=[اوي])و(?=[اوي])|(?<=.)و(?=ا)|و(?=ي.)|(?<=ا)[وي](?=[اوي])|(?<=.)ي(?=ا.)|^[وي]"
)
_LATIN_GLIDE = re.compile("[wy]+(?=[aeiou])")
SHORTEST = 2


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """The consonants of a folded word, or nothing where it has too few; a code has no sound."""
    if not word.isalpha():
        return ""
    if is_arabic(word):
        bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
        bare = bare.removesuffix("ه") if len(bare) > 3 else bare
        heard = _ARABIC_GLIDE.sub(lambda found: "W" if found[0] == "و" else "Y", bare)
        heard = heard.translate(_ARABIC).replace("و", "").replace("ي", "")
    elif is_latin(word):
        bare = re.sub("^[ae]l(?=.{4})", "", word)
        bare = bare.removesuffix("h") if bare.endswith("ah") else bare
        for pair, letter in _PAIRS.items():
            bare = bare.replace(pair, letter)
        heard = _LATIN_GLIDE.sub(lambda found: found[0][0].upper(), bare).translate(_LATIN)
        heard = heard.replace("w", "").replace("y", "")
    else:
        return ""
    heard = "".join(letter for letter, _same in groupby(heard.lower()))
    return heard if len(heard) >= SHORTEST and heard.isascii() else ""
