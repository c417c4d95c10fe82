"""Sheets of offices under a name that says no office, and versions of one sheet beside each other."""

from __future__ import annotations

import pytest

from tests.support.budget_results import errors
from tests.support.sheets import sheet, workbook


def of(name, pegawai, barang):
    return sheet(
        name,
        f"""
        Kode Rekening | Uraian          | Jumlah
        5             | Belanja         | ={pegawai + barang}
        5.1.01        | Belanja Pegawai | ={pegawai}
        5.1.02        | Belanja Barang  | ={barang}
        """,
    )


KESEHATAN, SOSIAL = of("Dinas Kesehatan", 100000, 200000), of("Dinas Sosial", 290000, 50000)


@pytest.mark.parametrize("name", ["Disdik", "PUPR", "Sheet3", "Copy of Dinas Sosial"])
@pytest.mark.parametrize("pegawai", [300000, 450000])
def test_a_sheet_between_offices_that_does_not_add_up_is_no_summary(read, name, pegawai):
    result = read(workbook(KESEHATAN, of(name, pegawai, 50000), SOSIAL))

    assert errors(result)[0][0] in ("sheet.perhaps-summary", "sheet.choose")


@pytest.mark.parametrize("name", ["Rekap", "Disdik", "Kota"])
def test_a_sheet_that_adds_up_is_the_summary(read, name):
    result = read(workbook(of(name, 390000, 250000), KESEHATAN, SOSIAL))

    assert errors(result) == []
    assert sum(fact.amount for fact in result.facts) == 640000


def test_a_stale_recapitulation_that_is_called_so_stays_one(read):
    result = read(workbook(of("REKAP", 450000, 290000), KESEHATAN, SOSIAL))

    assert errors(result) == []
    assert sum(fact.amount for fact in result.facts) == 640000


@pytest.mark.parametrize("rest", [" (2)", " lama", " rev", " revisi", " fix", " final", " baru", " edit", " OK", " 2", "1", " - Copy"])
def test_two_versions_of_a_sheet_are_not_added_up(read, rest):
    result = read(workbook(KESEHATAN, SOSIAL, of(f"Dinas Sosial{rest}", 300000, 50000)))

    assert [code for code, _ in errors(result)] == ["sheet.choose"]


@pytest.mark.parametrize("names", [("SDN 1", "SDN 2"), ("Kelurahan Baru", "Kelurahan Lama")])
def test_numbered_sheets_beside_each_other_are_no_versions(read, names):
    result = read(workbook(*(of(name, 100000 + 1000 * place, 50000) for place, name in enumerate(names))))

    assert "sheet.choose" not in [code for code, _ in errors(result)]
