"""The smaller parts of a service: cases, goals, laws, results, whom to complain to, rights, notices, sources."""

from __future__ import annotations

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from cms.domain.licensing.charter import Claim, Party, Right
from cms.domain.licensing.laws import Citation
from cms.domain.licensing.results import Holds, Result
from cms.domain.licensing.services import Case, Notice, Source
from cms.domain.periods import Validity
from cms.licensing.models.columns import Cited, SharedFacts, Words, citation, citation_panel, span, span_field, text, words_panel
from cms.licensing.models.shared import GoalRecord, LawRecord, RecourseRecord

PARTIES = {Party.USER.value: "Pemohon", Party.PROVIDER.value: "Kantor", Party.STAFF.value: "Petugas"}
CLAIMS = {Claim.RIGHT.value: "Hak", Claim.DUTY.value: "Kewajiban"}
HOLDS = {
    Holds.SPAN.value: "Selama jangka waktu",
    Holds.FOREVER.value: "Selamanya",
    Holds.WHILE.value: "Selama syaratnya dipenuhi",
    Holds.UNSAID.value: "Tidak disebut",
}


class ServiceCase(Orderable):
    """An answer about the applicant on which requirements, steps and fees may depend."""

    page = ParentalKey("licensing.ServicePage", on_delete=models.CASCADE, related_name="cases")
    key = models.SlugField("kode keadaan", max_length=100, help_text="Misalnya: perpanjangan")
    question = Words("pertanyaan", is_needed=True, help_text="Misalnya: Baru atau perpanjangan?")
    answer = Words("jawaban", is_needed=True, help_text="Misalnya: Perpanjangan")

    panels = [FieldPanel("key"), words_panel("question"), words_panel("answer")]

    class Meta(Orderable.Meta):
        verbose_name = "keadaan pemohon"

    def fact(self) -> Case:
        return Case(key=self.key, question=text(self, "question"), answer=text(self, "answer"))


class ServiceGoal(Orderable):
    """A goal to which the service leads."""

    page = ParentalKey("licensing.ServicePage", on_delete=models.CASCADE, related_name="goals")
    goal = models.ForeignKey(GoalRecord, models.PROTECT, related_name="+", verbose_name="tujuan")

    panels = [FieldPanel("goal")]

    class Meta(Orderable.Meta):
        verbose_name = "tujuan"


class ServiceLaw(Orderable):
    """A law that the service as a whole rests on."""

    page = ParentalKey("licensing.ServicePage", on_delete=models.CASCADE, related_name="laws")
    law = models.ForeignKey(LawRecord, models.PROTECT, related_name="+", verbose_name="dasar hukum")
    article = models.CharField("pasal", max_length=200, blank=True)

    panels = [FieldRowPanel([FieldPanel("law"), FieldPanel("article")])]

    class Meta(Orderable.Meta):
        verbose_name = "dasar hukum layanan"

    def fact(self, shared: SharedFacts) -> Citation:
        return Citation(basis=shared.of(self, "law"), article=self.article)


class ServiceResult(Orderable):
    """What one gets, and how long it holds."""

    page = ParentalKey("licensing.ServicePage", on_delete=models.CASCADE, related_name="results")
    key = models.SlugField("kode hasil", max_length=100, blank=True)
    name = Words("hasil", is_needed=True)
    is_final = models.BooleanField("ini hasil akhir", default=True)
    step = models.SlugField("keluar dari langkah", max_length=100, blank=True, help_text="Kode langkah.")
    holds = models.CharField("berlaku", max_length=8, choices=HOLDS, default=Holds.UNSAID.value)
    validity = span_field("masa berlaku")
    condition = Words("selama")
    words = models.TextField("bunyi aturan", blank=True)
    renew_from = span_field("boleh diperpanjang sejak (sebelum habis)")
    renew_until = span_field("paling lambat diperpanjang (sebelum habis)")
    sample_url = models.URLField("alamat contoh dokumen", blank=True)
    citation = Cited()

    panels = [
        FieldRowPanel([FieldPanel("key"), FieldPanel("is_final"), FieldPanel("step")]),
        words_panel("name"),
        FieldRowPanel([FieldPanel("holds"), FieldPanel("validity")]),
        words_panel("condition"),
        FieldPanel("words"),
        FieldRowPanel([FieldPanel("renew_from"), FieldPanel("renew_until")]),
        FieldPanel("sample_url"),
        citation_panel(),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "hasil"

    def fact(self, shared: SharedFacts) -> Result:
        return Result(
            key=self.key,
            name=text(self, "name"),
            is_final=self.is_final,
            step=self.step,
            holds=Holds(self.holds),
            validity=span(self.validity),
            condition=text(self, "condition"),
            words=self.words,
            renew_from=span(self.renew_from),
            renew_until=span(self.renew_until),
            sample_url=self.sample_url,
            citation=citation(self, shared),
        )


class Complaint(Orderable):
    """A place to complain to."""

    recourse = models.ForeignKey(RecourseRecord, models.PROTECT, related_name="+", verbose_name="saluran pengaduan")

    panels = [FieldPanel("recourse")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = "saluran pengaduan"


class ServiceComplaint(Complaint):
    page = ParentalKey("licensing.ServicePage", on_delete=models.CASCADE, related_name="complaints")


class StatedRight(Orderable):
    """One right or duty."""

    party = models.CharField("milik", max_length=10, choices=PARTIES)
    claim = models.CharField("hak atau kewajiban", max_length=6, choices=CLAIMS)
    words = Words("isinya", is_long=True, is_needed=True)
    citation = Cited()

    panels = [FieldRowPanel([FieldPanel("party"), FieldPanel("claim")]), words_panel("words"), citation_panel()]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = "hak atau kewajiban"

    def fact(self, shared: SharedFacts) -> Right:
        return Right(party=Party(self.party), claim=Claim(self.claim), words=text(self, "words"), citation=citation(self, shared))


class ServiceRight(StatedRight):
    page = ParentalKey("licensing.ServicePage", on_delete=models.CASCADE, related_name="rights")


class ServiceNotice(Orderable):
    """A planned interruption or another notice."""

    page = ParentalKey("licensing.ServicePage", on_delete=models.CASCADE, related_name="notices")
    words = Words("pengumuman", is_long=True, is_needed=True)
    first = models.DateField("dari")
    last = models.DateField("sampai", null=True, blank=True)

    panels = [words_panel("words"), FieldRowPanel([FieldPanel("first"), FieldPanel("last")])]

    class Meta(Orderable.Meta):
        verbose_name = "pengumuman"

    def fact(self) -> Notice:
        return Notice(words=text(self, "words"), validity=Validity(first=self.first, last=self.last))


class ServiceSource(Orderable):
    """Where a statement of the page was found."""

    page = ParentalKey("licensing.ServicePage", on_delete=models.CASCADE, related_name="sources")
    title = models.TextField("sumber")
    supports = models.TextField("yang didukungnya")
    url = models.URLField("alamat", blank=True)
    dated = models.CharField("tanggal", max_length=60, blank=True)

    panels = [FieldPanel("title"), FieldPanel("supports"), FieldRowPanel([FieldPanel("url"), FieldPanel("dated")])]

    class Meta(Orderable.Meta):
        verbose_name = "sumber"

    def fact(self) -> Source:
        return Source(title=self.title, supports=self.supports, url=self.url, dated=self.dated)
