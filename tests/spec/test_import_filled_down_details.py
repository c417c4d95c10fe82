"""The row of an account, with its code filled down over its details, is counted once."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts, codes, errors, warnings

FILLED_DOWN = """
    Kode Rekening     | Nama Rekening | Rincian | Jumlah
    5.1.02.01.01.0024 | Belanja ATK   |         | =300
    5.1.02.01.01.0024 | Belanja ATK   | Kertas  | =100
    5.1.02.01.01.0024 | Belanja ATK   | Tinta   | =200
    5.1.02.01.01.0025 | Belanja Cover |         | =50
    5.1.02.01.01.0025 | Belanja Cover | Cover   | ={cover}
"""
PAPER, INK, COVER = ("5.1.02.01.01.0024", "100.00"), ("5.1.02.01.01.0024", "200.00"), ("5.1.02.01.01.0025", "50.00")


def test_an_account_over_its_details_is_a_printed_total(read):
    result = read(FILLED_DOWN.format(cover=50))

    assert (amounts(result), codes(result)) == ([PAPER, INK, COVER], [])
    assert [(total.label, str(total.amount), str(total.ours)) for total in result.stated] == [
        ("Belanja ATK", "300.00", "300.00"),
        ("Belanja Cover", "50.00", "50.00"),
    ]


@pytest.mark.parametrize("cover", [49, 51])
def test_one_that_its_details_do_not_bear_out_is_asked_about(read, cover):
    result = read(FILLED_DOWN.format(cover=cover))

    assert (errors(result), warnings(result)) == ([("row.line-or-details", "Lembar1!D5")], [])


@pytest.mark.parametrize(("cover", "told"), [(49, ([("row.line-or-details", "Lembar1!D2")], [])), (60, ([], ["row.perhaps-total"]))])
def test_where_no_other_adds_up_it_may_be_a_line_of_less_than_they_are(read, cover, told):
    lines = FILLED_DOWN.format(cover=cover).strip("\n").splitlines()
    result = read("\n".join((lines[0], *lines[4:])))

    assert (errors(result), warnings(result)) == told


def test_the_question_says_what_the_clerk_can_do(read):
    (problem,) = read(FILLED_DOWN.format(cover=49)).problems

    assert "50,00" in problem.message()
    assert "hapus baris ini" in problem.remedy()


@pytest.mark.parametrize(("total", "told"), [(350, []), (700, [("sum.counts-both", "Lembar1!D7")])])
def test_a_total_that_counts_the_account_and_its_details_is_refused(read, total, told):
    result = read(f"{FILLED_DOWN.format(cover=50).rstrip()}\n    Jumlah | | | ={total}\n")

    assert (errors(result), amounts(result)) == (told, [PAPER, INK, COVER])


def test_the_account_may_stand_below_its_details(read):
    result = read("""
        Kode Rekening | Nama Rekening   | Rincian | Jumlah
        5.1.02        | Belanja Barang  | Kertas  | =100
        5.1.02        | Belanja Barang  | Tinta   | =200
        5.1.02        | Belanja Barang  |         | =300
    """)

    assert (amounts(result), errors(result)) == ([("5.1.02", "100.00"), ("5.1.02", "200.00")], [])


def test_packages_between_the_account_and_its_details_are_totals_too(read):
    result = read("""
        Kode Rekening | Nama Rekening  | Nama Paket | Rincian | Jumlah
        5.1.02        | Belanja Barang |            |         | =350
        5.1.02        | Belanja Barang | Kantor     |         | =300
        5.1.02        | Belanja Barang | Kantor     | Kertas  | =100
        5.1.02        | Belanja Barang | Kantor     | Tinta   | =200
        5.1.02        | Belanja Barang | Rapat      |         | =50
        5.1.02        | Belanja Barang | Rapat      | Kopi    | =50
    """)

    assert ([amount for _, amount in amounts(result)], codes(result)) == (["100.00", "200.00", "50.00"], [])


def test_the_same_account_again_has_its_own_details(read):
    result = read("""
        Kode Rekening | Nama Rekening  | Rincian | Jumlah
        5.1.02        | Belanja Barang |         | =300
        5.1.02        | Belanja Barang | Kertas  | =100
        5.1.02        | Belanja Barang | Tinta   | =200
        5.1.02        | Belanja Barang |         | =50
        5.1.02        | Belanja Barang | Cover   | =50
    """)

    assert ([amount for _, amount in amounts(result)], errors(result)) == (["100.00", "200.00", "50.00"], [])


def test_names_that_begin_with_a_dash_are_details(read):
    result = read("""
        Kode Rekening | Uraian      | Jumlah
        5.1.02        | Belanja ATK | =300
        5.1.02        | - Kertas    | =100
        5.1.02        | - Tinta     | =200
    """)

    assert (amounts(result), errors(result)) == ([("5.1.02", "100.00"), ("5.1.02", "200.00")], [])


def test_an_account_that_its_dashed_details_do_not_bear_out_is_asked_about(read):
    result = read("""
        Kode Rekening | Uraian      | Jumlah
        5.1.02        | Belanja ATK | =310
        5.1.02        | - Kertas    | =100
        5.1.02        | - Tinta     | =200
    """)

    assert errors(result) == [("row.line-or-details", "Lembar1!C2")]


def test_one_row_of_the_same_amount_alone_is_asked_about(read):
    result = read("""
        Kode Rekening | Nama Rekening  | Rincian | Jumlah
        5.1.02        | Belanja Barang |         | =50
        5.1.02        | Belanja Barang | Cover   | =50
        5.2.02        | Belanja Modal  | Meja    | =70
    """)

    assert errors(result) == [("row.line-or-details", "Lembar1!D2")]


@pytest.mark.parametrize("blank", ["-", "Belanja ATK"])
def test_a_dash_or_the_name_of_the_account_is_no_description(read, blank):
    result = read(FILLED_DOWN.format(cover=50).replace("Belanja ATK   |         |", f"Belanja ATK | {blank} |"))

    assert (amounts(result), errors(result)) == ([PAPER, INK, COVER], [])


@pytest.mark.parametrize("title", ["Nama Komponen", "Rincian Belanja", "Keterangan"])
def test_details_in_a_column_that_is_not_read_are_asked_about(read, title):
    result = read(FILLED_DOWN.format(cover=50).replace("Rincian", title))

    assert errors(result) == [("row.line-or-details", "Lembar1!D2"), ("row.line-or-details", "Lembar1!D5")]


def test_accounts_that_each_stand_first_of_what_makes_them_up_are_refused(read):
    result = read("""
        Kode Rekening     | Uraian        | Jumlah
        5.1.02.01.01.0024 | Belanja ATK   | =300
        5.1.02.01.01.0024 | Belanja ATK   | =100
        5.1.02.01.01.0024 | Belanja ATK   | =200
        5.1.02.01.01.0025 | Belanja Cover | =50
        5.1.02.01.01.0025 | Belanja Cover | =20
        5.1.02.01.01.0025 | Belanja Cover | =30
    """)

    assert errors(result) == [("row.sum-with-code", "Lembar1!C2"), ("row.sum-with-code", "Lembar1!C5")]


THINGS = """
    Kode Rekening     | Uraian        | Jumlah
    5.1.02.01.01.0024 | Belanja ATK   | =300
    5.1.02.01.01.0024 | Kertas HVS    | =300
    5.1.02.01.01.0025 | {account}     | =50
    5.1.02.01.01.0025 | Cover         | =50
