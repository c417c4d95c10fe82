"""The steps of a service in walking order, and what to bring to each."""

from __future__ import annotations

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from cms.domain.licensing.requirements import Need
from cms.domain.licensing.steps import Channel, Relation, Step
from cms.domain.licensing.times import StepTimes
from cms.licensing.models.columns import (
    Cited,
    KeepsChildren,
    SharedFacts,
    Words,
    citation,
    citation_panel,
    keys_of,
    span,
    span_field,
    text,
    words_panel,
)
from cms.licensing.models.shared import OfficeRecord, RecourseRecord, RequirementRecord

RELATIONS = {
    Relation.THEN.value: "Sesudah langkah sebelumnya",
    Relation.WITH.value: "Bersamaan dengan langkah sebelumnya",
    Relation.OR.value: "Sebagai ganti langkah sebelumnya",
}
CHANNELS = {
    Channel.COUNTER.value: "Di loket",
    Channel.ONLINE.value: "Lewat internet",
    Channel.SITE.value: "Petugas datang ke lokasi",
    Channel.INTERNAL.value: "Di dalam kantor, pemohon menunggu",
}
YES_NO = [(True, "Ya"), (False, "Tidak")]
STEP_KEY_HELP = "Kode pendek yang tidak diubah lagi; bila dikosongkan, dibuat dari namanya."
ONLY_FOR_HELP = "Kode keadaan pemohon, dipisah koma, misalnya: perpanjangan. Kosong berarti semua."


class ServiceStep(Orderable, KeepsChildren):
    """One step. A step with block_key begins a new part of the way; those after it belong to the same part."""

    page = ParentalKey("licensing.ServicePage", on_delete=models.CASCADE, related_name="steps")
    block_key = models.SlugField("kode bagian", max_length=100, blank=True, help_text="Isi hanya di langkah pertama suatu bagian.")
    block_name = Words("nama bagian", help_text="Misalnya: Ajukan permohonan. Isi hanya di langkah pertama suatu bagian.")
    block_description = Words("keterangan bagian", is_long=True)
    block_relation = models.CharField("hubungan dengan bagian sebelumnya", max_length=8, choices=RELATIONS, default=Relation.THEN.value)
    block_is_optional = models.BooleanField("bagian ini boleh dilewati", default=False)
    key = models.SlugField("kode langkah", max_length=100, blank=True, help_text=STEP_KEY_HELP)
    name = Words("langkah", is_needed=True)
    description = Words("keterangan", is_long=True)
    relation = models.CharField("hubungan dengan langkah sebelumnya", max_length=8, choices=RELATIONS, default=Relation.THEN.value)
    is_optional = models.BooleanField("boleh dilewati", default=False)
    channel = models.CharField("tempat", max_length=12, choices=CHANNELS, default=Channel.COUNTER.value)
    url = models.URLField("alamat internet", blank=True)
    in_person = models.BooleanField("harus datang sendiri", null=True, blank=True)
    proxy = models.BooleanField("boleh diwakilkan", null=True, blank=True)
    proxy_note = Words("syarat bila diwakilkan")
    office = models.ForeignKey(OfficeRecord, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kantor")
    unit = Words("loket atau bagian")
    queue = span_field("antre")
    counter = span_field("di loket")
    until_next = span_field("sampai langkah berikutnya")
    time_words = models.TextField("bunyi aturan tentang waktu", blank=True)
    time = Cited()
    time_is_sample = models.BooleanField("waktu contoh", default=False)
    recourse = models.ForeignKey(RecourseRecord, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mengadu kepada")
    only_for = models.CharField("hanya untuk", max_length=300, blank=True, help_text=ONLY_FOR_HELP)

    panels = [
        words_panel("name"),
        FieldRowPanel([FieldPanel("key"), FieldPanel("relation"), FieldPanel("is_optional")]),
        words_panel("description"),
        FieldRowPanel([FieldPanel("channel"), FieldPanel("url")]),
        FieldRowPanel([FieldPanel("office"), FieldPanel("recourse")]),
        words_panel("unit"),
        FieldRowPanel([FieldPanel("in_person"), FieldPanel("proxy"), FieldPanel("only_for")]),
        words_panel("proxy_note"),
        InlinePanel("needs", heading="Yang dibawa", label="persyaratan"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("queue"), FieldPanel("counter"), FieldPanel("until_next")]),
                FieldRowPanel([FieldPanel("time_words"), FieldPanel("time_is_sample")]),
                citation_panel("time"),
            ],
            heading="Waktu",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("block_key"), FieldPanel("block_relation"), FieldPanel("block_is_optional")]),
                words_panel("block_name"),
                words_panel("block_description"),
            ],
            heading="Bila langkah ini awal suatu bagian",
            classname="collapsed",
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "langkah"
        verbose_name_plural = "langkah"
        constraints = [models.UniqueConstraint(fields=["page", "key"], condition=~models.Q(key=""), name="one_step_per_key")]

    def __str__(self) -> str:
        return str(self.name)

    def fact(self, shared: SharedFacts) -> Step:
        return Step(
            key=self.key,
            name=text(self, "name"),
            description=text(self, "description"),
            relation=Relation(self.relation),
            is_optional=self.is_optional,
            channel=Channel(self.channel),
            url=self.url,
            in_person=self.in_person,
            proxy=self.proxy,
            proxy_note=text(self, "proxy_note"),
            office=shared.of(self, "office"),
            unit=text(self, "unit"),
            needs=tuple(need.fact(shared) for need in self.needs.all()),
            times=self._times(shared),
            recourse=shared.of(self, "recourse"),
            only_for=keys_of(self.only_for),
        )

    def _times(self, shared: SharedFacts) -> StepTimes | None:
        times = StepTimes(
            queue=span(self.queue),
            counter=span(self.counter),
            until_next=span(self.until_next),
            words=self.time_words,
            citation=citation(self, shared, "time"),
            is_sample=self.time_is_sample,
        )
        return times if times != StepTimes() else None


