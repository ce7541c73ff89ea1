"""The forms of signing in. What is no passkey is refused, never an error of ours."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.account.adapter import get_adapter
from allauth.account.fields import PasswordField, SetPasswordField
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.webauthn import forms as passkey_forms
from django import forms
from django.contrib.auth import password_validation
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from . import mail

NAME_LENGTH = 60


class LoginForm(account_forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("User name or e-mail address"),
            max_length=254,
            widget=forms.TextInput(
                attrs={
                    "id": "id_username",
                    "autocomplete": "username webauthn",
                    "dir": "ltr",
                    "autofocus": True,
                }
            ),
        )
        self.fields["password"] = PasswordField(
            label=_("Password"), autocomplete="current-password", max_length=4096
        )
        self.fields["remember"].label = _("Keep me signed in on this device for a week")
        self.order_fields(["login", "password", "remember"])


class ResetPasswordForm(account_forms.ResetPasswordForm):
    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """The answer, and the time it takes, is the same whether the address has an account or not."""
        if self.users:
            return super().save(request, **kwargs)
        email = self.cleaned_data["email"]
        mail.send("unknown_account", email, get_language(), {"email": email})
        return email


class JoinForm(forms.Form):
    """What an invited person chooses."""

    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        help_text=_("Letters and digits, and . _ - + @ between them. It is what you sign in with."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "dir": "auto", "autofocus": True}),
    )
    password1 = SetPasswordField(
        label=_("Password"),
        max_length=4096,
        help_text=password_validation.password_validators_help_text_html(),
    )
    password2 = PasswordField(label=_("Password again"), autocomplete="new-password", max_length=4096)

    def clean_username(self) -> str:
        return get_adapter().clean_username(self.cleaned_data["username"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "password1" in cleaned and cleaned["password1"] != cleaned.get("password2"):
            self.add_error("password2", _("The two passwords are not the same."))
        return cleaned


class _Refusing:
    """The library that reads a passkey's answer raises whatever it meets in one that is none."""

    def _refuse(self, read: Any) -> Any:
        try:
            return read()
        except forms.ValidationError:
            raise
        except Exception as error:
            raise get_factor_adapter().validation_error("incorrect_code") from error


class AuthenticatePasskeyForm(_Refusing, passkey_forms.AuthenticateWebAuthnForm):
    def clean_credential(self) -> Any:
        return self._refuse(super().clean_credential)


class LoginPasskeyForm(_Refusing, passkey_forms.LoginWebAuthnForm):
    def clean_credential(self) -> Any:
        return self._refuse(super().clean_credential)


class ReauthenticatePasskeyForm(_Refusing, passkey_forms.ReauthenticateWebAuthnForm):
    def clean_credential(self) -> Any:
        return self._refuse(super().clean_credential)


def name_field(**options: Any) -> forms.CharField:
    return forms.CharField(
        label=_("What you call it"),
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        **options,
    )


class AddPasskeyForm(_Refusing, passkey_forms.AddWebAuthnForm):
    name = name_field(required=False)
    passwordless = forms.BooleanField(
        label=_("Sign in with it alone, without a user name and a password"), required=False, initial=True
    )

    def clean(self) -> Any:
        return self._refuse(super().clean)


class RenamePasskeyForm(passkey_forms.EditWebAuthnForm):
    name = name_field()
