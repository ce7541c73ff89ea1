"""What was signed, in Arabic: who with whom, for what; and what bodies are called."""

from collections.abc import Sequence

from agreements.published import Party, Signatory

from . import arabic_grammar as grammar
from .arabic_grammar import attach, gender_of, listed
from .facts import Known, Voice, by_party, in_role

HER, HIS = "ها", "ه"
SIGNED = {"memorandum": "مذكرة تفاهم", "agreement": "اتفاقية", "contract": "عقدًا", "pledge": "تعهدًا"}
THE_DOCUMENT = {"memorandum": "المذكرة", "agreement": "الاتفاقية", "contract": "العقد", "pledge": "التعهد"}
BODY_NOUNS = set("وزارة أمانة شركة جمعية وكالة جامعة هيئة مؤسسة مركز بلدية إمارة غرفة معهد".split())


def noun_of(name: str, _kind: str) -> str:
    """What a body is called when it is named again: «الأمانة»."""
    first = name.split(" ")[0]
    return grammar.definite(first) if first in BODY_NOUNS else ""


def signed(voice: Voice, agreement: Known, is_again: bool) -> str:
    """Who signed what with whom."""
    content = agreement.content
    first, *others = content.parties
    verb = grammar.SIGNED.before([first.gender or voice.gender(first.body)])
    occasion = voice.text(content.occasion)
    start = f"كما {verb}" if is_again else f"وفي {occasion} {verb}" if occasion else f"و{verb}"
    named = voice.body(first.body, noun_of, printed=True)
    with_whom = f" مع {listed([_party(voice, each) for each in others])}" if others else ""
    return f"{start} {named} {SIGNED[content.kind]}{with_whom}."


def _party(voice: Voice, party: Party) -> str:
    name = voice.body(party.body, noun_of, printed=True)
    return name + _belonging(voice, party, name)


def _belonging(voice: Voice, party: Party, name: str) -> str:
    """«التابعة لجمعية …»; where the name does not say so: «، وهي شركة وقفية تابعة لجمعية …»."""
    parent, relation = party.parent, party.relation
    if not parent.key:
        return ""
    gender = party.gender or voice.gender(party.body)
    whose = attach("ل", voice.body(parent, noun_of, printed=True))
    ending = "ة" if gender == "f" else ""
    if relation == "endowment" and "وقف" not in name:
        return f"، وهي شركة وقفية تابعة {whose}"
    return f" التابع{ending} {whose}"


def signatories(voice: Voice, agreement: Known) -> str:
    """«ووقّعها عن الأمانة … وعن الشركة …، برعاية …، وشهد على التوقيع …»."""
    content = agreement.content
    own = HER if gender_of(THE_DOCUMENT[content.kind]) == "f" else HIS
    by_side = list(by_party(content, in_role(content, "signatory")))
    patrons, witnesses = in_role(content, "patron"), in_role(content, "witness")
    parts = []
    if by_side:
        _party_of_first, named_first = by_side[0]
        verb = grammar.SIGNED.joined([voice.gender(named_first[0].who.person)], own)
        sides = [_side(voice, party, people) for party, people in by_side]
        parts.append(f"و{verb} {'، و'.join(sides)}")
    if patrons:
        parts.append(f"{'' if parts else 'وجرى التوقيع '}برعاية {_people(voice, patrons)}")
    if witnesses:
        verb = grammar.WITNESSED.before([voice.gender(witnesses[0].who.person)])
        parts.append(f"و{verb} على التوقيع {_people(voice, witnesses)}")
    return "، ".join(parts) + "."


def _side(voice: Voice, party: Party | None, people: Sequence[Signatory]) -> str:
    whose = f"عن {voice.body(party.body, noun_of, printed=True)} " if party else ""
    return whose + _people(voice, people)


def _people(voice: Voice, people: Sequence[Signatory]) -> str:
    named = [voice.person(each.who) for each in people]
    capacities = [voice.text(each.capacity) for each in people]
    return listed([f"{who}، {what}" if what else who for who, what in zip(named, capacities, strict=True)])


def purposes(voice: Voice, agreement: Known) -> str:
    document = THE_DOCUMENT[agreement.content.kind]
    return f"وتشمل أغراض {document} {listed(voice.items(agreement.content.purposes))}."


def areas(voice: Voice, agreement: Known) -> str:
    items = voice.items(agreement.content.areas)
    own = HER if gender_of(THE_DOCUMENT[agreement.content.kind]) == "f" else HIS
    return f"و{'مجال' if len(items) == 1 else 'مجالات'}{own} {listed(items)}."
