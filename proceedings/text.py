"""Text as it comes in, as it is compared, and as it leaves as plain text."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

RLM, LRI, PDI = "\u200f", "\u2066", "\u2069"
TATWEEL = "\u0640"

_MARK = "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_LETTER = "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
_LETTER += "\u0750-\u077f\u08a0-\u08c9"

_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls; line feed, tab and NEL are handled below
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # directional marks, embeddings, overrides, isolates
    "\u2061-\u2064\u206a-\u206f\ufff9-\ufffb"  # other invisible formatting
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"  # of shorthand and music; tags
    "\ud800-\udfff"  # lone surrogates: a whole pair is one character in Python
    "\ufdd0-\ufdef"
    + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_NEW_LINE = re.compile("\r\n|[\r\x85\u2028\u2029]")
_DROPPED = re.compile("[\ufeff\u200b\u00ad\u2060\u180e]")  # left by copying: BOM, zero widths, soft hyphen
# Taken whole and once, or a long row of joiners takes its length squared.
_LOOSE_JOINER = re.compile(r"(?<!\S)[\u200c\u200d]+|(?<![\u200c\u200d])[\u200c\u200d]++(?!\S)")
_HEH_BY_JOINER = re.compile(rf"ه\u200d+(?![\w{_MARK}])")  # the Hijri sign typed as heh and a joiner
# ﷲ ﷺ ﷽ are written as one sign on purpose; every other presentation form is debris of old software.
_PRESENTATION = re.compile("[\ufb50-\ufdf1\ufdf3-\ufdf9\ufdfb\ufdfc\ufdfe\ufdff\ufe70-\ufefe]")
# Between letters only: the tatweel of 1443هـ, of «الـ15» and of a lone dash stands at a word's edge.
_INNER_TATWEEL = re.compile(rf"(?<=[{_LETTER}{_MARK}])(?<!\dه)(?<!\d ه){TATWEEL}+(?=[{_LETTER}{_MARK}])")
_LONG_TATWEEL = re.compile(rf"(?<=[{_LETTER}{_MARK}]){TATWEEL}{{2,}}")


def clean(value: str) -> str:
    """The text in the one form that is stored; ValidationError names the first character that may not be."""
    value = _NEW_LINE.sub("\n", value)
    if refused := _REFUSED.search(value):
        raise _refusal(value, refused.start())
    value = _DROPPED.sub("", value)
    value = _PRESENTATION.sub(_plain_form, value)
    # To a standstill: a sign that a tatweel bore may join its letter, which moves what stood beside it.
    while (settled := _settled(value)) != value:
        value = settled
    return value


def _settled(value: str) -> str:
    value = _HEH_BY_JOINER.sub("هـ", unicodedata.normalize("NFC", value))
    value = _LOOSE_JOINER.sub("", value)
    return unicodedata.normalize("NFC", _LONG_TATWEEL.sub(TATWEEL, _INNER_TATWEEL.sub("", value)))


def _plain_form(match: re.Match) -> str:
    if match[0] == "\ufdfc":  # NFKC gives Persian letters
        return "ريال"
    # An isolated vowel sign decomposes to a space or tatweel with the sign: only the sign is the word's.
    return unicodedata.normalize("NFKC", match[0]).lstrip(f" {TATWEEL}")


def _refusal(value: str, index: int) -> ValidationError:
    character = value[index]
    before = value[:index]
    return ValidationError(
        _(
            "Line %(line)d, position %(position)d holds the invisible character %(character)s. "
            "It is not allowed: please remove it."
        ),
        code="refused_character",
        params={
            "character": f"U+{ord(character):04X} {unicodedata.name(character, _nameless(character))}",
            "line": before.count("\n") + 1,
            "position": index - before.rfind("\n"),
        },
    )


def _nameless(character: str) -> str:
    if character == "\0":
        return "NULL"
    return {"Cc": "CONTROL", "Cs": "LONE SURROGATE"}.get(unicodedata.category(character), "NONCHARACTER")


class _Folding(dict):
    """A table for str.translate that works each character out once."""

    LETTERS = {"ٱ": "ا", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ھ": "ه", "ہ": "ه", "ۀ": "ه"}
    APOSTROPHES = "'’ʾʿʻʼ"  # hamza and ayn in Latin script, which everybody writes differently

    def __missing__(self, code: int) -> str:
        self[code] = folded = self.fold(chr(code))
        return folded

    def fold(self, character: str) -> str:
        category = unicodedata.category(character)
        if category in ("Mn", "Cf", "Cs") or character == TATWEEL or character in self.APOSTROPHES:
            return ""
        if category == "Nd":
            return str(unicodedata.decimal(character))
        if category[0] in "PSZ" or category == "Cc":
            return " "
        return self.LETTERS.get(character, character)


_FOLDING = _Folding()


def fold(value: str) -> str:
    """The text as it is compared and searched: without vowel signs, hamza carriers, case or punctuation."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", value).casefold())
    return " ".join(decomposed.translate(_FOLDING).split())


