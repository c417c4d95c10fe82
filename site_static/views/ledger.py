"""A year's lines added up once, in one pass: by account, by office and what is below it, and by function.

Every page of a year reads its sums here and adds nothing up itself. Sums are exact (cms.domain.amounts.EXACT). A sum has one amount
per budget of the year; None says that this budget has no line there, which is not zero.

Each node carries its mark: what a row about it shows, as text. A page's facts are the marks of its rows, so a changed line changes the
facts of those pages alone that show it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from cms.domain.amounts import EXACT
from cms.domain.budgets import BudgetLine
from cms.domain.codes import AccountCode, UnitCode
from site_static.views.names import readable

Sums = tuple[Decimal | None, ...]
Segments = tuple[int, ...]
# An office, a sub unit, a programme, an activity or a sub activity: the segments of its code and of those above it.
UnitPath = tuple[Segments, ...]
# Accounts of level 1: pendapatan, belanja, pembiayaan.
REVENUE, EXPENDITURE, FINANCING = 4, 5, 6


@dataclass(slots=True)
class Tally:
    """What is added up for one thing, by budget. Only build() changes it."""

    amounts: list[Decimal | None]

    def add(self, column: int, amount: Decimal) -> None:
        before = self.amounts[column]
        self.amounts[column] = amount if before is None else EXACT.add(before, amount)

    def take(self, other: Tally) -> None:
        for column, amount in enumerate(other.amounts):
            if amount is not None:
                self.add(column, amount)

    def picked(self, columns: Sequence[int]) -> Sums:
        """The amounts of some budgets."""
        return tuple([self.amounts[column] for column in columns])


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
class AccountNode(Tally):
    """An account with everything under it. own_name is the file's name when a line stands at this very account."""

    code: AccountCode
    own_name: str = ""
    mark: str = ""
    children: list[AccountNode] = field(default_factory=list)
    # By office; None holds what names no office.
    offices: dict[Segments | None, Tally] = field(default_factory=dict)


@dataclass(slots=True)
class UnitNode(Tally):
    """An office or what is below it, with its expenditure. charges are the lines that name nothing deeper.

    level: office, sub-unit, programme, activity or sub-activity. is_plain: its files write its code in one way alone.
    """

    path: UnitPath
    code: UnitCode
    name: str
    level: str
    is_plain: bool = True
    mark: str = ""
    children: list[UnitNode] = field(default_factory=list)
    charges: dict[Segments, Charge] = field(default_factory=dict)
    # Of an office only: accounts that are not expenditure.
    other_charges: dict[Segments, Charge] = field(default_factory=dict)


@dataclass(slots=True)
class FunctionNode(Tally):
    """A function of government (bidang urusan) with its expenditure."""

    code: UnitCode
    name: str


@dataclass(slots=True)
class Ledger:
    """All sums of one year. width: how many budgets it has."""

    width: int
    accounts: dict[Segments, AccountNode]
    units: dict[UnitPath, UnitNode]
    offices: list[UnitNode]
    functions: list[FunctionNode]
    # Expenditure that names no office, or no function, in a year where other lines do.
    without_office: Tally
    without_function: Tally

    @property
    def has_offices(self) -> bool:
        return bool(self.offices)

    def account(self, *segments: int) -> Tally:
        """The sums of one account; of nothing where no line stands."""
        return self.accounts.get(segments) or Tally([None] * self.width)

    def at_level(self, level: int, under: int) -> list[AccountNode]:
        """The accounts of one level under an account of level 1, and the leaves that end above that level; by code."""
        found = (
            node
            for segments, node in self.accounts.items()
            if segments[0] == under and (len(segments) == level or (len(segments) < level and not node.children))
        )
        return sorted(found, key=lambda node: node.code.segments)


def build(budgets: Iterable[Iterable[BudgetLine]]) -> Ledger:
    """Adds up. budgets: the lines of each budget of the year."""
    columns = tuple(tuple(lines) for lines in budgets)
    builder = _Builder(width=len(columns), divided=_divided_offices(columns))
    for column, lines in enumerate(columns):
        builder.read(column, lines)
    return builder.ledger()


