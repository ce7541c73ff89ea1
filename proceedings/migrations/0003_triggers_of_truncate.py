from django.db import migrations

from proceedings import triggers


class Migration(migrations.Migration):
    dependencies = [("proceedings", "0002_triggers")]
    operations = [migrations.RunPython(triggers.renew, migrations.RunPython.noop)]
