"""The public pages of the register of agreements."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from proceedings.filters import chosen, options
from proceedings.listing import list_page
from proceedings.outlets import Record, public_page, record_page
from proceedings.params import page_of
from proceedings.site import absolute, site_of

from .asked import Asked, asked
from .chart import years
from .pages import told
from .register import FILTERS, ORDERS, Facet
from .since import since


@public_page
def agreement_list(request: HttpRequest) -> HttpResponse:
    """The register: every agreement of every edition, or the part of it that the query string asks for."""
    of = asked(request, with_cards=True)
    fitting = of.fitting
    page = page_of(request, fitting)
    return list_page(
        request,
        "agreements/agreement_list.html",
        [entry.card for entry in page],
        edition=site_of(request).current,
        printed=True,
        page=page,
        asked=of.values,
        sort=of.sort,
        orders=ORDERS,
        is_filtered=of.is_filtered,
        query=of.query,
        address=absolute(f"{request.path}{of.query}"),
        years=years(fitting, right_to_left=of.language == "ar"),
        has_due=any(entry.has_due for entry in fitting),
        section="agreements",
        **_filters(request, of),
    )


def _filters(request: HttpRequest, of: Asked) -> dict[str, Any]:
    offered = options(of.found, of.values, FILTERS, of.labels)
    facets = (Facet.of(name, of.values[name], each, len(of.found)) for name, each in offered.items())
    return {
        "facets": [facet for facet in facets if facet],
        "chosen": chosen(offered, of.values, request.GET),
    }


@record_page("agreement")
def agreement_detail(request: HttpRequest, record: Record) -> HttpResponse:
    """One agreement; the edition is the one that it was signed at, though its address is in none."""
    return record.render(
        "agreements/agreement_detail.html",
        edition=record.of_edition,
        section="agreements",
        **told(record),
        **since(record),
    )
