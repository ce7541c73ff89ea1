"""What the team says about an object and whose turn it is: a panel beside its form, and a page of its own.

The panel's forms are their own. With scripts they are sent without leaving the page; without, they open the
page of the conversation in another window. Either way what is typed in the object's form stays where it is.
"""

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from proceedings.content import LANGUAGES
from proceedings.desk import Publishable, conversation
from proceedings.desk.mail import name_of
from proceedings.desk.notices import colleagues
from proceedings.desk.team import COMMENT_LENGTH, Assignment, Comment
from proceedings.fields import ProseFormField
from proceedings.workflow import Refused

from . import pages
from .bilingual import DayField, DayInput
from .careful import SeveralField, is_key
from .forms import PlainForm
from .standing import LANGUAGE_WORDS


class ColleagueField(forms.ModelChoiceField):
    """Of a translator, into which languages."""

    def label_from_instance(self, user: Any) -> str:
        names = [] if user.writes_all else [str(LANGUAGE_WORDS[code]) for code in _written(user)]
        return " · ".join([name_of(user), *names])


def _written(user: Any) -> list[str]:
    """The languages that one of `workers_on()` writes."""
    return [code for code in LANGUAGES if user.writes_all or getattr(user, f"translates_into_{code}")]


class ColleaguesField(SeveralField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, user: Any) -> str:
        return name_of(user)


class SayForm(PlainForm):
    prefix = "say"

    def __init__(self, users: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"] = ProseFormField(
            label=_("New comment"), max_length=COMMENT_LENGTH, widget=forms.Textarea(attrs={"rows": 3})
        )
        self.fields["mentioned"] = ColleaguesField(users, label=_("For the attention of"), required=False)


class AssignForm(PlainForm):
    prefix = "assign"

    def __init__(self, model: Any, *args: Any, **kwargs: Any) -> None:
        """`model`: of whose objects one is assigned, or one such object."""
        super().__init__(*args, **kwargs)
        self.desk = model if isinstance(model, Publishable) else None
        model = type(model) if self.desk else model
        self.fields["assignee"] = ColleagueField(workers_on(model), label=_("Colleague"))
        self.fields["task"] = forms.ChoiceField(label=_("For what"), choices=Assignment.Task.choices)
        self.fields["due_on"] = DayField(label=_("Due on"), required=False, widget=DayInput)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.desk and not self.errors and (refusal := self._refusal(self.desk)):
            self.add_error("assignee", refusal)
        return cleaned

    def _refusal(self, desk: Publishable) -> str:
        """Nobody is asked for a translation who writes none of the languages that are not the source."""
        asked, task = self.cleaned_data["assignee"], self.cleaned_data["task"]
        others = set(LANGUAGES) - {desk.source_language}
        if task != Assignment.Task.TRANSLATE or others & set(_written(asked)):
            return ""
        values = {
            "colleague": name_of(asked),
            "language": " · ".join(str(LANGUAGE_WORDS[code]) for code in others),
        }
        return _("%(colleague)s does not translate into this language: %(language)s.") % values

    def assign(self, desk: Publishable, by: Any) -> None:
        if refusal := self._refusal(desk):
            raise Refused(refusal)
        cleaned = self.cleaned_data
        conversation.assign(desk, by, cleaned["assignee"], cleaned["task"], cleaned["due_on"])


def team_of(model: Any) -> Any:
    return colleagues(model).order_by("first_name", "last_name", "username")


def workers_on(model: Any) -> Any:
    """Those of the team who can do something about it: who may only read it has no turn."""
    everything = models.Q(pk__in=colleagues(model, "add").values("pk"))
    texts = reduce(or_, (models.Q(**{f"translates_into_{code}": True}) for code in LANGUAGES))
    changing = models.Q(pk__in=colleagues(model, "change").values("pk"))
    is_writer = models.ExpressionWrapper(everything, models.BooleanField())
    return team_of(model).annotate(writes_all=is_writer).filter(everything | (changing & texts))


