"""Puts the imports into Wagtail's admin: addresses, menu, and the rights that can be given to groups."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from cms.core.audit import tell_actions
from cms.core.menu import ViewSetForReaders
from cms.imports import crosswalk_desk, licence_desk, lists, proposal_desk, views
from cms.imports.home import add_waiting_files
from cms.imports.list_views import urls_of
from cms.imports.models import ImportBatch
from cms.imports.reading import ProfileViewSet, Reading
from cms.imports.replacing import REPLACED

hooks.register("construct_homepage_panels", add_waiting_files)


class ImportViewSet(ViewSetForReaders):
    model = ImportBatch
    name = "imports"
    url_prefix = "impor"
    icon = views.ICON
    menu_label = "Impor"
    menu_name = "imports"
    menu_order = 150  # after the pages

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
            path("<int:pk>/menggantikan/<int:older>/", views.Replace.as_view(), name="replace"),
            path("<int:pk>/berkas/", views.File.as_view(), name="file"),
            path("<int:pk>/bertanda/", views.Marked.as_view(), name="marked"),
            path("<int:pk>/masalah/", views.Problems.as_view(), name="problems"),
        ]


class ListViewSet(ViewSetForReaders):
    model = proposal_desk.DESK.model
    name = proposal_desk.DESK.namespace
    url_prefix = "impor-usulan"
    icon = views.ICON
    menu_label = "Impor usulan"
    menu_name = "lists"
    menu_order = 161  # after the desk

    def get_urlpatterns(self) -> list[URLPattern]:
        return urls_of(proposal_desk.DESK)


class LicenceFileViewSet(ViewSetForReaders):
    model = licence_desk.DESK.model
    name = licence_desk.DESK.namespace
    url_prefix = "impor-perizinan"
    icon = views.ICON
    menu_label = "Impor perizinan"
    menu_name = "licence_files"
    menu_order = 162  # after the lists

    def get_urlpatterns(self) -> list[URLPattern]:
        return urls_of(licence_desk.DESK)


class CrosswalkViewSet(ViewSetForReaders):
    model = crosswalk_desk.DESK.model
    name = crosswalk_desk.DESK.namespace
    url_prefix = "peralihan"
    icon = "table"
    menu_label = "Tabel peralihan"
    menu_name = "crosswalk"
    menu_order = 156  # after the required documents

    def get_urlpatterns(self) -> list[URLPattern]:
        return crosswalk_desk.URLS


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[ViewSet]:
    return [ImportViewSet(), ListViewSet(), LicenceFileViewSet(), CrosswalkViewSet(), ProfileViewSet()]


tell_actions(
    {
        lists.UNDONE: ("Batalkan berkas", "Semua yang ditambahkan berkas ini dibatalkan"),
        lists.TAKEN_BACK: ("Tarik berkas impor", "Berkas ditarik pengirimnya sebelum diputuskan"),
        REPLACED: ("Gantikan berkas impor", "Berkas ditutup karena digantikan berkas yang lebih baru"),
    }
)


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    """So that an administrator can give these rights to other groups. Nobody deletes a file that was received."""
    return Permission.objects.filter(
        content_type__app_label="imports",
        codename__in=[
            f"{action}_{model}" for action in ("add", "change", "view") for model in ("importbatch", "listbatch", "licencebatch", "crosswalkbatch")
        ],
    )
