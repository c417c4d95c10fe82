"""What a file says more than once counts once; what cannot be read is not set aside because something else says it too."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts, codes, errors
from tests.support.sheets import sheet, workbook

# Sheets beside each other


def test_a_sheet_with_faults_of_its_own_is_not_set_aside_as_the_repetition_of_another(read):
    result = read(
        workbook(
            sheet("Belanja Pegawai", "Kode Rekening | Uraian | Jumlah\n5.1.01 | Pegawai | =104"),
            sheet("Rincian", "Kode Rekening | Uraian | Jumlah\n5.1.01 | Pegawai | =104\n5.2.O2 | Peralatan | =90\n5.9-01 | Jalan | =80"),
        )
    )

    assert errors(result) == [("sheet.choose", "Rincian")]


SUMMARY = """
    Kode Rekening | Uraian          | Jumlah
    5             | Belanja Daerah  | =30
    5.1           | Belanja Operasi | =20
    5.2           | Belanja Modal   | =10
"""


@pytest.mark.parametrize(
    "rows",
    [
        ("Uraian | Jumlah", "Belanja Daerah | =10", "Bel. Modal | =10"),
        ("Kode Rekening | Uraian | Jumlah", "5 | Belanja Daerah | =10", "5.2.O2 | Peralatan | =10"),
    ],
)
def test_details_that_cannot_be_read_do_not_go_behind_their_summary(read, rows):
    other = [row.replace("=10", "=20").replace("Modal", "Operasi") for row in rows]
    result = read(workbook(sheet("Ringkasan", SUMMARY), sheet("Dinas Kesehatan", "\n".join(rows)), sheet("Kecamatan Contoh", "\n".join(other))))

    assert {where.partition("!")[0] for _, where in errors(result)} >= {"Dinas Kesehatan", "Kecamatan Contoh"}


def test_the_sheet_that_is_meant_is_named(read):
    book = workbook(sheet("Ringkasan", SUMMARY), sheet("Dinas Kesehatan", "Kode dan Apa | Berapa\n5.1.01 Gaji | =20\n5.2.02 Alat | =10"))

    assert amounts(read(book, sheet="Ringkasan")) == [("5.1", "20.00"), ("5.2", "10.00")]


def test_a_sheet_that_says_the_same_and_is_read_without_a_fault_is_set_aside_as_before(read):
    result = read(workbook(sheet("Satu", SUMMARY), sheet("Dua", SUMMARY)))

    assert (amounts(result), codes(result)) == ([("5.1", "20.00"), ("5.2", "10.00")], ["sheet.same-table"])
