# ruff: noqa: N806  Django gives the historical models as classes
"""Puts our root in the place of Wagtail's welcome page, and the group of editors in the place of Wagtail's two groups."""

from django.db import migrations

EDITORS = "Editor"
EDITOR_ACTIONS = ("add", "change", "publish", "lock", "unlock")


def make_root_and_editors(apps, schema_editor):
    root = make_root(apps)
    make_editors(apps, root)
    make_approval(apps)


def make_root(apps):
    Page = apps.get_model("wagtailcore.Page")
    SiteRoot = apps.get_model("core.SiteRoot")
    ContentType = apps.get_model("contenttypes.ContentType")
    Locale = apps.get_model("wagtailcore.Locale")
    Site = apps.get_model("wagtailcore.Site")

    Page.objects.filter(depth=2).delete()  # the welcome page; its site goes with it
    kind, _ = ContentType.objects.get_or_create(app_label="core", model="siteroot")
    root = SiteRoot.objects.create(
        title="Terang",
        draft_title="Terang",
        slug="terang",
        content_type=kind,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/terang/",
        locale=Locale.objects.order_by("pk").first(),
        show_in_menus=False,
    )
    Page.objects.filter(depth=1).update(numchild=1)
    Site.objects.create(hostname="localhost", site_name="Terang", root_page_id=root.pk, is_default_site=True)
    return root


def make_editors(apps, root):
    Group = apps.get_model("auth.Group")
    Permission = apps.get_model("auth.Permission")
    GroupPagePermission = apps.get_model("wagtailcore.GroupPagePermission")

    editors, _ = Group.objects.get_or_create(name=EDITORS)
    editors.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    for action in EDITOR_ACTIONS:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page")
        GroupPagePermission.objects.get_or_create(group=editors, page_id=root.pk, permission=permission)


def make_approval(apps):
    """The second pair of eyes: what a finance officer submits, an editor approves."""
    Group = apps.get_model("auth.Group")
    Workflow = apps.get_model("wagtailcore.Workflow")
    GroupApprovalTask = apps.get_model("wagtailcore.GroupApprovalTask")

    Workflow.objects.filter(name="Moderators approval").update(name="Persetujuan editor")
    for task in GroupApprovalTask.objects.filter(name="Moderators approval"):
        task.name = "Persetujuan editor"
        task.save()
        task.groups.set([Group.objects.get(name=EDITORS)])
    Group.objects.filter(name__in=["Moderators", "Editors"], user=None).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make_root_and_editors, migrations.RunPython.noop)]
