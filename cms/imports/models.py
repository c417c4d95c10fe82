"""One file that somebody sent, what became of it, and the report that was shown. The file is private."""

from __future__ import annotations

import re
import secrets
from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone

from cms.budgets.models import PHASE_CHOICES, BudgetVintage
from cms.core.public_words import PublicWords

_EXTENSION = re.compile(r"\.([a-z0-9]{1,5})\Z")


class State(models.TextChoices):
    """reading: a process is at it; checked: good, waits for a person; faulty: to be mended; accepted: stored; refused, replaced: file gone."""

    READING = "reading", "Sedang dibaca"
    CHECKED = "checked", "Menunggu keputusan"
    FAULTY = "faulty", "Perlu diperbaiki"
    ACCEPTED = "accepted", "Diterima"
    REFUSED = "refused", "Ditolak"
    REPLACED = "replaced", "Digantikan"


def place_of(batch: ImportBatch, file_name: str) -> str:
    """Where a file is kept: a name of our own. Of the sender's only a harmless ending stays, for whoever looks into the folder."""
    ending = _EXTENSION.search(file_name.lower())
    return f"imports/{batch.sent_at:%Y/%m}/{secrets.token_hex(16)}.{ending[1] if ending else 'bin'}"


class ImportBatch(models.Model):
    """A file on its way in, with everything said about it at the upload, so that accepting it asks nothing again."""

    kind = models.CharField("jenis", max_length=20, default="budget")
    state = models.CharField("keadaan", max_length=10, choices=State.choices)
    file = models.FileField("berkas", upload_to=place_of, blank=True)
    file_name = models.CharField("nama berkas", max_length=255)
    file_sha256 = models.CharField("sha256 berkas", max_length=64, db_index=True)
    file_bytes = models.PositiveBigIntegerField("ukuran berkas")
    year = models.PositiveSmallIntegerField("tahun anggaran")
    phase = models.CharField("tahap", max_length=12, choices=PHASE_CHOICES)
    sequence = models.PositiveSmallIntegerField("urutan", default=1)
    is_sample = models.BooleanField("contoh", default=False)
    # Title, regulation, origin and the chosen sheet, as JSON.
    details = models.JSONField("keterangan", default=dict)
    report = models.JSONField("laporan pemeriksaan", default=dict)
    sent_at = models.DateTimeField("dikirim pada")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="dikirim oleh")
    decided_at = models.DateTimeField("diputuskan pada", null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="diputuskan oleh")
    # What was live when the file was accepted: the differences that the person saw are those to this one.
    compared_with = models.ForeignKey(BudgetVintage, models.SET_NULL, null=True, related_name="+", verbose_name="dibandingkan dengan")
    vintage = models.ForeignKey(BudgetVintage, models.SET_NULL, null=True, related_name="batches", verbose_name="versi")
    # The later file that took its place.
    replaced_by = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+", verbose_name="digantikan oleh")

    class Meta:
        verbose_name = "berkas impor"
        verbose_name_plural = "berkas impor"
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_phase_display()} {self.year})"

    @property
    def is_waiting(self) -> bool:
        """True as long as somebody may still accept, mend or refuse it."""
        return self.state in (State.CHECKED, State.FAULTY)


class ImportProfile(PublicWords, models.Model):
    """What an officer said of files of one shape, so that the next one asks nothing. Used files keep a copy of it in their record."""

    name = models.CharField("nama", max_length=100, unique=True, error_messages={"unique": "Nama ini sudah dipakai profil lain."})
    # Stands for the titles of the columns; see profiles.shape_of.
    shape = models.CharField("bentuk berkas", max_length=64, blank=True, db_index=True)
    said = models.JSONField("isi", default=dict)
    changed_at = models.DateTimeField("diubah pada")
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="diubah oleh")

    PUBLIC_WORDS = ("name",)  # the record of a published version says with which profile its file was read

    class Meta:
        verbose_name = "profil pembacaan"
        verbose_name_plural = "profil pembacaan"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class CheckedFigures(models.Model):
    """The figures of a file that waits for acceptance, just as its report shows them. Gone as soon as somebody has decided."""

    batch = models.OneToOneField(ImportBatch, models.CASCADE, related_name="figures")
    packed = models.BinaryField()

    class Meta:
        verbose_name = "angka yang menunggu keputusan"
        verbose_name_plural = "angka yang menunggu keputusan"