def marked(ledger: Ledger, columns: Sequence[int], name_of: Callable[[AccountNode], object]) -> None:
    """Gives every node its mark. columns: the budgets that the year's pages show; name_of: what pages call an account."""
    for account in ledger.accounts.values():
        account.mark = f"{account.code}|{name_of(account)!r}|{mark_of(account, columns)}"
    for unit in ledger.units.values():
        unit.mark = f"{unit.code}|{unit.name}|{unit.level}|{unit.is_plain}|{mark_of(unit, columns)}"


def mark_of(tally: Tally, columns: Sequence[int]) -> str:
    return "|".join([str(tally.amounts[column]) for column in columns])


def _divided_offices(budgets: Iterable[Iterable[BudgetLine]]) -> frozenset[Segments]:
    """Offices whose lines name a sub unit other than the office itself."""
    seen: set[tuple[int, int]] = set()
    divided: set[Segments] = set()
    for lines in budgets:
        for line in lines:
            pair = (id(line.office_code), id(line.unit_code))  # codes repeat as the same object, so most lines end here
            if pair not in seen:
                seen.add(pair)
                if line.office_code and line.unit_code and line.unit_code != line.office_code:
                    divided.add(line.office_code.segments)
    return frozenset(divided)


Step = tuple[str, UnitCode, str]


