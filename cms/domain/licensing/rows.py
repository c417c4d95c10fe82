"""The tables of services: one row for each service, step, requirement, fee, time, result, office and legal basis, linked by keys.

A service is a tree, a table is flat: these rows are what an importer's template, the API and every open-data format hold. flattening.py
makes them from services.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cms.domain.licensing.fees import FeeKind
from cms.domain.licensing.laws import LawStatus
from cms.domain.licensing.results import Holds
from cms.domain.licensing.services import ServiceStatus
from cms.domain.licensing.steps import Channel, Relation
from cms.domain.licensing.times import Unit
from cms.domain.tables import column


class YesNo(enum.Enum):
    YES = "yes"
    NO = "no"

    @classmethod
    def of(cls, is_so: bool) -> YesNo:
        return cls.YES if is_so else cls.NO


class TimePart(enum.Enum):
    """What a time is about: the whole service as promised, or a part of one step."""

    PROMISED = "promised"
    QUEUE = "queue"
    COUNTER = "counter"
    UNTIL_NEXT = "until-next"


SERVICE = ("Kode layanan", "Service")
SAMPLE = ("Contoh", "Sample")
SAMPLE_NOTE = "yes = CONTOH, bukan ketetapan pemerintah kota"
SAMPLE_NOTE_EN = "yes = CONTOH (sample), not set by the city"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow:
    """One service, in its newest published version."""

    service: str = column(*SERVICE, note="Bagian dari alamat halamannya", note_en="Part of its page's address")
    name: str = column("Nama layanan", "Name")
    name_en: str = column("Nama dalam bahasa Inggris", "Name in English", required=False, default="")
    short_name: str = column("Singkatan", "Short name", required=False, default="")
    summary: str = column("Ringkasan", "Summary", required=False, default="")
    sector: str = column("Bidang", "Sector", required=False, default="")
    audience: str = column("Siapa yang mengurus", "For whom", required=False, default="")
    goals: str = column("Tujuan pemohon", "Goals", required=False, default="", note="Dipisah titik koma", note_en="Separated by semicolons")
    office: str = column("Kode kantor", "Office", required=False, default="")
    status: ServiceStatus = column("Status", "Status", note="repealed = dicabut", note_en="repealed = no longer in force")
    sample: YesNo = column(*SAMPLE, note=SAMPLE_NOTE, note_en=SAMPLE_NOTE_EN)
    pledge: str = column("Maklumat pelayanan", "Pledge", required=False, default="")
    requires: str = column("Mensyaratkan layanan", "Requires", required=False, default="")
    related: str = column("Layanan terkait", "Related", required=False, default="")
    replaced_by: str = column("Diganti oleh", "Replaced by", required=False, default="")
    certified_by: str = column("Disahkan oleh", "Certified by", required=False, default="")
    certified_on: date | None = column("Disahkan pada", "Certified on", required=False, default=None)
    review_by: date | None = column("Ditinjau lagi paling lambat", "Review by", required=False, default=None)
    components_filled: int = column("Komponen terisi", "Components filled", note="Dari 14 komponen standar pelayanan", note_en="Of 14 components")
    components_missing: str = column("Komponen belum diisi", "Components missing", required=False, default="")
    version: int = column("Versi", "Version")
    published_on: date = column("Terbit pada", "Published on")
    issued_count: int | None = column("Izin terbit yang dihitung", "Licences counted", required=False, default=None)
    median_working_days: Decimal | None = column("Median hari kerja", "Median working days", unit="hari kerja", required=False, default=None)
    slow_working_days: Decimal | None = column(
        "Hari kerja, persentil ke-90", "Working days, 90th percentile", unit="hari kerja", required=False, default=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One step of a service."""

    service: str = column(*SERVICE)
    step: str = column("Kode langkah", "Step")
    order: int = column("Urutan", "Order")
    block: str = column("Bagian", "Part", required=False, default="")
    name: str = column("Langkah", "Name")
    name_en: str = column("Langkah dalam bahasa Inggris", "Name in English", required=False, default="")
    description: str = column("Keterangan", "Description", required=False, default="")
    relation: Relation = column(
        "Hubungan dengan langkah sebelumnya",
        "Relation to the step before",
        note="then = sesudahnya, with = bersamaan, or = sebagai gantinya",
        note_en="then = after it, with = at the same time, or = instead of it",
    )
    optional: YesNo = column("Boleh dilewati", "Optional")
    channel: Channel = column(
        "Tempat",
        "Channel",
        note="counter = loket, online = internet, site = kunjungan ke lokasi, internal = urusan kantor",
        note_en="counter, online, site = visit at the applicant's, internal = nothing to do for the applicant",
    )
    url: str = column("Alamat internet", "Address", required=False, default="")
    in_person: YesNo | None = column("Harus datang sendiri", "In person", required=False, default=None)
    proxy: YesNo | None = column("Boleh diwakilkan", "Proxy allowed", required=False, default=None)
    office: str = column("Kode kantor", "Office", required=False, default="")
    unit: str = column("Bagian kantor", "Unit", required=False, default="")
    only_for: str = column("Hanya untuk", "Only for", required=False, default="")
    complain_to: str = column("Mengadu kepada", "Complain to", required=False, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementRow:
    """One document at one step."""

    service: str = column(*SERVICE)
    step: str = column("Kode langkah", "Step")
    order: int = column("Urutan", "Order")
    requirement: str = column("Kode persyaratan", "Requirement", note="Sama di semua layanan", note_en="The same in all services")
    name: str = column("Persyaratan", "Name")
    name_en: str = column("Persyaratan dalam bahasa Inggris", "Name in English", required=False, default="")
    originals: int = column("Asli", "Originals")
    copies: int = column("Fotokopi", "Copies")
    legalised: int = column("Fotokopi dilegalisir", "Legalised copies")
    issuer: str = column("Diterbitkan oleh", "Issuer", required=False, default="")
    form_url: str = column("Alamat formulir", "Form", required=False, default="")
    only_for: str = column("Hanya untuk", "Only for", required=False, default="")
    only_if: str = column("Hanya bila", "Only if", required=False, default="")
    group: str = column(
        "Kelompok pilihan", "Group", required=False, default="", note="Dalam satu kelompok cukup satu pilihan", note_en="One option is enough"
    )
    option: int | None = column("Pilihan", "Option", required=False, default=None)
    result_of: str = column("Hasil langkah", "Result of step", required=False, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeRow:
    """One fee in one period."""

    service: str = column(*SERVICE)
    fee: str = column("Kode biaya", "Fee")
    valid_from: date = column("Berlaku mulai", "Valid from")
    valid_until: date | None = column("Berlaku sampai", "Valid until", required=False, default=None)
    name: str = column("Biaya", "Name")
    name_en: str = column("Biaya dalam bahasa Inggris", "Name in English", required=False, default="")
    kind: FeeKind = column(
        "Jenis",
        "Kind",
        note="fixed = tetap, formula = rumus, free = gratis, elsewhere = menunjuk aturan lain",
        note_en="fixed, formula, free, elsewhere = points to another text",
    )
    amount: Decimal | None = column("Jumlah", "Amount", unit="currency", required=False, default=None, note="Mata uang di kolom currency")
    currency: str = column("Mata uang", "Currency")
    per: str = column("Per", "Per", required=False, default="")
    formula: str = column("Rumus", "Formula", required=False, default="")
    reason: str = column("Alasan gratis", "Why free", required=False, default="")
    words: str = column("Bunyi aturan", "Legal words", required=False, default="")
    payee: str = column("Yang berhak menerima uang", "Who may take the money", required=False, default="")
    methods: str = column("Cara bayar", "Ways to pay", required=False, default="")
    step: str = column("Dibayar di langkah", "Paid at step", required=False, default="")
    only_for: str = column("Hanya untuk", "Only for", required=False, default="")
    sample: YesNo = column(*SAMPLE, note=SAMPLE_NOTE, note_en=SAMPLE_NOTE_EN)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRow:
    """One span of time: the promise for the whole service, or a part of a step."""

    service: str = column(*SERVICE)
    step: str = column("Kode langkah", "Step", required=False, default="", note="Kosong untuk seluruh layanan", note_en="Empty for the whole service")
    part: TimePart = column(
        "Bagian waktu",
        "Part",
        note="promised = janji seluruhnya, queue = antre, counter = di loket, until-next = sampai langkah berikut",
        note_en="promised = whole service, queue, counter, until-next = until the next step",
    )
    least: int = column("Paling cepat", "Least")
    most: int = column("Paling lambat", "Most")
    unit: Unit = column("Satuan", "Unit", note="days = hari tanpa sebutan hari kerja", note_en="days = calendar days, or not said to be working days")
    words: str = column("Bunyi aturan", "Legal words", required=False, default="")
    sample: YesNo = column(*SAMPLE, note=SAMPLE_NOTE, note_en=SAMPLE_NOTE_EN)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """What one gets."""

    service: str = column(*SERVICE)
    result: str = column("Kode hasil", "Result")
    name: str = column("Hasil", "Name")
    name_en: str = column("Hasil dalam bahasa Inggris", "Name in English", required=False, default="")
    final: YesNo = column("Hasil akhir", "Final")
    holds: Holds = column(
        "Berlaku",
        "Holds",
        note="span = selama jangka waktu, forever = selamanya, while = selama syaratnya dipenuhi, unsaid = tidak disebut",
        note_en="span, forever, while = as long as a condition holds, unsaid",
    )
    validity: int | None = column("Masa berlaku", "Validity", required=False, default=None)
    validity_unit: Unit | None = column("Satuan masa berlaku", "Unit of validity", required=False, default=None)
    condition: str = column("Selama", "Condition", required=False, default="")
    words: str = column("Bunyi aturan", "Legal words", required=False, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRow:
    """One office that services pass, with its weekly hours in words: `1 08:00-12:00; 1 13:00-16:00` (1 = Monday)."""

    office: str = column("Kode kantor", "Office")
    name: str = column("Kantor", "Name")
    name_en: str = column("Kantor dalam bahasa Inggris", "Name in English", required=False, default="")
    address: str = column("Alamat", "Address", required=False, default="")
    phone: str = column("Telepon", "Phone", required=False, default="")
    email: str = column("Surel", "E-mail", required=False, default="")
    url: str = column("Situs", "Site", required=False, default="")
    hours: str = column("Jam buka", "Hours", required=False, default="", note="Hari 1 = Senin", note_en="Day 1 = Monday")
    access: str = column("Kemudahan bagi penyandang disabilitas", "Access", required=False, default="")
    services: int = column("Jumlah layanan", "Services")
    components_filled: int = column("Komponen terisi", "Components filled")
    components_of: int = column("Dari komponen", "Of components")
    sample: YesNo = column(*SAMPLE, note=SAMPLE_NOTE, note_en=SAMPLE_NOTE_EN)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasisRow:
    """One citation: which article stands behind what."""

    service: str = column(*SERVICE)
    stands_behind: str = column(
        "Menjadi dasar",
        "Stands behind",
        note="service, time, step-time, requirement, fee, result, right, repeal",
        note_en="service, time, step-time, requirement, fee, result, right, repeal",
    )
    item: str = column("Kode yang didasari", "Item")
    law: str = column("Kode aturan", "Law")
    name: str = column("Aturan", "Name")
    subject: str = column("Tentang", "About", required=False, default="")
    article: str = column("Pasal", "Article", required=False, default="")
    status: LawStatus = column("Status aturan", "Status of the law", note="repealed = dicabut", note_en="repealed = no longer in force")
    url: str = column("Alamat", "Address", required=False, default="")
    sample: YesNo = column(*SAMPLE, note=SAMPLE_NOTE, note_en=SAMPLE_NOTE_EN)
