"""What may wait in any edition, whatever its objects are."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from proceedings.workflow import DeskState

from .coverage import LACKING
from .overview import Item, Line, Overview, Section
from .standing import LANGUAGE_WORDS


def _line(item: Item, words: str = "", anchor: str = "") -> Line:
    return Line(item.source.model, item.desk, anchor, words)


def in_review(overview: Overview) -> list[Line]:
    return [_line(item) for item in overview.items if item.desk.state == DeskState.IN_REVIEW]


def changed(overview: Overview) -> list[Line]:
    return [
        _line(item, item.standing.desk_words)
        for item in overview.items
        if item.standing.has_unpublished_changes
    ]


def embargoed(overview: Overview) -> list[Line]:
    """What comes out first stands first."""
    waiting = [(item.standing.versions.pending, item) for item in overview.items]
    pending = [(version.public_from, item) for version, item in waiting if version]
    return [
        _line(item, item.standing.embargo_words)
        for _moment, item in sorted(pending, key=lambda each: each[0])
    ]


def translations(overview: Overview) -> list[Line]:
    found = []
    for item in overview.items:
        for language, coverage in item.languages.items():
            if language != item.desk.source_language and coverage.state in LACKING:
                words = _("%(language)s: %(state)s") % {
                    "language": LANGUAGE_WORDS[language],
                    "state": coverage.state.label,
                }
                found.append(_line(item, words, coverage.anchor))
    return found


SECTIONS = (
    Section(
        "review",
        gettext_lazy("Waiting for review"),
        30,
        in_review,
        {"state__exact": DeskState.IN_REVIEW.value},
    ),
    Section(
        "changed",
        gettext_lazy("Published, with changes that are not"),
        40,
        changed,
        {"record": "changed"},
    ),
    Section(
        "embargoed",
        pgettext_lazy("a section of the desk", "Under embargo"),
        50,
        embargoed,
        {"record": "pending"},
    ),
    Section("translations", gettext_lazy("Translations missing or out of date"), 60, translations),
)
