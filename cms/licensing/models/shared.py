"""What many services share: laws, offices, documents to bring, payees, complaint channels, goals. One entry, corrected once.

A change here reaches the public when the services that use it are published again; queries.stale_services() lists them.
"""

from __future__ import annotations

from typing import Any, NoReturn  # arguments are passed on as Django has them

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from cms.domain.errors import MoveRefused
from cms.domain.licensing.fees import Payment, PaymentMethod
from cms.domain.licensing.laws import LawStatus, LegalBasis
from cms.domain.licensing.offices import Office, OpeningHours, Recourse, SpecialHours
from cms.domain.licensing.requirements import Requirement
from cms.domain.licensing.services import Goal
from cms.licensing.models.columns import SharedFacts, Words, text, words_panel

KEY_HELP = "Kode pendek yang tidak diubah lagi, misalnya: ktp. Dipakai dalam data terbuka."
LAW_STATUS = {LawStatus.IN_FORCE.value: "Berlaku", LawStatus.REPEALED.value: "Dicabut"}
# Way to pay -> its column.
METHODS = {method: f"by_{method.name.lower()}" for method in PaymentMethod}
WEEKDAYS = {1: "Senin", 2: "Selasa", 3: "Rabu", 4: "Kamis", 5: "Jumat", 6: "Sabtu", 7: "Minggu"}


