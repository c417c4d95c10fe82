"""Codes that go on under others: the table's own rules, and amounts that keep their sum wherever they are moved."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cms.domain.crosswalk import CodeKind, CrosswalkEntry, moved, nearest, row_of, split, table_faults

OFFICE, ACCOUNT = CodeKind.OFFICE, CodeKind.ACCOUNT


def entry(before: str, after: str, share: str = "1", year: int = 2025, kind: CodeKind = OFFICE, **said: object) -> CrosswalkEntry:
    about = {"from_name": "", "to_name": "", "legal_basis": "Perda CONTOH", "valid_from": date(year, 1, 1)}
    return CrosswalkEntry(**about | {"kind": kind, "from_code": before, "to_code": after, "share": Decimal(share)} | said)


def faults(*entries: CrosswalkEntry) -> list[str]:
    return [f"{one.code} {one.found}" for one in table_faults(entries)]


def code(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


def after(amounts: dict[str, str], *entries: CrosswalkEntry, kind: CodeKind = OFFICE, year: int = 2024, until: int = 2025) -> dict[str, str]:
    found = moved({code(key): Decimal(value) for key, value in amounts.items()}, entries, kind=kind, year=year, until=until)
    return {".".join(map(str, key)): str(value) for key, value in sorted(found.amounts.items())}


# The table ----------------------------------------------------------------------------------------------------------------


def test_a_rename_a_merger_and_a_split_with_a_part_that_stays_are_sound():
    assert (
        faults(entry("1.01", "1.02"), entry("2.01", "2.09"), entry("2.02", "2.09"), entry("3.01", "3.01", "0.4"), entry("3.01", "3.02", "0.6")) == []
    )


@pytest.mark.parametrize("shares", [("0.5", "0.4"), ("0.5", "0.500000000001"), ("1", "1"), ("0.9",)])
def test_shares_of_one_old_code_that_do_not_make_one_are_told(shares):
    entries = [entry("1.01", f"2.0{place}", share) for place, share in enumerate(shares, start=1)]

    (fault,) = table_faults(entries)

    assert fault.code == "crosswalk.share-sum"
    assert dict(fault.details)["sum"] == f"{sum(map(Decimal, shares)):f}"


def test_the_same_code_may_be_split_again_later():
    assert faults(entry("1.01", "1.01", "0.5"), entry("1.01", "1.02", "0.5"), entry("1.01", "1.03", year=2026)) == []


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ([("1.01", "1.01")], "1.01"),
        ([("1.01", "1.02"), ("1.02", "1.01")], "1.01 → 1.02 → 1.01"),
        ([("1.01", "1.02"), ("1.02", "1.03"), ("1.03", "1.01")], "1.01 → 1.02 → 1.03 → 1.01"),
    ],
)
def test_codes_that_lead_back_to_themselves_are_told_once(ways, said):
    assert faults(*(entry(*way, year=2025 + place) for place, way in enumerate(ways))) == [f"crosswalk.cycle {said}"]


def test_a_long_chain_is_no_cycle():
    assert faults(*(entry(f"1.{place}", f"1.{place + 1}") for place in range(1, 3000))) == []


def test_the_same_entry_twice_is_told():
    assert "crosswalk.twice 1.1 → 1.02" in faults(entry("1.01", "1.02", "0.5"), entry("1.1", "1.02", "0.5"))


def test_what_moved_away_earlier_in_the_same_year_is_told_when_it_moves_again():
    march, june = {"valid_from": date(2024, 3, 1)}, {"valid_from": date(2024, 6, 1)}

    assert faults(entry("1.01", "1.02", **march), entry("1.01", "1.03", **june)) == ["crosswalk.gone 1.01"]
    assert faults(entry("5.1.02", "5.1.07", kind=ACCOUNT, **march), entry("5.1.02.03", "5.1.09.01", kind=ACCOUNT, **june)) == [
        "crosswalk.gone 5.1.02.03"
    ]


@pytest.mark.parametrize(
    "entries",
    [
        [("1.01", "1.02", "1", 3), ("1.02", "1.03", "1", 6)],
        [("1.01", "1.01", "0.5", 3), ("1.01", "1.02", "0.5", 3), ("1.01", "1.03", "1", 6)],
        [("1.01", "1.02", "1", 3), ("1.05", "1.01", "1", 4), ("1.01", "1.03", "1", 6)],
        [("1.01", "1.02", "1", 3), ("1.04", "1.03", "1", 6)],
    ],
    ids=["goes on", "in part", "comes again", "another"],
)
def test_two_changes_within_a_year_are_sound_where_the_second_moves_something(entries):
    assert faults(*(entry(old, new, share, valid_from=date(2024, month, 1)) for old, new, share, month in entries)) == []


def test_revenue_does_not_become_expenditure():
    assert faults(entry("4.1.01", "5.1.01", kind=ACCOUNT)) == ["crosswalk.other-part 5.1.01"]


@pytest.mark.parametrize(("day", "year"), [(date(2025, 1, 1), 2025), (date(2025, 1, 2), 2026), (date(2025, 7, 1), 2026)])
def test_a_change_within_a_year_is_first_budgeted_in_the_next(day, year):
    assert entry("1.01", "1.02", valid_from=day).first_year == year


def test_a_row_says_its_share_exactly():
    assert row_of(entry("1.01", "1.02", "0.3333333333")).share == "0.3333333333"


# Moving amounts -----------------------------------------------------------------------------------------------------------


def test_a_merger_adds_up_and_what_is_not_named_stays():
    assert after({"1.01": "10.00", "1.02": "5.50", "1.03": "1.00"}, entry("1.01", "1.09"), entry("1.02", "1.09")) == {"1.3": "1.00", "1.9": "15.50"}


def test_a_split_keeps_the_last_sen():
    entries = [entry("1.01", f"1.1{place}", share) for place, share in enumerate(("0.3333", "0.3333", "0.3334"))]

    parts = after({"1.01": "100.01"}, *entries)

    assert list(parts.values()) == ["33.33", "33.33", "33.35"]


def test_entries_of_other_years_do_not_count():
    assert after({"1.01": "1.00"}, entry("1.01", "1.02", year=2024), entry("1.01", "1.03", year=2026)) == {"1.1": "1.00"}


def test_chains_are_followed_from_year_to_year():
    assert after({"1.01": "1.00"}, entry("1.02", "1.03", year=2026), entry("1.01", "1.02", year=2025), until=2026) == {"1.3": "1.00"}


def test_two_changes_within_one_year_happen_in_the_order_of_their_days():
    march, june = {"valid_from": date(2024, 3, 1)}, {"valid_from": date(2024, 6, 1)}

    assert after({"1.01": "1.00"}, entry("1.02", "1.03", **june), entry("1.01", "1.02", **march)) == {"1.3": "1.00"}
    assert after(
        {"1.01": "1.00"},
        entry("1.01", "1.01", "0.5", **march),
        entry("1.01", "1.02", "0.5", **march),
        entry("1.01", "1.03", **june),
    ) == {"1.2": "0.50", "1.3": "0.50"}


def test_a_change_that_stands_under_two_days_of_a_year_doubles_no_money():
    """Such a table is refused; one that was stored before it was is used as far as it makes sense."""
    twice = [entry("1.01", "1.02", valid_from=date(2024, month, 1)) for month in (3, 6)]

    assert after({"1.01": "1.00"}, *twice) == {"1.2": "1.00"}


def test_codes_that_are_passed_on_in_the_same_year_are_not_confused():
    """Everything moves one number up."""
    assert after({"1.01": "1.00", "1.02": "2.00"}, entry("1.01", "1.02"), entry("1.02", "1.03")) == {"1.2": "1.00", "1.3": "2.00"}


def test_an_account_takes_what_is_under_it_along_unless_a_deeper_entry_says_otherwise():
    entries = [entry("5.1.02", "5.1.07", kind=ACCOUNT), entry("5.1.02.03", "5.1.09.01", kind=ACCOUNT)]

    found = after({"5.1.2.1.1": "1.00", "5.1.2.3.4": "2.00", "5.1.3": "4.00"}, *entries, kind=ACCOUNT)

    assert found == {"5.1.3": "4.00", "5.1.7.1.1": "1.00", "5.1.9.1.4": "2.00"}


def test_an_office_of_a_longer_code_is_another_office():
    assert after({"1.01.1": "1.00"}, entry("1.01", "1.02")) == {"1.1.1": "1.00"}


def test_only_entries_that_moved_something_are_told():
    used, unused = entry("1.01", "1.02"), entry("7.01", "7.02")

    assert moved({(1, 1): Decimal("1.00")}, [unused, used], kind=OFFICE, year=2024, until=2025).used == (used,)


SHARES = some.lists(some.integers(1, 10**6), min_size=1, max_size=6)


@given(some.integers(-(10**17), 10**17), SHARES)
def test_parts_always_add_up_to_the_amount(minor, weights):
    whole = sum(weights)
    shares = [(Decimal(weight) / whole).quantize(Decimal("1e-12")) for weight in weights[:-1]]
    shares.append(1 - sum(shares, Decimal(0)))
    amount = Decimal(minor).scaleb(-2)

    assert sum(split(amount, shares), Decimal(0)) == amount


@given(some.dictionaries(some.tuples(some.just(5), some.integers(1, 3), some.integers(1, 4)), some.integers(-(10**12), 10**12), max_size=12))
def test_a_year_keeps_its_sum_wherever_its_accounts_go(minors):
    amounts = {key: Decimal(minor).scaleb(-2) for key, minor in minors.items()}
    entries = [
        entry("5.1", "5.4", "0.123456789", kind=ACCOUNT),
        entry("5.1", "5.2", "0.876543211", kind=ACCOUNT),
        entry("5.2.03", "5.3.01", year=2026, kind=ACCOUNT),
    ]

    found = moved(amounts, entries, kind=ACCOUNT, year=2024, until=2027).amounts

    assert sum(found.values(), Decimal(0)) == sum(amounts.values(), Decimal(0))


@pytest.mark.parametrize(("asked", "answer"), [("1.02.03", (1, 2, 4)), ("1.02.04.01", (1, 2, 4)), ("9.09.09", None)])
def test_the_nearest_known_code_is_suggested(asked, answer):
    assert nearest(code(asked), [(1, 2, 4), (2, 2, 2)]) == answer
