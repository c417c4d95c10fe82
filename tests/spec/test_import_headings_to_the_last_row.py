"""Where a heading ends: rows of titles, of units and of column numbers belong to it, the first line of the table never does."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase


@pytest.mark.parametrize(
    "title, word", [("Bulan", "Januari"), ("Jenis", "Operasi"), ("Jenis", "Realisasi"), ("Keterangan", "Jumlah"), ("Versi", "Murni")]
)
@pytest.mark.parametrize("amount", ["Rp. 12.701.907,-", "Rp. 900,-", "12701907", "IDR 12.701.907", "12,7 M"])
def test_a_row_with_an_amount_is_no_row_of_titles_whatever_words_it_holds(read, title, word, amount):
    result = read(
        f"""
        Nama SKPD               | {title} | Kode Rekening | Nama Rekening       | Realisasi
        Kecamatan Contoh Utara  | {word}  | 5204          | Belanja Modal Jalan | {amount}
        Kecamatan Contoh Utara  | {word}  | 5203          | Belanja Modal Gedung | {amount}
    """,
        phase=Phase.REALISED,
    )

    assert [fact.source.row for fact in result.facts] == [2, 3]
