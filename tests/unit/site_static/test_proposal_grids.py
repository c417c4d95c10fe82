"""Small counts in a row of a public table are masked, and cannot be told from its sum."""

import pytest

from site_static.views.proposals.grids import masked
from site_static.words import Phrase

FEWER, HIDDEN = "fewer", "hidden"


def shown(phrase: Phrase) -> object:
    return dict(phrase.values)["count"] if phrase.key == "cell.count" else phrase.key.removeprefix("cell.")


@pytest.mark.parametrize(
    ("counts", "cells"),
    [
        ((12, 4, 0, 7), [12, FEWER, 0, HIDDEN]),
        ((12, 4, 1), [12, FEWER, FEWER]),
        ((12, 5), [12, 5]),
        ((2,), [FEWER]),
        ((0, 0), [0, 0]),
    ],
)
def test_a_small_count_is_masked_and_with_a_single_one_the_next(counts, cells):
    assert [shown(one) for one in masked(counts, 5)] == cells
