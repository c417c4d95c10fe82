"""Puts the imports into Wagtail's admin: addresses, menu, and the rights that can be given to groups."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import policy_registry

from cms.imports import licence_views, list_views, lists, views
from cms.imports.home import add_waiting_files
from cms.imports.models import ImportBatch, LicenceBatch, ListBatch
from cms.imports.reading import ProfileViewSet, Reading

hooks.register("construct_homepage_panels", add_waiting_files)


class ImportMenuItem(MenuItem):
    """Shown to those who may look at files."""

    def is_shown(self, request: HttpRequest) -> bool:
        return policy_registry.get_by_type(ImportBatch).user_has_any_permission(request.user, {"add", "change", "view"})


class ImportViewSet(ViewSet):
    name = "imports"
    url_prefix = "impor"
    icon = views.ICON
    menu_label = "Impor"
    menu_name = "imports"
    menu_order = 150  # after the pages
    menu_item_class = ImportMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", views.Received.as_view(), name="index"),
            path("results/", views.Received.as_view(results_only=True), name="index_results"),
            path("baru/", views.Upload.as_view(), name="upload"),
            path("templat/", views.Template.as_view(), name="template"),
            path("<int:pk>/", views.Report.as_view(), name="report"),
            path("<int:pk>/ubah/", views.Mend.as_view(), name="mend"),
            path("<int:pk>/cara-membaca/", Reading.as_view(), name="reading"),
            path("<int:pk>/perubahan/", views.Changes.as_view(), name="changes"),
            path("<int:pk>/terima/", views.Accept.as_view(), name="accept"),
            path("<int:pk>/tolak/", views.Refuse.as_view(), name="refuse"),
            path("<int:pk>/berkas/", views.File.as_view(), name="file"),
            path("<int:pk>/bertanda/", views.Marked.as_view(), name="marked"),
            path("<int:pk>/masalah/", views.Problems.as_view(), name="problems"),
        ]


class ListMenuItem(MenuItem):
    """Shown to those who may look at lists of proposals."""

    def is_shown(self, request: HttpRequest) -> bool:
        return policy_registry.get_by_type(ListBatch).user_has_any_permission(request.user, {"add", "change", "view"})


class ListViewSet(ViewSet):
    name = "lists"
    url_prefix = "impor-usulan"
    icon = views.ICON
    menu_label = "Impor usulan"
    menu_name = "lists"
    menu_order = 161  # after the desk
    menu_item_class = ListMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", list_views.Received.as_view(), name="index"),
            path("results/", list_views.Received.as_view(results_only=True), name="index_results"),
            path("baru/", list_views.Upload.as_view(), name="upload"),
            path("templat/<slug:name>/", list_views.Template.as_view(), name="template"),
            path("<int:pk>/", list_views.Report.as_view(), name="report"),
            path("<int:pk>/terima/", list_views.Accept.as_view(), name="accept"),
            path("<int:pk>/tolak/", list_views.Refuse.as_view(), name="refuse"),
            path("<int:pk>/batalkan/", list_views.Undo.as_view(), name="undo"),
            path("<int:pk>/berkas/", list_views.File.as_view(), name="file"),
            path("<int:pk>/masalah/", list_views.Problems.as_view(), name="problems"),
        ]


class LicenceFileMenuItem(MenuItem):
    """Shown to those who may look at files of licences."""

    def is_shown(self, request: HttpRequest) -> bool:
        return policy_registry.get_by_type(LicenceBatch).user_has_any_permission(request.user, {"add", "change", "view"})


class LicenceFileViewSet(ViewSet):
    name = "licence_files"
    url_prefix = "impor-perizinan"
    icon = views.ICON
    menu_label = "Impor perizinan"
    menu_name = "licence_files"
    menu_order = 162  # after the lists
    menu_item_class = LicenceFileMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        return licence_views.URLS


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[ViewSet]:
    return [ImportViewSet(), ListViewSet(), LicenceFileViewSet(), ProfileViewSet()]


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    actions.register_action(lists.UNDONE, "Batalkan berkas", "Semua yang ditambahkan berkas ini dibatalkan")


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    """So that an administrator can give these rights to other groups. Nobody deletes a file that was received."""
    return Permission.objects.filter(
        content_type__app_label="imports",
        codename__in=[f"{action}_{model}" for action in ("add", "change", "view") for model in ("importbatch", "listbatch", "licencebatch")],
    )
