"""How budgets rest in the database: the document as a Wagtail page, its vintages, their lines.

A document's page is edited, drafted and published like any page. Its figures are not: each accepted import makes a new
vintage, the page's draft points to it, and publishing that draft makes it the vintage in force.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any  # Django's save() and delete() take whatever their callers pass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.log_actions import LogContext, get_active_log_context
from wagtail.models import Page, PageManager, Revision
from wagtail.query import PageQuerySet

from cms.budgets.forms import BudgetForm
from cms.budgets.release import SCHEDULED, note_release, note_withdrawal, refusals, schedule_of
from cms.core import audit
from cms.core.immutable import ImmutableModel
from cms.core.long_line import LongLine
from cms.core.preview import PreviewOnSite
from cms.core.public_words import PublicWords
from cms.core.release import Folder, KeptPagePermissions, lock_row, require_release
from cms.core.review import Reviewed
from cms.core.rupiah import RupiahColumn
from cms.domain.amounts import grouped
from cms.domain.budgets import Phase
from cms.domain.errors import MoveRefused
from cms.domain.periods import FIRST_YEAR, LAST_YEAR

PHASE_CHOICES = {
    Phase.PROPOSED.value: "Rancangan APBD",
    Phase.ENACTED.value: "APBD murni",
    Phase.SHIFTED.value: "Pergeseran APBD",
    Phase.REVISED.value: "APBD perubahan",
    Phase.REALISED.value: "Realisasi APBD",
    Phase.AUDITED.value: "Realisasi APBD yang sudah diaudit",
}


# What a document's page says beside its figures.
WORDS = ("title", "regulation_number", "regulation_date", "as_of", "origin", "note")


class YesNoPanel(FieldPanel):
    """Shows a fixed yes or no in words."""

    def format_value_for_display(self, value: bool) -> str:
        return "Ya" if value else "Tidak"


class BudgetFolder(Folder, Page):
    """Holds all budget documents, so that finance officers can be given rights on them and on nothing else."""

    parent_page_types = ["core.SiteRoot"]
    max_count = 1
    preview_modes = []
    is_creatable = False

    class Meta:
        verbose_name = "kumpulan dokumen anggaran"
        verbose_name_plural = "kumpulan dokumen anggaran"


class BudgetPagePermissions(KeptPagePermissions):
    """Figures that were public are withdrawn with a reason, from the list of versions, and leave a notice."""

    def can_unpublish(self) -> bool:
        return False


class BudgetDocumentQuerySet(PageQuerySet):
    """Every way to delete a document ends here; Wagtail's button passes by the page's own delete()."""

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Only what was never public can go; its vintages go with it."""
        for page in self.select_for_update():
            if page.was_published:
                raise MoveRefused(f"{page.title} sudah pernah diterbitkan, jadi tidak dapat dihapus. Tarik lewat Semua versi.")
            models.QuerySet(self.model).filter(pk=page.pk).update(vintage=None)
            BudgetVintage.discard_all(page.pk)
        return super().delete(*args, **kwargs)


