"""An amount that is a group's, as the ceiling of a sub activity, is not added up as if it were that of each of its rows."""

from __future__ import annotations

import pytest

from importers.profiles import Profile
from tests.support.budget_results import amounts, errors, warnings

CEILING = """
    Kode Sub Kegiatan | Pagu      | Kode Rekening | Uraian | {title}
    1.02.01.2.01.0001 | =100      | 5.1.02.01     | ATK    | =60
    1.02.01.2.01.0001 | {again}   | 5.1.02.02     | Jasa   | =40
    1.02.01.2.01.0002 | =50       | 5.1.02.01     | ATK    | =20
    1.02.01.2.01.0002 | {fifty}   | 5.1.02.02     | Jasa   | ={jasa}
    1.02.01.2.01.0003 | =70       | 5.1.02.01     | ATK    | =70
    Jumlah            | =220      |               |        | =220
"""


@pytest.mark.parametrize("again", ["=100", "", "^"], ids=["repeated", "blank", "merged"])
@pytest.mark.parametrize("title", ["Nilai", "Rincian belanja"])
def test_the_rows_own_amounts_are_taken_where_they_add_up_to_those_of_the_groups(read, again, title):
    result = read(CEILING.format(title=title, again=again, fifty=again.replace("100", "50"), jasa=30))

    assert amounts(result) == [("5.1.02.01", "60.00"), ("5.1.02.02", "40.00"), ("5.1.02.01", "20.00"), ("5.1.02.02", "30.00"), ("5.1.02.01", "70.00")]
    assert (errors(result), "amount.of-rows" in warnings(result)) == ([], True)
    assert [total.difference for total in result.stated] == [0]


def test_neighbours_that_repeat_one_amount_are_several_groups(read):
    result = read("""
        Nama SKPD       | Pagu | Kode Rekening | Uraian | Nilai
        Dinas Kesehatan | =50  | 5.1.02.01     | ATK    | =20
        Dinas Kesehatan | =50  | 5.1.02.02     | Jasa   | =30
        Dinas Sosial    | =50  | 5.1.02.01     | ATK    | =10
        Dinas Sosial    | =50  | 5.1.02.02     | Jasa   | =40
        Dinas Pertanian | =70  | 5.1.02.01     | ATK    | =60
        Dinas Pertanian | =70  | 5.1.02.02     | Jasa   | =10
    """)

    assert sum(fact.amount for fact in result.facts) == 170


def test_what_was_spent_of_an_amount_is_asked_about_and_not_taken_for_it(read):
    result = read(CEILING.format(title="Realisasi", again="=100", fifty="=50", jasa=30))

    assert errors(result) == [("amount.of-groups", "Lembar1!B2")]


@pytest.mark.parametrize("spent", [("=50", "=50", "=25", "=25"), ("=100", "=0", "=50", "=0"), ("=90", "=40", "=50", "=10")])
def test_equal_amounts_of_neighbours_are_theirs_where_what_was_spent_only_happens_to_add_up(read, spent):
    result = read(
        """
        Nama SKPD       | Kode Rekening | Uraian  | Anggaran | Realisasi
        Dinas Kesehatan | 5.1.02.01     | Honor A | =100     | {}
        Dinas Kesehatan | 5.1.02.02     | Honor B | =100     | {}
        Dinas Kesehatan | 5.1.02.03     | ATK     | =70      | =30
        Dinas Sosial    | 5.1.02.01     | Honor A | =50      | {}
        Dinas Sosial    | 5.1.02.02     | Honor B | =50      | {}
        Dinas Sosial    | 5.1.02.03     | ATK     | =80      | =60
    """.format(*spent)
    )

    assert (errors(result), sum(fact.amount for fact in result.facts)) == ([], 450)


BY_INDICATOR = """
    Kode Sub Kegiatan | Nama Sub Kegiatan | Indikator | Target | Pagu
    1.02.01.2.01.0001 | Perencanaan       | Dokumen   | 3      | =100
    1.02.01.2.01.0001 | Perencanaan       | Rapat     | 2      | =100
    1.02.01.2.01.0002 | Evaluasi          | Dokumen   | 3      | =50
    1.02.01.2.01.0002 | Evaluasi          | Rapat     | 3      | =50
    1.02.01.2.01.0003 | Penyediaan gaji   | Orang     | 3      | =80
    1.02.01.2.01.0004 | Pengadaan         | Unit      | 3      | =90
    1.02.01.2.01.0004 | Pengadaan         | Paket     | 3      | ={last}
"""


def test_one_amount_in_all_rows_of_each_group_is_asked_about(read):
    result = read(BY_INDICATOR.format(last=90))

    (problem,) = [problem for problem in result.problems if problem.is_error]
    assert (problem.code, str(problem.where), problem.found) == ("amount.of-groups", "Lembar1!E2", "100.00")
    assert dict(problem.details) == {"title": "Pagu", "count": "3", "rows": "2-3"}


def test_one_group_whose_rows_differ_shows_that_the_amounts_are_theirs(read):
    assert errors(read(BY_INDICATOR.format(last=91))) == []


def test_the_column_that_an_officer_chose_is_read_as_it_is(read):
    result = read(BY_INDICATOR.format(last=90), profile=Profile(name="per baris", columns={"amount": "E"}))

    assert (errors(result), len(result.facts)) == ([], 7)
