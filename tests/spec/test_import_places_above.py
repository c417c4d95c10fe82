"""An office, a programme or a sub activity that stands only in the row with its sum is that of the rows below, which add up to it."""

from __future__ import annotations

import pytest

from tests.support.budget_results import amounts, errors, warnings

BY_OFFICE = """
    Nama SKPD       | Kode Rekening | Uraian  | Jumlah
    Dinas Kesehatan | {whole}       | Belanja | ={health}
                    | 5.1           | Operasi | =110
                    | 5.1.01        | Gaji    | =100
                    | 5.1.02        | Barang  | =10
    Dinas Sosial    | {whole}       | Belanja | =50
                    | 5.1.01        | Gaji    | =50
    Jumlah          |               |         | =160
"""


@pytest.mark.parametrize("whole", ["5", ""])
def test_rows_below_the_sum_of_an_office_are_its_parts(read, whole):
    result = read(BY_OFFICE.format(whole=whole, health=110))

    assert [(fact.office_name, str(fact.account), fact.amount) for fact in result.facts] == [
        ("Dinas Kesehatan", "5.1.01", 100),
        ("Dinas Kesehatan", "5.1.02", 10),
        ("Dinas Sosial", "5.1.01", 50),
    ]
    assert ([total.difference for total in result.stated], result.problems) == ([0, 0, 0, 0], ())


def test_one_of_several_sums_may_differ_as_any_printed_total(read):
    result = read(BY_OFFICE.format(whole="5", health=111))

    assert ([fact.office_name for fact in result.facts], warnings(result)) == (["Dinas Kesehatan"] * 2 + ["Dinas Sosial"], ["sum.differs"])


def test_a_sum_that_they_do_not_add_up_to_is_asked_about(read):
    result = read(BY_OFFICE.format(whole="5", health=111).replace("=50\n                    |", "=51\n                    |"))

    found = [problem for problem in result.problems if problem.is_error]
    assert [(problem.code, str(problem.where)) for problem in found] == [("place.blank-below", "Lembar1!D2"), ("place.blank-below", "Lembar1!D6")]
    assert dict(found[0].details) == {"name": "Belanja", "count": "3", "rows": "3-5", "ours": "110.00"}


@pytest.mark.parametrize("office", ["", "Dinas Kesehatan"])
@pytest.mark.parametrize("whole", ["5", ""])
def test_rows_below_the_sum_of_a_sub_activity_are_its_parts(read, office, whole):
    result = read(f"""
        Nama SKPD | Kode Sub Kegiatan | Kode Rekening | Uraian     | Jumlah
        {office}  | 1.02.01.2.01.0001 | {whole}       | Penyusunan | =100
        {office}  |                   | 5.1.02.01     | ATK        | =60
        {office}  |                   | 5.1.02.02     | Jasa       | =40
        {office}  | 1.02.01.2.01.0002 | {whole}       | Evaluasi   | =80
        {office}  |                   | 5.1.02.01     | ATK        | =80
    """)

    assert [(str(fact.sub_activity_code), fact.amount) for fact in result.facts] == [
        ("1.02.01.2.01.0001", 60),
        ("1.02.01.2.01.0001", 40),
        ("1.02.01.2.01.0002", 80),
    ]
    assert result.problems == ()


def test_a_sub_activity_that_stands_once_above_its_lines_and_their_sum(read):
    result = read("""
        Nama SKPD       | Kode Sub Kegiatan | Kode Rekening | Uraian  | Jumlah
        Dinas Kesehatan |                   | 5             | Belanja | =180
                        | 1.02.01.2.01.0001 | 5.1.02.01     | ATK     | =60
                        |                   | 5.1.02.02     | Jasa    | =40
                        |                   | 5             | Jumlah  | =100
                        | 1.02.01.2.01.0002 | 5.1.02.02     | Jasa    | =80
                        |                   | 5             | Jumlah  | =80
    """)

    assert [(fact.office_name, str(fact.sub_activity_code)[-4:], fact.amount) for fact in result.facts] == [
        ("Dinas Kesehatan", "0001", 60),
        ("Dinas Kesehatan", "0001", 40),
        ("Dinas Kesehatan", "0002", 80),
    ]
    assert ([total.difference for total in result.stated], result.problems) == ([0, 0, 0], ())


def test_an_office_that_stands_once_for_its_lines_is_told(read):
    result = read("""
        Nama SKPD       | Kode Rekening | Uraian | Jumlah
        Dinas Kesehatan | 5.1.01        | Gaji   | =100
                        | 5.1.02        | Barang | =100
    """)

    assert (errors(result), warnings(result), len(amounts(result))) == ([], ["office.as-above"], 2)


def test_a_recap_by_account_below_the_offices_is_no_part_of_the_last(read):
    result = read("""
        Nama SKPD       | Kode Rekening | Uraian  | Jumlah
        Dinas Kesehatan | 5.1           | Operasi | =110
        Dinas Sosial    | 5.1           | Operasi | =50
                        | 5.1.01        | Gaji    | =150
                        | 5.1.02        | Barang  | =10
    """)

    assert {code for code, _ in errors(result)} == {"place.blank-below", "office.blank"}
