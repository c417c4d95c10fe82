"""The licensing officer's screens for files: catalogues and dates of issue received, upload, what would change, accept, refuse, undo.

The screens are those of lists of proposals (list_views.py) at a desk of their own, with rights of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any  # Django's views take whatever the address holds

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, path

from cms.core.uploads import TOO_LARGE
from cms.domain.tables import columns_of
from cms.imports import licence_lists, list_views
from cms.imports.forms import ACCEPTED_TYPES, Day
from cms.imports.licences import CatalogueDetails
from cms.imports.list_desks import Desk
from cms.imports.models import LICENCE_KINDS, LicenceBatch, ListKind
from cms.licensing import queries
from importers.licensing.sheets import KINDS
from importers.licensing.template import catalogue_template, catalogue_workbook, issuance_template

__all__ = ["URLS", "licence_lists"]
MEANINGS = {f"{table}.{column.name}": column.title("id") for table, kind in KINDS.items() for column in columns_of(kind)}
DESK = Desk(
    namespace="licence_files",
    title="Berkas perizinan",
    add_label="Impor berkas",
    kinds=LICENCE_KINDS,
    templates={
        "perizinan": ("templat-perizinan.xlsx", catalogue_template),
        "perizinan-tersimpan": ("perizinan.xlsx", lambda: catalogue_workbook(queries.newest_drafts().values())),
        "tanggal-terbit": ("templat-tanggal-terbit.xlsx", issuance_template),
    },
    meanings=MEANINGS,
    accepted="{file} disimpan. Layanan di dalamnya menjadi draf; terbitkan dari halamannya masing-masing.",
    undone="{file} dibatalkan untuk {count} layanan.",
    refuse_words="Berkas ini akan ditolak: berkasnya dihapus, catatan tentangnya disimpan. Layanan yang tersimpan tidak berubah.",
    undo_words=(
        "Semua yang disimpan berkas ini akan dibatalkan: draf yang baru dibawanya dihapus, draf yang diubahnya kembali seperti sebelumnya. "
        "Yang sudah terbit tidak berubah. Isi bersama yang baru (aturan, kantor, persyaratan) tetap ada dan tidak mengganggu."
    ),
    outdated="Belum disimpan: layanan yang tersimpan sudah berubah sejak berkas ini diperiksa. Periksa laporan yang baru.",
)


class LicenceFileForm(forms.Form):
    """The file, what it holds, and what it may not say itself."""

    kind = forms.ChoiceField(label="Isi berkas", choices=[(kind.value, kind.label) for kind in LICENCE_KINDS])
    file = forms.FileField(
        label="Berkas",
        help_text="Templat kami yang sudah diisi, atau tabel dari sistem perizinan lama.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED_TYPES}),
        error_messages={"required": "Pilih berkasnya dulu.", "empty": "Berkas ini kosong: ukurannya 0 bita."},
    )
    as_of = forms.DateField(
        label="Tarif berlaku mulai", required=False, widget=Day, help_text="Untuk biaya yang tidak menyebut tanggal. Kosongkan untuk hari ini."
    )
    office = forms.SlugField(label="Kode kantor", required=False, help_text="Kantor penanggung jawab, untuk baris yang tidak menyebutnya.")
    service = forms.SlugField(label="Kode layanan", required=False, help_text="Hanya untuk tanggal terbit: bila seluruh berkas tentang satu layanan.")
    is_sample = forms.BooleanField(label="Contoh", required=False, help_text="Layanan karangan untuk peragaan. Kata CONTOH tampil di halamannya.")

    def __init__(self, *args: Any, request_meta: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = filesizeformat(settings.IMPORT_MAX_BYTES)
        self.fields["file"].help_text += f" Paling besar {limit}."
        if TOO_LARGE in request_meta:
            self.fields["file"].error_messages["required"] = f"Berkas ini lebih besar dari {limit}. Bagi menjadi beberapa berkas, lalu pilih lagi."

    def clean_service(self) -> str:
        slug: str = self.cleaned_data["service"]
        if slug and queries.service(slug) is None:
            raise forms.ValidationError(f"Tidak ada layanan dengan kode {slug}.")
        return slug

    def details(self) -> CatalogueDetails:
        return CatalogueDetails(**{name: self.cleaned_data[name] for name in ("as_of", "office", "service", "is_sample")})


class AtDesk:
    """What makes a screen of lists one of this desk."""

    model = LicenceBatch
    desk = DESK


class Received(AtDesk, list_views.Received):
    page_title = DESK.title
    index_url_name = "licence_files:index"
    index_results_url_name = "licence_files:index_results"
    inspect_url_name = "licence_files:report"
    add_url_name = "licence_files:upload"
    add_item_label = DESK.add_label


class Upload(AtDesk, list_views.Upload):
    page_title = "Impor berkas perizinan"
    form_class = LicenceFileForm


class Report(AtDesk, list_views.Report):
    template_name = "lists/licence_report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"is_catalogue": self.object.kind == ListKind.SERVICES}


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
    path("baru/", Upload.as_view(), name="upload"),
    path("templat/<slug:name>/", Template.as_view(), name="template"),
    path("<int:pk>/", Report.as_view(), name="report"),
    path("<int:pk>/terima/", Accept.as_view(), name="accept"),
    path("<int:pk>/tolak/", Refuse.as_view(), name="refuse"),
    path("<int:pk>/batalkan/", Undo.as_view(), name="undo"),
    path("<int:pk>/berkas/", File.as_view(), name="file"),
    path("<int:pk>/masalah/", Problems.as_view(), name="problems"),
]
