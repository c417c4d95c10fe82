"""Which phase of a budget is read, by the titles of columns, the name of a sheet, the rows or a table beside it."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.amount_tables import CODES, asked, error_codes, stored, table
from tests.support.budget_results import codes
from tests.support.sheets import sheet, workbook

# A phase that the table does not hold


@pytest.mark.parametrize("titles", [("Jumlah", "Sebelum", "Setelah"), ("Jumlah", "Murni", "Perubahan"), ("Murni", "Jumlah"), ("Anggaran", "Jumlah")])
@pytest.mark.parametrize("phase", [Phase.REALISED, Phase.AUDITED])
def test_money_beside_a_budget_is_no_realisation(read, titles, phase):
    result = read(table(titles, [(5, 60, 65)[: len(titles)], (3, 40, 43)[: len(titles)]]), phase=phase)

    code, found = asked(result)
    assert (code, stored(result)) == ("phase.no-column", [])
    assert all(title in found for title in titles)


@pytest.mark.parametrize("titles", [("Jumlah", "Sebelum", "Setelah"), ("Anggaran", "Setelah Perubahan"), ("Anggaran", "Realisasi")])
def test_money_beside_a_later_budget_is_no_draft(read, titles):
    result = read(table(titles, [(5, 60, 65)[: len(titles)]]), phase=Phase.PROPOSED)

    assert (error_codes(result), stored(result)) == (["phase.no-column"], [])


@pytest.mark.parametrize(("phase", "expected"), [(Phase.ENACTED, "60.00"), (Phase.REVISED, "65.00")])
def test_the_phases_that_the_table_holds_are_read(read, phase, expected):
    result = read(table(("Jumlah", "Sebelum", "Setelah"), [(5, 60, 65)]), phase=phase)

    assert (stored(result), error_codes(result)) == ([expected], [])


def test_a_report_without_a_word_of_the_budget_may_be_the_realisation(read):
    assert stored(read(table(("Jumlah",), [(60,)]), phase=Phase.REALISED)) == ["60.00"]


@pytest.mark.parametrize(
    ("titles", "phase"),
    [
        (("APBD Murni", "Jumlah"), Phase.REVISED),
        (("APBD Murni", "Jumlah"), Phase.SHIFTED),
        (("Jumlah", "APBD Murni"), Phase.REVISED),
        (("Sebelum", "Anggaran"), Phase.REVISED),
        (("APBD Perubahan", "Jumlah"), Phase.ENACTED),
        (("Perubahan", "Pagu"), Phase.ENACTED),
        (("Realisasi", "Jumlah"), Phase.ENACTED),
        (("Rancangan", "Jumlah"), Phase.ENACTED),
    ],
)
def test_money_beside_what_says_another_phase_is_not_surely_of_this_one(read, titles, phase):
    result = read(table(titles, [(60, 65), (40, 43)]), phase=phase)

    code, found = asked(result)
    assert (code, all(title in found for title in titles)) == ("phase.no-column", True)


@pytest.mark.parametrize(
    ("titles", "phase", "expected"),
    [
        (("Anggaran", "Perubahan"), Phase.ENACTED, "60.00"),
        (("Jumlah", "Setelah Perubahan"), Phase.ENACTED, "60.00"),
        (("Jumlah", "Realisasi"), Phase.REVISED, "60.00"),
        (("Realisasi", "Anggaran"), Phase.ENACTED, "65.00"),
        (("Usulan Anggaran", "Anggaran"), Phase.ENACTED, "65.00"),
        (("Murni", "Jumlah"), Phase.ENACTED, "60.00"),
    ],
)
def test_money_before_what_comes_later_and_a_budget_beside_a_realisation_are(read, titles, phase, expected):
    result = read(table(titles, [(60, 65)]), phase=phase)

    assert (stored(result), error_codes(result)) == ([expected], [])


# What versions are called


@pytest.mark.parametrize(
    ("titles", "phase", "expected"),
    [
        (("Anggaran Awal", "Anggaran Akhir", "Realisasi"), Phase.ENACTED, "60.00"),
        (("Anggaran Awal", "Anggaran Akhir", "Realisasi"), Phase.REVISED, "61.00"),
        (("Pagu", "Pagu Akhir", "Realisasi"), Phase.REVISED, "61.00"),
        (("DPA", "DPPA", "Realisasi"), Phase.REVISED, "61.00"),
        (("Pagu", "Realisasi Keuangan", "Realisasi Fisik"), Phase.REALISED, "61.00"),
        (("PPAS", "APBD", "Keterangan"), Phase.PROPOSED, "60.00"),
    ],
)
def test_more_titles_of_versions_are_known(read, titles, phase, expected):
    result = read(table(titles, [(60, 61, 62)]), phase=phase)

    assert (stored(result), error_codes(result)) == ([expected], [])


@pytest.mark.parametrize("titles", [("Anggaran", "Pagu Efektif"), ("Pagu", "Anggaran Setelah Efisiensi")])
def test_what_may_be_the_revised_budget_is_asked_about(read, titles):
    assert error_codes(read(table(titles, [(60, 61)]), phase=Phase.REVISED)) == ["phase.perhaps-column"]


@pytest.mark.parametrize(("phase", "expected"), [(Phase.ENACTED, "60.00"), (Phase.SHIFTED, "65.00")])
def test_a_list_before_and_after_a_shift_is_read(read, phase, expected):
    assert stored(read(table(("PAGU SEBELUM", "PAGU SESUDAH", "SELISIH"), [(60, 65, 5)]), phase=phase)) == [expected]


# Several shifts or changes of one budget


@pytest.mark.parametrize(
    ("phase", "titles"),
    [
        (Phase.SHIFTED, ("Pergeseran", "Pergeseran II")),
        (Phase.SHIFTED, ("Murni", "Pergeseran I", "Pergeseran II")),
        (Phase.SHIFTED, ("Murni", "Pergeseran Ke-1", "Pergeseran Ke-2")),
        (Phase.SHIFTED, ("Murni", "Setelah Pergeseran Tahap 1", "Setelah Pergeseran Tahap 2")),
        (Phase.REVISED, ("Murni", "Perubahan", "Perubahan Kedua")),
        (Phase.REVISED, ("Murni", "Perubahan Ke-1", "Perubahan Ke-2")),
    ],
)
def test_of_several_shifts_none_is_taken_for_the_others(read, phase, titles):
    result = read(table(titles, [(60, 61, 62)[: len(titles)], (40, 41, 42)[: len(titles)]]), phase=phase)

    code, found = asked(result)
    assert (code, stored(result)) == ("column.ambiguous", [])
    assert all(title in found for title in titles if title != "Murni")


@pytest.mark.parametrize(
    ("phase", "title"), [(Phase.SHIFTED, "Pergeseran I"), (Phase.SHIFTED, "Pergeseran Ke-2"), (Phase.REVISED, "Setelah Perubahan I")]
)
def test_one_shift_with_its_number_is_the_shifted_budget(read, phase, title):
    result = read(table(("Anggaran", title), [(60, 61), (40, 41)]), phase=phase)

    assert (stored(result), error_codes(result)) == (["61.00", "41.00"], [])


def test_shifts_that_hold_the_same_are_one(read):
    result = read(table(("Murni", "Pergeseran I", "Pergeseran II"), [(60, 61, 61)]), phase=Phase.SHIFTED)

    assert (stored(result), error_codes(result)) == (["61.00"], [])


# What the name of a sheet says


@pytest.mark.parametrize(
    ("name", "phase", "is_told"),
    [
        ("APBD Murni", Phase.ENACTED, False),
        ("APBD Murni", Phase.REALISED, True),
        ("Perubahan", Phase.ENACTED, True),
        ("Sebelum Perubahan", Phase.ENACTED, False),
        ("Sebelum Perubahan", Phase.REVISED, True),
        ("Setelah Perubahan", Phase.REVISED, False),
        ("DPA Pergeseran II", Phase.SHIFTED, False),
        ("DPA Pergeseran II", Phase.REVISED, True),
        ("Dinkes Induk", Phase.REVISED, False),
        ("APBD Induk", Phase.REVISED, True),
        ("Anggaran", Phase.REVISED, False),
        ("Lembar1", Phase.REALISED, False),
    ],
)
def test_a_sheet_named_after_another_phase_is_told(read, name, phase, is_told):
    result = read(workbook(sheet(name, table(("Jumlah",), [(60,)]))), phase=phase)

    assert (stored(result), codes(result)) == (["60.00"], ["phase.title-differs"] * is_told)


def test_of_sheets_before_and_after_the_change_one_is_read(read):
    content = workbook(sheet("Sebelum Perubahan", table(("Jumlah",), [(60,)])), sheet("Setelah Perubahan", table(("Jumlah",), [(61,)])))

    assert [stored(read(content, phase=phase)) for phase in (Phase.ENACTED, Phase.REVISED)] == [["60.00"], ["61.00"]]


# Titles on rows below each other, without merged cells


@pytest.mark.parametrize(
    ("heading", "phase", "expected"),
    [
        (" | Jumlah (Rp) | \n | | Sebelum | Sesudah\n | | Perubahan | Perubahan", Phase.ENACTED, "60.00"),
        (" | Jumlah (Rp) | \n | | Sebelum | Sesudah\n | | Perubahan | Perubahan", Phase.REVISED, "61.00"),
        (" | Sebelum | Setelah\n | | Perubahan | Perubahan", Phase.REVISED, "61.00"),
        (" | Realisasi | \n | | Fisik | Keuangan", Phase.REALISED, "61.00"),
        (" | Realisasi | \n | | Bulan Ini | s.d. Bulan Ini", Phase.REALISED, "61.00"),
        (" | Anggaran | \n | | Tahun Lalu | Tahun Ini", Phase.ENACTED, "61.00"),
    ],
)
def test_a_heading_goes_on_where_titles_stand_under_those_of_amounts(read, heading, phase, expected):
    result = read(f"Kode Rekening | Uraian{heading}\n{CODES[0]} | ATK | =60 | =61", phase=phase)

    assert (stored(result), error_codes(result)) == ([expected], [])


# A version in each row


def by_version(*versions, title="Tahapan"):
    """Two accounts of each version: the first of the first is 60, of the second 61 ..."""
    rows = (f"{text} | {code} | =@{number}" for number, text in enumerate(versions) for code in CODES[:2])
    return f"{title} | Kode Rekening | Jumlah\n" + "\n".join(rows).replace("@", "6")


@pytest.mark.parametrize(
    ("phase", "expected"), [(Phase.ENACTED, "60.00"), (Phase.SHIFTED, "61.00"), (Phase.REVISED, "62.00"), (Phase.REALISED, "63.00")]
)
@pytest.mark.parametrize("title", ["Tahapan", "Versi", "Jadwal"])
def test_the_rows_of_one_version_are_read(read, title, phase, expected):
    result = read(by_version("APBD Murni", "DPA Pergeseran Tahap 1", "Perubahan", "Realisasi s.d. Juni", title=title), phase=phase)

    assert (stored(result), codes(result)) == ([expected] * 2, ["phase.from-rows"])


@pytest.mark.parametrize("versions", [("Pergeseran I", "Pergeseran II"), ("Murni", "Pergeseran 1", "Pergeseran 2")])
def test_rows_of_several_shifts_are_asked_about(read, versions):
    result = read(by_version(*versions), phase=Phase.SHIFTED)

    assert asked(result) == ("phase.rows-unclear", ", ".join(version for version in versions if version != "Murni"))


def test_rows_of_another_years_budget_are_not_added(read):
    result = read(by_version("APBD 2024", "APBD 2025", title="Dokumen"))

    assert (stored(result), codes(result)) == (["61.00"] * 2, ["phase.from-rows"])


def test_one_version_in_two_spellings_is_one(read):
    result = read(by_version("APBD", "APBD Murni", "Perubahan"))

    assert stored(result) == ["60.00", "60.00", "61.00", "61.00"]


# Two versions of a table beside each other


def beside(first, second, *, above="", others=CODES):
    """Two tables of two accounts each: 60 and 40, 65 and 43."""
    lines = [above] * bool(above) + [f"Kode Rekening | Uraian | {first} | | Kode Rekening | Uraian | {second}"]
    rows = zip(CODES[:2], others[:2], (60, 40), (65, 43), strict=True)
    return "\n".join([*lines, *(f"{code} | Barang | ={one} | | {other} | Barang | ={two}" for code, other, one, two in rows)])


@pytest.mark.parametrize(
    "text",
    [
        beside("Murni", "Perubahan"),
        beside("Anggaran", "Anggaran Perubahan"),
        beside("Jumlah", "Jumlah", above=" | APBD Murni | | | | APBD Perubahan | "),
        beside("Jumlah", "Jumlah", above=" | | | | | APBD Perubahan | "),
    ],
)
@pytest.mark.parametrize(("phase", "expected"), [(Phase.ENACTED, ["60.00", "40.00"]), (Phase.REVISED, ["65.00", "43.00"])])
def test_of_two_versions_beside_each_other_one_is_read(read, text, phase, expected):
    result = read(text, phase=phase)

    assert (stored(result), error_codes(result), "column.other-amounts" in codes(result)) == (expected, [], True)


@pytest.mark.parametrize(("year", "expected"), [(2024, ["60.00", "40.00"]), (2025, ["65.00", "43.00"])])
def test_of_two_years_beside_each_other_one_is_read(read, year, expected):
    result = read(beside("Anggaran 2024", "Anggaran 2025"), year=year)

    assert (stored(result), codes(result)) == (expected, ["column.other-amounts"])


def test_a_phase_that_neither_table_beside_the_other_holds_is_refused(read):
    assert error_codes(read(beside("Murni", "Perubahan"), phase=Phase.REALISED)) == ["phase.no-column"] * 2


def test_parts_of_a_budget_beside_each_other_are_both_read(read):
    result = read(beside("Anggaran", "Jumlah", others=("4.1.01.01.01.0001", "4.1.01.01.01.0002")))

    assert (stored(result), error_codes(result)) == (["60.00", "40.00", "65.00", "43.00"], [])


def test_a_part_of_a_budget_is_not_left_out_for_the_phase_of_another(read):
    text = beside("Anggaran", "Perubahan", others=("4.1.01.01.01.0001", "4.1.01.01.01.0002"))

    assert error_codes(read(text, phase=Phase.REVISED)) == ["phase.no-column"]
