"""Which year a table is of where only the columns beside its amounts, or a by-law's title, say one."""

from __future__ import annotations

import pytest

from tests.support.amount_tables import error_codes, stored, table

LUMP = table(("Jumlah",), [(60,), (40,)])

# The year of a by-law


@pytest.mark.parametrize(
    "title",
    [
        "PERDA NOMOR 12 TAHUN 2023 TENTANG APBD TAHUN 2024",
        "Peraturan Daerah Kota Contoh Nomor 12 Tahun 2023 tentang APBD Kota Contoh Tahun 2024",
        "PERATURAN DAERAH TENTANG APBD TAHUN 2024",
        "PERDA NOMOR 3 TAHUN 2024 TENTANG PERUBAHAN ATAS PERDA NOMOR 12 TAHUN 2023 TENTANG APBD TAHUN 2024",
    ],
)
def test_the_year_behind_what_a_by_law_is_about_is_that_of_the_table(read, title):
    assert "year.differs" in error_codes(read(f"{title}\n\n{LUMP}"))
    assert "year.differs" not in error_codes(read(f"{title}\n\n{LUMP}", year=2024))


@pytest.mark.parametrize(
    "title",
    ["PERDA NOMOR 12 TAHUN 2024 TENTANG APBD TAHUN 2025", "Peraturan Daerah Kota Contoh Nomor 12 Tahun 2024", "Perda 12 Tahun 2024 ttg APBD"],
)
def test_the_year_of_a_by_law_is_not_that_of_the_table(read, title):
    result = read(f"{title}\n\n{LUMP}")

    assert (stored(result), error_codes(result)) == (["60.00", "40.00"], [])
