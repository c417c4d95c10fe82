"""What was published of a service, version by version; and the days on which licences were asked for and issued.

A version holds the whole service as plain JSON, with what it shares, exactly as the public saw it. It is written once. The database
refuses a version that lacks a compulsory component, whoever writes it.
"""

from __future__ import annotations

from django.db import models

from cms.core.immutable import ImmutableModel
from cms.domain.licensing.publication import Issuance
from cms.domain.licensing.services import Service
from cms.domain.plain import from_plain


class ServiceVersionRecord(ImmutableModel):
    """Who published it stands in Wagtail's log.

    missing names the compulsory components that are not filled: it is always empty, and a constraint keeps it so.
    """

    page = models.ForeignKey("licensing.ServicePage", models.PROTECT, related_name="versions", verbose_name="layanan")
    number = models.PositiveIntegerField("nomor versi")
    facts = models.JSONField("isi")
    digest = models.CharField("sidik sha256", max_length=64)
    missing = models.CharField("komponen wajib yang belum diisi", max_length=200, blank=True)
    note = models.TextField("apa yang berubah", blank=True)
    published_at = models.DateTimeField("terbit pada")

    class Meta:
        verbose_name = "versi layanan"
        verbose_name_plural = "versi layanan"
        ordering = ["page", "number"]
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="one_service_version_per_number"),
            models.CheckConstraint(condition=models.Q(missing=""), name="published_service_is_complete"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="service_version_from_one"),
        ]

    def __str__(self) -> str:
        return f"Versi {self.number}"

    def fact(self) -> Service:
        return from_plain(Service, self.facts, f"{self.page_id}, versi {self.number}")


def services_in_force(*, beside: int | None) -> tuple[Service, ...]:
    """Every public service as its newest version says it, but for the page of that key."""
    versions = ServiceVersionRecord.objects.filter(page__live=True).exclude(page=beside).order_by("page", "number")
    newest = {version.page_id: version for version in versions}
    return tuple(version.fact() for version in newest.values())


class IssuanceRecord(models.Model):
    """One issued licence: two days, and nothing about who got it."""

    page = models.ForeignKey("licensing.ServicePage", models.CASCADE, related_name="issuances", verbose_name="layanan")
    received = models.DateField("berkas lengkap diterima")
    issued = models.DateField("izin terbit")

    class Meta:
        verbose_name = "izin yang terbit"
        verbose_name_plural = "izin yang terbit"
        ordering = ["page", "issued", "received", "pk"]
        constraints = [models.CheckConstraint(condition=models.Q(received__lte=models.F("issued")), name="issued_after_it_was_received")]

    def __str__(self) -> str:
        return f"{self.received} sampai {self.issued}"

    def fact(self) -> Issuance:
        return Issuance(received=self.received, issued=self.issued)
