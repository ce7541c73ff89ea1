"""The public pages of the press room."""

from django.http import HttpRequest, HttpResponse

from proceedings.outlets import Record, record_page


@record_page("report")
def report_detail(request: HttpRequest, record: Record) -> HttpResponse:
    """A day's report: its sentences, each with the records and versions that it rests on."""
    return record.render("press/report_detail.html", section="press")
