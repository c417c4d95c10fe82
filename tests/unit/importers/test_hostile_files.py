"""Every hostile file is refused with a sentence that a clerk understands, or read rightly: never a traceback, never a hang."""

from __future__ import annotations

import pytest

from importers.problems import CATALOGUE
from importers.workbook import Workbook, read_workbook
from tests.support.hostile import CASES, Case
from tests.support.sheets import saved_at


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES.items()])
def test_a_hostile_file_is_refused_or_read_rightly(case: Case, tmp_path):
    path = saved_at(tmp_path, case.make(), case.name)

    workbook = read_workbook(path, limits=case.limits)

    codes = {problem.code for problem in _problems(workbook)} - {"file.limited-format"}
    assert codes == ({case.code} if case.code else set())
    assert _rows(workbook) == case.rows
    assert workbook.ok == (case.rows is not None)


def test_there_are_at_least_sixty_hostile_files():
    assert len(CASES) >= 60
    assert all(case.code or case.rows for case in CASES.values())
    assert {case.code for case in CASES.values()} - {""} <= set(CATALOGUE)


def _problems(workbook: Workbook):
    return [*workbook.problems, *(problem for sheet in workbook.sheets for problem in sheet.problems)]


def _rows(workbook: Workbook):
    return {row.number: row.cells for row in workbook.sheets[0].rows} if workbook.sheets else None
