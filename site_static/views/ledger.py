"""A year's lines added up once, in one pass: by account, by office and what is below it, and by both.

Every page of a year reads its sums here and adds nothing up itself. Sums are exact (cms.domain.amounts.EXACT). A sum is a tuple with
one amount per budget that stands side by side; None says that this budget has no line there, which is not zero.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from cms.domain.amounts import EXACT
from cms.domain.budgets import BudgetLine
from cms.domain.codes import AccountCode, UnitCode

Sums = tuple[Decimal | None, ...]
# An office, a programme, an activity or a sub activity: the segments of its code and of those above it.
UnitPath = tuple[tuple[int, ...], ...]
Segments = tuple[int, ...]
EXPENDITURE = 5


@dataclass(slots=True)
class Tally:
    """What is added up for one thing. Only build() changes it."""

    amounts: list[Decimal | None]

    def add(self, column: int, amount: Decimal) -> None:
        before = self.amounts[column]
        self.amounts[column] = amount if before is None else EXACT.add(before, amount)

    @property
    def sums(self) -> Sums:
        return tuple(self.amounts)


@dataclass(slots=True)
class AccountNode(Tally):
    """An account with everything under it. own_name is the file's name when a line stands at this very account."""

    code: AccountCode
    own_name: str = ""
    children: list[AccountNode] = field(default_factory=list)
    # By office; None holds what names no office.
    offices: dict[Segments | None, Tally] = field(default_factory=dict)


@dataclass(slots=True)
class Item(Tally):
    """One kind of line below an account of a sub activity: the budgets' lines that agree in all that is said here."""

    group: str
    detail: str
    unit_name: str
    fund_name: str


@dataclass(slots=True)
class Charge(Tally):
    """One account of an office, programme, activity or sub activity, with its items in the file's order."""

    code: AccountCode
    name: str
    items: dict[tuple[str, str, str, str, int], Item] = field(default_factory=dict)


@dataclass(slots=True)
class UnitNode(Tally):
    """An office (depth 1) or what is below it, with its expenditure. charges are the lines that name nothing deeper."""

    path: UnitPath
    code: UnitCode
    name: str
    # office, programme, activity or sub-activity
    level: str
    children: list[UnitNode] = field(default_factory=list)
    charges: dict[Segments, Charge] = field(default_factory=dict)
    # Of an office only: accounts that are not expenditure.
    other_charges: dict[Segments, Charge] = field(default_factory=dict)


@dataclass(slots=True)
class Ledger:
    """All sums of one year. width: how many budgets stand side by side."""

    width: int
    accounts: dict[Segments, AccountNode]
    units: dict[UnitPath, UnitNode]
    offices: list[UnitNode]
    # Expenditure that names no office, in a year where other lines do.
    without_office: Tally

    @property
    def has_offices(self) -> bool:
        return bool(self.offices)

    def account(self, *segments: int) -> Sums:
        """The sums of one account; of nothing where no line stands."""
        node = self.accounts.get(segments)
        return node.sums if node else (None,) * self.width

    def at_level(self, level: int, under: int) -> list[AccountNode]:
        """The accounts of one level under an account of level 1, and the leaves that end above that level; by code."""
        found = (
            node
            for segments, node in self.accounts.items()
            if segments[0] == under and (len(segments) == level or (len(segments) < level and not node.children))
        )
        return sorted(found, key=lambda node: node.code.segments)


def build(budgets: Iterable[Iterable[BudgetLine]]) -> Ledger:
    """Adds up. budgets: the lines of each budget that stands side by side."""
    columns = tuple(tuple(lines) for lines in budgets)
    builder = _Builder(len(columns))
    for column, lines in enumerate(columns):
        builder.take(column, lines)
    return builder.ledger()


