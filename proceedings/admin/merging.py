"""Forms that overwrite nothing: what two people changed in different fields is kept, and the later of two who
changed the same field sees both texts and chooses."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from modeltranslation.translator import translator

from .snapshot import UNKNOWN, Several, Value, held, raw, sent
from .telling import conflict_error, gone_error, row_changed_error, since

CHOICE, THEIRS, DROP = "choice", "theirs", "drop"


@dataclass(frozen=True)
class Meanwhile:
    """A field that somebody else changed since the form was opened."""

    instance: Any
    name: str
    before: Any
    theirs: Value
    since: list[Any]
    is_line: bool
    mine: Value | None = None


@dataclass(frozen=True)
class RowMeanwhile:
    """A line that somebody else added or deleted since: `verb` is "+" or "-", `last` its newest history."""

    model: Any
    verb: str
    last: Any


class MergingForm(forms.ModelForm):
    """Its class is made anew for each request, with what that request's sender had seen."""

    seen: Any = None  # a Seen, where one was sent

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.stored = dict(self._columns())
        self.conflicts: dict[str, Meanwhile] = {}
        self.theirs: list[Meanwhile] = []

    @property
    def own_fields(self) -> dict[str, forms.Field]:
        """Those that it may change; a formset adds some of its own, such as the key of a row."""
        return {
            name: field
            for name, field in self.fields.items()
            if name in self.base_fields and not field.disabled
        }

    def full_clean(self) -> None:
        if self.is_bound and self.seen and self.instance.pk and not self.theirs and not self.conflicts:
            prefix = self.prefix.rpartition("-")[0] if self.prefix else ""
            self._merge(self.seen.row(prefix, self.instance.pk))
            self.seen.merged += [each for each in self.theirs if each.name not in self.conflicts]
        super().full_clean()

    def sent_value(self, name: str) -> Value:
        field = self.own_fields[name]
        return sent(field, field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name)))

    def _merge(self, before: dict[str, Value]) -> None:
        history: list[Any] | None = None
        for name, field in self.own_fields.items():
            theirs = held(field, self.get_initial_for_field(field, name))
            known = before.get(name, UNKNOWN)
            is_changed = known is not UNKNOWN and known != theirs
            if is_changed and history is None:
                history = since(type(self.instance), self.instance.pk, self.seen)
            found = Meanwhile(self.instance, name, known, theirs, history or [], bool(self.prefix))
            if is_changed:
                self.theirs.append(found)
            self._merge_field(found, field)

    def _merge_field(self, found: Meanwhile, field: forms.Field) -> None:
        before, theirs = found.before, found.theirs
        if isinstance(field, forms.FileField):
            return self._merge_file(found, field)
        takes_theirs = self._chosen(found.name) == THEIRS
        mine = before if takes_theirs else self.sent_value(found.name)
        if mine == before:
            if mine != theirs or takes_theirs:
                self._put(found.name, field, raw(field, self.get_initial_for_field(field, found.name)))
        elif mine not in (before, theirs) and before != theirs:
            if isinstance(field, Several) and before is not UNKNOWN:
                self._put(
                    found.name, field, sorted(({*theirs} | ({*mine} - {*before})) - ({*before} - {*mine}))
                )
            else:
                self._disagree(found, mine)
        return None

    def _merge_file(self, found: Meanwhile, field: forms.Field) -> None:
        """What is not replaced stays as it is stored; a file that was chosen has no text to compare."""
        name = self.add_prefix(found.name)
        mine = field.widget.value_from_datadict(self.data, self.files, name)
        if mine is None or found.before == found.theirs:
            return
        if self._chosen(found.name) == THEIRS:
            self.files = self.files.copy()
            self.files.pop(name, None)
            self._write(f"{name}-clear", [])
        elif found.before is not UNKNOWN or found.theirs:
            self._disagree(found, getattr(mine, "name", ""))

    def _chosen(self, name: str) -> str | None:
        return self.data.get(f"{CHOICE}-{self.add_prefix(name)}")

    def _disagree(self, found: Meanwhile, mine: Value) -> None:
        self.conflicts[found.name] = replace(found, mine=mine)

    def _put(self, name: str, field: forms.Field, value: Any) -> None:
        if isinstance(value, bool):
            value = ["on"] if value else []
        self._write(self.add_prefix(name), value if isinstance(value, list) else [value])

    def _write(self, html_name: str, values: list[str]) -> None:
        """In a copy of its own: the request keeps what was sent."""
        if not hasattr(self, "_own_data"):
            self._own_data = self.data = self.data.copy()
        if values:
            self.data.setlist(html_name, values)
        else:
            self.data.pop(html_name, None)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for name, found in self.conflicts.items():
            self.add_error(name, conflict_error(self, found))
        return cleaned

    # Only what has changed is written

    def _columns(self) -> Iterator[tuple[str, Any]]:
        model = self._meta.model
        known = model in translator.get_registered_models()
        originals = translator.get_options_for_model(model).all_fields if known else {}
        for field in model._meta.concrete_fields:
            if not field.primary_key and field.name not in originals:
                value = getattr(self.instance, field.attname)
                yield field.name, str(value) if isinstance(field, models.FileField) else value

    def written(self) -> list[str]:
        """The columns that differ from the stored ones, by this form or by code that it runs."""
        return [name for name, value in self._columns() if value != self.stored[name]]

    def save(self, commit: bool = True) -> Any:
        if not commit or self.instance._state.adding:
            return super().save(commit)
        super().save(commit=False)
        self.instance.save(update_fields=self.written())
        self.save_m2m()
        return self.instance


