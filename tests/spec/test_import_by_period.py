"""Tables with a column for each month, quarter or half of the year; titles of amounts merged over several columns, amounts merged over rows."""

from __future__ import annotations

from itertools import product

import pytest

from cms.domain.budgets import Phase
from importers.profiles import Profile
from tests.support.budget_results import amounts, codes

MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")
SHORT = ("Jan", "Peb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sept", "Okt", "Nop", "Des")
QUARTERS = ("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV")


def row(*amounts_of_row, code="5.1.01"):
    return " | ".join((code, "Gaji", *(f"={amount}" for amount in amounts_of_row)))


def table(*titles, rows=(), above=""):
    return "\n".join((*([above] if above else []), " | ".join(("Kode rekening", "Uraian", *titles)), *rows))


YEAR = tuple(range(1, 13))
# What the sheet shows, the phase, and (amount, problems) that must come of it.
READ = {
    "twelve months": (table(*MONTHS, rows=[row(*YEAR)]), Phase.ENACTED, ("78.00", ["amount.from-periods"])),
    "twelve months in short": (table(*SHORT, rows=[row(*YEAR)]), Phase.ENACTED, ("78.00", ["amount.from-periods"])),
    "twelve months by number": (table(*(f"Bulan {n}" for n in YEAR), rows=[row(*YEAR)]), Phase.ENACTED, ("78.00", ["amount.from-periods"])),
    "months under one title": (
        f"Kode rekening | Uraian | Anggaran Kas{' | <' * 11}\n^ | ^ | {' | '.join(MONTHS)}\n{row(*YEAR)}",
        Phase.ENACTED,
        ("78.00", ["amount.from-periods"]),
    ),
    "quarters": (table(*QUARTERS, rows=[row(1, 2, 3, 4)]), Phase.ENACTED, ("10.00", ["amount.from-periods"])),
    "halves in millions": (table("Semester I (Rp juta)", "Semester II (Rp juta)", rows=[row(3, 2)]), Phase.ENACTED, ("5000000.00", None)),
    "months and their total": (table(*MONTHS, "Jumlah", rows=[row(*YEAR, 78)]), Phase.ENACTED, ("78.00", [])),
    "the budget and its months": (table("Anggaran", *MONTHS, rows=[row(78, *YEAR)]), Phase.ENACTED, ("78.00", [])),
    "a total that is not that of its months": (
        table(*QUARTERS, "Jumlah", rows=[row(1, 2, 3, 4, 11)]),
        Phase.ENACTED,
        ("11.00", ["row.periods-differ"]),
    ),
    "months of something else beside the budget": (table("Anggaran", *MONTHS, rows=[row(90, *YEAR)]), Phase.ENACTED, ("90.00", ["column.unread"])),
    "quarters, their months and sums": (
        "Kode rekening | Uraian | Triwulan I | < | < | < | Triwulan II | < | < | <\n^ | ^ | Jan | Feb | Mar | Jumlah | Apr | Mei | Jun | Jumlah\n"
        + row(1, 2, 3, 6, 4, 5, 6, 15),
        Phase.REALISED,
        ("21.00", ["amount.from-periods", "column.unread"]),
    ),
    "the months of two years": (
        table("Semester I 2024", "Semester II 2024", "Semester I 2025", "Semester II 2025", rows=[row(3, 2, 5, 6)]),
        Phase.ENACTED,
        ("11.00", ["amount.from-periods", "column.unread"]),
    ),
    "what was realised by month so far": (
        table("Anggaran", "Realisasi Januari", "Realisasi Februari", rows=[row(90, 10, 20)]),
        Phase.REALISED,
        ("30.00", ["amount.from-periods", "column.other-amounts"]),
    ),
    "the budget beside what was realised by month": (
        table("Anggaran", "Realisasi Januari", "Realisasi Februari", rows=[row(90, 10, 20)]),
        Phase.ENACTED,
        ("90.00", ["column.unread"]),
    ),
    "budget and realisation of each month": (
        "Kode rekening | Uraian | Januari | < | Februari | <\n^ | ^ | Anggaran | Realisasi | Anggaran | Realisasi\n" + row(3, 2, 2, 1),
        Phase.REALISED,
        ("3.00", ["amount.from-periods", "column.unread"]),
    ),
    "months under realised, with their total": (
        "Kode rekening | Uraian | Anggaran | Realisasi | < | <\n^ | ^ | ^ | Januari | Februari | Jumlah\n" + row(90, 10, 20, 30),
        Phase.REALISED,
        ("30.00", ["column.other-amounts"]),
    ),
    "realised up to a month": (
        table("Anggaran", "Realisasi s.d. Juni 2025", rows=[row(90, 40)]),
        Phase.REALISED,
        ("40.00", ["column.other-amounts"]),
    ),
    "last month, this month and both": (
        "Kode rekening | Uraian | Anggaran | Realisasi | < | <\n^ | ^ | ^ | Bulan lalu | Bulan ini | s.d. bulan ini\n" + row(90, 10, 20, 30),
        Phase.REALISED,
        ("30.00", ["column.other-amounts", "column.unread"]),
    ),
    "a share and an amount under one title": (
        "Kode rekening | Uraian | Anggaran | <\n^ | ^ | % | Rp\n" + row(100, 30),
        Phase.ENACTED,
        ("30.00", []),
    ),
}
# What is not clear, and the one error that says so.
REFUSED = {
    "months that are no whole year": (table("Januari", "Februari", "Maret", rows=[row(1, 2, 3)]), Phase.ENACTED, "periods.incomplete"),
    "a month that was left out": (table("Realisasi Januari", "Realisasi Maret", rows=[row(1, 3)]), Phase.REALISED, "periods.incomplete"),
    "one half twice": (table("Semester I", "Semester I", "Semester II", rows=[row(1, 2, 3)]), Phase.ENACTED, "column.ambiguous"),
    "months beside a budget, asked for as realised": (table("Anggaran", *MONTHS, rows=[row(90, *YEAR)]), Phase.REALISED, "phase.no-column"),
    "realised up to each month": (
        table("Realisasi s.d. Januari", "Realisasi s.d. Februari", rows=[row(1, 3)]),
        Phase.REALISED,
        "column.ambiguous",
    ),
    "a blank total beside its months": (
        table(*MONTHS, "Jumlah", rows=[row(*YEAR, 78), row(*YEAR, code="5.1.02") + " |"]),
        Phase.ENACTED,
        "row.periods-alone",
    ),
    "two amounts under one title": ("Kode rekening | Uraian | Anggaran | <\n" + row(10, 20), Phase.ENACTED, "column.ambiguous"),
    "two amounts written as text under one title": (
        "Kode rekening | Uraian | Anggaran | <\n5.1.01 | Gaji | 1.000,00 | 2.000,00",
        Phase.ENACTED,
        "column.ambiguous",
    ),
    "unknown titles under the title of amounts": (
        "Kode rekening | Uraian | Anggaran | <\n^ | ^ | Diminta | Diberi\n" + row(10, 20),
        Phase.ENACTED,
        "column.ambiguous",
    ),
}