class _Builder:
    """The state of the one pass."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.accounts: dict[Segments, AccountNode] = {}
        self.units: dict[UnitPath, UnitNode] = {}
        self.without_office = Tally(self._nothing())

    def _nothing(self) -> list[Decimal | None]:
        return [None] * self.width

    def take(self, column: int, lines: Iterable[BudgetLine]) -> None:
        occurrences: dict[tuple[object, ...], int] = {}
        for line in lines:
            office = line.office_code.segments if line.office_code else None
            self._add_account(column, line, office)
            if line.office_code is not None:
                charge = self._add_unit(column, line, line.office_code)
                self._add_item(column, line, charge, occurrences)
            elif line.account.segments[0] == EXPENDITURE:
                self.without_office.add(column, line.amount)

    def _add_account(self, column: int, line: BudgetLine, office: Segments | None) -> None:
        for level in range(1, line.account.level + 1):
            segments = line.account.segments[:level]
            node = self.accounts.get(segments)
            if node is None:
                node = self.accounts[segments] = AccountNode(amounts=self._nothing(), code=line.account.at_level(level))
            node.add(column, line.amount)
            part = node.offices.get(office)
            if part is None:
                part = node.offices[office] = Tally(self._nothing())
            part.add(column, line.amount)
            if level == line.account.level:
                # The last budget's name stands: a name mended in the revision is the better one.
                node.own_name = line.account_name or node.own_name

    def _add_unit(self, column: int, line: BudgetLine, office_code: UnitCode) -> Charge:
        """Adds the line to its office and, when it is expenditure, to what is below it; gives the charge that it belongs to."""
        is_spending = line.account.segments[0] == EXPENDITURE
        node = self._unit((office_code.segments,), "office", office_code, line.office_name)
        if is_spending:
            node.add(column, line.amount)
            for level, code, name in (
                ("programme", line.programme_code, line.programme_name),
                ("activity", line.activity_code, line.activity_name),
                ("sub-activity", line.sub_activity_code, line.sub_activity_name),
            ):
                if code is not None:
                    node = self._unit((*node.path, code.segments), level, code, name)
                    node.add(column, line.amount)
        charges = node.charges if is_spending else node.other_charges
        charge = charges.get(line.account.segments)
        if charge is None:
            charge = charges[line.account.segments] = Charge(amounts=self._nothing(), code=line.account, name=line.account_name)
        charge.name = line.account_name or charge.name
        charge.add(column, line.amount)
        return charge

    def _unit(self, path: UnitPath, level: str, code: UnitCode, name: str) -> UnitNode:
        node = self.units.get(path)
        if node is None:
            node = self.units[path] = UnitNode(amounts=self._nothing(), path=path, code=code, name=name, level=level)
        node.name = name or node.name
        return node

    def _add_item(self, column: int, line: BudgetLine, charge: Charge, occurrences: dict[tuple[object, ...], int]) -> None:
        """Real exports repeat even the same line, so the first of this budget meets the first of the other, the second the second."""
        if not (line.detail or line.group):
            return
        unit_name = line.unit_name if line.unit_name != line.office_name else ""
        same = (line.group, line.detail, unit_name, line.fund_name)
        counted = occurrences.get((id(charge), *same), 0)
        occurrences[(id(charge), *same)] = counted + 1
        item = charge.items.get((*same, counted))
        if item is None:
            item = charge.items[(*same, counted)] = Item(
                amounts=self._nothing(), group=line.group, detail=line.detail, unit_name=unit_name, fund_name=line.fund_name
            )
        item.add(column, line.amount)

    def ledger(self) -> Ledger:
        for segments in sorted(self.accounts):
            if len(segments) > 1:
                self.accounts[segments[:-1]].children.append(self.accounts[segments])
        for path in sorted(self.units):
            if len(path) > 1:
                self.units[path[:-1]].children.append(self.units[path])
        return Ledger(
            width=self.width,
            accounts=self.accounts,
            units=self.units,
            offices=[self.units[path] for path in sorted(self.units) if len(path) == 1],
            without_office=self.without_office,
        )
