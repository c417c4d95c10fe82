"""A generated city: budgets of many offices, programmes, activities and sub activities, all invented and all called CONTOH.

OFFICES x PROGRAMMES x ACTIVITIES x SUB_ACTIVITIES make about 5,000 addresses, each in two languages; every page of a sub activity shows
LINES budget lines, as the same work of other generators does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from cms.domain.budgets import BudgetDocument, BudgetLine, ImportRecord, Phase
from cms.domain.city import city_named
from cms.domain.codes import AccountCode, UnitCode
from cms.domain.tables import CellRef
from site_static.content import Snapshot

YEAR = 2025
LINES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many of each stand under the one above."""

    offices: int
    programmes: int
    activities: int
    sub_activities: int


# 25 + 150 + 750 + 3,750 pages of units and some of accounts and documents, in two languages: a little under 10,000.
TEN_THOUSAND = Size(offices=25, programmes=6, activities=5, sub_activities=5)
# Expenditure accounts: (jenis, name of what is bought).
KINDS = (
    ("5.1.02.01.01", "Belanja Alat/Bahan untuk Kegiatan Kantor"),
    ("5.1.02.02.01", "Belanja Jasa Tenaga Pelayanan Umum"),
    ("5.1.02.04.01", "Belanja Perjalanan Dinas Biasa"),
    ("5.2.02.05.02", "Belanja Modal Alat Rumah Tangga"),
    ("5.2.03.01.01", "Belanja Modal Bangunan Gedung Tempat Kerja"),
)
REVENUE = (("4.1.01.06.01.0001", "Pajak Hotel"), ("4.2.01.01.03.0001", "Dana Alokasi Umum"), ("6.1.01.08.01.0001", "Sisa Lebih Perhitungan Anggaran"))


def snapshot(size: Size = TEN_THOUSAND) -> Snapshot:
    """One enacted budget of one year."""
    document = _document(tuple(_lines(size)), vintage=1)
    return Snapshot(city=city_named("binjai"), as_of=datetime(2025, 11, 3, tzinfo=UTC), today=date(2025, 11, 3), documents=(document,), pages=())


def with_one_line_changed(before: Snapshot) -> Snapshot:
    """The next vintage: one line in the middle has Rp100.000 more. The old vintage is kept, as always."""
    *others, old = before.documents
    middle = len(old.lines) // 2
    line = old.lines[middle]
    changed = replace(line, amount=line.amount + Decimal("100000.00"))
    new = _renewed(old, (*old.lines[:middle], changed, *old.lines[middle + 1 :]))
    return replace(before, documents=(*others, replace(old, is_current=False), new))


def _renewed(old: BudgetDocument, lines: tuple[BudgetLine, ...]) -> BudgetDocument:
    return replace(old, lines=lines, vintage=old.vintage + 1, digest=_digest(lines), published_on=date(2025, 12, 1))


def _document(lines: tuple[BudgetLine, ...], *, vintage: int) -> BudgetDocument:
    return BudgetDocument(
        dataset=f"apbd-contoh-{YEAR}-murni",
        title=f"CONTOH: APBD {YEAR}",
        year=YEAR,
        phase=Phase.ENACTED,
        sequence=1,
        regulation_number="",
        regulation_date=None,
        as_of=None,
        is_sample=True,
        origin="Angka CONTOH yang dibuat untuk mengukur kecepatan",
        note="",
        vintage=vintage,
        is_current=True,
        published_on=date(2025, 11, 3),
        digest=_digest(lines),
        lines=lines,
        stated=(),
        record=ImportRecord(
            file_name="CONTOH.xlsx",
            file_sha256=hashlib.sha256(b"CONTOH").hexdigest(),
            file_bytes=6,
            rows_read=len(lines),
            rows_stored=len(lines),
            rows_refused=0,
            rows_skipped=(),
        ),
    )


def _digest(lines: tuple[BudgetLine, ...]) -> str:
    return hashlib.sha256(repr(lines).encode()).hexdigest()


def _lines(size: Size) -> Iterator[BudgetLine]:
    row = 1
    for unit in _sub_activities(size):
        for number in range(LINES):
            row += 1
            stem, name = KINDS[number % len(KINDS)]
            yield replace(
                unit,
                account=_account(f"{stem}.{number + 1:04d}"),
                account_name=f"{name} {number + 1}",
                detail=f"{name} (CONTOH) {number + 1}",
                amount=Decimal(1_000_000_00 + row * 791_919 % 9_000_000_000_00).scaleb(-2),
                source=CellRef("Rincian", row, "W"),
            )
    for code, name in REVENUE:
        row += 1
        amount = Decimal(row * 1_000_000).quantize(Decimal("0.01"))
        yield BudgetLine(
            year=YEAR, phase=Phase.ENACTED, account=_account(code), account_name=name, amount=amount, source=CellRef("Rincian", row, "W")
        )


def _sub_activities(size: Size) -> Iterator[BudgetLine]:
    """A line for each sub activity, to be given its accounts."""
    for office in range(1, size.offices + 1):
        function = f"1.{office:02d}"
        code = f"{function}.0.00.0.00.{office:02d}.0000"
        for programme in range(2, size.programmes + 2):
            for activity in range(1, size.activities + 1):
                for sub_activity in range(1, size.sub_activities + 1):
                    programme_code, activity_code = f"{function}.{programme:02d}", f"{function}.{programme:02d}.2.{activity:02d}"
                    yield BudgetLine(
                        year=YEAR,
                        phase=Phase.ENACTED,
                        function_code=UnitCode.parse(function),
                        function_name=f"Urusan CONTOH {office}",
                        office_code=UnitCode.parse(code),
                        office_name=f"Dinas CONTOH Nomor {office}",
                        unit_code=UnitCode.parse(code),
                        unit_name=f"Dinas CONTOH Nomor {office}",
                        programme_code=UnitCode.parse(programme_code),
                        programme_name=f"Program CONTOH Pengelolaan Urusan Nomor {programme}",
                        activity_code=UnitCode.parse(activity_code),
                        activity_name=f"Pengelolaan Kegiatan CONTOH Nomor {activity}",
                        sub_activity_code=UnitCode.parse(f"{activity_code}.{sub_activity:04d}"),
                        sub_activity_name=f"Penyediaan Sub Kegiatan CONTOH Nomor {sub_activity}",
                        fund_code=UnitCode.parse("1.1.01"),
                        fund_name="Pendapatan Asli Daerah (PAD)",
                        group="Paket CONTOH",
                        account=_account("5"),
                        amount=Decimal("0.00"),
                        source=CellRef("Rincian", 1, "W"),
                    )


def _account(text: str) -> AccountCode:
    return AccountCode.parse(text)
