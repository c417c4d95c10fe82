"""Tables that say in a column of which version of the budget each row is: "Murni", "Pergeseran II", "APBD 2024". Those of one are taken.

Used by amount_columns.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from cms.domain.budgets import Phase
from importers.meaning import FoundColumn
from importers.parted_rows import leave_out, said_in_rows
from importers.phases import measure_said, wanted_of
from importers.table import Body
from importers.title_years import years_of
from importers.titles import Vocabulary, sequence_of, words_of

# A column of more different texts says something else of its rows.
MOST_VERSIONS = 40


class _Version(NamedTuple):
    """Which money ("enacted", "realised" ...), which of several shifts, and of which years; nil and nothing where a row does not say."""

    measure: str
    sequence: int
    years: frozenset[int]


def keep_phase(body: Body, phase: Phase, sequence: int, year: int, words: Vocabulary) -> bool:
    """Leaves only the rows of one version. False, with a problem noted, when there are none, or it is not clear which they are.

    Of several shifts those of the sequence are left where it is more than 1, which somebody said.
    """
    for column in (*body.heading.unread, *body.heading.left_out):
        if not 1 < len(set(body.column(column.index))) <= MOST_VERSIONS:
            continue
        said = said_in_rows(body, column)
        texts = dict.fromkeys(filter(None, said))
        versions = {text: version for text in texts if (version := _version(text, words)) is not None}
        if len(set(versions.values())) > 1 and 2 * sum(text in versions for text in said) > sum(map(bool, said)):
            body.heading = replace(body.heading, unread=tuple(one for one in body.heading.unread if one != column))
            if len(versions) == len(texts):
                return _keep(body, column, said, versions, phase, sequence, year, words)
            return _ask(body, column, texts, phase)
    return True


def _version(text: str, words: Vocabulary) -> _Version | None:
    measure = measure_said(text, words)
    return _Version(measure, sequence_of(text), years_of(words_of(text))) if measure else None


def _keep(
    body: Body,
    column: FoundColumn,
    said: Sequence[str],
    versions: Mapping[str, _Version],
    phase: Phase,
    sequence: int,
    year: int,
    words: Vocabulary,
) -> bool:
    of_year = {text: version for text, version in versions.items() if not version.years or year in version.years}
    wanted = wanted_of(phase, {version.measure for version in of_year.values()})
    taken = {text: version for text, version in of_year.items() if version.measure == wanted}
    details = (("phase", phase.slug), ("title", column.title))
    if not taken:
        body.note("phase.no-rows", ", ".join(versions), *details, column=column.index)
        return False
    asked = taken
    if sequence > 1 and any(version.sequence for version in taken.values()):
        asked = {text: version for text, version in taken.items() if version.sequence == sequence}
    if len(set(asked.values())) != 1:
        return _ask(body, column, taken, phase)
    taken = asked
    others = versions.keys() - taken.keys()
    body.note("phase.from-rows", ", ".join(taken), ("count", str(sum(text in others for text in said))), *details, column=column.index)
    leave_out(body, column, said, others, "other-phase", words)
    return True


def _ask(body: Body, column: FoundColumn, texts: Mapping[str, object], phase: Phase) -> bool:
    body.note("phase.rows-unclear", ", ".join(texts), ("phase", phase.slug), ("title", column.title), column=column.index)
    return False
