"""The roles of the team as groups: which actions of the record and which forms of the desk each may use."""

from typing import Any

from django.utils.translation import pgettext_lazy

from proceedings.workflow import ROLES

DESK_APPS = ("forum", "programme", "agreements", "press")
# What a role may do with the desk's own forms. Deleting is kept apart: only an administrator's. Whoever
# changes and does not add is a translator, and writes the texts of the languages that the account is given.
WRITING = {"contributor", "editor", "publisher", "administrator"}
CHANGING = WRITING | {"translator"}
VIEWING = set(ROLES)
# The lines of a form come and go with it; whatever is not named here is an administrator's to delete.
LINES = set("attendance formername material party quote room sentence speaker track".split())
LINES |= set("document event obligation progressreport relation signatory".split())


# Who reads for a newspaper is not of the team: a group without any permission, whose accounts open no desk.
JOURNALIST = "journalist"
# The press officer's own: accreditations, their terms, the log of readings.
PRESS_OFFICE = {"accreditation", "terms", "reading"}

# A group's name is stored, and is the same in both languages; this is what people read.
LABELS = {
    "contributor": pgettext_lazy("role in the team", "Contributor"),
    "translator": pgettext_lazy("role in the team", "Translator"),
    "editor": pgettext_lazy("role in the team", "Editor"),
    "publisher": pgettext_lazy("role in the team", "Publisher"),
    "press officer": pgettext_lazy("role in the team", "Press officer"),
    "administrator": pgettext_lazy("role in the team", "Administrator"),
    JOURNALIST: pgettext_lazy("role in the team", "Journalist (not of the team)"),
}


def role_label(group_name: str) -> str:
    return str(LABELS.get(group_name, group_name))


def desk_permissions(role: str, app: str = "") -> set[str]:
    """The verbs of Django's model permissions that a role has on the desk's models. What the press room
    writes, its officer writes too."""
    verbs = {"view"} if role in VIEWING else set()
    writes = role in WRITING or (role, app) == ("press officer", "press")
    if writes or role in CHANGING:
        verbs.add("change")
    if writes:
        verbs.add("add")
    if role == "administrator":
        verbs.add("delete")
    return verbs


def sync_roles(using: str = "default", **_kwargs: Any) -> None:
    """Make the groups and set their permissions. Accounts are an administrator's; no other role sees them."""
    from django.apps import apps
    from django.contrib.auth.management import create_permissions
    from django.contrib.auth.models import Group, Permission

    # Django makes an app's permissions after this runs for the first time.
    for label in DESK_APPS:
        create_permissions(apps.get_app_config(label), verbosity=0, using=using)
    Group.objects.using(using).get_or_create(name=JOURNALIST)
    permissions = Permission.objects.using(using).select_related("content_type")
    for role, actions in ROLES.items():
        group, _ = Group.objects.using(using).get_or_create(name=role)
        wanted = [row for row in permissions if _belongs(row, role, actions)]
        group.permissions.set(wanted)


def _belongs(permission: Any, role: str, actions: frozenset[str]) -> bool:
    app, model = permission.content_type.app_label, permission.content_type.model
    verb = permission.codename.removesuffix(f"_{model}")
    if app == "proceedings":
        return permission.codename in actions
    if (app, model) in {("forum", "user"), ("forum", "invitation"), ("auth", "group")}:
        return role == "administrator" and verb != "delete"
    if app == "press" and model in PRESS_OFFICE:
        return role in ("press officer", "administrator")
    if app not in DESK_APPS:
        return False
    if model == "term":
        return verb == "view" or "approve" in actions
    is_line = model in LINES
    verbs = desk_permissions(role, app)
    return verb in verbs or (is_line and verb == "delete" and "add" in verbs)
