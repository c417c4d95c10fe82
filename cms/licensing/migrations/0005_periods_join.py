"""The triggers that refuse gaps and overlaps of a fee's periods, and changes of what was published."""

from django.db import migrations

from cms.core import triggers
from cms.licensing.triggers import TRIGGERS


class Migration(migrations.Migration):
    dependencies = [("licensing", "0004_rights_on_the_finder")]

    operations = [
        migrations.RunPython(lambda apps, editor: triggers.create(editor, TRIGGERS), lambda apps, editor: triggers.drop(editor, TRIGGERS)),
    ]
