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


@pytest.mark.parametrize(("code", "name"), [("4.1.01", "Belanja Pegawai"), ("5.1.02", "Pajak Daerah"), ("6.1", "Belanja Modal")])
def test_a_code_with_the_name_of_another_account_is_asked_about(read, code, name):
    result = read(f"Kode Rekening | Uraian | Jumlah\n{code} | {name} | =30")

    assert errors(result) == [("account.name-of-other", "Lembar1!C2")]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("6.1.01.01.01", "Pajak Daerah"),
        ("5.1.02.05.02", "Belanja Hibah"),
        ("5.1.02", "Belanja Barang & Jasa"),
        ("5.3.01", "Belanja Tidak Terduga"),
        ("5.1.02", "Kertas"),
        # Old charts number what is of one part otherwise.
        ("5.5.02", "Belanja Barang dan Jasa"),
    ],
)
def test_its_own_name_one_deeper_down_and_others_are_not(read, code, name):
    assert errors(read(f"Kode Rekening | Uraian | Jumlah\n{code} | {name} | =30")) == []


def test_a_number_in_a_list_is_no_account(read):
    result = read("""
        Kode Rekening | Uraian          | Jumlah
        5.1.01        | Belanja Pegawai | =100
        4             | Triwulan IV     | =30
    """)

    assert errors(result) == [("account.perhaps-number", "Lembar1!C3")]


def test_a_part_of_the_budget_by_its_number_is(read):
    assert errors(read("Kode Rekening | Uraian | Jumlah\n4 | PENDAPATAN | =100\n5 | BELANJA DAERAH | =30")) == []


@pytest.mark.parametrize("between", ["", "| "])
def test_two_tables_beside_each_other_of_the_same_are_asked_about(read, between):
    result = read(f"""
        Kode Rekening | Uraian          | Jumlah {between}| Kode Rekening | Uraian          | Jumlah
        5.1.01        | Belanja Pegawai | =100   {between}| 5.1.01        | Belanja Pegawai | =110
        5.1.02        | Belanja Barang  | =100   {between}| 5.1.02        | Belanja Barang  | =120
    """)

    assert [code for code, _ in errors(result)] == ["table.beside-again"]


def test_two_tables_beside_each_other_of_other_accounts_are_both_read(read):
    result = read("""
        Kode Rekening | Uraian       | Jumlah | Kode Rekening | Uraian          | Jumlah
        4.1.01        | Pajak Daerah | =100   | 5.1.01        | Belanja Pegawai | =110
        4.1.02        | Retribusi    | =100   | 5.1.02        | Belanja Barang  | =120
    """)

    assert (sum(fact.amount for fact in result.facts), errors(result)) == (430, [])


def test_a_village_is_not_the_city(read):
    result = read("APBDes Desa CONTOH 2025 | |\nKode Rekening | Uraian | Jumlah\n5.1.01 | Belanja Pegawai | =50")

    assert [code for code, _ in errors(result)] == ["phase.title-differs"]


def test_spending_with_a_code_of_revenue_is_asked_about(read):
    result = read("""
        Kode Rekening     | Nama Rekening             | Jumlah
        4.1.02.01.01.0024 | Belanja Alat Tulis Kantor | =150
        4.1.01.06.01.0001 | Pajak Hotel               | =100
    """)

    assert errors(result) == [("account.name-of-other", "Lembar1!C2")]
