"""Which of several versions of one amount is read: which phase, which of several shifts, which year, which government, which chart of accounts."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from importers.profiles import Profile
from tests.support.budget_results import amounts, codes, warnings
from tests.support.sheets import sheet, workbook

CODES = tuple(f"5.1.02.01.01.00{number}" for number in (24, 25, 26, 27))


def table(titles, rows, *over):
    """Accounts and these columns of amounts; over: the merged titles above each of them, from the top."""
    first = "Kode Rekening | Uraian | "
    lines = [first + " | ".join(over[0] if over else titles)]
    lines.extend("^ | ^ | " + " | ".join(below) for below in (*over[1:], titles) if over)
    lines.extend(f"{code} | Barang {code[-2:]} | " + " | ".join(f"={cell}" for cell in row) for code, row in zip(CODES, rows, strict=False))
    return "\n".join(lines)


def stored(result):
    return [amount for _, amount in amounts(result)]


def errors(result):
    return [problem.code for problem in result.problems if problem.is_error]


def asked(result):
    """The question that stops the file, and what it names."""
    (problem,) = [problem for problem in result.problems if problem.is_error]
    return problem.code, problem.found


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

    assert (errors(result), stored(result)) == (["phase.no-column"], [])


@pytest.mark.parametrize(("phase", "expected"), [(Phase.ENACTED, "60.00"), (Phase.REVISED, "65.00")])
def test_the_phases_that_the_table_holds_are_read(read, phase, expected):
    result = read(table(("Jumlah", "Sebelum", "Setelah"), [(5, 60, 65)]), phase=phase)

    assert (stored(result), errors(result)) == ([expected], [])


def test_a_report_without_a_word_of_the_budget_may_be_the_realisation(read):
    assert stored(read(table(("Jumlah",), [(60,)]), phase=Phase.REALISED)) == ["60.00"]


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

    assert (stored(result), errors(result)) == (["61.00", "41.00"], [])


def test_shifts_that_hold_the_same_are_one(read):
    result = read(table(("Murni", "Pergeseran I", "Pergeseran II"), [(60, 61, 61)]), phase=Phase.SHIFTED)

    assert (stored(result), errors(result)) == (["61.00"], [])


# The year in a title


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Tahun Anggaran 2025 (Rp)",
            "TA 2025",
            "TA. 2025",
            "T.A. 2025 (Rp)",
            "Anggaran 2025 (Rupiah)",
            "Anggaran TA 2025",
            "Pagu Tahun Anggaran 2025",
        ),
        *("FY2024/25 Budget", "2024/25 Adopted", "Adopted Budget FY 2025", "Budget 2024-25", "2024/2025 Approved Budget", "FY25", "FY 2025 Adopted"),
    ],
)
def test_the_amount_of_a_year_is_read(read, title):
    result = read(table((title,), [(60,), (40,)]))

    assert (stored(result), codes(result)) == (["60.00", "40.00"], [])


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("TA 2025 (Rp ribu)", 1_000),
        ("Anggaran TA 2025 (dalam ribuan)", 1_000),
        ("TA. 2025 (Rp. Juta)", 1_000_000),
        ("2025 (dalam jutaan)", 1_000_000),
    ],
)
def test_the_unit_behind_a_year_counts(read, title, unit):
    result = read(table((title,), [(60,)]))

    assert (sum(fact.amount for fact in result.facts), codes(result)) == (60 * unit, ["amount.unit"])


@pytest.mark.parametrize(
    "titles",
    [
        ("Tahun Anggaran 2024 (Rp)", "Tahun Anggaran 2025 (Rp)"),
        ("2023-24 Budget", "2024-25 Budget"),
        ("FY24 Budget", "FY25 Budget"),
        ("FY24 Adopted", "FY25 Adopted"),
        ("Realisasi 2024", "TA 2025"),
    ],
)
def test_the_column_of_the_year_is_taken(read, titles):
    result = read(table(titles, [(50, 60), (30, 40)]))

    assert (stored(result), codes(result)) == (["60.00", "40.00"], ["column.other-amounts"])


@pytest.mark.parametrize("title", ["TA 2024", "FY2023/24 Budget", "2023/24 Adopted", "Tahun Anggaran 2024 (Rp)"])
def test_a_column_of_another_year_alone_is_refused(read, title):
    assert errors(read(table((title,), [(60,)]))) == ["year.differs"]


def test_a_year_that_two_fiscal_years_share_is_asked_about(read):
    result = read(table(("2024/25 Budget", "2025/26 Budget"), [(60, 61)]))

    assert asked(result) == ("column.ambiguous", "C (2024/25 Budget), D (2025/26 Budget)")


@pytest.mark.parametrize("over", ["Anggaran", "Tahun Anggaran", "Tahun"])
@pytest.mark.parametrize("years", [("2023", "2024", "2025"), ("=2023", "=2024", "=2025"), ("TA 2023", "TA 2024", "TA 2025")])
def test_years_under_a_merged_title_part_it(read, over, years):
    result = read(table(years, [(60, 61, 62), (40, 41, 42)], (over, "<", "<")))

    assert (stored(result), codes(result)) == (["62.00", "42.00"], ["column.other-amounts"])


def test_years_under_a_title_that_is_not_merged_part_it_too(read):
    result = read("""
        Kode Rekening     | Uraian | Anggaran |      |
                          |        | 2023     | 2024 | 2025
        5.1.02.01.01.0024 | ATK    | =60      | =61  | =62
    """)

    assert (stored(result), codes(result)) == (["62.00"], ["column.other-amounts"])


@pytest.mark.parametrize(("phase", "expected"), [(Phase.ENACTED, "62.00"), (Phase.REALISED, "63.00")])
def test_each_year_may_have_several_amounts(read, phase, expected):
    result = read(table(("Anggaran", "Realisasi", "Anggaran", "Realisasi"), [(60, 61, 62, 63)], ("2024", "<", "2025", "<")), phase=phase)

    assert (stored(result), errors(result)) == ([expected], [])


def test_where_the_year_is_not_there_the_question_names_those_that_are(read):
    result = read(table(("2023", "2024"), [(60, 61)], ("Anggaran", "<")))

    assert asked(result) == ("column.ambiguous", "C (Anggaran > 2023), D (Anggaran > 2024)")


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

    assert (stored(result), errors(result)) == (["15.00"], [])


@pytest.mark.parametrize("title", ["Fisik", "Fisik (%)", "Tanggal", "Keterangan", "Keuangan (%)"])
def test_what_is_no_money_is_not_read_for_the_title_above_it(read, title):
    result = read(table(("Pagu", title), [(60, 25)], ("Anggaran", "Realisasi")), phase=Phase.REALISED)

    assert (stored(result), errors(result)) == ([], ["phase.no-column"])


# Codes of two charts


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


# Changes are no budget


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

    assert (errors(result), stored(result)) == (["phase.only-changes"], [])


def test_a_change_alone_that_falls_is_no_budget(read):
    result = read(table(("Perubahan",), [(10,), (-3,)]), phase=Phase.REVISED)

    assert asked(result) == ("phase.only-changes", "C (Perubahan)")


@pytest.mark.parametrize(("phase", "code"), [(Phase.ENACTED, None), (Phase.REVISED, "phase.no-column")])
def test_the_sum_of_changes_beside_a_budget_is_not_the_changed_budget(read, phase, code):
    titles, over = ("", "Bertambah", "Berkurang", "Jumlah"), ("Anggaran", "Perubahan", "<", "<")
    text = table(titles, [(100, *row) for row in CHANGES], over).replace("^ | ^ |  |", "^ | ^ | ^ |")
    result = read(text, phase=phase)

    assert (errors(result), stored(result)) == (([code], []) if code else ([], ["100.00"] * 3))


@pytest.mark.parametrize("over", ["Murni", "Anggaran"])
@pytest.mark.parametrize(("phase", "expected"), [(Phase.ENACTED, "100.00"), (Phase.REVISED, "105.00")])
def test_a_sum_with_the_budget_before_is_the_changed_budget(read, over, phase, expected):
    result = read(table((over, "Bertambah", "Berkurang", "Jumlah"), [(100, 10, 5, 105), (50, 3, 0, 53)]), phase=phase)

    assert (stored(result)[0], errors(result)) == (expected, [])


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

    assert (errors(result), stored(result)) == (([code], []) if code else ([], ["60.00", "40.00"]))


def test_the_rest_of_a_budget_beside_its_realisation_is_no_change_of_it(read):
    result = read(table(("Anggaran", "Realisasi", "Bertambah/(Berkurang)"), [(60, 0, 60), (40, 0, 40)]), phase=Phase.REVISED)

    assert (stored(result), errors(result)) == (["60.00", "40.00"], [])


# Governments beside each other


TWO_CITIES = table(("Anggaran", "Realisasi") * 2, [(60, 61, 62, 63), (40, 41, 42, 43)], ("Kota Binjai", "<", "Kota Medan", "<"))
TWO_BUDGETS = table(("Kota Binjai", "Kota Medan") * 2, [(60, 62, 61, 63), (40, 42, 41, 43)], ("Anggaran", "<", "Realisasi", "<"))


@pytest.mark.parametrize("text", [TWO_CITIES, TWO_BUDGETS])
@pytest.mark.parametrize(
    ("government", "phase", "expected"),
    [
        ("Kota Binjai", Phase.ENACTED, "60.00"),
        ("Binjai", Phase.REALISED, "61.00"),
        ("Kota Medan", Phase.ENACTED, "62.00"),
        ("Pemerintah Kota Medan", Phase.REALISED, "63.00"),
    ],
)
def test_the_columns_of_one_government_are_read(read, text, government, phase, expected):
    result = read(text, phase=phase, government=government)

    assert (stored(result)[0], errors(result)) == (expected, [])


@pytest.mark.parametrize(
    ("government", "code"), [(None, "government.choose"), ("Kota Cimahi", "government.unknown"), ("02.14", "government.unknown")]
)
def test_of_several_governments_one_must_be_named(read, government, code):
    result = read(TWO_CITIES, government=government)

    (problem,) = result.problems
    assert (problem.code, result.facts) == (code, ())
    assert "Kota Binjai, Kota Medan" in problem.message()


def test_the_sum_of_governments_is_not_the_amount_of_one(read):
    text = table(("Anggaran",) * 3, [(60, 61, 121)], ("Kota Binjai", "Kota Medan", "Jumlah"))

    assert stored(read(text, government="Kota Medan")) == ["61.00"]


def test_columns_of_another_government_than_the_one_asked_for_are_refused(read):
    text = table(("Anggaran", "Realisasi"), [(60, 61)], ("Kota Binjai", "<"))

    assert (errors(read(text, government="Kota Medan")), stored(read(text, government="Kota Binjai"))) == (["government.unknown"], ["60.00"])


@pytest.mark.parametrize(("titles", "expected"), [(("Kota Binjai 2024", "Kota Binjai 2025", "Kota Medan 2025"), "61.00")])
def test_a_government_may_have_a_column_for_each_year(read, titles, expected):
    assert stored(read(table(titles, [(60, 61, 62)]), government="Kota Binjai")) == [expected]


def test_several_columns_of_one_government_are_asked_about(read):
    result = read(table(("Kota Binjai", "Kota Binjai", "Kota Medan"), [(60, 61, 62)]), government="Kota Binjai")

    assert asked(result) == ("government.several-columns", "C (Kota Binjai), D (Kota Binjai)")


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

    assert (stored(result), errors(result), "column.other-amounts" in codes(result)) == (expected, [], True)


@pytest.mark.parametrize(("year", "expected"), [(2024, ["60.00", "40.00"]), (2025, ["65.00", "43.00"])])
def test_of_two_years_beside_each_other_one_is_read(read, year, expected):
    result = read(beside("Anggaran 2024", "Anggaran 2025"), year=year)

    assert (stored(result), codes(result)) == (expected, ["column.other-amounts"])


def test_a_phase_that_neither_table_beside_the_other_holds_is_refused(read):
    assert errors(read(beside("Murni", "Perubahan"), phase=Phase.REALISED)) == ["phase.no-column"] * 2


def test_parts_of_a_budget_beside_each_other_are_both_read(read):
    result = read(beside("Anggaran", "Jumlah", others=("4.1.01.01.01.0001", "4.1.01.01.01.0002")))

    assert (stored(result), errors(result)) == (["60.00", "40.00", "65.00", "43.00"], [])


def test_a_part_of_a_budget_is_not_left_out_for_the_phase_of_another(read):
    text = beside("Anggaran", "Perubahan", others=("4.1.01.01.01.0001", "4.1.01.01.01.0002"))

    assert errors(read(text, phase=Phase.REVISED)) == ["phase.no-column"]


# Titles of English budgets


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("Original Budget", "Revised Budget", "Actual"), {Phase.ENACTED: "60.00", Phase.REVISED: "61.00", Phase.REALISED: "62.00"}),
        (("2025 Original Budget", "2025 Amended Budget", "YTD Actual"), {Phase.ENACTED: "60.00", Phase.REVISED: "61.00", Phase.REALISED: "62.00"}),
        (("FY2025 Adopted", "FY2025 Amended", "FY2025 Actual"), {Phase.ENACTED: "60.00", Phase.REVISED: "61.00", Phase.REALISED: "62.00"}),
        (("Budget", "Outturn", "Variance"), {Phase.ENACTED: "60.00", Phase.REALISED: "61.00"}),
        (("Appropriations", "Allotments", "Obligations"), {Phase.ENACTED: "60.00"}),
        (("Budgeted Amount", "Actual Amount", "Balance"), {Phase.ENACTED: "60.00", Phase.REALISED: "61.00"}),
        (("Approved Estimates 2024/2025", "Revised Estimates 2024/2025", "Remarks"), {Phase.ENACTED: "60.00", Phase.REVISED: "61.00"}),
    ],
)
def test_an_english_budget_is_read_by_its_titles(read, titles, expected):
    found = {phase: read(table(titles, [(60, 61, 62)]), phase=phase) for phase in expected}

    assert {phase: (*stored(result), *errors(result)) for phase, result in found.items()} == {phase: (one,) for phase, one in expected.items()}


@pytest.mark.parametrize(
    ("titles", "phase"),
    [
        (("Budget", "Department Original"), Phase.ENACTED),
        (("Budget", "Budget as Amended in May"), Phase.REVISED),
        (("Amount", "Actual as Posted"), Phase.REALISED),
        (("Budget", "Budget Year (Proposed)"), Phase.PROPOSED),
    ],
)
def test_an_english_title_that_says_the_phase_is_asked_about(read, titles, phase):
    result = read(table(titles, [(60, 61)]), phase=phase)

    assert asked(result) == ("phase.perhaps-column", f"D ({titles[1]})")


@pytest.mark.parametrize("titles", [("2024/25 Original Budget", "2025/26 Budget"), ("2024/25 Budget", "2025/26 Approved Budget")])
def test_the_budgets_of_two_fiscal_years_that_hold_the_year_are_asked_about(read, titles):
    result = read(table(titles, [(60, 61)]))

    assert asked(result) == ("column.ambiguous", f"C ({titles[0]}), D ({titles[1]})")


def test_a_draft_for_the_next_fiscal_year_is_not_the_budget(read):
    result = read(table(("2023-24 Actual", "2024-25 Budget", "2025-26 Proposed"), [(50, 60, 61)]))

    assert (stored(result), errors(result)) == (["60.00"], [])


# Currencies and units in titles


@pytest.mark.parametrize("title", ["Budget ($)", "Budget (USD)", "Budget US$", "Budget £000", "Budget (KES)", "Budget (R'000)", "Pagu (€)"])
def test_a_title_that_says_another_currency_is_refused(read, title):
    result = read(table((title,), [(60,)]))

    assert asked(result) == ("amount.other-currency", title)


@pytest.mark.parametrize(("titles", "expected"), [(("Pagu ($)", "Pagu (Rp)"), "61.00"), (("Pagu (Rp)", "Pagu (USD)"), "60.00")])
def test_of_two_currencies_the_citys_own_is_read(read, titles, expected):
    result = read(table(titles, [(60, 61)]))

    assert (stored(result), codes(result)) == ([expected], ["column.unread"])


@pytest.mark.parametrize(
    ("title", "unit"), [("Budget (in thousands)", 1_000), ("Budget (IDR million)", 1_000_000), ("Pagu (dalam Rp)", 1), ("Amount in IDR", 1)]
)
def test_a_unit_in_english_words_counts(read, title, unit):
    result = read(table((title,), [(60,)]))

    assert (sum(fact.amount for fact in result.facts), errors(result)) == (60 * unit, [])


# The year before and the year after


@pytest.mark.parametrize(
    ("over", "titles", "phase"),
    [
        ("Anggaran", ("Tahun Lalu", "Tahun Ini"), Phase.ENACTED),
        ("Realisasi", ("Tahun Sebelumnya", "Tahun Berjalan"), Phase.REALISED),
    ],
)
def test_the_amount_of_this_year_is_read(read, over, titles, phase):
    result = read(table(titles, [(60, 61)], (over, "<")), phase=phase)

    assert (stored(result), codes(result)) == (["61.00"], ["column.unread"])


def test_a_forecast_for_the_next_year_is_not_the_budget(read):
    result = read(table(("Target", "Pagu", "Target", "Pagu"), [(1, 60, 1, 61)], ("Rencana", "<", "Prakiraan Maju", "<")))

    assert (stored(result), codes(result)) == (["60.00"], ["column.unread"])


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

    assert (errors(result), stored(result)) == (["column.ambiguous"], [])


def test_a_number_of_things_may_be_chosen(read):
    result = read(table(("Jumlah", "Harga", "Total Harga"), [(2, 50, 100)]), profile=Profile(columns={"amount": "E"}))

    assert (stored(result), errors(result)) == (["100.00"], [])


@pytest.mark.parametrize("titles", [("Volume", "Harga", "Jumlah"), ("Koefisien", "Harga Satuan", "Jumlah (Rp)")])
def test_an_amount_beside_its_price_is_read(read, titles):
    assert stored(read(table(titles, [(2, 50, 100), (1, 20, 20)]))) == ["100.00", "20.00"]


@pytest.mark.parametrize(
    ("titles", "phase", "expected"),
    [
        (("Anggaran Awal", "Anggaran Akhir", "Realisasi"), Phase.ENACTED, "60.00"),
        (("Anggaran Awal", "Anggaran Akhir", "Realisasi"), Phase.REVISED, "61.00"),
        (("Pagu", "Pagu Akhir", "Realisasi"), Phase.REVISED, "61.00"),
        (("DPA", "DPPA", "Realisasi"), Phase.REVISED, "61.00"),
        (("Pagu", "Realisasi Keuangan", "Realisasi Fisik"), Phase.REALISED, "61.00"),
        (("PPAS", "RAPBD 2026", "Keterangan"), Phase.PROPOSED, "60.00"),
    ],
)
def test_more_titles_of_versions_are_known(read, titles, phase, expected):
    result = read(table(titles, [(60, 61, 62)]), phase=phase)

    assert (stored(result), errors(result)) == ([expected], [])


@pytest.mark.parametrize("titles", [("Anggaran", "Pagu Efektif"), ("Pagu", "Anggaran Setelah Efisiensi")])
def test_what_may_be_the_revised_budget_is_asked_about(read, titles):
    assert errors(read(table(titles, [(60, 61)]), phase=Phase.REVISED)) == ["phase.perhaps-column"]


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

    assert (stored(result), errors(result)) == ([expected], [])


# Sums of several years


@pytest.mark.parametrize("titles", [("2024", "2025", "Jumlah"), ("Jumlah", "2024", "2025"), ("TA 2024", "TA 2025", "Total")])
@pytest.mark.parametrize("over", [(), (("Jumlah", "<", "<"),)])
def test_the_sum_of_years_is_not_the_amount_of_one(read, titles, over):
    row = tuple({"2024": 10, "TA 2024": 10, "2025": 20, "TA 2025": 20}.get(title, 30) for title in titles)

    assert stored(read(table(titles, [row], *over))) == ["20.00"]


@pytest.mark.parametrize("titles", [("Tahun n-1", "Tahun n", "Tahun n+1", "Jumlah"), ("T-1", "T", "T+1", "Total")])
def test_a_sum_beside_years_that_are_only_counted_is_asked_about(read, titles):
    code, found = asked(read(table(titles, [(10, 20, 30, 60)])))

    assert code == "column.ambiguous"
    assert all(title in found for title in titles if title not in ("Tahun n-1", "Tahun n+1"))


@pytest.mark.parametrize(("titles", "phase"), [(("Total Pagu", "Total Realisasi"), Phase.ENACTED), (("Nilai Pagu", "Sisa"), Phase.ENACTED)])
def test_a_total_of_money_says_which_money(read, titles, phase):
    assert stored(read(table(titles, [(60, 61)]), phase=phase)) == ["60.00"]


# Spent up to a day


@pytest.mark.parametrize(
    ("titles", "over"),
    [
        (("Anggaran", "Realisasi s/d 30 Juni 2025"), ()),
        (("Anggaran", "Realisasi per 30 Juni 2025"), ()),
        (("Budget", "Actual to 30 June 2025"), ()),
        (("Anggaran 2025", "Realisasi sampai dengan tanggal 31 Desember 2025 (Rp)"), ()),
        (("Anggaran", "Realisasi s.d. Periode Ini"), ()),
        (("", "31 Desember 2025"), (("Anggaran", "Realisasi"),)),
        (("", "Per 30 Juni 2025"), (("Anggaran", "Realisasi"),)),
    ],
)
def test_what_was_spent_up_to_a_day_is_the_realisation(read, titles, over):
    result = read(table(titles, [(60, 30)], *over).replace("^ | ^ |  |", "^ | ^ | ^ |"), phase=Phase.REALISED)

    assert (stored(result), codes(result)) == (["30.00"], ["column.other-amounts"])


def test_of_two_days_the_one_of_the_year_is_read(read):
    result = read(table(("31 Desember 2025", "31 Desember 2024"), [(60, 20)], ("Realisasi", "<")), phase=Phase.REALISED)

    assert (stored(result), codes(result)) == (["60.00"], ["column.other-amounts"])


@pytest.mark.parametrize("titles", [("Realisasi s.d. Minggu Lalu", "Realisasi Minggu Ini"), ("Realisasi Periode Lalu", "Realisasi Periode Ini")])
def test_a_part_of_what_was_spent_alone_is_not_read(read, titles):
    result = read(table(("Anggaran", *titles), [(60, 20, 10)]), phase=Phase.REALISED)

    assert (stored(result), errors(result)) == ([], ["phase.no-column"])


# Where money comes from


@pytest.mark.parametrize("over", [(), (("Pagu", "<", "<"),), (("Sumber Dana", "<", "<"),)])
def test_the_citys_money_beside_the_states_is_asked_about(read, over):
    code, found = asked(read(table(("APBD", "APBN", "Jumlah"), [(60, 20, 80)], *over)))

    assert code == "column.ambiguous"
    assert all(title in found for title in ("APBD", "APBN"))


@pytest.mark.parametrize(("phase", "expected"), [(Phase.ENACTED, "60.00"), (Phase.SHIFTED, "65.00")])
def test_a_list_before_and_after_a_shift_is_read(read, phase, expected):
    assert stored(read(table(("PAGU SEBELUM", "PAGU SESUDAH", "SELISIH"), [(60, 65, 5)]), phase=phase)) == [expected]