def page(model_admin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    desk = pages.find(model_admin, request, object_id)
    problem, bound, status = "", {}, 200
    if request.method == "POST":
        try:
            bound = _press(model_admin, request, desk)
        except Refused as refusal:
            problem = str(refusal)
        if not bound and not problem and not _is_fetched(request):
            return HttpResponseRedirect(request.path)
        status = 422 if bound or problem else 200
    shown = pages.context(model_admin, request, desk, _("Conversation"))
    shown |= panel(model_admin, request, desk, **bound) | {"problem": problem, "is_page": True}
    template = "admin/includes/conversation.html" if _is_fetched(request) else "admin/conversation.html"
    return TemplateResponse(request, template, shown, status=status)


def _is_fetched(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


def panel(
    model_admin: Any, request: HttpRequest, desk: Publishable, say: Any = None, assign: Any = None
) -> dict[str, Any]:
    """What the panel shows; `say` and `assign` are forms that were sent and refused."""
    user, may_change = request.user, model_admin.has_change_permission(request, desk)
    users = team_of(type(desk))
    comments = Comment.objects.about(desk).select_related("author", "resolved_by")
    turns = Assignment.objects.about(desk).filter(done_at=None).select_related("assignee")
    assigns = conversation.may_assign(user)
    options = model_admin.opts
    name = f"admin:{options.app_label}_{options.model_name}_conversation"
    return {
        "conversation_url": reverse(name, args=[desk.pk]),
        "comments": [
            {
                "row": row,
                "author": name_of(row.author),
                "named": [name_of(each) for each in row.mentioned.all()],
                "may_withdraw": row.author == user and not (row.withdrawn_at or row.asks_for_changes),
                "may_settle": not row.withdrawn_at and (may_change or row.author == user),
            }
            for row in comments.prefetch_related("mentioned").order_by("pk")
        ],
        "turns": [
            (row, name_of(row.assignee), assigns or row.assignee == user) for row in turns.order_by("pk")
        ],
        "say_form": say or SayForm(users.exclude(pk=user.pk)),
        "assign_form": (assign or AssignForm(desk)) if assigns else None,
    }


# The buttons. Each takes (model_admin, request, desk) and gives the forms that have to be shown again.


def _say(model_admin: Any, request: HttpRequest, desk: Publishable) -> dict[str, Any]:
    form = SayForm(team_of(type(desk)).exclude(pk=request.user.pk), request.POST)
    if not form.is_valid():
        return {"say": form}
    conversation.say(desk, request.user, form.cleaned_data["text"], form.cleaned_data["mentioned"])
    return {}


def _assign(model_admin: Any, request: HttpRequest, desk: Publishable) -> dict[str, Any]:
    if not conversation.may_assign(request.user):
        raise PermissionDenied
    form = AssignForm(desk, request.POST)
    if not form.is_valid():
        return {"assign": form}
    form.assign(desk, request.user)
    return {}


def _done(model_admin: Any, request: HttpRequest, desk: Publishable) -> dict[str, Any]:
    conversation.finish(_row(Assignment, request, desk), request.user)
    return {}


def _withdraw(model_admin: Any, request: HttpRequest, desk: Publishable) -> dict[str, Any]:
    conversation.withdraw(_row(Comment, request, desk), request.user)
    return {}


def _settle(model_admin: Any, request: HttpRequest, desk: Publishable) -> dict[str, Any]:
    comment = _row(Comment, request, desk)
    if comment.author != request.user and not model_admin.has_change_permission(request, desk):
        raise PermissionDenied
    if request.POST["do"] == "resolve":
        conversation.resolve(comment, request.user)
    else:
        conversation.reopen(comment)
    return {}


BUTTONS: dict[str, Callable[[Any, HttpRequest, Publishable], dict[str, Any]]] = {
    "say": _say,
    "assign": _assign,
    "done": _done,
    "withdraw": _withdraw,
    "resolve": _settle,
    "reopen": _settle,
}


def _press(model_admin: Any, request: HttpRequest, desk: Publishable) -> dict[str, Any]:
    button = BUTTONS.get(request.POST.get("do", ""))
    if button is None:
        raise BadRequest(gettext_lazy("There is no such button."))
    return button(model_admin, request, desk)


def _row(model: Any, request: HttpRequest, desk: Publishable) -> Any:
    number = request.POST.get("row", "")
    return get_object_or_404(model.objects.about(desk), pk=number if is_key(number) else 0)
