"""The year stands in a cell of its own: beside its label, below it, or alone in the last line of the title."""

from __future__ import annotations

import pytest

from tests.support.budget_results import errors

TABLE = "Kode | Uraian | Jumlah\n5.1.01 | Belanja Pegawai | =100\n5.1.02 | Belanja Barang dan Jasa | =200"

SAID = [
    "Tahun Anggaran | : | {}",
    "Tahun Anggaran | : {}",
    "Tahun Anggaran : | {}",
    "Tahun | : | ={}",
    "TAHUN ANGGARAN\n{}",
    "APBD Kota Contoh\n={}",
    "Periode | {}",
    "APBD Kota Contoh-{}",
    "apbd_{}",
    "APBD Th. {}",
    "APBD Thn {}",
]


@pytest.mark.parametrize("said", SAID)
def test_the_year_beside_its_label_is_compared_with_the_one_asked_for(read, said):
    assert [code for code, _ in errors(read(f"{said.format(2024)}\n\n{TABLE}"))] == ["year.differs"]
    assert errors(read(f"{said.format(2025)}\n\n{TABLE}")) == []


@pytest.mark.parametrize("said", ["Nomor | : | 12 Tahun 2024", "Perda No. 3-2024", "Tanggal | : | 12 Mei 2024", "Lampiran I Nomor 5 Tahun 2024"])
def test_the_year_of_a_law_or_a_day_is_not(read, said):
    assert errors(read(f"{said}\n\n{TABLE}")) == []
