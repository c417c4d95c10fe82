"""Offices with a column for each kind of account, and no accounts in rows: a table where the workbook has no other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.support.budget_results import codes
from tests.support.sheets import sheet, workbook

BY_KIND = """
    Nama SKPD       | Pendapatan | Belanja Operasi | Belanja Modal | {spent}
    Dinas Kesehatan | =10        | =60             | =40           | =100
    Dinas Sosial    | =0         | =6              | =4            | =10
    Jumlah          | =10        | =66             | =44           | =110
"""


def lines(result):
    return [(fact.office_name, str(fact.account), fact.amount) for fact in result.facts]


@pytest.mark.parametrize("spent", ["Jumlah Belanja", "Belanja", "Total"])
def test_each_kind_is_a_line_of_its_office_and_their_sum_is_none(read, spent):
    result = read(BY_KIND.format(spent=spent))

    assert lines(result) == [
        ("Dinas Kesehatan", "4", Decimal(10)),
        ("Dinas Kesehatan", "5.1", Decimal(60)),
        ("Dinas Kesehatan", "5.2", Decimal(40)),
        ("Dinas Sosial", "4", Decimal(0)),
        ("Dinas Sosial", "5.1", Decimal(6)),
        ("Dinas Sosial", "5.2", Decimal(4)),
    ]
    assert [(total.label, total.amount, total.difference) for total in result.stated] == [("Jumlah", part, 0) for part in (10, 66, 44)]
    assert result.problems == ()


@pytest.mark.parametrize("spent", ["Jumlah Belanja", "Belanja", "Total Belanja"])
def test_without_kinds_expenditure_is_one_of_its_own(read, spent):
    result = read(f"""
        Nama SKPD       | Pendapatan | {spent}
        Dinas Kesehatan | =10        | =100
        Jumlah          | =10        | =100
    """)

    assert lines(result) == [("Dinas Kesehatan", "4", Decimal(10)), ("Dinas Kesehatan", "5", Decimal(100))]


def test_a_total_over_the_kinds_that_differs_is_told(read):
    result = read(BY_KIND.format(spent="Belanja").replace("=100", "=101"))

    assert codes(result) == ["row.sum-differs"]


def test_no_total_row_means_no_table(read):
    result = read(BY_KIND.format(spent="Belanja").rsplit("Jumlah", 1)[0])

    assert (codes(result), result.ok) == (["office.no-total"] * 3, False)


def test_amounts_under_a_title_that_nobody_knows_are_not_left_behind(read):
    result = read(BY_KIND.format(spent="Belanja Jasa"))

    assert codes(result) == ["table.not-found"]


def test_beside_a_table_with_accounts_it_is_none(read):
    detail = """
        Kode rekening | Nama rekening | Nama SKPD       | Jumlah
        5.1.01        | Gaji          | Dinas Kesehatan | =60
    """
    result = read(workbook(sheet("Rekap", BY_KIND.format(spent="Belanja")), sheet("Rincian", detail)))

    assert codes(result) == ["sheet.no-table"]
    assert lines(result) == [("Dinas Kesehatan", "5.1.01", Decimal(60))]


PROGRAMMES = """
    Kode         | Uraian       | Belanja Operasi | Belanja Modal | {title}
    1.02.01.2.01 | Perencanaan  | =6000000        | =700000       | {one}
    1.02.01.2.02 | Administrasi | =5000000        | =300000       | {other}
"""


def test_amounts_beside_kinds_under_a_title_that_nobody_knows_are_asked_about(read):
    result = read(PROGRAMMES.format(title="Perjalanan Dinas", one="=500000", other="=600000"))

    (problem,) = [problem for problem in result.problems if problem.is_error]
    assert (problem.code, str(problem.where), problem.found) == ("kinds.unknown", "Lembar1!E1", "E (Perjalanan Dinas)")
    assert "Belanja Operasi, Belanja Modal" in problem.message()


@pytest.mark.parametrize(
    ("title", "one", "other"),
    [("Semuanya", "=6700000", "=5300000"), ("Jumlah peserta", "=120", "=35"), ("Catatan", "lihat 3", ""), ("Perjalanan Dinas", "-", "")],
    ids=["the sum of the kinds", "counts of persons", "remarks", "nothing"],
)
def test_what_is_no_money_of_its_own_is_not_asked_about(read, title, one, other):
    result = read(PROGRAMMES.format(title=title, one=one, other=other))

    assert (result.ok, sum(fact.amount for fact in result.facts)) == (True, 12000000)
