"""By how much a budget rose or fell is no budget."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.amount_tables import asked, error_codes, stored, table

CHANGES = [(10, 5, 5), (3, 0, 3), (0, 4, -4)]


@pytest.mark.parametrize("phase", [Phase.REVISED, Phase.ENACTED, Phase.SHIFTED])
@pytest.mark.parametrize("over", [(), (("Perubahan", "<", "<"),)])
@pytest.mark.parametrize("titles", [("Bertambah", "Berkurang", "Jumlah"), ("Penambahan", "Pengurangan", "Total")])
def test_what_a_budget_rose_and_fell_by_is_no_budget(read, phase, over, titles):
    result = read(table(titles, CHANGES, *over), phase=phase)

    code, found = asked(result)
    assert (code, stored(result)) == ("phase.only-changes", [])
    assert titles[-1] in found


@pytest.mark.parametrize(("titles", "over"), [(("Bertambah", "Berkurang"), ("Perubahan", "<")), (("Rp", "%"), ("Bertambah/(Berkurang)", "<"))])
def test_changes_without_their_sum_are_no_budget(read, titles, over):
    result = read(table(titles, [(10, 5), (3, 0)], over), phase=Phase.REVISED)

    assert (error_codes(result), stored(result)) == (["phase.only-changes"], [])


def test_a_change_alone_that_falls_is_no_budget(read):
    result = read(table(("Perubahan",), [(10,), (-3,)]), phase=Phase.REVISED)

    assert asked(result) == ("phase.only-changes", "C (Perubahan)")


@pytest.mark.parametrize(("phase", "code"), [(Phase.ENACTED, None), (Phase.REVISED, "phase.no-column")])
def test_the_sum_of_changes_beside_a_budget_is_not_the_changed_budget(read, phase, code):
    titles, over = ("", "Bertambah", "Berkurang", "Jumlah"), ("Anggaran", "Perubahan", "<", "<")
    text = table(titles, [(100, *row) for row in CHANGES], over).replace("^ | ^ |  |", "^ | ^ | ^ |")
    result = read(text, phase=phase)

    assert (error_codes(result), stored(result)) == (([code], []) if code else ([], ["100.00"] * 3))


@pytest.mark.parametrize("over", ["Murni", "Anggaran"])
@pytest.mark.parametrize(("phase", "expected"), [(Phase.ENACTED, "100.00"), (Phase.REVISED, "105.00")])
def test_a_sum_with_the_budget_before_is_the_changed_budget(read, over, phase, expected):
    result = read(table((over, "Bertambah", "Berkurang", "Jumlah"), [(100, 10, 5, 105), (50, 3, 0, 53)]), phase=phase)

    assert (stored(result)[0], error_codes(result)) == (expected, [])


def test_where_a_budget_is_new_its_change_is_all_of_it(read):
    result = read(table(("Murni", "Bertambah", "Berkurang", "Jumlah"), [(0, 10, 0, 10), (50, 3, 0, 53)]), phase=Phase.REVISED)

    assert stored(result) == ["10.00", "53.00"]


@pytest.mark.parametrize(
    ("titles", "phase", "code"),
    [
        (("Anggaran", "Bertambah/(Berkurang)"), Phase.ENACTED, None),
        (("Anggaran", "Bertambah/(Berkurang)"), Phase.REVISED, "phase.no-column"),
        (("Bertambah/(Berkurang)", "Jumlah"), Phase.ENACTED, "phase.no-column"),
        (("Bertambah/(Berkurang)", "Jumlah"), Phase.REVISED, None),
    ],
)
def test_one_amount_beside_a_change_is_what_was_before_or_after_it(read, titles, phase, code):
    place = titles.index("Bertambah/(Berkurang)")
    rows = [(60, 5), (40, 3)]
    result = read(table(titles, [row if place else row[::-1] for row in rows]), phase=phase)

    assert (error_codes(result), stored(result)) == (([code], []) if code else ([], ["60.00", "40.00"]))


def test_the_rest_of_a_budget_beside_its_realisation_is_no_change_of_it(read):
    result = read(table(("Anggaran", "Realisasi", "Bertambah/(Berkurang)"), [(60, 0, 60), (40, 0, 40)]), phase=Phase.REVISED)

    assert (stored(result), error_codes(result)) == (["60.00", "40.00"], [])


@pytest.mark.parametrize(
    ("titles", "rows", "code"),
    [
        (("Murni", "Perubahan", "Bertambah/(Berkurang)"), [(100, 10, 10), (50, 5, 5)], "phase.no-column"),
        (("Murni", "Perubahan", "%"), [(100, 10, 10), (50, 5, 10)], "phase.no-column"),
        (("Anggaran", "Perubahan", "Bertambah", "Berkurang"), [(100, 60, 60, 0), (50, 40, 0, 40)], "phase.no-column"),
        (("Perubahan", "Bertambah", "Berkurang"), [(5, 10, 5), (2, 3, 1)], "phase.only-changes"),
        (("Perubahan", "Bertambah/(Berkurang)"), [(10, 10), (5, 5)], "phase.only-changes"),
    ],
)
def test_what_is_called_perubahan_and_is_the_change_is_no_budget(read, titles, rows, code):
    result = read(table(titles, rows), phase=Phase.REVISED)

    assert (error_codes(result), stored(result)) == ([code], [])


def test_nor_is_what_is_called_pergeseran_and_its_budget_is_the_one_before(read):
    text = table(("Anggaran", "Pergeseran", "Bertambah/(Berkurang)"), [(100, 10, 10), (50, 5, 5)])

    assert (error_codes(read(text, phase=Phase.SHIFTED)), stored(read(text))) == (["phase.no-column"], ["100.00", "50.00"])


@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        (("Murni", "Perubahan", "Bertambah/(Berkurang)"), [(100, 110, 10), (50, 45, -5)]),
        (("Murni", "Perubahan", "Bertambah/(Berkurang)", "%"), [(100, 110, 10, 10), (50, 45, -5, -10)]),
        (("Murni", "Perubahan", "Bertambah", "Berkurang"), [(100, 110, 10, 0), (50, 45, 0, 5)]),
        (("Anggaran", "Perubahan", "%"), [(100, 110, 10), (50, 45, -10)]),
        (("Murni", "Perubahan", "Bertambah"), [(0, 110, 110), (0, 45, 45)]),
    ],
)
def test_what_is_called_perubahan_and_is_the_changed_budget_is_read(read, titles, rows):
    result = read(table(titles, rows), phase=Phase.REVISED)

    assert (stored(result), error_codes(result)) == (["110.00", "45.00"], [])


EXCHANGED = """
    Kode Rekening | Uraian          | {0} | {1} | Bertambah/(Berkurang)
    5             | BELANJA         | =1000 | =700 | ={2}300
    5.1.01        | Belanja Pegawai | =600 | =500 | ={2}100
    5.1.02        | Belanja Barang  | =400 | =200 | ={2}200
"""


@pytest.mark.parametrize("phase", [Phase.ENACTED, Phase.REVISED])
def test_titles_that_every_change_contradicts_are_asked_about(read, phase):
    assert error_codes(read(EXCHANGED.format("Setelah Perubahan", "Sebelum Perubahan", "-"), phase=phase)) == ["phase.exchanged"]


def test_titles_that_the_changes_bear_out_are_not(read):
    assert error_codes(read(EXCHANGED.format("Sebelum Perubahan", "Setelah Perubahan", "-"), phase=Phase.REVISED)) == []
    assert error_codes(read(EXCHANGED.format("Setelah Perubahan", "Sebelum Perubahan", ""), phase=Phase.REVISED)) == []
