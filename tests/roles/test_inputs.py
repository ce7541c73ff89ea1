"""What may be sent beside what a page asks for: fields it does not show, filters, look-ups and pop-ups."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import models
from django.urls import reverse

from tests.roles.table import ALL, WRITERS, line_of
from tests.roles.test_pages import errors, is_refused
from tests.roles.world import CAST, columns, label_of, rolled_back, unrendered

pytestmark = pytest.mark.django_db

LABELS = [label_of(model) for model in admin.site._registry]


def page_of(label, name, *arguments):
    return reverse(f"admin:{label.replace('.', '_')}_{name}", args=arguments)


def other_value(field, now):
    """What no row holds in this column, as a form would send it."""
    if field.choices:
        return next(str(value) for value, _words in field.flatchoices if value not in (now, ""))
    if field.many_to_one or field.one_to_one:
        others = field.remote_field.model._base_manager.exclude(pk=now)
        return str(others.values_list("pk", flat=True).first() or "")
    if isinstance(field, models.BooleanField):
        return "" if now else "on"
    if isinstance(field, models.DateTimeField | models.DateField | models.TimeField):
        return {"TimeField": "11:11", "DateField": "2031-01-01"}.get(type(field).__name__, "2031-01-01T11:11")
    return "99" if isinstance(field, models.IntegerField) else "forged0"


def shown_inputs(world, who, path):
    with rolled_back(), unrendered():
        response = world.clients[who].get(path)
    return set(response.context_data["adminform"].form.fields)


FORGERS = ("contributor", "translator", "translator without a language", "editor", "administrator")


@pytest.mark.parametrize("who", FORGERS)
def test_a_form_changes_no_column_that_it_does_not_show(world, who):
    wrong = []
    for label in LABELS:
        if who not in line_of(label, "change").presses:
            continue
        row, path = world.rows[label], page_of(label, "change", world.rows[label].pk)
        before, inputs = columns(row), shown_inputs(world, who, path)
        hidden = [field for field in row._meta.concrete_fields if field.name not in inputs]
        forged = {field.name: other_value(field, before[field.attname]) for field in hidden}
        assert forged
        send = world.form(who, path) | forged
        with rolled_back(), unrendered():
            response = world.clients[who].post(path, send)
            assert response.status_code == 302, (label, errors(response), forged)
            now = columns(row)
        changed = [field.name for field in hidden if now[field.attname] != before[field.attname]]
        wrong += [f"{label}: {changed}"] if changed else []
    assert not wrong, "\n".join(wrong)


def test_a_list_is_filtered_by_no_column_letter_by_letter(world):
    """Of its own, and of whatever its rows are linked to, by the one who may see the most."""
    wrong = []
    for label in LABELS:
        model = world.rows[label]._meta.concrete_model
        own = [field for field in model._meta.get_fields() if isinstance(field, models.Field)]
        names = [field.name for field in own if not field.is_relation]
        names += [
            f"{field.name}__{_text_of(field)}" for field in model._meta.get_fields() if field.is_relation
        ]
        for name in names:
            with rolled_back(), unrendered():
                path = f"{page_of(label, 'changelist')}?{name}__startswith=a"
                response = world.clients["administrator"].get(path)
            if response.status_code != 400:
                wrong.append(f"{path}: {response.status_code}")
    assert not wrong, "\n".join(wrong)


def _text_of(relation):
    fields = relation.related_model._meta.concrete_fields if relation.related_model else ()
    return next((each.name for each in fields if isinstance(each, models.CharField | models.TextField)), "pk")


def relations():
    """One relation of a desk model to each registered model that can be searched."""
    found = {}
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            target = admin.site._registry.get(field.related_model)
            if target and target.search_fields and field.many_to_one:
                found.setdefault(label_of(field.related_model), []).append((model._meta, field.name))
    return found


@pytest.mark.parametrize("who", CAST)
def test_names_are_looked_up_by_those_who_may_see_their_list(world, who):
    wrong, found = [], relations()
    assert {"forum.user", "forum.person", "forum.day"} <= set(found)
    for label, fields in found.items():
        opens = line_of(label, "changelist").opens
        for opts, name in fields if who == "editor" else fields[:1]:
            asked = {"app_label": opts.app_label, "model_name": opts.model_name, "field_name": name}
            with rolled_back():
                response = world.clients[who].get(reverse("admin:autocomplete"), asked)
            if is_refused(response) == (who in opens):
                wrong.append(f"{label}, by {opts.label}.{name}: {response.status_code}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("who", sorted(ALL))
def test_a_pop_up_opens_for_those_for_whom_its_form_opens(world, who):
    wrong = []
    for label in LABELS:
        for name, arguments in (("add", ()), ("change", [world.rows[label].pk])):
            with rolled_back(), unrendered():
                response = world.clients[who].get(page_of(label, name, *arguments), {"_popup": "1"})
            if (response.status_code == 200) != (who in line_of(label, name).opens):
                wrong.append(f"{name} {label}: {response.status_code}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("who", sorted(WRITERS))
def test_a_pop_up_hands_out_no_other_column_than_the_key(world, who):
    wrong = []
    for label in LABELS:
        hidden = [field.name for field in world.rows[label]._meta.concrete_fields if not field.primary_key]
        for name in hidden if who == "contributor" else hidden[:1]:
            with rolled_back(), unrendered():
                query = {"_popup": "1", "_to_field": name}
                response = world.clients[who].get(page_of(label, "changelist"), query)
            if response.status_code != 400 and not is_refused(response):
                wrong.append(f"{label}.{name}: {response.status_code}")
    assert not wrong, "\n".join(wrong)
