"""Catalogues of licences and dates of issue on their way in, and who may do what with them."""

from django.db import migrations, models

RIGHTS = {"Petugas perizinan": ("add", "change", "view"), "Editor": ("view",)}


def give_rights(apps, schema_editor):
    """Licensing officers send, accept, refuse and undo; editors look."""
    kind, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(app_label="imports", model="licencebatch")
    permissions = apps.get_model("auth.Permission").objects
    for name, actions in RIGHTS.items():
        for action in actions:
            codename = f"{action}_licencebatch"
            permission, _ = permissions.get_or_create(content_type=kind, codename=codename, defaults={"name": f"Can {action} berkas perizinan"})
            apps.get_model("auth.Group").objects.get(name=name).permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0006_profile_rights"),
        ("licensing", "0002_folder_and_licensing_officers"),
    ]

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
                ],
                max_length=20,
                verbose_name="jenis",
            ),
        ),
        migrations.CreateModel(
            name="LicenceBatch",
            fields=[],
            options={"verbose_name": "berkas perizinan", "verbose_name_plural": "berkas perizinan", "proxy": True, "indexes": [], "constraints": []},
            bases=("imports.listbatch",),
        ),
        migrations.RunPython(give_rights, migrations.RunPython.noop),
    ]
