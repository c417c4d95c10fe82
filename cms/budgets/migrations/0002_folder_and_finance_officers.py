# ruff: noqa: N806  Django gives the historical models as classes
"""The folder of all budget documents, and the group of finance officers: they may add and change there, not publish."""

from django.db import migrations

FINANCE_OFFICERS = "Petugas keuangan"


def make_folder_and_officers(apps, schema_editor):
    folder = make_folder(apps)
    make_officers(apps, folder)


def make_folder(apps):
    BudgetFolder = apps.get_model("budgets.BudgetFolder")
    ContentType = apps.get_model("contenttypes.ContentType")
    SiteRoot = apps.get_model("core.SiteRoot")

    root = SiteRoot.objects.get()
    kind, _ = ContentType.objects.get_or_create(app_label="budgets", model="budgetfolder")
    folder = BudgetFolder.objects.create(
        title="Dokumen anggaran",
        draft_title="Dokumen anggaran",
        slug="dokumen",
        content_type=kind,
        path=f"{root.path}0001",
        depth=root.depth + 1,
        numchild=0,
        url_path=f"{root.url_path}dokumen/",
        locale=root.locale,
        show_in_menus=False,
    )
    root.numchild = 1
    root.save()
    return folder


def make_officers(apps, folder):
    Group = apps.get_model("auth.Group")
    Permission = apps.get_model("auth.Permission")
    GroupPagePermission = apps.get_model("wagtailcore.GroupPagePermission")

    officers, _ = Group.objects.get_or_create(name=FINANCE_OFFICERS)
    officers.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    for action in ("add", "change"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page")
        GroupPagePermission.objects.get_or_create(group=officers, page_id=folder.pk, permission=permission)


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0001_initial"),
        ("core", "0002_site_root_and_editors"),
    ]

    operations = [migrations.RunPython(make_folder_and_officers, migrations.RunPython.noop)]