class MergingFormSet(forms.BaseInlineFormSet):
    """The lines of an object: also those that somebody else added or deleted since the form was opened."""

    seen: Any = None
    model: Any
    prefix: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.revived: list[tuple[int, str]] = []
        if self.is_bound and self.seen and self.instance.pk and self._sent_rows() is not None:
            self._settle_rows()

    def _sent_rows(self) -> list[str] | None:
        """The key that each row was sent with, empty for a new one."""
        total = self.data.get(f"{self.prefix}-TOTAL_FORMS", "")
        if not (total.isascii() and total.isdigit() and len(total) < 5):
            return None
        name = self.model._meta.pk.name
        return [self.data.get(f"{self.prefix}-{row}-{name}", "") for row in range(int(total))]

    def _settle_rows(self) -> None:
        seen, sent_keys = self.seen, self._sent_rows() or []
        there = {str(row.pk) for row in self.get_queryset()}
        known = seen.rows.get(self.prefix, {})
        added, gone = there - {*known, *sent_keys}, {*known} - there - {*sent_keys}
        kept, new = [], []
        for index, key in enumerate(sent_keys):
            if key in there or (key and seen.is_known and key not in known):
                kept.append((index, key))
            elif not self._is_dropped(index, key):
                new.append((index, key))
            else:
                gone |= {key} - {""}
        for verb, keys in (("+", added), ("-", gone)):
            for key in sorted(keys):
                last = (since(self.model, key, seen) or [None])[0]
                seen.merged.append(RowMeanwhile(self.model, verb, last))
        self.revived = [(len(kept) + place, key) for place, (_old, key) in enumerate(new) if key]
        if [index for index, _key in kept + new] != list(range(len(sent_keys))) or self.revived:
            self._number_anew(kept, new)

    def _is_dropped(self, index: int, key: str) -> bool:
        """Nothing of the sender's stands in it, or they let it go."""
        prefix = self.add_prefix(index)
        if self.data.get(f"{CHOICE}-{prefix}") == DROP or (key and f"{prefix}-DELETE" in self.data):
            return True
        if not key or not self.seen.is_known:
            return False
        form = self.form(self.data, self.files, prefix=prefix, instance=self.model())
        before = self.seen.row(self.prefix, key)
        files = [name for name, field in form.own_fields.items() if isinstance(field, forms.FileField)]
        return all(
            form.sent_value(name) == before.get(name) for name in before if name not in files
        ) and not any(form.add_prefix(name) in self.files for name in files)

    def _number_anew(self, kept: list[tuple[int, str]], new: list[tuple[int, str]]) -> None:
        """Rows that exist come first; one that is there no more is sent as a new one."""
        order = {index: place for place, (index, _key) in enumerate(kept + new)}
        data, files = self.data.copy(), self.files.copy()
        sources: tuple[Any, ...] = (data, files)
        for source in sources:
            moved = {}
            for name in list(source):
                head, index, rest = _place(name, self.prefix)
                if index is not None:
                    values = source.pop(name)
                    if index in order:
                        moved[f"{head}{order[index]}{rest}"] = values
            for name, values in moved.items():
                source.setlist(name, values)
        for place, _key in self.revived:
            data[f"{self.prefix}-{place}-{self.model._meta.pk.name}"] = ""
        data[f"{self.prefix}-TOTAL_FORMS"] = str(len(order))
        data[f"{self.prefix}-INITIAL_FORMS"] = str(len(kept))
        self.data, self.files = data, files

    def clean(self) -> None:
        super().clean()
        errors = [
            row_changed_error(form)
            for form in self.initial_forms
            if getattr(form, "theirs", None) and self.can_delete and self._should_delete_form(form)
        ]
        errors += [gone_error(self, place, key) for place, key in self.revived]
        if errors:
            raise ValidationError(errors)


def _place(name: str, prefix: str) -> tuple[str, int | None, str]:
    """("choice-lines-", 3, "-title") of choice-lines-3-title: the parts around the number of a row."""
    for head in (f"{prefix}-", f"{CHOICE}-{prefix}-"):
        if name.startswith(head):
            number, dash, rest = name.removeprefix(head).partition("-")
            if number.isascii() and number.isdigit():
                return head, int(number), f"{dash}{rest}"
    return name, None, ""
