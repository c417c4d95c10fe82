# ruff: noqa: N806  Django gives the historical models as classes
"""The folder of all papers. Finance officers may add and change there, not publish; editors have their rights from the root."""

from django.db import migrations
from wagtail.models import Page as WagtailPage

FINANCE_OFFICERS = "Petugas keuangan"


def make_folder(apps, schema_editor):
    ContentType = apps.get_model("contenttypes.ContentType")
    Group = apps.get_model("auth.Group")
    GroupPagePermission = apps.get_model("wagtailcore.GroupPagePermission")
    Page = apps.get_model("wagtailcore.Page")
    PaperFolder = apps.get_model("papers.PaperFolder")
    Permission = apps.get_model("auth.Permission")
    SiteRoot = apps.get_model("core.SiteRoot")

    root = SiteRoot.objects.get()
    last = Page.objects.filter(depth=root.depth + 1, path__startswith=root.path).order_by("path").last()
    kind, _ = ContentType.objects.get_or_create(app_label="papers", model="paperfolder")
    folder = PaperFolder.objects.create(
        title="Dokumen wajib",
        draft_title="Dokumen wajib",
        slug="dokumen-wajib",
        content_type=kind,
        path=WagtailPage(path=last.path)._inc_path() if last else f"{root.path}0001",
        depth=root.depth + 1,
        numchild=0,
        url_path=f"{root.url_path}dokumen-wajib/",
        locale=root.locale,
        show_in_menus=False,
    )
    root.numchild += 1
    root.save()
    officers = Group.objects.get(name=FINANCE_OFFICERS)
    for action in ("add", "change"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page")
        GroupPagePermission.objects.get_or_create(group=officers, page_id=folder.pk, permission=permission)


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0001_initial"),
        ("budgets", "0002_folder_and_finance_officers"),
        ("licensing", "0002_folder_and_licensing_officers"),
    ]

    operations = [migrations.RunPython(make_folder, migrations.RunPython.noop)]