"""


def test_accounts_that_each_stand_above_one_thing_of_their_amount_are_refused(read):
    result = read(THINGS.format(account="Belanja Cover"))

    assert errors(result) == [("row.sum-with-code", "Lembar1!C2"), ("row.sum-with-code", "Lembar1!C4")]


@pytest.mark.parametrize(("first", "told"), [("Belanja ATK", [("row.sum-with-code", "Lembar1!C2")]), ("Paket", [])])
def test_a_row_called_as_accounts_are_above_things_that_make_it_up_is_refused(read, first, told):
    result = read(f"""
        Kode Rekening     | Uraian  | Jumlah
        5.1.02.01.01.0024 | {first} | =300
        5.1.02.01.01.0024 | Kertas  | =100
        5.1.02.01.01.0024 | Tinta   | =200
    """)

    assert errors(result) == told


SOURCES = """
    Kode Rekening | Uraian          | Sumber Dana | Jumlah
    5.1.01        | Belanja Pegawai | {several}   | =300
    5.1.01        | Belanja Pegawai | PAD         | =100
    5.1.01        | Belanja Pegawai | DAU         | ={other}
"""


@pytest.mark.parametrize("several", ["PAD, DAU", "DAU dan PAD", "PAD + DAU", "pad/dau"])
def test_a_row_of_several_sources_over_each_of_them_is_a_total(read, several):
    result = read(SOURCES.format(several=several, other=200))

    assert (amounts(result), codes(result)) == ([("5.1.01", "100.00"), ("5.1.01", "200.00")], [])


def test_one_that_they_do_not_bear_out_is_asked_about_as_well(read):
    assert errors(read(SOURCES.format(several="PAD, DAU", other=190))) == [("row.line-or-details", "Lembar1!D2")]


def test_a_row_of_several_sources_beside_one_of_them_is_a_line(read):
    result = read(SOURCES.format(several="PAD, DAK", other=200))

    assert (codes(result), len(result.facts)) == ([], 3)


# What asks nothing


def test_a_line_without_a_description_that_a_printed_total_counts_is_a_line(read):
    result = read("""
        Kode Rekening | Nama Rekening  | Rincian | Jumlah
        5.1.02        | Belanja Barang |         | =500
        5.1.02        | Belanja Barang | Honor   | =100
                      | Jumlah         |         | =600
    """)

    assert (codes(result), len(result.facts)) == ([], 2)


def test_lines_some_of_which_have_a_description(read):
    result = read("""
        Kode Rekening | Nama Rekening   | Rincian | Jumlah
        5.1.01        | Belanja Pegawai |         | =500
        5.1.02        | Belanja Barang  | Kertas  | =100
        5.1.02        | Belanja Barang  | Tinta   | =200
        5.1.02        | Belanja Barang  |         | =70
        5.2.02        | Belanja Modal   |         | =40
    """)

    assert (errors(result), len(result.facts)) == ([], 5)


OFTEN = """
    Kode Rekening | Nama Rekening | Rincian | Jumlah
    5.1.01        | Satu          |         | ={}
    5.1.01        | Satu          | Kertas  | =100
    5.1.02        | Dua           |         | ={}
    5.1.02        | Dua           | Kertas  | =100
    5.1.03        | Tiga          |         | ={}
    5.1.03        | Tiga          | Kertas  | =100
    5.1.03        | Tiga          | Tinta   | =200
