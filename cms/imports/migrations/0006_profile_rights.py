# ruff: noqa: N806  Django gives the historical models as classes
"""Finance officers keep the profiles that they make."""

from django.db import migrations


def give_rights(apps, schema_editor):
    ContentType = apps.get_model("contenttypes.ContentType")
    Permission = apps.get_model("auth.Permission")
    Group = apps.get_model("auth.Group")

    kind, _ = ContentType.objects.get_or_create(app_label="imports", model="importprofile")
    for action in ("change", "delete", "view"):
        permission, _ = Permission.objects.get_or_create(
            content_type=kind, codename=f"{action}_importprofile", defaults={"name": f"Can {action} profil pembacaan"}
        )
        Group.objects.get(name="Petugas keuangan").permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0005_profiles"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
