"""A small Snapshot made in code: Kota Binjai with its real budget of 2023 by account, and two invented years by office.

Used by the tests of the site and of the formats. The figures of 2023 are those of the ministry of finance (DJPK, 12 May 2023);
everything of 2024 and 2025 is invented and says CONTOH.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache

from cms.domain.budgets import BudgetDocument, BudgetLine, ControlTotal, ImportRecord, Phase, Release, StatedTotal
from cms.domain.city import city_named
from cms.domain.codes import AccountCode, UnitCode
from cms.domain.crosswalk import CodeKind, CrosswalkEntry
from cms.domain.pages import Page
from cms.domain.papers import papers_named
from cms.domain.tables import CellRef
from site_static.content import Snapshot
from tests.support.licences import FINDER, published_services
from tests.support.papers import published_papers
from tests.support.published_proposals import published_proposals

# The record of a version that was published and withdrawn a month later.
WITHDRAWN = Release(
    published_on=date(2025, 10, 1),
    sent_by="Petugas keuangan",
    accepted_by="Petugas keuangan",
    accepted_on=date(2025, 9, 30),
    approved_by="Editor",
    withdrawn_on=date(2025, 11, 2),
    withdrawn_reason="Salah tahun (CONTOH)",
)

REAL_2023 = (
    ("4.1.01", "Pajak Daerah", "124123000778.00"),
    ("4.1.02", "Retribusi Daerah", "25381205888.00"),
    ("4.1.03", "Hasil Pengelolaan Kekayaan Daerah yang Dipisahkan", "4212978767.00"),
    ("4.1.04", "Lain-lain PAD yang Sah", "77140869192.00"),
    ("4.2.01", "Pendapatan Transfer Pemerintah Pusat", "725229955000.00"),
    ("4.2.02", "Pendapatan Transfer Antar Daerah", "43509756988.40"),
    ("4.3.03", "Lain-lain Pendapatan Sesuai dengan Ketentuan Peraturan Perundang-Undangan", "14000000000.00"),
    ("5.1.01", "Belanja Pegawai", "549532541276.00"),
    ("5.1.02", "Belanja Barang dan Jasa", "314808213485.00"),
    ("5.1.05", "Belanja Hibah", "10183080700.00"),
    ("5.2.01", "Belanja Modal Tanah", "50000000.00"),
    ("5.2.02", "Belanja Modal Peralatan dan Mesin", "28725581218.00"),
    ("5.2.03", "Belanja Modal Gedung dan Bangunan", "35563135575.00"),
    ("5.2.04", "Belanja Modal Jalan, Jaringan, dan Irigasi", "29957419940.00"),
    ("5.2.05", "Belanja Modal Aset Tetap Lainnya", "254079000.00"),
    ("5.2.06", "Belanja Modal Aset Lainnya", "6016800.00"),
    ("5.3.01", "Belanja Tidak Terduga", "41517698619.00"),
    ("6.1.01", "Sisa Lebih Perhitungan Anggaran Tahun Sebelumnya", "200000000.00"),
    ("6.2.02", "Penyertaan Modal Daerah", "3200000000.00"),
)

# Invented: office code, office, function code, function, then sub activities: code, programme, activity, sub activity,
# and the accounts of each with the enacted amount and, where it differs, the revised one.
Account = tuple[str, str, str, str, str]
SAMPLE_OFFICES: tuple[tuple[str, str, str, str, tuple[tuple[str, str, str, str, tuple[Account, ...]], ...]], ...] = (
    (
        "1.01.0.00.0.00.01.0000",
        "Dinas Pendidikan",
        "1.01",
        "Pendidikan",
        (
            (
                "1.01.02.2.01.0001",
                "Program Pengelolaan Pendidikan",
                "Pengelolaan Pendidikan Sekolah Dasar",
                "Penambahan Ruang Kelas Baru",
                (
                    (
                        "5.2.03.01.01.0010",
                        "Belanja Modal Bangunan Gedung Tempat Pendidikan",
                        "Ruang kelas SD (CONTOH)",
                        "9600000000.00",
                        "11200000000.00",
                    ),
                    (
                        "5.1.02.01.01.0024",
                        "Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Tulis Kantor",
                        "Kertas HVS A4 (CONTOH)",
                        "48250000.50",
                        "48250000.50",
                    ),
                    ("5.1.02.01.01.0024", "Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Tulis Kantor", "Map arsip (CONTOH)", "6750000.00", ""),
                ),
            ),
            (
                "1.01.02.2.02.0003",
                "Program Pengelolaan Pendidikan",
                "Pengelolaan Pendidikan Sekolah Menengah Pertama",
                "Pengadaan Mebel Sekolah",
                (
                    (
                        "5.2.02.05.02.0004",
                        "Belanja Modal Alat Rumah Tangga Lainnya",
                        "Meja dan kursi siswa (CONTOH)",
                        "2150000000.00",
                        "1720000000.00",
                    ),
                ),
            ),
            (
                "1.01.01.2.02.0001",
                "Program Penunjang Urusan Pemerintahan Daerah",
                "Administrasi Keuangan Perangkat Daerah",
                "Penyediaan Gaji dan Tunjangan ASN",
                (("5.1.01.01.01.0001", "Belanja Gaji Pokok PNS", "Gaji pokok (CONTOH)", "215000000000.00", "214250000000.00"),),
            ),
        ),
    ),
    (
        "1.02.0.00.0.00.01.0000",
        "Dinas Kesehatan",
        "1.02",
        "Kesehatan",
        (
            (
                "1.02.02.2.01.0007",
                "Program Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan Masyarakat",
                "Penyediaan Fasilitas Pelayanan Kesehatan",
                "Pengembangan Puskesmas",
                (
                    (
                        "5.2.03.01.01.0006",
                        "Belanja Modal Bangunan Gedung Kesehatan",
                        "Puskesmas Binjai Estate (CONTOH)",
                        "7400000000.00",
                        "7400000000.00",
                    ),
                    ("5.1.02.02.01.0026", "Belanja Jasa Tenaga Administrasi", "Pengawas lapangan (CONTOH)", "96000000.00", "72000000.00"),
                ),
            ),
            (
                "1.02.02.2.02.0021",
                "Program Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan Masyarakat",
                "Penyediaan Layanan Kesehatan untuk UKM dan UKP",
                "Pengelolaan Pelayanan Kesehatan Dasar Melalui Pendekatan Keluarga",
                (("5.1.02.04.01.0001", "Belanja Perjalanan Dinas Biasa", "Kunjungan keluarga (CONTOH)", "318400000.00", "318400000.00"),),
            ),
        ),
    ),
    (
        "1.03.0.00.0.00.01.0000",
        "Dinas Pekerjaan Umum dan Tata Ruang",
        "1.03",
        "Pekerjaan Umum dan Penataan Ruang",
        (
            (
                "1.03.10.2.01.0005",
                "Program Penyelenggaraan Jalan",
                "Penyelenggaraan Jalan Kabupaten/Kota",
                "Rekonstruksi Jalan",
                (("5.2.04.01.01.0003", "Belanja Modal Jalan Kota", "Jalan lingkungan Binjai Utara (CONTOH)", "18750000000.00", "15300000000.00"),),
            ),
            (
                "1.03.06.2.01.0011",
                "Program Pengelolaan dan Pengembangan Sistem Drainase",
                "Pengelolaan dan Pengembangan Sistem Drainase yang Terhubung Langsung dengan Sungai",
                "Pembangunan Sistem Drainase Perkotaan",
                (("5.2.04.03.01.0001", "Belanja Modal Bangunan Air Irigasi", "Saluran Jalan Soekarno-Hatta (CONTOH)", "", "2480000000.00"),),
            ),
        ),
    ),
)

# Revenue and financing of the invented years: account, name, enacted, revised. 6.2 has no line in 2024.
SAMPLE_OTHER = (
    ("4.1.01.06.01.0001", "Pajak Hotel", "31500000000.00", "33250000000.00"),
    ("4.1.02.01.01.0001", "Retribusi Pelayanan Kesehatan di Puskesmas", "5100000000.00", "5100000000.00"),
    ("4.2.01.01.01.0001", "Dana Bagi Hasil Pajak Bumi dan Bangunan", "26400000000.00", "24150000000.00"),
    ("4.2.01.01.03.0001", "Dana Alokasi Umum", "185500000000.00", "181000000000.00"),
    ("6.1.01.01.01.0001", "Pelampauan Penerimaan PAD", "5200000000.25", "9612000000.50"),
)


def account(text: str) -> AccountCode:
    return AccountCode.parse(text)


# From 2025 on a quarter of one office belongs to another; invented.
CROSSWALK = tuple(
    CrosswalkEntry(
        kind=CodeKind.OFFICE,
        from_code="1.02.0.00.0.00.01.0000",
        from_name="Dinas Kesehatan",
        to_code=code,
        to_name=name,
        share=Decimal(share),
        valid_from=date(2025, 1, 1),
        legal_basis="Perda CONTOH Nomor 3 Tahun 2024",
        is_sample=True,
    )
    for code, name, share in (("1.01.0.00.0.00.01.0000", "Dinas Pendidikan", "0.25"), ("1.02.0.00.0.00.01.0000", "Dinas Kesehatan", "0.75"))
)


@cache
def small_snapshot() -> Snapshot:
    """2023 enacted (real, by account only); 2024 enacted and revised, 2025 enacted in two vintages and revised (invented)."""
    documents = (
        real_2023(),
        sample(2024, Phase.ENACTED),
        sample(2024, Phase.REVISED),
        sample(2025, Phase.ENACTED, vintage=1, is_current=False, more=Decimal("-100000.00")),
        sample(2025, Phase.ENACTED, vintage=2),
        sample(2025, Phase.REVISED),
    )
    return Snapshot(
        city=city_named("binjai"),
        as_of=datetime(2025, 11, 3, 4, 5, 6, tzinfo=UTC),
        today=date(2025, 11, 3),
        documents=tuple(sorted(documents, key=lambda one: (one.dataset, one.vintage))),
        pages=(
            Page(
                slug="tentang",
                titles={"id": "Tentang situs ini", "en": "About this site"},
                bodies={
                    "id": "<h2>Untuk apa</h2><p>Situs ini memuat anggaran Kota Binjai supaya siapa pun dapat membaca dan memeriksanya.</p>",
                    "en": "<h2>What for</h2><p>This site holds the budget of Kota Binjai so that anyone can read and check it.</p>",
                },
            ),
            Page(slug="lapor", titles={"id": "Laporkan kesalahan"}, bodies={"id": "<p>Tulis surat ke balai kota.</p>"}),
        ),
        services=published_services(),
        proposals=published_proposals(),
        finder=FINDER,
        crosswalk=CROSSWALK,
        crosswalk_on=date(2025, 10, 30),
        paper_lists=papers_named("binjai"),
        papers=published_papers(),
    )


def real_2023() -> BudgetDocument:
    lines = tuple(
        BudgetLine(year=2023, phase=Phase.ENACTED, account=account(code), account_name=name, amount=Decimal(amount), source=CellRef("APBD", row, "D"))
        for row, (code, name, amount) in enumerate(REAL_2023, start=5)
    )
    return document(
        lines,
        dataset="apbd-2023-murni",
        title="APBD Kota Binjai 2023",
        year=2023,
        phase=Phase.ENACTED,
        is_sample=False,
        origin="Direktorat Jenderal Perimbangan Keuangan, Kementerian Keuangan (dicetak 12 Mei 2023)",
        stated=(
            stated("Pendapatan Daerah", "4", "1013597766613.40", "1013597766613.40", 2023, Phase.ENACTED),
            stated("Belanja Daerah", "5", "1010597766613.00", "1010597766613.00", 2023, Phase.ENACTED),
        ),
        published_on=date(2025, 10, 1),
    )


def sample(year: int, phase: Phase, *, vintage: int = 1, is_current: bool = True, more: Decimal = Decimal("0.00")) -> BudgetDocument:
    """An invented budget by office. more is added to the first line, so that vintages differ."""
    lines = tuple(sample_lines(year, phase, more))
    spent = sum((one.amount for one in lines if one.account.segments[0] == 5), Decimal("0.00"))
    word = {Phase.ENACTED: "APBD", Phase.REVISED: "Perubahan APBD"}[phase]
    return document(
        lines,
        dataset=f"apbd-{year}-{phase.slug}-contoh",
        title=f"CONTOH {word} Kota Binjai {year}",
        year=year,
        phase=phase,
        is_sample=True,
        origin="Angka CONTOH yang dikarang untuk memperagakan situs ini",
        stated=(stated("JUMLAH BELANJA", "5", str(spent + 1000), str(spent), year, phase),),
        published_on=date(year, 1 if phase is Phase.ENACTED else 10, 14 + vintage),
        vintage=vintage,
        is_current=is_current,
    )


def sample_lines(year: int, phase: Phase, more: Decimal) -> Iterable[BudgetLine]:
    row = 1
    for office, office_name, function, function_name, activities in SAMPLE_OFFICES:
        for code, programme, activity, sub_activity, accounts in activities:
            for number, name, detail, enacted, revised in accounts:
                text = enacted if phase is Phase.ENACTED else revised
                if not text:
                    continue
                row += 1
                amount = Decimal(text) + (more if row == 2 else 0)
                yield BudgetLine(
                    year=year,
                    phase=phase,
                    function_code=UnitCode.parse(function),
                    function_name=function_name,
                    office_code=UnitCode.parse(office),
                    office_name=office_name,
                    unit_code=UnitCode.parse(office),
                    unit_name=office_name,
                    programme_code=UnitCode.parse(".".join(code.split(".")[:3])),
                    programme_name=programme,
                    activity_code=UnitCode.parse(".".join(code.split(".")[:5])),
                    activity_name=activity,
                    sub_activity_code=UnitCode.parse(code),
                    sub_activity_name=sub_activity,
                    fund_code=UnitCode.parse("1.1.01"),
                    fund_name="Pendapatan Asli Daerah",
                    account=account(number),
                    account_name=name,
                    group="Paket CONTOH",
                    detail=detail,
                    amount=amount,
                    source=CellRef("Rincian", row, "W"),
                )
    for number, name, enacted, revised in SAMPLE_OTHER:
        row += 1
        amount = Decimal(enacted if phase is Phase.ENACTED else revised)
        yield BudgetLine(year=year, phase=phase, account=account(number), account_name=name, amount=amount, source=CellRef("Pendapatan", row, "C"))


def stated(label: str, code: str, printed: str, ours: str, year: int, phase: Phase) -> StatedTotal:
    return StatedTotal(
        label=label, account=account(code), phase=phase, amount=Decimal(printed), source=CellRef(str(year), 4, "D"), ours=Decimal(ours)
    )


def document(
    lines: tuple[BudgetLine, ...],
    *,
    dataset: str,
    title: str,
    year: int,
    phase: Phase,
    is_sample: bool,
    origin: str,
    stated: tuple[StatedTotal, ...],
    published_on: date,
    vintage: int = 1,
    is_current: bool = True,
) -> BudgetDocument:
    name = f"{dataset}-v{vintage}.xlsx"
    return BudgetDocument(
        dataset=dataset,
        title=title,
        year=year,
        phase=phase,
        sequence=1,
        regulation_number=f"Perda CONTOH Nomor 1 Tahun {year}" if is_sample else "",
        regulation_date=None,
        as_of=None,
        is_sample=is_sample,
        origin=origin,
        note="",
        vintage=vintage,
        is_current=is_current,
        published_on=published_on,
        digest=hashlib.sha256(repr(lines).encode()).hexdigest(),
        lines=lines,
        stated=stated,
        record=ImportRecord(
            file_name=name,
            file_sha256=hashlib.sha256(name.encode()).hexdigest(),
            file_bytes=10240 + vintage,
            rows_read=len(lines) + 3,
            rows_stored=len(lines),
            rows_refused=0,
            rows_skipped=(("heading", 1), ("stated-total", 2)),
            warnings=(("sum.differs", 1),) if is_sample else (),
        ),
        release=release_of(published_on, is_current=is_current) if is_sample else None,
    )


def release_of(day: date, *, is_current: bool) -> Release:
    """Everything that can be said of a release; one that is not in force was withdrawn."""
    return Release(
        published_on=day,
        sent_by="Petugas keuangan",
        accepted_by="Petugas keuangan",
        accepted_on=day,
        approved_by="Editor",
        profile="Ekspor CONTOH",
        reason="Pergeseran CONTOH",
        legal="Perda CONTOH",
        control=(
            ControlTotal(part="4", signed=Decimal("1250000.50"), ours=Decimal("1250000.50")),
            ControlTotal(part="5", signed=Decimal("1250000.50"), ours=Decimal("1250000.00")),
        ),
        override="Salah cetak CONTOH",
        override_by="Kepala BPKPAD",
        withdrawn_on=None if is_current else day,
        withdrawn_reason="" if is_current else "Salah kirim CONTOH",
    )
