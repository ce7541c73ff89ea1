"""What Arabic asks of any words: number and case, gender, particles that attach, verbs that agree."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.names import join_list

COMMA, SEMICOLON = "، ", "؛ "
NOMINATIVE, OBLIQUE = "nominative", "oblique"


@dataclass(frozen=True)
class Noun:
    """A counted noun in each form that a number asks for. `few` follows 3 to 10 and «لا», `many` 11 to 99,
    `hundred` round hundreds."""

    one: str
    two: str
    two_oblique: str
    few: str
    many: str
    hundred: str
    gender: str


def feminine(one: str, dual: str, few: str, adjective: str = "") -> Noun:
    """«جلسة», «جلست», «جلسات»: the dual is given without its ending; `adjective` likewise («تدريبي»)."""
    single = f"{one} {adjective}ة" if adjective else one
    two, oblique = (f"{dual}{end} {adjective}ت{end}" if adjective else dual + end for end in ("ان", "ين"))
    several = f"{few} {adjective}ة" if adjective else few
    return Noun(single, two, oblique, several, single, single, "f")


def of_work(noun: Noun, second: str) -> Noun:
    """The first part of a construct: «ورقة عمل», «ورقتا عمل», «ورقتي عمل»."""
    two, oblique = noun.two.removesuffix("ن"), noun.two_oblique.removesuffix("ن")
    forms = noun.one, two, oblique, noun.few, noun.many, noun.hundred
    return Noun(*(f"{form} {second}" for form in forms), gender=noun.gender)


def counted(number: int, noun: Noun, case: str = NOMINATIVE, *, alone: bool = False) -> str:
    """«لا جلسات · جلسة · جلستان · 3 جلسات · 11 جلسة · 100 جلسة · 103 جلسات»; `alone` says «جلسة واحدة»."""
    if number == 0:
        return f"لا {noun.few}"
    if number == 1:
        return f"{noun.one} {'واحدة' if noun.gender == 'f' else 'واحد'}" if alone else noun.one
    if number == 2:
        return noun.two if case == NOMINATIVE else noun.two_oblique
    last = number % 100
    form = noun.few if 3 <= last <= 10 else noun.many if 11 <= last <= 99 else noun.hundred
    return f"{number} {form}"


SPEAKER = {
    "m": Noun("متحدث", "متحدثان", "متحدثين", "متحدثين", "متحدثًا", "متحدث", "m"),
    "f": Noun("متحدثة", "متحدثتان", "متحدثتين", "متحدثات", "متحدثة", "متحدثة", "f"),
}


def of_all(genders: Sequence[str]) -> str:
    """The gender of several people: feminine where all are."""
    return "f" if genders and set(genders) == {"f"} else "m"


@dataclass(frozen=True)
class Verb:
    """A verb in the past, with what it becomes for each subject."""

    he: str
    she: str
    two_men: str
    two_women: str
    men: str
    women: str

    def before(self, genders: Sequence[str]) -> str:
        """Before its subject a verb is singular, and agrees with whom is named first."""
        return self.she if genders[:1] == ["f"] else self.he

    def after(self, genders: Sequence[str]) -> str:
        """After its subject, or with none said, it agrees in number too."""
        if len(genders) <= 1:
            return self.before(list(genders))
        gender = of_all(genders)
        if len(genders) == 2:
            return self.two_women if gender == "f" else self.two_men
        return self.women if gender == "f" else self.men

    def joined(self, genders: Sequence[str], pronoun: str) -> str:
        """With its object as a pronoun, before the subject: «قدّمها», «ألقتها»."""
        return self.before(genders).replace("ى", "ا") + pronoun


def sound(stem: str) -> Verb:
    return Verb(stem, f"{stem}ت", f"{stem}ا", f"{stem}تا", f"{stem}وا", f"{stem}ن")


PRESENTED, TALKED, TOOK_PART, COVERED = sound("قدّم"), sound("تحدث"), sound("شارك"), sound("تناول")
SIGNED, SHOWED, CONTINUED, CLOSED = sound("وقّع"), sound("استعرض"), sound("واصل"), sound("اختتم")
WITNESSED = sound("شهد")
DELIVERED = Verb("ألقى", "ألقت", "ألقيا", "ألقتا", "ألقوا", "ألقين")
CHAIRED = Verb("أدار", "أدارت", "أدارا", "أدارتا", "أداروا", "أدرن")


def attach(particle: str, phrase: str) -> str:
    """A particle of one letter joins what follows: «بالخبر», «للملتقى», «للجنة»."""
    if particle == "ل" and phrase.startswith("الل"):
        return f"ل{phrase[2:]}"
    if particle == "ل" and phrase.startswith("ال"):
        return f"لل{phrase[2:]}"
    return particle + phrase


def definite(word: str) -> str:
    return word if word.startswith("ال") else f"ال{word}"


MASCULINE_IN_TA = {"خليفة", "علامة"}
FEMININE_WITHOUT = {"قمة", "مراسم", "أيام", "فعاليات"}


def gender_of(phrase: str) -> str:
    """Of the noun that a phrase begins with, by its ending."""
    first = phrase.split(" ")[0]
    if first.removeprefix("ال") in MASCULINE_IN_TA:
        return "m"
    return "f" if first.endswith(("ة", "ات")) or first in FEMININE_WITHOUT else "m"


# Words that end as the plurals do and are none.
NO_PLURALS = {"القانون", "التعاون", "التلفزيون", "الشؤون", "الفنون", "الزيتون", "المليون", "فيديو", "راديو"}


def oblique(phrase: str) -> str:
    """Sound plurals after a preposition: «منسوبو الديوان والمتطوعون» is «منسوبي الديوان والمتطوعين»."""
    return " ".join(_oblique(word) for word in phrase.split(" "))


def _oblique(word: str) -> str:
    bare = word.removeprefix("و") if len(word) > 5 else word
    if bare in NO_PLURALS or len(bare) < 5:
        return word
    if bare.startswith("ال") and word.endswith("ون"):
        return word[:-2] + "ين"
    return word[:-1] + "ي" if word.endswith("و") else word


def together(items: Sequence[str]) -> str:
    """«أ وب وج»: names and counts."""
    return join_list(items, "ar")


def listed(items: Sequence[str]) -> str:
    """«أ وب وج»; phrases of several words stand apart: «أ، وب، وج»."""
    if any(len(item.split()) > 3 or " و" in item for item in items):
        return "، و".join(items)
    return together(items)


def quoted(title: str) -> str:
    return f"«{title}»"
