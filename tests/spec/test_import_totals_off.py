"""A printed total that differs by just one line says what is wrong with that line; and rows are asked about that are called what they are not."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts, codes, errors, warnings

OPERATING = """
    Kode Rekening | Uraian                  | Jumlah
    5.1           | Belanja Operasi         | ={total}
    5.1.01        | Belanja Pegawai         | =60
    5.1.02        | Belanja Barang dan Jasa | ={second}
"""


@pytest.mark.parametrize(("total", "second"), [(100, -40), (20, 40)])
def test_a_total_that_turns_the_sign_of_a_line_is_asked_about(read, total, second):
    assert errors(read(OPERATING.format(total=total, second=second))) == [("sum.sign-of-line", "Lembar1!C4")]


def test_a_line_below_zero_over_which_its_account_is_above_is_asked_about(read):
    result = read("""
        Kode Rekening | Uraian                  | Jumlah
        5.1.02        | Belanja Barang dan Jasa | =40
        5.1.02.01     | Belanja Barang          | =-40
    """)

    assert errors(result) == [("sum.sign-of-line", "Lembar1!C3")]


@pytest.mark.parametrize(("total", "second", "told"), [(20, -40, []), (90, 40, ["sum.differs"]), (-100, 40, ["sum.other-sign"])])
def test_other_totals_and_lines_below_zero_are_not_asked_about(read, total, second, told):
    result = read(OPERATING.format(total=total, second=second))

    assert (errors(result), warnings(result)) == ([], told)


FELLOWS = """
    Kode Rekening | Uraian                  | Jumlah
    5.1           | Belanja Operasi         | ={total}
    5.1.01        | Belanja Pegawai         | =60
    5.1.02        | Belanja Barang dan Jasa | =30
    {rows}
"""
BETWEEN = "5.1.04 | Subsidi | =10\n    5.1.05 | Pegawai dan barang | =90"
BELOW = "5.1.05 | Pegawai dan barang | =90\n    5.1.06 | Belanja Bantuan Sosial | =10"


@pytest.mark.parametrize(("rows", "cell"), [(BETWEEN, "C6"), (BELOW, "C5")])
def test_a_sum_of_some_fellows_that_their_total_does_not_count_is_asked_about(read, rows, cell):
    assert errors(read(FELLOWS.format(rows=rows, total=100))) == [("sum.line-not-counted", f"Lembar1!{cell}")]


@pytest.mark.parametrize(("rows", "total"), [(BETWEEN, 190), (BELOW, 190), (BELOW, 150), ("5.1.05 | Belanja Hibah | =85", 90)])
def test_lines_that_a_total_counts_or_that_are_no_sum_are_not_asked_about(read, rows, total):
    assert errors(read(FELLOWS.format(rows=rows, total=total))) == []


def test_several_sums_that_a_total_does_not_count_are_asked_about_at_once(read):
    result = read("""
        Kode Rekening | Uraian | Jumlah
        5.1.02.01     | Kertas | =60
        5.1.02.01     | Tinta  | =30
        5.1.02.01     | ATK    | =90
        5.1.02.02     | Listrik | =7
        5.1.02.02     | Air     | =5
        5.1.02.02     | Daya    | =12
                      | Jumlah | =102
    """)

    assert ("sum.line-not-counted", "Lembar1!C4") in errors(result)
    assert next(problem for problem in result.problems if problem.code == "sum.line-not-counted").details[-1] == ("rows", "4, 7")


def test_a_line_that_stands_twice_and_is_counted_once_is_asked_about(read):
    result = read("""
        Kode Rekening | Uraian         | Jumlah
        5.1.02        | Belanja Barang | =90
        5.1.02.01     | Kertas         | =60
        5.1.02.01     | Kertas         | =60
        5.1.02.02     | Tinta          | =30
    """)

    assert errors(result) == [("sum.line-not-counted", "Lembar1!C4")]


# Parts that are blank

BLANK = """
    Kode Rekening | Uraian              | Jumlah
    5             | Belanja Daerah      | {total}
    5.1           | Belanja Operasi     | =60
    5.1.01        | Belanja Pegawai     | =60
    5.2           | Belanja Modal       | =40
    5.2.01        | Belanja Modal Tanah |
