from django.db import migrations

from proceedings.history import begin


def begin_history(apps, schema_editor):
    begin(apps, "forum")


class Migration(migrations.Migration):
    dependencies = [("forum", "0002_history")]

    operations = [migrations.RunPython(begin_history, migrations.RunPython.noop)]
