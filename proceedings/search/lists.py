"""The word lists that search knows, from general knowledge of the two languages; each can be switched off.

`common`: words that say nothing of what is sought. `titles`: how people are addressed, which a query may hold
and a text may lack. `plurals`: broken plurals, each with its singular.
"""

from contextlib import contextmanager
from functools import cache
from pathlib import Path

from . import arabic
from .letters import folded

_COMMON = """
من الى عن على في مع بين عند لدى لدن منذ حتى خلال دون بدون ضمن نحو حول عبر لأجل رغم سوى غير إلا
و أو أم ثم بل لكن لكنّ أن إن أنّ إنّ أنه أنها إنه إنها لأن كأن لو لولا إذا إذ إذن لما كلما كما مما عما
فيما بما
هذا هذه هذان هاتان هؤلاء ذلك تلك أولئك الذي التي الذين اللاتي اللواتي اللذان ما ماذا لماذا كيف متى أين هل
أي أية كم
هو هي هم هن هما أنا نحن أنت أنتم به بها بهم فيه فيها فيهم منه منها منهم عنه عنها عليه عليها عليهم إليه
إليها إليهم له لها لهم
لنا لك لي معه معها معهم كان كانت كانوا يكون تكون ليس ليست قد لقد سوف لن لم لا نعم كل بعض أيضا جدا فقط هنا
هناك حيث قبل بعد
وفي ومن وعلى والى وعن ومع وهو وهي وقد وأن وما ولا ولم وكان وذلك وهذا وهذه والتي والذي التى الذى اي
the a an of and or in on at to for from by with without as is are was were be been it its this that these
those
what which who whom whose how when where why do does did has have had will would can could should may
about into
than then there their they them he she his her our we us you your i not no but if so such also any all
al el bin bint ibn
بن بنت ابن آل
"""
_TITLES = """
معالي سعادة سمو صاحب صاحبة السمو الملكي الأمير الأميرة فضيلة الشيخ الشيخة الأستاذ الأستاذة أستاذ أستاذة
الدكتور الدكتورة دكتور دكتورة
المهندس المهندسة مهندس مهندسة المحامي المحامية السيد السيدة السادة اللواء العميد العقيد الرائد الفريق
حفظه الله
أ د م أد
dr eng mr mrs ms miss prof professor engineer doctor sheikh shaikh his her excellency highness royal he
she h e hrh hh
brig gen col maj capt lt sir
"""
NAMES = ("common", "titles", "plurals")
_off: set[str] = set()


@contextmanager
def without(*names: str):
    """For measuring: as if these lists did not exist."""
    _off.update(names)
    forget()
    try:
        yield
    finally:
        _off.difference_update(names)
        forget()


def forget() -> None:
    for each in (common, titles, plurals):
        each.cache_clear()


def _words(listed: str) -> frozenset[str]:
    return frozenset(part for word in listed.split() for part in folded(word))


@cache
def common() -> frozenset[str]:
    return frozenset() if "common" in _off else _words(_COMMON)


@cache
def titles() -> frozenset[str]:
    return frozenset() if "titles" in _off else _words(_TITLES)


@cache
def plurals() -> dict[str, str]:
    """The stem of each broken plural → the stem of its singular."""
    if "plurals" in _off:
        return {}
    lines = Path(__file__).with_name("plurals.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, str] = {}
    for line in lines:
        if line and not line.startswith("#"):
            singular, *many = (arabic.stem(folded(word)[0]) for word in line.split())
            found |= {each: singular for each in many if each != singular}
    return found
