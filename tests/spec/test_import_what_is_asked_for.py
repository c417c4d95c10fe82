"""Which part of a file is read: the phase, the year, the government and the sheet that were asked for."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.budget_results import amounts, codes, skipped
from tests.support.sheets import sheet, workbook

TWO_PHASES = """
        Kode   | Uraian | Sebelum Perubahan | Setelah Perubahan | Bertambah/(Berkurang) | %
        5.1.01 | Gaji   | =100              | =90               | =-10                  | =-10
"""


@pytest.mark.parametrize(("phase", "amount"), [(Phase.ENACTED, "100.00"), (Phase.REVISED, "90.00")])
def test_before_and_after_are_two_phases_of_one_sheet(read, phase, amount):
    result = read(TWO_PHASES, phase=phase)

    assert amounts(result) == [("5.1.01", amount)]
    assert codes(result) == ["column.other-amounts"]


def test_a_phase_that_the_sheet_does_not_hold_is_refused(read):
    result = read(TWO_PHASES, phase=Phase.REALISED)

    assert codes(result) == ["phase.no-column"]
    assert (result.ok, result.facts) == (False, ())


def test_in_a_realisation_report_before_and_after_are_budget_and_realisation(read):
    result = read(
        """
        Laporan Realisasi Anggaran
        No. Rekening | Uraian | Sebelum | Sesudah
        5.1.01       | Gaji   | =100    | =40
    """,
        phase=Phase.REALISED,
    )

    assert amounts(result) == [("5.1.01", "40.00")]
    assert "phase.reread" in codes(result)


def test_a_blank_realisation_is_no_realisation(read):
    result = read(
        """
        Kode   | Uraian | Anggaran | Realisasi
        5.1.01 | Gaji   | =100     | =40
        5.1.02 | Barang | =50      |
    """,
        phase=Phase.REALISED,
    )

    assert amounts(result) == [("5.1.01", "40.00")]
    assert skipped(result)["without-amount"] == 1


def test_one_government_of_many_columns_is_taken(read):
    text = """
        Akun       | 02.14       | 02.15
                   | Kota Contoh | Kota Lain
                   | =2025       | =2025
        41. PAD    | =10         | =20
    """

    by_code, by_name, unasked, unknown = (read(text, government=wanted) for wanted in ("02.14", "kota lain", None, "Kota Tidak Ada"))

    assert (amounts(by_code), amounts(by_name)) == ([("4.1", "10.00")], [("4.1", "20.00")])
    assert (codes(unasked), codes(unknown)) == (["government.choose"], ["government.unknown"])


def test_one_government_of_many_rows_is_taken(read):
    text = """
        Kodepemda | Namapemda        | Kode akun | Nilai anggaran
        02.14     | Kota Contoh      | 4101      | =10
        02.15     | Kabupaten Lain   | 4101      | =20
    """

    result, unasked = read(text, government="Kab. Lain"), read(text)

    assert (amounts(result), skipped(result)["other-government"]) == ([("4.1.01", "20.00")], 1)
    assert codes(unasked) == ["government.choose"]


LONG = """
    Kode rekening | Jenis Anggaran | Nilai
    5.1.01        | Anggaran       | =60
    5.1.01        | Realisasi      | =30
    5.1.02        | Anggaran       | =40
    5.1.02        | Realisasi      | =10
