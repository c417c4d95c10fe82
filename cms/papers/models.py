"""How papers rest in the database: one page for each document of a list and year, its files, and what was published of it.

A page is edited, drafted, sent for review and published like any page. A file is not: it is checked before it is kept, never changed, and
what was once public stays on record.
"""

from __future__ import annotations

import secrets
from typing import Any  # Django's save() and delete() take whatever their callers pass

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.log_actions import LogContext, get_active_log_context
from wagtail.models import Page, Revision

from cms.budgets.models import BudgetDocumentPage
from cms.core.immutable import ImmutableModel
from cms.core.preview import PreviewOnSite
from cms.core.public_words import PublicWords
from cms.core.release import Folder, KeptPagePermissions, lock_row, require_release
from cms.core.review import Reviewed
from cms.domain.errors import MoveRefused
from cms.domain.periods import FIRST_YEAR, LAST_YEAR
from cms.papers.forms import STAYS, PaperForm
from cms.papers.release import note_release, refusals


def place_of(file: PaperFileRecord, file_name: str) -> str:
    """A name of our own; nothing of the sender's."""
    return f"papers/{file.kept_at:%Y/%m}/{secrets.token_hex(16)}.pdf"


class KeptFilePanel(FieldPanel):
    """Shows which file is kept, or that none is."""

    def format_value_for_display(self, value: PaperFileRecord | None) -> str:
        return "Belum ada" if value is None else str(value)


class PaperFolder(Folder, Page):
    """Holds all papers, so that finance officers can be given rights on them and on nothing else."""

    # What the admin says where the list is empty (wagtailadmin/pages/explorable_index_results.html).
    empty_hint = (
        "Belum ada satu pun. Pilih tambah (+) di atas, lalu sebut dokumen dan tahunnya dan unggah PDF-nya; orang lain menerbitkannya. "
        "Selama belum ada, situs menulis “belum diterbitkan” pada setiap dokumen yang wajib."
    )

    parent_page_types = ["core.SiteRoot"]
    max_count = 1
    preview_modes = []
    is_creatable = False

    class Meta:
        verbose_name = "kumpulan dokumen wajib"
        verbose_name_plural = "kumpulan dokumen wajib"


class PaperFileRecord(ImmutableModel):
    """A PDF that passed every check. The same content is kept once."""

    file = models.FileField("berkas", upload_to=place_of)
    file_name = models.CharField("nama berkas", max_length=255)
    sha256 = models.CharField("sha256", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("ukuran")
    pages = models.PositiveIntegerField("halaman")
    is_scan = models.BooleanField("hasil pindai", default=False)
    kept_at = models.DateTimeField("diterima pada")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="dikirim oleh")
    # The group of that person then; names are not published.
    sent_role = models.CharField("dikirim sebagai", max_length=150, blank=True)

    class Meta:
        verbose_name = "berkas dokumen"
        verbose_name_plural = "berkas dokumen"

    def __str__(self) -> str:
        return f"{self.file_name} ({self.pages} halaman, sha256 {self.sha256[:12]}…)"


