"""The screens of the crosswalk: the table in force with its versions, upload, what would change, accept, refuse, undo.

The screens are those of lists (list_views.py) at a desk of their own, with rights of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any  # Django's views take whatever the address holds

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.widgets.button import Button

from cms.core.uploads import TOO_LARGE
from cms.crosswalk import queries
from cms.domain.crosswalk import CrosswalkRow, row_of
from cms.domain.tables import columns_of
from cms.imports import crosswalk, list_views
from cms.imports.crosswalk import CrosswalkDetails
from cms.imports.forms import ACCEPTED_TYPES
from cms.imports.list_desks import Desk
from cms.imports.models import CROSSWALK_KINDS, CrosswalkBatch, ListKind
from importers.crosswalk_template import crosswalk_workbook

__all__ = ["URLS", "crosswalk"]
DESK = Desk(
    namespace="crosswalk",
    title="Tabel peralihan",
    add_label="Impor tabel",
    kinds=CROSSWALK_KINDS,
    templates={
        "peralihan": ("templat-peralihan.xlsx", crosswalk_workbook),
        "peralihan-sekarang": ("peralihan.xlsx", lambda: crosswalk_workbook(queries.entries_of(queries.newest()))),
    },
    meanings={column.name: column.title("id") for column in columns_of(CrosswalkRow)},
    accepted="{file} disimpan. Deret tahun mengikutinya pada penerbitan situs berikutnya.",
    undone="{file} dibatalkan: tabel sebelumnya berlaku lagi.",
    refuse_words="Berkas ini akan ditolak: berkasnya dihapus, catatan tentangnya disimpan. Tabel yang berlaku tidak berubah.",
    undo_words="Tabel sebelum berkas ini akan berlaku lagi, sebagai versi baru. Tidak ada versi yang dihapus.",
    outdated="Belum disimpan: tabel yang berlaku sudah berubah sejak berkas ini diperiksa. Periksa laporan yang baru.",
)


class CrosswalkForm(forms.Form):
    """The file. It is the whole table: what is missing in it is removed."""

    kind = forms.CharField(initial=ListKind.CROSSWALK.value, widget=forms.HiddenInput)
    file = forms.FileField(
        label="Berkas",
        help_text="Seluruh tabel: baris yang tidak ada di dalamnya akan dihapus. Unduh dulu tabel sekarang, ubah, lalu kirim.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED_TYPES}),
        error_messages={"required": "Pilih berkasnya dulu.", "empty": "Berkas ini kosong: ukurannya 0 bita."},
    )
    sheet = forms.CharField(label="Hanya lembar ini", required=False, max_length=100)
    is_sample = forms.BooleanField(label="Contoh", required=False, help_text="Peralihan karangan untuk peragaan. Kata CONTOH tampil di situs.")

    def __init__(self, *args: Any, request_meta: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = filesizeformat(settings.IMPORT_MAX_BYTES)
        self.fields["file"].help_text += f" Paling besar {limit}."
        if TOO_LARGE in request_meta:
            self.fields["file"].error_messages["required"] = f"Berkas ini lebih besar dari {limit}. Ini tentu bukan tabel peralihan."

    def clean_kind(self) -> str:
        return ListKind.CROSSWALK.value

    def details(self) -> CrosswalkDetails:
        return CrosswalkDetails(is_sample=self.cleaned_data["is_sample"], sheet=self.cleaned_data["sheet"] or None)


class AtDesk:
    """What makes a screen of lists one of this desk."""

    model = CrosswalkBatch
    desk = DESK


class Received(AtDesk, list_views.Received):
    page_title = "Berkas tabel peralihan"
    index_url_name = "crosswalk:index"
    index_results_url_name = "crosswalk:index_results"
    inspect_url_name = "crosswalk:report"
    add_url_name = "crosswalk:upload"
    add_item_label = DESK.add_label

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [Button("Tabel sekarang", url=self.desk.url("current"), icon_name="table"), *super().header_more_buttons]


class Upload(AtDesk, list_views.Upload):
    page_title = "Impor tabel peralihan"
    form_class = CrosswalkForm


class Report(AtDesk, list_views.Report):
    template_name = "lists/crosswalk_report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        difference = self.object.report.get("difference") or {}
        is_empty = not any(difference.get(name) for name in ("new", "changed", "removed"))
        return super().get_context_data(**kwargs) | {"is_empty": is_empty}


class Current(AtDesk, list_views.ListScreen, TemplateView):
    """The table in force, and every version."""

    template_name = "lists/crosswalk_current.html"
    page_title = "Tabel peralihan sekarang"
    header_icon = "table"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = [row_of(one) for one in queries.entries_of(queries.newest())]
        return super().get_context_data(**kwargs) | {"rows": rows, "versions": queries.versions(), "upload": self.desk.url("upload")}


class Accept(AtDesk, list_views.Accept):
    pass


class Refuse(AtDesk, list_views.Refuse):
    pass


class Undo(AtDesk, list_views.Undo):
    pass


class File(AtDesk, list_views.File):
    pass


class Problems(AtDesk, list_views.Problems):
    pass


class Template(AtDesk, list_views.Template):
    pass


URLS: list[URLPattern] = [
    path("", Received.as_view(), name="index"),
    path("results/", Received.as_view(results_only=True), name="index_results"),
    path("sekarang/", Current.as_view(), name="current"),
    path("baru/", Upload.as_view(), name="upload"),
    path("templat/<slug:name>/", Template.as_view(), name="template"),
    path("<int:pk>/", Report.as_view(), name="report"),
    path("<int:pk>/terima/", Accept.as_view(), name="accept"),
    path("<int:pk>/tolak/", Refuse.as_view(), name="refuse"),
    path("<int:pk>/batalkan/", Undo.as_view(), name="undo"),
    path("<int:pk>/berkas/", File.as_view(), name="file"),
    path("<int:pk>/masalah/", Problems.as_view(), name="problems"),
]
