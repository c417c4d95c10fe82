"""What the sender of a file is asked: the file, which budget it is, and what stands beside the figures."""

from __future__ import annotations

from typing import Any  # cleaned data, as Django has them

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat

from cms.budgets.models import PHASE_CHOICES
from cms.budgets.services import Details
from cms.core.public_words import without_personal_number
from cms.core.rupiah import Rupiah
from cms.core.uploads import LimitedFileField
from cms.domain.budgets import CONTROLS, Phase
from cms.domain.periods import FIRST_YEAR, LAST_YEAR
from cms.imports import queries
from cms.imports.guessing import guessed_phase, guessed_year
from cms.imports.models import ImportBatch

ACCEPTED_TYPES = ".xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.tsv,.txt"
GUESSED = "Kosongkan bila sudah disebut dalam nama berkas."


class Day(forms.DateInput):
    """The browser's own calendar: needs no script, works with the keyboard, and on a phone."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class FileForm(forms.Form):
    """Asks for a file."""

    file = LimitedFileField(
        label="Berkas",
        widget=forms.FileInput(attrs={"accept": ACCEPTED_TYPES}),
        error_messages={
            "required": "Pilih berkasnya dulu.",
            "empty": "Berkas ini kosong: ukurannya 0 bita. Simpan ulang lembar kerjanya, lalu pilih lagi.",
        },
    )
    # Which file is meant, and what to do about one that is too large.
    file_help = ""
    advice = "Bagi menjadi beberapa berkas, lalu pilih lagi."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].advice = self.advice
        self.fields["file"].help_text = f"{self.file_help} Paling besar {filesizeformat(settings.IMPORT_MAX_BYTES)}."


class UploadForm(FileForm):
    """Everything but the file may be left as it is: year and phase are then read from the file's name."""

    file_help = "Ekspor SIPD, tabel DJPK, atau templat kami: .xlsx, .xls, .ods, atau .csv."
    advice = "Hapus lembar dan kolom yang tidak diperlukan, simpan, lalu pilih lagi."

    year = forms.IntegerField(
        label="Tahun anggaran",
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text=GUESSED,
        error_messages={"invalid": "Tulis tahunnya dengan empat angka, misalnya 2025."},
    )
    phase = forms.ChoiceField(label="Tahap", required=False, choices=[("", "Sesuai nama berkas"), *PHASE_CHOICES.items()], help_text=GUESSED)
    sequence = forms.IntegerField(
        label="Urutan",
        initial=1,
        min_value=1,
        max_value=99,
        help_text="2 untuk pergeseran atau perubahan kedua dalam tahun itu; dari berkas dengan beberapa pergeseran dibaca yang kedua.",
        error_messages={"required": "Tulis 1 bila ini yang pertama dalam tahun itu."},
    )
    is_sample = forms.BooleanField(
        label="Angka contoh", required=False, help_text="Angka karangan untuk peragaan. Kata CONTOH dicetak di setiap halaman dan berkas."
    )
    title = forms.CharField(
        label="Judul dokumen",
        required=False,
        max_length=255,
        validators=[without_personal_number],
        help_text="Kosongkan untuk judul biasa, misalnya APBD 2025.",
    )
    regulation_number = forms.CharField(
        label="Nomor peraturan",
        required=False,
        max_length=200,
        validators=[without_personal_number],
        help_text="Misalnya Peraturan Daerah Nomor 5 Tahun 2024.",
    )
    regulation_date = forms.DateField(label="Tanggal peraturan", required=False, widget=Day)
    as_of = forms.DateField(
        label="Keadaan per tanggal", required=False, widget=Day, help_text="Untuk realisasi: sampai tanggal berapa uang itu dihitung."
    )
    origin = forms.CharField(
        label="Asal angka",
        required=False,
        validators=[without_personal_number],
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Siapa yang membuat angka ini dan di mana diterbitkan. Pembaca melihatnya di halaman dokumen.",
    )
    note = forms.CharField(
        label="Catatan untuk pembaca", required=False, validators=[without_personal_number], widget=forms.Textarea(attrs={"rows": 2})
    )
    control_revenue = Rupiah(label="Pendapatan (4)", required=False, may_be_negative=True)
    control_expenditure = Rupiah(label="Belanja (5)", required=False, may_be_negative=True)
    control_financing_in = Rupiah(label="Penerimaan pembiayaan (6.1)", required=False, may_be_negative=True)
    control_financing_out = Rupiah(label="Pengeluaran pembiayaan (6.2)", required=False, may_be_negative=True)
    change_reason = forms.CharField(
        label="Alasan perubahan",
        required=False,
        validators=[without_personal_number],
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Mengapa angkanya berubah dari versi sebelumnya. Ikut terbit; wajib bila perubahannya besar.",
    )
    sheet = forms.CharField(
        label="Hanya lembar ini", required=False, max_length=100, help_text="Bila berkas memuat banyak lembar dan hanya satu yang dimaksud."
    )
    government = forms.CharField(
        label="Hanya pemerintah daerah ini",
        required=False,
        max_length=100,
        help_text="Kode atau nama, bila tabelnya memuat banyak daerah, misalnya 02.14 atau Kota Binjai.",
    )

    # How the form is laid out: heading -> fields.
    GROUPS = {
        "Berkas": ("file",),
        "Anggaran yang mana": ("year", "phase", "sequence", "is_sample"),
        "Keterangan untuk pembaca": ("title", "regulation_number", "regulation_date", "as_of", "origin", "note"),
        "Jumlah menurut dokumen bertanda tangan": (*CONTROLS, "change_reason"),
        "Bila berkas memuat lebih dari yang dimaksud": ("sheet", "government"),
    }

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """For the template: each heading with its fields."""
        return [(heading, [self[name] for name in names]) for heading, names in self.GROUPS.items()]

    def file_name(self) -> str:
        """The name to guess from."""
        upload = self.cleaned_data.get("file")
        return upload.name if upload else ""

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "file" in said and "year" in said and not said["year"]:
            said["year"] = guessed_year(self.file_name())
            if not said["year"]:
                self.add_error("year", "Nama berkas tidak menyebut satu tahun anggaran. Tulis tahunnya di sini.")
        if "file" in said and "phase" in said and not said["phase"]:
            guess = guessed_phase(self.file_name())
            said["phase"] = guess.value if guess else ""
            if not guess:
                self.add_error("phase", "Nama berkas tidak menyebut tahapnya. Pilih di sini: murni, perubahan, realisasi, atau yang lain.")
        return said

    def details(self) -> Details:
        """What was said, as the services take it. Only of a valid form."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("file", "sheet", "government")}
        return Details(**said | {"phase": Phase(said["phase"])})


class MendForm(UploadForm):
    """The same questions about a file that is already here. Another file may take its place."""

    def __init__(self, *args: Any, batch: ImportBatch, **kwargs: Any) -> None:
        details = queries.details_of(batch)
        initial = {name: getattr(details, name) for name in Details.__slots__} | {"phase": details.phase.value}
        initial |= {name: batch.details.get(name, "") for name in ("sheet", "government")}
        super().__init__(*args, **kwargs | {"initial": initial})
        self._kept_name = batch.file_name
        self.fields["file"].required = not batch.file
        self.fields["file"].label = "Ganti dengan berkas lain"
        self.fields["file"].help_text = (
            f"Kosongkan untuk membaca {batch.file_name} lagi." if batch.file else "Berkas sebelumnya tidak disimpan karena memuat nomor pribadi."
        )

    def file_name(self) -> str:
        return super().file_name() or self._kept_name


class RefuseForm(forms.Form):
    """Why a file is not taken; kept in the record."""

    reason = forms.CharField(
        label="Alasan", required=False, max_length=500, validators=[without_personal_number], widget=forms.Textarea(attrs={"rows": 3})
    )
