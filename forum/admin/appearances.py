"""People in a role, on the forms of what they appear in."""

from typing import Any

from proceedings.admin import BilingualForm, BilingualInline


class AppearanceForm(BilingualForm):
    """What is left empty at the first save is taken from the person, and shown after it."""

    def save(self, commit: bool = True) -> Any:
        self.is_new = self.instance._state.adding
        if self.is_new:
            self.instance.take_from_person()
        return super().save(commit)

    def _save_m2m(self) -> None:
        super()._save_m2m()
        if self.is_new and not self.cleaned_data["titles"]:
            self.instance.titles.set(self.instance.person.titles.all())


class AppearanceInline(BilingualInline):
    form = AppearanceForm
    autocomplete_fields: tuple = ("person", "profession", "organisation", "titles")
    appearance_fields = (
        "office_printed",
        ("titles", "profession"),
        ("organisation", "position"),
    )

    def get_queryset(self, request: Any) -> Any:
        found = super().get_queryset(request).select_related("person", "profession", "organisation")
        return found.prefetch_related("titles")
