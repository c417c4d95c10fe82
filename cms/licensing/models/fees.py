"""Fees with their periods. Only the first day of a period is stored: each lasts until the next one of the same fee begins.

So an overlap cannot be stored at all, and two periods that begin on one day are refused by the database. The end of a fee
that nothing follows is a record of the kind "ended"; a rate after it, which would leave a gap, is refused by a trigger (triggers.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from cms.core.rupiah import SenColumn
from cms.domain.amounts import from_minor
from cms.domain.formulas.definition import Formula, Parameter
from cms.domain.formulas.reckoning import Rounding, RoundingMode
from cms.domain.formulas.typed import choices_typed, examples_typed, number_typed
from cms.domain.licensing.fees import Fee, FeeKind
from cms.domain.periods import Validity
from cms.licensing.models.columns import (
    Cited,
    KeepsChildren,
    SharedFacts,
    Words,
    citation,
    citation_panel,
    keys_of,
    text,
    validate_choices,
    validate_examples,
    validate_number,
    words_panel,
)
from cms.licensing.models.shared import PaymentRecord
from cms.licensing.models.steps import ONLY_FOR_HELP

ENDED = "ended"
KINDS = {
    FeeKind.FIXED.value: "Tarif tetap",
    FeeKind.FORMULA.value: "Dihitung dengan rumus",
    FeeKind.FREE.value: "Gratis",
    FeeKind.ELSEWHERE.value: "Aturan hanya menunjuk aturan lain",
    ENDED: "Biaya ini tidak ada lagi mulai tanggal ini",
}
MODES = {RoundingMode.HALF_UP.value: "Ke yang terdekat", RoundingMode.UP.value: "Selalu ke atas", RoundingMode.DOWN.value: "Selalu ke bawah"}
DAY = timedelta(days=1)
SAME_DAY = "Sudah ada tarif dari biaya ini yang mulai pada tanggal itu."
AFTER_ITS_END = "Biaya ini sudah berakhir pada {day:%d-%m-%Y}; tarif sesudahnya meninggalkan celah. Hapus akhirnya, atau pakai kode biaya lain."
FEE_KEY_HELP = "Tarif baru dari biaya yang sama memakai kode yang sama. Bila kosong, dibuat dari namanya."


class ServiceFee(Orderable, KeepsChildren):
    """One period of one fee. amount is in the currency's smallest unit (sen)."""

    page = ParentalKey("licensing.ServicePage", on_delete=models.CASCADE, related_name="fees")
    key = models.SlugField("kode biaya", max_length=100, blank=True, help_text=FEE_KEY_HELP)
    name = Words("biaya", is_needed=True)
    kind = models.CharField("jenis", max_length=12, choices=KINDS)
    valid_from = models.DateField("berlaku mulai", help_text="Berlaku sampai sehari sebelum tarif berikutnya dari biaya yang sama.")
    amount = SenColumn("jumlah", null=True, blank=True, help_text="Dalam rupiah, misalnya 50.000 atau 1.250,50.")
    currency = models.CharField("mata uang", max_length=3, default="IDR")
    per = Words("per", help_text="Misalnya: per orang per bulan. Kosong bila jumlahnya sudah seluruhnya.")
    formula = models.TextField("rumus", blank=True, help_text="Misalnya: luas x kelas x 20%. Ribuan dengan titik, pecahan dengan koma.")
    rounding_mode = models.CharField("pembulatan", max_length=8, choices=MODES, default=RoundingMode.HALF_UP.value)
    rounding_quantum = models.CharField("sampai kelipatan rupiah", max_length=20, default="1", validators=[validate_number])
    examples = models.TextField(
        "contoh hitungan", blank=True, validators=[validate_examples], help_text="Satu baris satu contoh: luas = 36; indeks = 0,5"
    )
    reason = Words("alasan gratis", is_long=True)
    words = models.TextField("bunyi aturan", blank=True)
    citation = Cited()
    payment = models.ForeignKey(PaymentRecord, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="yang boleh menerima uang")
    step = models.SlugField("dibayar di langkah", max_length=100, blank=True, help_text="Kode langkah.")
    only_for = models.CharField("hanya untuk", max_length=300, blank=True, help_text=ONLY_FOR_HELP)
    only_if = Words("hanya bila")
    is_sample = models.BooleanField("tarif contoh", default=False)

    panels = [
        words_panel("name"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("valid_from")]),
        FieldRowPanel([FieldPanel("amount"), FieldPanel("currency")]),
        FieldRowPanel([FieldPanel("key"), FieldPanel("only_for"), FieldPanel("step")]),
        words_panel("per"),
        words_panel("reason"),
        words_panel("only_if"),
        MultiFieldPanel(
            [
                FieldPanel("formula"),
                FieldRowPanel([FieldPanel("rounding_mode"), FieldPanel("rounding_quantum")]),
                InlinePanel("parameters", heading="Yang harus diketahui pembaca", label="parameter"),
                FieldPanel("examples"),
            ],
            heading="Rumus",
        ),
        FieldRowPanel([FieldPanel("words"), FieldPanel("is_sample")]),
        citation_panel(),
        FieldPanel("payment"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "biaya"
        verbose_name_plural = "biaya"
        constraints = [
            models.UniqueConstraint(
                fields=["page", "key", "only_for", "valid_from"],
                name="one_rate_per_day",
                violation_error_message=SAME_DAY,
            ),
            models.CheckConstraint(condition=models.Q(amount__isnull=True) | models.Q(amount__gt=0), name="fee_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.name} mulai {self.valid_from}"

    @property
    def period(self) -> tuple[str, str, str, date]:
        """What the constraints compare."""
        return (self.key, self.only_for, self.kind, self.valid_from)

    def fact(self, shared: SharedFacts) -> Fee:
        """Without an end: that depends on the records beside it, see fee_facts()."""
        kind = FeeKind(self.kind)
        return Fee(
            key=self.key,
            name=text(self, "name"),
            kind=kind,
            validity=Validity(first=self.valid_from),
            amount=None if self.amount is None else from_minor(self.amount),
            currency=self.currency,
            per=text(self, "per"),
            formula=self._formula() if kind is FeeKind.FORMULA else None,
            reason=text(self, "reason"),
            words=self.words,
            citation=citation(self, shared),
            payment=shared.of(self, "payment"),
            step=self.step,
            only_for=keys_of(self.only_for),
            only_if=text(self, "only_if"),
            is_sample=self.is_sample,
        )

    def _formula(self) -> Formula:
        return Formula(
            text=self.formula,
            parameters=tuple(one.fact() for one in self.parameters.all()),
            rounding=Rounding(mode=RoundingMode(self.rounding_mode), quantum=number_typed(self.rounding_quantum)),
            examples=examples_typed(self.examples),
        )


class FeeParameter(Orderable):
    """What a reader must know to reckon the fee: a number between two bounds, or one of several choices."""

    fee = ParentalKey(ServiceFee, on_delete=models.CASCADE, related_name="parameters")
    name = models.CharField("nama dalam rumus", max_length=60, help_text="Huruf kecil tanpa spasi, misalnya: luas")
    label = Words("sebutan untuk pembaca", help_text="Misalnya: Luas lantai")
    unit = Words("satuan")
    least = models.CharField("paling kecil", max_length=30, default="0", validators=[validate_number])
    most = models.CharField("paling besar", max_length=30, default="0", validators=[validate_number])
    decimals = models.PositiveSmallIntegerField("angka di belakang koma", default=0)
    choices = models.TextField(
        "pilihan",
        blank=True,
        validators=[validate_choices],
        help_text="Bila pembaca memilih, bukan mengisi. Satu baris satu pilihan: 1,5 = Jalan utama",
    )

    panels = [
        FieldPanel("name"),
        words_panel("label"),
        words_panel("unit"),
        FieldRowPanel([FieldPanel("least"), FieldPanel("most"), FieldPanel("decimals")]),
        FieldPanel("choices"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "parameter"
        verbose_name_plural = "parameter"

    def fact(self) -> Parameter:
        return Parameter(
            name=self.name,
            label=text(self, "label"),
            unit=text(self, "unit"),
            least=number_typed(self.least),
            most=number_typed(self.most),
            decimals=self.decimals,
            choices=choices_typed(self.choices),
        )


def make_room(page_id: int | None, fees: Iterable[ServiceFee]) -> None:
    """Takes away stored rows whose period is another now, before any is written: what stands half-way must keep the constraints too.

    They come back under the same number, with their parameters, when the page is saved.
    """
    stored = {row.pk: row.period for row in ServiceFee.objects.filter(page_id=page_id)} if page_id else {}
    moved = [fee for fee in fees if fee.pk in stored and stored[fee.pk] != fee.period]
    for fee in moved:
        fee.parameters.set(list(fee.parameters.all()))
    if moved:
        ServiceFee.objects.filter(pk__in=[fee.pk for fee in moved]).delete()


def fee_facts(records: Iterable[ServiceFee], shared: SharedFacts) -> tuple[Fee, ...]:
    """All fees in the order of the page, each ending the day before the next of its kind begins."""
    return tuple(_with_ends(list(records), shared))


def _with_ends(records: list[ServiceFee], shared: SharedFacts) -> Iterator[Fee]:
    for record in records:
        if record.kind == ENDED:
            continue
        later = [
            other.valid_from
            for other in records
            if (other.key, other.only_for) == (record.key, record.only_for) and other.valid_from > record.valid_from
        ]
        fee = record.fact(shared)
        yield replace(fee, validity=Validity(first=record.valid_from, last=min(later) - DAY)) if later else fee
