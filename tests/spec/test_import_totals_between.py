"""Totals without a code, of the rows above them or below them, and of several such totals together."""

from __future__ import annotations

import pytest

from tests.support.budget_results import errors, warnings

LINES = {"gaji": "5.1.01 | Gaji | =60", "barang": "5.1.02 | Barang | =40", "alat": "5.2.02 | Alat | =10", "gedung": "5.2.03 | Gedung | =10"}
ABOVE = """
    Kode Rekening | Uraian           | Jumlah
                  | Jumlah Dinas A   | =110
                  | Jumlah Bagian 1  | =100
    {gaji}
    {barang}
                  | Jumlah Bagian 2  | =10
    {alat}
                  | Jumlah Dinas B   | =10
    {gedung}
"""
BELOW = """
    Kode Rekening | Uraian           | Jumlah
    {gaji}
    {barang}
                  | Jumlah Bagian 1  | =100
    {alat}
                  | Jumlah Bagian 2  | =10
                  | Jumlah Dinas A   | =110
    {gedung}
                  | Jumlah Dinas B   | =10
                  | Jumlah           | =120
"""


@pytest.mark.parametrize("text", [ABOVE, BELOW], ids=["above", "below"])
def test_a_total_counts_its_own_rows_wherever_it_stands(read, text):
    result = read(text.format(**LINES))

    assert ([total.difference for total in result.stated if total.difference], result.problems, len(result.facts)) == ([], (), 4)


@pytest.mark.parametrize("text", [ABOVE, BELOW], ids=["above", "below"])
def test_one_that_counts_something_else_is_told(read, text):
    result = read(text.format(**LINES).replace("=110", "=111"))

    assert (errors(result), warnings(result)) == ([], ["sum.differs"])


def test_a_thing_that_costs_as_much_as_the_row_above_is_no_total_of_it(read):
    result = read("""
        Kode Rekening | Uraian        | Jumlah
        5.2.01        | Tanah         | =60
        5.2.02        | Kamera        | =40
                      | Total station | =40
    """)

    assert errors(result) == [("account.missing", "Lembar1!C4")]


@pytest.mark.parametrize("function", ["1", "4", "5"])
def test_a_total_with_the_code_of_its_part_is_none_of_a_function_of_the_same_number(read, function):
    codes = f"{function}.02.0.00.0.00.01.0000 | Dinas A |\n{function}.02.01 | Program |\n{function}.02.01.2.02.0001 | Gaji |"
    rows = f"{codes}\n5 | Belanja Daerah |\n5.1 | Belanja Operasi |\n5.1.05 | Belanja Hibah | =50\n5.1 | Jumlah Belanja Operasi | =50"
    result = read(f"Kode Rekening | Uraian | Jumlah\n{rows}\n5 | Jumlah Belanja Daerah | =50\n4.01 | Fungsi lain |\n5.01 | Fungsi lain |")

    assert ([str(line.amount) for line in result.facts], errors(result), warnings(result)) == (["50.00"], [], [])
