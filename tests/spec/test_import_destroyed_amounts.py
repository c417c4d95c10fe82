"""Amounts that a program made smaller or took apart before the file came, and totals that show it."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts, codes, errors

# Numbers and texts in one column

BESIDE_TEXTS = {
    "Excel in English": ("=1.5", "1.234.500"),
    "Excel in English, three decimals": ("=12.345", "1.234.500"),
    "Excel in English, whole thousands": ("=1", "1.234.500"),
    "Excel in Indonesian": ("=1.5", "1,234,500"),
    "marks of thousands beside decimals": ("=750.25", "12.345,50"),
}


@pytest.mark.parametrize("kind", BESIDE_TEXTS)
def test_a_number_below_a_thousand_beside_texts_with_marks_of_thousands_is_refused(read, kind):
    number, text = BESIDE_TEXTS[kind]
    result = read(f"""
        Kode Rekening | Uraian                  | Jumlah
        5.1.01        | Belanja Pegawai         | {number}
        5.1.02        | Belanja Barang dan Jasa | {text}
        5.2.02        | Belanja Modal           | {text}
    """)

    assert errors(result) == [("amount.thousandth", "Lembar1!C2")]


def test_one_number_of_three_decimals_among_others_below_a_thousand_is_refused(read):
    result = read("""
        Kode Rekening | Uraian                  | Jumlah
        5.1.01        | Belanja Pegawai         | =123.456
        5.1.02        | Belanja Barang dan Jasa | =12.25
        5.2.02        | Belanja Modal           | =1
    """)

    assert errors(result) == [("amount.thousandth", "Lembar1!C2")]


def test_numbers_of_three_decimals_are_refused(read):
    result = read("""
        Kode Rekening | Uraian                  | Jumlah
        5.1.01        | Belanja Pegawai         | =123.456
        5.1.02        | Belanja Barang dan Jasa | =12.345
        5.2.02        | Belanja Modal           | =1.5
        5.3.01        | Belanja Tidak Terduga   | =250000
    """)

    assert errors(result) == [("amount.thousandth", "Lembar1!C2")]
    assert [dict(problem.details)["rows"] for problem in result.problems if problem.is_error] == ["2-4"]


@pytest.mark.parametrize("odd", ["1.000,000", "12.345.000,000"])
def test_three_decimals_beside_marks_of_thousands_are_refused(read, odd):
    result = read(f"""
        Kode Rekening | Uraian                  | Jumlah
        5.1.01        | Belanja Pegawai         | {odd}
        5.1.02        | Belanja Barang dan Jasa | 2.000.000
        5.2.02        | Belanja Modal           | 3.000.000
    """)

    assert errors(result) == [("amount.three-decimals", "Lembar1!C2")]


@pytest.mark.parametrize("plain", ["250", "=250", "=2", "1.250"])
@pytest.mark.parametrize("written", ["1,5 M", "1,5 juta", "1,5 jt"])
def test_an_amount_without_the_unit_that_others_have_is_asked_about(read, written, plain):
    result = read(f"""
        Kode Rekening | Uraian                  | Jumlah
        5.1.01        | Belanja Pegawai         | {written}
        5.1.02        | Belanja Barang dan Jasa | {plain}
    """)

    assert errors(result) == [("amount.unit-at-some", "Lembar1!C3")]


def test_a_unit_behind_an_amount_and_another_in_the_title_are_asked_about(read):
    result = read("""
        Kode Rekening | Uraian                  | Jumlah (jutaan rupiah)
        5.1.01        | Belanja Pegawai         | 1,5 juta
        5.1.02        | Belanja Barang dan Jasa | 250
    """)

    assert errors(result) == [("amount.unit-at-some", "Lembar1!C2")]


@pytest.mark.parametrize("written", ["1.000.000-", "1000000-", "Rp 1.000.000 -", "1,000,000-"])
@pytest.mark.parametrize("others", ["{},-", "{}-"])
def test_a_dash_behind_thousands_that_may_end_them_is_asked_about(read, written, others):
    result = read(f"""
        Kode Rekening | Uraian                  | Jumlah
        5.1.01        | Belanja Pegawai         | {written}
        5.1.02        | Belanja Barang dan Jasa | {others.format(written[:-1].strip())}
    """)

    assert ("amount.dash-behind", "Lembar1!C2") in errors(result)


@pytest.mark.parametrize("written", ["1.000.000-", "1000000-", "Rp 1.000.000 -", "1,000,000-"])
def test_a_dash_behind_some_amounts_is_their_minus(read, written):
    result = read(f"""
        Kode Rekening | Uraian                  | Jumlah
        5.1.01        | Belanja Pegawai         | {written[:-1].strip()}
        5.1.02        | Belanja Barang dan Jasa | {written}
    """)

    assert ([int(fact.amount) for fact in result.facts], errors(result)) == ([1_000_000, -1_000_000], [])


@pytest.mark.parametrize("mark", ["*", " *)", "**)", "²", " ¹)"])
def test_a_mark_that_leads_to_a_footnote_is_no_part_of_the_amount(read, mark):
    result = read(f"""
        Kode Rekening | Uraian                  | Jumlah
        5.1.01        | Belanja Pegawai         | 1.000.000{mark}
        5.1.02        | Belanja Barang dan Jasa | 250.000
        *) sementara  |                         |
    """)

    assert ([int(fact.amount) for fact in result.facts], errors(result)) == ([1_000_000, 250_000], [])


# In a text file

PIECES = "Kode Rekening,Uraian,Jumlah,{}\n5.1.01,Belanja Pegawai,1,{}\n5.1.02,Belanja Barang dan Jasa,2,{}\n"


@pytest.mark.parametrize("pieces", [("Keterangan", "000", "000"), ("Keterangan", "234", "567"), ("Sumber Dana", "000", "500"), ("Ket.", "234", "")])
def test_an_amount_that_goes_on_in_a_column_with_a_title_is_refused(read, pieces):
    result = read(PIECES.format(*pieces).encode(), "anggaran.csv")

    assert errors(result)[0] == ("amount.in-pieces", "CSV!C2")


def test_an_amount_that_goes_on_in_the_column_of_another_is_refused(read):
    result = read(b"Kode Rekening,Uraian,Jumlah,Sumber Dana\n5.1.01,Belanja Pegawai,1,000\n5.1.02,Barang,900,PAD\n", "anggaran.csv")

    assert (errors(result), amounts(result)) == ([("amount.in-pieces", "CSV!C2")], [("5.1.02", "900.00")])


# Printed totals that show it

TOTAL = """
    Kode Rekening | Uraian          | Jumlah
    5.1.01        | Belanja Pegawai | =1000
    5.1.02        | Belanja Barang  | =2000
    {rows}
                  | Jumlah          | ={total}
