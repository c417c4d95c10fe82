"""Summaries by office: codes of affairs, functions, offices and their units in one column."""

from __future__ import annotations

import pytest

from tests.support.budget_results import errors, skipped, warnings

SUMMARY = """
    Kode     | {title}         | Belanja Operasi | Belanja Modal | Jumlah
    1        | URUSAN WAJIB    | =400            | =200          | =600
    1.02     | KESEHATAN       | =400            | =200          | =600
    {health} | Dinas Kesehatan | =300            | =150          | =450
    {care}   | RSUD            | =100            | =50           | =150
    2        | URUSAN PILIHAN  | =30             | =20           | =50
    2.05     | PERTANIAN       | =30             | =20           | =50
    {farms}  | Dinas Pertanian | =30             | =20           | =50
             | Jumlah          | =430            | =220          | =650
"""
SHORT = {"health": "1.02.01", "care": "1.02.02", "farms": "2.05.01"}
LONG = {"health": "1.02.0.00.0.00.01.0000", "care": "1.02.0.00.0.00.02.0000", "farms": "2.05.0.00.0.00.01.0000"}


@pytest.mark.parametrize("codes", [SHORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize("title", ["Nama SKPD", "Uraian", "Urusan Pemerintahan Daerah"])
def test_affairs_and_functions_above_offices_are_their_sums(read, title, codes):
    result = read(SUMMARY.format(title=title, **codes))

    offices = [(str(fact.office_code), fact.office_name, str(fact.account), int(fact.amount)) for fact in result.facts]
    assert offices == [
        (codes["health"], "Dinas Kesehatan", "5.1", 300),
        (codes["health"], "Dinas Kesehatan", "5.2", 150),
        (codes["care"], "RSUD", "5.1", 100),
        (codes["care"], "RSUD", "5.2", 50),
        (codes["farms"], "Dinas Pertanian", "5.1", 30),
        (codes["farms"], "Dinas Pertanian", "5.2", 20),
    ]
    assert (errors(result), warnings(result), skipped(result)) == ([], [], {"header": 1, "stated-total": 5})


def test_codes_as_short_of_programmes_stay_programmes(read):
    result = read("""
        Kode    | Uraian                   | Jumlah
        1.02    | KESEHATAN                | =600
        1.02.01 | PROGRAM PENUNJANG URUSAN | =450
        1.02.02 | PROGRAM PEMENUHAN UPAYA  | =150
    """)

    assert [(str(fact.programme_code), fact.office_code) for fact in result.facts] == [("1.02.01", None), ("1.02.02", None)]


UNITS = """
    Kode                   | Uraian                  | Jumlah
    1.02.0.00.0.00.01.0000 | Dinas Kesehatan         | =700
    5.1.02                 | Belanja Barang dan Jasa | =100
    1.02.0.00.0.00.01.0001 | Puskesmas A             | =300
    5.1.02                 | Belanja Barang dan Jasa | =300
    1.02.0.00.0.00.01.0002 | Puskesmas B             | =300
    5.1.02                 | Belanja Barang dan Jasa | =300
    1.03.0.00.0.00.01.0000 | Dinas PU                | =50
    5.1.02                 | Belanja Barang dan Jasa | =50
"""


def test_units_below_an_office_are_parts_of_it(read):
    result = read(UNITS)

    found = [(fact.office_name, fact.unit_name, int(fact.amount)) for fact in result.facts]
    assert found == [
        ("Dinas Kesehatan", "", 100),
        ("Dinas Kesehatan", "Puskesmas A", 300),
        ("Dinas Kesehatan", "Puskesmas B", 300),
        ("Dinas PU", "", 50),
    ]
    assert (errors(result), warnings(result)) == ([], [])


def test_an_account_of_the_office_that_is_the_sum_of_its_units_is_not_added(read):
    result = read(UNITS.replace("=700", "=600").replace("=100", "=600"))

    assert (sum(fact.amount for fact in result.facts), errors(result)) == (650, [])


def test_a_unit_whose_office_the_table_does_not_hold_is_an_office(read):
    result = read("""
        Kode                   | Uraian                  | Jumlah
        4.01.0.00.0.00.01.0003 | Bagian Hukum            | =300
        5.1.02                 | Belanja Barang dan Jasa | =300
    """)

    assert [(fact.office_name, fact.unit_name) for fact in result.facts] == [("Bagian Hukum", "")]


LIST = """
    Kode SKPD              | Nama SKPD       | Kode Rekening | Uraian         | Jumlah
    1.02.0.00.0.00.01.0000 | Dinas Kesehatan | 5.1.02        | Belanja Barang | ={own}
    1.02.0.00.0.00.01.0001 | Puskesmas A     | 5.1.02        | Belanja Barang | =40
    1.02.0.00.0.00.01.0002 | Puskesmas B     | 5.1.02        | Belanja Barang | =60
    1.03.0.00.0.00.01.0000 | Dinas PU        | 5.1.02        | Belanja Barang | =10
"""


@pytest.mark.parametrize(("own", "total"), [("100", 110), ("15", 125)])
def test_units_in_the_column_of_offices_are_parts_of_their_office(read, own, total):
    result = read(LIST.format(own=own))

    assert ({fact.office_name for fact in result.facts}, errors(result)) == ({"Dinas Kesehatan", "Dinas PU"}, [])
    assert {"Puskesmas A", "Puskesmas B"} <= {fact.unit_name for fact in result.facts} <= {"", "Dinas Kesehatan", "Puskesmas A", "Puskesmas B"}
    assert sum(fact.amount for fact in result.facts) == total


def test_an_office_whose_units_are_listed_with_it_beside_kinds(read):
    result = read("""
        Kode                   | Nama SKPD       | Belanja Operasi | Belanja Modal | Jumlah
        1.02.0.00.0.00.01.0000 | Dinas Kesehatan | =100            | =10           | =110
        1.02.0.00.0.00.01.0001 | Puskesmas A     | =40             | =5            | =45
        1.02.0.00.0.00.01.0002 | Puskesmas B     | =60             | =5            | =65
        1.03.0.00.0.00.01.0000 | Dinas PU        | =10             | =1            | =11
                               | Jumlah          | =110            | =11           | =121
    """)

    assert (sum(fact.amount for fact in result.facts), errors(result)) == (121, [])


def test_a_unit_said_below_its_office_above_a_table_is_not_the_office(read):
    result = read("""
        Unit Organisasi : 1.02.0.00.0.00.01.0000 Dinas Kesehatan |                |
        Sub Unit Organisasi : 1.02.0.00.0.00.01.0001 Puskesmas A |                |
        Kode Rekening                                            | Uraian         | Jumlah
        5.1.02                                                   | Belanja Barang | =100
    """)

    assert [fact.office_name for fact in result.facts] == ["Dinas Kesehatan"]


@pytest.mark.parametrize(("printed", "total", "asked"), [(889, 889, []), (745, 745, []), (144, 889, ["unit.own-lines"])])
def test_activities_of_an_office_above_those_of_its_unit_are_its_own_where_its_amount_says_so(read, printed, total, asked):
    own = 745 if printed == 745 else 144
    result = read(f"""
        Kode                   | Uraian                                  | Jumlah
        1.02.0.00.0.00.01.0000 | Dinas Kesehatan                         | ={printed}
        1.02.02                | Program Pembinaan                       | ={own}
        1.02.02.2.01           | Administrasi Keuangan Perangkat Daerah  | ={own}
        1.02.02.2.01.0001      | Penyediaan Gaji                         | ={own}
        1.02.0.00.0.00.01.0001 | RSUD Contoh                             | =745
        1.02.02                | Program Pembinaan                       | =745
        1.02.02.2.01           | Administrasi Keuangan Perangkat Daerah  | =745
        1.02.02.2.01.0001      | Penyediaan Gaji                         | =745
    """)

    assert (sum(fact.amount for fact in result.facts), [code for code, _ in errors(result)]) == (total, asked)
