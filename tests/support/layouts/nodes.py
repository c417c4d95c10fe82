"""The truth as rows: lines one by one, or a tree with its parents and printed totals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from tests.support.layouts.choices import LISTS, Layout
from tests.support.layouts.truth import FUNCTIONS, Account, Coded, Line, dotted, name_of


@dataclass(frozen=True)
class Node:
    """One row. kind: "office", "programme", "activity", "sub", "account", "line", "detail", "total"; lines: what it is the sum of."""

    kind: str
    name: str
    lines: tuple[Line, ...]
    code: str = ""
    level: int = 0
    account: Account = ()
    is_leaf: bool = False
    # A balance is revenue less expenditure and the like: (sign, beginning of the account).
    signs: tuple[tuple[int, Account], ...] = ()
    # 1 and 2: the two pieces that a detailed line consists of.
    piece: int = 0
    # Of rows by phase or month: which one this row is of.
    measure: str = ""
    month: int | None = None
    # Of a total: of a part of the table.
    is_partial: bool = False

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def is_sum(self) -> bool:
        return not self.is_leaf and self.kind not in ("total", "detail")


Key = Callable[[Line], Coded | Account | None]


@dataclass(frozen=True)
class Level:
    """One level of a tree: what its rows are of. A silent one gives no rows and keeps its parts together."""

    kind: str
    key: Key
    is_silent: bool = False


def _of_account(length: int) -> Level:
    return Level("account", lambda line: line.account[:length] if len(line.account) >= length else None)


def _of_activity(kind: str) -> Level:
    return Level(kind, lambda line: getattr(line.activity, kind) if line.activity else None)


def _of_function(parts: int) -> Level:
    def key(line: Line) -> Coded | None:
        code = ".".join(line.office.code.split(".")[:parts])
        return Coded(code, FUNCTIONS[code]) if line.activity else None

    return Level("function", key)


OFFICE = Level("office", lambda line: line.office)
ACTIVITY_LEVELS = (_of_activity("programme"), _of_activity("activity"), _of_activity("sub"))
ACCOUNT_LEVELS = tuple(map(_of_account, range(1, 7)))
LEAVES = Level("account", lambda line: line.account)


def rows_of(lines: tuple[Line, ...], layout: Layout) -> list[Node]:
    """The rows of one table, with its totals."""
    wanted, end = layout["subtotals"], layout["end"]
    subtotals = frozenset(("office", "programme", "account") if wanted == "all" else (wanted,))

    def totals(node: Node) -> list[Node]:
        return _totals(node, layout) if node.kind in subtotals and len(node.account) <= 2 else []

    body = list(_list(lines, layout, totals) if layout["rows"] in LISTS else tree(lines, _levels(layout), totals))
    grand = _grand(lines, layout)
    return [*(grand if end in ("top", "both") else []), *body, *(grand if end in ("bottom", "both") else [])]


def _levels(layout: Layout) -> tuple[Level, ...]:
    first = layout["first-level"]
    accounts = (LEAVES,) if first == "leaf" else ACCOUNT_LEVELS[int(first) - 1 :]
    functions = (_of_function(1), _of_function(2)) if layout["functions"] == "yes" else ()
    return {
        "accounts": accounts,
        "details": accounts,
        "fund-rows": accounts,
        "offices-accounts": (OFFICE, *accounts),
        "sections": (OFFICE, *accounts),
        "office-column": (replace(OFFICE, is_silent=True), *accounts),
        "programmes": (OFFICE, *functions, *ACTIVITY_LEVELS, *accounts),
        "staircase": (OFFICE, *ACTIVITY_LEVELS, LEAVES),
        "subs": (OFFICE, *functions, *ACTIVITY_LEVELS),
        "offices": (OFFICE,),
    }[layout["rows"]]


def tree(lines: tuple[Line, ...], levels: tuple[Level, ...], totals: Callable[[Node], list[Node]], depth: int = 0) -> Iterator[Node]:
    """A row for each group of each level with its parts below it, and below those its printed totals."""
    if not levels:
        return
    level, rest = levels[0], levels[1:]
    for key, own in _grouped(lines, level.key):
        if key is None or level.is_silent:
            yield from tree(own, rest, totals, depth)
            continue
        node = _node(level, key, own, depth, is_last=not rest)
        yield node
        if not node.is_leaf:
            yield from tree(own, rest, totals, depth + 1)
            yield from totals(node)


def _node(level: Level, key: Coded | Account, own: tuple[Line, ...], depth: int, *, is_last: bool) -> Node:
    if isinstance(key, Coded):
        return Node(level.kind, key.name, own, key.code, depth, is_leaf=is_last)
    return Node("account", name_of(key), own, dotted(key), depth, key, is_leaf=own[0].account == key)


def _grouped(lines: tuple[Line, ...], key: Key) -> list[tuple[Coded | Account | None, tuple[Line, ...]]]:
    groups: dict[Coded | Account | None, list[Line]] = {}
    for line in lines:
        groups.setdefault(key(line), []).append(line)
    # Accounts stand in the order of the chart, offices and activities in their own.
    ordered = sorted(groups, key=lambda one: one if isinstance(one, tuple) else ())
    return [(one, tuple(groups[one])) for one in ordered]


def _list(lines: tuple[Line, ...], layout: Layout, totals: Callable[[Node], list[Node]]) -> Iterator[Node]:
    for office in dict.fromkeys(line.office for line in lines):
        own = _ordered(tuple(line for line in lines if line.office == office), layout["order"])
        if layout["heads"] == "yes":
            yield Node("office", office.name, own)
        for one in _by_sub(own) if layout["rows"] == "lines-subs" else [(line,) for line in own]:
            node = Node("line", name_of(one[0].account), one, dotted(one[0].account), 0, one[0].account, is_leaf=True)
            if layout["rows"] == "phase-rows":
                yield from (replace(node, measure=measure) for measure in ("enacted", "realised"))
            elif layout["rows"] == "month-rows":
                yield from (replace(node, month=month) for month in range(12))
            else:
                yield node
        yield from totals(Node("office", office.name, own))


def _ordered(lines: tuple[Line, ...], order: str) -> tuple[Line, ...]:
    if order == "amount":
        return tuple(sorted(lines, key=lambda line: -line.amount("enacted")))
    return tuple(sorted(lines, key=lambda line: name_of(line.account))) if order == "name" else lines


def _by_sub(lines: Iterable[Line]) -> list[tuple[Line, ...]]:
    groups: dict[object, list[Line]] = {}
    for line in lines:
        groups.setdefault((line.activity, line.fund), []).append(line)
    return [tuple(group) for group in groups.values()]


def with_pieces(nodes: Iterable[Node]) -> Iterator[Node]:
    """Below each leaf the two things that its amount is for."""
    for node in nodes:
        yield node
        if node.is_leaf and _is_money(node):
            for piece, name in enumerate(("- Tahap pertama", "- Tahap kedua"), start=1):
                yield replace(node, kind="detail", name=name, code="", is_leaf=False, piece=piece)


def with_funds(nodes: Iterable[Node]) -> Iterator[Node]:
    """Below each leaf one row for each of its sources of money."""
    for node in nodes:
        yield node
        if node.is_leaf and _is_money(node):
            for fund in dict.fromkeys(line.fund for line in node.lines):
                yield Node("detail", fund.name, tuple(line for line in node.lines if line.fund == fund), level=node.level + 1, account=node.account)


def _is_money(node: Node) -> bool:
    """Nobody says what nothing is for."""
    return all(all(line.amounts) for line in node.lines)


def _totals(node: Node, layout: Layout) -> list[Node]:
    word = layout["word"]
    if len({line.account[0] for line in node.lines}) > 1:
        return _of_parts(node.lines, word) if node.kind == "office" else []
    name = f"{word} {node.name}" if layout["named"] == "yes" else word
    code = node.code if layout["totals-coded"] == "yes" else ""
    return [Node("total", name, node.lines, code, node.level, node.account, is_partial=True)]


def _grand(lines: tuple[Line, ...], layout: Layout) -> list[Node]:
    if len({line.account[0] for line in lines}) > 1:
        return _of_parts(lines, layout["word"])
    part = {4: "PENDAPATAN", 5: "BELANJA", 6: "PEMBIAYAAN"}[lines[0].account[0]]
    return [Node("total", f"{layout['word']} {part}" if layout["named"] == "yes" else layout["word"], lines, account=lines[0].account[:1])]


def _of_parts(lines: tuple[Line, ...], word: str) -> list[Node]:
    """Printed totals of the parts and the balance, as the law's form has them, of the parts that there are."""
    found = {part: tuple(line for line in lines if line.account[: len(part)] == part) for part in ((4,), (5,), (6, 1), (6, 2))}
    parts = (("PENDAPATAN", (4,)), ("BELANJA", (5,)))
    rows = [Node("total", f"{word} {name}", found[part], account=part) for name, part in parts if found[part]]
    if not (found[4,] and found[5,]):
        return rows
    rows.append(Node("total", "SURPLUS / (DEFISIT)", found[4,] + found[5,], signs=((1, (4,)), (-1, (5,)))))
    if found[6, 1]:
        rows.append(Node("total", "PEMBIAYAAN NETTO", found[6, 1] + found[6, 2], signs=((1, (6, 1)), (-1, (6, 2)))))
        signs = ((1, (4,)), (-1, (5,)), (1, (6, 1)), (-1, (6, 2)))
        rows.append(Node("total", "SISA LEBIH PEMBIAYAAN ANGGARAN TAHUN BERKENAAN (SILPA)", lines, signs=signs))
    return rows
