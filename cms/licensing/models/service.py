"""ServicePage: one service as staff edit it. Publishing freezes it into a version, or says in sentences why it cannot be published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any  # Wagtail's publish() takes whatever its callers pass

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface, TitleFieldPanel
from wagtail.models import Page, Revision

from cms.core.long_line import LongLine
from cms.core.preview import PreviewOnSite
from cms.core.release import KeptPagePermissions
from cms.core.review import Reviewed
from cms.domain.errors import MoveRefused
from cms.domain.faults import Fault
from cms.domain.formulas.typed import number_typed
from cms.domain.licensing.charter import Certification, Evaluation, Standard
from cms.domain.licensing.checks import faults_beside, publication_faults
from cms.domain.licensing.completeness import missing_required
from cms.domain.licensing.services import Repeal, Service, ServiceStatus
from cms.domain.licensing.steps import Block, Relation
from cms.domain.licensing.times import TimeLimit
from cms.domain.plain import digest_of, plain_of
from cms.domain.texts import Text
from cms.licensing.forms import FeePanel, ServiceForm
from cms.licensing.models.columns import (
    Cited,
    SharedFacts,
    Words,
    citation,
    citation_panel,
    keys_of,
    span,
    span_field,
    text,
    validate_number,
    words_panel,
)
from cms.licensing.models.fees import fee_facts, make_room
from cms.licensing.models.folder import ServiceFolder
from cms.licensing.models.shared import OfficeRecord
from cms.licensing.models.steps import ServiceStep
from cms.licensing.models.versions import ServiceVersionRecord, services_in_force

STATUS = {ServiceStatus.IN_FORCE.value: "Berlaku", ServiceStatus.REPEALED.value: "Dicabut"}
SLUGS_HELP = "Alamat layanan lain (bagian terakhirnya), dipisah koma, misalnya: pbg, slf"


class ServicePage(PreviewOnSite, Reviewed, Page):
    """One service. The slug is its address for ever."""

    title_en = models.CharField("nama dalam bahasa Inggris", max_length=255, blank=True)
    short_name = models.CharField("singkatan", max_length=60, blank=True)
    summary = Words("ringkasan", is_long=True, help_text="Satu kalimat: untuk apa layanan ini.")
    sector = Words("bidang")
    audience = Words("siapa yang mengurus")
    office = models.ForeignKey(OfficeRecord, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kantor penanggung jawab")
    status = models.CharField("status", max_length=12, choices=STATUS, default=ServiceStatus.IN_FORCE.value)
    repeal = Cited()
    repealed_on = models.DateField("dicabut sejak", null=True, blank=True)
    replaced_by = models.SlugField("diganti oleh layanan", max_length=255, blank=True)
    repeal_note = Words("penjelasan pencabutan", is_long=True)
    is_sample = models.BooleanField("contoh", default=False, help_text="Bukan ketetapan kota ini; kata CONTOH dicetak di halamannya.")
    promise = span_field("waktu yang dijanjikan untuk seluruh layanan")
    promise_words = models.TextField("bunyi aturan tentang waktu", blank=True)
    promise_citation = Cited()
    promise_is_sample = models.BooleanField("waktu contoh", default=False)
    pledge = Words("maklumat pelayanan", is_long=True, help_text="Kosong: dipakai maklumat untuk semua layanan.")
    facilities = Words("8. sarana, prasarana, dan fasilitas", is_long=True)
    competence = Words("9. kompetensi pelaksana", is_long=True)
    supervision = Words("10. pengawasan internal", is_long=True)
    staff_count = models.PositiveIntegerField("11. jumlah pelaksana", null=True, blank=True)
    service_guarantee = Words("12. jaminan pelayanan", is_long=True)
    safety_guarantee = Words("13. jaminan keamanan dan keselamatan", is_long=True)
    evaluation = Words("14. evaluasi kinerja pelaksana", is_long=True)
    evaluation_score = models.CharField("nilai evaluasi", max_length=20, blank=True, validators=[validate_number], help_text="Misalnya: 81,25")
    evaluation_on = models.DateField("tanggal evaluasi", null=True, blank=True)
    evaluation_url = models.URLField("alamat laporan evaluasi", blank=True)
    certified_by = Words("disahkan oleh", help_text="Jabatan, bukan nama orang.")
    certified_on = models.DateField("disahkan pada", null=True, blank=True)
    review_by = models.DateField("ditinjau lagi paling lambat", null=True, blank=True)
    certificate_number = models.CharField("nomor pengesahan", max_length=200, blank=True)
    requires = models.CharField("mensyaratkan layanan", max_length=500, blank=True, help_text=SLUGS_HELP)
    related = models.CharField("layanan terkait", max_length=500, blank=True, help_text=SLUGS_HELP)
    note = Words("catatan untuk pembaca", is_long=True)
    change_note = models.TextField("apa yang berubah di versi ini", blank=True, help_text="Untuk riwayat perubahan yang dibaca umum.")

    reviewer_may_mend = True
    parent_page_types = ["licensing.ServiceFolder"]
    subpage_types = []
    base_form_class = ServiceForm
    about_panels = [
        TitleFieldPanel("title", widget=LongLine),
        FieldRowPanel([FieldPanel("title_en"), FieldPanel("short_name"), FieldPanel("is_sample")]),
        words_panel("summary"),
        FieldRowPanel([FieldPanel("office"), FieldPanel("status")]),
        words_panel("sector"),
        words_panel("audience"),
        InlinePanel("goals", heading="Tujuan pemohon", label="tujuan"),
        InlinePanel("cases", heading="Keadaan pemohon yang membedakan syarat dan biaya", label="keadaan"),
        MultiFieldPanel(
            [
                citation_panel("repeal"),
                FieldRowPanel([FieldPanel("repealed_on"), FieldPanel("replaced_by")]),
                words_panel("repeal_note"),
            ],
            heading="Bila dicabut",
            classname="collapsed",
        ),
        FieldRowPanel([FieldPanel("requires"), FieldPanel("related")]),
        words_panel("note"),
        InlinePanel("notices", heading="Pengumuman", label="pengumuman"),
    ]
    way_panels = [
        InlinePanel("steps", heading="Langkah menurut urutan jalannya", label="langkah"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("promise"), FieldPanel("promise_is_sample")]),
                FieldPanel("promise_words"),
                citation_panel("promise_citation"),
            ],
            heading="3. Janji waktu untuk seluruh layanan",
        ),
    ]
    fee_panels = [FeePanel("fees", heading="Biaya dan masa berlakunya", label="biaya")]
    result_panels = [
        InlinePanel("results", heading="5. Hasil layanan", label="hasil"),
        InlinePanel("laws", heading="7. Dasar hukum", label="dasar hukum"),
        InlinePanel("complaints", heading="6. Pengaduan (kosong: dipakai saluran untuk semua layanan)", label="saluran pengaduan"),
    ]
    standard_panels = [
        *(words_panel(name) for name in ("facilities", "competence", "supervision")),
        FieldPanel("staff_count"),
        *(words_panel(name) for name in ("service_guarantee", "safety_guarantee", "evaluation")),
        FieldRowPanel([FieldPanel("evaluation_score"), FieldPanel("evaluation_on"), FieldPanel("evaluation_url")]),
        words_panel("pledge"),
        InlinePanel("rights", heading="Hak dan kewajiban (kosong: dipakai yang untuk semua layanan)", label="hak atau kewajiban"),
    ]
    vouching_panels = [
        words_panel("certified_by"),
        FieldRowPanel([FieldPanel("certified_on"), FieldPanel("review_by"), FieldPanel("certificate_number")]),
        FieldPanel("change_note"),
        InlinePanel("sources", heading="Sumber", label="sumber"),
        FieldPanel("slug"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(about_panels, heading="Tentang"),
            ObjectList(way_panels, heading="Langkah"),
            ObjectList(fee_panels, heading="Biaya"),
            ObjectList(result_panels, heading="Hasil dan hukum"),
            ObjectList(standard_panels, heading="Standar"),
            ObjectList(vouching_panels, heading="Pengesahan"),
        ]
    )

    class Meta:
        verbose_name = "layanan"
        verbose_name_plural = "layanan"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(certified_on__isnull=True, review_by__isnull=True) | models.Q(certified_on__lt=models.F("review_by")),
                name="review_after_certification",
                violation_error_message="Tanggal tinjau ulang harus sesudah tanggal pengesahan.",
            )
        ]

    @property
    def was_published(self) -> bool:
        """True as soon as one version has been public."""
        return ServiceVersionRecord.objects.filter(page_id=self.pk).exists()

    def reviewed(self) -> object:
        """Everything that it says."""
        return self.facts()

    def permissions_for_user(self, user: AbstractBaseUser) -> KeptPagePermissions:
        return KeptPagePermissions(user, self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Every way to publish ends in a whole save of a live page: editor (whose button passes by publish()), workflow, schedule, import, ORM."""
        with transaction.atomic():
            make_room(self.pk, self.fees.all())
            super().save(*args, **kwargs)
            if self.live and kwargs.get("update_fields") is None:
                self._freeze()

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """What is planned for a later day is checked for that day already now."""
        planned = revision.as_object()
        if planned.go_live_at and planned.go_live_at > revision.created_at:
            planned.refuse_unless_publishable(planned.facts(), timezone.localtime(planned.go_live_at).date())
        super().publish(revision, *args, **kwargs)

    def publication_faults(self, facts: Service, day: date) -> tuple[Fault, ...]:
        """What keeps these facts of the page from being public that day, alone or beside the services that are public."""
        return (*publication_faults(facts, day), *(faults_beside(facts, services_in_force(beside=self.pk)) if facts.requires else ()))

    def refuse_unless_publishable(self, facts: Service, day: date) -> None:
        """Raises MoveRefused with every sentence that says why not."""
        if found := self.publication_faults(facts, day):
            raise MoveRefused(f"{facts.name} belum dapat diterbitkan. " + " ".join(one.sentence() for one in found))

    def _freeze(self) -> None:
        """A new version of what is now live; none when it says the same as the last."""
        if self.last_published_at is None:
            raise MoveRefused(f"{self.title} belum pernah diterbitkan. Terbitkan lewat tombol Terbitkan, supaya ada versinya.")
        facts = self.facts()
        self.refuse_unless_publishable(facts, timezone.localtime(self.last_published_at).date())
        newest = ServiceVersionRecord.objects.filter(page_id=self.pk).order_by("-number").first()
        digest = digest_of(facts)
        if newest is not None and newest.digest == digest:
            return
        ServiceVersionRecord.objects.create(
            page_id=self.pk,
            number=newest.number + 1 if newest else 1,
            facts=plain_of(facts),
            digest=digest,
            missing=", ".join(str(component.number) for component in missing_required(facts)),
            note="" if newest is not None and newest.note == self.change_note else self.change_note,
            published_at=self.last_published_at,
        )

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Only what was never public can go."""
        if self.was_published:
            raise MoveRefused(f"{self.title} sudah pernah diterbitkan, jadi tidak dapat dihapus. Batalkan penerbitannya, atau nyatakan dicabut.")
        return super().delete(*args, **kwargs)

    def facts(self, shared: SharedFacts | None = None) -> Service:
        """The whole service as this object says it, saved or not. shared: what was read already for other services."""
        shared = shared or SharedFacts()
        folder = ServiceFolder.objects.first()
        rights = tuple(one.fact(shared) for one in self.rights.all())
        complaints = tuple(shared.of(one, "recourse") for one in self.complaints.all())
        return Service(
            slug=self.slug,
            name=Text.of(id=self.title, en=self.title_en),
            office=shared.of(self, "office"),
            short_name=self.short_name,
            summary=text(self, "summary"),
            sector=text(self, "sector"),
            audience=text(self, "audience"),
            goals=tuple(shared.of(one, "goal") for one in self.goals.all()),
            status=ServiceStatus(self.status),
            repeal=self._repeal(shared),
            is_sample=self.is_sample,
            cases=tuple(one.fact() for one in self.cases.all()),
            blocks=blocks_of(self.steps.all(), shared),
            fees=fee_facts(self.fees.all(), shared),
            time=self._promise(shared),
            results=tuple(one.fact(shared) for one in self.results.all()),
            legal_bases=tuple(one.fact(shared) for one in self.laws.all()),
            complaints=complaints or (folder.complaint_facts(shared) if folder else ()),
            rights=rights or (folder.right_facts(shared) if folder else ()),
            pledge=text(self, "pledge") or (folder.pledge_text() if folder else Text()),
            standard=self._standard(),
            certification=self._certification(),
            requires=keys_of(self.requires),
            related=keys_of(self.related),
            notices=tuple(one.fact() for one in self.notices.all()),
            sources=tuple(one.fact() for one in self.sources.all()),
            note=text(self, "note"),
        )

    def _repeal(self, shared: SharedFacts) -> Repeal | None:
        by = citation(self, shared, "repeal")
        return Repeal(citation=by, on=self.repealed_on, replaced_by=self.replaced_by, note=text(self, "repeal_note")) if by else None

    def _promise(self, shared: SharedFacts) -> TimeLimit | None:
        limit = TimeLimit(
            span=span(self.promise), words=self.promise_words, citation=citation(self, shared, "promise_citation"), is_sample=self.promise_is_sample
        )
        return limit if limit != TimeLimit() else None

    def _standard(self) -> Standard:
        evaluation = Evaluation(
            words=text(self, "evaluation"),
            score=number_typed(self.evaluation_score) if self.evaluation_score else None,
            on=self.evaluation_on,
            url=self.evaluation_url,
        )
        return Standard(
            facilities=text(self, "facilities"),
            competence=text(self, "competence"),
            supervision=text(self, "supervision"),
            staff_count=self.staff_count,
            service_guarantee=text(self, "service_guarantee"),
            safety_guarantee=text(self, "safety_guarantee"),
            evaluation=evaluation if evaluation.words else None,
        )

    def _certification(self) -> Certification | None:
        if self.certified_on is None or self.review_by is None:
            return None
        return Certification(by=text(self, "certified_by"), on=self.certified_on, review_by=self.review_by, number=self.certificate_number)


def blocks_of(steps: Iterable[ServiceStep], shared: SharedFacts) -> tuple[Block, ...]:
    """Steps in their order as parts: a step with block_key begins one."""
    parts: list[list[ServiceStep]] = []
    for step in steps:
        if step.block_key or not parts:
            parts.append([])
        parts[-1].append(step)
    return tuple(
        Block(
            key=part[0].block_key,
            name=text(part[0], "block_name"),
            steps=tuple(step.fact(shared) for step in part),
            relation=Relation(part[0].block_relation),
            is_optional=part[0].block_is_optional,
            description=text(part[0], "block_description"),
        )
        for part in parts
    )
