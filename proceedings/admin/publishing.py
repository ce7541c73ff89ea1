"""The desk's side of publishing: the state of an object on its form and in its list, and the buttons."""

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from js_asset import Script

from proceedings.desk.conversation import may_assign
from proceedings.models import Change, Publication
from proceedings.publishing import locked
from proceedings.review import approve, may_delete, refresh, submit
from proceedings.workflow import ACTIONS, RecordState, Refused, may

from . import actions, conversation, pages, sharing
from .assignments import AssignedFilter
from .bilingual import BilingualAdmin
from .history import WithHistory
from .sidenotes import language_marks
from .standing import Standing, standings
from .tools import WithTools

# Buttons beside "Save": each saves first. The rest are links to pages of their own.
SAVING = {"submit": submit, "approve": approve}
LINKS = ("request_changes", "reschedule", "cancel", "withdraw")


class RecordStateFilter(admin.SimpleListFilter):
    title = gettext_lazy("state in the record")
    parameter_name = "record"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        states = (RecordState.NONE, RecordState.PENDING, RecordState.PUBLIC, RecordState.WITHDRAWN)
        return [*((state.value, state.label) for state in states), ("changed", _("Changes not published"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        at = request.moment
        publications = Publication.objects.filter(kind=queryset.model.record_kind)
        keys: dict[Any, Any] = {
            RecordState.PUBLIC: publications.public(at),
            RecordState.WITHDRAWN: publications.withdrawn(at),
            RecordState.PENDING: publications.pending(at),
        }
        if self.value() == RecordState.NONE:
            return queryset.exclude(key__in=publications.filter(cancelled_at=None).values("key"))
        if self.value() == "changed":
            return queryset.filter(_differs(publications)).exclude(desk_digest="")
        if self.value() in keys:
            return queryset.filter(key__in=keys[self.value()].values("key"))
        return queryset


def _differs(publications: Any) -> Exists:
    """Where the last version, public or under embargo, is not of what the desk holds."""
    last = publications.filter(cancelled_at=None, public_until=None, key=OuterRef("key"))
    return Exists(last.exclude(change=Change.WITHDRAWAL).exclude(source_digest=OuterRef("desk_digest")))


class StandingChangeList(ChangeList):
    """A list that knows where each of its objects stands, from one query more."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        found = standings(self.result_list)
        for desk in self.result_list:
            desk.standing = found[desk.key]


class PublishableAdmin(WithTools, WithHistory, BilingualAdmin):
    change_form_template = "admin/publishable_change_form.html"
    actions: tuple = (
        actions.publish_selected,
        actions.assign_selected,
        actions.withdraw_selected,
        actions.delete_selected,
    )

    class Media:
        js = [Script("admin/arrive.js", type="module"), Script("admin/conversation.js", type="module")]

    @admin.display(description=gettext_lazy("publication"))
    def state_in_words(self, desk: Any) -> str:
        standing = desk.standing
        changed = _("changes not published") if standing.has_unpublished_changes else ""
        return format_html(
            '<span class="standing standing-{}">{}</span> <span class="standing-desk">{}</span>'
            '<span class="standing-changed">{}</span>',
            standing.tone,
            standing.record_words,
            standing.desk_words,
            changed,
        )

    def get_list_filter(self, request: HttpRequest) -> tuple:
        return (*super().get_list_filter(request), AssignedFilter)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return StandingChangeList

    def get_urls(self) -> list:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        steps = [
            path(
                f"<path:object_id>/{action.replace('_', '-')}/",
                self.admin_site.admin_view(partial(pages.step_page, self, step=step)),
                name=f"{name}_{action}",
            )
            for action, step in pages.STEPS.items()
        ]
        publish = path(
            "<path:object_id>/publish/",
            self.admin_site.admin_view(partial(pages.publish_page, self)),
            name=f"{name}_publish",
        )
        talk = path(
            "<path:object_id>/conversation/",
            self.admin_site.admin_view(partial(conversation.page, self)),
            name=f"{name}_conversation",
        )
        return [publish, talk, *steps, *sharing.urls(self), *super().get_urls()]

    # Who may do what

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj) and may(request.user, "delete")
        return allowed and (obj is None or may_delete(obj, request.user))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Asked again under the lock: somebody may have published it since the page was opened."""
        with locked(obj) as row:
            if not may_delete(row, request.user):
                raise PermissionDenied
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for obj in queryset:
            self.delete_model(request, obj)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "publish")

    def has_assign_permission(self, request: HttpRequest) -> bool:
        return may_assign(request.user)

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "withdraw")

    def view_on_site(self, obj: Any) -> str | None:
        """Only where there is something to view."""
        own = get_language() or "ar"
        return dict(Standing.of(obj).pages()).get(own)

    # Saving

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        refresh(form.instance)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        return self._response_to_step(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return self._response_to_step(request, obj) or super().response_change(request, obj)

    def _response_to_step(self, request: HttpRequest, obj: Any) -> HttpResponse | None:
        """After the save: on to the page that publishes, or one step on the desk. Not with a text that the
        presser has not seen: theirs, with what somebody else changed since the form was opened."""
        steps = {f"_{name}" for name in ("publish", *SAVING)}
        seen = getattr(request, "seen", None)  # a new object has been seen by nobody else
        if seen and (seen.was_changed or seen.merged) and steps & {*request.POST}:
            messages.warning(
                request,
                _(
                    "It is saved, and no more than that: somebody else has changed it since you opened it. "
                    "Look at it as it is now, then press again."
                ),
            )
            return HttpResponseRedirect(pages.change_url(self, obj))
        if "_publish" in request.POST and may(request.user, "publish"):
            messages.info(request, _("It is saved. What is public has not changed yet."))
            return HttpResponseRedirect(self._url("publish", obj))
        for action, perform in SAVING.items():
            if f"_{action}" in request.POST:
                try:
                    perform(obj, request.user)
                except Refused as refusal:
                    messages.warning(request, _("It is saved. %(refusal)s") % {"refusal": refusal})
                else:
                    messages.success(request, _("Saved: %(action)s.") % {"action": ACTIONS[action].label})
                return HttpResponseRedirect(pages.change_url(self, obj))
        return None

    # What the form shows

    def render_change_form(
        self, request: HttpRequest, context: dict, *args: Any, obj: Any = None, **kwargs: Any
    ) -> Any:
        user = request.user
        can_save = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        standing = Standing.of(obj) if obj else None
        context["record_buttons"] = self._buttons(user, obj, standing) if can_save else []
        if standing:
            if not context.get("is_popup"):
                context |= conversation.panel(self, request, obj)
            context["standing"] = standing
            context["language_marks"] = language_marks(request, obj)
            context["previews"] = pages.form_previews(obj)
            context |= sharing.on_form(self, request, obj)
            context["record_links"] = [
                (action, ACTIONS[action].label, self._url(action, obj))
                for action in LINKS
                if standing.allows(user, action)
            ] + self.more_links(request, obj)
            # For those who may publish and not edit, and to look before publishing again.
            if may(user, "publish"):
                context["publish_url"] = self._url("publish", obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def warnings(self, obj: Any) -> list[str]:
        """What whoever publishes it should know first, beside what is said of every object."""
        return []

    def more_links(self, request: HttpRequest, obj: Any) -> list[tuple[str, Any, str]]:
        """(name, label, address) of pages that an object has beside those of every object."""
        return []

    def _buttons(self, user: Any, obj: Any, standing: Standing | None) -> list[tuple[str, Any]]:
        """A new object is a draft that saving submits; approving it asks for a second look."""
        fitting = [name for name in SAVING if standing and standing.allows(user, name)]
        if obj is None and may(user, "submit"):
            fitting = ["submit"]
        labels = {"submit": _("Save and submit for review"), "approve": _("Save and approve")}
        buttons = [(f"_{name}", labels[name]) for name in fitting]
        if may(user, "publish"):
            buttons.append(("_publish", _("Save and publish…")))
        return buttons

    def _url(self, action: str, obj: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{action}", args=[obj.pk])
