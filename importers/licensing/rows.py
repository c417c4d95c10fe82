"""The tables of a catalogue of licences as somebody fills them in. Titles here head the template; shapes.toml adds those of real exports.

Unlike the tables of open data (cms/domain/licensing/rows.py) they ask for nothing that is reckoned, and each part names its article.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cms.domain.licensing.fees import FeeKind
from cms.domain.licensing.laws import LawStatus
from cms.domain.licensing.rows import YesNo
from cms.domain.licensing.steps import Channel, Relation
from cms.domain.tables import column

SERVICE = ("Kode layanan", "Service")
LAW = ("Kode aturan", "Law")
ARTICLE = ("Pasal", "Article")
OFFICE = ("Kode kantor", "Office")
STEP = ("Kode langkah", "Step")
ONLY_FOR = ("Hanya untuk", "Only for")
CASES_NOTE = ("Kode keadaan pemohon, dipisah titik koma", "Keys of cases, separated by semicolons")
LIST_NOTE = ("Dipisah titik koma", "Separated by semicolons")
SPAN_NOTE = ("Dengan kata aturannya, misalnya: 7 hari kerja; Maksimal 20 (dua puluh) hari", "In the law's own words")


class Standing(enum.Enum):
    """Whether a catalogue still offers the service. INACTIVE is no repeal: that needs a law."""

    ACTIVE = "active"
    INACTIVE = "inactive"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceIn:
    """One service. time, fee and validity hold the law's own words; what can be read off them is read."""

    service: str = column(*SERVICE, required=False, default="", note="Menjadi alamat halamannya; kosong: dari namanya", note_en="Its address")
    source_id: str = column("Nomor di sistem asal", "Number in its system", required=False, default="")
    name: str = column("Nama layanan", "Name", default="")
    name_en: str = column("Nama dalam bahasa Inggris", "Name in English", required=False, default="")
    short_name: str = column("Singkatan", "Short name", required=False, default="")
    summary: str = column("Ringkasan", "Summary", required=False, default="")
    sector: str = column("Bidang", "Sector", required=False, default="")
    audience: str = column("Siapa yang mengurus", "For whom", required=False, default="")
    goals: str = column("Tujuan pemohon", "Goals", required=False, default="", note=LIST_NOTE[0], note_en=LIST_NOTE[1])
    office: str = column(*OFFICE, required=False, default="")
    standing: Standing | None = column("Status", "Status", required=False, default=None, note="active = aktif, inactive = tidak aktif")
    time: str = column("Waktu", "Time", required=False, default="", note=SPAN_NOTE[0], note_en=SPAN_NOTE[1])
    time_law: str = column("Kode aturan waktu", "Law of the time", required=False, default="")
    time_article: str = column("Pasal waktu", "Article of the time", required=False, default="")
    fee: str = column("Biaya menurut aturan", "Fee in the law's words", required=False, default="", note="Bila tidak ada lembar Biaya")
    fee_law: str = column("Kode aturan biaya", "Law of the fee", required=False, default="")
    fee_article: str = column("Pasal biaya", "Article of the fee", required=False, default="")
    free_reason: str = column("Alasan gratis", "Why free", required=False, default="")
    result: str = column("Hasil layanan", "Result", required=False, default="")
    validity: str = column("Masa berlaku hasil", "Validity of the result", required=False, default="")
    laws: str = column(
        "Dasar hukum", "Legal bases", required=False, default="", note="kode: pasal; kode: pasal", note_en="law: article; law: article"
    )
    complain_to: str = column("Pengaduan kepada", "Complain to", required=False, default="", note="Kode saluran, dipisah titik koma")
    facilities: str = column("8. Sarana dan fasilitas", "8. Facilities", required=False, default="")
    competence: str = column("9. Kompetensi pelaksana", "9. Competence", required=False, default="")
    supervision: str = column("10. Pengawasan internal", "10. Supervision", required=False, default="")
    staff_count: int | None = column("11. Jumlah pelaksana", "11. Number of staff", required=False, default=None)
    service_guarantee: str = column("12. Jaminan pelayanan", "12. Guarantee of service", required=False, default="")
    safety_guarantee: str = column("13. Jaminan keamanan", "13. Guarantee of safety", required=False, default="")
    requires: str = column("Mensyaratkan layanan", "Requires", required=False, default="", note=LIST_NOTE[0], note_en=LIST_NOTE[1])
    related: str = column("Layanan terkait", "Related", required=False, default="", note=LIST_NOTE[0], note_en=LIST_NOTE[1])
    note: str = column("Catatan untuk pembaca", "Note", required=False, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseIn:
    """One answer to a question on which documents and fees depend."""

    service: str = column(*SERVICE, default="")
    case: str = column("Kode keadaan", "Case", default="")
    question: str = column("Pertanyaan", "Question", default="")
    answer: str = column("Jawaban", "Answer", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepIn:
    """One step, in the order of the rows. name may hold HTML as old systems keep it."""

    service: str = column(*SERVICE, default="")
    step: str = column(*STEP, required=False, default="", note="Kosong: dari namanya", note_en="Empty: from its name")
    name: str = column("Langkah", "Name", default="")
    name_en: str = column("Langkah dalam bahasa Inggris", "Name in English", required=False, default="")
    description: str = column("Keterangan", "Description", required=False, default="")
    block: str = column("Bagian", "Part", required=False, default="", note="Nama yang sama berturut-turut: satu bagian")
    relation: Relation | None = column("Hubungan dengan langkah sebelumnya", "Relation to the step before", required=False, default=None)
    optional: YesNo | None = column("Boleh dilewati", "Optional", required=False, default=None)
    channel: Channel | None = column("Tempat", "Channel", required=False, default=None)
    url: str = column("Alamat internet", "Address", required=False, default="")
    in_person: YesNo | None = column("Harus datang sendiri", "In person", required=False, default=None)
    proxy: YesNo | None = column("Boleh diwakilkan", "Proxy allowed", required=False, default=None)
    office: str = column(*OFFICE, required=False, default="")
    unit: str = column("Bagian kantor", "Unit", required=False, default="")
    queue: str = column("Antre", "Queue", required=False, default="")
    counter: str = column("Di loket", "At the counter", required=False, default="")
    until_next: str = column("Sampai langkah berikutnya", "Until the next step", required=False, default="")
    law: str = column(*LAW, required=False, default="", note="Dasar waktunya", note_en="Of its times")
    article: str = column(*ARTICLE, required=False, default="")
    only_for: str = column(*ONLY_FOR, required=False, default="", note=CASES_NOTE[0], note_en=CASES_NOTE[1])
    complain_to: str = column("Mengadu kepada", "Complain to", required=False, default="", note="Kode saluran", note_en="Key of a channel")


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedIn:
    """One document at one step."""

    service: str = column(*SERVICE, default="")
    step: str = column(*STEP, required=False, default="", note="Kosong: langkah pertama", note_en="Empty: the first step")
    requirement: str = column("Kode persyaratan", "Requirement", required=False, default="", note="Sama di semua layanan; kosong: dari namanya")
    name: str = column("Persyaratan", "Name", default="")
    name_en: str = column("Persyaratan dalam bahasa Inggris", "Name in English", required=False, default="")
    originals: int | None = column("Asli", "Originals", required=False, default=None)
    copies: int | None = column("Fotokopi", "Copies", required=False, default=None)
    legalised: int | None = column("Fotokopi dilegalisir", "Legalised copies", required=False, default=None)
    issuer: str = column("Diterbitkan oleh", "Issuer", required=False, default="")
    form_url: str = column("Alamat formulir", "Form", required=False, default="")
    only_for: str = column(*ONLY_FOR, required=False, default="", note=CASES_NOTE[0], note_en=CASES_NOTE[1])
    only_if: str = column("Hanya bila", "Only if", required=False, default="")
    group: str = column("Kelompok pilihan", "Group", required=False, default="", note="Dalam satu kelompok cukup satu pilihan")
    option: int | None = column("Pilihan", "Option", required=False, default=None)
    result_of: str = column("Hasil langkah", "Result of step", required=False, default="")
    law: str = column(*LAW, required=False, default="")
    article: str = column(*ARTICLE, required=False, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeIn:
    """One fee in one period."""

    service: str = column(*SERVICE, default="")
    fee: str = column("Kode biaya", "Fee", required=False, default="", note="Tarif baru dari biaya yang sama memakai kode yang sama")
    name: str = column("Biaya", "Name", default="")
    name_en: str = column("Biaya dalam bahasa Inggris", "Name in English", required=False, default="")
    kind: FeeKind | None = column("Jenis", "Kind", required=False, default=None, note="fixed = tetap, formula = rumus, free = gratis")
    valid_from: date | None = column("Berlaku mulai", "Valid from", required=False, default=None)
    valid_until: date | None = column("Berlaku sampai", "Valid until", required=False, default=None)
    amount: Decimal | None = column("Jumlah", "Amount", required=False, default=None)
    currency: str = column("Mata uang", "Currency", required=False, default="")
    per: str = column("Per", "Per", required=False, default="")
    formula: str = column("Rumus", "Formula", required=False, default="", note="luas x kelas x 20%")
    rounding: Decimal | None = column("Dibulatkan sampai kelipatan", "Rounded to multiples of", required=False, default=None)
    reason: str = column("Alasan gratis", "Why free", required=False, default="")
    words: str = column("Bunyi aturan", "Legal words", required=False, default="")
    law: str = column(*LAW, required=False, default="")
    article: str = column(*ARTICLE, required=False, default="")
    payee: str = column("Yang berhak menerima uang", "Who may take the money", required=False, default="")
    methods: str = column("Cara bayar", "Ways to pay", required=False, default="", note="bank; transfer; virtual-account; qris; cashier")
    receipt: str = column("Bukti bayar", "Receipt", required=False, default="")
    step: str = column("Dibayar di langkah", "Paid at step", required=False, default="")
    only_for: str = column(*ONLY_FOR, required=False, default="", note=CASES_NOTE[0], note_en=CASES_NOTE[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterIn:
    """What a reader must know to reckon a formula."""

    service: str = column(*SERVICE, default="")
    fee: str = column("Kode biaya", "Fee", default="")
    valid_from: date | None = column(
        "Berlaku mulai", "Valid from", required=False, default=None, note="Tarif yang mana; kosong: yang terbaru", note_en="Empty: the newest"
    )
    parameter: str = column("Nama di rumus", "Name in the formula", default="")
    label: str = column("Sebutan bagi pembaca", "Label", default="")
    label_en: str = column("Sebutan dalam bahasa Inggris", "Label in English", required=False, default="")
    unit: str = column("Satuan", "Unit", required=False, default="")
    least: Decimal | None = column("Paling kecil", "Least", required=False, default=None)
    most: Decimal | None = column("Paling besar", "Most", required=False, default=None)
    decimals: int | None = column("Angka di belakang koma", "Decimals", required=False, default=None)
    choices: str = column("Pilihan", "Choices", required=False, default="", note="1,5 = Jalan utama; 1 = Jalan lain")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeIn:
    """One office or counter."""

    office: str = column(*OFFICE, default="")
    name: str = column("Kantor", "Name", default="")
    name_en: str = column("Kantor dalam bahasa Inggris", "Name in English", required=False, default="")
    address: str = column("Alamat", "Address", required=False, default="")
    phone: str = column("Telepon kantor", "Phone", required=False, default="")
    email: str = column("Surel kantor", "E-mail", required=False, default="")
    url: str = column("Situs", "Site", required=False, default="")
    hours: str = column("Jam buka", "Hours", required=False, default="", note="1 08:00-12:00; 1 13:00-16:00 (1 = Senin)")
    access: str = column("Kemudahan bagi penyandang disabilitas", "Access", required=False, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class LawIn:
    """One law."""

    law: str = column(*LAW, default="")
    name: str = column("Aturan", "Name", default="", note="Misalnya: UU Nomor 17 Tahun 2023")
    subject: str = column("Tentang", "About", required=False, default="")
    url: str = column("Alamat naskah", "Address", required=False, default="")
    status: LawStatus | None = column("Status aturan", "Status of the law", required=False, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecourseIn:
    """Whom to complain to: a post or a channel, never a person."""

    channel: str = column("Kode saluran", "Channel", default="")
    name: str = column("Saluran pengaduan", "Name", default="")
    name_en: str = column("Saluran dalam bahasa Inggris", "Name in English", required=False, default="")
    office: str = column(*OFFICE, required=False, default="")
    superior: str = column("Atasannya", "Superior", required=False, default="")
    phone: str = column("Telepon kantor", "Phone", required=False, default="")
    email: str = column("Surel kantor", "E-mail", required=False, default="")
    url: str = column("Situs", "Site", required=False, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuanceIn:
    """One issued licence: two days, and nothing about who got it."""

    service: str = column(*SERVICE, note="Kode atau nama layanan", note_en="Key or name of the service", default="")
    received: date | None = column("Berkas lengkap diterima", "Received", default=None)
    issued: date | None = column("Izin terbit", "Issued", default=None)


# What files of other systems link their tables by; nobody fills it in by hand.
NOT_ASKED = frozenset({"source_id"})
# The law's own words stay as they stand in the cell.
VERBATIM = frozenset({"time", "fee", "validity", "words", "queue", "counter", "until_next"})
# An office's own numbers and addresses are no personal ones.
CONTACTS = frozenset({"phone", "email"})
# Sheet titles of the template, in its order; by the names of the tables in shapes.toml.
TABLES: dict[str, tuple[type, str, str]] = {
    "services": (ServiceIn, "Layanan", "Services"),
    "cases": (CaseIn, "Keadaan pemohon", "Cases"),
    "steps": (StepIn, "Langkah", "Steps"),
    "needs": (NeedIn, "Persyaratan", "Requirements"),
    "fees": (FeeIn, "Biaya", "Fees"),
    "parameters": (ParameterIn, "Parameter rumus", "Parameters"),
    "laws": (LawIn, "Aturan", "Laws"),
    "offices": (OfficeIn, "Kantor", "Offices"),
    "channels": (RecourseIn, "Saluran pengaduan", "Channels"),
}
ISSUANCES = "issuances"
