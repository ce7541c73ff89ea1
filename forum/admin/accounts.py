"""Accounts and their roles. What a role may do is written in code, so the groups have no form."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from proceedings.admin.careful import CarefulLists
from proceedings.admin.editing import MergingAdmin
from proceedings.admin.merging import MergingForm

from ..accounts import sessions
from ..accounts.addresses import adopt_address
from ..models import User
from ..roles import role_label
from .access import AccessMixin

admin.site.unregister(Group)


class RoleFilter(admin.RelatedFieldListFilter):
    def field_choices(self, field: Any, request: Any, model_admin: Any) -> list:
        choices = super().field_choices(field, request, model_admin)
        return [(key, role_label(str(name))) for key, name in choices]


class AccountForm(MergingForm, UserChangeForm):
    class Meta(UserChangeForm.Meta):
        model = User

    def clean_email(self) -> str:
        """Who signs in by an address is one person."""
        email = self.cleaned_data["email"]
        if email and User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("There is an account with this address already."))
        return email


@admin.register(User)
class UserAdmin(MergingAdmin, AccessMixin, CarefulLists, DjangoUserAdmin):
    form = AccountForm
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Personal info"), {"fields": (("first_name", "last_name"), ("email", "mail_language"))}),
        (_("Role"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        (
            _("Languages"),
            {
                "fields": (("translates_into_ar", "translates_into_en"),),
                "description": _("A translator writes these alone. Other roles write both."),
            },
        ),
        (_("Important dates"), {"fields": ("access", "last_login", "date_joined")}),
    )
    readonly_fields = ("access", "last_login", "date_joined")
    list_display = ("username", "first_name", "last_name", "roles", "is_active")
    list_filter = ("is_active", ("groups", RoleFilter))
    filter_horizontal = ()

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        return gettext(", ").join(role_label(group.name) for group in user.groups.all())

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field: Any = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "groups":
            field.label_from_instance = lambda group: role_label(group.name)
        return field

    def get_readonly_fields(self, request: Any, obj: Any = None) -> tuple:
        own = tuple(super().get_readonly_fields(request, obj))
        return own if request.user.is_superuser else (*own, "is_superuser")

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        """Whoever could change a superuser's password would be one."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or request.user.is_superuser or not obj.is_superuser)

    def save_model(self, request: Any, obj: User, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and "email" in form.changed_data:
            # The address before it opens the account no more.
            EmailAddress.objects.filter(user=obj).delete()
            adopt_address(obj)
        if change and not obj.is_active:
            # Or they would live again when it is switched on.
            sessions.end_all(obj)

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        """The record names who published: accounts are switched off instead."""
        return False
