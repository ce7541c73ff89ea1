"""What of the event becomes public. This package is the only way out of the desk."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from proceedings.kinds import Kind

from .. import schemaorg
from ..terms import OrganisationKind
from . import plain
from .event import Day, Edition, compile_day, compile_edition, develop_edition
from .pages import Notice, Page, compile_notice, compile_page, notice_in_plain, page_in_plain
from .people import Organisation, Person, compile_organisation, compile_person, develop_person

KINDS = (
    Kind(
        "edition",
        _("Edition"),
        Edition,
        "forum.Edition",
        compile_edition,
        plain.edition,
        schemaorg.edition,
        develop=develop_edition,
        sorts={"edition": _("Editions")},
    ),
    Kind(
        "day",
        _("Day"),
        Day,
        "forum.Day",
        compile_day,
        plain.day,
        schemaorg.day,
        sorts={"day": _("Days")},
        copied=plain.copied_day,
    ),
    Kind(
        "page",
        pgettext_lazy("of the site", "Page"),
        Page,
        "forum.Page",
        compile_page,
        page_in_plain,
        schemaorg.page,
        sorts={"page": _("Pages")},
    ),
    Kind(
        "notice",
        _("Notice"),
        Notice,
        "forum.Notice",
        compile_notice,
        notice_in_plain,
        sorts={"notice": pgettext_lazy("of the site", "Notices")},
    ),
    Kind(
        "person",
        _("Person"),
        Person,
        "forum.Person",
        compile_person,
        plain.person,
        schemaorg.person,
        is_name=True,
        sorts={"person": _("People")},
        develop=develop_person,
    ),
    Kind(
        "organisation",
        _("Organisation"),
        Organisation,
        "forum.Organisation",
        compile_organisation,
        plain.organisation,
        schemaorg.organisation,
        labels=dict(OrganisationKind.choices),
        is_name=True,
        sorts={"organisation": _("Organisations")},
    ),
)