# Hamza and madda signs are letters' business: where they stay apart from a letter they still count as words.
_HAMZA_MARKS = "\u0653\u0654\u0655"
_VOWEL_SIGNS = re.compile(rf"(?![{_HAMZA_MARKS}])[{_MARK}{TATWEEL}\u200c\u200d]")


def same_words(a: str, b: str) -> bool:
    """Whether two texts differ in spaces, vowel signs and punctuation alone. A number's signs count."""
    return _words(a) == _words(b)


def _words(value: str) -> str:
    value = _VOWEL_SIGNS.sub("", unicodedata.normalize("NFC", value))
    return "".join(_word_part(value, index) for index in range(len(value)))


def _word_part(value: str, index: int) -> str:
    character = value[index]
    if not character.isspace() and unicodedata.category(character)[0] != "P":
        return character
    after_digit = value[index - 1 : index].isdecimal()
    before_digit = value[index + 1 : index + 2].isdecimal()
    if character in "%٪‰" and after_digit:
        return character
    if after_digit and before_digit:
        return " " if character.isspace() else character
    signs = character in "-−" and before_digit and not value[index - 1 : index].strip()
    return character if signs else ""


_LEFT_TO_RIGHT = re.compile(
    rf"""
      {LRI}[^{PDI}]*{PDI}                                          # what is isolated already
    | (?:https?://|www\.)[^\s<>"«»“”،؛؟{LRI}{PDI}]+                 # an address
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+                     # an e-mail
    | (?:doi:\s?)?\b10\.\d{{4,9}}/[^\s<>"«»“”،؛؟{LRI}{PDI}]+        # a DOI
    | \b\d{{4}}-\d{{2}}-\d{{2}}(?:[T ]\d{{2}}:\d{{2}}(?::\d{{2}})?(?:Z|[+-]\d{{2}}:\d{{2}})?)?(?![\d-])
    | \+\d[\d\ ()-]{{5,18}}\d\b                                    # a telephone number, international
    | (?<![\d.,/-])\(?0\d[\d\ ()-]{{5,14}}\d\b                     # in the country
    | (?<![\d.,/-])(?:9200|800)[\d\ -]{{4,8}}\d\b                  # unified and toll-free
    """,
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
_TRAILING = ".,;:!?'…"


def isolate(value: str) -> str:
    """Wrap what always reads left to right, for plain text that is copied away; never for HTML."""
    return _LEFT_TO_RIGHT.sub(_isolated, value)


def _isolated(match: re.Match) -> str:
    found = match[0]
    if found.startswith(LRI):
        return found
    core = found.rstrip(_TRAILING)
    while core.endswith((")", "]")) and core.count(core[-1]) > core.count("(" if core[-1] == ")" else "["):
        core = core[:-1].rstrip(_TRAILING)
    return f"{LRI}{core}{PDI}{found[len(core) :]}"


def plain_paragraphs(value: str, language: str) -> str:
    """Plain text to be copied: isolated, and each Arabic paragraph (that is, line) marked as Arabic."""
    lines = isolate(value).split("\n")
    if language == "ar":
        lines = [RLM + line.removeprefix(RLM) if line.strip() else line for line in lines]
    return "\n".join(lines)
