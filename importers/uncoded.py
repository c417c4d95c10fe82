"""Rows without the code that every line of their table has: totals, questions, or a table that stands again below. Used by lines.py."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cms.domain.amounts import ZERO
from importers.accounts import accounts_named
from importers.called_totals import is_total_of
from importers.codes import split_code
from importers.columns import Texts
from importers.entries import Entry
from importers.places import PROGRAMME_SIDE
from importers.reconcile import Ours, ours_for_label
from importers.table import Body
from importers.titles import Vocabulary, words_of
from importers.tree import Pair, Sums, covered_by_accounts, covered_by_places


def take_uncoded_names(texts: Texts, words: Vocabulary) -> None:
    """In a table of sub activities without accounts: a name without the code that others have beside theirs is what the row is called, no place.

    Where no name has a code, one that is called a total is none either, unless it only begins so.
    """
    columns = {(part, what): column for part, what, column in texts.places}
    part = next((part for part in reversed(PROGRAMME_SIDE) if (part, "name") in columns), None)
    if part is None or texts.account_index is not None:
        return
    names, codes = columns[part, "name"], columns.get((part, "code"), [])
    if any(codes):
        uncoded = [place for place, (code, name) in enumerate(zip(codes, names, strict=True)) if name and not code and not split_code(name)[0]]
    else:
        totals = {name for name in set(names) if name and words.total_meaning(name)}
        others = {words_of(text) for _, _, column in texts.places for text in set(column)} if totals else set()
        totals = {name for name in totals if is_total_of(name, others)}
        uncoded = [place for place, name in enumerate(names) if name in totals] if totals else []
    for place in uncoded:
        texts.names[place], names[place] = texts.names[place] or names[place], ""


def divided_again(body: Body, loose: Sequence[int], entries: Sequence[Entry], amounts: Sequence[Decimal | None]) -> set[int]:
    """Those of the rows without a code that stand together below all lines and add up to them, or to one part of the budget."""
    last = max((entry.row for entry in entries), default=0)
    below = [position for position in loose if body.rows[position].number > last] if last else []
    blocks = [block for block in _blocks(body, below, last) if len(block) > 1] if below else []
    if not blocks:
        return set()
    pairs: set[Pair] = {(entry.place.key, entry.account) for entry in entries}
    covered = covered_by_accounts(pairs) | covered_by_places(pairs)
    sums = Sums((entry.place.key, entry.account, entry.amount) for entry in entries if (entry.place.key, entry.account) not in covered)
    found: set[int] = set()
    for block in blocks:
        said = sum((amounts[position] or ZERO for position in block), ZERO)
        ours = ours_for_label(sums, "all", (), said) if said else None
        if ours is not None and ours.amount == said:
            found.update(block)
    return found


def is_perhaps_line(entry: Entry, ours: Ours, sums: Sums, step: Decimal, chart: str) -> bool:
    """Whether a row without an account, among lines of its very place that have one, lost its code: it is not called as its place is, nor as a
    whole part of the budget is, and is not what the others make; an account called by its name is not what one line is.

    ours: what the lines of its place add up to. step: the smallest amount of rounded numbers, else nil.
    """
    if entry.account or entry.place.key not in sums.places:
        return False
    name, named = words_of(entry.name), accounts_named(entry.name, chart)
    is_called_so = any(len(one) == 1 for one in named) or (bool(name) and name in {words_of(str(said)) for said in entry.place.facts.values()})
    is_sum = abs(ours.amount - entry.amount) <= step * (ours.count + 1) / 2
    return not is_called_so and (not is_sum or (ours.count == 1 and (bool(named) or name.startswith("belanja "))))


def _blocks(body: Body, positions: Sequence[int], last: int) -> Iterator[list[int]]:
    """Neighbours among the rows, in runs that each begin anew. What follows the last line at once may be its detail. last: the number of its row."""
    block: list[int] = []
    for position in positions:
        number = body.rows[position].number
        if block and number != body.rows[block[-1]].number + 1:
            yield block
            block = []
        if block or number > last + 1:
            block.append(position)
    if block:
        yield block
