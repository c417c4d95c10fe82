"""The pause of the search for cycles ends with the work, however that ends."""

from __future__ import annotations

import gc

import pytest

from importers.pausing import no_cycles_sought


@no_cycles_sought()
def broken() -> None:
    raise ValueError("rusak")


def test_the_collector_works_again_after_a_failure():
    with pytest.raises(ValueError, match="rusak"):
        broken()

    assert gc.isenabled()


def test_a_pause_within_a_pause_does_not_end_the_outer_one():
    with no_cycles_sought():
        with no_cycles_sought():
            pass

        assert not gc.isenabled()
