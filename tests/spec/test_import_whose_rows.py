"""Whose a row is: which account, year, phase and government. What a table says once for several rows, and rows of others among them."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts


def errors(result):
    return [(problem.code, str(problem.where)) for problem in result.problems if problem.is_error]


def warnings(result):
    return [problem.code for problem in result.problems if not problem.is_error]


# Codes and names merged over their rows


def test_a_code_merged_over_its_rows_is_that_of_each(read):
    result = read("""
        Kode   | Uraian | Sumber dana | Anggaran
        5.1.01 | Gaji   | DAU         | =60
        ^      | ^      | PAD         | =40
        5.1.02 | Barang | PAD         | =40
    """)

    assert amounts(result) == [("5.1.01", "60.00"), ("5.1.01", "40.00"), ("5.1.02", "40.00")]
    assert [line.account_name for line in result.facts] == ["Gaji", "Gaji", "Barang"]
    assert (result.stated, errors(result)) == ((), [])


def test_rows_with_names_of_their_own_under_a_merged_code_are_lines(read):
    result = read("""
        Kode   | Uraian     | Anggaran
        5.1.01 | Gaji pokok | =60
        ^      | Tunjangan  | =60
        5.1.02 | Barang     | =10
    """)

    assert amounts(result) == [("5.1.01", "60.00"), ("5.1.01", "60.00"), ("5.1.02", "10.00")]


@pytest.mark.parametrize("total", ["^ | Jumlah | PAD", "^ | ^ | Jumlah"])
def test_a_total_under_a_merged_code_stays_a_total(read, total):
    result = read(f"""
        Kode   | Uraian | Sumber dana | Anggaran
        5.1.01 | Gaji   | DAU         | =60
        ^      | ^      | PAD         | =40
        {total}                       | =100
        5.1.02 | Barang | PAD         | =40
    """)

    assert amounts(result) == [("5.1.01", "60.00"), ("5.1.01", "40.00"), ("5.1.02", "40.00")]
    assert [(one.label, str(one.amount), str(one.ours)) for one in result.stated] == [("Jumlah", "100.00", "100.00")]


def test_details_under_the_merged_code_of_their_account_stay_details(read):
    result = read("""
        Kode   | Uraian | Anggaran
        5.1.02 | ATK    | =100
        ^      | Kertas | =60
        ^      | Pena   | =40
        5.1.03 | Bunga  | =10
    """)

    assert (amounts(result), errors(result)) == ([("5.1.02", "100.00"), ("5.1.03", "10.00")], [])


def test_an_amount_without_a_word_under_a_merged_code_is_refused(read):
    result = read("""
        Kode   | Uraian     | Anggaran
        5.1.01 | Gaji pokok | =60
        ^      |            | =60
        5.1.02 | Barang     | =10
    """)

    assert errors(result) == [("account.missing", "Lembar1!A3")]


def test_an_account_named_once_for_several_rows_is_that_of_each(read):
    result = read("""
        Uraian                  | Sumber dana | Anggaran
        Belanja Pegawai         | DAU         | =60
        ^                       | PAD         | =40
        Belanja Barang dan Jasa | PAD         | =10
    """)

    assert amounts(result) == [("5.1.01", "60.00"), ("5.1.01", "40.00"), ("5.1.02", "10.00")]
