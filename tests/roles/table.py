"""The table, written by hand: who may open each page of the desk, and whose press on it does something.

A page that is not named here fails `test_pages.py`: add its line to PAGES (pages of a form or a list), SITE
(the admin's other pages) or OUTSIDE (under /desk/), and what its form sends to `answers()`.
"""

from dataclasses import dataclass

from django.contrib.auth.models import Group

from tests.roles.world import OTHERS, ROLES, is_published

ALL = frozenset(ROLES)
NOBODY = frozenset()
WRITERS = ALL - {"translator", "translator without a language", "press officer"}
CHANGERS = ALL - {"press officer"}
ALL_WRITERS = WRITERS | {"press officer"}  # of what the press room writes
EDITORS = frozenset({"editor", "publisher", "administrator"})
PUBLISHERS = frozenset({"publisher", "administrator"})
PRESS_OFFICE = frozenset({"press officer", "administrator"})
JOURNALISTS = frozenset({"journalist"})
ADMINISTRATORS = frozenset({"administrator"})
STAFF = ALL | {"no role"}
ANYBODY = ALL | set(OTHERS)


@dataclass(frozen=True)
class Page:
    """`opens`: who sees it, with the status `code`. `presses`: whose answers are written down."""

    opens: frozenset
    presses: frozenset = NOBODY
    code: int = 200


PAGES = {
    "object": Page(STAFF, code=302),  # leads to the form
    "changelist": Page(ALL),
    "add": Page(WRITERS, WRITERS),
    "change": Page(ALL, CHANGERS - {"translator without a language"}),
    "history": Page(ALL),
    "delete": Page(ADMINISTRATORS, ADMINISTRATORS),
    "deleted": Page(ALL, ADMINISTRATORS),
    "publish": Page(PUBLISHERS, PUBLISHERS),
    "withdraw": Page(PUBLISHERS, PUBLISHERS),
    "cancel": Page(PUBLISHERS, PUBLISHERS),
    "reschedule": Page(PUBLISHERS, PUBLISHERS),
    "request_changes": Page(EDITORS, EDITORS),
    "conversation": Page(ALL, ALL),
    "links": Page(EDITORS, EDITORS),
    "hall": Page(EDITORS, code=404),  # what has no words from the hall has no such page
    "compare": Page(ALL),
    "restore": Page(WRITERS, WRITERS),
    "import": Page(WRITERS),  # what a file may do: tests/proceedings/test_tables_files.py
    "table": Page(ALL),
    "forum.day publish_all": Page(PUBLISHERS, PUBLISHERS),
    "forum.day order": Page(WRITERS, WRITERS),
    "programme.session order": Page(WRITERS),
    "programme.workshop order": Page(WRITERS),
    "programme.session hall": Page(EDITORS, EDITORS),
    "programme.workshop hall": Page(EDITORS, EDITORS),
    "forum.edition export": Page(PUBLISHERS),
    "forum.edition import": Page(PUBLISHERS),  # tests/forum/test_transfer.py
    "forum.edition next": Page(WRITERS, WRITERS),
    # The day's report is the press officer's too.
    "press.dayreport add": Page(ALL_WRITERS, ALL_WRITERS),
    "press.dayreport change": Page(ALL, ALL - {"translator without a language"}),
    "press.dayreport restore": Page(ALL_WRITERS, ALL_WRITERS),
    "press.dayreport compose": Page(ALL_WRITERS),  # what a press does: tests/press/test_report_desk.py
    **{
        f"press.{form} {page}": Page(PRESS_OFFICE)
        for form in ("accreditation", "terms", "reading")
        for page in ("changelist", "history")
    },
    **{f"press.{form} change": Page(PRESS_OFFICE, PRESS_OFFICE) for form in ("accreditation", "terms")},
    "step": Page(PRESS_OFFICE, PRESS_OFFICE),  # of the two forms that have such pages
    "press.terms add": Page(PRESS_OFFICE, PRESS_OFFICE),
    "press.reading change": Page(PRESS_OFFICE),
    **{f"press.{form} add": Page(NOBODY) for form in ("accreditation", "reading")},
    **{f"press.{form} delete": Page(NOBODY) for form in ("accreditation", "terms", "reading")},
    # The glossary is read by all and kept by editors.
    "forum.term add": Page(EDITORS, EDITORS),
    "forum.term change": Page(ALL, EDITORS),
    "forum.term delete": Page(EDITORS, EDITORS),
    "forum.term deleted": Page(ALL, EDITORS),
    # A line of a form of its own is deleted with that form; these are their searches.
    "forum.room delete": Page(WRITERS, WRITERS),
    "forum.track delete": Page(WRITERS, WRITERS),
    "forum.room deleted": Page(ALL, WRITERS),
    "forum.track deleted": Page(ALL, WRITERS),
    **{f"forum.user {page}": Page(ADMINISTRATORS) for page in ("changelist", "history")},
    **{f"forum.user {page}": Page(ADMINISTRATORS, ADMINISTRATORS) for page in ("add", "change")},
    "forum.user password_change": Page(ADMINISTRATORS, ADMINISTRATORS),
    "forum.user access": Page(ADMINISTRATORS),  # what each step does: tests/forum/accounts/
    "forum.user delete": Page(NOBODY),
    **{f"forum.invitation {page}": Page(ADMINISTRATORS) for page in ("changelist", "change", "history")},
    "forum.invitation add": Page(ADMINISTRATORS, ADMINISTRATORS),
    "forum.invitation delete": Page(NOBODY),
    **{f"proceedings.report {page}": Page(EDITORS) for page in ("changelist", "history")},
    "proceedings.report change": Page(EDITORS, EDITORS),
    "proceedings.report add": Page(NOBODY),
    "proceedings.report delete": Page(ADMINISTRATORS, ADMINISTRATORS),
}

