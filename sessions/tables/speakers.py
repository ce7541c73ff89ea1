"""Who speaks in a session: several in one cell, each with a role, or in numbered columns."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forum.models import Person
from forum.tables.names import People
from proceedings.content import LANGUAGES
from proceedings.tables import values
from proceedings.tables.cells import offered
from proceedings.tables.columns import Column

from ..models import Session, Speaker

ROLES = offered(Speaker.Role.choices)
SPEAKER, ROLE = Speaker._meta.verbose_name, Speaker._meta.get_field("role").verbose_name
NUMBERED = 12
Wanted = tuple[Person, str]  # the role is empty where the file names none

_ROLE_AFTER = re.compile(r"(?P<name>.*\S)\s*[(（](?P<role>[^()（）]*)[)）]", re.DOTALL)
_ROLE_BEFORE = re.compile(r"(?P<role>[^:：]{2,30})[:：]\s*(?P<name>.+)", re.DOTALL)
_ROLE_DASHED = re.compile(r"(?P<name>.*\S)\s+[-–—]\s+(?P<role>[^-–—]+)", re.DOTALL)


def numbered_columns() -> list[Column]:
    """«المتحدث 1», "Speaker 1 role": as many conferences' own tables have it."""
    columns = []
    for number in range(1, NUMBERED + 1):
        named = f"speaker {number} name, name {number}, اسم المتحدث {number}, متحدث{number}, speaker{number}"
        role = f"speaker {number} role, دور المتحدث {number}, صفة المتحدث {number}"
        columns += [
            Column(f"speaker_{number}", format_lazy("{} {}", SPEAKER, number), aliases=named, only_read=True),
            Column(
                f"role_{number}",
                format_lazy("{} {}", ROLE, number),
                aliases=role,
                offered=ROLES,
                only_read=True,
            ),
        ]
    return columns


def read_several(cell: Any, people: People, number: int) -> list[Wanted]:
    wanted: list[Wanted] = []
    errors: list[ValidationError] = []
    for part in values.parts(cell):
        try:
            wanted.append(_read_one(part, people, number))
        except ValidationError as error:
            errors += error.error_list
    if errors:
        raise ValidationError(errors)
    return wanted


def _read_one(part: str, people: People, number: int) -> Wanted:
    if "،" in part or "," in part:
        raise ValidationError(
            _("Between speakers write a semicolon or a new line, and no comma in a name: “%(part)s”.")
            % {"part": part}
        )
    name, role = part, ""
    if match := _ROLE_AFTER.fullmatch(part):
        name, role = match["name"], values.choice(match["role"], ROLES)
    else:
        for pattern in (_ROLE_BEFORE, _ROLE_DASHED):
            match = pattern.fullmatch(part)
            found = _role(match["role"]) if match else ""
            if match and found:
                name, role = match["name"], found
    return people.find(name, number), role


def _role(words: str) -> str:
    try:
        return values.choice(words, ROLES)
    except ValidationError:
        return ""


def settled(wanted: list[Wanted], lines: list[Speaker], session: Session) -> list[Wanted]:
    """Each with a role; ValidationError where that cannot be, or would lose what somebody said."""
    own = {line.person_id: line.role for line in reversed(lines)}
    found = [(person, role or own.get(person.pk, Speaker.Role.SPEAKER.value)) for person, role in wanted]
    twice = {person.name for person, role in found if [each for each in found if each == (person, role)][1:]}
    if twice:
        raise ValidationError(_("Named twice in the same role: %(names)s.") % {"names": values.listed(twice)})
    staying = {person.pk for person, _role in found}
    quoted = {quote.speaker_id for quote in session.quotes.all()} if session.pk else set()
    lost = [line for line in lines if line.person_id not in staying and line.pk in quoted]
    if lost:
        raise ValidationError(
            _("%(names)s is quoted in this session. Remove the quotation on its form first.")
            % {"names": values.listed(line.person for line in lost)}
        )
    return found


def shown(wanted: list[Wanted], people: People) -> str:
    own = LANGUAGES.index(get_language() or LANGUAGES[0])
    mark = "؛ " if own == 0 else "; "
    return mark.join(f"{people.written(person)} ({ROLES[role][own]})" for person, role in wanted)


def save(session: Session, wanted: list[Wanted], lines: list[Speaker]) -> None:
    """A line keeps the office it was printed with; a new one takes what the person holds today."""
    left = list(lines)
    exact = {(line.person_id, line.role): line for line in lines}
    kept = [exact.get((person.pk, role)) for person, role in wanted]
    left = [line for line in lines if line not in kept]
    for place, ((person, role), line) in enumerate(zip(wanted, kept, strict=True), 1):
        if line is None:
            line = next((each for each in left if each.person_id == person.pk), None)
            if line is not None:
                left.remove(line)
        if line is None:
            _add(session, person, role, place * 10)
        elif (line.role, line.position) != (role, place * 10):
            line.role, line.position = role, place * 10
            line.save()
    for line in left:
        line.delete()


def _add(session: Session, person: Person, role: str, position: int) -> None:
    line = Speaker(session=session, person=person, role=role, position=position)
    line.take_from_person()
    line.save()
    if titles := list(person.titles.all()):
        line.titles.set(titles)
