"""Shares, parts, prices and sums of sources beside the amount: none is taken for it."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from importers.profiles import Profile
from tests.support.amount_tables import asked, error_codes, stored, table

# Shares beside amounts


@pytest.mark.parametrize(
    ("over", "titles", "row"),
    [
        ("Realisasi TW I", ("Rp", "%"), (15, 25)),
        ("Realisasi Triwulan I", ("Jumlah", "Persentase"), (15, 25)),
        ("Realisasi", ("Rp", "Fisik (%)"), (15, 25)),
        ("Realisasi", ("Keuangan (Rp)", "Keuangan (%)", "Fisik (%)"), (15, 25, 30)),
        ("Realisasi s.d. Triwulan I", ("Keuangan (Rp)", "%"), (15, 25)),
    ],
)
def test_a_share_is_no_amount(read, over, titles, row):
    result = read(
        table(("", *titles), [(60, *row)], ("Pagu", over, *["<"] * (len(titles) - 1))).replace("^ | ^ |  |", "^ | ^ | ^ |"), phase=Phase.REALISED
    )

    assert (stored(result), error_codes(result)) == (["15.00"], [])


@pytest.mark.parametrize("title", ["Fisik", "Fisik (%)", "Tanggal", "Keterangan", "Keuangan (%)"])
def test_what_is_no_money_is_not_read_for_the_title_above_it(read, title):
    result = read(table(("Pagu", title), [(60, 25)], ("Anggaran", "Realisasi")), phase=Phase.REALISED)

    assert (stored(result), error_codes(result)) == ([], ["phase.no-column"])


# What may be a part, or a number of things


def test_a_part_of_what_was_spent_is_not_all_of_it(read):
    result = read(
        """
        Kode Rekening     | Uraian | Jumlah Anggaran | SPJ LS Barang dan Jasa | <         | <              | Jumlah SPJ s.d. Bulan Ini
        ^                 | ^      | ^               | s.d. Bulan Lalu        | Bulan Ini | s.d. Bulan Ini | ^
        5.1.02.01.01.0024 | ATK    | =60             | =4                     | =5        | =9             | =25
        """,
        phase=Phase.REALISED,
    )

    assert asked(result) == ("column.ambiguous", "F (SPJ LS Barang dan Jasa > s.d. Bulan Ini), G (Jumlah SPJ s.d. Bulan Ini)")


@pytest.mark.parametrize("titles", [("Jumlah", "Harga Satuan", "Biaya"), ("Jumlah", "Harga", "Total Harga"), ("Total", "Tarif", "Bayar")])
def test_a_number_of_things_is_not_their_amount(read, titles):
    result = read(table(titles, [(2, 50, 100), (2, 10, 20)]))

    assert (error_codes(result), stored(result)) == (["column.ambiguous"], [])


def test_a_number_of_things_may_be_chosen(read):
    result = read(table(("Jumlah", "Harga", "Total Harga"), [(2, 50, 100)]), profile=Profile(columns={"amount": "E"}))

    assert (stored(result), error_codes(result)) == (["100.00"], [])


@pytest.mark.parametrize("titles", [("Volume", "Harga", "Jumlah"), ("Koefisien", "Harga Satuan", "Jumlah (Rp)")])
def test_an_amount_beside_its_price_is_read(read, titles):
    assert stored(read(table(titles, [(2, 50, 100), (1, 20, 20)]))) == ["100.00", "20.00"]


# Where money comes from


@pytest.mark.parametrize("over", [(), (("Pagu", "<", "<"),), (("Sumber Dana", "<", "<"),)])
def test_the_citys_money_beside_the_states_is_asked_about(read, over):
    code, found = asked(read(table(("APBD", "APBN", "Jumlah"), [(60, 20, 80)], *over)))

    assert code == "column.ambiguous"
    assert all(title in found for title in ("APBD", "APBN"))