class FileReading(models.Model):
    """A big file that is being read in a process of its own: what was asked, how far it is, when it last gave a sign of life."""

    batch = models.OneToOneField(ImportBatch, models.CASCADE, related_name="reading")
    token = models.CharField(max_length=32)
    asked = models.JSONField(default=dict)
    # The file that this one takes the place of; it goes when the reading has come to its end.
    old_file = models.CharField(max_length=255, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="oleh")
    step = models.CharField("langkah", max_length=60, blank=True)
    started_at = models.DateTimeField("mulai")
    seen_at = models.DateTimeField("terakhir terlihat")

    class Meta:
        verbose_name = "pembacaan berkas"
        verbose_name_plural = "pembacaan berkas"


class KeptComparison(models.Model):
    """What a file changes against one vintage; see comparing.py. It can be made anew from both at any time."""

    batch = models.OneToOneField(ImportBatch, models.CASCADE, related_name="comparison")
    base = models.ForeignKey(BudgetVintage, models.CASCADE, related_name="+", verbose_name="dibandingkan dengan")
    summary = models.JSONField()
    moves = models.BinaryField()

    class Meta:
        verbose_name = "perbandingan"
        verbose_name_plural = "perbandingan"


class ListState(models.TextChoices):
    """As State; undone: what was taken in has been taken back, by events that say so; withdrawn: its sender thought better of it before that."""

    CHECKED = "checked", "Menunggu keputusan"
    FAULTY = "faulty", "Perlu diperbaiki"
    ACCEPTED = "accepted", "Diterima"
    REFUSED = "refused", "Ditolak"
    UNDONE = "undone", "Dibatalkan"
    WITHDRAWN = "withdrawn", "Ditarik pengirimnya"
    REPLACED = "replaced", "Digantikan"


class ListKind(models.TextChoices):
    PROPOSALS = "proposals", "Daftar usulan"
    OUTCOMES = "outcomes", "Daftar keputusan"
    SERVICES = "services", "Katalog perizinan"
    ISSUANCES = "issuances", "Tanggal izin terbit"
    CROSSWALK = "crosswalk", "Tabel peralihan"


# Who works with lists of proposals sees these; the others are the licensing officers'.
PROPOSAL_KINDS = (ListKind.PROPOSALS, ListKind.OUTCOMES)
LICENCE_KINDS = (ListKind.SERVICES, ListKind.ISSUANCES)
CROSSWALK_KINDS = (ListKind.CROSSWALK,)


class ListBatch(models.Model):
    """A list of proposals, outcomes, services or issue dates on its way in. It is read again when it is accepted, so no facts wait beside it."""

    kind = models.CharField("jenis", max_length=20, choices=ListKind.choices)
    state = models.CharField("keadaan", max_length=10, choices=ListState.choices)
    file = models.FileField("berkas", upload_to=place_of, blank=True)
    file_name = models.CharField("nama berkas", max_length=255)
    file_sha256 = models.CharField("sha256 berkas", max_length=64, db_index=True)
    file_bytes = models.PositiveBigIntegerField("ukuran berkas")
    is_sample = models.BooleanField("contoh", default=False)
    # What the sender said of the file, as JSON.
    details = models.JSONField("keterangan", default=dict)
    report = models.JSONField("laporan pemeriksaan", default=dict)
    # What it added, so that it can be undone: numbers registered with their last event, events by number, words as they were before.
    effect = models.JSONField("yang ditambahkan", default=dict)
    sent_at = models.DateTimeField("dikirim pada")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="dikirim oleh")
    decided_at = models.DateTimeField("diputuskan pada", null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="diputuskan oleh")
    reason = models.TextField("alasan", blank=True)
    # The later list that took its place.
    replaced_by = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+", verbose_name="digantikan oleh")

    class Meta:
        verbose_name = "berkas usulan"
        verbose_name_plural = "berkas usulan"
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_kind_display()})"

    @property
    def is_waiting(self) -> bool:
        """True as long as somebody may still accept or refuse it."""
        return self.state in (ListState.CHECKED, ListState.FAULTY)

    @property
    def day_sent(self) -> date:
        """The day in the city, which until seven in the morning is not yet the day of UTC."""
        return timezone.localdate(self.sent_at)


class LicenceBatch(ListBatch):
    """The same lists, with rights of their own: those who keep licences are not those who answer proposals."""

    class Meta:
        proxy = True
        verbose_name = "berkas perizinan"
        verbose_name_plural = "berkas perizinan"


class CrosswalkBatch(ListBatch):
    """The same lists for the crosswalk: finance officers send it, editors accept it."""

    class Meta:
        proxy = True
        verbose_name = "berkas tabel peralihan"
        verbose_name_plural = "berkas tabel peralihan"
