from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("proceedings", "0007_search"), ("forum", "0010_notices_by_mail")]

    operations = [migrations.DeleteModel(name="MailChoice")]
