"""Which of several columns is the amount: one that nobody knows is never stored for it, and none is stored in place of the one that was asked for."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from tests.support.budget_results import amounts, codes

CODES = tuple(f"5.1.02.01.01.00{number}" for number in (24, 25, 26, 27))


def table(titles, rows, over=""):
    """Accounts and these columns of amounts; over: one merged title above them."""
    lines = ["Kode Rekening | Uraian | " + " | ".join(titles)]
    if over:
        lines = ["Kode Rekening | Uraian | " + " | ".join([over, *["<"] * (len(titles) - 1)]), "^ | ^ | " + " | ".join(titles)]
    lines.extend(f"{code} | Barang {code[-2:]} | " + " | ".join(map(str, row)) for code, row in zip(CODES, rows, strict=False))
    return "\n".join(lines)


def numbers(*rows):
    return [[f"={cell}" for cell in row] for row in rows]


def stored(result):
    return [amount for _, amount in amounts(result)]


def errors(result):
    return [problem.code for problem in result.problems if problem.is_error]


# A sum beside columns that nobody knows


@pytest.mark.parametrize(
    ("over", "titles", "phase"),
    [
        ("Anggaran", ("Volume", "Harga", "Jumlah"), Phase.ENACTED),
        ("Semula", ("Vol", "Harga", "Jumlah"), Phase.ENACTED),
        ("Anggaran", ("Volume", "Harga Satuan", "Jumlah"), Phase.ENACTED),
        ("Realisasi", ("LS", "GU/TU", "Jumlah"), Phase.REALISED),
        ("Realisasi", ("UP/GU", "Jumlah"), Phase.REALISED),
        ("Realisasi", ("Koreksi", "Total"), Phase.REALISED),
        ("Pagu", ("PAD", "DAU", "Jumlah"), Phase.ENACTED),
        ("Pagu", ("Dana Desa", "Jumlah"), Phase.ENACTED),
    ],
)
def test_the_sum_under_a_merged_title_is_stored_alone(read, over, titles, phase):
    rows = numbers((50, 50, 100), (10, 10, 20))
    result = read(table(titles, [row[-len(titles) :] for row in rows], over), phase=phase)

    assert (stored(result), errors(result)) == (["100.00", "20.00"], [])
    assert set(codes(result)) <= {"column.unread"}


def test_what_stands_beside_the_sum_is_told(read):
    result = read(table(("Volume", "Harga", "Jumlah"), numbers((2, 50, 100), (2, 10, 20)), "Anggaran"))

    (told,) = result.problems
    assert (told.code, told.found) == ("column.unread", "D (Anggaran > Harga)")


@pytest.mark.parametrize(("phase", "expected"), [(Phase.ENACTED, ["100.00", "20.00"]), (Phase.REVISED, ["150.00", "20.00"])])
def test_each_version_of_a_detailed_budget_has_its_own_sum(read, phase, expected):
    result = read(
        """
        Kode Rekening     | Uraian | Sebelum Perubahan | <      | <           | <      | Setelah Perubahan | <      | <           | <
        ^                 | ^      | Volume            | Satuan | Tarif/Harga | Jumlah | Volume            | Satuan | Tarif/Harga | Jumlah
        5.1.02.01.01.0024 | ATK    | 2                 | rim    | =50         | =100   | 3                 | rim    | =50         | =150
        5.1.02.01.01.0025 | Kertas | 2                 | rim    | =10         | =20    | 2                 | rim    | =10         | =20
        """,
        phase=phase,
    )

    assert (stored(result), errors(result)) == (expected, [])


@pytest.mark.parametrize(
    ("titles", "row"),
    [
        (("Jumlah", "Harga", "Bayar"), (2, 50, 100)),  # a number of things, not an amount
        (("Jumlah", "Harga", "Nilai"), (2, 50, 100)),
        (("Jumlah", "Nilai"), (100, 50)),
        (("Jumlah", "Total"), (100, 50)),
    ],
)
def test_a_sum_that_may_be_something_else_is_asked_about(read, titles, row):
    result = read(table(titles, numbers(row, row), "Anggaran"))

    assert (stored(result), errors(result)) == ([], ["column.ambiguous"])


def test_a_sum_that_is_blank_beside_its_parts_is_asked_about(read):
    rows = [["=50", "=50", "=100"], ["=10", "=10", ""]]
    result = read(table(("LS", "GU/TU", "Jumlah"), rows, "Realisasi"), phase=Phase.REALISED)

    assert (stored(result), errors(result)) == ([], ["column.ambiguous"])


def test_two_titles_of_money_that_hold_the_same_are_one(read):
    result = read(table(("Nilai", "Jumlah"), numbers((100, 100), (20, 20))))

    assert (stored(result), errors(result)) == (["100.00", "20.00"], [])


def test_two_titles_of_money_that_differ_are_asked_about(read):
    result = read(table(("Nilai", "Jumlah"), numbers((50, 100), (10, 20))))

    assert (stored(result), errors(result)) == ([], ["column.ambiguous"])


# A phase that only a column of unknown title says


@pytest.mark.parametrize("title", ["PAK", "P-APBD", "Pagu PAK", "Anggaran PAK"])
def test_a_revised_budget_by_its_short_name_is_taken(read, title):
    result = read(table(("Anggaran", title), numbers((60, 61), (40, 41))), phase=Phase.REVISED)

    assert (stored(result), errors(result)) == (["61.00", "41.00"], [])


@pytest.mark.parametrize("title", ["Jumlah Setelah Pergeseran", "Pagu Sesudah Pergeseran"])
def test_a_shifted_budget_by_its_long_name_is_taken(read, title):
    result = read(table(("Jumlah", title), numbers((60, 61), (40, 41))), phase=Phase.SHIFTED)

    assert (stored(result), errors(result)) == (["61.00", "41.00"], [])


@pytest.mark.parametrize(
    ("phase", "titles"),
    [
        *((Phase.REVISED, titles) for titles in (("Anggaran", "Anggaran P"), ("Anggaran", "Rancangan Perubahan"))),
        *((Phase.SHIFTED, titles) for titles in (("Anggaran", "Rancangan Pergeseran"), ("Pagu", "Pagu Setelah Efisiensi"))),
        *((Phase.REALISED, ("Jumlah", title)) for title in ("Realisasi Belanja", "SP2D")),
        *(
            (Phase.REALISED, ("Jumlah", title))
            for title in ("Penyerapan", "Serapan", "Realisasi Audited", "Realisasi Januari", "Realisasi Bulan Ini")
        ),
        (Phase.ENACTED, ("Jumlah", "Anggaran Semula I")),
        (Phase.PROPOSED, ("Jumlah", "Rancangan KUA")),
    ],
)
def test_no_other_money_is_stored_where_an_unknown_title_says_the_phase(read, phase, titles):
    result = read(table(titles, numbers((60, 61), (40, 41))), phase=phase)

    assert (stored(result), errors(result)) == ([], ["phase.perhaps-column"])
    (problem,) = [problem for problem in result.problems if problem.is_error]
    assert titles[1] in problem.message()
    assert f"{titles[0]} does not say the phase {phase.slug}" in problem.message("en")


def test_all_that_may_be_meant_are_named(read):
    result = read(table(("Pagu", "Pagu Pergeseran 1", "Pagu Pergeseran 2"), numbers((60, 1, 61))), phase=Phase.SHIFTED)

    (problem,) = result.problems
    assert (problem.code, problem.found) == ("column.ambiguous", "D (Pagu Pergeseran 1), E (Pagu Pergeseran 2)")


def test_amounts_as_text_are_money_too(read):
    result = read(table(("Anggaran", "Pagu Setelah Efisiensi"), [["=60000", "61.000"], ["=40000", "Rp 41.000,-"]]), phase=Phase.SHIFTED)

    assert (stored(result), errors(result)) == ([], ["phase.perhaps-column"])


@pytest.mark.parametrize(
    ("phase", "titles"),
    [
        *((Phase.REALISED, ("Jumlah", title)) for title in ("No SP2D", "Realisasi (%)", "Realisasi Fisik", "Tanggal SP2D")),
        (Phase.REALISED, ("Jumlah 2025", "Realisasi Belanja 2024")),
        (Phase.REALISED, ("Realisasi", "Realisasi Belanja")),
        (Phase.ENACTED, ("Anggaran", "Realisasi Belanja")),
        (Phase.REVISED, ("Anggaran", "Realisasi Belanja")),
        (Phase.REVISED, ("Anggaran", "Harga setelah pajak")),
    ],
)
def test_titles_that_say_something_else_change_nothing(read, phase, titles):
    result = read(table(titles, numbers((60, 61), (40, 41))), phase=phase)

    assert (stored(result), codes(result)) == (["60.00", "40.00"], ["column.unread"])


def test_texts_under_a_title_that_says_the_phase_are_no_amounts(read):
    result = read(table(("Jumlah", "Usulan Perubahan"), [["=60", "SK 12"], ["=40", "-"]]), phase=Phase.REVISED)

    assert (stored(result), codes(result)) == (["60.00", "40.00"], ["column.unread"])


# "Perubahan" may be the changed budget or the change


CHANGES = numbers((60, 5, 65), (40, -5, 35))


@pytest.mark.parametrize(
    ("titles", "phase"),
    [
        (("Anggaran", "Perubahan", "Anggaran Setelah Perubahan"), Phase.REVISED),
        (("Semula", "Perubahan", "Menjadi"), Phase.REVISED),
        (("Sebelum Pergeseran", "Pergeseran", "Setelah Pergeseran"), Phase.SHIFTED),
        (("APBD 2025", "Perubahan", "Jumlah"), Phase.REVISED),
        (("Pagu", "Perubahan", "Jumlah"), Phase.REVISED),
        (("Pagu", "Pergeseran", "Total"), Phase.SHIFTED),
    ],
)
def test_a_change_between_two_budgets_is_not_the_changed_budget(read, titles, phase):
    result = read(table(titles, CHANGES), phase=phase)

    assert (stored(result), errors(result)) == (["65.00", "35.00"], [])


@pytest.mark.parametrize("titles", [("APBD 2025", "Perubahan", "Jumlah"), ("Pagu", "Perubahan", "Jumlah"), ("Pagu", "Pergeseran", "Pagu Akhir")])
def test_the_budget_before_a_change_is_the_enacted_one(read, titles):
    result = read(table(titles, CHANGES))

    assert (stored(result), errors(result)) == (["60.00", "40.00"], [])


def test_the_order_of_the_columns_does_not_matter(read):
    result = read(table(("Pagu", "Jumlah", "Perubahan"), numbers((60, 65, 5), (40, 35, -5))), phase=Phase.REVISED)

    assert stored(result) == ["65.00", "35.00"]


def test_amounts_written_as_text_make_a_sum_too(read):
    rows = [["6.000.000", "1.500.000", "7.500.000"], ["4.000.000", "(500.000)", "3.500.000"]]
    result = read(table(("Pagu", "Perubahan", "Jumlah"), rows), phase=Phase.REVISED)

    assert (stored(result), errors(result)) == (["7500000.00", "3500000.00"], [])


def test_one_wrong_row_does_not_make_a_change_the_budget(read):
    result = read(table(("Pagu", "Perubahan", "Jumlah"), numbers((60, 5, 65), (40, -5, 35), (10, 1, 12))), phase=Phase.REVISED)

    assert stored(result) == ["65.00", "35.00", "12.00"]


def test_where_nothing_changed_the_budget_is_not_nil(read):
    result = read(table(("Pagu", "Perubahan", "Jumlah"), numbers((60, 0, 60), (40, 0, 40))), phase=Phase.REVISED)

    assert stored(result) == ["60.00", "40.00"]


@pytest.mark.parametrize("first", ["Pagu Lama", "Pagu"])
def test_a_change_that_makes_a_budget_of_unknown_title_is_asked_about(read, first):
    result = read(table((first, "Pergeseran", "Pagu Baru"), CHANGES), phase=Phase.SHIFTED)

    (problem,) = result.problems
    assert (problem.code, problem.found, result.facts) == ("phase.no-column", f"C ({first}), E (Pagu Baru)", ())


@pytest.mark.parametrize("first", ["Anggaran", "Murni", "Sebelum"])
def test_a_change_without_the_changed_budget_is_not_stored_for_it(read, first):
    result = read(table((first, "Perubahan"), numbers((60, 5), (40, -5))), phase=Phase.REVISED)

    assert (result.facts, errors(result)) == ((), ["phase.no-column"])


def test_a_surplus_may_become_a_deficit(read):
    result = read(
        "Kode | Uraian | Murni | Perubahan\n4.1 | Pajak | =60 | =50\n5.1 | Gaji | =50 | =70\n | Surplus/(Defisit) | =10 | =-20", phase=Phase.REVISED
    )

    assert (stored(result), errors(result)) == (["50.00", "70.00"], [])


@pytest.mark.parametrize(
    ("phase", "title"), [(Phase.REVISED, "Setelah Pergeseran"), (Phase.REVISED, "Pergeseran"), (Phase.SHIFTED, "APBD Perubahan")]
)
def test_a_budget_beside_one_of_another_change_is_asked_about(read, phase, title):
    result = read(table(("Anggaran", title), numbers((60, 61), (40, 41))), phase=phase)

    assert (result.facts, errors(result)) == ((), ["phase.perhaps-column"])


def test_a_change_may_have_titles_below_it(read):
    result = read(
        """
        Kode Rekening     | Uraian | Jumlah            | <                 | Perubahan | <
        ^                 | ^      | Sebelum Perubahan | Setelah Perubahan | Rp        | %
        5.1.02.01.01.0024 | ATK    | =60               | =65               | =5        | =8
        5.1.02.01.01.0025 | Kertas | =40               | =43               | =3        | =7
        """,
        phase=Phase.REVISED,
    )

    assert (stored(result), errors(result)) == (["65.00", "43.00"], [])


@pytest.mark.parametrize(
    ("over", "titles", "phase", "rows"),
    [
        ("", ("Murni", "Perubahan"), Phase.REVISED, [(60, 61), (40, 41)]),
        ("Anggaran", ("Murni", "Perubahan"), Phase.REVISED, [(60, 61), (40, 41)]),
        ("", ("APBD", "Perubahan", "Bertambah/Berkurang"), Phase.REVISED, [(60, 61, 1), (40, 41, 1)]),
        ("", ("Murni", "Perubahan", "Realisasi"), Phase.REVISED, [(60, 61, 30), (40, 41, 20)]),
        ("", ("Murni", "Pergeseran", "Setelah Perubahan"), Phase.SHIFTED, [(60, 61, 70), (40, 41, 50)]),
        ("", ("Murni", "Perubahan", "Jumlah"), Phase.REVISED, [(0, 61, 61), (40, 41, 50)]),
    ],
)
def test_the_changed_budget_is_taken_where_nothing_says_that_it_is_a_change(read, over, titles, phase, rows):
    result = read(table(titles, numbers(*rows), over), phase=phase)

    assert (stored(result), errors(result)) == (["61.00", "41.00"], [])


# Kinds of expenditure side by side


def by_kind(titles, rows, over=""):
    lines = ["Kode Sub Kegiatan | Nama Sub Kegiatan | " + " | ".join(titles)]
    if over:
        lines = ["Kode Sub Kegiatan | Nama Sub Kegiatan | " + " | ".join([over, *["<"] * (len(titles) - 1)]), "^ | ^ | " + " | ".join(titles)]
    lines.extend(f"1.02.02.2.01.000{number} | Obat {number} | " + " | ".join(row) for number, row in enumerate(numbers(*rows), start=1))
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        (("Pegawai", "Barang dan Jasa", "Modal", "Jumlah"), [(10, 40, 5, 55), (20, 0, 0, 20)]),
        (("Pegawai", "Barang dan Jasa", "Modal"), [(10, 40, 5), (20, 0, 0)]),
        (("Operasi", "Modal", "Hibah", "Jumlah"), [(10, 40, 5, 55), (20, 0, 0, 20)]),
    ],
)
def test_a_kind_that_nobody_knows_is_neither_left_out_nor_the_total(read, titles, rows):
    result = read(by_kind(titles, rows, "Pagu"))

    assert (result.facts, errors(result)) == ((), ["column.ambiguous"])
    assert all(title in result.problems[0].message() for title in titles if title not in ("Operasi", "Jumlah"))


def test_a_note_beside_the_kinds_is_none_of_them(read):
    result = read(
        by_kind(("Operasi", "Modal", "Jumlah", "Catatan"), [(10, 40, 50, "x"), (20, 0, 20, "y")], "Pagu").replace("=x", "x").replace("=y", "y")
    )

    assert (sum(fact.amount for fact in result.facts), errors(result)) == (70, [])


@pytest.mark.parametrize("title", ["Nilai", "Jumlah", "Total"])
def test_the_sum_of_the_kinds_is_no_kind(read, title):
    result = read(by_kind(("Operasi", "Modal", title), [(10, 40, 50), (23, 0, 23)]))

    assert (sum(fact.amount for fact in result.facts), codes(result)) == (73, [])


@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        (("Operasi", "Modal", "Hibah", "Total"), [(10, 40, 5, 55), (23, 0, 0, 23)]),
        # in one row of many, but by just what is not read
        (("Operasi", "Modal", "Hibah", "Total"), [(10, 40, 5, 55), (23, 0, 0, 23), (24, 0, 0, 24)]),
        (("Operasi", "Modal", "Lain A", "Lain B", "Total"), [(10, 40, 2, 3, 55), (23, 0, 0, 0, 23), (24, 0, 0, 0, 24)]),
        # in half of the rows
        (("Operasi", "Modal", "Total"), [(10, 40, 55), (23, 0, 23)]),
        # "Nilai" is their sum only where it is so in every row
        (("Operasi", "Modal", "Nilai"), [(10, 40, 55), (23, 0, 23), (24, 0, 24)]),
    ],
)
def test_kinds_that_do_not_make_up_their_total_are_refused(read, titles, rows):
    result = read(by_kind(titles, rows))

    assert errors(result) == ["kinds.incomplete"]
    assert "misalnya 50,00, bukan 55,00 (1 baris: 2)" in next(problem.message() for problem in result.problems if problem.is_error)


def test_one_wrong_total_of_many_is_told(read):
    result = read(by_kind(("Operasi", "Modal", "Total"), [(10, 40, 55), (23, 0, 23), (24, 0, 24)]))

    assert (sum(fact.amount for fact in result.facts), codes(result)) == (97, ["row.sum-differs"])


def test_totals_that_differ_by_rounding_are_told(read):
    titles = ("Operasi (Rp juta)", "Modal (Rp juta)", "Total (Rp juta)")
    result = read(by_kind(titles, [(10, 40, 51), (23, 1, 25), (24, 0, 24)]))

    assert (errors(result), "row.sum-differs" in codes(result)) == ([], True)


@pytest.mark.parametrize("title", ["Hibah", "BTT", "Bantuan Keuangan"])
def test_a_kind_that_nobody_knows_without_a_total_is_asked_about(read, title):
    result = read(by_kind(("Operasi", "Modal", title), [(10, 40, 5), (23, 0, 0)]))

    assert (result.facts, errors(result)) == ((), ["kinds.unknown"])
    assert "Operasi, Modal" in result.problems[0].message()
    assert f"E ({title})" in result.problems[0].message("en")


# Offices side by side with kinds of accounts


def of_offices(result):
    return [(fact.office_name, str(fact.account), int(fact.amount)) for fact in result.facts]


@pytest.mark.parametrize("amount", ["5.000", "Rp 5.000,-", "(5.000)", "5000"])
def test_amounts_written_as_text_under_a_title_that_nobody_knows_are_not_left_behind(read, amount):
    result = read(f"""
        Nama SKPD       | Belanja Operasi | Belanja Modal | Belanja Hibah
        Dinas Kesehatan | =10             | =40           | {amount}
        Dinas Sosial    | =20             | =0            | -
        Jumlah          | =30             | =40           | {amount}
    """)

    assert codes(result) == ["table.not-found"]


REPORT = """
    Nama SKPD       | Pendapatan | <         | Belanja  | <
    ^               | Target     | Realisasi | Anggaran | Realisasi
    Dinas Kesehatan | =10        | =9        | =40      | =39
    Dinas Sosial    | =20        | =19       | =50      | =49
    Jumlah          | =30        | =28       | =90      | =88
