"""Every action of every list × everybody: offered, and done when it is sent, to those alone who may."""

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.admin_form import filled
from tests.roles.table import ADMINISTRATORS, EDITORS, NOBODY, NOTES, PUBLISHERS, WRITERS
from tests.roles.test_pages import is_refused
from tests.roles.world import CAST, is_published, label_of, rolled_back, unrendered, walking, writes

pytestmark = pytest.mark.django_db

ACTIONS = {
    "publish_selected": PUBLISHERS,
    "withdraw_selected": PUBLISHERS,
    "assign_selected": EDITORS,
    "arrange_selected": WRITERS,
    "delete_selected": ADMINISTRATORS,
    "forum.term delete_selected": EDITORS,
    **{f"forum.{name} delete_selected": WRITERS for name in ("room", "track")},
    **{f"forum.{name} delete_selected": NOBODY for name in ("user", "invitation")},
    "proceedings.report delete_selected": NOBODY,
    **{f"press.{name} delete_selected": NOBODY for name in ("accreditation", "reading", "terms")},
    "forum.invitation resend": ADMINISTRATORS,
    "forum.invitation revoke": ADMINISTRATORS,
}


def lists():
    return {label_of(model): model_admin for model, model_admin in admin.site._registry.items()}


def line(label, action):
    return ACTIONS.get(f"{label} {action}", ACTIONS.get(action))


def every_action():
    """(label, action): what the lists declare, whoever is offered it."""
    for label, model_admin in lists().items():
        for _perform, name, _words in model_admin._get_base_actions():
            yield label, name


ALL_ACTIONS = list(every_action())


def test_the_table_names_every_action():
    missing = sorted({f"{label} {name}" for label, name in ALL_ACTIONS if line(label, name) is None})
    assert not missing, f"Who may do this to several at once? Add its line to ACTIONS: {missing}"
    known = {name for pair in ALL_ACTIONS for name in (pair[1], " ".join(pair))}
    assert not set(ACTIONS) - known, "No longer there: take it out of ACTIONS."


def path_of(label):
    return reverse(f"admin:{label.replace('.', '_')}_changelist")


@pytest.fixture(scope="package")
def presses(world):
    """What the second page of each action sends, as an administrator is shown it."""
    return {pair: press_of(world, *pair) for pair in ALL_ACTIONS if line(*pair)}


def press_of(world, label, action):
    row = world.rows[label]
    if is_published(label) and action in ("publish_selected", "delete_selected"):
        row = world.drafts[label]
    start = {"action": action, "_selected_action": [str(row.pk)]}
    asked = {
        "withdraw_selected": NOTES | {"confirm": "yes"},
        "assign_selected": {
            "confirm": "yes",
            "assign-assignee": str(world.people["editor"].pk),
            "assign-task": "review",
        },
        "delete_selected": {"post": "yes"},
    }
    if action not in ("publish_selected", "arrange_selected"):
        return start | asked.get(action, {})
    look = {"look": "yes", "happening": "cancelled", "day": "", "room": "", "how": ""}
    with rolled_back():
        shown = world.clients["administrator"].post(path_of(label), start | look)
    return filled(shown) | {"confirm": "yes"}


@pytest.mark.parametrize("who", walking(CAST))
def test_actions_of_lists(world, presses, who):
    wrong = []
    for (label, action), send in presses.items():
        with rolled_back(), writes() as written, unrendered():
            response = world.clients[who].post(path_of(label), send)
        if who in line(label, action) and not written:
            wrong.append(f"{who}: {action} of {label} does nothing for them: {response.status_code}")
        if who not in line(label, action) and written:
            wrong.append(f"{who}: {action} of {label} wrote to {written}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("who", walking(CAST))
def test_a_list_offers_the_actions_that_its_reader_may_use(world, who):
    for label, model_admin in lists().items():
        with rolled_back(), unrendered():
            response = world.clients[who].get(path_of(label))
        offered = set()
        if not is_refused(response):
            offered = set(model_admin.get_actions(response.wsgi_request))
        expected = {name for each, name in ALL_ACTIONS if each == label and who in line(label, name)}
        assert offered == expected, (who, label)
