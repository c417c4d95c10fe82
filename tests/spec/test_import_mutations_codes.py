"""Codes that were lost, mistyped or filled down: the row is not taken for another one."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts, errors, skipped, warnings

OFFICES = """
    Nama SKPD       | Kode Rekening     | Nama Rekening          | Pagu
    Dinas Kesehatan | 5.1.01.01.01.0001 | Belanja Gaji Pokok PNS | =100000
    Dinas Kesehatan |                   | {name}                 | {amount}
    Dinas Kesehatan | 5.1.02.01.01.0026 | Belanja Bahan Cetak    | =300000
    Dinas Sosial    | 5.1.02.01.01.0026 | Belanja Bahan Cetak    | =500000
"""
SPACED = """
    Kode Rekening   | Uraian             | Jumlah
    5 . 1           | Belanja Operasi    | =10930
    5 . 1 . 02      | Belanja Barang     | =6180
    {code}          | Belanja Jasa       | =6180
    5 . 1 . 05      | Belanja Hibah      | =4750
    5 . 1 . 05 . 01 | Belanja Hibah Uang | =4750
"""


@pytest.mark.parametrize(("name", "amount"), [("Belanja Alat Tulis Kantor", "=150000"), ("", "=150000"), ("Belanja Alat Tulis Kantor", "=50000")])
def test_a_row_of_an_office_whose_account_was_lost_is_no_total_of_the_office(read, name, amount):
    assert errors(read(OFFICES.format(name=name, amount=amount))) == [("account.missing", "Lembar1!D3")]


def test_a_row_without_an_account_named_as_an_account_is_not_the_sum_of_one_line(read):
    result = read("""
        Nama SKPD       | Kode Rekening     | Nama Rekening             | Pagu
        Dinas Kesehatan |                   | Belanja Alat Tulis Kantor | =100000
        Dinas Kesehatan | 5.1.01.01.01.0001 | Belanja Gaji Pokok PNS    | =100000
        Dinas Sosial    | 5.1.02.01.01.0026 | Belanja Bahan Cetak       | =500000
    """)

    assert errors(result) == [("account.missing", "Lembar1!D2")]


@pytest.mark.parametrize("name", ["Dinas Kesehatan", "", "Belanja", "Belanja Daerah"])
def test_a_total_of_an_office_without_an_account_is_one(read, name):
    result = read(OFFICES.format(name=name, amount="=400000"))

    assert result.problems == ()
    assert sum(fact.amount for fact in result.facts) == 900000


@pytest.mark.parametrize("name", ["DINAS KESEHATAN", "Jumlah", "Belanja Daerah"])
def test_a_stale_total_of_an_office_that_is_called_so_is_told(read, name):
    result = read(OFFICES.format(name=name, amount="=410000"))

    assert (errors(result), warnings(result)) == ([], ["sum.differs"])


@pytest.mark.parametrize(
    "code",
    ["5 . 1 . 02 . O2", "5 . 1 . 02 . 02*", "5 . 1 . 02 . 02²", "5 . 1 . 02 . 02a", "5.1.02. 02*", "5.1.02 02*", "5.1.02 .O2", "5.1.02 O2"],
)
def test_a_mistyped_last_level_behind_a_blank_is_not_cut_off(read, code):
    assert errors(read(SPACED.format(code=code))) == [("account.not-a-code", "Lembar1!A4")]


def test_a_code_written_with_blanks_is_read_whole(read):
    result = read(SPACED.format(code="5 . 1 . 02 . 02"))

    assert result.problems == ()
    assert amounts(result) == [("5.1.02.02", "6180.00"), ("5.1.05.01", "4750.00")]


@pytest.mark.parametrize("name", ["Belanja Jasa", "ATK", "2 unit komputer", "1000 Hari Pertama Kehidupan", "(BOS) Belanja Jasa"])
def test_a_name_behind_its_code_stays_a_name(read, name):
    result = read(f"""
        Kode Rekening   | Jumlah
        5.1.02.02 {name} | =6180
    """)

    assert [(str(fact.account), fact.account_name) for fact in result.facts] == [("5.1.02.02", name)]


@pytest.mark.parametrize("name", ["SURPLUS / (DEFISIT)", "C. SURPLUS/DEFISIT", "Defisit", "TOTAL SURPLUS/(DEFISIT)"])
def test_a_surplus_or_deficit_with_the_code_of_the_row_above_is_no_line(read, name):
    result = read(f"""
        Kode rekening | Uraian                  | Jumlah
        4.1.01        | Pajak Daerah            | =186
        5.1.01        | Belanja Pegawai         | =400
        5.2.02        | Belanja Modal Peralatan | =60
        5.2.02        | {name}                  | =-274
    """)

    assert result.problems == ()
    assert amounts(result) == [("4.1.01", "186.00"), ("5.1.01", "400.00"), ("5.2.02", "60.00")]
    assert skipped(result) == {"header": 1, "stated-total": 1}


def test_balances_of_financing_with_the_code_of_the_row_above_are_no_lines(read):
    result = read("""
        Kode rekening | Uraian                                          | Jumlah
        4.1.01        | Pajak Daerah                                    | =186
        5.1.01        | Belanja Pegawai                                 | =460
        6.1.01        | SiLPA Tahun Sebelumnya                          | =300
        6.2.02        | Penyertaan Modal                                | =20
        6.2.02        | PEMBIAYAAN NETTO                                | =280
        6.2.02        | Sisa Lebih Pembiayaan Anggaran Tahun Berkenaan  | =6
    """)

    assert result.problems == ()
    assert amounts(result) == [("4.1.01", "186.00"), ("5.1.01", "460.00"), ("6.1.01", "300.00"), ("6.2.02", "20.00")]


def test_a_row_with_a_wrong_code_and_a_wrong_amount_is_told_of_both(read):
    result = read("""
        Kode Rekening    | Uraian          | Jumlah
        5.1.01           | Belanja Pegawai | =100
        5 . 1 . 02 . O2  | Belanja Barang  | 2E+11
    """)

    assert sorted(code for code, _ in errors(result)) == ["account.not-a-code", "amount.destroyed"]