class BudgetDocumentPage(PublicWords, PreviewOnSite, Reviewed, Page):
    """One budget document. Made by an import only; what the import fixed (year, phase, sequence, sample) is not edited."""

    year = models.PositiveSmallIntegerField("tahun anggaran", validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)])
    phase = models.CharField("tahap", max_length=12, choices=PHASE_CHOICES)
    sequence = models.PositiveSmallIntegerField(
        "urutan", default=1, help_text="Pergeseran dan perubahan bisa terjadi lebih dari sekali dalam setahun."
    )
    is_sample = models.BooleanField("contoh", default=False, help_text="Angka karangan untuk peragaan; kata CONTOH dicetak di setiap halaman.")
    regulation_number = models.CharField("nomor peraturan", max_length=200, blank=True)
    regulation_date = models.DateField("tanggal peraturan", null=True, blank=True)
    as_of = models.DateField("keadaan per tanggal", null=True, blank=True)
    origin = models.TextField("asal angka", blank=True, help_text="Siapa yang membuat angka ini dan di mana diterbitkan.")
    note = models.TextField("catatan untuk pembaca", blank=True)
    vintage = models.ForeignKey("BudgetVintage", models.PROTECT, null=True, related_name="+", verbose_name="versi")
    # Of the vintage in the draft; a new vintage starts without them. What was said at publication stays in BudgetRelease.
    control_revenue = RupiahColumn("pendapatan (4)", max_digits=20, decimal_places=2, null=True, blank=True)
    control_expenditure = RupiahColumn("belanja (5)", max_digits=20, decimal_places=2, null=True, blank=True)
    control_financing_in = RupiahColumn("penerimaan pembiayaan (6.1)", max_digits=20, decimal_places=2, null=True, blank=True)
    control_financing_out = RupiahColumn("pengeluaran pembiayaan (6.2)", max_digits=20, decimal_places=2, null=True, blank=True)
    override_reason = models.TextField("alasan terbit walau jumlahnya berbeda", blank=True, help_text="Ikut terbit bersama angkanya.")
    override_by = models.CharField(
        "jabatan yang memutuskan",
        max_length=200,
        blank=True,
        help_text="Jabatannya, misalnya Kepala BPKPAD; nama hanya bila tercantum dalam peraturan.",
    )
    change_reason = models.TextField(
        "alasan perubahan", blank=True, help_text="Mengapa angkanya berubah dari versi sebelumnya. Ikut terbit; wajib bila perubahannya besar."
    )

    objects = PageManager.from_queryset(BudgetDocumentQuerySet)()

    base_form_class = BudgetForm
    PUBLIC_WORDS = ("title", "regulation_number", "origin", "note", "override_reason", "override_by", "change_reason")
    parent_page_types = ["budgets.BudgetFolder"]
    subpage_types = []
    is_creatable = False
    content_panels = [
        FieldPanel("title", classname="title", widget=LongLine),  # not Wagtail's own panel, whose script looks for the slug, which is not edited here
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("year", read_only=True), FieldPanel("phase", read_only=True)]),
                FieldRowPanel([FieldPanel("sequence", read_only=True), YesNoPanel("is_sample", read_only=True)]),
                FieldPanel("vintage", read_only=True),
            ],
            heading="Ditetapkan saat impor",
        ),
        MultiFieldPanel(
            [FieldPanel("regulation_number"), FieldRowPanel([FieldPanel("regulation_date"), FieldPanel("as_of")])],
            heading="Dasar hukum",
        ),
        FieldPanel("origin"),
        FieldPanel("note"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("control_revenue"), FieldPanel("control_expenditure")]),
                FieldRowPanel([FieldPanel("control_financing_in"), FieldPanel("control_financing_out")]),
                FieldPanel("override_reason"),
                FieldPanel("override_by"),
            ],
            heading="Jumlah menurut dokumen bertanda tangan",
            help_text="Ketik dari dokumen yang ditandatangani. Sebelum terbit dibandingkan dengan jumlah rinciannya sampai sen terakhir.",
        ),
        FieldPanel("change_reason"),
    ]
    promote_panels = []

    class Meta:
        verbose_name = "dokumen anggaran"
        verbose_name_plural = "dokumen anggaran"
        constraints = [
            models.UniqueConstraint(fields=["year", "phase", "sequence", "is_sample"], name="one_document_per_phase"),
            models.CheckConstraint(condition=models.Q(sequence__gte=1), name="sequence_from_one"),
            models.CheckConstraint(condition=models.Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="fiscal_year_in_range"),
        ]

    @property
    def was_published(self) -> bool:
        """True as soon as one vintage has been public."""
        return BudgetVintage.objects.filter(document_id=self.pk, published_at__isnull=False).exists()

    def reviewed(self) -> object:
        """The figures."""
        return self.vintage_id

    def permissions_for_user(self, user: AbstractBaseUser) -> BudgetPagePermissions:
        return BudgetPagePermissions(user, self)

    def publish(self, revision: Revision, user: AbstractBaseUser | None = None, log_action: bool | str = True, **more: Any) -> None:
        """Whoever publishes answers for it, also when the day comes that was set; who sets a day is asked the same as who publishes at once."""
        if log_action == SCHEDULED:
            self._publish_as_scheduled(revision, **more)
            return
        by = user or get_active_log_context().user
        wanted = revision.as_object()
        if wanted.go_live_at and wanted.go_live_at > timezone.now():
            require_release(wanted, refusals(wanted, by=by))
        with LogContext(user=by):
            super().publish(revision, user=by, log_action=log_action, **more)

    def _publish_as_scheduled(self, revision: Revision, **more: Any) -> None:
        """The day has come. A schedule that must not be kept ends here, with its reason in the page's history, and holds up no other page."""
        set_by = schedule_of(revision)
        person = get_user_model().objects.filter(pk=set_by.user_id).first() if set_by else None
        if person is None:  # nobody's right to publish would be looked at
            refusal = "Akun yang menetapkan jadwalnya sudah dihapus." if set_by else "Tidak tercatat siapa yang menetapkan jadwalnya."
        else:
            try:
                with LogContext(user=person), transaction.atomic():
                    super().publish(revision, log_action=SCHEDULED, **more)
                return
            except MoveRefused as error:
                refusal = str(error)
        self.revisions.filter(pk=revision.pk).update(approved_go_live_at=None)
        audit.record(audit.UNSCHEDULED, self, by=None, vintage=revision.content.get("vintage"), reason=refusal)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Every way to publish ends in a whole save of a live page: the editor's button (which passes by publish()), workflow, schedule, program.

        Holds what must be so before that, and notes when, by which role and why the vintage became public. Every way to take a page from
        the public ends in a whole save too: that is noted in the same way.
        """
        is_whole = kwargs.get("update_fields") is None
        with transaction.atomic():
            if is_whole and self.pk:
                lock_row(self)
            before = self.in_force() if is_whole and self.pk else None
            said = self._said() if is_whole and self.pk else None
            is_release = is_whole and self.live and self._is_release(before)
            super().save(*args, **kwargs)
            if said is not None and said["vintage_id"] != self.vintage_id:
                BudgetVintage.stamp_words(said.pop("vintage_id"), said)
            if is_release:
                BudgetVintage.stamp_published(self.vintage.pk, self.last_published_at)
                note_release(self, before, by=get_active_log_context().user)
            elif before is not None and not self.live:
                note_withdrawal(self, before, by=get_active_log_context().user)

    def in_force(self) -> BudgetVintage | None:
        """The vintage that the public sees until this moment."""
        return BudgetVintage.objects.filter(pk__in=models.QuerySet(type(self)).filter(pk=self.pk, live=True).values("vintage")).first()

    def _said(self) -> dict[str, Any] | None:
        """What stands beside the figures in the public row until this moment, and of which vintage."""
        return models.QuerySet(type(self)).filter(pk=self.pk, vintage__published_at__isnull=False).values("vintage_id", *WORDS).first()

    def _is_release(self, before: BudgetVintage | None) -> bool:
        """Whether saving makes another vintage public than the one before. Raises MoveRefused with everything that stands against it."""
        if self.vintage is None or self.last_published_at is None:
            raise MoveRefused(f"{self.title} belum berisi angka. Impor berkas anggarannya dulu.")
        if before is not None and before.pk == self.vintage.pk and before.published_at is not None:
            return False
        require_release(self, refusals(self, by=get_active_log_context().user))
        return True

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Wagtail notes it first; where it is refused that note goes too."""
        return super().delete(*args, **kwargs)


