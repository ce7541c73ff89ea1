"""What the pages of the record ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from proceedings.content import LANGUAGES, Text
from proceedings.fields import ProseFormField
from proceedings.languages import CARRY, STANDS, WITHHOLD
from proceedings.models import Change
from proceedings.publishing import Request

from .bilingual import DIRECTIONS, MomentField, in_language, languages
from .plan import Plan, Translation
from .standing import LANGUAGE_WORDS

NOTE_LENGTH = 1000
CHOICES = {
    "": _("As usual: an update keeps the earlier translation with its date, a correction leaves it out"),
    WITHHOLD: _("Leave it out: the page shows the source text, with a notice"),
    CARRY: _("Keep the earlier translation, with its date"),
    STANDS: _("It still stands: the change does not touch it"),
}


class PlainForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)


class NoteForm(PlainForm):
    """A text in both languages, side by side, the reader's own first."""

    note_label: Any = _("Note")
    note_help: Any = ""
    note_required = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in languages():
            self.fields[f"note_{code}"] = ProseFormField(
                label=in_language(str(self.note_label), code),
                required=self.note_required,
                max_length=NOTE_LENGTH,
                help_text=self.note_help if code == languages()[0] else "",
                widget=forms.Textarea(attrs={"rows": 3, "lang": code, "dir": DIRECTIONS[code]}),
            )

    @property
    def note(self) -> Text:
        return Text(**{code: self.cleaned_data.get(f"note_{code}", "") for code in LANGUAGES})

    def note_fields(self) -> list:
        return [self[f"note_{code}"] for code in languages()]


class ReasonForm(NoteForm):
    note_label = _("Reason")
    note_help = _("Readers see it where the text was.")
    note_required = True


class CommentForm(PlainForm):
    comment = ProseFormField(
        label=_("What should be changed"), max_length=NOTE_LENGTH, widget=forms.Textarea(attrs={"rows": 4})
    )


class RescheduleForm(PlainForm):
    at = MomentField(label=_("New time"))


class ConfirmForm(PlainForm):
    """Nothing but the press of the button."""


class PublishForm(NoteForm):
    """Only the questions that the object's state raises are asked."""

    note_help = _("What changed and why. Needed for a correction; readers see it with the version.")

    def __init__(self, plan: Plan, *args: Any, **kwargs: Any) -> None:
        self.plan = plan
        super().__init__(*args, **kwargs)
        if plan.is_change:
            self._ask_change()
        elif not plan.is_return:
            for code in LANGUAGES:
                del self.fields[f"note_{code}"]
        for translation in plan.translations:
            if translation.needs_choice:
                self.fields[f"translation_{translation.language}"] = _choice(translation)
        if plan.versions.pending:
            self.fields["release_now"] = forms.BooleanField(
                label=_("Release now, in place of the version under embargo"), required=False
            )
        else:
            self.fields |= _moment_fields()
        if plan.unpublished:
            self.fields["along"] = forms.MultipleChoiceField(
                label=_("Publish as well"),
                required=False,
                choices=[(row.key, str(row)) for row in plan.unpublished],
                initial=[row.key for row in plan.unpublished],
                widget=forms.CheckboxSelectMultiple,
                help_text=_(
                    "They are named here and have no public page yet. Left out, their names are no links."
                ),
            )
        # Against the text that this very page describes, also when it is shown again after a refusal.
        self.fields["previewed"] = forms.CharField(max_length=64)

    def _ask_change(self) -> None:
        self.fields["change"] = forms.ChoiceField(
            label=_("This is"),
            choices=[
                (Change.UPDATE, _("an update: there is more to say, or it moved on")),
                (Change.CORRECTION, _("a correction: what was public was wrong")),
            ],
            initial=Change.UPDATE,
            widget=forms.RadioSelect,
        )
        self.fields["closes_earlier"] = forms.BooleanField(
            label=_("Close the earlier text"),
            required=False,
            help_text=_("For a correction of what must not stand: earlier versions are no longer readable."),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = _with_moment(self)
        if self.plan.versions.pending and not cleaned.get("release_now"):
            self.add_error(
                "release_now", _("A version is under embargo. Release now, or cancel that version first.")
            )
        if cleaned.get("closes_earlier") and cleaned.get("change") != Change.CORRECTION:
            self.add_error("closes_earlier", _("Only a correction can close the earlier text."))
        return cleaned

    def questions(self) -> list:
        """What stands below the kind of change and its note."""
        return [field for field in self if not field.name.startswith(("change", "note_", "previewed"))]

    def along(self) -> list:
        chosen = self.cleaned_data.get("along", [])
        return [row for row in self.plan.unpublished if row.key in chosen]

    def request(self) -> Request:
        cleaned = self.cleaned_data
        choices = {code: cleaned.get(f"translation_{code}", "") for code in LANGUAGES}
        return Request(
            change=cleaned.get("change") or Change.UPDATE,
            note=self.note,
            at=cleaned.get("at"),
            release_now=cleaned.get("release_now", False),
            closes_earlier=cleaned.get("closes_earlier", False),
            press_may_read=cleaned.get("press_may_read", False),
            choices={code: choice for code, choice in choices.items() if choice},
            previewed=cleaned["previewed"],
        )


def _choice(translation: Translation) -> forms.ChoiceField:
    offered = [WITHHOLD]
    if translation.earlier:
        offered = ["", WITHHOLD, CARRY]
    if translation.is_complete:
        offered.append(STANDS)
    return forms.ChoiceField(
        label=_("The translation (%(language)s)") % {"language": LANGUAGE_WORDS[translation.language]},
        choices=[(name, CHOICES[name]) for name in offered],
        initial=offered[0],
        required=False,
        widget=forms.RadioSelect,
    )


class BulkPublishForm(NoteForm):
    note_help = _("For those that are public already: what changed and why.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= _moment_fields()

    def clean(self) -> dict[str, Any]:
        return _with_moment(self)

    def request(self, previewed: str, languages: frozenset[str]) -> Request:
        cleaned = self.cleaned_data
        return Request(
            note=self.note,
            at=cleaned["at"],
            press_may_read=cleaned["press_may_read"],
            previewed=previewed,
            languages=languages,
        )


def _moment_fields() -> dict[str, forms.Field]:
    return {
        "at": MomentField(
            label=_("Publish later, at"),
            required=False,
            help_text=_("Riyadh time, three hours ahead of UTC. Empty: it is published now."),
        ),
        "press_may_read": forms.BooleanField(
            label=_("Accredited press may read it before then"), required=False
        ),
    }


def _with_moment(form: forms.Form) -> dict[str, Any]:
    cleaned = form.cleaned_data
    if cleaned.get("press_may_read") and not cleaned.get("at"):
        form.add_error("press_may_read", _("This needs a time at which the text becomes public."))
    return cleaned
