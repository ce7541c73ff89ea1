"""Inviting into the team: who was invited, sending the link again, taking it back."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from proceedings.admin.careful import CarefulLists

from ..accounts import invitations
from ..models import Invitation, User
from ..roles import JOURNALIST, role_label


class InvitationForm(forms.ModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("There is an account with this address already."))
        if Invitation.objects.open().filter(email__iexact=email).exists():
            raise forms.ValidationError(_("This address has an open invitation: send that one again."))
        return email


class StateFilter(admin.SimpleListFilter):
    title = pgettext_lazy("of an invitation", "state")
    parameter_name = "state"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        return [("open", STATES["open"]), ("accepted", STATES["accepted"]), ("past", _("Not open any more"))]

    def queryset(self, request: Any, queryset: Any) -> Any:
        if self.value() == "open":
            return queryset.open()
        if self.value() == "accepted":
            return queryset.exclude(accepted_at=None)
        if self.value() == "past":
            return queryset.filter(accepted_at=None).exclude(pk__in=Invitation.objects.open())
        return queryset


STATES = {
    "accepted": _("Accepted"),
    "revoked": _("Taken back"),
    "open": _("Open"),
    "expired": _("Out of date"),
}


def state_of(invitation: Invitation) -> str:
    if invitation.accepted_at:
        return "accepted"
    if invitation.revoked_at:
        return "revoked"
    return "open" if invitation.expires_at > timezone.now() else "expired"


@admin.register(Invitation)
class InvitationAdmin(CarefulLists, admin.ModelAdmin):
    form = InvitationForm
    fields = ("email", ("first_name", "last_name"), "groups", "mail_language")
    readonly_fields = ("invited_by", "created_at", "expires_at", "state")
    list_display = ("email", "roles", "state", "expires_at", "invited_by")
    list_filter = (StateFilter,)
    list_select_related = ("invited_by",)
    actions = ("resend", "revoke")

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    def get_fields(self, request: Any, obj: Any = None) -> Any:
        return (*self.fields, *self.readonly_fields) if obj else self.fields

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        """What was sent stays as it was sent: take it back and invite anew."""
        return False

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_invite_permission(self, request: Any) -> bool:
        return self.has_add_permission(request)

    @admin.display(description=_("roles"))
    def roles(self, invitation: Invitation) -> str:
        return gettext(", ").join(role_label(group.name) for group in invitation.groups.all())

    @admin.display(description=pgettext_lazy("of an invitation", "state"))
    def state(self, invitation: Invitation) -> str:
        return str(STATES[state_of(invitation)])

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        kwargs["widget"] = forms.CheckboxSelectMultiple
        field: Any = super().formfield_for_manytomany(db_field, request, **kwargs)
        field.label_from_instance = lambda group: role_label(group.name)
        field.help_text = ""
        # A journalist is invited by approving an accreditation, which says for whom and until when.
        field.queryset = field.queryset.exclude(name=JOURNALIST)
        return field

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.invited_by = request.user
        self.send(request, obj)

    def send(self, request: HttpRequest, invitation: Invitation) -> None:
        """By mail; where that is not possible, the link is shown to the administrator this once."""
        link = invitations.renew(invitation)
        if invitations.send(invitation, link):
            messages.success(request, gettext("The invitation is on its way to %s.") % invitation.email)
            return
        shown = format_html(
            '{} <bdi dir="ltr" class="handed-link">{}</bdi>',
            gettext("No mail was sent. Hand this link over yourself: it is shown this once, and opens once."),
            link,
        )
        messages.warning(request, shown)

    @admin.action(description=_("Send the invitation again"), permissions=["invite"])
    def resend(self, request: HttpRequest, queryset: Any) -> None:
        rows = [row for row in queryset if not row.accepted_at and not row.revoked_at]
        for row in rows:
            self.send(request, row)
        if not rows:
            messages.warning(
                request, _("None of them is open: an invitation that was taken back is made anew.")
            )

    @admin.action(description=_("Take the invitation back"), permissions=["invite"])
    def revoke(self, request: HttpRequest, queryset: Any) -> None:
        rows = [row for row in queryset if row.is_open]
        for row in rows:
            invitations.revoke(row)
            self.log_change(request, row, "revoked")
        messages.success(request, _("What was open of them opens nothing any more."))
