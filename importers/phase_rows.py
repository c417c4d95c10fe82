"""Tables that say the phase of each row in a column of their own: the rows of one phase are taken. Used by columns.py."""

from __future__ import annotations

from dataclasses import replace

from cms.domain.budgets import Phase
from importers.meaning import FoundColumn
from importers.phases import WANTED
from importers.table import Body
from importers.titles import Vocabulary, normalised
from importers.values import text_of

# What says no phase at all.
_NO_PHASE = frozenset({"", "neutral", "partial", "difference", "percent"})


def keep_phase(body: Body, phase: Phase, words: Vocabulary) -> bool:
    """Leaves only the rows of one phase. False, with a problem noted, when there are none."""
    for column in body.heading.unread:
        measures = _measures(body, column, words)
        said = {measure for measure in measures if measure}
        if len(said) > 1:
            body.heading = replace(body.heading, unread=tuple(one for one in body.heading.unread if one != column))
            return _keep(body, column, measures, phase)
    return True


def _measures(body: Body, column: FoundColumn, words: Vocabulary) -> list[str]:
    """What each row's cell says: "budget", "realised" ... or "" for a blank. Nothing at all where one of them says something else."""
    cells = body.column(column.index)
    known = {cell: words.amounts.get(normalised(text), "") for cell in set(cells) if (text := text_of(cell))}
    return [] if _NO_PHASE & set(known.values()) else [known.get(cell, "") for cell in cells]


def _keep(body: Body, column: FoundColumn, measures: list[str], phase: Phase) -> bool:
    wanted = next((measure for measure in WANTED[phase] if measure in measures), None)
    others = [position for position, measure in enumerate(measures) if measure not in ("", wanted)]
    found = list(dict.fromkeys(text_of(cell) for cell in body.column(column.index) if text_of(cell)))
    details = (("phase", phase.slug), ("title", column.title))
    if wanted is None:
        body.note("phase.no-rows", ", ".join(found), *details, column=column.index)
        return False
    taken = text_of(body.column(column.index)[measures.index(wanted)])
    body.note("phase.from-rows", taken, ("count", str(len(others))), *details, column=column.index)
    body.skip(others, "other-phase")
    return True
