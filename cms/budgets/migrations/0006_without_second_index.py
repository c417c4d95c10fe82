"""The lines of a version have three indexes that begin with the version; one more for it alone was a fifth of what an import writes to them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0005_words"),
    ]

    operations = [
        migrations.AlterField(
            model_name="budgetlinerecord",
            name="vintage",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="budgets.budgetvintage", verbose_name="versi"
            ),
        ),
    ]
