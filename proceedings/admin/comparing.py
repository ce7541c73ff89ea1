"""Any two versions side by side, in the words in which the desk names fields and their values."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from django import forms
from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from proceedings.content import Ref, Text
from proceedings.dates import gregorian, hours
from proceedings.differences import Difference, compare, words_changed
from proceedings.history import KEPT, lines_of
from proceedings.kinds import KINDS
from proceedings.models import Change, Publication
from proceedings.richtext import as_plain
from proceedings.versions import content_of

from . import pages
from .changes import versions_of
from .forms import PlainForm
from .values import FieldChange, whole


class VersionsForm(PlainForm):
    """Which two; the last two are chosen to begin with."""

    old = forms.TypedChoiceField(label=gettext_lazy("This version"), coerce=int)
    new = forms.TypedChoiceField(label=gettext_lazy("with this one"), coerce=int)

    def __init__(self, rows: list[Publication], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.choices = [(row.number, _words(row)) for row in rows]

    @property
    def chosen(self) -> tuple[int, int]:
        """The older first."""
        old, new = sorted((self.cleaned_data["old"], self.cleaned_data["new"]))
        return old, new


def _words(row: Publication) -> str:
    values = {"number": row.number, "change": Change(row.change).label}
    day = gregorian(row.public_from, get_language() or "ar")
    return f"{_('Version %(number)s, %(change)s') % values} · {day}"


def compare_page(model_admin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    desk = pages.find(model_admin, request, object_id)
    rows = list(versions_of(desk).cards().order_by("number"))
    last = [row.number for row in rows[-2:]]
    form = VersionsForm(rows, request.GET or dict(zip(("old", "new"), last, strict=False)))
    context = pages.context(model_admin, request, desk, _("Compare versions")) | {"form": form}
    if len(rows) < 2:
        context |= {"form": None}
    elif form.is_valid():
        old, new = (versions_of(desk).get(number=number) for number in form.chosen)
        words = Words(desk._meta.concrete_model)
        differences = [words.of(each) for each in compare(content_of(old), content_of(new))]
        context |= {"old": old.number, "new": new.number, "differences": differences}
    code = 400 if len(rows) > 1 and form.errors else 200
    return TemplateResponse(request, "admin/record_compare.html", context, status=code)


def _name_of(ref: Ref) -> str:
    """Of what a content names by its key alone: the day of a session."""
    rows = apps.get_model(KINDS[ref.kind].desk)._base_manager if ref.kind in KINDS else None
    return str((rows and rows.filter(key=ref.key).first()) or ref.key)


def composed() -> dict[str, str]:
    """The words of what stands in a content by a name that no desk model has."""
    return {
        "speaker": _("speaker"),
        "body": _("body"),
        "office": _("office"),
        "parent": _("belongs to"),
        "order": _("order"),
        "names": _("names"),
        "patrons": _("patrons"),
        "dignitaries": _("attendance of dignitaries"),
        "forum_about": _("about the series"),
        "rooms": _("rooms"),
        "day_number": _("number of the day"),
        "original": _("said in"),
        "full": _("in full"),
        "short": _("short form"),
        "reference": _("reference"),
        "file": _("file"),
        "key": _("which one is meant"),
        "who": _("who is named"),
        "party": _("party"),
        "reports": _("progress reports"),
        "terms": pgettext("of an agreement", "terms"),
        "notice": pgettext("of an agreement", "notice before its end"),
        "length": _("length of time"),
        "count": _("how many"),
        "unit": _("unit of time"),
        "email": _("e-mail address"),
        "phone": _("telephone"),
        "facts": _("what it rests on"),
        "of": _("record"),
        "version": _("version"),
        "written": _("written by hand in"),
        "styled": _("in other house styles"),
        "style": _("house style"),
    }


class Words:
    """What the desk calls the fields of an object and of its lines, by their name, and what may stand in
    them."""

    def __init__(self, model: Any) -> None:
        self.labels: dict[str, str] = {}
        self.choices: dict[str, dict[Any, str]] = defaultdict(dict)
        # What is embedded, a venue or a title, has the words of its own model, where no nearer one has any.
        for each in [*KEPT, *(line.model for line in lines_of(model)), model]:
            for field in each._meta.get_fields():
                if words := str(getattr(field, "verbose_name", "")):
                    self.labels[field.name] = words
                choices = getattr(field, "flatchoices", ())
                self.choices[field.name] |= {code: str(label) for code, label in choices}
        for line in lines_of(model):
            name = line.field.remote_field.related_name
            self.labels[name] = str(line.model._meta.verbose_name_plural)
        self.labels |= composed()

    def of(self, difference: Difference) -> FieldChange:
        language = get_language() or "ar"
        steps = [
            each.in_language(language)[0] if isinstance(each, Text) else self.labels.get(each) or each
            for each in difference.path
        ]
        return FieldChange(capfirst(" › ".join(steps)), difference.language, self._parts(difference))

    def _parts(self, difference: Difference) -> tuple:
        name = difference.path[-1] if difference.path else ""
        old, new = (self._value(name, value) for value in (difference.old, difference.new))
        texts = [value for value in (difference.old, difference.new) if isinstance(value, str)]
        if not texts or (old, new) != (difference.old, difference.new):
            return whole(old, new)  # a choice, a day: no text whose words one would compare
        plain = as_plain(old), as_plain(new)
        return words_changed(*(plain if plain[0] != plain[1] else (old, new)))

    def _value(self, name: Any, value: Any) -> str:
        if value is None or isinstance(value, bool):
            return {True: _("yes"), False: _("no"), None: ""}[value]
        if isinstance(value, datetime):
            return f"{gregorian(value, get_language() or 'ar')} {hours(value)}"
        if isinstance(value, date):
            return gregorian(value, get_language() or "ar")
        if isinstance(value, Ref):
            return _name_of(value)
        known = self.choices.get(name, {}) if isinstance(name, str) else {}
        return known.get(value) or str(value)
