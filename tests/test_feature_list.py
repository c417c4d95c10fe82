"""The list of features in the manual names tests that exist, every feature once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROWS = [
    tuple(cell.strip() for cell in line.strip("|\n ").split("|"))
    for line in (ROOT / "docs/proposal-features.md").read_text("utf-8").splitlines()
    if re.match(r"\| P[0-9]", line)
]


def test_every_feature_of_the_comparison_is_listed_once_in_order():
    assert [row[0] for row in ROWS] == [f"P{number}" for number in range(2, 38)]
    assert all(where for _, _, where, _ in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_the_test_that_guards_a_feature_exists(row):
    number, _, where, named = row

    if named == "none":
        assert (number, where.startswith("out of scope")) == ("P31", True)
        return
    for one in named.split(", "):
        path, _, name = one.strip("`").partition("::")
        assert re.search(rf"^\s*def {name}\(", (ROOT / path).read_text("utf-8"), re.MULTILINE), one