class StepNeed(Orderable):
    """One document at one step."""

    step = ParentalKey(ServiceStep, on_delete=models.CASCADE, related_name="needs")
    requirement = models.ForeignKey(RequirementRecord, models.PROTECT, related_name="+", verbose_name="persyaratan")
    originals = models.PositiveSmallIntegerField("asli", default=0)
    copies = models.PositiveSmallIntegerField("fotokopi", default=0)
    legalised = models.PositiveSmallIntegerField("fotokopi dilegalisir", default=0)
    only_for = models.CharField("hanya untuk", max_length=300, blank=True, help_text=ONLY_FOR_HELP)
    only_if = Words("hanya bila")
    group = models.SlugField(
        "kelompok pilihan", max_length=60, blank=True, help_text="Persyaratan dengan kelompok yang sama saling menggantikan; cukup satu pilihan."
    )
    option = models.PositiveSmallIntegerField("pilihan ke", default=1, help_text="Nomor yang sama dalam satu kelompok berarti dibawa bersama.")
    result_of = models.SlugField("hasil langkah", max_length=100, blank=True, help_text="Kode langkah sebelumnya yang menghasilkan dokumen ini.")
    note = Words("catatan")
    citation = Cited()

    panels = [
        FieldPanel("requirement"),
        FieldRowPanel([FieldPanel("originals"), FieldPanel("copies"), FieldPanel("legalised")]),
        FieldRowPanel([FieldPanel("only_for"), FieldPanel("group"), FieldPanel("option"), FieldPanel("result_of")]),
        words_panel("only_if"),
        words_panel("note"),
        citation_panel(),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "persyaratan langkah"
        verbose_name_plural = "persyaratan langkah"

    def fact(self, shared: SharedFacts) -> Need:
        return Need(
            requirement=shared.of(self, "requirement"),
            originals=self.originals,
            copies=self.copies,
            legalised=self.legalised,
            only_for=keys_of(self.only_for),
            only_if=text(self, "only_if"),
            group=self.group,
            option=self.option,
            result_of=self.result_of,
            note=text(self, "note"),
            citation=citation(self, shared),
        )
