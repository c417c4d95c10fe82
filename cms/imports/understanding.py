"""How a file was read, in a clerk's words: each sheet's columns, what became of every row, and the sums beside the printed ones.

A report is kept for as long as its file's record; one that an older version wrote may lack a part, which is then shown as empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any  # a report is JSON

from cms.budgets.services import Details
from cms.domain.budgets import BudgetLine, ControlTotal, control_totals
from cms.domain.codes import PERMENDAGRI_13, chart_of
from cms.domain.tables import columns_of
from importers.values import Style

# What steers the reading without being a column of ours.
STEERING = {
    "account_part": "Jenis rekening",
    "government": "Kode pemerintah daerah",
    "government_name": "Nama pemerintah daerah",
    "name": "Uraian bertingkat",
    "person": "Nomor pribadi, tidak disimpan",
}
MEANINGS = {column.name: column.title("id") for column in columns_of(BudgetLine)} | STEERING
ROW_KINDS = {
    "title": "Judul dan keterangan di atas tabel",
    "header": "Judul kolom",
    "heading": "Judul kelompok tanpa angka",
    "stated-total": "Jumlah yang tercetak (dibandingkan, tidak dijumlahkan lagi)",
    "detail": "Rincian di bawah rekening",
    "without-amount": "Baris tanpa angka",
    "note": "Catatan",
    "other-government": "Baris daerah lain",
    "other-phase": "Baris tahap lain",
    "other-year": "Baris tahun lain",
    "repeated-sheet": "Lembar yang mengulang lembar lain",
    "other-sheet": "Lembar yang tidak diminta",
    "not-a-table": "Lembar tanpa tabel anggaran",
    "our-list": "Daftar masalah dari Terang (lembar kami sendiri)",
    "not-read": "Tidak dibaca karena kesalahan di atas",
}
# The two upper levels of the chart of accounts, as the two regulations name them.
ACCOUNTS = {
    "4": "Pendapatan",
    "4.1": "Pendapatan asli daerah",
    "4.2": "Pendapatan transfer",
    "4.3": "Lain-lain pendapatan daerah yang sah",
    "5": "Belanja",
    "5.1": "Belanja operasi",
    "5.2": "Belanja modal",
    "5.3": "Belanja tidak terduga",
    "5.4": "Belanja transfer",
    "6.1": "Penerimaan pembiayaan",
    "6.2": "Pengeluaran pembiayaan",
}
OLD_ACCOUNTS = ACCOUNTS | {"4.2": "Dana perimbangan", "5.1": "Belanja tidak langsung", "5.2": "Belanja langsung", "5.3": "", "5.4": ""}
# How many printed totals that agree are shown; those that differ are shown all.
AGREEING_SHOWN = 30
NOT_READ = "tidak dibaca"
OTHER_PHASE = "jumlah tahap lain, tidak dibaca"
UNDECIDED = "belum pasti: lihat masalahnya"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRead:
    """One column of the file. is_read is False where nothing was taken from it."""

    letters: str
    title: str
    meaning: str
    notation: str
    samples: tuple[str, ...]
    is_read: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRead:
    """One sheet of the file. is_used is False where it repeats another one or was not asked for, is_table where none was read."""

    name: str
    heading: str
    is_used: bool
    is_table: bool
    columns: tuple[ColumnRead, ...]
    # The earlier sheet that was read in the same columns; "" without one.
    same_as: str = ""

    @property
    def layout(self) -> tuple[object, ...]:
        """Everything but what stands in the cells."""
        return self.is_used, self.is_table, self.heading, tuple(replace(column, samples=()) for column in self.columns)


def sheets_of(report: Mapping[str, Any], meanings: Mapping[str, str] = MEANINGS) -> tuple[SheetRead, ...]:
    """Every sheet of which a table was read; where none was, every sheet as it stands."""
    sheets = [
        SheetRead(
            name=sheet["sheet"],
            heading=_heading_words(*sheet["heading_rows"]),
            is_used=sheet.get("is_used", True),
            is_table=sheet.get("is_table", True),
            columns=tuple(_columns(sheet, meanings)),
        )
        for sheet in report.get("understood", ())
    ]
    first: dict[tuple[object, ...], SheetRead] = {}
    return tuple(sheet if (one := first.setdefault(sheet.layout, sheet)) is sheet else replace(sheet, same_as=one.name) for sheet in sheets)


def _heading_words(first: int, last: int) -> str:
    """Where a sheet's column titles stand."""
    return f"baris {first}" if first == last else f"baris {first} sampai {last}"


