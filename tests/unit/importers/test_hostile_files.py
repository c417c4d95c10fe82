"""Every hostile file is refused with a sentence that a clerk understands, or read rightly: never a traceback, never a hang."""

from __future__ import annotations

import re

import pytest

from importers.problems import CATALOGUE
from importers.workbook import Workbook, read_trusted, read_workbook
from tests.support.hostile import CASES, CONTAINER, OTHER, Case
from tests.support.sheets import saved_at

# calamine reads some of these: it may take the process with it. Of the others a few, to see that the child gives the same.
IN_CHILD = [*OTHER, *list(CONTAINER)[::4], "a million formatted blank rows", "an attribute of 15 MiB", "NaN", "NUL in a text file"]


@pytest.mark.parametrize("name", [name for name in CASES if name not in OTHER])
def test_a_hostile_file_is_refused_or_read_rightly(name: str, tmp_path):
    """In this process, where an exception of ours would show."""
    case = CASES[name]

    found = read_trusted(saved_at(tmp_path, case.make(), case.name), limits=case.limits)

    _expect(found, case)


@pytest.mark.parametrize("name", IN_CHILD)
def test_a_hostile_file_is_refused_or_read_rightly_by_the_child(name: str, tmp_path):
    case = CASES[name]

    # The clock's limit follows from the processor's: more of both, so that a busy machine changes nothing.
    found = read_workbook(saved_at(tmp_path, case.make(), case.name), limits=case.limits._replace(seconds=90.0))

    _expect(found, case)
    assert not any(re.fullmatch(r"\w*(Error|Exception)|signal \d+", problem.found) for problem in found.problems)


def test_there_are_at_least_sixty_hostile_files():
    assert len(CASES) >= 60
    assert all(case.code or case.rows for case in CASES.values())
    assert {case.code for case in CASES.values()} - {""} <= set(CATALOGUE)


def _expect(found: Workbook, case: Case) -> None:
    problems = [*found.problems, *(problem for sheet in found.sheets for problem in sheet.problems)]
    rows = {row.number: row.cells for row in found.sheets[0].rows} if found.sheets else None
    assert {problem.code for problem in problems} == ({case.code} if case.code else set())
    assert rows == case.rows
    assert found.ok == (case.rows is not None)
