"""Tables that say the phase of each row in a column of their own: the rows of one phase are taken. Used by columns.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cms.domain.budgets import Phase
from importers.meaning import FoundColumn
from importers.parted_rows import leave_out, said_in_rows
from importers.phases import wanted_of
from importers.table import Body
from importers.titles import Vocabulary, normalised

# What says no phase at all.
_NO_PHASE = frozenset({"", "neutral", "partial", "difference", "percent"})


def keep_phase(body: Body, phase: Phase, words: Vocabulary) -> bool:
    """Leaves only the rows of one phase. False, with a problem noted, when there are none."""
    for column in body.heading.unread:
        said = said_in_rows(body, column)
        measures = _measures(said, words)
        if len(set(measures.values())) > 1:
            body.heading = replace(body.heading, unread=tuple(one for one in body.heading.unread if one != column))
            return _keep(body, column, said, measures, phase, words)
    return True


def _measures(said: Sequence[str], words: Vocabulary) -> dict[str, str]:
    """What each text says: "budget", "realised" ... Nothing at all where one of them says something else."""
    known = {text: words.amounts.get(normalised(text), "") for text in dict.fromkeys(said) if text}
    return {} if _NO_PHASE & set(known.values()) else known


def _keep(body: Body, column: FoundColumn, said: Sequence[str], measures: Mapping[str, str], phase: Phase, words: Vocabulary) -> bool:
    wanted = wanted_of(phase, set(measures.values()))
    details = (("phase", phase.slug), ("title", column.title))
    if wanted is None:
        body.note("phase.no-rows", ", ".join(measures), *details, column=column.index)
        return False
    others = {text for text, measure in measures.items() if measure != wanted}
    taken = next(text for text, measure in measures.items() if measure == wanted)
    body.note("phase.from-rows", taken, ("count", str(sum(text in others for text in said))), *details, column=column.index)
    leave_out(body, column, said, others, "other-phase", words)
    return True
