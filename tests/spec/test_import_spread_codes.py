"""A code that stands in several columns is one code wherever a row says it in another way; what cannot be told is asked about."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts, errors

UNTITLED = "Kode Rekening | | | Uraian | Jumlah"
HEADINGS = ["Kode Rekening | < | < | Uraian | Jumlah", UNTITLED, "Akun | Kelompok | Jenis | Uraian | Jumlah"]
IN_EVERY_ROW = [f"5 | 1 | {number:02} | Gaji {number} | =60" for number in range(1, 60)]
LAST_ALONE = ["5 | | | Belanja | =3540", " | 1 | | Operasi | =3540", *(f" | | {number:02} | Gaji {number} | =60" for number in range(1, 60))]


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("rows", [IN_EVERY_ROW, LAST_ALONE])
@pytest.mark.parametrize("whole", ["5.2.02 | | | Modal | =40", "5.2 | 02 | | Modal | =40"])
def test_a_whole_code_far_below_does_not_part_the_others(read, heading, rows, whole):
    result = read("\n".join([heading, *rows, whole]))

    assert (len(result.facts), amounts(result)[-1], errors(result)) == (60, ("5.2.02", "40.00"), [])
    assert sum(fact.amount for fact in result.facts) == 3580


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("rows", [IN_EVERY_ROW, LAST_ALONE])
def test_nor_does_one_above_them(read, heading, rows):
    result = read("\n".join([heading, "4.1.02 | | | Retribusi | =40", *rows]))

    assert (amounts(result)[:2], errors(result)) == ([("4.1.02", "40.00"), ("5.1.01", "60.00")], [])


def test_a_dot_behind_each_segment_changes_nothing(read):
    rows = [row.replace("5 | 1 | ", "5. | 1. | ").replace(" | Gaji", ". | Gaji") for row in IN_EVERY_ROW]
    result = read("\n".join([HEADINGS[0], *rows]))

    assert (amounts(result)[-1], len(result.facts), errors(result)) == (("5.1.59", "60.00"), 59, [])


def test_a_segment_alone_below_a_whole_code_of_another_account_is_asked_about(read):
    result = read("\n".join([UNTITLED.replace("| |", "| < | <", 1), *LAST_ALONE[:40], "5.2.02 | | | Modal | =40", *LAST_ALONE[40:]]))

    assert errors(result) == [("account.levels-apart", "Lembar1!C43")]


@pytest.mark.parametrize("rows", [IN_EVERY_ROW, LAST_ALONE])
@pytest.mark.parametrize(("cells", "at"), [("5 | 2.02 | ", "B"), ("1.02 | 5.1.02 | ", "B"), (" | 1.02 | ", "B")])
def test_of_a_row_with_two_codes_among_segments_nobody_knows_which_is_meant(read, rows, cells, at):
    result = read("\n".join([HEADINGS[0], *rows, f"{cells} | Modal | =40"]))

    assert errors(result) == [("account.levels-apart", f"Lembar1!{at}{len(rows) + 2}")]


def test_whole_codes_in_every_column_are_the_last_of_them(read):
    result = read("""
        Kode Rekening | <   | <      | Uraian | Jumlah
        5             | 5.1 | 5.1.01 | Gaji   | =60
        5             | 5.1 | 5.1.02 | Barang | =40
    """)

    assert (amounts(result), errors(result)) == ([("5.1.01", "60.00"), ("5.1.02", "40.00")], [])


def test_segments_go_on_behind_the_dots_of_the_first_column(read):
    result = read("""
        Kode Rekening | <  | <  | Uraian  | Jumlah
        5.1           |    |    | Operasi | =100
        5.1           | 01 |    | Pegawai | =100
        5.1           | 01 | 01 | Gaji    | =60
        5.1           | 01 | 02 | Lembur  | =40
    """)

    assert (amounts(result), errors(result)) == ([("5.1.01.01", "60.00"), ("5.1.01.02", "40.00")], [])


@pytest.mark.parametrize("rows", ["5.1 | | | Operasi | =100\n5.1 | 01 | | Pegawai | =100", "5 | | | Belanja | =100\n | 5.1 | | Operasi | =100"])
@pytest.mark.parametrize("heading", HEADINGS[1:])
def test_under_no_title_of_their_own_they_are_asked_about(read, heading, rows):
    assert errors(read(f"{heading}\n{rows}")) == [("account.levels-apart", "Lembar1!B3")]


def test_a_programme_beside_an_account_is_no_part_of_it(read):
    result = read("""
        Kode    | <      | Uraian | Jumlah
        1.02.01 | 5.1.01 | Gaji   | =60
        1.02.01 | 5.1.02 | Barang | =40
    """)

    assert (amounts(result), errors(result)) == ([("5.1.01", "60.00"), ("5.1.02", "40.00")], [])


def test_titles_of_another_table_below_end_the_columns_of_a_code(read):
    result = read("""
        RINCIAN
        Kode Rekening |   |    | Uraian          | Pagu | Sisa Pagu
        5             |   |    | Belanja Daerah  | =60  | =0
                      | 2 |    | Belanja Modal   | =60  | =0
                      |   | 04 | Jalan           | =60  | =0
                      |   |    |                 |      |
        REKAPITULASI
        Sumber Dana   | Pagu | Sisa Pagu
        DAU           | =60  | =0
    """)

    assert amounts(result) == [("5.2.04", "60.00")]