@pytest.mark.parametrize("what", READ)
def test_months_are_added_up_once_or_compared(what, read):
    text, phase, (amount, problems) = READ[what]

    result = read(text, phase=phase)

    assert amounts(result) == [("5.1.01", amount)]
    assert problems is None or codes(result) == problems


@pytest.mark.parametrize("what", REFUSED)
def test_columns_that_may_mean_several_amounts_are_asked_about(what, read):
    text, phase, code = REFUSED[what]

    result = read(text, phase=phase)

    assert [problem.code for problem in result.problems if problem.is_error] == [code]


SIX_ROWS = """
    Kode Rekening | Uraian | Anggaran | <      | <         | <
    ^             | ^      | Murni    | <      | Perubahan | <
    ^             | ^      | Belanja  | <      | Belanja   | <
    ^             | ^      | Operasi  | Modal  | Operasi   | Modal
    ^             | ^      | (Rp)     | (Rp)   | (Rp)      | (Rp)
    1             | 2      | 3        | 4      | 5         | 6
    1.02.01       | A      | =1       | =2     | =3        | =4
"""


@pytest.mark.parametrize(("phase", "expected"), [(Phase.ENACTED, ["1.00", "2.00"]), (Phase.REVISED, ["3.00", "4.00"])])
def test_a_heading_goes_on_below_a_row_of_unknown_titles_that_its_merged_cells_reach_over(phase, expected, read):
    result = read(SIX_ROWS, phase=phase)

    assert amounts(result) == list(zip(("5.1", "5.2"), expected, strict=True))


@pytest.mark.parametrize(
    ("second", "stored", "code"),
    [
        ("", [("5.1.01", "100.00"), ("5.1.03", "50.00")], "amount.joined"),
        ("5.1.01.01", [("5.1.01", "100.00"), ("5.1.03", "50.00")], "amount.joined"),
        ("5.1.02", [("5.1.03", "50.00")], "amount.joined-accounts"),
    ],
)
def test_an_amount_that_is_merged_over_rows_is_told_and_asked_about_where_they_are_of_several_accounts(read, second, stored, code):
    result = read(f"""
        Kode rekening | Uraian   | Jumlah
        5.1.01        | Gaji     | =100
        {second}      | Lain     | ^
        5.1.03        | Hibah    | =50
    """)

    assert amounts(result) == stored
    assert [(problem.code, problem.where.cell, problem.is_error) for problem in result.problems] == [(code, "C2", code != "amount.joined")]


def test_a_faulty_month_refuses_its_row_at_its_own_cell(read):
    result = read(table("Semester I", "Semester II", rows=["5.1.01 | Gaji | #REF! | =2", "5.1.02 | Barang | =1 | =3"]))

    assert [(problem.code, problem.where.cell) for problem in result.problems if problem.is_error] == [("cell.error", "C2")]
    assert amounts(result) == [("5.1.02", "4.00")]


def test_a_column_that_was_chosen_counts_alone(read):
    result = read(table(*QUARTERS, rows=[row(1, 2, 3, 4)]), profile=Profile(columns={"amount": "D"}))

    assert amounts(result) == [("5.1.01", "2.00")]