"""


@pytest.mark.parametrize(
    ("phase", "expected"),
    [
        (Phase.REALISED, [("Dinas Kesehatan", 9, 39), ("Dinas Sosial", 19, 49)]),
        (Phase.ENACTED, [("Dinas Kesehatan", 10, 40), ("Dinas Sosial", 20, 50)]),
    ],
)
def test_expenditure_may_be_said_above_the_titles_of_its_amounts(read, phase, expected):
    result = read(REPORT, phase=phase)

    assert of_offices(result) == [line for office, revenue, spent in expected for line in ((office, "4", revenue), (office, "5", spent))]
    assert (codes(result), [total.difference for total in result.stated]) == (["column.other-amounts"], [0, 0])


def test_a_kind_of_expenditure_that_nobody_knows_is_not_all_of_it(read):
    result = read("""
        Nama SKPD       | Belanja  | <         | <        | <
        ^               | Pegawai  | <         | Modal    | <
        ^               | Anggaran | Realisasi | Anggaran | Realisasi
        Dinas Kesehatan | =10      | =9        | =40      | =39
        Dinas Sosial    | =20      | =19       | =50      | =49
        Jumlah          | =30      | =28       | =90      | =88
    """)

    assert errors(result) == ["kinds.incomplete"]


# Amounts up to each period


QUARTER = ("Realisasi Januari", "Realisasi Februari", "Realisasi Maret")


def test_months_that_never_fall_are_not_added_up(read):
    result = read(table(QUARTER, numbers((5, 10, 15), (2, 5, 8), (2, 5, 8))), phase=Phase.REALISED)

    assert errors(result) == ["periods.columns-to-date"]
    (problem,) = [problem for problem in result.problems if problem.is_error]
    assert problem.found == "C (Realisasi Januari), D (Realisasi Februari), E (Realisasi Maret)"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(5, 10, 15), (2, 5, 1), (2, 5, 8)], ["30.00", "8.00", "15.00"]),  # one falls
        ([(5, 5, 5), (2, 5, 8), (3, 3, 3)], ["15.00", "15.00", "9.00"]),  # only one rises
    ],
)
def test_months_that_fall_somewhere_are_added_up(read, rows, expected):
    result = read(table(QUARTER, numbers(*rows)), phase=Phase.REALISED)

    assert (stored(result), codes(result)) == (expected, ["amount.from-periods"])


def test_rising_months_are_only_compared_with_an_amount_of_their_own(read):
    result = read(table((*QUARTER, "Realisasi"), numbers((1, 2, 3, 6), (2, 3, 4, 9), (2, 2, 3, 7))), phase=Phase.REALISED)

    assert (stored(result), codes(result)) == (["6.00", "9.00", "7.00"], [])


def test_a_cash_budget_may_rise(read):
    result = read(table(("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"), numbers((1, 2, 3, 4), (1, 1, 1, 2))))

    assert (stored(result), codes(result)) == (["10.00", "5.00"], ["amount.from-periods"])


@pytest.mark.parametrize(
    ("title", "phase"),
    [("Anggaran Tahun 2025", Phase.ENACTED), ("Pagu Tahun 2025 (Rp)", Phase.ENACTED), ("Realisasi Tahun 2025", Phase.REALISED)],
)
def test_the_amount_of_a_year_is_an_amount(read, title, phase):
    result = read(table((title,), numbers((60,), (40,))), phase=phase)

    assert (stored(result), codes(result)) == (["60.00", "40.00"], [])


def test_the_amount_of_another_year_is_not_taken(read):
    titles = ("Realisasi Tahun 2024", "Anggaran Tahun 2025", "Anggaran Tahun 2024")
    result = read(table(titles, numbers((60, 61, 62), (40, 41, 42))))

    assert (stored(result), codes(result)) == (["61.00", "41.00"], ["column.other-amounts"])


@pytest.mark.parametrize("titles", ["Anggaran | 2025", "2025 | Anggaran"])
def test_a_column_titled_with_the_year_beside_a_budget_of_no_year_is_asked_about(read, titles):
    result = read(f"Kode Rekening | Uraian | {titles}\n5.1.01 | Gaji | =70 | =80\n5.1.02 | Barang | =30 | =35")

    assert errors(result) == ["column.ambiguous"]


def test_a_column_titled_with_the_year_that_holds_the_budget_again_is_not_asked_about(read):
    result = read("Kode Rekening | Uraian | Anggaran | 2025\n5.1.01 | Gaji | =70 | =70\n5.1.02 | Barang | =30 | =30")

    assert errors(result) == []
