"""The page that puts the sessions of a day in order: by hand, by keyboard, or by numbers without a script."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forum.models import Day
from proceedings.admin import Tool, add_tool, pages
from proceedings.dates import hours

from ..models import Session
from .arranging import OrderChanged, arrange, in_order, may_arrange


def order_page(model_admin: Any, request: HttpRequest, day: Day) -> HttpResponse:
    rows = in_order(Session.objects.filter(day=day).select_related("room"))
    others = list(Day.objects.filter(edition=day.edition).exclude(pk=day.pk).order_by("number"))
    shown, conflict = rows, False
    moves: dict[str, Day] = {}
    if request.method == "POST":
        shown, moves = _asked(request.POST, rows, others)
        try:
            seen = request.POST.get("seen", "").split()
            changed = arrange(day, seen=seen, wanted=[row.key for row in shown], days=moves)
        except OrderChanged:
            conflict = True
        else:
            _tell(request, changed)
            return HttpResponseRedirect(request.path)
    context = pages.context(model_admin, request, day, _("The order of the day")) | {
        "rows": [_line(row, moves) for row in shown],
        "now": rows,
        "seen": " ".join(row.key for row in rows),
        "other_days": others,
        "day": day,
        "conflict": conflict,
    }
    return TemplateResponse(request, "admin/session_order.html", context, status=409 if conflict else 200)


def _asked(posted: Any, rows: list[Session], others: list[Day]) -> tuple[list[Session], dict[str, Day]]:
    """The sessions in the order asked for, newcomers last; and which of them go to another day."""
    here = {row.key: row for row in rows}
    shown = [key for key in dict.fromkeys(posted.getlist("row")) if key in here]
    places = {key: _number(posted.get(f"place-{key}"), place) for place, key in enumerate(shown, 1)}

    def wanted(key: str) -> tuple[int, int, int]:
        """Who is given another's number takes its place, coming from below or from above."""
        old = shown.index(key) + 1
        return places[key], (places[key] > old) - (places[key] < old), old

    order = sorted(shown, key=wanted)
    order += [key for key in here if key not in places]
    by_number = {str(other.number): other for other in others}
    asked = {key: by_number.get(posted.get(f"day-{key}", "")) for key in here}
    return [here[key] for key in order], {key: other for key, other in asked.items() if other}


def _number(typed: str | None, present: int) -> int:
    """What is no number leaves a session where it is."""
    typed = (typed or "").strip()
    return int(typed) if typed.isdecimal() and len(typed) <= 6 else present


def _line(row: Session, moves: dict[str, Day]) -> dict[str, Any]:
    facts = [Session.Kind(row.kind).label, hours(row.starts_at) if row.starts_at else "", row.room or ""]
    model = "workshop" if row.is_workshop else "session"
    return {
        "row": row,
        "facts": [str(fact) for fact in facts if fact],
        "url": reverse(f"admin:programme_{model}_change", args=[row.pk]),
        "day": moves.get(row.key),
    }


def _tell(request: HttpRequest, changed: list[Session]) -> None:
    if not changed:
        messages.info(request, _("The order is as it was."))
        return
    text = ngettext(
        "The order is saved: %(count)s session moved.",
        "The order is saved: %(count)s sessions moved.",
        len(changed),
    )
    messages.success(request, text % {"count": len(changed)})


def choose_day(model_admin: Any, request: HttpRequest) -> HttpResponse:
    days = Day.objects.select_related("edition").annotate(count=Count("sessions"))
    context = model_admin.admin_site.each_context(request) | {
        "opts": model_admin.opts,
        "title": _("The order of a day"),
        "days": days.order_by("-edition__starts_on", "-edition__pk", "number"),
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/session_order_days.html", context)


add_tool("forum.day", Tool("order", gettext_lazy("Order of sessions"), order_page, may_arrange))
for _model in ("programme.session", "programme.workshop"):
    add_tool(_model, Tool("order", gettext_lazy("Order of a day"), choose_day, may_arrange, of_list=True))