class _Builder:
    """The state of the one pass. Lines are added up where they stand; ledger() then adds the nodes up towards the roots."""

    def __init__(self, *, width: int, divided: frozenset[Segments]) -> None:
        self.width = width
        self.divided = divided
        self.accounts: dict[Segments, AccountNode] = {}
        self.units: dict[UnitPath, UnitNode] = {}
        self.functions: dict[Segments, FunctionNode] = {}
        self.without_office = self._nothing()
        self.without_function = self._nothing()

    def _no_amounts(self) -> list[Decimal | None]:
        return [None] * self.width

    def _nothing(self) -> Tally:
        return Tally(self._no_amounts())

    def read(self, column: int, lines: Iterable[BudgetLine]) -> None:
        places: dict[tuple[int, ...], UnitNode] = {}
        occurrences: dict[tuple[object, ...], int] = {}
        for line in lines:
            self._add_account(column, line)
            is_spending = line.account.segments[0] == EXPENDITURE
            if is_spending:
                self._add_function(column, line)
            if line.office_code is None:
                if is_spending:
                    self.without_office.add(column, line.amount)
                continue
            # The identities stand for the codes: a file's few codes are the same objects on all its lines.
            key = (is_spending, *map(id, (line.office_code, line.unit_code, line.programme_code, line.activity_code, line.sub_activity_code)))
            place = places.get(key)
            if place is None:
                place = places[key] = self._place(line, is_spending=is_spending)
            charge = self._charge(column, line, place.charges if is_spending else place.other_charges)
            self._add_item(column, line, charge, occurrences, with_unit=place.path[0] not in self.divided)

    def _add_account(self, column: int, line: BudgetLine) -> None:
        segments = line.account.segments
        node = self.accounts.get(segments)
        if node is None:
            node = self._account(line.account)
        office = line.office_code.segments if line.office_code else None
        tally = node.offices.get(office)
        if tally is None:
            tally = node.offices[office] = self._nothing()
        tally.add(column, line.amount)
        # The last budget's name stands: a name mended in the revision is the better one.
        node.own_name = line.account_name or node.own_name

    def _account(self, code: AccountCode) -> AccountNode:
        node = self.accounts.get(code.segments)
        if node is None:
            node = self.accounts[code.segments] = AccountNode(amounts=self._no_amounts(), code=code)
            if code.level > 1:
                self._account(code.at_level(code.level - 1))
        return node

    def _add_function(self, column: int, line: BudgetLine) -> None:
        if line.function_code is None:
            self.without_function.add(column, line.amount)
            return
        node = self.functions.get(line.function_code.segments)
        if node is None:
            node = self.functions[line.function_code.segments] = FunctionNode(
                amounts=self._no_amounts(), code=line.function_code, name=line.function_name
            )
        node.name = line.function_name or node.name
        node.add(column, line.amount)

    def _place(self, line: BudgetLine, *, is_spending: bool) -> UnitNode:
        """The deepest thing that the line names; of what is not expenditure the office."""
        path: UnitPath = ()
        node = None
        for level, code, name in self._steps(line, is_spending=is_spending):
            path = (*path, code.segments)
            node = self.units.get(path)
            if node is None:
                node = self.units[path] = UnitNode(amounts=self._no_amounts(), path=path, code=code, name=name, level=level)
            node.name = name or node.name
            node.is_plain = node.is_plain and code.text == node.code.text
        if node is None:
            raise ValueError(f"{line.source}: a line without an office has no place among the offices")
        return node

    def _steps(self, line: BudgetLine, *, is_spending: bool) -> Iterator[Step]:
        if line.office_code is None:
            return
        yield "office", line.office_code, line.office_name
        if not is_spending:
            return
        if line.unit_code is not None and line.office_code.segments in self.divided:
            yield "sub-unit", line.unit_code, line.unit_name
        if line.programme_code is not None:
            yield "programme", line.programme_code, line.programme_name
        if line.activity_code is not None:
            yield "activity", line.activity_code, line.activity_name
        if line.sub_activity_code is not None:
            yield "sub-activity", line.sub_activity_code, line.sub_activity_name

    def _charge(self, column: int, line: BudgetLine, charges: dict[Segments, Charge]) -> Charge:
        charge = charges.get(line.account.segments)
        if charge is None:
            charge = charges[line.account.segments] = Charge(amounts=self._no_amounts(), code=line.account, name=line.account_name)
        charge.name = line.account_name or charge.name
        charge.add(column, line.amount)
        return charge

    def _add_item(self, column: int, line: BudgetLine, charge: Charge, occurrences: dict[tuple[object, ...], int], *, with_unit: bool) -> None:
        """Real exports repeat even the same line, so the first of this budget meets the first of the other, the second the second."""
        unit_name = line.unit_name if with_unit and line.unit_name != line.office_name else ""
        same = (line.group, line.detail, unit_name, line.fund_name)
        counted = occurrences.get((id(charge), *same), 0)
        occurrences[(id(charge), *same)] = counted + 1
        item = charge.items.get((*same, counted))
        if item is None:
            item = charge.items[(*same, counted)] = Item(
                amounts=self._no_amounts(), group=line.group, detail=line.detail, unit_name=unit_name, fund_name=line.fund_name
            )
        item.add(column, line.amount)

    def _name_readably(self) -> None:
        """Once for each name, not for each line."""
        for function in self.functions.values():
            function.name = readable(function.name)
        for unit in self.units.values():
            unit.name = readable(unit.name)
            for charge in (*unit.charges.values(), *unit.other_charges.values()):
                charge.name = readable(charge.name)

    def ledger(self) -> Ledger:
        self._name_readably()
        self._add_up_accounts()
        self._add_up_units()
        return Ledger(
            width=self.width,
            accounts=self.accounts,
            units=self.units,
            offices=[self.units[path] for path in sorted(self.units) if len(path) == 1],
            functions=[self.functions[segments] for segments in sorted(self.functions)],
            without_office=self.without_office,
            without_function=self.without_function,
        )

    def _add_up_accounts(self) -> None:
        for segments in sorted(self.accounts, key=len, reverse=True):
            node = self.accounts[segments]
            for tally in node.offices.values():
                node.take(tally)
            if len(segments) > 1:
                above = self.accounts[segments[:-1]]
                for office, tally in node.offices.items():
                    above.offices.setdefault(office, self._nothing()).take(tally)
        for segments in sorted(self.accounts):
            if len(segments) > 1:
                self.accounts[segments[:-1]].children.append(self.accounts[segments])

    def _add_up_units(self) -> None:
        for path in sorted(self.units, key=len, reverse=True):
            node = self.units[path]
            for charge in node.charges.values():
                node.take(charge)
            if len(path) > 1:
                self.units[path[:-1]].take(node)
        for path in sorted(self.units):
            if len(path) > 1:
                self.units[path[:-1]].children.append(self.units[path])
