"""Titles and names of the plain forms that governments and open data portals use are known, so that nothing is asked."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.budget_results import amounts, errors


@pytest.mark.parametrize("title", ["jenis_belanja", "Kategori Belanja", "Uraian/Description"])
def test_names_of_accounts_stand_under_many_titles(read, title):
    result = read(
        f"kode_opd | nama_opd | {title} | anggaran\n1.02 | Dinas Kesehatan | Belanja Pegawai | =100\n1.02 | Dinas Kesehatan | Belanja Modal | =30"
    )

    assert (errors(result), list(amounts(result))) == ([], [("5.1.01", "100.00"), ("5.2", "30.00")])


@pytest.mark.parametrize("title", ["Jenis Pendapatan", "Jenis Penerimaan", "Sumber Penerimaan"])
def test_so_do_those_of_revenue_in_the_yearbook(read, title):
    result = read(f"{title} | 2024 | 2025\nPajak Daerah | =100 | =120\nRetribusi Daerah | =30 | =40", phase=Phase.REALISED)

    assert (errors(result), list(amounts(result))) == ([], [("4.1.01", "120.00"), ("4.1.02", "40.00")])


def test_beside_a_column_of_names_they_are_not_read(read):
    result = read("Kode | Uraian | Jenis Belanja | Jumlah\n5.1.01 | Gaji | Belanja Operasi | =100\n5.2.02 | Mesin | Belanja Modal | =30")

    assert [fact.account_name for fact in result.facts] == ["Gaji", "Mesin"]


def test_names_as_the_accounting_standard_has_them(read):
    table = "\n".join(
        (
            "Uraian | Anggaran | Realisasi",
            "PENDAPATAN - LRA | =500 | =450",
            "Pendapatan Asli Daerah - LRA | =100 | =90",
            "Pajak Daerah - LRA | =100 | =90",
            "Pendapatan Transfer - LRA | =400 | =360",
            "Transfer Pemerintah Pusat | =400 | =360",
            "Penggunaan SiLPA | =5 | =5",
        )
    )
    result = read(table, phase=Phase.REALISED)

    assert (errors(result), list(amounts(result))) == ([], [("4.1.01", "90.00"), ("4.2.01", "360.00"), ("6.1.01", "5.00")])


AMOUNTS = [
    ("Target Murni | Target Perubahan | Realisasi", Phase.ENACTED, "1.00"),
    ("Target Murni | Target Perubahan | Realisasi", Phase.REVISED, "2.00"),
    ("Target Murni | Target Perubahan | Realisasi", Phase.REALISED, "3.00"),
    ("Anggaran Tahun Ini | Realisasi Tahun Ini | Realisasi Tahun Sebelumnya", Phase.REALISED, "2.00"),
    ("nilai_anggaran | realisasi_rill | sisa", Phase.REALISED, "2.00"),
    ("Jlh | Satuan | Keterangan", Phase.ENACTED, "1.00"),
    ("nilai_rincian | Satuan | Keterangan", Phase.ENACTED, "1.00"),
]


@pytest.mark.parametrize(("titles", "phase", "amount"), AMOUNTS)
def test_amounts_stand_under_many_titles(read, titles, phase, amount):
    result = read(f"Kode | Uraian | {titles}\n4.1.01 | Pajak Daerah | =1 | =2 | =3", phase=phase)

    assert (errors(result), list(amounts(result))) == ([], [("4.1.01", amount)])
