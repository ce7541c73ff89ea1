"""How people are named: styles, office, profession and name, in the order each language gives them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from proceedings.content import Ref, Text
from proceedings.copying import AGENCY, NEWSPAPER, PLAIN, Manner


@dataclass(frozen=True)
class Title:
    """A word of address in the person's gender; `kind` is royal, style, title, rank or profession."""

    kind: str
    full: Text
    short: Text = Text()


@dataclass(frozen=True)
class Appearance:
    """A person in a role, with the titles, profession and office held then, as printed."""

    role: str
    person: Ref
    titles: tuple[Title, ...] = ()
    profession: Title | None = None
    office: Text = Text()
    body: Ref = Ref()


ROYAL, STYLE = "royal", "style"  # what stands before the office; the other kinds belong to the name


def compose(
    appearance: Appearance, language: str, house_style: str = AGENCY, name: Text | None = None
) -> str:
    """A first mention. `name` is the name as the person's own record gives it today, where that is wanted.

    agency: styles, office, profession and name; newspaper: no styles, short forms; plain: the name alone.
    """
    before, after = around(appearance, language, house_style)
    shown, _ = (name or appearance.person.label).in_language(language)
    return f"{before} {shown}{after}".lstrip()


def around(appearance: Appearance, language: str, house_style: str = AGENCY) -> tuple[str, str]:
    """What a first mention says before the name and after it, for pages that link the name between them."""
    if house_style == PLAIN:
        return "", ""
    office, office_language = appearance.office.in_language(language)
    styles = _styles(appearance, language) if house_style == AGENCY else []
    honours = _honours(appearance, language, house_style)
    if not office:
        return " ".join(styles + honours), ""
    if language == "ar" and not _is_royal(appearance):
        return " ".join([*styles, office, *honours]), ""
    if language == "en" == office_language and styles and not _is_royal(appearance):
        # "His Excellency the Vice Minister of …, Eng. Abdullah …"
        the_office = office if office.lower().startswith("the ") else f"the {office}"
        return " ".join([*styles, f"{the_office},", *honours]), ""
    return " ".join(styles + honours), f" {office}" if language == "ar" else f", {office}"


def address(appearance: Appearance, language: str, house_style: str = AGENCY) -> str:
    """Styles, titles and profession without the office, ready to stand before the name."""
    styles = _styles(appearance, language) if house_style == AGENCY else []
    return " ".join(styles + _honours(appearance, language, house_style))


def second_mention(appearance: Appearance, short_name: Text, language: str, house_style: str = AGENCY) -> str:
    """«المهندس البدير», «م. البدير», «البدير»; a prince stays «الأمير سعود»."""
    shown, _ = (short_name or appearance.person.label).in_language(language)
    honours = [] if house_style == PLAIN else _honours(appearance, language, house_style)
    # The profession, which stands last, is what others are called by; a royal's is the title, the first.
    called = honours[:1] if _is_royal(appearance) else honours[-1:]
    return " ".join([*called, shown])


def mention_again(appearance: Appearance, manner: Manner) -> str:
    """Who was named before, as each house style names them then: an agency in full but for the office, a
    newspaper by the short profession and the short name, and the plain style by the name alone."""
    if manner.style == NEWSPAPER:
        return second_mention(appearance, manner.short(appearance.person), manner.language, NEWSPAPER)
    name, _ = appearance.person.label.in_language(manner.language)
    before = address(appearance, manner.language) if manner.style == AGENCY else ""
    return f"{before} {name}".lstrip()


def join_list(items: Sequence[str], language: str) -> str:
    """«أ وب وج»; "a, b and c"."""
    if language == "ar":
        return " و".join(items)
    return " and ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)


def _is_royal(appearance: Appearance) -> bool:
    return any(title.kind == ROYAL for title in appearance.titles)


def _styles(appearance: Appearance, language: str) -> list[str]:
    return _words([title for title in appearance.titles if title.kind in (ROYAL, STYLE)], language)


def _honours(appearance: Appearance, language: str, house_style: str) -> list[str]:
    """Titles, ranks and the profession: what belongs to the name."""
    own = [title for title in appearance.titles if title.kind not in (ROYAL, STYLE)]
    if appearance.profession:
        own.append(appearance.profession)
    return _words(own, language, short=house_style == NEWSPAPER)


def _words(titles: Iterable[Title], language: str, short: bool = False) -> list[str]:
    """A title that lacks this language is left out: «المهندس» before a Latin name would help nobody."""
    words = ((short and getattr(title.short, language)) or getattr(title.full, language) for title in titles)
    return [word for word in words if word]
