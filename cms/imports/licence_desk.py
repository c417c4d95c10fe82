"""The licensing officer's desk of files: catalogues and dates of issue. The screens are those of all lists (list_views.py)."""

from __future__ import annotations

from django import forms

from cms.domain.tables import columns_of
from cms.imports.forms import Day, FileForm
from cms.imports.licences import CatalogueDetails
from cms.imports.list_desks import Desk
from cms.imports.models import LICENCE_KINDS, LicenceBatch
from cms.licensing import queries
from importers.licensing.sheets import KINDS
from importers.licensing.template import catalogue_template, catalogue_workbook, issuance_template

MEANINGS = {f"{table}.{column.name}": column.title("id") for table, kind in KINDS.items() for column in columns_of(kind)}


class LicenceFileForm(FileForm):
    """The file, what it holds, and what it may not say itself."""

    kind = forms.ChoiceField(label="Isi berkas", choices=[(kind.value, kind.label) for kind in LICENCE_KINDS])
    file_help = "Templat kami yang sudah diisi, atau tabel dari sistem perizinan lama."
    field_order = ("kind", "file")
    as_of = forms.DateField(
        label="Tarif berlaku mulai", required=False, widget=Day, help_text="Untuk biaya yang tidak menyebut tanggal. Kosongkan untuk hari ini."
    )
    office = forms.SlugField(label="Kode kantor", required=False, help_text="Kantor penanggung jawab, untuk baris yang tidak menyebutnya.")
    service = forms.SlugField(label="Kode layanan", required=False, help_text="Hanya untuk tanggal terbit: bila seluruh berkas tentang satu layanan.")
    is_sample = forms.BooleanField(label="Contoh", required=False, help_text="Layanan karangan untuk peragaan. Kata CONTOH tampil di halamannya.")

    def clean_service(self) -> str:
        slug: str = self.cleaned_data["service"]
        if slug and queries.service(slug) is None:
            raise forms.ValidationError(f"Tidak ada layanan dengan kode {slug}.")
        return slug

    def details(self) -> CatalogueDetails:
        return CatalogueDetails(**{name: self.cleaned_data[name] for name in ("as_of", "office", "service", "is_sample")})


DESK = Desk(
    namespace="licence_files",
    model=LicenceBatch,
    kinds=LICENCE_KINDS,
    form=LicenceFileForm,
    title="Berkas perizinan",
    add_label="Impor berkas",
    upload="Impor berkas perizinan",
    report_template="lists/licence_report.html",
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
