from django.db import migrations

from proceedings.history import begin


def begin_history(apps, schema_editor):
    begin(apps, "agreements")


class Migration(migrations.Migration):
    dependencies = [("agreements", "0002_history")]

    operations = [migrations.RunPython(begin_history, migrations.RunPython.noop)]
