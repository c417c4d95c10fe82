"""How proposals rest in the database: what was asked, and the events since, which are only ever added.

An event cannot be changed or deleted: not by Django (ImmutableModel), not by SQL (triggers, migrations/0002_events_are_final.py).
A proposal's row changes in two ways only: where it stands (state, last_number), kept beside its events so that a desk's queue is one
query, and what was asked, when a recorded correction says so. Both are done by services alone.
"""

from __future__ import annotations

from typing import Any  # the columns of a proposal are of any type

from django.conf import settings
from django.db import models

from cms.core.immutable import ImmutableModel
from cms.domain.proposals.choices import Choice, Kind, Level, Milestone, Origin, Precision, State
from cms.domain.proposals.photos import PhotoMoment
from cms.domain.proposals.wording import GROUPS, name_of
from cms.proposals.constraints import constraints


def _choices(kind: type[Choice]) -> list[tuple[str, str]]:
    return [(choice.value, name_of(choice, "id") if kind in GROUPS else choice.slug) for choice in kind]


class ProposalRecord(ImmutableModel):
    """One proposal: Proposal's columns, and where it stands. amount_asked is in sen, volume in hundredths of its unit."""

    reference = models.CharField("nomor usulan", max_length=20, unique=True)
    title = models.TextField("usulan")
    kind = models.CharField("jenis", max_length=20, choices=_choices(Kind), blank=True)
    origin = models.CharField("asal", max_length=20, choices=_choices(Origin))
    for_year = models.PositiveSmallIntegerField("untuk tahun", null=True, blank=True)
    village_code = models.CharField("kode kelurahan", max_length=20, blank=True, db_index=True)
    place = models.TextField("lokasi", blank=True)
    point = models.CharField("titik", max_length=60, blank=True)
    theme = models.TextField("tema", blank=True)
    problem = models.TextField("masalah", blank=True)
    volume = models.BigIntegerField("volume (per seratus)", null=True, blank=True)
    unit = models.CharField("satuan", max_length=200, blank=True)
    amount_asked = models.BigIntegerField("anggaran yang diminta (sen)", null=True, blank=True)
    office = models.TextField("kantor yang dituju", blank=True)
    copied_from = models.CharField("pecahan dari", max_length=20, blank=True)
    source_id = models.CharField("nomor di sistem asal", max_length=200, blank=True)
    source = models.TextField("sel asal", blank=True)
    is_sample = models.BooleanField("contoh", default=False)
    state = models.CharField("status", max_length=20, choices=_choices(State))
    last_number = models.PositiveIntegerField("kejadian terakhir")
    last_on = models.DateField("tanggal kejadian terakhir")
    # The day until which the next word is owed, by the city's rules; None when nothing is. Kept so that a desk's queue can be sorted by it.
    due_on = models.DateField("jatuh tempo", null=True, blank=True)
    registered_at = models.DateTimeField("dicatat pada")

    class Meta:
        verbose_name = "usulan"
        verbose_name_plural = "usulan"
        ordering = ["reference"]
        constraints = [
            models.UniqueConstraint(fields=["source_id"], condition=~models.Q(source_id=""), name="one_proposal_per_source"),
            models.CheckConstraint(condition=~models.Q(title=""), name="proposal_has_a_title"),
            models.CheckConstraint(condition=models.Q(amount_asked__isnull=True) | models.Q(amount_asked__gte=0), name="amount_asked_not_negative"),
            models.CheckConstraint(condition=models.Q(last_number__gte=1), name="proposal_has_an_event"),
        ]
        indexes = [
            models.Index(fields=["state", "last_on"], name="proposal_queue"),
            models.Index(fields=["due_on"], name="proposal_due"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @classmethod
    def change(cls, pk: int, **values: Any) -> None:
        """For services: where it stands, or what a recorded correction says was asked."""
        models.QuerySet(cls).filter(pk=pk).update(**values)


class ProposalEventRecord(ImmutableModel):
    """One event: ProposalEvent's columns, amounts in sen; who recorded it and when; its place in the chain of all events."""

    proposal = models.ForeignKey(ProposalRecord, models.PROTECT, related_name="events", verbose_name="usulan")
    number = models.PositiveIntegerField("urutan")
    on = models.DateField("tanggal")
    precision = models.CharField("ketelitian", max_length=20, choices=_choices(Precision))
    from_state = models.CharField("dari status", max_length=20, choices=_choices(State), blank=True)
    to_state = models.CharField("ke status", max_length=20, choices=_choices(State))
    by_office = models.TextField("oleh")
    level = models.CharField("tingkat", max_length=20, choices=_choices(Level), blank=True)
    to_office = models.TextField("ditangani selanjutnya oleh", blank=True)
    note = models.TextField("keterangan", blank=True)
    recommended_amount = models.BigIntegerField("anggaran yang disarankan (sen)", null=True)
    rank = models.PositiveIntegerField("peringkat", null=True)
    reason_code = models.CharField("kode alasan", max_length=60, blank=True)
    reason = models.TextField("alasan", blank=True)
    instead = models.TextField("yang terjadi sebagai gantinya", blank=True)
    objection = models.TextField("cara mengajukan keberatan", blank=True)
    review_on = models.DateField("ditinjau lagi", null=True)
    fiscal_year = models.PositiveSmallIntegerField("tahun anggaran", null=True)
    planned_month = models.CharField("rencana bulan", max_length=7, blank=True)
    planning_document = models.TextField("dokumen perencanaan", blank=True)
    document_due = models.DateField("dokumen itu ada", null=True)
    budget_dataset = models.CharField("dokumen anggaran", max_length=255, blank=True)
    budget_office = models.CharField("SKPD anggaran", max_length=100, blank=True)
    budget_sub_activity = models.CharField("sub kegiatan anggaran", max_length=100, blank=True)
    budget_account = models.CharField("rekening anggaran", max_length=100, blank=True)
    planned_amount = models.BigIntegerField("dianggarkan (sen)", null=True)
    starts_on = models.DateField("mulai", null=True)
    planned_finish = models.DateField("rencana selesai", null=True)
    executor = models.TextField("pelaksana", blank=True)
    finished_on = models.DateField("selesai", null=True)
    realised_amount = models.BigIntegerField("realisasi (sen)", null=True)
    evidence = models.TextField("bukti", blank=True)
    milestone = models.CharField("tahap pekerjaan", max_length=20, choices=_choices(Milestone), blank=True)
    photo = models.TextField("foto", blank=True)
    other = models.CharField("usulan lain", max_length=20, blank=True)
    letter = models.TextField("surat", blank=True)
    corrects = models.PositiveIntegerField("membetulkan", null=True)
    source = models.TextField("sel asal", blank=True)
    asked_sha256 = models.CharField("sidik isi", max_length=64, blank=True)
    previous = models.CharField("sidik sebelumnya", max_length=64, blank=True)
    digest = models.CharField("sidik", max_length=64)
    serial = models.PositiveBigIntegerField("urutan pencatatan", unique=True)
    journal = models.CharField("sidik buku", max_length=64)
    recorded_at = models.DateTimeField("dicatat pada")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, db_constraint=False, related_name="+")

    class Meta:
        verbose_name = "kejadian usulan"
        verbose_name_plural = "kejadian usulan"
        ordering = ["proposal", "number"]
        constraints = [models.UniqueConstraint(fields=["proposal", "number"], name="one_event_per_number"), *constraints()]

    def __str__(self) -> str:
        return f"{self.on} {self.get_to_state_display()}"


class PreparedAnswer(models.Model):
    """An answer that is ready and not public yet: it waits to be published together with others. One a proposal."""

    proposal = models.OneToOneField(ProposalRecord, models.CASCADE, related_name="prepared", verbose_name="usulan")
    to_state = models.CharField("ke status", max_length=20, choices=_choices(State))
    on = models.DateField("tanggal keputusan")
    # What the event will say: its columns as they rest in the database, days as text.
    said = models.JSONField("isi keputusan")
    prepared_at = models.DateTimeField("disiapkan pada", auto_now=True)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="disiapkan oleh")

    class Meta:
        verbose_name = "keputusan yang disiapkan"
        verbose_name_plural = "keputusan yang disiapkan"
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.proposal.reference}: {self.get_to_state_display()}"

    @property
    def stamp(self) -> str:
        """Another one whenever it was prepared anew: what a page has shown is told by it."""
        return self.prepared_at.strftime("%Y%m%d%H%M%S%f")


