from django.db import migrations, models


def take_over(apps, schema_editor):
    """What each had chosen on the page of notices."""
    using = schema_editor.connection.alias
    users = apps.get_model("forum", "User").objects.using(using)
    for choice in apps.get_model("proceedings", "MailChoice").objects.using(using):
        users.filter(pk=choice.pk).update(mail_language=choice.language, notices_by_mail=choice.by_mail)


class Migration(migrations.Migration):
    dependencies = [("forum", "0009_pictures"), ("proceedings", "0006_translations")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="notices_by_mail",
            field=models.BooleanField(default=True, verbose_name="Send me mail at once"),
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop, elidable=True),
    ]
