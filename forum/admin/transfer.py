"""An edition as one file: written from its form, taken in from the list of editions after a trial."""

import hashlib
from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from proceedings.admin import Tool, add_tool
from proceedings.admin.forms import PlainForm
from proceedings.transfer.bring import bring_in
from proceedings.transfer.read import MAX_BYTES, SHOWN_PROBLEMS, Unreadable
from proceedings.transfer.report import CHANGED, KEPT_HERE, MADE, REMOVED, Report
from proceedings.transfer.write import write
from proceedings.workflow import Refused, may

from ..models import Edition

HEADINGS = {
    MADE: gettext_lazy("Made"),
    CHANGED: gettext_lazy("Changed"),
    REMOVED: gettext_lazy("Taken out"),
    KEPT_HERE: gettext_lazy("Not in the file, and stays because something else names it"),
}
WAITING = "transfer"


def may_transfer(user: Any) -> bool:
    """Publishers and administrators: a file holds all of an edition at once, and writes all of it."""
    return may(user, "publish") and user.has_perms(("forum.add_edition", "forum.change_edition"))


def export_page(
    model_admin: Any, request: HttpRequest, edition: Edition
) -> HttpResponse | StreamingHttpResponse:
    try:
        pieces = write(edition)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse("admin:forum_edition_change", args=[edition.pk]))
    answer = StreamingHttpResponse(_encoded(pieces), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{edition.slug}.json"'
    return answer


def _encoded(pieces: Iterator[str]) -> Iterator[bytes]:
    return (piece.encode() for piece in pieces)


class FileForm(PlainForm):
    file = forms.FileField(label=gettext_lazy("File of an edition"))

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(
                _("The file is too large: the most is %(most)d MB.") % {"most": MAX_BYTES >> 20}
            )
        content: bytes = file.read()
        return content


def import_page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """First a trial of the file, which is kept for its sender; then the same file, if nothing has moved."""
    form = FileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    report, problems, digest = None, [], ""
    try:
        if "confirm" in request.POST:
            form, digest = FileForm(), request.POST.get("file_digest", "")
            report = _take(request, digest)
            if report and report.is_done:
                return HttpResponseRedirect(reverse("admin:forum_edition_changelist"))
        elif form.is_bound and form.is_valid():
            content = form.cleaned_data["file"]
            report = bring_in(content, Edition, dry_run=True)
            digest = _keep(request, content)
    except Unreadable as refusal:
        problems = refusal.problems
    context = model_admin.admin_site.each_context(request) | {
        "opts": model_admin.opts,
        "title": _("Take in an edition"),
        "form": form,
        "report": report,
        "groups": [(HEADINGS[what], report.of(what)) for what in HEADINGS] if report else [],
        "file_digest": digest,
        "problems": problems[:SHOWN_PROBLEMS],
        "more_problems": len(problems) > SHOWN_PROBLEMS,
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/edition_import.html", context)


def _take(request: HttpRequest, digest: str) -> Report | None:
    content = _kept(request, digest)
    if content is None:
        messages.error(request, _("Choose the file again."))
        return None
    report = bring_in(content, Edition, dry_run=False, shown=request.POST.get("shown", "") or "nothing")
    if report.is_done:
        _waiting().delete(_name(request))
        messages.success(request, _("The edition is on the desk. Nothing of it is published."))
    else:
        messages.warning(request, _("The desk has changed since. Look at it again; nothing was done yet."))
    return report


def _waiting() -> FileSystemStorage:
    return FileSystemStorage(location=settings.PRIVATE_ROOT / WAITING, file_permissions_mode=0o600)


def _name(request: HttpRequest) -> str:
    return f"{request.user.pk}.json"


def _keep(request: HttpRequest, content: bytes) -> str:
    """One file for each member of the team: the next one takes its place."""
    _waiting().delete(_name(request))
    _waiting().save(_name(request), ContentFile(content))
    return hashlib.sha256(content).hexdigest()


def _kept(request: HttpRequest, digest: str) -> bytes | None:
    if not _waiting().exists(_name(request)):
        return None
    with _waiting().open(_name(request)) as file:
        content = file.read()
    return content if hashlib.sha256(content).hexdigest() == digest else None


add_tool("forum.edition", Tool("export", gettext_lazy("Export as JSON"), export_page, may_transfer))
add_tool(
    "forum.edition", Tool("import", gettext_lazy("Import JSON"), import_page, may_transfer, of_list=True)
)