class SharedRecord(index.Indexed, models.Model):
    """A key that never changes, and a name to find it by."""

    key = models.SlugField("kode", max_length=100, unique=True, help_text=KEY_HELP)

    # Rows of its own that belong to an entry.
    INNER: tuple[str, ...] = ()

    search_fields = [index.AutocompleteField("name"), index.SearchField("name"), index.FilterField("key")]

    class Meta:
        abstract = True
        ordering = ["key"]

    def __str__(self) -> str:
        return str(self.name)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Drafts and earlier revisions name entries in a way that the database does not see."""
        raise MoveRefused(f"{self} tidak dihapus, karena draf atau versi lama bisa memakainya. Bila salah, perbaiki isinya.")


class LawRecord(SharedRecord):
    """A law. An invented one says CONTOH in its name."""

    name = models.CharField("aturan", max_length=300, help_text="Misalnya: UU Nomor 17 Tahun 2023")
    subject = Words("tentang", is_long=True)
    url = models.URLField("alamat naskah", blank=True)
    status = models.CharField("status", max_length=12, choices=LAW_STATUS, default=LawStatus.IN_FORCE.value)
    note = Words("catatan", is_long=True)
    is_sample = models.BooleanField("contoh", default=False)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("key")]),
        words_panel("subject"),
        FieldRowPanel([FieldPanel("url"), FieldPanel("status"), FieldPanel("is_sample")]),
        words_panel("note"),
    ]

    class Meta(SharedRecord.Meta):
        verbose_name = "dasar hukum"
        verbose_name_plural = "dasar hukum"
        constraints = [models.CheckConstraint(condition=models.Q(is_sample=False) | models.Q(name__contains="CONTOH"), name="sample_law_says_contoh")]

    def fact(self, shared: SharedFacts) -> LegalBasis:
        return LegalBasis(
            key=self.key,
            name=self.name,
            subject=text(self, "subject"),
            url=self.url,
            status=LawStatus(self.status),
            note=text(self, "note"),
            is_sample=self.is_sample,
        )


class OfficeRecord(SharedRecord, ClusterableModel):
    """An office or counter with its weekly hours and the days on which they do not hold."""

    name = Words("nama kantor", is_needed=True)
    address = Words("alamat", is_long=True)
    phone = models.CharField("telepon kantor", max_length=60, blank=True, help_text="Nomor kantor, bukan nomor pribadi.")
    email = models.EmailField("surel kantor", blank=True)
    url = models.URLField("situs", blank=True)
    access = Words("kemudahan bagi penyandang disabilitas", is_long=True)
    is_sample = models.BooleanField("contoh", default=False)

    INNER = ("hours", "exceptions")

    panels = [
        FieldPanel("key"),
        words_panel("name"),
        words_panel("address"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email"), FieldPanel("url")]),
        InlinePanel("hours", heading="Jam buka", label="jam buka"),
        InlinePanel("exceptions", heading="Hari dengan jam lain atau tutup", label="pengecualian"),
        words_panel("access"),
        FieldPanel("is_sample"),
    ]

    class Meta(SharedRecord.Meta):
        verbose_name = "kantor"
        verbose_name_plural = "kantor"

    def fact(self, shared: SharedFacts) -> Office:
        return Office(
            key=self.key,
            name=text(self, "name"),
            address=text(self, "address"),
            phone=self.phone,
            email=self.email,
            url=self.url,
            hours=tuple(one.fact() for one in self.hours.all()),
            exceptions=tuple(one.fact() for one in self.exceptions.all()),
            access=text(self, "access"),
            is_sample=self.is_sample,
        )


class OfficeHours(Orderable):
    """One stretch of one week day."""

    office = ParentalKey(OfficeRecord, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField("hari", choices=WEEKDAYS)
    opens = models.TimeField("buka")
    closes = models.TimeField("tutup")

    panels = [FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")])]

    class Meta(Orderable.Meta):
        constraints = [models.CheckConstraint(condition=models.Q(opens__lt=models.F("closes")), name="opens_before_it_closes")]

    def fact(self) -> OpeningHours:
        return OpeningHours(weekday=self.weekday, opens=self.opens, closes=self.closes)


class OfficeSpecialHours(Orderable):
    """Days on which the weekly hours do not hold."""

    office = ParentalKey(OfficeRecord, on_delete=models.CASCADE, related_name="exceptions")
    first = models.DateField("dari")
    last = models.DateField("sampai")
    reason = Words("alasan", is_needed=True)
    opens = models.TimeField("buka", null=True, blank=True, help_text="Kosong berarti tutup.")
    closes = models.TimeField("tutup", null=True, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("first"), FieldPanel("last"), FieldPanel("opens"), FieldPanel("closes")]),
        words_panel("reason"),
    ]

    class Meta(Orderable.Meta):
        constraints = [models.CheckConstraint(condition=models.Q(first__lte=models.F("last")), name="special_hours_end_after_they_begin")]

    def fact(self) -> SpecialHours:
        return SpecialHours(first=self.first, last=self.last, reason=text(self, "reason"), opens=self.opens, closes=self.closes)


class RequirementRecord(SharedRecord):
    """A document that services ask for."""

    name = Words("persyaratan", is_needed=True)
    issuer = Words("diterbitkan oleh")
    note = Words("catatan", is_long=True)
    form_url = models.URLField("alamat formulir", blank=True)

    panels = [FieldPanel("key"), words_panel("name"), words_panel("issuer"), words_panel("note"), FieldPanel("form_url")]

    class Meta(SharedRecord.Meta):
        verbose_name = "persyaratan"
        verbose_name_plural = "persyaratan"

    def fact(self, shared: SharedFacts) -> Requirement:
        return Requirement(key=self.key, name=text(self, "name"), issuer=text(self, "issuer"), note=text(self, "note"), form_url=self.form_url)


class PaymentRecord(SharedRecord):
    """Who may take money. Shown in the box "siapa yang boleh menerima uang"."""

    name = Words("penerima uang", is_long=True, is_needed=True, help_text="Misalnya: rekening kas daerah di Bank ….")
    by_bank = models.BooleanField("di loket bank", default=False)
    by_transfer = models.BooleanField("transfer", default=False)
    by_virtual_account = models.BooleanField("virtual account", default=False)
    by_qris = models.BooleanField("QRIS", default=False)
    by_cashier = models.BooleanField("kasir resmi di loket", default=False)
    receipt = Words("bukti bayar")

    panels = [FieldPanel("key"), words_panel("name"), FieldRowPanel([FieldPanel(column) for column in METHODS.values()]), words_panel("receipt")]

    class Meta(SharedRecord.Meta):
        verbose_name = "penerima pembayaran"
        verbose_name_plural = "penerima pembayaran"

    def fact(self, shared: SharedFacts) -> Payment:
        methods = tuple(method for method, column in METHODS.items() if getattr(self, column))
        return Payment(payee=text(self, "name"), methods=methods, receipt=text(self, "receipt"))


class RecourseRecord(SharedRecord):
    """A post or a channel to complain to."""

    name = Words("pengaduan kepada", is_needed=True)
    office = models.ForeignKey(OfficeRecord, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kantor")
    superior = Words("atasannya")
    phone = models.CharField("telepon", max_length=60, blank=True, help_text="Nomor kantor atau saluran, bukan nomor pribadi.")
    email = models.EmailField("surel", blank=True)
    url = models.URLField("situs", blank=True)

    panels = [
        FieldPanel("key"),
        words_panel("name"),
        FieldPanel("office"),
        words_panel("superior"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("phone"), FieldPanel("email"), FieldPanel("url")])], heading="Hubungi"),
    ]

    class Meta(SharedRecord.Meta):
        verbose_name = "saluran pengaduan"
        verbose_name_plural = "saluran pengaduan"

    def fact(self, shared: SharedFacts) -> Recourse:
        return Recourse(
            name=text(self, "name"),
            office=shared.of(self, "office"),
            superior=text(self, "superior"),
            phone=self.phone,
            email=self.email,
            url=self.url,
        )


class GoalRecord(SharedRecord):
    """What somebody wants to do, in their own words."""

    name = Words("tujuan", is_needed=True, help_text="Dengan kata warga sendiri, misalnya: buka warung kopi")

    panels = [FieldPanel("key"), words_panel("name")]

    class Meta(SharedRecord.Meta):
        verbose_name = "tujuan pemohon"
        verbose_name_plural = "tujuan pemohon"

    def fact(self, shared: SharedFacts) -> Goal:
        return Goal(key=self.key, name=text(self, "name"))
