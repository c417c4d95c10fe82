"""What a file would change, worked out once when it is read and kept beside it: a page of 20,000 changes then opens at once.

The comparison that is kept names the vintage that it was made with. When another one has come into force since, it is made anew.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, zip_longest
from typing import Any  # the values of JSON

from cms.budgets import queries as budgets
from cms.budgets.models import BudgetVintage
from cms.budgets.storage import BETWEEN, COLUMNS, Row, content_in, lines_of, row_in, runs_of, text_of
from cms.domain.amounts import from_minor, to_minor
from cms.domain.budgets import Phase
from cms.imports import queries
from cms.imports.differences import KINDS, Alarm, Compared, Differences, Move, alarms, moves_between, with_totals
from cms.imports.models import ImportBatch, KeptComparison, State
from cms.imports.packing import LEVEL
from importers.changes import without_equals
from importers.pausing import no_cycles_sought

# Where a move is looked for when somebody types a word: office, sub activity, account, description, cell.
SEARCHED = tuple(
    COLUMNS.index(name)
    for name in ("office_code", "office_name", "sub_activity_code", "sub_activity_name", "account", "account_name", "detail", "source")
)
OFFICE, OFFICE_NAME, ACCOUNT, AMOUNT = (COLUMNS.index(name) for name in ("office_code", "office_name", "account", "amount"))
# [kind, old amount in sen, new amount in sen, the line as a row, names that changed]
Packed = list[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What the report shows of a comparison, without the lines themselves."""

    same: int
    counts: tuple[tuple[str, str, int], ...]
    balance: tuple[Compared, ...]
    offices: tuple[Compared, ...]
    offices_unchanged: int
    biggest: tuple[Move, ...]
    alarms: tuple[Alarm, ...]

    @property
    def is_empty(self) -> bool:
        return not any(number for _, _, number in self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Stored and incoming lines as texts. stood: those that say the same in the same place; old and new: what is left on both sides, without
    pairs of equals; left: all that is left of the stored ones; same: how many are equal."""

    stood: Sequence[str]
    left: Sequence[str]
    old: Sequence[str]
    new: Sequence[str]
    same: int


def side_by_side(stored: Iterable[str], incoming: Iterable[str]) -> SideBySide:
    """Most lines are as before and stand where they stood, so of a mended file hardly one is taken apart."""
    stood, old, new = [], [], []
    for was, now in zip_longest(stored, incoming, fillvalue=""):
        if was == now or content_in(was) == content_in(now):
            stood.append(now)
            continue
        if was:
            old.append(was)
        if now:
            new.append(now)
    rest_old, rest_new, moved = without_equals(old, new, content_in)
    return SideBySide(stood=stood, left=old, old=rest_old, new=rest_new, same=len(stood) + moved)


@no_cycles_sought()
def comparison(stored: Iterable[str], incoming: Sequence[str], *, year: int, phase: Phase) -> dict[str, Any]:
    """{"summary": JSON, "moves": compressed JSON}. Lines that are as before need not become facts, which is what takes long."""
    found = side_by_side(stored, incoming)
    moves, more = moves_between(*(lines_of(map(row_in, texts), year=year, phase=phase) for texts in (found.old, found.new)))
    before, after = (lines_of(added_up(texts), year=year, phase=phase) for texts in (chain(found.stood, found.left), incoming))
    whole = with_totals(moves, found.same + more, before, after)
    packed = [_packed(move) for move in moves]
    return {"summary": _summary(whole), "moves": zlib.compress(json.dumps(packed, separators=(",", ":")).encode(), LEVEL)}


def added_up(texts: Iterable[str]) -> Iterator[Row]:
    """One row for each office and account, its amount the sum of theirs; enough for totals."""
    sums: dict[tuple[str, str, str], int] = {}
    for text in texts:
        values = text.split(BETWEEN)
        key = (values[OFFICE], values[OFFICE_NAME], values[ACCOUNT])
        sums[key] = sums.get(key, 0) + int(values[AMOUNT])
    for (office, name, account), amount in sums.items():
        said = {OFFICE: office, OFFICE_NAME: name, ACCOUNT: account, AMOUNT: amount}
        yield tuple(said.get(place, "") for place in range(len(COLUMNS)))


def keep(batch: ImportBatch, base: BudgetVintage | None, made: Mapping[str, Any]) -> None:
    """In the place of what was kept before."""
    KeptComparison.objects.update_or_create(batch=batch, defaults={"base": base, **made})


def kept(batch: ImportBatch, *, with_moves: bool = False) -> KeptComparison | None:
    """The comparison with what the file is compared with now; None where there is nothing to compare, or no figures."""
    base = queries.base_of(batch)
    if base is None or batch.state not in (State.CHECKED, State.ACCEPTED):
        return None
    found = KeptComparison.objects.filter(batch=batch, base=base)
    stored = (found if with_moves else found.defer("moves")).first()
    if stored is None:
        texts = queries.texts_in(batch)
        if texts is None:
            return None
        keep(batch, base, comparison(budgets.stored_beside(base, texts, runs_of(texts)), texts, year=batch.year, phase=Phase(batch.phase)))
        stored = found.first()
    return stored


def comparison_of(batch: ImportBatch) -> Comparison | None:
    """What the report shows."""
    stored = kept(batch)
    if stored is None:
        return None
    summary: dict[str, Any] = stored.summary
    return Comparison(
        same=summary["same"],
        counts=tuple((kind, title, summary["counts"][kind]) for kind, title in KINDS.items()),
        balance=tuple(map(_compared, summary["balance"])),
        offices=tuple(map(_compared, summary["offices"])),
        offices_unchanged=summary["offices_unchanged"],
        biggest=moves_of(summary["biggest"], batch),
        alarms=tuple(Alarm(sentence=sentence, source=source) for sentence, source in summary["alarms"]),
    )


def packed_moves(batch: ImportBatch, *, kind: str = "", words: str = "") -> list[Packed] | None:
    """Every move of one kind that holds the words, as it is kept; None where there is no comparison."""
    stored = kept(batch, with_moves=True)
    if stored is None:
        return None
    moves: list[Packed] = json.loads(zlib.decompress(bytes(stored.moves)))
    if kind:
        moves = [move for move in moves if move[0] == kind]
    wanted = words.casefold()
    return [move for move in moves if wanted in "\n".join([move[3][place] for place in SEARCHED]).casefold()] if wanted else moves


def moves_of(packed: Sequence[Packed], batch: ImportBatch) -> tuple[Move, ...]:
    """Moves ready to be shown; made of one page's only."""
    lines = lines_of([tuple(row) for _, _, _, row, _ in packed], year=batch.year, phase=Phase(batch.phase))
    return tuple(
        Move(kind=kind, line=line, old=_amount(old), new=_amount(new), renamed=tuple((was, now) for was, now in renamed))
        for (kind, old, new, _, renamed), line in zip(packed, lines, strict=True)
    )


def _packed(move: Move) -> Packed:
    return [move.kind, _sen(move.old), _sen(move.new), row_in(text_of(move.line)), move.renamed]


def _sen(amount: Decimal | None) -> int | None:
    return None if amount is None else to_minor(amount)


def _amount(sen: int | None) -> Decimal | None:
    return None if sen is None else from_minor(sen)


def _summary(found: Differences) -> dict[str, Any]:
    return {
        "same": found.same,
        "counts": {kind: number for kind, _, number in found.counts},
        "balance": [_as_json(one) for one in found.balance],
        "offices": [_as_json(one) for one in found.offices],
        "offices_unchanged": found.offices_unchanged,
        "biggest": [_packed(move) for move in found.biggest],
        "alarms": [[alarm.sentence, alarm.source] for alarm in alarms(found.moves)],
    }


def _as_json(one: Compared) -> list[Any]:
    return [one.label, one.kind, _sen(one.old), _sen(one.new)]


def _compared(said: list[Any]) -> Compared:
    label, kind, old, new = said
    return Compared(label=label, kind=kind, old=_amount(old), new=_amount(new))