def long(*periods, amounts_of, title="Bulan", amount="Realisasi", accounts=3):
    """One row for each account and period."""
    every = product(range(1, accounts + 1), enumerate(periods))
    rows = [f"5.1.{account:02d} | Gaji | {period} | ={amounts_of(account, place)}" for account, (place, period) in every]
    return "\n".join((f"Kode rekening | Uraian | {title} | {amount}", *rows))


# Rows by period -> the problems that tell what they are.
ROWS = {
    "up to each month, by its title": (
        long("Januari", "Februari", amounts_of=lambda account, place: 10, amount="Realisasi s.d. bulan ini"),
        "periods.to-date",
    ),
    "up to each month, cumulative": (long("Jan", "Feb", amounts_of=lambda account, place: 10, amount="Realisasi (kumulatif)"), "periods.to-date"),
    "up to each month, by its rows": (long("s.d. Januari", "s.d. Februari", amounts_of=lambda account, place: 10), "periods.to-date"),
    "amounts that only rise": (long("1", "2", "3", "4", amounts_of=lambda account, place: account + 10 * place), "periods.to-date"),
    "amounts of each month": (
        long("Januari", "Februari", "Maret", amounts_of=lambda account, place: 10 + (place * 3) % 5),
        "amount.from-period-rows",
    ),
    "the year's budget in every quarter": (long("TW I", "TW II", "TW III", "TW IV", amounts_of=lambda account, place: 10), "periods.to-date"),
    "reports of the last day of each month": (
        long("31/01/2025", "28/02/2025", amounts_of=lambda account, place: 10 - place, title="Per Tanggal"),
        "periods.to-date",
    ),
    "amounts that never fall, of months with their year": (
        long("Januari 2025", "Februari 2025", amounts_of=lambda account, place: 10, accounts=4),
        "periods.to-date",
    ),
    "halves by Roman numbers": (long("I", "II", amounts_of=lambda account, place: 10, title="Semester", accounts=4), "periods.to-date"),
    "quarters by number": (long("1", "2", amounts_of=lambda account, place: 10 - place, title="Triwulan"), "amount.from-period-rows"),
}


@pytest.mark.parametrize("what", ROWS)
def test_one_account_in_several_periods_is_told_or_refused_where_it_counts_again(what, read):
    text, code = ROWS[what]

    result = read(text, phase=Phase.REALISED)

    about = [problem for problem in result.problems if problem.code in ("periods.to-date", "amount.from-period-rows")]
    assert [(problem.code, str(problem.where)) for problem in about] == [(code, "Lembar1!C1")]
    assert (text.split(" | ")[2] in about[0].message("id"), result.ok) == (True, code != "periods.to-date")


def test_payments_of_many_days_are_added_up_without_a_word_about_periods(read):
    text = long("31/01/2025", "14/02/2025", amounts_of=lambda account, place: 10 + account, title="Tanggal")

    assert not {"periods.to-date", "amount.from-period-rows"} & set(codes(read(text, phase=Phase.REALISED)))


def test_the_month_in_which_something_is_done_adds_nothing_up(read):
    text = long("Januari", amounts_of=lambda account, place: 10) + "\n5.1.09 | Barang | Maret | =5"

    assert not {"periods.to-date", "amount.from-period-rows"} & set(codes(read(text, phase=Phase.REALISED)))


def test_a_budget_that_a_report_repeats_for_each_month_is_not_added_up(read):
    text = long("Januari", "Februari", amounts_of=lambda account, place: "10 | =5", amount="Anggaran | Realisasi s.d. bulan ini", accounts=1)

    assert [problem.code for problem in read(text, phase=Phase.ENACTED).problems if problem.is_error] == ["periods.to-date"]


@pytest.mark.parametrize("said", ["", "Jumlah", "Setahun"])
def test_a_row_of_no_month_beside_the_months_of_its_account_is_not_counted_with_them(read, said):
    text = long("Januari", "Februari", amounts_of=lambda account, place: 12 - place, accounts=1) + f"\n5.1.01 | Gaji | {said} | =23\nJumlah | | | =23"

    result = read(text, phase=Phase.REALISED)

    assert [(problem.code, str(problem.where)) for problem in result.problems if problem.is_error] == [("row.part-blank", "Lembar1!C4")]


@pytest.mark.parametrize(
    ("periods", "title", "phase", "missing"),
    [
        (("Januari", "Februari"), "Bulan", Phase.ENACTED, 10),
        (("Januari", "Maret"), "Bulan", Phase.REALISED, 1),
        (("1", "2", "3"), "Triwulan", Phase.ENACTED, 1),
        (("1", "2"), "Semester", Phase.ENACTED, 0),
    ],
)
def test_rows_by_period_are_refused_where_some_are_missing(read, periods, title, phase, missing):
    amount = "Anggaran" if phase is Phase.ENACTED else "Realisasi"
    result = read(long(*periods, amounts_of=lambda account, place: 12 - place, title=title, amount=amount), phase=phase)

    incomplete = [dict(problem.details)["count"] for problem in result.problems if problem.code == "periods.incomplete"]
    assert incomplete == ([str(missing)] if missing else [])
