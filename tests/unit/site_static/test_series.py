"""Years whose codes changed: the sums stay, the series goes on, and every break is said in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cms.domain.budgets import BudgetDocument, BudgetLine
from cms.domain.codes import AccountCode, UnitCode
from cms.domain.crosswalk import CodeKind, CrosswalkEntry
from site_static.content import Snapshot
from site_static.plan import page_bytes
from site_static.views import books_of, years_and_proposals
from site_static.views.across import details_view
from site_static.views.series import breaks, with_series
from site_static.views.yearbook import Yearbook
from site_static.words import Words
from tests.support.city import small_snapshot

HEALTH, SCHOOL = (1, 2, 0, 0, 0, 0, 1, 0), (1, 1, 0, 0, 0, 0, 1, 0)
SAY = Words("id").say
ACROSS = "anggaran/antar-tahun/index.html"


def entry(before: str, after: str, share: str = "1", year: int = 2025, kind: CodeKind = CodeKind.ACCOUNT, **said: object) -> CrosswalkEntry:
    about = {"from_name": "Lama", "to_name": "Baru", "legal_basis": "Perda CONTOH", "valid_from": date(year, 1, 1), "is_sample": True}
    return CrosswalkEntry(**about | {"kind": kind, "from_code": before, "to_code": after, "share": Decimal(share)} | said)


def office(code: tuple[int, ...]) -> str:
    return ".".join(f"{part:02d}" for part in code)


def books(crosswalk: Sequence[CrosswalkEntry] = (), snapshot: Snapshot | None = None) -> dict[int, Yearbook]:
    found = with_series(books_of(snapshot or small_snapshot()), crosswalk)
    return {book.year: book for book in found}


def spent(book: Yearbook, *code: int) -> Decimal:
    return book.account_sums(*code)[-1] or Decimal(0)


def in_year(snapshot: Snapshot, year: int, change) -> Snapshot:
    """The snapshot with other lines in one year."""

    def changed(document: BudgetDocument) -> BudgetDocument:
        if document.year != year:
            return document
        return replace(document, lines=tuple(map(change, document.lines)), digest=f"{document.digest}-changed")

    return replace(snapshot, documents=tuple(map(changed, snapshot.documents)))


def said(phrases: Iterable[object]) -> list[str]:
    return [SAY(one) for one in phrases]


# Accounts -----------------------------------------------------------------------------------------------------------------


def test_without_entries_every_year_keeps_its_own_codes():
    assert {year: (book.moved_accounts, book.moved_offices) for year, book in books().items()} == dict.fromkeys((2023, 2024, 2025), (None, None))


def test_an_account_that_was_recoded_stands_under_its_new_code_in_earlier_years():
    found = books([entry("5.2.02", "5.2.06")])

    assert found[2025].moved_accounts is None
    assert (5, 2, 2) not in found[2024].moved_accounts
    assert found[2024].moved_accounts[(5, 2, 6)] == spent(found[2024], 5, 2, 2) + spent(found[2024], 5, 2, 6)


def test_a_year_keeps_its_totals_to_the_last_sen_whatever_is_split():
    crosswalk = [entry("5.1.02", "5.1.05", "0.3333333"), entry("5.1.02", "5.1.02", "0.6666667"), entry("5.2", "5.4")]

    for year, book in books(crosswalk).items():
        if book.moved_accounts is not None:
            parts = sum((amount for code, amount in book.moved_accounts.items() if len(code) == 2 and code[0] == 5), Decimal(0))
            assert parts == book.moved_accounts[(5,)] == spent(book, 5), year


def test_what_is_invented_moves_no_real_figure_and_says_so():
    crosswalk = [entry("5.2.02", "5.2.06", legal_basis="Perda 3/2024")]
    found = books(crosswalk)

    assert found[2023].moved_accounts is None
    assert "menurut Perda 3/2024 (CONTOH)" in said(breaks(tuple(found.values()), crosswalk))[0]


def test_the_page_lists_the_new_code_alone_with_the_earlier_amount():
    crosswalk = [entry("5.2.02", "5.2.06")]
    found = books(crosswalk)

    view = details_view(small_snapshot().city, tuple(found.values()), crosswalk)

    rows = {row.note: row.amounts for row in view.tables[1].rows}
    assert rows["5.2.06"][1] == found[2024].moved_accounts[(5, 2, 6)]
    assert rows["5.2.02"][1] is None  # only the newest year still writes it


def test_of_another_chart_only_what_the_crosswalk_explains_is_placed_and_the_page_says_how_much():
    def older(line: BudgetLine) -> BudgetLine:
        return replace(line, year=2020, account=AccountCode(line.account.segments, "permendagri-13-2006"))

    snapshot = small_snapshot()
    old = tuple(
        replace(one, year=2020, dataset="apbd-2020-murni", lines=tuple(map(older, one.lines))) for one in snapshot.documents if one.year == 2023
    )
    snapshot = replace(snapshot, documents=(*snapshot.documents, *old))
    found = books([entry("5.1.01", "5.1.01.01", year=2021, is_sample=False)], snapshot)

    assert {code for code in found[2020].moved_accounts if len(code) > 1} == {(5, 1), (5, 1, 1), (5, 1, 1, 1)}
    assert found[2020].moved_accounts[(5,)] == spent(found[2020], 5)
    told = said(breaks(tuple(found.values()), [entry("5.1.01", "5.1.01.01", year=2021, is_sample=False)]))
    assert any("2020 memakai bagan akun lain. Dari belanjanya Rp1,01 triliun, Rp549,53 miliar dapat dijajarkan" in one for one in told)


# Offices ------------------------------------------------------------------------------------------------------------------

SPLIT = [
    entry(office(HEALTH), office(SCHOOL), "0.25", kind=CodeKind.OFFICE, from_name="Dinas Kesehatan", to_name="Dinas Pendidikan"),
    entry(office(HEALTH), office(HEALTH), "0.75", kind=CodeKind.OFFICE, from_name="Dinas Kesehatan", to_name="Dinas Kesehatan"),
]


def of_offices(book: Yearbook) -> dict[tuple[int, ...], Decimal]:
    return {one.path[0]: one.amounts[book.shown[-1]] for one in book.ledger.offices}


def test_an_office_stands_beside_its_earlier_years_under_its_own_code():
    found = books(SPLIT)
    before = of_offices(found[2024])

    series = found[2025].series[SCHOOL]

    assert [(one.year, one.is_moved) for one in series.years] == [(2024, True), (2025, False)]
    assert series.years[0].amount == before[SCHOOL] + (before[HEALTH] - found[2025].series[HEALTH].years[0].amount)


def test_offices_of_an_earlier_year_add_up_to_the_same_under_later_codes():
    found = books(SPLIT)

    assert sum(found[2024].moved_offices.values()) == sum(of_offices(found[2024]).values())


def test_the_office_says_what_moved_and_that_a_part_is_an_estimate():
    told = said(books(SPLIT)[2025].series[SCHOOL].sentences)

    assert told == [
        f"Mulai 2025, 25% dari Dinas Kesehatan ({office(HEALTH)}) pindah ke Dinas Pendidikan ({office(SCHOOL)}), menurut Perda CONTOH.",
        "Angka sebelum 2025 dibagi menurut bagian itu. Itu perkiraan, bukan angka yang dulu dianggarkan.",
    ]


def test_of_two_changes_within_a_year_the_second_goes_on_from_the_first():
    crosswalk = [
        entry(office(HEALTH), "1.77.1", kind=CodeKind.OFFICE, from_name="Dinas Kesehatan", to_name="Dinas Sehat", valid_from=date(2024, 3, 1)),
        entry("1.77.1", office(SCHOOL), kind=CodeKind.OFFICE, from_name="Dinas Sehat", to_name="Dinas Pendidikan", valid_from=date(2024, 6, 1)),
    ]
    found = books(crosswalk)

    series = found[2025].series[SCHOOL]

    assert series.years[0].amount == sum(of_offices(found[2024])[one] for one in (HEALTH, SCHOOL))
    assert [told.split(" menjadi ")[0] for told in said(series.sentences)] == [
        f"Mulai 2025, Dinas Kesehatan ({office(HEALTH)})",
        "Mulai 2025, Dinas Sehat (1.77.1)",
    ]


def test_a_sample_is_never_set_against_a_real_year():
    """2023 is real and has no offices; made into one with offices it still stays out."""
    real = in_year(small_snapshot(), 2023, lambda line: replace(line, office_code=UnitCode.parse(office(SCHOOL)), office_name="Dinas Pendidikan"))

    assert [one.year for one in books(SPLIT, real)[2025].series[SCHOOL].years] == [2024, 2025]


def renamed_away(line: BudgetLine) -> BudgetLine:
    """2024 knew Dinas Kesehatan under another code."""
    is_health = line.office_code is not None and line.office_code.segments == HEALTH
    return replace(line, office_code=UnitCode.parse("1.77.0.00.0.00.01.0000"), office_name="Dinas Kesehatan Lama") if is_health else line


@pytest.fixture
def broken() -> Snapshot:
    return replace(in_year(small_snapshot(), 2024, renamed_away), crosswalk=())


def test_a_break_that_nobody_explained_is_said_on_both_sides(broken):
    told = said(breaks(tuple(books((), broken).values()), ()))

    assert told == [
        "Dinas Kesehatan Lama (1.77.0.00.0.00.01.0000) ada pada 2024 dan tidak ada lagi pada 2025. Penggantinya tidak tercatat: deretnya putus.",
        "Dinas Kesehatan (1.02.0.00.0.00.01.0000) baru ada pada 2025. Asalnya tidak tercatat: deretnya mulai di situ.",
    ]


def test_the_office_itself_says_that_its_series_breaks(broken):
    series = books((), broken)[2025].series[HEALTH]

    assert series.years[0].amount is None
    assert "Pada 2024 tidak ada kantor dengan kode 1.02.0.00.0.00.01.0000" in said(series.sentences)[0]


def test_an_entry_mends_the_break(broken):
    crosswalk = [entry("1.77.0.00.0.00.01.0000", office(HEALTH), kind=CodeKind.OFFICE, from_name="Dinas Kesehatan Lama", to_name="Dinas Kesehatan")]
    found = books(crosswalk, broken)

    told = said(breaks(tuple(found.values()), crosswalk))

    assert len(told) == 1
    assert told[0].startswith("Mulai 2025, Dinas Kesehatan Lama (1.77.0.00.0.00.01.0000) menjadi Dinas Kesehatan")
    assert found[2025].series[HEALTH].years[0].amount == of_offices(found[2024])[(1, 77, 0, 0, 0, 0, 1, 0)]


def test_a_sample_explains_no_break_between_real_years(broken):
    real = replace(broken, documents=tuple(replace(one, is_sample=False) for one in broken.documents))
    invented = [entry("1.77.0.00.0.00.01.0000", office(HEALTH), kind=CodeKind.OFFICE, is_sample=True)]

    told = " ".join(said(breaks(tuple(books(invented, real).values()), invented)))

    assert "tidak ada lagi pada 2025. Penggantinya tidak tercatat: deretnya putus." in told
    assert "Angka sebelumnya dijajarkan" not in told


def test_a_merger_says_that_earlier_figures_are_added_up():
    crosswalk = [entry("1.03.1", "1.09.1", kind=CodeKind.OFFICE), entry("1.04.1", "1.09.1", kind=CodeKind.OFFICE)]

    told = said(breaks(tuple(books(crosswalk).values()), crosswalk))

    assert [one for one in told if "digabung ke Baru (1.09.1)" in one and one.endswith("Angka sebelumnya dijumlahkan.")] == told[:2]


# On the pages -------------------------------------------------------------------------------------------------------------


def test_the_page_that_compares_years_says_the_break_in_both_languages(broken):
    assert "deretnya putus" in page_bytes(broken, ACROSS).decode()
    assert "the series breaks" in page_bytes(broken, f"en/{ACROSS}").decode()


def test_the_office_page_has_its_years_and_leads_to_no_break_where_there_is_none():
    page = page_bytes(replace(small_snapshot(), crosswalk=()), "anggaran/2025/dinas-kesehatan/index.html").decode()

    assert 'id="deret"' in page
    assert "tidak tercatat" not in page


def test_a_year_alone_has_no_series():
    snapshot = small_snapshot()
    alone = replace(snapshot, documents=tuple(one for one in snapshot.documents if one.year == 2025))

    (book,) = years_and_proposals(alone)[0]

    assert book.series == {}