class BudgetVintage(ImmutableModel):
    """One accepted version of a document's figures: where they came from, how they were counted, their digest."""

    document = models.ForeignKey(BudgetDocumentPage, models.PROTECT, related_name="vintages", verbose_name="dokumen")
    number = models.PositiveIntegerField("nomor versi")
    digest = models.CharField("sidik sha256", max_length=64)
    # storage.runs_of its lines; of a vintage from before these were kept nothing.
    runs = models.JSONField("sidik bagian", default=list)
    file_name = models.CharField("nama berkas", max_length=255)
    file_sha256 = models.CharField("sha256 berkas", max_length=64)
    file_bytes = models.PositiveBigIntegerField("ukuran berkas")
    rows_read = models.PositiveIntegerField("baris dibaca")
    rows_stored = models.PositiveIntegerField("baris disimpan")
    rows_refused = models.PositiveIntegerField("baris ditolak")
    rows_skipped = models.JSONField("baris dilewati", default=list)
    stated = models.JSONField("jumlah tercetak", default=list)
    warnings = models.JSONField("peringatan", default=list)
    profile = models.CharField("profil pembacaan", max_length=100, blank=True)
    # What the page said beside its figures (WORDS) when another vintage took its place; nothing of one that the page points to.
    words = models.JSONField("keterangan saat itu", default=dict, encoder=DjangoJSONEncoder)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="dikirim oleh")
    # Everybody who sent the file, sent it mended, or had it read in another way: [primary key, ...].
    handled_by = models.JSONField("diolah oleh", default=list)
    # The groups of both people then: what is published of them.
    sent_role = models.CharField("dikirim sebagai", max_length=150, blank=True)
    accepted_role = models.CharField("disetujui sebagai", max_length=150, blank=True)
    accepted_at = models.DateTimeField("disetujui pada")
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="disetujui oleh")
    published_at = models.DateTimeField("terbit pertama kali", null=True, blank=True)

    class Meta:
        verbose_name = "versi anggaran"
        verbose_name_plural = "versi anggaran"
        ordering = ["document", "number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="one_vintage_per_number")]

    def __str__(self) -> str:
        return f"Versi {self.number}: {self.file_name} ({grouped(self.rows_stored)} baris)"

    @property
    def withdrawal(self) -> BudgetRelease | None:
        """The event that took it from the public, unless it came back after that."""
        last = max(self.releases.all(), key=lambda event: event.pk, default=None)
        return last if last is not None and last.action == "withdrawn" else None

    @property
    def said(self) -> dict[str, Any]:
        """The same by the page's fields, days as days."""
        days = {name: date.fromisoformat(self.words[name]) for name in ("regulation_date", "as_of") if self.words.get(name)}
        return self.words | days

    @classmethod
    def stamp_words(cls, pk: int, said: Mapping[str, Any]) -> None:
        """Another vintage takes its place: where these figures came from does not change with the page."""
        models.QuerySet(cls).filter(pk=pk).update(words=dict(said))

    @classmethod
    def stamp_published(cls, pk: int, moment: datetime) -> None:
        """The moment when it first became public. Figures and record of a vintage never change."""
        models.QuerySet(cls).filter(pk=pk, published_at__isnull=True).update(published_at=moment)

    @classmethod
    def discard_all(cls, document_pk: int) -> None:
        """Removes the vintages of a document that was never public."""
        lines = models.QuerySet(BudgetLineRecord).filter(vintage__in=models.QuerySet(cls).filter(document_id=document_pk))
        lines._raw_delete(lines.db)  # in one statement; delete() would load every line for the signals of others
        models.QuerySet(cls).filter(document_id=document_pk).delete()


class BudgetRelease(ImmutableModel):
    """One event in a vintage's public life, with what was said then. Only ever added."""

    ACTIONS = {"published": "terbit", "restored": "berlaku lagi", "withdrawn": "ditarik"}

    vintage = models.ForeignKey(BudgetVintage, models.PROTECT, related_name="releases", verbose_name="versi")
    action = models.CharField("peristiwa", max_length=10, choices=ACTIONS)
    at = models.DateTimeField("pada")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="oleh")
    # The group of that person then; what is published, since names are not.
    role = models.CharField("sebagai", max_length=150)
    reason = models.TextField("alasan", blank=True)
    legal = models.CharField("dasar hukum", max_length=200, blank=True)
    # [part, total of the signed document, total of our lines]
    control = models.JSONField("jumlah bertanda tangan", default=list)
    override = models.TextField("alasan terbit walau berbeda", blank=True)
    override_by = models.CharField("jabatan yang memutuskan", max_length=200, blank=True)

    class Meta:
        verbose_name = "peristiwa penerbitan"
        verbose_name_plural = "peristiwa penerbitan"
        ordering = ["vintage", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(override="", override_by="") | ~models.Q(override="") & ~models.Q(override_by=""),
                name="override_names_its_official",
            )
        ]

    def __str__(self) -> str:
        return f"{self.vintage_id} {self.get_action_display()}"


