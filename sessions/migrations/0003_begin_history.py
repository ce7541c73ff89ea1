from django.db import migrations

from proceedings.history import begin


def begin_history(apps, schema_editor):
    begin(apps, "programme")


class Migration(migrations.Migration):
    dependencies = [("programme", "0002_history")]

    operations = [migrations.RunPython(begin_history, migrations.RunPython.noop)]
