"""Leaves and sums: from codes and places, from indentation, from order."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from importers.tree import Order, Sums, by_indentation, covered_by_accounts, covered_by_places

SEN = Decimal("0.01")


def place(*parts):
    return tuple(parts)


def test_an_account_with_deeper_accounts_in_its_place_is_a_sum():
    pairs = {(place("A"), (5,)), (place("A"), (5, 1)), (place("A"), (5, 1, 2)), (place("B"), (5, 1))}

    assert covered_by_accounts(pairs) == {(place("A"), (5,)), (place("A"), (5, 1))}


def test_a_place_left_open_covers_places_that_say_more():
    pairs = {(place("A", None), ()), (place("A", "1"), (5, 1)), (place("B", "1"), (5, 1)), (place("C", None), ())}

    assert covered_by_places(pairs) == {(place("A", None), ())}


def test_an_account_in_an_open_place_covers_only_its_own_accounts():
    pairs = {(place("A", None), (5, 1)), (place("A", None), (5, 3)), (place("A", "1"), (5, 1, 2))}

    assert covered_by_places(pairs) == {(place("A", None), (5, 1))}


def test_places_that_say_different_things_cover_nothing():
    assert covered_by_places({(place("A", None), (5,)), (place(None, "1"), (5,))}) == set()


def test_sums_under_any_place_and_account():
    sums = Sums([(place("A", "1"), (5, 1), Decimal(10)), (place("A", "2"), (5, 2), Decimal(20)), (place("B", "1"), (5, 1), Decimal(5))])

    assert sums.under(place("A", None), (5,)) == (Decimal(30), 2)
    assert sums.under(place(None, None), (5, 1)) == (Decimal(15), 2)
    assert sums.under(place("C", None), ()) is None


def test_the_nearest_row_above_that_is_less_indented_is_the_parent():
    assert by_indentation([0, 2, 4, 4, 2, 0]) == [None, 0, 1, 1, 0, None]


def order(*amounts, **more):
    return Order(amounts=[Decimal(str(amount)) for amount in amounts], step=SEN, **more).parents()


def test_a_row_is_the_sum_of_the_rows_that_follow():
    assert order(60, 30, 10, 20, 30, 5) == [None, 0, 1, 1, 0, None]


def test_a_row_of_nil_has_no_children():
    assert order(5, 0, 0, 5) == [None, 0, 0, 0]


def test_a_net_row_is_what_came_in_less_what_went_out():
    assert order(194, 199, 199, 5, 5, is_net=lambda row: row == 0) == [None, 0, 1, 0, 3]


def test_brothers_of_the_same_amount_are_not_parent_and_child():
    assert order(30, 10, 10, 10) == [None, 0, 0, 0]


def test_a_name_may_forbid_a_row_to_be_a_parent():
    assert order(10, 10, may_hold=lambda parent, child: False) == [None, None]


def test_rounded_children_may_miss_by_half_a_step_each():
    assert order("199.76", "181.03", "14.79", "3.93") == [None, 0, 0, 0]
    assert order("199.80", "181.03", "14.79", "3.93") == [None, None, None, None]


# A table of groups, each printed before its children.
GROUPS = some.lists(some.lists(some.integers(min_value=1, max_value=10**9), min_size=2, max_size=5), min_size=1, max_size=6)


@given(GROUPS)
def test_every_parent_that_is_found_is_the_sum_of_its_children(groups):
    amounts = [Decimal(amount) for group in groups for amount in (sum(group), *group)]

    above = Order(amounts=amounts, step=Decimal(0)).parents()

    parents = {parent for parent in above if parent is not None}
    assert parents >= {0}
    for parent in parents:
        assert sum(amounts[row] for row, found in enumerate(above) if found == parent) == amounts[parent]
