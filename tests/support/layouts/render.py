"""One truth in one layout as a workbook, and the right answer to the layout's request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from importers.workbook import Sheet, Workbook
from tests.support.layouts.choices import NO_ACCOUNTS, OFFICE_IN_TREE, PLAIN, WITH_OFFICES, Layout
from tests.support.layouts.columns import Column, key_columns, other_columns
from tests.support.layouts.drawing import Grid, Table, draw
from tests.support.layouts.money import KINDS, Wanted, amount_of, money_columns
from tests.support.layouts.nodes import ACCOUNT_LEVELS, Node, rows_of, tree, with_funds, with_pieces
from tests.support.layouts.truth import Account, Coded, Line, Truth, dotted, name_of

# Office, account and source of money; None for what the workbook does not say.
Key = tuple[str | None, Account, str | None]


@dataclass(frozen=True)
class Rendered:
    """expected: None where nothing in the workbook answers the request; may_ask: a question is as good an answer."""

    workbook: Workbook
    expected: Counter[Key] | None
    may_ask: bool


@dataclass(frozen=True)
class Portion:
    """What one table holds. measure: of amounts whose title does not say which; answers: whether it answers the request."""

    name: str
    lines: tuple[Line, ...]
    measure: str
    office: Coded | None = None
    answers: bool = True


def render(truth: Truth, layout: Layout) -> Rendered:
    portions = [portion for portion in _portions(truth, layout) if portion.lines]
    tables = [replace(_table(portion, layout), is_later=place > 0) for place, portion in enumerate(portions)]
    grids = list(_grids(tables, layout))
    if layout["extra"] != "none":
        _add_extra(grids, truth, tables, layout)
    if layout["slip"] == "version":
        office = portions[-1].office
        grids.append(Grid(f"{portions[-1].name} (2)"))
        draw(grids[-1], _table(Portion(grids[-1].name, portions[-1].lines, "last", office), layout), layout)
    if layout["margin"] == "left":
        grids = [grid.moved(1) for grid in grids]
    sheets = (*(grid.sheet() for grid in grids), *_beside(truth, layout))
    book = Workbook(file_name="anggaran.xlsx", file_sha256="0" * 64, file_bytes=1, sheets=sheets, problems=())
    expected: Counter[Key] = Counter()
    # Another version of the same budget, on a sheet of its own or under a title of its own, is for a person to choose from.
    is_version = layout["divided"] in ("by-phase", "by-year") and layout["arranged"] != "sheets"
    may_ask = (
        layout["extra"] in ("draft", "capital")
        or is_version
        or layout["stale"] == "yes"
        or layout["scribble"] == "number"
        or layout["slip"] != "none"
    )
    for portion, table in zip(portions, tables, strict=True):
        if not portion.answers:
            continue
        asked = {**layout, "year": "2025"} if layout["divided"] == "by-year" else layout  # the table itself says no year
        wanted = _of_rows(money_columns(asked, portion.measure)[1], layout)
        if wanted.measure is None:
            return Rendered(book, None, may_ask=True)
        may_ask |= wanted.may_ask
        expected += Counter(dict(_expected(table, wanted.measure, layout, is_named=len(portions) > 1)))
    return Rendered(book, expected if any(portion.answers for portion in portions) else None, may_ask)


def _portions(truth: Truth, layout: Layout) -> Iterator[Portion]:
    lines, request = truth.lines, layout["request"]
    match layout["divided"]:
        case "by-office":
            for office in truth.offices:
                yield Portion(office.name, tuple(line for line in lines if line.office == office), request, office)
        case "by-part":
            for name, part in (("PENDAPATAN", 4), ("BELANJA", 5), ("PEMBIAYAAN", 6)):
                if part != 6 or layout["arranged"] != "side":
                    yield Portion(name, tuple(line for line in lines if line.account[0] == part), request)
        case "by-phase":
            for name, measure in (("APBD MURNI", "enacted"), ("APBD PERUBAHAN", "revised")):
                yield Portion(name, lines, measure, answers=measure == request)
        case "by-year":
            for year, measure in (("2024", "last"), ("2025", "enacted")):
                yield Portion(f"TAHUN ANGGARAN {year}", lines, measure, answers=year == layout["year"])
        case "pages":
            half = (len(lines) + 1) // 2
            yield Portion("Hal 1", lines[:half], request)
            yield Portion("Hal 2", lines[half:], request)
        case _:
            yield Portion(layout["sheet-name"], lines, request)


def _table(portion: Portion, layout: Layout) -> Table:
    money, _ = money_columns(layout, portion.measure)
    first = next(column for column in money if column.role == "money")
    whole = amount_of(Node("total", "", portion.lines), lambda line: line.amount("enacted")) or Decimal(0)
    before, after = other_columns(layout, first.value, whole)
    with_office = layout["rows"] in WITH_OFFICES and (portion.office is None or layout["rows"] == "office-column")
    keys = key_columns(layout, with_office=with_office)
    if layout["order-of-columns"] != "usual":
        keys[-2:] = reversed(keys[-2:])
    match layout["margin"]:
        case "currency":
            money.insert(0, Column(money[0].titles, lambda node: None if first.value(node) is None else "Rp", "text"))
        case "spacer":
            before.insert(0, Column(("",), lambda _: None, "text"))
    if layout["number"] == "yes":
        keys.insert(0, Column(("No",), lambda _: None, "text"))
    columns = [*before, *money, *keys, *after] if layout["order-of-columns"] == "amounts-first" else [*keys, *before, *money, *after]
    nodes = rows_of(portion.lines, layout)
    if layout["rows"] == "details":
        nodes = list(with_pieces(nodes))
    if layout["rows"] == "fund-rows":
        nodes = list(with_funds(nodes))
    return Table(portion.name, tuple(columns), tuple(nodes), portion.office)


def _grids(tables: list[Table], layout: Layout) -> Iterator[Grid]:
    match layout["arranged"]:
        case "stacked":
            grid = Grid("Lembar1")
            for table in tables:
                draw(grid, table, layout, line_above=True)
            yield grid
        case "side":
            left, *others = [Grid("Lembar1") for _ in tables]
            for grid, table in zip((left, *others), tables, strict=True):
                draw(grid, table, {**layout, "foot": "none"}, line_above=layout["divided"] != "by-part")
            for right in others:
                left.put_beside(right)
            yield left
        case _:
            for table in tables:
                grid = Grid(table.name)
                draw(grid, table, layout)
                yield grid


def _add_extra(grids: list[Grid], truth: Truth, tables: list[Table], layout: Layout) -> None:
    """A copy, an older version or a summary, on a sheet of its own or on the first table's."""
    match layout["extra"]:
        case "copy":
            grids.append(replace(grids[0], name="Salinan"))
            return
        case "draft":
            grids.append(Grid("Draf"))
            draw(grids[-1], _table(Portion("Draf", truth.lines, "last"), layout), layout)
            return
        case "capital":
            capital = tuple(line for line in truth.lines if line.account[:2] == (5, 2)) or truth.lines[:1]
            grids.append(Grid("Belanja Modal"))
            draw(grids[-1], _table(Portion("Belanja Modal", capital, layout["request"]), layout), layout)
            return
    recap = _recap(truth, layout)
    plain = {
        **layout,
        **{name: PLAIN[name] for name in ("above", "number", "pages", "blank-rows", "sums", "hidden", "label-in", "margin", "foot", "stale")},
    }
    if layout["extra-unit"] == "jutaan":
        plain |= {"unit": "jutaan", "unit-in": "title"}
    if layout["extra-at"] in ("first", "last"):
        grid = Grid(recap.name)
        draw(grid, recap, plain)
        grids.insert(0 if layout["extra-at"] == "first" else len(grids), grid)
        return
    grid = Grid("Lembar1")
    order = [(recap, plain), *((table, layout) for table in tables)]
    # A list of offices tells whose each table is; where there is none, the line above it does.
    is_named = layout["divided"] == "by-office" and layout["extra"] not in ("recap-offices", "recap-kinds")
    for table, its_layout in order if layout["extra-at"] == "above" else reversed(order):
        name = "REKAPITULASI" if table is recap else table.name if is_named else "RINCIAN"
        draw(grid, replace(table, name=name), its_layout, line_above=True)
    grids[:] = [grid]


