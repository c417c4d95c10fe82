"""Accounts that only their names say."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts, errors


@pytest.mark.parametrize(
    ("name", "account"),
    [
        ("Pendapatan Pajak Daerah", "4.1.01"),
        ("Pendapatan Retribusi Daerah", "4.1.02"),
        ("Belanja Barang", "5.1.02"),
        ("Belanja Tanah", "5.2.01"),
        ("Belanja Jalan, Irigasi dan Jaringan", "5.2.04"),
        ("Transfer Bagi Hasil ke Desa", "5.4.01"),
    ],
)
def test_names_of_reports_of_realisation_are_known(read, name, account):
    result = read(f"Uraian | Jumlah\n{name} | =30")

    assert (amounts(result), errors(result)) == ([(account, "30.00")], [])


def test_one_name_of_two_accounts_is_that_of_the_account_above(read):
    result = read(
        """
        Uraian                  | Jumlah
        Belanja Tidak Langsung  | =30
        Belanja Pegawai         | =30
        Belanja Langsung        | =40
        Belanja Pegawai         | =10
        Belanja Barang dan Jasa | =20
        Belanja Modal           | =10
        """,
        year=2019,
    )

    assert (amounts(result), errors(result)) == ([("5.1.01", "30.00"), ("5.2.01", "10.00"), ("5.2.02", "20.00"), ("5.2.03", "10.00")], [])


@pytest.mark.parametrize("head", ["Uraian | Jumlah\n", "Nama SKPD | Uraian | Jumlah\nDinas A | "])
def test_without_an_account_above_it_is_asked_about(read, head):
    result = read(f"{head}Belanja Pegawai | =10", year=2019)

    assert [code for code, _ in errors(result)] in (["account.unknown-name"], ["account.missing"])
