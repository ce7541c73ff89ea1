"""The plain text of an agreement: what is searched and compared, and what is copied. Pure."""

from typing import TYPE_CHECKING

from forum.belonging import belongs
from forum.names import compose
from forum.published.plain import paragraphs, words
from proceedings import dates
from proceedings.content import Text
from proceedings.copying import MEDIUM, SHORT, Manner

from .terms import Every, SignatoryRole

if TYPE_CHECKING:
    from .published import Agreement, Obligation, Party, Signatory

COMMA = {"ar": "، ", "en": ", "}
APART = {"ar": "؛ ", "en": "; "}
# What a copied text calls its parts: one text may be asked for in both languages on one page.
LABELS: dict[str, dict[str, str]] = {
    "ar": {
        "purposes": "الأغراض",
        "areas": "المجالات",
        "duties": "الالتزامات",
        "all": "الأطراف مجتمعون",
        "signed_on": "تاريخ التوقيع",
        "place": "مكان التوقيع",
        "occasion": "المناسبة",
        SignatoryRole.SIGNATORY: "التوقيع",
        SignatoryRole.WITNESS: "الشهادة على التوقيع",
        SignatoryRole.PATRON: "رعاية التوقيع",
    },
    "en": {
        "purposes": "Purposes",
        "areas": "Areas",
        "duties": "Commitments",
        "all": "All parties together",
        "signed_on": "Signed on",
        "place": "Place of signing",
        "occasion": "Occasion",
        SignatoryRole.SIGNATORY: "Signed",
        SignatoryRole.WITNESS: "Witness",
        SignatoryRole.PATRON: "Patron of the signing",
    },
}
FOR = {"ar": " عن ", "en": " for "}
BY = {"ar": "في موعد أقصاه {due}", "en": "due by {due}"}
RECURS = {
    "ar": "بدءًا من {due}، ثم {every} حتى {until}",
    "en": "from {due}, then {every} until {until}",
}
UNDATED = {"ar": "ولم يُحدَّد له موعد", "en": "with no date set"}
EVERY = {
    "ar": {
        Every.MONTH: "كل شهر",
        Every.QUARTER: "كل ثلاثة أشهر",
        Every.HALF_YEAR: "كل ستة أشهر",
        Every.YEAR: "كل سنة",
    },
    "en": {
        Every.MONTH: "every month",
        Every.QUARTER: "every three months",
        Every.HALF_YEAR: "every six months",
        Every.YEAR: "every year",
    },
}


def agreement(content: "Agreement", language: str) -> str:
    return paragraphs(
        words(content.title, language),
        _parties(content, language),
        _listed(content.purposes, language),
        _listed(content.areas, language),
        "\n".join(compose(each.who, language) for each in content.signatories),
        words(content.occasion, language),
        words(content.place, language),
        _obligations(content, language),
        "\n".join(words(each.note, language) for each in content.events),
    )


def copied(content: "Agreement", manner: Manner) -> list[str]:
    """What was signed between whom; then for what; or all of it."""
    language = manner.language
    short = [words(content.title, language), _parties(content, language)]
    if manner.length == SHORT:
        return short
    purposes = [*short, _under("purposes", _listed(content.purposes, language), language)]
    if manner.length == MEDIUM:
        return purposes
    return [
        *purposes,
        _under("areas", _listed(content.areas, language), language),
        "\n".join(_signature(each, content, manner) for each in content.signatories),
        _signing(content, language),
        _under("duties", "\n".join(_duty(each, language) for each in content.obligations), language),
    ]


def _under(heading: str, lines: str, language: str) -> str:
    """A list says what it lists: taken away, it stands under no headline of a page."""
    return f"{LABELS[language][heading]}:\n{lines}" if lines else ""


def _signature(each: "Signatory", content: "Agreement", manner: Manner) -> str:
    """Who signed, for whom, in what capacity and when, where that was not the day of all."""
    language, role = manner.language, each.who.role
    party = next((party.body.label for party in content.parties if each.party == party.body.key), None)
    label = LABELS[language][role] + (FOR[language] + words(party, language) if party else "")
    capacity = words(each.capacity, language)
    line = f"{label}: {compose(each.who, language, manner.style)}" + (f" ({capacity})" if capacity else "")
    own = each.signed_on if each.signed_on != content.signed_on else None
    return f"{line}{COMMA[language]}{dates.gregorian(own, language)}" if own else line


def _signing(content: "Agreement", language: str) -> str:
    found = {
        "signed_on": dates.both(content.signed_on, language) if content.signed_on else "",
        "place": words(content.place, language),
        "occasion": words(content.occasion, language),
    }
    return "\n".join(f"{LABELS[language][name]}: {value}" for name, value in found.items() if value)


def _duty(each: "Obligation", language: str) -> str:
    """«- شركة معارف: تدريب مئة متطوع (البند 3)، في موعد أقصاه 1 يوليو 2022م»: who owes what, under which
    clause, by when. Reports of it change with time and stand on the page."""
    whose = words(each.body.label, language) or LABELS[language]["all"]
    measure = APART[language].join(line.rstrip(" .") for line in words(each.measure, language).split("\n"))
    clause = words(each.clause, language)
    what = f"{measure} ({clause})" if clause else measure
    return f"- {whose}: {what}{COMMA[language]}{_by_when(each, language)}"


def _by_when(each: "Obligation", language: str) -> str:
    if not each.due:
        return UNDATED[language]
    due = dates.gregorian(each.due, language)
    if not (each.every and each.until):
        return BY[language].format(due=due)
    until = dates.gregorian(each.until, language)
    return RECURS[language].format(due=due, every=EVERY[language][Every(each.every)], until=until)


def _listed(text: Text, language: str) -> str:
    return "\n".join(f"- {line}" for line, _language in text.lines(language))


def _parties(content: "Agreement", language: str) -> str:
    return "\n".join(_party(party, language) for party in content.parties)


def _party(party: "Party", language: str) -> str:
    """A party's name as signed, and whom it belonged to."""
    name = words(party.body.label, language)
    if not (party.parent.key and party.relation):
        return name
    return name + COMMA[language] + belongs(party.relation, party.gender or "f", party.parent.label, language)


def _obligations(content: "Agreement", language: str) -> str:
    return "\n".join(f"- {_obligation(each, language)}" for each in content.obligations)


def _obligation(each: "Obligation", language: str) -> str:
    """Its measure, with whose it is before it: reports change with time and stand on the page."""
    whose, measure = words(each.body.label, language), words(each.measure, language)
    return f"{whose}: {measure}" if whose else measure
