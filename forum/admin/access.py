"""What an administrator may do about a colleague's signing in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from ..accounts import factors, lockout, sessions
from ..models import User

# Allauth's own forms for these show the secrets of second factors, and know nothing of our rules; that of the
# worker's tasks is nothing that an editor could act on.
for _model in (EmailAddress, Authenticator, UserSession, DBTaskResult):
    admin.site.unregister(_model)


@dataclass(frozen=True)
class Step:
    label: Any
    explanation: Any
    done: Any
    perform: Callable[[User], Any]
    is_grave: bool = False


STEPS = {
    "unlock": Step(
        _("Unlock"),
        _(
            "After repeated failures nobody can sign in to this account for a while. Unlocked, they may try "
            "again at once."
        ),
        _("The account is unlocked."),
        lockout.unlock,
    ),
    "sign-out": Step(
        _("End all sessions"),
        _("Wherever this account is signed in, it will be asked for its password again."),
        _("All sessions of the account are ended."),
        sessions.end_all,
    ),
    "reset-factors": Step(
        _("Reset the second factor"),
        _(
            "For a colleague who lost the telephone and the recovery codes. Call them first: another may be "
            "asking. Their app, passkeys and codes stop working, they are signed out everywhere and told "
            "by mail; the next time they log in they set up a new second factor."
        ),
        _("The second factor is reset."),
        factors.reset,
        is_grave=True,
    ),
}


class AccessMixin:
    """For the admin of users: how an account signs in, and the steps above."""

    @admin.display(description=_("signing in"))
    def access(self, user: User) -> str:
        if user._state.adding:
            return ""
        kinds = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
        context = {
            "user": user,
            "has_app": Authenticator.Type.TOTP in kinds,
            "passkeys": kinds.count(Authenticator.Type.WEBAUTHN),
            "sessions": len(sessions.sessions_of(user)),
            "is_locked": lockout.is_locked(user),
            "steps": {
                name: (step, reverse("admin:forum_user_access", args=[user.pk, name]))
                for name, step in STEPS.items()
            },
        }
        return render_to_string("admin/includes/account_access.html", context)

    def get_urls(self) -> list[Any]:
        page = self.admin_site.admin_view(self.access_step)
        return [
            path("<path:object_id>/access/<slug:name>/", page, name="forum_user_access"),
            *super().get_urls(),
        ]

    def access_step(self, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
        user = self.get_object(request, unquote(object_id))
        step = STEPS.get(name)
        if user is None or step is None:
            raise Http404
        # One's own are on one's own pages, which ask for the password first.
        if not self.has_change_permission(request, user) or user == request.user:
            raise PermissionDenied
        back = reverse("admin:forum_user_change", args=[user.pk])
        if request.method == "POST":
            step.perform(user)
            self.log_change(request, user, str(step.label))
            messages.success(request, step.done)
            return HttpResponseRedirect(back)
        context = self.admin_site.each_context(request) | {
            "title": step.label,
            "step": step,
            "opts": self.opts,
            "original": user,
            "change_url": back,
        }
        return TemplateResponse(request, "admin/account_step.html", context)
