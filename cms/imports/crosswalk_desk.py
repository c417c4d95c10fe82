"""The desk of the crosswalk: its files, and the table in force with its versions. The other screens are those of all lists (list_views.py)."""

from __future__ import annotations

from typing import Any  # Django's views take whatever the address holds

from django import forms
from django.urls import path
from django.views.generic import TemplateView

from cms.crosswalk import queries
from cms.domain.crosswalk import CrosswalkRow, row_of
from cms.domain.tables import columns_of
from cms.imports.crosswalk import CrosswalkDetails
from cms.imports.forms import FileForm
from cms.imports.list_desks import Desk
from cms.imports.list_views import ListScreen, urls_of
from cms.imports.models import CROSSWALK_KINDS, CrosswalkBatch, ListKind
from importers.crosswalk_template import crosswalk_workbook


class CrosswalkForm(FileForm):
    """The file. It is the whole table: what is missing in it is removed."""

    kind = forms.CharField(initial=ListKind.CROSSWALK.value, widget=forms.HiddenInput)
    file_help = "Seluruh tabel: baris yang tidak ada di dalamnya akan dihapus. Unduh dulu tabel sekarang, ubah, lalu kirim."
    advice = "Ini tentu bukan tabel peralihan."
    sheet = forms.CharField(label="Hanya lembar ini", required=False, max_length=100)
    is_sample = forms.BooleanField(label="Contoh", required=False, help_text="Peralihan karangan untuk peragaan. Kata CONTOH tampil di situs.")

    def clean_kind(self) -> str:
        return ListKind.CROSSWALK.value

    def details(self) -> CrosswalkDetails:
        return CrosswalkDetails(is_sample=self.cleaned_data["is_sample"], sheet=self.cleaned_data["sheet"] or None)


DESK = Desk(
    namespace="crosswalk",
    model=CrosswalkBatch,
    kinds=CROSSWALK_KINDS,
    form=CrosswalkForm,
    title="Tabel peralihan",
    add_label="Impor tabel",
    received="Berkas tabel peralihan",
    upload="Impor tabel peralihan",
    current="Tabel sekarang",
    report_template="lists/crosswalk_report.html",
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


class Current(ListScreen, TemplateView):
    """The table in force, and every version."""

    template_name = "lists/crosswalk_current.html"
    page_title = "Tabel peralihan sekarang"
    header_icon = "table"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = [row_of(one) for one in queries.entries_of(queries.newest())]
        return super().get_context_data(**kwargs) | {
            "rows": rows,
            "versions": queries.versions(),
            "upload": self.desk.url("upload"),
            "download": self.desk.url("template", "peralihan-sekarang"),
        }


URLS = [*urls_of(DESK), path("sekarang/", Current.as_view(desk=DESK, model=DESK.model), name="current")]
