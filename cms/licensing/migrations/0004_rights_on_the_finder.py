# ruff: noqa: N806  Django gives the historical models as classes
"""Licensing officers draft the finder's table; editors publish it."""

from django.db import migrations

LICENSING_OFFICERS = "Petugas perizinan"
EDITORS = "Editor"


def give_rights(apps, schema_editor):
    """Permissions of new models are made after all migrations; those that the groups need are made here already."""
    ContentType = apps.get_model("contenttypes.ContentType")
    Group = apps.get_model("auth.Group")
    Permission = apps.get_model("auth.Permission")
    kind, _ = ContentType.objects.get_or_create(app_label="licensing", model="findertable")
    for group, actions in ((LICENSING_OFFICERS, ("add", "change", "view")), (EDITORS, ("add", "change", "view", "publish"))):
        for action in actions:
            permission, _ = Permission.objects.get_or_create(
                content_type=kind, codename=f"{action}_findertable", defaults={"name": f"Can {action} pencari izin"}
            )
            Group.objects.get(name=group).permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("licensing", "0003_finder")]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
