"""Codes of two charts of accounts beside each other: the newer ones are read."""

from __future__ import annotations

import pytest

from tests.support.amount_tables import stored
from tests.support.budget_results import amounts, codes, warnings


@pytest.mark.parametrize(
    ("titles", "read_from"),
    [
        (("Kode Lama", "Kode Baru"), 1),
        (("Kode Baru", "Kode Lama"), 0),
        (("Kode Rekening Lama", "Kode Rekening Baru"), 1),
        (("Kode Rekening", "Kode Rekening Baru"), 1),
        (("Kode Rekening Lama", "Kode Rekening"), 1),
        (("Kode Permendagri 90", "Kode Kepmendagri 050"), 1),
        (("Kode Rekening (Permendagri 13)", "Kode Rekening (Permendagri 90)"), 1),
        (("Kode Rekening Permendagri 13 Tahun 2006", "Kode Rekening Permendagri Nomor 90 Tahun 2019"), 1),
        (("Kode Kepmendagri 050-5889 Tahun 2021", "Kode Kepmendagri 900.1.15.5-1317 Tahun 2023"), 1),
    ],
)
def test_of_two_charts_the_newer_codes_are_read(read, titles, read_from):
    other = "5.1.02.02.01.0001" if read_from else "5.1.02.01.01.0024"
    one = "5.1.02.01.01.0024" if read_from else "5.1.02.02.01.0001"
    result = read(f"{titles[0]} | {titles[1]} | Uraian | Anggaran\n{other} | {one} | ATK | =60")

    assert (amounts(result), codes(result)) == ([("5.1.02.01.01.0024", "60.00")], ["column.unread"])


def test_old_and_new_codes_under_one_title_are_told_apart(read):
    result = read("""
        Kode Rekening | <                 | Uraian | Anggaran
        Lama          | Baru              | ^      | ^
        5.2.2.01      | 5.1.02.01.01.0024 | ATK    | =60
    """)

    assert (amounts(result), codes(result)) == ([("5.1.02.01.01.0024", "60.00")], ["column.unread"])


def test_old_codes_alone_are_not_read_for_new_ones(read):
    result = read("Kode Rekening Lama | Uraian | Anggaran\n5.2.2.01 | ATK | =60")

    assert (stored(result), "column.unread" in warnings(result)) == ([], True)