class PaperPage(PublicWords, PreviewOnSite, Reviewed, Page):
    """One document of the lists for one fiscal year. Its title and address follow from both."""

    paper = models.CharField("dokumen", max_length=60, help_text="Daftar dokumennya ditetapkan dalam berkas kota.")
    year = models.PositiveSmallIntegerField("tahun anggaran", validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)])
    is_sample = models.BooleanField("contoh", default=False, help_text="Dokumen karangan untuk peragaan; kata CONTOH tercetak di situs.")
    file = models.ForeignKey(PaperFileRecord, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berkas PDF sekarang")
    document = models.ForeignKey(
        BudgetDocumentPage,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dokumen anggaran di situs ini",
        help_text="Bila isi dokumen ini sudah terbit di situs ini sebagai angka.",
    )
    public_since = models.DateField("sudah terbuka sejak", null=True, blank=True, help_text="Bila sebelumnya sudah terbit di tempat lain.")
    public_where = models.CharField("terbit di mana", max_length=200, blank=True)
    regulation_number = models.CharField("nomor peraturan", max_length=200, blank=True)
    regulation_date = models.DateField("tanggal peraturan", null=True, blank=True)
    note = models.TextField("catatan untuk pembaca", blank=True)
    note_en = models.TextField("catatan dalam bahasa Inggris", blank=True)
    not_made = models.TextField(
        "alasan tidak dibuat", blank=True, help_text="Isi hanya bila dokumen ini memang tidak dibuat untuk tahun itu. Alasannya ikut terbit."
    )
    not_made_en = models.TextField("alasan dalam bahasa Inggris", blank=True)

    base_form_class = PaperForm
    PUBLIC_WORDS = ("public_where", "regulation_number", "note", "note_en", "not_made", "not_made_en")
    parent_page_types = ["papers.PaperFolder"]
    subpage_types = []
    content_panels = [
        MultiFieldPanel([FieldPanel("paper"), FieldRowPanel([FieldPanel("year"), FieldPanel("is_sample")])], heading="Dokumen yang mana"),
        MultiFieldPanel(
            [FieldPanel("upload"), FieldPanel("says_scan"), KeptFilePanel("file", read_only=True), FieldPanel("document")],
            heading="Isinya: PDF, atau dokumen yang sudah ada di situs ini, atau keduanya",
        ),
        MultiFieldPanel([FieldRowPanel([FieldPanel("regulation_number"), FieldPanel("regulation_date")])], heading="Dasar hukum"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("public_since"), FieldPanel("public_where")])], heading="Sudah terbit di tempat lain"),
        MultiFieldPanel([FieldPanel("note"), FieldPanel("note_en")], heading="Catatan"),
        MultiFieldPanel([FieldPanel("not_made"), FieldPanel("not_made_en")], heading="Tidak dibuat"),
    ]
    promote_panels = []
    settings_panels = Page.settings_panels[1:]  # all but the day of publication: who publishes a paper is always a person who is here

    class Meta:
        verbose_name = "dokumen wajib"
        verbose_name_plural = "dokumen wajib"
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "year", "is_sample"],
                name="one_paper_per_year",
                violation_error_message="Dokumen ini untuk tahun itu sudah ada. Ubah yang sudah ada.",
            )
        ]

    @property
    def was_published(self) -> bool:
        return PaperRelease.objects.filter(page_id=self.pk).exists()

    def identity_once_public(self) -> dict[str, Any]:
        """Which document it has been in public and so stays, by field; nothing of one that never was."""
        if not self.pk or not self.was_published:
            return {}
        return models.QuerySet(type(self)).filter(pk=self.pk).values("paper", "year", "is_sample").get()

    def reviewed(self) -> object:
        """Where the document is: the PDF, the site's own."""
        return self.file_id, self.document_id

    def permissions_for_user(self, user: AbstractBaseUser) -> KeptPagePermissions:
        return KeptPagePermissions(user, self)

    def publish(self, revision: Revision, user: AbstractBaseUser | None = None, **more: Any) -> None:
        """Whoever publishes answers for it, whichever way it came here."""
        wanted = revision.as_object()
        if wanted.go_live_at and wanted.go_live_at > timezone.now():
            raise MoveRefused(f"{self.title} tidak dapat dijadwalkan. Terbitkan pada harinya.")
        by = user or get_active_log_context().user
        with LogContext(user=by):
            super().publish(revision, user=by, **more)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Every way to publish or to withdraw ends here; see BudgetDocumentPage.save()."""
        whole = kwargs.get("update_fields") is None
        with transaction.atomic():
            if whole and self.pk:
                lock_row(self)
                if any(getattr(self, name) != value for name, value in self.identity_once_public().items()):
                    raise MoveRefused(STAYS)
            was_live = bool(self.pk) and models.QuerySet(type(self)).filter(pk=self.pk, live=True).exists()
            super().save(*args, **kwargs)
            if whole and self.live:
                by = get_active_log_context().user
                require_release(self, refusals(self, by=by))
                note_release(self, by=by, at=self.last_published_at or timezone.now())
            elif whole and was_live:
                note_release(self, by=get_active_log_context().user, at=timezone.now(), action="withdrawn")

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        if self.was_published:
            raise MoveRefused(f"{self.title} sudah pernah diterbitkan, jadi tidak dapat dihapus. Batalkan penerbitannya.")
        return super().delete(*args, **kwargs)


class PaperRelease(ImmutableModel):
    """One event in a paper's public life: with which file or document it went public, or that it was withdrawn. Only ever added."""

    ACTIONS = {"published": "terbit", "withdrawn": "ditarik"}

    page = models.ForeignKey(PaperPage, models.PROTECT, related_name="releases", verbose_name="dokumen")
    action = models.CharField("peristiwa", max_length=10, choices=ACTIONS)
    at = models.DateTimeField("pada")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="oleh")
    role = models.CharField("sebagai", max_length=150)
    file = models.ForeignKey(PaperFileRecord, models.PROTECT, null=True, blank=True, related_name="releases", verbose_name="berkas")
    # The address of the site's own document; a page that counts for it may be deleted as long as it was never public.
    dataset = models.CharField("dokumen di situs", max_length=255, blank=True)

    class Meta:
        verbose_name = "peristiwa dokumen"
        verbose_name_plural = "peristiwa dokumen"
        ordering = ["page", "pk"]

    def __str__(self) -> str:
        return f"{self.page_id} {self.get_action_display()}"