"""


def test_rows_without_a_description_that_never_add_up_are_lines_and_told_once(read):
    result = read(OFTEN.format(170, 500, 640))

    assert (errors(result), codes(result), len(result.facts)) == ([], ["row.perhaps-total"], 7)


def test_rows_that_come_near_what_is_below_them_are_asked_about(read):
    result = read(OFTEN.format(101, 99, 640))

    assert [code for code, _ in errors(result)] == ["row.line-or-details"] * 3


def test_names_that_all_begin_with_a_dash_are_lines(read):
    result = read("""
        Kode Rekening | Uraian   | Jumlah
        5.1.02        | - Semua  | =300
        5.1.02        | - Kertas | =100
        5.1.02        | - Tinta  | =200
    """)

    assert (errors(result), len(result.facts)) == ([], 3)


def test_lines_with_remarks_in_a_column_that_is_not_read_are_lines(read):
    result = read("""
        Kode Rekening | Uraian           | Keterangan | Jumlah
        5.1.02        | Belanja Barang   |            | =300
        5.1.02        | Belanja Barang   | rapat      | =100
        5.1.02        | Belanja Barang   | kantor     | =150
        5.2.02        | Belanja Modal    |            | =50
    """)

    assert (errors(result), len(result.facts)) == ([], 4)


def test_things_of_the_same_amount_are_lines(read):
    result = read(THINGS.format(account="Map"))

    assert (errors(result), len(result.facts)) == ([], 4)