def _beside(truth: Truth, layout: Layout) -> Iterator[Sheet]:
    """A sheet that holds no money."""
    match layout["beside"]:
        case "empty":
            yield Grid("Sheet3").sheet()
        case "notes":
            grid = Grid("Petunjuk")
            for text in ("PETUNJUK PENGISIAN", "1. Isi kolom jumlah dalam rupiah penuh", "2. Batas pengiriman: 30 November 2024"):
                grid.add([text])
            yield grid.sheet()
        case "chart":
            grid = Grid("Kode")
            grid.add(["Kode Rekening", "Nama Rekening"])
            for account in sorted({line.account[:length] for line in truth.lines for length in range(1, len(line.account) + 1)}):
                grid.add([dotted(account), name_of(account)])
            yield grid.sheet()


def _recap(truth: Truth, layout: Layout) -> Table:
    if layout["extra"] == "recap-kinds":
        money, _ = money_columns({**layout, "money": "kinds", "over": "no"}, layout["request"])
    else:
        money, _ = money_columns(layout, layout["request"])
    if layout["extra"] == "recap-funds":
        columns = [Column(("Sumber Dana",), lambda node: node.name, "name"), *money]
        nodes = [Node("fund", one.name, tuple(line for line in truth.lines if line.fund == one), is_leaf=True) for one in truth.funds]
        return Table("Sumber Dana", tuple(columns), (*nodes, Node("total", "JUMLAH", truth.lines)))
    if layout["extra"] in ("recap-offices", "recap-kinds"):
        columns = [Column(("Kode SKPD",), lambda node: node.code or None), Column(("Nama SKPD",), lambda node: node.name, "name"), *money]
        nodes = [Node("office", one.name, tuple(line for line in truth.lines if line.office == one), one.code, is_leaf=True) for one in truth.offices]
        return Table("Rekap", tuple(columns), (*nodes, Node("total", "JUMLAH", truth.lines)))
    columns = [Column(("Kode Rekening",), lambda node: node.code or None), Column(("Uraian",), lambda node: node.name, "name"), *money]
    return Table("Ringkasan", tuple(columns), tuple(tree(truth.lines, ACCOUNT_LEVELS[:2], lambda _: [])))


def _of_rows(wanted: Wanted, layout: Layout) -> Wanted:
    """Rows by phase answer for the phases that they say."""
    return Wanted(layout["request"]) if layout["rows"] == "phase-rows" and wanted.measure else wanted


def _expected(table: Table, measure: str, layout: Layout, *, is_named: bool) -> Iterator[tuple[Key, Decimal]]:
    rows = layout["rows"]
    # Of one table alone the name of its sheet, or the line above it, may be anybody's.
    is_in_rows = rows in OFFICE_IN_TREE or rows == "office-column" or (rows in WITH_OFFICES and table.office is None)
    shows_office = is_in_rows or (table.office is not None and is_named)
    found: Counter[Key] = Counter()
    seen = set()
    for node in table.nodes:
        if not node.is_leaf or node.lines in seen:
            continue
        if node.measure or node.month is not None:
            seen.add(node.lines)
        for line in node.lines:
            account = line.account
            if rows in NO_ACCOUNTS:
                account = next(part for part in KINDS.values() if account[:2] == part) if layout["money"].startswith("kinds") else (5,)
            fund = line.fund.name if layout["funds"] != "none" else None
            found[line.office.name if shows_office else None, account, fund] += line.amount(measure)
    yield from found.items()
