"""What the tests of the importers share."""

from __future__ import annotations

import pytest

from cms.domain.budgets import Phase
from importers.budgets import BudgetRequest, read_budget
from tests.support.sheets import drawn, saved_at


@pytest.fixture
def read(tmp_path):
    """Reads a drawn sheet, or ready bytes, as the budget of 2025."""

    def reading(content, name="anggaran.xlsx", *, year=2025, phase=Phase.ENACTED, **request):
        packed = drawn(content) if isinstance(content, str) else content
        return read_budget(saved_at(tmp_path, packed, name), BudgetRequest(year=year, phase=phase, **request))

    return reading
