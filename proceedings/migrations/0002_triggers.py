from django.db import migrations

from proceedings import triggers


class Migration(migrations.Migration):
    dependencies = [("proceedings", "0001_initial")]
    operations = [migrations.RunPython(triggers.create, triggers.drop)]
