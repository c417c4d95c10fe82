"""The crosswalk on its way in, and who may do what with it."""

from django.db import migrations, models

RIGHTS = {"Petugas keuangan": ("add", "view"), "Editor": ("add", "change", "view")}


def give_rights(apps, schema_editor):
    """Finance officers send it; editors accept, refuse and undo."""
    kind, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(app_label="imports", model="crosswalkbatch")
    permissions = apps.get_model("auth.Permission").objects
    for name, actions in RIGHTS.items():
        for action in actions:
            codename = f"{action}_crosswalkbatch"
            permission, _ = permissions.get_or_create(content_type=kind, codename=codename, defaults={"name": f"Can {action} berkas tabel peralihan"})
            apps.get_model("auth.Group").objects.get(name=name).permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("imports", "0008_background")]

    operations = [
        migrations.AlterField(
            model_name="listbatch",
            name="kind",
            field=models.CharField(
                choices=[
                    ("proposals", "Daftar usulan"),
                    ("outcomes", "Daftar keputusan"),
                    ("services", "Katalog perizinan"),
                    ("issuances", "Tanggal izin terbit"),
                    ("crosswalk", "Tabel peralihan"),
                ],
                max_length=20,
                verbose_name="jenis",
            ),
        ),
        migrations.CreateModel(
            name="CrosswalkBatch",
            fields=[],
            options={
                "verbose_name": "berkas tabel peralihan",
                "verbose_name_plural": "berkas tabel peralihan",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("imports.listbatch",),
        ),
        migrations.RunPython(give_rights, migrations.RunPython.noop),
    ]
