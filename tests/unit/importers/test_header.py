"""Headings: which rows they are and what each column under them means."""

from __future__ import annotations

import pytest

from cms.domain.budgets import BudgetLine, Phase
from importers.header import find_headings, titles_seen, unit_of
from importers.meaning import AMOUNT, FoundColumn, Heading
from importers.phases import choose
from importers.titles import normalised, vocabulary
from importers.workbook import MergedRange, Row, Sheet

WORDS = vocabulary("budget", BudgetLine)


def sheet_of(*lines, first=1, merged=()):
    rows = tuple(Row(number, tuple(cell or None for cell in line)) for number, line in enumerate(lines, start=first) if any(line))
    return Sheet(name="Lembar", rows=rows, merged=merged)


def roles(heading):
    return {column.role: column.letters for column in heading.columns}


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Jumlah (Rp.)", "jumlah"),
        ("JUMLAH RP", "jumlah"),
        (" FY2014 Adopted Budget ", "adopted budget"),
        ("Target 2024", "target"),
        ("% Sisa", "sisa persen"),
        ("%", "persen"),
        ("Kode\nRekening", "kode rekening"),
        ("Bertambah/(Berkurang)", "bertambah berkurang"),
        ("2024", "2024"),
        ("Café", "cafe"),
    ],
)
def test_a_title_is_known_by_its_words(title, words):
    assert normalised(title) == words


def test_the_heading_stands_below_title_and_metadata():
    sheet = sheet_of(("APBD 2025",), ("Daerah", "Kota Contoh"), (), ("No. Rekening", "Uraian", "Jumlah"), ("5.1", "Operasi", "10.000"))

    (heading,) = find_headings(sheet, WORDS)

    assert (heading.rows, roles(heading)) == ((4, 4), {"account": "A", "name": "B", "amount": "C"})


def test_a_row_of_column_numbers_belongs_to_the_heading():
    sheet = sheet_of(("Kode", "Uraian", "Jumlah"), ("1", "2", "3"), ("5.1", "Operasi", "10.000"))

    (heading,) = find_headings(sheet, WORDS)

    assert heading.rows == (1, 2)


def test_titles_above_a_column_refine_it():
    merged = (
        MergedRange(first_row=1, first_column=2, last_row=1, last_column=3),
        MergedRange(first_row=1, first_column=0, last_row=2, last_column=0),
        MergedRange(first_row=1, first_column=1, last_row=2, last_column=1),
    )
    sheet = sheet_of(("Kode", "Uraian", "Jumlah (Rp)", None), (None, None, "Sebelum Perubahan", "Setelah Perubahan"), merged=merged)

    (heading,) = find_headings(sheet, WORDS)

    assert [(column.letters, column.measure, column.title) for column in heading.amounts] == [
        ("C", "before", "Jumlah (Rp) > Sebelum Perubahan"),
        ("D", "after", "Jumlah (Rp) > Setelah Perubahan"),
    ]


def test_without_merged_cells_a_title_reaches_over_the_blanks_beside_it():
    sheet = sheet_of(("Kode", "Uraian", "Anggaran", None, "Realisasi"), (None, None, "Operasi", "Modal", "Operasi"))

    (heading,) = find_headings(sheet, WORDS)

    assert [(column.letters, column.measure, column.kind) for column in heading.amounts] == [
        ("C", "budget", "5.1"),
        ("D", "budget", "5.2"),
        ("E", "realised", "5.1"),
    ]


def test_a_title_merged_over_several_columns_heads_one_column_spread_out():
    merged = (MergedRange(first_row=1, first_column=0, last_row=1, last_column=3),)
    sheet = sheet_of(("Kode", None, None, None, "Uraian", "Pagu"), merged=merged)

    (heading,) = find_headings(sheet, WORDS)

    assert heading.columns[0].indexes == (0, 1, 2, 3)


def test_differences_and_percentages_are_no_amounts():
    sheet = sheet_of(("Kode", "Uraian", "Anggaran", "Realisasi", "Selisih", "%", "Bertambah/(Berkurang)"))

    (heading,) = find_headings(sheet, WORDS)

    assert [column.letters for column in heading.amounts] == ["C", "D"]
    assert heading.unread == ()


def test_an_unknown_title_is_named_and_the_preferred_of_two_is_read():
    sheet = sheet_of(("Kode rekening", "Kode", "Program", "Nama program", "Jumlah", "Warna"))

    (heading,) = find_headings(sheet, WORDS)

    assert (roles(heading)["account"], roles(heading)["programme_name"]) == ("A", "D")
    assert [column.title for column in heading.unread] == ["Warna"]
    assert [column.title for column in heading.rivals] == ["Kode", "Program"]


def test_one_column_names_every_level():
    sheet = sheet_of(("Kode", "Urusan / Bidang Urusan / Program / Kegiatan / Sub Kegiatan", "Pagu Indikatif (Rp)"))

    (heading,) = find_headings(sheet, WORDS)

    assert roles(heading)["name"] == "B"


def test_columns_of_governments_are_sides():
    sheet = sheet_of(("Akun", "02.14", "02.15"), (None, "Kota Contoh", "Kab. Lain"), (None, "2025", "2025"), ("4. Pendapatan", "10", "20"))

    (heading,) = find_headings(sheet, WORDS)

    assert (heading.rows, [side.titles for side in heading.sides]) == ((1, 3), [("02.14", "Kota Contoh", "2025"), ("02.15", "Kab. Lain", "2025")])


def test_a_city_may_add_its_own_titles():
    words = vocabulary("budget", BudgetLine, {"account": ("Nomer Akun Kita",), "amount": ("Duitnya",)})

    (heading,) = find_headings(sheet_of(("Nomer Akun Kita", "Duitnya")), words)

    assert roles(heading) == {"account": "A", "amount": "B"}


def test_a_sheet_of_prose_has_no_heading():
    assert find_headings(sheet_of(("Kepada Yth.",), ("Bersama ini kami sampaikan", "anggaran")), WORDS) == ()


def test_the_row_most_like_a_heading_is_shown_to_the_officer():
    assert titles_seen(sheet_of(("satu",), ("a", "b", "c"), ("d", "e"))) == ("a", "b", "c")


@pytest.mark.parametrize(
    ("above", "title", "unit"),
    [("(Dalam Jutaan Rupiah)", "Jumlah", 10**6), ("", "Jumlah (Rp Miliar)", 10**9), ("", "Jumlah (ribuan rupiah)", 10**3), ("APBD", "Jumlah", 1)],
)
def test_the_unit_is_read_from_the_titles(above, title, unit):
    sheet = sheet_of((above or "x",), ("Kode", title))
    words = vocabulary("budget", BudgetLine, {"amount": (title,)})

    (heading,) = find_headings(sheet, words)

    assert unit_of(sheet, heading, heading.amounts[0], words) == (unit, "")


class Incomparable(FoundColumn):
    """Comparing each of 16,384 columns with each other one takes minutes."""

    def __eq__(self, _other: object) -> bool:
        raise AssertionError

    __hash__ = FoundColumn.__hash__


def test_columns_of_amounts_are_told_apart_by_their_place():
    columns = tuple(
        Incomparable(role=AMOUNT, indexes=(place,), titles=("Jumlah",), measure=measure)
        for place, measure in enumerate(["budget", "realised", "budget"])
    )

    choice = choose(Heading(rows=(1, 1), columns=columns), Phase.ENACTED, 2025, is_realisation=False)

    assert ([one.index for one in choice.columns], [one.index for one in choice.others]) == ([0, 2], [1])