"""


@pytest.mark.parametrize("total", ["3000000", "3000000000", "3"])
def test_a_total_that_is_a_thousandfold_is_refused(read, total):
    assert errors(read(TOTAL.format(rows="", total=total))) == [("sum.other-unit", "Lembar1!C5")]


def test_an_account_that_is_a_thousandfold_of_its_parts_is_refused(read):
    result = read("""
        Kode Rekening | Uraian          | Jumlah
        5.1           | Belanja Operasi | =3000000
        5.1.01        | Belanja Pegawai | =1000
        5.1.02        | Belanja Barang  | =2000
    """)

    assert errors(result) == [("sum.other-unit", "Lembar1!C2")]


TWICE = "5.1.01 | Belanja Pegawai | =1000\n    5.1.02 | Belanja Barang  | =2000"


def test_a_total_of_half_where_lines_are_repeated_is_refused(read):
    assert errors(read(TOTAL.format(rows=TWICE, total="3000"))) == [("sum.lines-twice", "Lembar1!C6")]


@pytest.mark.parametrize(("rows", "total"), [(TWICE, "6000"), (TWICE, "5000"), ("", "1500"), ("", "2999"), ("", "30000")])
def test_totals_that_differ_otherwise_are_told_as_before(read, rows, total):
    result = read(TOTAL.format(rows=rows, total=total))

    assert (errors(result), "sum.differs" in codes(result)) == ([], total != "6000")


# What asks nothing

CLEAN = {
    "sen beside texts": ("=1234500.5", "1.234.500", "750.000"),
    "whole numbers beside texts of some thousands": ("=500", "1.234.500", "12.345"),
    "a whole number beside texts with sen": ("=1", "1.250.000,50", "7.000,25"),
    "nil beside texts": ("=0", "1.234.500", "2.345.000"),
    "one number of a calculation": ("=123.456", "=1234567.891", "=99891102196.98982"),
    "calculations below a thousand": ("=123.45678", "=12.345", "=0.333333"),
    "three decimals throughout": ("1.000,000", "2.500,000", "12.345.000,000"),
    "a unit throughout": ("1,5 M", "250 juta", "2 M"),
    "a unit beside whole amounts": ("1,5 juta", "250.000", "=1250000"),
    "a unit beside nil": ("1,5 juta", "-", "=0"),
    "below zero with sen": ("1.000.000,00-", "2.000.000,00", "500,00"),
    "by hand": ("1.000.000,-", "2.000.000,-", "Rp 500.000,-"),
}


@pytest.mark.parametrize("kind", CLEAN)
def test_columns_that_are_as_they_are_ask_nothing(read, kind):
    first, second, third = CLEAN[kind]
    result = read(f"""
        Kode Rekening | Uraian                  | Jumlah
        5.1.01        | Belanja Pegawai         | {first}
        5.1.02        | Belanja Barang dan Jasa | {second}
        5.2.02        | Belanja Modal           | {third}
    """)

    assert (errors(result), len(result.facts)) == ([], 3)


def test_numbers_of_three_decimals_in_a_unit_are_amounts(read):
    result = read("""
        Kode Rekening | Uraian                  | Jumlah (jutaan rupiah)
        5.1.01        | Belanja Pegawai         | =123.456
        5.1.02        | Belanja Barang dan Jasa | =12.345
    """)

    assert (errors(result), amounts(result)) == ([], [("5.1.01", "123456000.00"), ("5.1.02", "12345000.00")])


@pytest.mark.parametrize(
    "beside", [("Persen", "100", "120"), ("Keterangan", "lihat 1", "200"), ("Realisasi", "100", "200"), ("Sumber Dana", "PAD", "DAU")]
)
def test_what_stands_beside_small_amounts_is_no_piece_of_them(read, beside):
    result = read(PIECES.format(*beside).encode(), "anggaran.csv")

    assert "amount.in-pieces" not in codes(result)