"""


@pytest.mark.parametrize(("phase", "expected"), [(Phase.ENACTED, ["60.00", "40.00"]), (Phase.REALISED, ["30.00", "10.00"])])
def test_a_column_that_says_the_phase_of_each_row_parts_them(read, phase, expected):
    result = read(LONG, phase=phase)

    assert [amount for _, amount in amounts(result)] == expected
    assert skipped(result).get("other-phase") == 2
    assert codes(result) == ["phase.from-rows"]


def test_rows_of_other_phases_alone_are_refused(read):
    result = read(LONG.replace("Anggaran ", "Perubahan").replace("Jenis Perubahan", "Jenis Anggaran"), phase=Phase.PROPOSED)

    assert (result.facts, codes(result)) == ((), ["phase.no-rows"])


def test_a_column_that_says_one_phase_or_something_else_parts_nothing(read):
    same, other = read(LONG.replace("Realisasi", "Anggaran ")), read(LONG.replace("Anggaran  ", "Baru      "))

    assert ([len(one.facts) for one in (same, other)], ["other-phase" in skipped(one) for one in (same, other)]) == ([4, 4], [False, False])


def test_a_column_that_says_phases_and_something_else_is_asked_about(read):
    result = read(LONG.replace("=10", "=10\n    5.1.05 | Baru | =7"))

    assert (result.facts, codes(result)) == ((), ["phase.rows-unclear"])


SHIFTS = """
    Versi         | Kode rekening | Jumlah
    Murni         | 5.1.01        | =60
    Pergeseran I  | 5.1.01        | =61
    Pergeseran II | 5.1.01        | =63
"""


def test_of_several_shifts_in_a_column_the_one_that_was_asked_for_is_read_and_the_others_are_told(read):
    result = read(SHIFTS, phase=Phase.SHIFTED, sequence=2)

    assert (amounts(result), codes(result), skipped(result)["other-phase"]) == ([("5.1.01", "63.00")], ["phase.from-rows"], 2)


@pytest.mark.parametrize("sequence", [1, 3], ids=["as the form stands", "one that is not there"])
def test_of_several_shifts_in_a_column_none_is_read_where_it_was_not_asked_for(read, sequence):
    result = read(SHIFTS, phase=Phase.SHIFTED, sequence=sequence)

    assert (result.facts, codes(result)) == ((), ["phase.rows-unclear"])


def test_another_shift_than_the_one_asked_for_is_not_read_although_it_is_the_only_one(read):
    result = read(SHIFTS.replace("Pergeseran II", "Murni        "), phase=Phase.SHIFTED, sequence=2)

    assert (result.facts, codes(result)) == ((), ["phase.rows-unclear"])


YEARS = """
    Tahun | Kode rekening | Jumlah
    2024  | 5.1.01        | =50
    2024  | 5.1.02        | =30
    2025  | 5.1.01        | =60
    2025  | 5.1.02        | =40
    2025  | 5.1.03        | =10
