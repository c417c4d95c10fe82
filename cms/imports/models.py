"""One file that somebody sent, what became of it, and the report that was shown. The file is private."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from cms.budgets.models import PHASE_CHOICES, BudgetVintage


class State(models.TextChoices):
    """checked: waits for a person; accepted: its figures are stored; refused: it had errors and the file was not kept."""

    CHECKED = "checked", "Menunggu persetujuan"
    ACCEPTED = "accepted", "Disetujui"
    REFUSED = "refused", "Ditolak"


class ImportBatch(models.Model):
    """A file on its way in, with everything said about it at the upload, so that accepting it asks nothing again."""

    kind = models.CharField("jenis", max_length=20, default="budget")
    state = models.CharField("keadaan", max_length=10, choices=State.choices)
    file = models.FileField("berkas", upload_to="imports/%Y/%m/", blank=True)
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
    decided_at = models.DateTimeField("disetujui pada", null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="disetujui oleh")
    vintage = models.ForeignKey(BudgetVintage, models.SET_NULL, null=True, related_name="batches", verbose_name="versi")

    class Meta:
        verbose_name = "berkas impor"
        verbose_name_plural = "berkas impor"
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_phase_display()} {self.year})"
