"""How the crosswalk rests in the database: whole tables, each written once. The newest is in force."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from cms.core.immutable import ImmutableModel


class CrosswalkVersion(ImmutableModel):
    """One accepted table. Undoing one adds the table before it as a further version, so that nothing is ever taken away."""

    number = models.PositiveIntegerField("nomor versi", unique=True)
    entries = models.JSONField("isi", default=list)
    digest = models.CharField("sidik sha256", max_length=64)
    file_name = models.CharField("nama berkas", max_length=255, blank=True)
    file_sha256 = models.CharField("sha256 berkas", max_length=64, blank=True)
    accepted_at = models.DateTimeField("diterima pada")
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="diterima oleh")
    # The groups of both people then; names are not published.
    accepted_role = models.CharField("diterima sebagai", max_length=150, blank=True)
    sent_role = models.CharField("dikirim sebagai", max_length=150, blank=True)
    reason = models.TextField("alasan", blank=True)

    class Meta:
        verbose_name = "versi tabel peralihan"
        verbose_name_plural = "versi tabel peralihan"
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"Versi {self.number} ({len(self.entries)} baris)"
