"""A small invented service that says everything it must, for tests to take away from and to add to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from cms.domain.formulas.definition import Choice, Formula, Parameter
from cms.domain.formulas.reckoning import Rounding, RoundingMode
from cms.domain.licensing.charter import Claim, Evaluation, Party, Right, Standard
from cms.domain.licensing.fees import Fee, FeeKind, Payment, PaymentMethod
from cms.domain.licensing.laws import Citation, LegalBasis
from cms.domain.licensing.offices import Office, OpeningHours, Recourse, SpecialHours
from cms.domain.licensing.requirements import Need, Requirement
from cms.domain.licensing.results import Holds, Result
from cms.domain.licensing.services import Case, Goal, Service, Source
from cms.domain.licensing.steps import Block, Channel, Relation, Step
from cms.domain.licensing.times import Span, StepTimes, TimeLimit, Unit
from cms.domain.periods import Validity
from cms.domain.texts import Text

LAW = LegalBasis(key="perwal-contoh", name="Perwal CONTOH Nomor 1 Tahun 2025", subject=Text.of(id="Standar Pelayanan"), is_sample=True)
TARIFF_LAW = LegalBasis(key="perda-contoh", name="Perda CONTOH Nomor 2 Tahun 2025", is_sample=True)
COUNTER = Office(
    key="dpmptsp",
    name=Text.of(id="Dinas Perizinan CONTOH", en="Licensing office (CONTOH)"),
    address=Text.of(id="Jalan CONTOH 1"),
    phone="(061) 000000",
    hours=(OpeningHours(weekday=1, opens=time(8), closes=time(12)), OpeningHours(weekday=1, opens=time(13), closes=time(16))),
    exceptions=(SpecialHours(first=date(2025, 12, 24), last=date(2025, 12, 24), reason=Text.of(id="Setengah hari"), opens=time(8), closes=time(11)),),
    access=Text.of(id="Ada bidang miring untuk kursi roda."),
    is_sample=True,
)
IDENTITY_CARD = Requirement(key="ktp", name=Text.of(id="KTP", en="Identity card"), issuer=Text.of(id="Dinas Kependudukan"))
PASSPORT = Requirement(key="paspor", name=Text.of(id="Paspor"))
FORM = Requirement(key="formulir", name=Text.of(id="Formulir permohonan"), form_url="https://contoh.example/formulir.pdf")
OLD_LICENCE = Requirement(key="izin-lama", name=Text.of(id="Izin yang lama"))
RECEIPT = Requirement(key="bukti-bayar", name=Text.of(id="Bukti bayar"))

AREA = Parameter(name="luas", label=Text.of(id="Luas bidang", en="Area"), unit=Text.of(id="m²"), least=Decimal(1), most=Decimal(100), decimals=2)
ROAD = Parameter(
    name="kelas",
    label=Text.of(id="Kelas jalan"),
    choices=(Choice(value=Decimal("1.5"), label=Text.of(id="Jalan utama")), Choice(value=Decimal(1), label=Text.of(id="Jalan lain"))),
)
FORMULA = Formula(
    text="luas x kelas x 12.500",
    parameters=(AREA, ROAD),
    rounding=Rounding(mode=RoundingMode.UP, quantum=Decimal(100)),
    examples=((("luas", Decimal("2.5")), ("kelas", Decimal("1.5"))),),
)


def law(article: str = "pasal 4", basis: LegalBasis = LAW) -> Citation:
    return Citation(basis=basis, article=article)


def minutes(least: int, most: int) -> Span:
    return Span(least=least, most=most, unit=Unit.MINUTES)


def working_days(least: int, most: int) -> Span:
    return Span(least=least, most=most, unit=Unit.WORKING_DAYS)


def need(requirement: Requirement, *, copies: int = 1, **more: object) -> Need:
    return replace(Need(requirement=requirement, copies=copies, citation=law()), **more)  # type: ignore[arg-type]  # fields by name


def fee(amount: str = "50000.00", first: date = date(2025, 1, 1), last: date | None = None, **more: object) -> Fee:
    return replace(
        Fee(
            key="retribusi",
            name=Text.of(id="Retribusi CONTOH"),
            kind=FeeKind.FIXED,
            validity=Validity(first=first, last=last),
            amount=Decimal(amount),
            citation=law("pasal 7", TARIFF_LAW),
            payment=Payment(
                payee=Text.of(id="Rekening kas daerah di Bank CONTOH"), methods=(PaymentMethod.BANK, PaymentMethod.QRIS), receipt=Text.of(id="SSRD")
            ),
            step="bayar",
            is_sample=True,
        ),
        **more,  # type: ignore[arg-type]  # fields by name
    )


def formula_fee(formula: Formula = FORMULA) -> Fee:
    return replace(fee(), kind=FeeKind.FORMULA, amount=None, formula=formula)


def free_fee(reason: str = "Dibebaskan oleh pasal 7", key: str = "retribusi") -> Fee:
    return replace(fee(key=key), kind=FeeKind.FREE, amount=None, payment=None, reason=Text.of(id=reason))


def blocks() -> tuple[Block, ...]:
    """Register (with a choice of documents); pay, while officials visit; fetch, or have it sent."""
    return (
        Block(
            key="ajukan",
            name=Text.of(id="Ajukan permohonan", en="Apply"),
            steps=(
                Step(
                    key="daftar",
                    name=Text.of(id="Serahkan berkas", en="Hand in the papers"),
                    office=COUNTER,
                    unit=Text.of(id="Loket 1"),
                    in_person=True,
                    proxy=True,
                    proxy_note=Text.of(id="Bawa surat kuasa"),
                    needs=(
                        need(FORM, originals=1, copies=0),
                        need(IDENTITY_CARD, group="identitas", option=1),
                        need(PASSPORT, group="identitas", option=2),
                        need(OLD_LICENCE, originals=1, copies=0, only_for=("perpanjangan",)),
                    ),
                    times=StepTimes(queue=minutes(5, 30), counter=minutes(10, 15), citation=law("pasal 9"), is_sample=True),
                    recourse=Recourse(name=Text.of(id="Kepala Seksi Pelayanan"), office=COUNTER, superior=Text.of(id="Kepala Dinas")),
                ),
            ),
        ),
        Block(
            key="periksa",
            name=Text.of(id="Pemeriksaan"),
            steps=(
                Step(
                    key="tinjau",
                    name=Text.of(id="Tim meninjau lokasi"),
                    channel=Channel.SITE,
                    times=StepTimes(until_next=working_days(2, 4), citation=law("pasal 9")),
                ),
                Step(
                    key="bayar",
                    name=Text.of(id="Bayar retribusi"),
                    relation=Relation.WITH,
                    channel=Channel.ONLINE,
                    url="https://contoh.example/bayar",
                    in_person=False,
                    times=StepTimes(until_next=working_days(0, 1), citation=law("pasal 9")),
                ),
            ),
        ),
        Block(
            key="ambil",
            name=Text.of(id="Ambil izin"),
            steps=(
                Step(
                    key="ambil",
                    name=Text.of(id="Ambil di loket"),
                    office=COUNTER,
                    in_person=True,
                    needs=(need(RECEIPT, copies=0, result_of="bayar"),),
                    times=StepTimes(counter=minutes(5, 5), citation=law("pasal 9")),
                ),
                Step(
                    key="kirim",
                    name=Text.of(id="Terima lewat surel"),
                    relation=Relation.OR,
                    channel=Channel.ONLINE,
                    url="https://contoh.example/unduh",
                    in_person=False,
                    times=StepTimes(until_next=working_days(1, 1), citation=law("pasal 9")),
                ),
            ),
        ),
    )


NEW_OR_RENEWAL = Text.of(id="Baru atau perpanjangan?")


def service(**changes: object) -> Service:
    """Everything filled in; nothing wrong but that nobody has certified it."""
    whole = Service(
        slug="izin-contoh",
        name=Text.of(id="Izin CONTOH", en="Sample licence"),
        short_name="IC",
        summary=Text.of(id="Untuk memasang papan nama."),
        office=COUNTER,
        sector=Text.of(id="Usaha"),
        audience=Text.of(id="Perorangan dan badan usaha"),
        goals=(Goal(key="papan-nama", name=Text.of(id="pasang papan nama")),),
        is_sample=True,
        cases=(
            Case(key="baru", question=NEW_OR_RENEWAL, answer=Text.of(id="Baru")),
            Case(key="perpanjangan", question=NEW_OR_RENEWAL, answer=Text.of(id="Perpanjangan")),
        ),
        blocks=blocks(),
        fees=(fee(),),
        time=TimeLimit(span=working_days(0, 7), words="Maksimal 7 (tujuh) hari kerja", citation=law("pasal 9"), is_sample=True),
        results=(
            Result(
                key="izin",
                name=Text.of(id="Izin CONTOH"),
                holds=Holds.SPAN,
                validity=Span(least=1, most=1, unit=Unit.YEARS),
                citation=law("pasal 11"),
            ),
        ),
        legal_bases=(law(),),
        complaints=(Recourse(name=Text.of(id="Kepala Dinas"), office=COUNTER),),
        rights=(Right(party=Party.USER, claim=Claim.RIGHT, words=Text.of(id="Mendapat tanda terima")),),
        pledge=Text.of(id="Kami melayani sesuai standar."),
        standard=Standard(
            facilities=Text.of(id="Ruang tunggu"),
            competence=Text.of(id="D3"),
            supervision=Text.of(id="Inspektorat"),
            staff_count=4,
            service_guarantee=Text.of(id="Permintaan maaf tertulis"),
            safety_guarantee=Text.of(id="Berkas disimpan terkunci"),
            evaluation=Evaluation(words=Text.of(id="IKM CONTOH"), score=Decimal("80.10"), on=date(2025, 6, 30)),
        ),
        sources=(Source(title="Karangan untuk uji", supports="Seluruh isi"),),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]  # fields by name


# A service that lacks just one of components 1 to 7, by the component.
INCOMPLETE = {
    "requirements": service(blocks=tuple(replace(b, steps=tuple(replace(s, needs=()) for s in b.steps)) for b in service().blocks)),
    "procedure": service(blocks=()),
    "time": service(time=None, blocks=tuple(replace(b, steps=tuple(replace(s, times=None) for s in b.steps)) for b in service().blocks)),
    "fee": service(fees=(replace(fee(), kind=FeeKind.ELSEWHERE, amount=None, words="Sesuai Perda"),)),
    "result": service(results=()),
    "complaints": service(complaints=()),
    "law": service(legal_bases=(law(article=""),)),
}
