"""A party keeps which body it belonged to at signing; until now only that body's name was kept."""

from django.db import migrations


def keep_parents(apps, schema_editor):
    bodies = dict(apps.get_model("forum", "Organisation").objects.values_list("pk", "parent"))
    for name in ("Party", "HistoricalParty"):
        rows = apps.get_model("agreements", name).objects
        for body, parent in bodies.items():
            if parent is not None:
                rows.filter(organisation=body).exclude(relation="").update(parent=parent)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0005_lifecycle")]

    operations = [migrations.RunPython(keep_parents, migrations.RunPython.noop)]
