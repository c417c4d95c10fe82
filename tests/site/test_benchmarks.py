"""What the benchmarks publish is what the demo publishes: its workbooks, each read as its name says."""

from __future__ import annotations

from datetime import date

from bench.demo_city import snapshot
from cms.demo.workbooks import workbooks
from cms.domain.budgets import Phase


def test_the_city_of_the_benchmarks_has_every_workbook_of_the_demo(tmp_path):
    documents = snapshot(tmp_path).documents

    assert len({one.dataset for one in documents}) == len(workbooks())
    assert [(one.year, one.as_of) for one in documents if one.phase is Phase.REALISED] == [(2024, date(2024, 12, 31)), (2025, date(2025, 6, 30))]
    assert all(one.lines for one in documents)
