"""The planning officer's desk of files: lists of proposals and of outcomes. The screens are those of all lists (list_views.py)."""

from __future__ import annotations

from django import forms

from cms.domain.periods import FIRST_YEAR, LAST_YEAR
from cms.domain.proposals.facts import Proposal, ProposalEvent
from cms.domain.tables import columns_of
from cms.imports.forms import Day, FileForm
from cms.imports.list_desks import Desk
from cms.imports.models import PROPOSAL_KINDS, ListBatch
from cms.imports.proposals import ProposalDetails
from importers.proposals.template import outcome_template, proposal_template

# Who gives an opinion in SIPD's export, as its columns are named here.
LEVELS = {"lurah": "lurah", "camat": "camat", "setwan": "sekretariat DPRD", "mitra": "mitra Bappeda", "skpd": "SKPD", "tapd": "TAPD"}
MEANINGS = {column.name: column.title("id") for fact in (ProposalEvent, Proposal) for column in columns_of(fact)} | {
    "number": "Nomor usulan",
    "decision": "Keputusan",
    "id": "Nomor di sistem asal",
    "parent": "Disalin dari nomor",
    "stage": "Tahap",
    "amount_asked": "Anggaran yang diminta",
    "district": "Kecamatan",
    "village": "Kelurahan",
    "latitude": "Lintang",
    "longitude": "Bujur",
    "office_final": "Kantor pelaksana",
    "status": "Status menurut sumber",
    "remark": "Keterangan sumber",
    "is_rejected": "Ditolak",
    "rejection": "Alasan ditolak",
    "is_withdrawn": "Ditarik kembali",
    "withdrawal": "Alasan ditarik kembali",
    **{f"{level}_text": f"Pendapat {name}" for level, name in LEVELS.items()},
    **{f"{level}_amount": f"Anggaran menurut {name}" for level, name in LEVELS.items()},
    "level_volume": "Banyaknya menurut sebuah tingkat",
    "row_id": "Nomor baris di sistem asal",
    "parent_id": "Disalin dari baris",
    "passed_on": "Diteruskan ke tahap berikutnya",
    "created": "Dicatat pada",
    "updated": "Diubah pada",
    "proposed": "Anggaran yang diusulkan",
    "plus": "Tambahan DPRD",
    "minus": "Pengurangan DPRD",
    "result": "Anggaran sesudah pembahasan",
    "commission": "Komisi DPRD",
    "progress": "Kemajuan",
    "study": "Mulai perencanaan",
    "procurement": "Mulai pengadaan",
    "works": "Mulai pekerjaan",
    "delivery": "Rencana selesai",
    "opened": "Dibuka",
    "budget_line": "Baris anggaran",
}


class ListForm(FileForm):
    """The file, what kind of list it is, and what it may not say itself."""

    kind = forms.ChoiceField(label="Isi berkas", choices=[(kind.value, kind.label) for kind in PROPOSAL_KINDS])
    file_help = "Ekspor usulan SIPD, tabel tahapan musrenbang, daftar keputusan, atau templat kami."
    field_order = ("kind", "file")
    as_of = forms.DateField(
        label="Keadaan per tanggal", required=False, widget=Day, help_text="Hari berkas ini menggambarkan keadaan. Kosongkan untuk hari ini."
    )
    year = forms.IntegerField(
        label="Diusulkan untuk tahun", required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR, help_text="Bila berkasnya tidak menyebut tahun."
    )
    by_office = forms.CharField(
        label="Diputuskan oleh", initial="Bappeda", max_length=200, help_text="Dipakai untuk baris yang tidak menyebut siapa yang memutuskan."
    )
    system = forms.CharField(
        label="Sistem asal",
        required=False,
        max_length=40,
        help_text="Misalnya sipd. Membedakan nomornya dari nomor sistem lain; pakai kata yang sama setiap kali.",
    )
    sheet = forms.CharField(label="Hanya lembar ini", required=False, max_length=100)
    is_sample = forms.BooleanField(label="Contoh", required=False, help_text="Usulan karangan untuk peragaan. Kata CONTOH tampil di setiap halaman.")

    def details(self) -> ProposalDetails:
        said = self.cleaned_data
        return ProposalDetails(**{name: said[name] for name in ("as_of", "year", "by_office", "system", "is_sample")}, sheet=said["sheet"] or None)


DESK = Desk(
    namespace="lists",
    model=ListBatch,
    kinds=PROPOSAL_KINDS,
    form=ListForm,
    title="Berkas usulan",
    add_label="Impor daftar",
    templates={"usulan": ("templat-usulan.xlsx", proposal_template), "keputusan": ("templat-keputusan.xlsx", outcome_template)},
    meanings=MEANINGS,
    accepted="{file} disimpan. Terbit pada penerbitan situs berikutnya.",
    undone="{file} dibatalkan untuk {count} usulan.",
    refuse_words="Berkas ini akan ditolak: berkasnya dihapus, catatan tentangnya disimpan. Usulan yang tercatat tidak berubah.",
    undo_words=(
        "Semua yang ditambahkan berkas ini akan dibatalkan: keputusannya ditarik, usulan yang hanya dibawa berkas ini ditarik kembali, dan isi yang "
        "dibetulkannya dikembalikan. Riwayat tidak dihapus: keduanya tetap terbaca umum, dengan alasan di bawah ini."
    ),
    outdated="Belum disimpan: usulan yang tercatat sudah berubah sejak berkas ini diperiksa. Periksa laporan yang baru.",
)