"""


def test_an_amount_over_blank_parts_that_no_total_counts_is_asked_about(read):
    assert errors(read(BLANK.format(total="=60"))) == [("sum.parts-blank", "Lembar1!C5")]


def test_an_amount_over_blank_parts_that_a_total_counts_is_a_line(read):
    result = read(BLANK.format(total="=100"))

    assert (errors(result), amounts(result)) == ([], [("5.1.01", "60.00"), ("5.2", "40.00")])


def test_accounts_of_which_no_parts_are_filled_in_are_lines(read):
    result = read("""
        Kode Rekening | Uraian              | Jumlah
        5.1           | Belanja Operasi     | =60
        5.1.01        | Belanja Pegawai     |
        5.2           | Belanja Modal       | =40
        5.2.01        | Belanja Modal Tanah |
    """)

    assert (errors(result), amounts(result)) == ([], [("5.1", "60.00"), ("5.2", "40.00")])


# Names of others


def test_a_code_with_the_name_of_an_account_of_another_group_is_asked_about(read):
    result = read("""
        Kode Rekening | Uraian                  | Jumlah
        5.1.01        | Belanja Modal Tanah     | =60
        5.1.02        | Belanja Barang dan Jasa | =40
    """)

    assert errors(result) == [("account.name-of-other", "Lembar1!C2")]


def test_an_account_whose_parts_stand_under_the_name_of_another_is_asked_about(read):
    result = read("""
        Kode Rekening | Uraian                  | Jumlah
        5.1.01        | Belanja Modal Tanah     | =60
        5.1.01.01     | Tanah untuk kantor      | =60
    """)

    assert errors(result) == [("account.name-of-other", "Lembar1!C2")]


def test_a_slip_within_a_group_is_told(read):
    result = read("""
        Nama SKPD | Kode Rekening | Uraian                  | Jumlah
        Satu      | 5.1.01        | Belanja Pegawai         | =60
        Dua       | 5.1.01        | Belanja Barang dan Jasa | =40
    """)

    assert (errors(result), "account.name-of-fellow" in codes(result)) == ([], True)


def test_until_2020_realisation_may_be_in_the_later_chart(read):
    result = read(
        """
        Kode Rekening | Uraian                  | Realisasi
        5.1.1         | Belanja Pegawai         | =60
        5.1.2         | Belanja Barang dan Jasa | =40
        5.2.1         | Belanja Tanah           | =10
        """,
        year=2019,
    )

    assert [code for code, _ in errors(result) if code.startswith("account.")] == []


@pytest.mark.parametrize(
    ("code", "name", "amount"),
    [
        ("5.1.02", "Jumlah dipindahkan", 7),
        ("5.1.09", "Jumlah Belanja Operasi", 100),
    ],
)
def test_a_total_with_the_code_of_a_line_is_asked_about(read, code, name, amount):
    result = read(f"""
        Kode Rekening | Uraian          | Jumlah
        5.1.01        | Belanja Pegawai | =60
        5.1.03        | Belanja Bunga   | =40
        {code}        | {name}          | ={amount}
        6.1.01        | SiLPA           | =20
    """)

    assert errors(result) == [("account.name-of-total", "Lembar1!C4")]


def test_totals_that_stand_for_their_account_are_lines(read):
    result = read("""
        Kode Rekening | Uraian                 | Jumlah
        5.1           | Jumlah Belanja Operasi | =60
        5.2           | Jumlah Belanja Modal   | =40
        6.1.01        | SiLPA Tahun Sebelumnya | =20
    """)

    assert (errors(result), len(result.facts)) == ([], 3)
