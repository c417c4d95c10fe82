"""Digests of parts of a version, so that a mended file is compared without fetching the lines that it leaves as they are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0006_without_second_index"),
    ]

    operations = [
        migrations.AddField(
            model_name="budgetvintage",
            name="runs",
            field=models.JSONField(default=list, verbose_name="sidik bagian"),
        ),
    ]
