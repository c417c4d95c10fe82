# ruff: noqa: N806  Django gives the historical models as classes
"""The folder of all services, and the group of licensing officers: they write drafts and shared entries, editors publish."""

from django.db import migrations
from wagtail.models import Page as WagtailPage

LICENSING_OFFICERS = "Petugas perizinan"
EDITORS = "Editor"
SHARED = ("goalrecord", "lawrecord", "officerecord", "paymentrecord", "recourserecord", "requirementrecord")


def make_folder_and_officers(apps, schema_editor):
    folder = make_folder(apps)
    make_officers(apps, folder)


def make_folder(apps):
    ServiceFolder = apps.get_model("licensing.ServiceFolder")
    ContentType = apps.get_model("contenttypes.ContentType")
    Page = apps.get_model("wagtailcore.Page")
    SiteRoot = apps.get_model("core.SiteRoot")

    root = SiteRoot.objects.get()
    last = Page.objects.filter(depth=root.depth + 1, path__startswith=root.path).order_by("path").last()
    kind, _ = ContentType.objects.get_or_create(app_label="licensing", model="servicefolder")
    folder = ServiceFolder.objects.create(
        title="Layanan dan perizinan",
        draft_title="Layanan dan perizinan",
        slug="perizinan",
        content_type=kind,
        path=WagtailPage(path=last.path)._inc_path() if last else f"{root.path}0001",
        depth=root.depth + 1,
        numchild=0,
        url_path=f"{root.url_path}perizinan/",
        locale=root.locale,
        show_in_menus=False,
    )
    root.numchild += 1
    root.save()
    return folder


def make_officers(apps, folder):
    """Permissions of new models are made after all migrations; those that the groups need are made here already."""
    ContentType = apps.get_model("contenttypes.ContentType")
    Group = apps.get_model("auth.Group")
    GroupPagePermission = apps.get_model("wagtailcore.GroupPagePermission")
    Permission = apps.get_model("auth.Permission")

    officers, _ = Group.objects.get_or_create(name=LICENSING_OFFICERS)
    officers.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    for action in ("add", "change"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page")
        GroupPagePermission.objects.get_or_create(group=officers, page_id=folder.pk, permission=permission)
    editors = Group.objects.get(name=EDITORS)
    for model in SHARED:
        kind, _ = ContentType.objects.get_or_create(app_label="licensing", model=model)
        name = apps.get_model("licensing", model)._meta.verbose_name
        for action in ("add", "change", "view"):
            permission, _ = Permission.objects.get_or_create(
                content_type=kind, codename=f"{action}_{model}", defaults={"name": f"Can {action} {name}"}
            )
            officers.permissions.add(permission)
            editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("licensing", "0001_initial"),
        ("core", "0002_site_root_and_editors"),
        # It writes the number of the root's children; this one counts on from there.
        ("budgets", "0002_folder_and_finance_officers"),
    ]

    operations = [migrations.RunPython(make_folder_and_officers, migrations.RunPython.noop)]