def _columns(sheet: Mapping[str, Any], meanings: Mapping[str, str]) -> Iterator[ColumnRead]:
    """One name may mean different things in the tables of one file: those meanings stand under "table.name"."""
    for column in sheet["columns"]:
        name = column["name"]
        yield _column(column, meanings.get(f"{sheet.get('table')}.{name}", meanings.get(name, name)), is_read=True)
    for column in sheet.get("others", ()):
        yield _column(column, OTHER_PHASE, is_read=False)
    for column in sheet["unread"]:
        yield _column(column, NOT_READ, is_read=False)


def _column(column: Mapping[str, Any], meaning: str, *, is_read: bool) -> ColumnRead:
    return ColumnRead(
        letters=column["letters"],
        title=column["title"],
        meaning=meaning,
        notation=UNDECIDED if column["notation"].startswith(Style.UNDECIDED.value) else column["notation"],
        samples=tuple(column["samples"]),
        is_read=is_read,
    )


def row_counts(
    report: Mapping[str, Any], *, stored: str = "Disimpan sebagai rincian", kinds: Mapping[str, str] = ROW_KINDS
) -> tuple[tuple[str, int], ...]:
    """(what became of them, how many rows); the numbers add up to the rows that were read."""
    skipped = ((kinds.get(kind, kind), number) for kind, number in report.get("rows_skipped", {}).items())
    return ((stored, report.get("rows_stored", 0)), ("Ditolak karena kesalahan", report.get("rows_refused", 0)), *skipped)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountTotal:
    """What our lines under one account add up to."""

    code: str
    name: str
    amount: Decimal

    @property
    def is_part(self) -> bool:
        """True for 5.1 under 5; false for 5, and for 6.1 and 6.2, which have no sum above them."""
        return "." in self.code and not self.code.startswith("6")


def totals_of(report: Mapping[str, Any], year: int) -> tuple[AccountTotal, ...]:
    """Revenue, expenditure, financing, and what stands right under them."""
    names = OLD_ACCOUNTS if chart_of(year) == PERMENDAGRI_13 else ACCOUNTS
    totals = report.get("totals", {}).get("by_account", {}).items()
    return tuple(AccountTotal(code=code, name=names.get(code, ""), amount=Decimal(amount)) for code, amount in totals)


def signed_totals(report: Mapping[str, Any], details: Details) -> tuple[tuple[str, ControlTotal], ...]:
    """Those that were typed in, each with the name of its part; none while no line was read."""
    ours = report.get("totals", {}).get("by_account", {})
    sums = {account: Decimal(amount) for account, amount in ours.items()}
    return tuple((f"{ACCOUNTS[one.part]} ({one.part})", one) for one in control_totals(details, sums)) if ours else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTotals:
    """The totals that the file prints, beside ours: those that differ, some of those that agree, and how many more agree."""

    differing: tuple[Mapping[str, Any], ...]
    agreeing: tuple[Mapping[str, Any], ...]
    more: int
    count: int


def printed_totals(report: Mapping[str, Any]) -> PrintedTotals:
    """A total without a counterpart of ours agrees with nothing and differs from nothing; it is shown among the latter."""
    stated = tuple(report.get("stated", ()))
    differing = tuple(one for one in stated if one["difference"] and Decimal(one["difference"]))
    agreeing = tuple(one for one in stated if one not in differing)
    return PrintedTotals(differing=differing, agreeing=agreeing[:AGREEING_SHOWN], more=max(0, len(agreeing) - AGREEING_SHOWN), count=len(stated))
