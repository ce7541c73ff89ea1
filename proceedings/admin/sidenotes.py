"""What stands beside each input of a text on the desk's forms: its length, the state of the translation, what
changed in the source since it was made, and what the glossary has to say."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.http import HttpRequest

from proceedings.content import LANGUAGES, Origin
from proceedings.desk import Publishable, translations
from proceedings.desk.glossary import Departure, Entry, Glossary
from proceedings.differences import Part, words_changed
from proceedings.languages import State, others, state_of
from proceedings.review import reconsider

from .translators import languages_of

TONES = {State.MISSING: "bad", State.STALE: "warn", State.DRAFT: "none", State.READY: "good"}


@dataclass(frozen=True)
class Sidenote:
    """Beside one input. `changed` are the parts of its source then and now, `seen` marks that very source:
    saying that the translation stands is saying it of what was read."""

    language: str
    words: str = ""
    state: State | None = None
    changed: tuple[Part, ...] = ()
    source: str = ""
    seen: str = ""
    terms: tuple[tuple[Entry, str, str], ...] = ()
    departures: tuple[Departure, ...] = ()

    @property
    def tone(self) -> str:
        return TONES[self.state] if self.state else "none"

    @property
    def word_count(self) -> int:
        return len(self.words.split())

    @property
    def length(self) -> int:
        return len(self.words)


def stands_name(form: Any, name: str) -> str:
    return f"{form.add_prefix(name)}_stands"


def _mark_of(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:16]


def add_sidenotes(context: dict[str, Any]) -> None:
    """To every form of a page: two queries, and those of the glossary, whatever the number of lines."""
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += inline.formset.forms
    rows = [form.instance for form in forms if form.instance.pk]
    made = translations.known(origin for row in rows for origin in translations.origins_of(row))
    source = _source_of(forms[0].instance)
    glossary = Glossary.read()
    for form in forms:
        form.sidenotes = {
            f"{origin.field}_{language}": _sidenote(form, origin, language, source, made, glossary)
            for origin in translations.origins_of(form.instance)
            for language in LANGUAGES
        }
        _describe(form)


def _source_of(owner: Any) -> str:
    return getattr(owner, "source_language", "") or LANGUAGES[0]


def _sidenote(
    form: Any, origin: Origin, language: str, source: str, made: Any, glossary: Glossary
) -> Sidenote:
    words = _shown(form, origin, language)
    wrong = glossary.avoided(words, language)
    if language == source:
        return Sidenote(language, words, departures=tuple(wrong))
    theirs, before = _shown(form, origin, source), made.get((origin, language))
    state = _state(form.instance, theirs, words, before)
    is_stale = state == State.STALE
    found = [each for each in glossary.entries_in(theirs, source) if each.origin != origin[:2]]
    return Sidenote(
        language,
        words,
        state,
        words_changed(before.source, theirs) if is_stale else (),
        source,
        _mark_of(theirs) if is_stale else "",
        tuple((each, each.form(source), each.form(language)) for each in found),
        (*glossary.departures(theirs, words, source, language, leave_out=origin[:2]), *wrong),
    )


def _state(row: Any, theirs: str, words: str, before: Any) -> State | None:
    if getattr(row, "is_composed", False):  # of facts: there is nothing to translate nor to approve
        return State.READY if words else State.MISSING
    return state_of(theirs, words, before) if row.pk else None


def _shown(form: Any, origin: Origin, language: str) -> str:
    """What the input holds, or what is read where there is none."""
    name = f"{origin.field}_{language}"
    if form.is_bound and name in form.fields:
        return translations.plain(origin, str(form[name].value() or ""))
    return translations.words_of(form.instance, origin, language)


def _describe(form: Any) -> None:
    """Who hears the input hears its state as well."""
    for name in form.sidenotes:
        if name in form.fields:
            ids = [f"{form[name].auto_id}_sidenote"]
            if form.fields[name].help_text:
                ids.insert(0, f"{form[name].auto_id}_helptext")
            form.fields[name].widget.attrs["aria-describedby"] = " ".join(ids)


@dataclass(frozen=True)
class LanguageMark:
    language: str
    is_unfinished: bool
    may_change: bool


def language_marks(request: HttpRequest, desk: Any) -> list[LanguageMark]:
    """The object's translations, and whether somebody is still at work on them."""
    if not isinstance(desk, Publishable):
        return []
    marked = translations.unfinished(desk.record_kind, [desk.key])[desk.key]
    given = languages_of(request.user, type(desk))
    return [LanguageMark(code, code in marked, code in given) for code in others(desk.source_language)]


def take_answers(request: HttpRequest, form: Any, formsets: Any) -> None:
    """What was said beside the inputs, after the save: what still stands, which languages are unfinished."""
    confirmed = [_confirm(request, *each) for each in _rows(form, formsets)]
    marked = isinstance(form.instance, Publishable) and _mark_languages(request, form.instance)
    if isinstance(form.instance, Publishable) and (marked or any(confirmed)):
        reconsider(form.instance)


def _rows(form: Any, formsets: Any) -> Iterator[tuple[Any, Any]]:
    for each in [form, *(line for formset in formsets for line in formset.forms)]:
        if each.instance.pk:
            yield each, each.instance


def _confirm(request: HttpRequest, form: Any, row: Any) -> bool:
    is_said = False
    for origin in translations.origins_of(row):
        for language in languages_of(request.user, type(row)):
            seen = request.POST.get(stands_name(form, f"{origin.field}_{language}"))
            [source] = others(language)
            if seen and seen == _mark_of(translations.words_of(row, origin, source)):
                translations.confirm(row, origin.field, language)
                is_said = True
    return is_said


def _mark_languages(request: HttpRequest, desk: Publishable) -> bool:
    is_said = False
    for each in language_marks(request, desk):
        if each.may_change and f"finished_{each.language}" in request.POST:
            wanted = request.POST[f"finished_{each.language}"] == "no"
            if wanted != each.is_unfinished:
                translations.mark(desk.record_kind, desk.key, each.language, is_unfinished=wanted)
                is_said = True
    return is_said
