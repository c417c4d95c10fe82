"""Rows that follow each other just as others did further up: another version, month or office? Asked, unless the file itself says."""

from __future__ import annotations

import pytest

from tests.support.budget_results import errors, warnings

HEADING = "Kode Rekening | Uraian | Jumlah\n"
FIRST = "5.1.01 | Gaji | =60\n5.1.02 | Barang | =40\n5.2.02 | Alat | =10\n5.2.03 | Gedung | =10\n"
SECOND = "5.1.01 | Gaji | =62\n5.1.02 | Barang | =45\n5.2.02 | Alat | =11\n5.2.03 | Gedung | =12\n"


@pytest.mark.parametrize("between", ["", "\n", HEADING, "Bulan berikutnya | |\n", "| Jumlah | =120\n"])
def test_a_second_run_of_the_same_accounts_is_asked_about(read, between):
    result = read(HEADING + FIRST + between + SECOND)

    (problem,) = [problem for problem in result.problems if problem.is_error]
    assert (problem.code, problem.found, dict(problem.details)["others"], dict(problem.details)["ours"]) == (
        ("row.run-again", "130.00", "2-5", "120.00")
    )


def test_a_copy_of_a_page_is_asked_about_too(read):
    assert [code for code, _ in errors(read(HEADING + FIRST + FIRST))] == ["row.run-again"]


def test_lines_that_only_one_of_the_two_holds_hide_nothing(read):
    more = FIRST.replace("5.2.02", "5.2.01 | Tanah | =5\n5.2.02")

    assert [code for code, _ in errors(read(HEADING + FIRST + more))] == ["row.run-again"]


@pytest.mark.parametrize("total", ["| Jumlah | =250", "Jumlah seluruhnya | | =250"])
def test_a_printed_total_of_both_settles_it(read, total):
    result = read(HEADING + FIRST + SECOND + total)

    assert (errors(result), len(result.facts)) == ([], 8)


def test_the_sum_under_a_code_settles_it(read):
    result = read(HEADING + "5 | Belanja | =250\n" + FIRST + SECOND)

    assert (errors(result), len(result.facts)) == ([], 8)


def test_a_total_of_each_run_alone_settles_nothing(read):
    result = read(HEADING + FIRST + "| Jumlah | =120\n" + SECOND + "| Jumlah | =130\n")

    assert [code for code, _ in errors(result)] == ["row.run-again"]


def test_rows_with_other_offices_between_them_settle_it(read):
    result = read(HEADING + "Dinas Kesehatan | |\n" + FIRST + "Dinas Sosial | |\n" + SECOND)

    assert (errors(result), warnings(result), len(result.facts)) == ([], ["office.from-lines"], 8)


def test_rows_with_other_activities_between_them_settle_it(read):
    result = read(HEADING + "Sub Kegiatan : 1.02.01.2.01.0001 Satu | |\n" + FIRST + "Sub Kegiatan : 1.02.01.2.01.0002 Dua | |\n" + SECOND)

    assert (errors(result), warnings(result), len(result.facts)) == ([], ["row.same-key"], 8)


def test_the_same_offices_again_settle_nothing(read):
    both = "Dinas Kesehatan | |\n{}Dinas Sosial | |\n{}"
    result = read(HEADING + both.format(FIRST, SECOND) + both.format(SECOND, FIRST))

    assert [code for code, _ in errors(result)] == ["row.run-again"]


def test_items_of_one_account_and_a_few_lines_again_are_told(read):
    items = "5.1.02 | Kertas | =7\n5.1.02 | Tinta | =5\n5.1.03 | Jasa | =1\n5.1.02 | Kertas | =8\n5.1.03 | Jasa | =2\n"
    result = read(HEADING + items + FIRST.replace("5.", "5.2.").replace("5.2.2.", "5.2.") + "5.3.01 | Tak terduga | =1\n5.4.01 | Hibah | =4")

    assert (errors(result), warnings(result)) == ([], ["row.same-key"])
