"""The licence finder's table as it was published: one row for each time, the newest is public."""

from __future__ import annotations

from django.db import models

from cms.core.immutable import ImmutableModel
from cms.domain.licensing.finder import Finder
from cms.domain.plain import from_plain


class FinderRecord(ImmutableModel):
    """The whole table as plain JSON. Who published it stands in Wagtail's log."""

    number = models.PositiveIntegerField("nomor versi", unique=True)
    facts = models.JSONField("isi")
    published_at = models.DateTimeField("terbit pada")

    class Meta:
        verbose_name = "pencari izin"
        verbose_name_plural = "pencari izin"
        ordering = ["number"]

    def __str__(self) -> str:
        return f"Pencari izin, versi {self.number}"

    def fact(self) -> Finder:
        return from_plain(Finder, self.facts, f"pencari izin, versi {self.number}")