"""


@pytest.mark.parametrize(("year", "expected", "others"), [(2024, ["50.00", "30.00"], 3), (2025, ["60.00", "40.00", "10.00"], 2)])
def test_of_a_table_of_several_years_the_rows_of_the_year_asked_for_are_read(read, year, expected, others):
    result = read(YEARS, year=year)

    assert [amount for _, amount in amounts(result)] == expected
    assert (skipped(result).get("other-year"), codes(result)) == (others, ["year.from-rows"])
    assert f"{others} baris tahun lain tidak diambil" in result.problems[0].message("id")


@pytest.mark.parametrize(
    "table", [YEARS.replace("2024  | 5.1.01", "2025  | 5.1.01"), YEARS + "".join(f"\n    2025  | 5.1.{one} | =1" for one in range(10, 40))]
)
def test_few_rows_of_another_year_are_a_slip_and_refused(read, table):
    result = read(table)

    assert ("year.differs" in codes(result), result.ok, "other-year" in skipped(result)) == (True, False, False)


def test_two_fiscal_years_that_share_the_year_asked_for_are_asked_about(read):
    table = YEARS.replace("2025", "2025/2026").replace("2024", "2024/2025")

    both, first = read(table, year=2025), read(table, year=2024)

    assert (codes(both), both.problems[0].found) == (["year.ambiguous"], "2024/2025, 2025/2026")
    assert [amount for _, amount in amounts(first)] == ["50.00", "30.00"]


def test_a_year_that_is_merged_over_rows_is_that_of_each_of_them(read):
    merged = """
        Tahun | Kode rekening | Jumlah
        2024  | 5.1.01        | =50
        ^     | 5.1.02        | =30
        2025  | 5.1.01        | =60
        ^     | 5.1.03        | =10
    """

    result = read(merged)

    assert (amounts(result), skipped(result).get("other-year")) == ([("5.1.01", "60.00"), ("5.1.03", "10.00")], 2)


@pytest.mark.parametrize(
    ("table", "cell"), [(YEARS.replace("2024  | 5.1.02", "      | 5.1.02"), "A3"), (LONG.replace("| Realisasi      | =10", "| | =10"), "B5")]
)
def test_an_amount_that_does_not_say_its_year_or_phase_is_not_counted_with_those_asked_for(read, table, cell):
    result = read(f"{table}\n    2024 | 5.1.07 | =1" if "Tahun" in table else table)

    assert [(problem.code, problem.where.cell) for problem in result.problems if problem.is_error] == [("row.part-blank", cell)]


def test_totals_and_notes_of_a_table_of_several_years_may_leave_the_year_blank(read):
    result = read(f"{YEARS}\n          | Jumlah | =110\n          | Keterangan: sementara |")

    assert (len(result.facts), result.ok) == (3, True)


def test_two_versions_of_a_table_must_be_chosen_between(read):
    old, new = "Kode rekening | Jumlah\n5.1.01 | =10", "Kode rekening | Jumlah\n5.1.01 | =12"
    book = workbook(sheet("Lama", old), sheet("Baru", new))

    unasked, chosen = read(book), read(book, sheet="Baru")

    assert (codes(unasked), unasked.facts) == (["sheet.choose"], ())
    assert (amounts(chosen), skipped(chosen)) == ([("5.1.01", "12.00")], {"header": 1, "other-sheet": 2})


def test_sheets_named_after_phases_are_chosen_by_the_phase(read):
    book = workbook(
        sheet("Murni", "Kode rekening | Jumlah\n5.1.01 | =10"),
        sheet("Perubahan", "Kode rekening | Jumlah\n5.1.01 | =12"),
    )

    assert amounts(read(book, phase=Phase.REVISED)) == [("5.1.01", "12.00")]


def test_of_two_years_the_column_of_the_year_asked_for_is_read(read):
    text = """
        Kode   | Uraian | Anggaran 2025 | Realisasi 2025 | Realisasi 2024
        5.1.01 | Gaji   | =100          | =40            | =90
    """
    bare = """
        Kode   | Uraian | 2024 | 2025
        5.1.01 | Gaji   | =90  | =100
    """

    assert amounts(read(text, phase=Phase.REALISED)) == [("5.1.01", "40.00")]
    assert amounts(read(bare)) == [("5.1.01", "100.00")]
    assert codes(read(bare, year=2023)) == ["column.ambiguous"]


REVISION = """
    Kode rekening | Sebelum | Sesudah | Bertambah/Berkurang
    5.1.01        | =60     | =70     | =10
    5.1.02        | =30     |         | {change}
    Jumlah        | =90     |         |
"""


@pytest.mark.parametrize("change", ["", "=0"])
def test_a_blank_revised_amount_beside_an_earlier_one_is_asked_about(read, change):
    result = read(REVISION.format(change=change), phase=Phase.REVISED)

    (problem,) = [problem for problem in result.problems if problem.is_error]
    assert (problem.code, str(problem.where), problem.found) == ("amount.blank-beside", "Lembar1!C3", "30.00")
    assert "nol, atau tidak berubah?" in problem.message("id")


def test_a_line_whose_change_takes_all_of_it_was_struck_out(read):
    result = read(REVISION.format(change="=-30"), phase=Phase.REVISED)

    assert (result.ok, amounts(result)) == (True, [("5.1.01", "70.00")])


@pytest.mark.parametrize(("change", "is_read"), [("", True), ("=70", True), ("=0", False)])
def test_a_blank_earlier_amount_is_that_of_a_new_line_unless_its_change_says_otherwise(read, change, is_read):
    result = read(REVISION.replace("=60", "").replace("=10", change).format(change="=-30"), phase=Phase.ENACTED)

    assert (result.ok, amounts(result)) == (is_read, [("5.1.02", "30.00")])
    assert ("amount.blank-beside" in codes(result)) is not is_read
