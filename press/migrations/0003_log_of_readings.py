from django.db import migrations

from press.triggers import create, drop


class Migration(migrations.Migration):
    dependencies = [("press", "0002_accreditation_and_alerts")]
    operations = [migrations.RunPython(create, drop)]
