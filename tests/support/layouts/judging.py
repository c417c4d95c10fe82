"""What became of a rendered budget when it was read, the smallest layout for which that is so, and both as text."""

from __future__ import annotations

import enum
import random
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal

from cms.domain.budgets import BudgetLine, Phase
from importers.budgets import BudgetRequest, budget_of
from importers.table import ImportResult
from importers.workbook import Sheet, Workbook
from tests.support.layouts.choices import CHOICES, PLAIN, Layout, allowed, goes_together
from tests.support.layouts.render import Key, Rendered, render
from tests.support.layouts.truth import FUNDS, OFFICES, Account, Truth, random_truth

PHASES = {"enacted": Phase.ENACTED, "revised": Phase.REVISED, "realised": Phase.REALISED}
OFFICE_CODES = {tuple(map(int, office.code.split("."))): office.name for office in OFFICES}
FUND_CODES = {tuple(map(int, fund.code.split("."))): fund.name for fund in FUNDS}
Result = ImportResult[BudgetLine]


class Verdict(enum.Enum):
    RIGHT = "read rightly, or refused where nothing answers"
    ASKED = "asked about, where a question is as good an answer"
    NEEDLESS = "refused although a person would know"
    NO_ANSWER = "read although nothing in it answers the request"
    TOTAL = "another total of a part of the budget"
    OFFICE = "another total of an office"
    ACCOUNT = "another total of an account"
    FUND = "another total of a source of money"

    @property
    def is_silent(self) -> bool:
        """True for what must never be: a wrong reading without an error."""
        return self not in (Verdict.RIGHT, Verdict.ASKED, Verdict.NEEDLESS)


def truth_for(seed: int, layout: Layout) -> Truth:
    return random_truth(random.Random(seed), layout)


def read(rendered: Rendered, layout: Layout) -> Result:
    return budget_of(rendered.workbook, BudgetRequest(year=int(layout["year"]), phase=PHASES[layout["request"]]))


def judged(rendered: Rendered, result: Result) -> Verdict:
    if not result.ok:
        if rendered.expected is None:
            return Verdict.RIGHT
        return Verdict.ASKED if rendered.may_ask else Verdict.NEEDLESS
    if rendered.expected is None:
        return Verdict.NO_ANSWER
    expected, found = rendered.expected, content_of(result)
    if _by(found, _part) != _by(expected, _part):
        return Verdict.TOTAL
    offices, found_offices = _by(expected, _office), _by(found, _office)
    if set(offices) - {None} and found_offices != offices and not _is_told(result, found_offices):
        return Verdict.OFFICE
    if _by(found, _account) != _by(expected, _account):
        return Verdict.ACCOUNT
    return Verdict.FUND if set(_by(expected, _fund)) - {None} and _by(found, _fund) != _by(expected, _fund) else Verdict.RIGHT


def _is_told(result: Result, found: dict[object, Decimal]) -> bool:
    """Lines without any office are told as such."""
    return set(found) <= {None} and any(problem.code.startswith("office.") for problem in result.problems)


def content_of(result: Result) -> Counter[Key]:
    found: Counter[Key] = Counter()
    for fact in result.facts:
        office = _name(fact.office_name, fact.office_code and OFFICE_CODES.get(fact.office_code.segments), {one.name for one in OFFICES})
        fund = _name(fact.fund_name, fact.fund_code and FUND_CODES.get(fact.fund_code.segments), {one.name for one in FUNDS})
        found[office, fact.account.segments, fund] += fact.amount
    return found


def _name(written: str, of_code: str | None, names: set[str]) -> str | None:
    """The name as the truth has it, in whichever capitals it was written."""
    plain = " ".join(written.split()).casefold()
    return next((name for name in names if name.casefold() == plain), None) or of_code or written or None


def _by(content: Counter[Key], of: Callable[[Key], object]) -> dict[object, Decimal]:
    sums: dict[object, Decimal] = {}
    for key, amount in content.items():
        sums[of(key)] = sums.get(of(key), Decimal(0)) + amount
    return {key: amount for key, amount in sums.items() if amount}


def _part(key: Key) -> Account:
    return key[1][:2] if key[1][0] == 6 else key[1][:1]


def _office(key: Key) -> str | None:
    return key[0]


def _account(key: Key) -> Account:
    return key[1]


def _fund(key: Key) -> str | None:
    return key[2]


Fails = Callable[[Truth, Layout], bool]


def smallest(seed: int, layout: Layout, fails: Fails) -> tuple[Truth, Layout]:
    """Fewer dimensions that are not plain, and fewer lines, as long as it still fails."""
    found = dict(layout)
    while smaller := next((one for one in _simpler(found) if fails(truth_for(seed, one), one)), None):
        found = smaller
    truth, place = truth_for(seed, found), 0
    while place < len(truth.lines):
        fewer = Truth(truth.lines[:place] + truth.lines[place + 1 :])
        if fewer.lines and fails(fewer, found):
            truth = fewer
        else:
            place += 1
    return truth, found


def _simpler(layout: dict[str, str]) -> Iterator[dict[str, str]]:
    for name in odd(layout):
        simpler = settled({**layout, name: PLAIN[name]})
        if goes_together(simpler) and len(odd(simpler)) < len(odd(layout)):
            yield simpler


def settled(layout: Layout) -> dict[str, str]:
    """The same layout, with the plainest value that goes with the rest where its own does not."""
    found = dict(layout)
    for name in CHOICES:
        values = allowed(name, found)
        if values and found[name] not in values:
            found[name] = values[0]
    return found


def odd(layout: Layout) -> dict[str, str]:
    """What is not plain about it."""
    return {name: value for name, value in layout.items() if value != PLAIN[name]}


def told(truth: Truth, layout: Layout) -> str:
    """A layout, its workbook, what is true and what was read, for whoever looks into a failure."""
    rendered = render(truth, layout)
    result = read(rendered, layout)
    lines = [judged(rendered, result).value, str(odd(layout)), drawn(rendered.workbook)]
    lines += [f"true: {key} {amount}" for key, amount in (rendered.expected or {}).items()]
    lines += [f"read: {key} {amount}" for key, amount in content_of(result).items()]
    lines += [f"{'error' if problem.is_error else 'warning'}: {problem.code} {problem.where} {problem.found}" for problem in result.problems]
    return "\n".join(lines)


def drawn(workbook: Workbook) -> str:
    """As tests.support.sheets has it: `=60` is a number, `^` and `<` belong to the merged cell above and to the left."""
    return "\n".join(line for sheet in workbook.sheets for line in _drawn_sheet(sheet))


def _drawn_sheet(sheet: Sheet) -> Iterator[str]:
    joined = {
        (row, column): "<" if column > one.first_column else "^"
        for one in sheet.merged
        for row in range(one.first_row, one.last_row + 1)
        for column in range(one.first_column, one.last_column + 1)
    }
    yield f'sheet "{sheet.name}"'
    for row in sheet.rows:
        cells = (
            joined.get((row.number, place), "") if cell is None else f"={cell}" if isinstance(cell, Decimal) else str(cell)
            for place, cell in enumerate(row.cells)
        )
        yield f"{row.number:3} {' | '.join(cells)}"
