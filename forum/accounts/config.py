"""What allauth is told: constants that the settings take in whole."""

ACCOUNT_ADAPTER = "forum.accounts.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_CHANGE_EMAIL = ACCOUNT_EMAIL_NOTIFICATIONS = ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_FORMS = {
    "login": "forum.accounts.forms.LoginForm",
    "reset_password": "forum.accounts.forms.ResetPasswordForm",
}
# Each place has a hall full of people behind one address; each account has one person.
ACCOUNT_RATE_LIMITS = {
    "login": "100/m/ip",
    "login_failed": "30/10m/ip,5/15m/key",
    "reset_password": "20/10m/ip,3/15m/key",
}
MFA_ADAPTER = "forum.accounts.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = MFA_RECOVERY_CODES_SHOW_ONCE = MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
MFA_FORMS = {
    "authenticate_webauthn": "forum.accounts.forms.AuthenticatePasskeyForm",
    "login_webauthn": "forum.accounts.forms.LoginPasskeyForm",
    "reauthenticate_webauthn": "forum.accounts.forms.ReauthenticatePasskeyForm",
    "add_webauthn": "forum.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "forum.accounts.forms.RenamePasskeyForm",
}
