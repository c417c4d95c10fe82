"""Amounts that were moved to the right of their column."""

from __future__ import annotations

from tests.support.budget_results import amounts, errors, warnings

LIST = """
    Nama SKPD       | Kode Rekening     | Nama Rekening             | Pagu    |
    Dinas Kesehatan | 5.1.01.01.01.0001 | Belanja Gaji Pokok PNS    | =100000 | {first}
    Dinas Kesehatan | 5.1.02.01.01.0024 | Belanja Alat Tulis Kantor | {own}   | {beside}
    Dinas Kesehatan | 5.1.02.01.01.0026 | Belanja Bahan Cetak       | =300000 |
"""


def of(*, own="", beside="", first=""):
    return LIST.format(own=own, beside=beside, first=first)


def test_an_amount_to_the_right_of_its_column_is_refused(read):
    for beside in ("=150000", "150.000"):
        assert errors(read(of(beside=beside))) == [("row.amount-beside", "Lembar1!E3")]


def test_a_note_to_the_right_of_a_row_without_an_amount_is_told(read):
    result = read(of(beside="ditunda"))

    assert (errors(result), warnings(result)) == ([], ["column.untitled"])
    assert len(amounts(result)) == 2


def test_numbers_beside_amounts_are_told(read):
    for table in (of(own="=150000", beside="=7"), of(first="=7", beside="=8")):
        assert (errors(read(table)), warnings(read(table))) == ([], ["column.untitled"])
