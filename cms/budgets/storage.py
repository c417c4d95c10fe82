"""The one place where a BudgetLine becomes a row of the database and a row becomes a BudgetLine again; and their digest."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from operator import attrgetter
from typing import Any  # codes, names and blanks alike

from cms.domain.amounts import from_minor, minor_text
from cms.domain.budgets import BudgetLine, Phase, StatedTotal
from cms.domain.codes import AccountCode, UnitCode, chart_of, unit_code
from cms.domain.errors import InconsistentData
from cms.domain.quick import quick
from cms.domain.tables import CellRef

Row = tuple[str | int, ...]

# The stored columns in order. year and phase are the document's; a test compares the rest with BudgetLine's own columns.
COLUMNS = (
    "function_code",
    "function_name",
    "office_code",
    "office_name",
    "unit_code",
    "unit_name",
    "programme_code",
    "programme_name",
    "activity_code",
    "activity_name",
    "sub_activity_code",
    "sub_activity_name",
    "fund_code",
    "fund_name",
    "account",
    "account_name",
    "group",
    "detail",
    "amount",
    "source",
)


AMOUNT = COLUMNS.index("amount")
# Between the values of a line that is written as one text, and after each line in a digest. Neither may stand in a value.
BETWEEN, AFTER = "\x1f", "\x1e"
SIGNS_BETWEEN = len(COLUMNS) - 1
# Lines that are handed on at once: much faster than one by one, and never a whole file twice in memory.
AT_ONCE = 5_000


# Lines that stand beside those of another vintage as a whole: what a mended file changes lies in few of them.
RUN = 500

# The columns that say where a line belongs, which neighbours have in common.
PLACE = COLUMNS.index("account")
_fields_of = attrgetter(*COLUMNS)
_made = quick(BudgetLine)


def text_of(line: BudgetLine) -> str:
    """A line as it rests, as one text: codes and places as text, the amount in sen. Raises InconsistentData where that could not be taken apart."""
    texts = tuple(_texts((line,)))
    _require_whole(texts, (line,))
    return texts[0]


def _texts(lines: Sequence[BudgetLine]) -> Iterator[str]:
    place: tuple[Any, ...] = ()
    placed = ""
    accounts: dict[int, str] = {}  # by the very object, which the lines hold meanwhile: those of one account share it
    for line in lines:
        fields = _fields_of(line)
        if fields[:PLACE] != place:  # most often the very objects of the line before, which takes no comparing
            place = fields[:PLACE]
            placed = BETWEEN.join([said if isinstance(said, str) else said.text if said else "" for said in place])
        account, account_name, group, detail, amount, source = fields[PLACE:]
        number = accounts.get(id(account)) or accounts.setdefault(id(account), str(account))
        where = str(source) if source else ""
        yield BETWEEN.join((placed, number, account_name, group, detail, minor_text(amount), where))


def _require_whole(texts: Sequence[str], lines: Sequence[BudgetLine]) -> None:
    """Raises InconsistentData where a text could not be taken apart. A line never has too few signs between values: all are counted at once."""
    together = AFTER.join(texts)
    if together.count(AFTER) != max(len(texts) - 1, 0) or together.count(BETWEEN) != len(texts) * SIGNS_BETWEEN:
        at = next(at for at, text in enumerate(texts) if AFTER in text or text.count(BETWEEN) != SIGNS_BETWEEN)
        raise InconsistentData(f"{lines[at].source}: baris ini memuat tanda kendali.")


def texts_of(lines: Iterable[BudgetLine], *, year: int, phase: Phase) -> tuple[str, ...]:
    """Lines to store. Raises InconsistentData when one is of another year, phase or chart than its document."""
    chart = chart_of(year)
    every = tuple(lines)
    for line in every:
        if line.year != year or line.phase is not phase or line.account.chart != chart:
            raise InconsistentData(f"{line.source}: baris ini milik {line.phase.slug} {line.year}, bukan {phase.slug} {year}.")
    texts = tuple(_texts(every))
    _require_whole(texts, every)
    return texts


def lines_of(rows: Iterable[Row], *, year: int, phase: Phase) -> tuple[BudgetLine, ...]:
    """The lines that rest as these rows. 20,000 rows take about 0.2 s: codes repeat, so each is read once."""
    chart = chart_of(year)
    return tuple(_line(row, year, phase, chart) for row in rows)


def _line(row: Row, year: int, phase: Phase, chart: str) -> BudgetLine:
    (fc, fn, oc, on, uc, un, pc, pn, ac, an, sc, sn, mc, mn, account, account_name, group, detail, amount, source) = row
    return _made(
        year,
        phase,
        _unit(fc),
        fn,
        _unit(oc),
        on,
        _unit(uc),
        un,
        _unit(pc),
        pn,
        _unit(ac),
        an,
        _unit(sc),
        sn,
        _unit(mc),
        mn,
        AccountCode.parse(str(account), chart),
        account_name,
        group,
        detail,
        from_minor(int(amount)),
        CellRef.parse(str(source)) if source else None,
    )


def _unit(text: str | int) -> UnitCode | None:
    return unit_code(str(text)) if text else None


def content_in(text: str) -> str:
    """What a line says, without where it stood in its file: all but the last value."""
    return text.rpartition(BETWEEN)[0]


def row_in(text: str) -> Row:
    """A line's values. Equal ones within many lines are one in memory."""
    values = [sys.intern(value) for value in text.split(BETWEEN)]
    return (*values[:AMOUNT], int(values[AMOUNT]), *values[AMOUNT + 1 :])


def text_with(row: Iterable[str | int]) -> str:
    """The inverse of row_in."""
    return BETWEEN.join(map(str, row))


def stated_to_json(stated: Iterable[StatedTotal]) -> list[dict[str, str | None]]:
    """Totals as the file prints them, amounts as decimal strings."""
    return [
        {
            "label": one.label,
            "account": str(one.account) if one.account else None,
            "phase": one.phase.value,
            "amount": str(one.amount),
            "source": str(one.source),
            "ours": None if one.ours is None else str(one.ours),
        }
        for one in stated
    ]


def stated_from_json(stored: Iterable[Mapping[str, str | None]], *, year: int) -> tuple[StatedTotal, ...]:
    """The inverse of stated_to_json."""
    chart = chart_of(year)
    return tuple(
        StatedTotal(
            label=str(one["label"]),
            account=AccountCode.parse(one["account"], chart) if one["account"] else None,
            phase=Phase(one["phase"]),
            amount=Decimal(str(one["amount"])),
            source=CellRef.parse(str(one["source"])),
            ours=None if one["ours"] is None else Decimal(one["ours"]),
        )
        for one in stored
    )


def runs_of(texts: Sequence[str]) -> tuple[str, ...]:
    """A sha256 over each RUN of lines as they rest: where two vintages have the same one, the lines are the same too."""
    return tuple(hashlib.sha256(AFTER.join(texts[start : start + RUN]).encode()).hexdigest() for start in range(0, len(texts), RUN))


def digest_of(texts: Iterable[str], stated: Iterable[StatedTotal], *, year: int, phase: Phase) -> str:
    """sha256 over everything that a vintage says: year and phase, each line in order, each printed total."""
    digest = hashlib.sha256(f"{year}{BETWEEN}{phase.value}{AFTER}".encode())
    every = iter(texts)
    while some := list(islice(every, AT_ONCE)):
        digest.update(AFTER.join([*some, ""]).encode())
    for one in stated_to_json(stated):
        digest.update(f"{BETWEEN.join(value or '' for value in one.values())}{AFTER}".encode())
    return digest.hexdigest()
