"""Sheets in which no table is found beside those that were read: asked about where they hold a part of the budget, told where they do not."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.budget_results import errors, warnings
from tests.support.sheets import sheet, workbook

LINES = """
    Kode Rekening     | Uraian         | Jumlah
    5.1.02.01.01.0024 | Belanja ATK    | =7000000
    5.1.02.01.01.0025 | Belanja Kertas | =3000000
"""
REVENUE = "4.1.01 | Pajak Daerah | =5000000\n4.1.02 | Retribusi Daerah | =3000000"
# The name of a sheet and what it holds, under titles that nobody knows or none.
LACKING = {
    "accounts without titles": ("Lembar2", REVENUE),
    "amounts as text": ("Lembar2", REVENUE.replace("=5000000", "5.000.000,00").replace("=3000000", "3.000.000,00")),
    "accounts under unknown titles": ("Lembar2", f"Rek | Sumber | Besaran\n{REVENUE}\n | Jumlah | =8000000"),
    "names of accounts": ("Lembar2", "Sumber | Besaran\nPajak Daerah | =5000000\nRetribusi Daerah | =3500000\nJumlah | =8500000"),
    "other names on a sheet that is named after revenue": ("Pendapatan", "Sumber | Besaran\nParkir | =5000000\nSewa kios | =3500000"),
    "other names under a title of revenue": ("Lembar2", "Target Pendapatan 2025\nSumber | Besaran\nParkir | =5000000\nSewa kios | =3500000"),
    "the same accounts of another office": (
        "Dinas Sosial",
        "Rek | Ket | Besaran\n5.1.02.01.01.0024 | ATK | =1500\n5.1.02.01.01.0025 | Kertas | =2500",
    ),
}
TOLD = {
    "a summary of what was read": ("Rekap", "Pos | Besaran\n5.1 | =10000000\n5.1.02 | =10000000\nBelanja Daerah | =10000000"),
    "a chart of accounts": ("Kode", "No | Rek | Ket | Thn\n=1 | 4.1.01 | Pajak Daerah | =2025\n=2 | 4.1.02 | Retribusi Daerah | =2025"),
    "a chart of accounts without dots": ("Kode", "id | rek | ket\n=41 | =4101 | Pajak Daerah\n=41 | =4102 | Retribusi Daerah"),
    "prices": ("SSH", "Barang | Sat | Besaran\nKertas | rim | =50000\nLaptop | unit | =15000000\nMeja | unit | =1500000"),
    "one example in a note": ("Catatan", "Contoh pengisian:\n4.1.01 | Pajak Daerah | =5000000"),
    "names and telephone numbers": ("Kontak", "Siapa | Tlp\nBagian Umum | 0370 000000\nBagian Hukum | 0370 000001"),
    "revenue of another year": ("Pendapatan 2024", REVENUE),
    "revenue of another year by its title": ("Lembar2", f"Anggaran Tahun 2024\n{REVENUE}"),
    "revenue of another phase": ("Pendapatan Perubahan", REVENUE),
}


@pytest.mark.parametrize("name", LACKING)
def test_a_sheet_with_lines_that_stand_nowhere_else_is_asked_about(read, name):
    called, text = LACKING[name]

    assert ("sheet.unread-lines", called) in errors(read(workbook(sheet("Lembar1", LINES), sheet(called, text))))


@pytest.mark.parametrize("name", TOLD)
def test_a_sheet_without_lines_of_its_own_is_told(read, name):
    called, text = TOLD[name]

    result = read(workbook(sheet("Lembar1", LINES), sheet(called, text)), phase=Phase.ENACTED)

    assert (errors(result), "sheet.no-table" in warnings(result)) == ([], True)


# A table, and what stands on its sheet above it or in columns without a title.
TABLE = ("Kode Rekening | Uraian | Jumlah", "5.1.02.01 | Barang | =7000000", "5.1.02.02 | Jasa | =3000000")
OUTSIDE = {
    "names of accounts above the heading": (("Pajak Daerah | =8000000", "Retribusi Daerah | =9000000", *TABLE), ("row.above-heading", "Lembar1!1")),
    "accounts beside the table": (
        (TABLE[0], f"{TABLE[1]} | | 4.1.01 | Pajak | =8000000", f"{TABLE[2]} | | 4.1.02 | Retribusi | =9000000"),
        ("row.beside-table", "Lembar1!2"),
    ),
    "accounts below the table and to the right": ((*TABLE, " | | | 4.1.01 | Pajak | =8000000"), ("row.beside-table", "Lembar1!4")),
    "an amount that stands one column too far to the right": ((*TABLE, "5.1.02.03 | Pemeliharaan | | =2500000"), ("row.amount-beside", "Lembar1!D4")),
}
SAID_AGAIN = {
    "sums above the heading": ("Pendapatan Daerah | =0", "Belanja Daerah | =10000000", "Belanja Barang dan Jasa | =10000000", *TABLE),
    "sums beside the table": (TABLE[0], f"{TABLE[1]} | | 5.1.02 | Barang dan jasa | =10000000", TABLE[2]),
    "codes and amounts again": (TABLE[0], *(f"{row} | | {row}" for row in TABLE[1:])),
    "a sum in a column of its own": (TABLE[0], "5.1.02 | Barang dan jasa | | =10000000", *TABLE[1:]),
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_lines_outside_of_a_table_that_nothing_else_says_are_asked_about(read, name):
    rows, expected = OUTSIDE[name]

    assert errors(read("\n".join(rows))) == [expected]


@pytest.mark.parametrize("name", SAID_AGAIN)
def test_what_says_the_lines_of_a_table_again_is_not_asked_about(read, name):
    assert errors(read("\n".join(SAID_AGAIN[name]))) == []