# How a photo's moment is called at the desk.
MOMENTS = [
    (PhotoMoment.BEFORE.value, "sebelum dikerjakan"),
    (PhotoMoment.DURING.value, "selama dikerjakan"),
    (PhotoMoment.AFTER.value, "sesudah selesai"),
]


def place_of_photo(photo: PhotoRecord, name: str) -> str:
    """Beside the other photos of its proposal."""
    return f"usulan/{photo.proposal.reference}/{name}"


class PhotoRecord(ImmutableModel):
    """A photo in two sizes, as drawn anew when it came in. Public once an event names it; never changed, since the event's digest covers its name."""

    proposal = models.ForeignKey(ProposalRecord, models.PROTECT, related_name="photos", verbose_name="usulan")
    name = models.CharField("nama", max_length=40)
    moment = models.CharField("saat", max_length=10, choices=MOMENTS)
    alt = models.TextField("apa yang tampak")
    large = models.FileField("besar", upload_to=place_of_photo)
    large_sha256 = models.CharField("sha256", max_length=64)
    large_width = models.PositiveIntegerField("lebar")
    large_height = models.PositiveIntegerField("tinggi")
    small = models.FileField("kecil", upload_to=place_of_photo)
    small_sha256 = models.CharField("sha256 kecil", max_length=64)
    small_width = models.PositiveIntegerField("lebar kecil")
    small_height = models.PositiveIntegerField("tinggi kecil")
    kept_at = models.DateTimeField("diterima pada")
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, db_constraint=False, related_name="+")

    class Meta:
        verbose_name = "foto usulan"
        verbose_name_plural = "foto usulan"
        ordering = ["proposal", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "name"], name="one_photo_per_name"),
            models.CheckConstraint(condition=~models.Q(alt=""), name="photo_says_what_it_shows"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal.reference} {self.name}"


class InternalNote(models.Model):
    """What colleagues tell each other about a proposal. Never public: no snapshot, no API, no chain holds it."""

    proposal = models.ForeignKey(ProposalRecord, models.CASCADE, related_name="notes", verbose_name="usulan")
    text = models.TextField("catatan dalam")
    written_at = models.DateTimeField("ditulis pada", auto_now_add=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="ditulis oleh")

    class Meta:
        verbose_name = "catatan dalam"
        verbose_name_plural = "catatan dalam"
        ordering = ["-written_at", "-pk"]

    def __str__(self) -> str:
        return self.text[:60]


class EventJournal(models.Model):
    """The end of the chain over all events: how many, and the last link. One row, made by a migration; whoever adds events locks it."""

    count = models.PositiveBigIntegerField("banyaknya kejadian", default=0)
    head = models.CharField("sidik terakhir", max_length=64, blank=True)

    class Meta:
        verbose_name = "buku kejadian"
        verbose_name_plural = "buku kejadian"

    def __str__(self) -> str:
        return f"{self.count} kejadian, {self.head}"
