# ruff: noqa: N806  Django gives the historical models as classes
"""Who may do what with files: finance officers send, mend, accept and refuse; editors look."""

from django.db import migrations

RIGHTS = {"Petugas keuangan": ("add", "change", "view"), "Editor": ("view",)}


def give_rights(apps, schema_editor):
    ContentType = apps.get_model("contenttypes.ContentType")
    Permission = apps.get_model("auth.Permission")
    Group = apps.get_model("auth.Group")

    kind, _ = ContentType.objects.get_or_create(app_label="imports", model="importbatch")
    for name, actions in RIGHTS.items():
        for action in actions:
            permission, _ = Permission.objects.get_or_create(
                content_type=kind, codename=f"{action}_importbatch", defaults={"name": f"Can {action} berkas impor"}
            )
            Group.objects.get(name=name).permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0002_mending"),
        ("core", "0002_site_root_and_editors"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
