"""How a kind of list is read, stored and taken back. Each kind's Handling stands in a module of its own; lists.py knows them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any  # a report is JSON

from django.contrib.auth.models import AbstractBaseUser

from cms.imports.checking import PERSONAL
from cms.imports.models import ListBatch
from importers.table import ImportResult

# How many changes of each kind a report shows one by one.
SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A list that was read: its report with what it would change, and what was read. difference: what the kind's take_in needs."""

    report: dict[str, Any]
    result: ImportResult[Any]
    difference: Any
    holds_personal_numbers: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Handling:
    """What one kind of list needs. said and details_of: what the sender said, as JSON and back; take_in gives the effect that undo gets."""

    check: Callable[[Path, str, Any, str], Checked]
    said: Callable[[Any], dict[str, Any]]
    details_of: Callable[[ListBatch], Any]
    take_in: Callable[[ListBatch, Checked, Any, AbstractBaseUser | None], dict[str, Any]]
    undo: Callable[[ListBatch, AbstractBaseUser | None, str], list[str]]


def withheld(result: ImportResult[Any]) -> tuple[bool, ImportResult[Any]]:
    """Whether there are personal numbers in it, and the result without samples of its cells if there are."""
    is_personal = any(problem.code.startswith(PERSONAL) for problem in result.problems if problem.is_error)
    return is_personal, replace(result, understood=()) if is_personal else result