class BudgetLineRecord(ImmutableModel):
    """One line of a vintage: BudgetLine's columns less year and phase, which are the document's. amount is in sen."""

    # Without an index of its own: each of those below begins with it.
    vintage = models.ForeignKey(BudgetVintage, models.PROTECT, related_name="lines", verbose_name="versi", db_index=False)
    position = models.PositiveIntegerField("urutan dalam berkas")
    function_code = models.CharField(max_length=100, blank=True)
    function_name = models.TextField(blank=True)
    office_code = models.CharField(max_length=100, blank=True)
    office_name = models.TextField(blank=True)
    unit_code = models.CharField(max_length=100, blank=True)
    unit_name = models.TextField(blank=True)
    programme_code = models.CharField(max_length=100, blank=True)
    programme_name = models.TextField(blank=True)
    activity_code = models.CharField(max_length=100, blank=True)
    activity_name = models.TextField(blank=True)
    sub_activity_code = models.CharField(max_length=100, blank=True)
    sub_activity_name = models.TextField(blank=True)
    fund_code = models.CharField(max_length=100, blank=True)
    fund_name = models.TextField(blank=True)
    account = models.CharField(max_length=100)
    account_name = models.TextField(blank=True)
    group = models.TextField(blank=True)
    detail = models.TextField(blank=True)
    amount = models.BigIntegerField("jumlah dalam sen")
    source = models.TextField("sel asal", blank=True)

    class Meta:
        verbose_name = "baris anggaran"
        verbose_name_plural = "baris anggaran"
        constraints = [models.UniqueConstraint(fields=["vintage", "position"], name="one_line_per_position")]
        indexes = [
            models.Index(fields=["vintage", "account"], name="line_account"),
            models.Index(fields=["vintage", "office_code"], name="line_office"),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.amount} sen ({self.source})"