SITE = {
    "index": Page(STAFF),
    "login": Page(STAFF, code=302),
    "logout": Page(ANYBODY, code=302),
    "password_change": Page(STAFF, code=302),
    "password_change_done": Page(STAFF, code=302),
    "autocomplete": Page(NOBODY),  # without saying of which field; test_lookups.py asks for each
    "jsi18n": Page(STAFF),
    "view_on_site": Page(NOBODY),
    "app_list": Page(ALL),
    "status": Page(ALL),
    "notices": Page(STAFF, STAFF),
    "notice": Page(STAFF, STAFF, code=302),  # on to the form, which asks again
    "anything else": Page(STAFF, code=404),
}

# The links' own pages ask for their token alone; one of the other purpose opens nothing.
OUTSIDE = {
    "preview": Page(ALL),
    "preview_day": Page(ALL),
    "preview_media": Page(ALL, code=404),
    "desk_picture": Page(STAFF, code=404),  # its signed address is what lets in: proceedings/test_focus.py
    "linked_media": Page(ANYBODY, code=404),
    "linked_preview": Page(ANYBODY),
    "hall": Page(ANYBODY, ANYBODY),
    # Whoever is accredited, and nobody of the team: to them it is as if there were nothing.
    "embargoed": Page(JOURNALISTS, code=302),
    **{f"embargo_{page}": Page(JOURNALISTS) for page in ("list", "page", "text", "ninjs", "terms")},
    "embargo_media": Page(JOURNALISTS, code=404),
}


def line_of(label, page):
    return PAGES.get(f"{label} {page}") or PAGES.get(page)


def arguments(world, label, page, names):
    """What stands in the address of a page, by the names of its places."""
    row = world.drafts.get(label, world.rows[label]) if page == "delete" else world.rows[label]
    values = {
        "object_id": row.pk,
        "id": row.pk,
        "number": 1,
        "name": STEPS.get(label, "unlock"),
        "what": "export",
        "language": "ar",
        "suffix": "csv",
    }
    return {name: values[name] for name in names}


# The step of a form's object, where there are several.
STEPS = {"press.accreditation": "revoke", "press.terms": "put-in-force"}
NOTES = {"note_ar": "سبب", "note_en": "A reason"}


def answers(world, label, page, who, path):
    """What somebody sends who means to do what the page does."""
    send = ANSWERS.get(f"{label} {page}") or ANSWERS.get(page, {"post": "yes", "confirm": "yes"})
    if page in FORMS:
        shown = world.form(who, path)
        return send(world, label, world.rows[label], shown) if shown else {"post": "yes"}
    return send(world, label) if callable(send) else send


def _changed(world, label, row, shown):
    data = dict(shown)
    if label == "forum.user":
        return data | {"first_name": "Changed"}
    if label == "proceedings.report":
        return data | {"outcome": "done"}
    if label == "press.accreditation":
        return data | {"ends_on": "2031-01-01"}
    english = next((name for name in data if name.endswith("_en") and "-" not in name), "none")
    return data | {english: "Changed"}


def _added(world, label, row, shown):
    data = dict(shown)
    if label == "forum.user":
        words = {"password1": "a long unlikely password", "password2": "a long unlikely password"}
        return data | {"username": "newcomer", "usable_password": "true"} | words
    if label == "forum.invitation":
        team = Group.objects.get(name="editor")
        return data | {"email": "newcomer@example.org", "groups": str(team.pk)}
    if label == "press.terms":
        return data | {"text_ar": "شروط", "text_en": "Terms"}
    source = world.drafts.get(label, row)
    fields = {field.name: field for field in source._meta.get_fields() if hasattr(field, "value_from_object")}
    copied = {}
    for name, field in fields.items():
        value = field.value_from_object(source)
        simple = not field.many_to_many and "image" not in name and "photo" not in name and name != "cover"
        if simple and value not in (None, "", False) and not hasattr(value, "hour"):
            copied[name] = str(value)
    own = {"slug": "newcomer", "number": "77"} if is_published(label) or label == "forum.track" else {}
    own |= {"until": "2040-01-01T00:00"} if label == "forum.notice" else {}
    return data | copied | {name: value for name, value in own.items() if name in fields}


def _reporting(world, label, row, shown):
    return shown | {"day": str(world.day.pk), "headline_ar": "عنوان", "headline_en": "A headline"}


def _publishing(world, label, row, shown):
    return shown | NOTES | {"release_now": "on"}


def _ordering(world, label, row, shown):
    return {"seen": shown["seen"], "row": shown["seen"].split()[::-1]}


ANSWERS = {
    "add": _added,
    "change": _changed,
    "press.dayreport add": _reporting,
    "publish": _publishing,
    "forum.day publish_all": lambda world, label, row, shown: shown | NOTES | {"confirm": "yes"},
    "forum.day order": _ordering,
    "withdraw": NOTES,
    "reschedule": {"at": "2099-01-01T00:00"},
    "request_changes": {"comment": "More."},
    "conversation": {"do": "say", "say-text": "A word."},
    "links": {"purpose": "preview", "hours": "24"},
    "deleted": lambda world, label: {"row": world.gone[label].pk},
    "hall": lambda world, label: {
        "draft": world.hall_drafts[label].pk if label in world.hall_drafts else "1",
        "aside": "yes",
    },
    "forum.edition next": {
        **{"ordinal": "9", "name_ar": "التالي", "name_en": "Next", "slug": "next"},
        **{"sessions": "none", "confirm": "yes"},
    },
    "password_change": {
        **{"password1": "a long unlikely password", "password2": "a long unlikely password"},
        "usable_password": "true",
    },
}
# Their answers start from what the page shows.
FORMS = ("add", "change", "publish", "publish_all", "order")
