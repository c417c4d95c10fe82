# ruff: noqa: N806  Django gives the historical models as classes
"""The triggers that keep events as they were recorded, and the one row that holds the end of their chain."""

from django.db import migrations

from cms.proposals import triggers


def start_journal(apps, schema_editor):
    EventJournal = apps.get_model("proposals.EventJournal")
    EventJournal.objects.create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("proposals", "0001_initial")]

    operations = [
        migrations.RunPython(start_journal, migrations.RunPython.noop),
        migrations.RunPython(lambda apps, editor: triggers.create(editor), lambda apps, editor: triggers.drop(editor)),
    ]
