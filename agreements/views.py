"""The public pages of the register of agreements."""

from django.db.models import F
from django.http import HttpRequest, HttpResponse

from proceedings.listing import cards_of, list_page
from proceedings.models import Publication
from proceedings.outlets import Record, public_page, record_page
from proceedings.params import page_of, words
from proceedings.search.finding import matching
from proceedings.site import site_of


@public_page
def agreement_list(request: HttpRequest) -> HttpResponse:
    """The register: every agreement of every edition, the latest edition first; or those with the words."""
    site, query = site_of(request), words(request)
    rows = Publication.objects.public(site.at).filter(kind="agreement").cards()
    if query:
        rows = rows.filter(key__in=matching(query, site.at, kind="agreement"))
    page = page_of(request, rows.order_by(F("day").asc(nulls_last=True), "position", "key"))
    return list_page(
        request,
        "agreements/agreement_list.html",
        cards_of(page),
        edition=site.current,
        page=page,
        q=query,
        section="agreements",
    )


@record_page("agreement")
def agreement_detail(request: HttpRequest, record: Record) -> HttpResponse:
    """One agreement; the edition is the one that it was signed at, though its address is in none."""
    return record.render("agreements/agreement_detail.html", edition=record.of_edition, section="agreements")
