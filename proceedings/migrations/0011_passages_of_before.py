"""The marks of what was published before there were any."""

import json

from django.db import migrations

from proceedings.passages.marks import marks_of


def fill(apps, _schema_editor):
    publications = apps.get_model("proceedings", "Publication").objects
    marks = apps.get_model("proceedings", "PassageMark").objects
    marks.all().delete()  # a version published meanwhile has those of the versions before it as well
    of, known = None, set()
    rows = publications.filter(cancelled_at=None, erased_at=None).order_by("kind", "key", "number")
    for row in rows.only("kind", "key", "content").iterator(chunk_size=100):
        if (row.kind, row.key) != of:
            of, known = (row.kind, row.key), set()
        new = marks_of(json.loads(row.content).get("plain", {}).values()) - known
        known |= new
        marks.bulk_create((marks.model(publication=row, mark=each) for each in sorted(new)), batch_size=2000)


class Migration(migrations.Migration):
    dependencies = [("proceedings", "0010_passages")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
