"""Whom a body belongs to, in words that agree with its gender: «شركة وقفية تابعة لجمعية …». Pure."""

from proceedings.content import Text

from .terms import Relation

# Before the parent's name, by the gender of the body's own word. Arabic attaches its «ل» to the name.
ARABIC = {
    "f": {
        Relation.DEPARTMENT: "تابعة",
        Relation.SUBSIDIARY: "شركة تابعة",
        Relation.ENDOWMENT: "شركة وقفية تابعة",
    },
    "m": {
        Relation.DEPARTMENT: "تابع",
        Relation.SUBSIDIARY: "تابع",
        Relation.ENDOWMENT: "كيان وقفي تابع",
    },
}
ENGLISH = {
    Relation.DEPARTMENT: "a department of the",
    Relation.SUBSIDIARY: "a subsidiary of",
    Relation.ENDOWMENT: "an endowment company of the",
}
# Their «ال» is of the word itself, and keeps its alif: «لالتزام».
NO_ARTICLE = ("التزام", "التقاء", "التحاق", "التماس", "التفات")


def belonging(relation: str, gender: str, parent: Text, language: str) -> tuple[str, Text]:
    """The words before the parent's name, and the name as it stands after them, for pages that link it."""
    name, shown = parent.in_language(language)
    if language == "en":
        words = ENGLISH[Relation(relation)]
        has_article = name.lower().startswith("the ")
        return f"{words.removesuffix(' the') if has_article else words} ", parent
    words = ARABIC["m" if gender == "m" else "f"][Relation(relation)]
    if shown == "ar":
        return f"{words} ", Text(ar=with_lam(name))
    return f"{words} لجهة ", parent  # «ل» cannot be attached to a Latin letter


def belongs(relation: str, gender: str, parent: Text, language: str) -> str:
    """The same in one piece, for texts and for sentences."""
    before, name = belonging(relation, gender, parent, language)
    return before + name.in_language(language)[0]


def with_lam(name: str) -> str:
    """«لجمعية», «للفوزان», «للجنة»: the preposition takes the place of the article's alif."""
    if not name.startswith("ال") or name.startswith(NO_ARTICLE):
        return f"ل{name}"
    return name[1:] if name.startswith("الل") else f"ل{name[1:]}"
