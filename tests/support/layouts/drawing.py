"""Tables as sheets: title block, heading, pages, notes, and how cells are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from importers.workbook import MergedRange, Raw, Row, Sheet
from tests.support.layouts.choices import Layout
from tests.support.layouts.columns import WORDS, Cell, Column
from tests.support.layouts.nodes import Node
from tests.support.layouts.truth import Coded, Line

UNITS = {"rupiah": 1, "ribuan": 1000, "jutaan": 1_000_000}
PAGE = 5


@dataclass
class Grid:
    """A sheet while it is filled. Columns count from 0, rows from 1 as in a Sheet."""

    name: str
    rows: list[list[Raw]] = field(default_factory=list)
    merged: list[MergedRange] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)

    def add(self, cells: Sequence[Raw] = (), first: int = 0) -> int:
        """Appends a row; its number."""
        self.rows.append([*[None] * first, *cells])
        return len(self.rows)

    def merge(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        if (first_row, first_column) != (last_row, last_column):
            self.merged.append(MergedRange(first_row=first_row, first_column=first_column, last_row=last_row, last_column=last_column))

    def put_beside(self, other: Grid, gap: int = 0) -> None:
        """The other sheet's cells to the right of this one's."""
        width = max(map(len, self.rows)) + gap
        while len(self.rows) < len(other.rows):
            self.rows.append([])
        for row, cells in zip(self.rows, other.rows, strict=False):
            row.extend([*[None] * (width - len(row)), *cells])
        for one in other.merged:
            self.merge(one.first_row, one.first_column + width, one.last_row, one.last_column + width)
        self.hidden |= {column + width for column in other.hidden}
        self.hidden_rows |= other.hidden_rows

    def moved(self, columns: int) -> Grid:
        """With empty columns on the left."""
        moved = Grid(self.name, hidden={one + columns for one in self.hidden}, hidden_rows=self.hidden_rows)
        for cells in self.rows:
            moved.add(cells, first=columns if cells else 0)
        for one in self.merged:
            moved.merge(one.first_row, one.first_column + columns, one.last_row, one.last_column + columns)
        return moved

    def sheet(self) -> Sheet:
        rows = []
        for number, cells in enumerate(self.rows, start=1):
            kept = list(cells)
            while kept and kept[-1] is None:
                kept.pop()
            if kept:
                rows.append(Row(number, tuple(kept), number in self.hidden_rows))
        return Sheet(name=self.name, rows=tuple(rows), merged=tuple(self.merged), hidden_columns=tuple((one, one) for one in sorted(self.hidden)))


@dataclass(frozen=True)
class Table:
    """Rows and columns. name: of its sheet, or the line above it; office: the one that all of it is of; measure: what its amounts are."""

    name: str
    columns: tuple[Column, ...]
    nodes: tuple[Node, ...]
    office: Coded | None = None
    # Not the first of its workbook.
    is_later: bool = False


def draw(grid: Grid, table: Table, layout: Layout, *, line_above: bool = False) -> None:
    """Appends a table with all that stands above and below it. line_above: its name stands there."""
    if not grid.rows:
        _block(grid, table, layout)
    if line_above:
        grid.add()
        grid.add([table.name])
    grid.hidden |= {place for place, column in enumerate(table.columns) if column.is_hidden}
    if not (layout["slip"] == "lost-heading" and table.is_later):
        _heading(grid, table.columns, layout)
    if layout["below-heading"] == "blank":
        grid.add()
    if layout["below-heading"] == "rupiah":
        grid.add(["(Rp)" if column.role == "money" else None for column in table.columns])
    _Body(grid, table, layout).fill()
    _foot(grid, table, layout)


def _block(grid: Grid, table: Table, layout: Layout) -> None:
    block = layout["block"]
    is_report = layout["money"] in ("realisation", "lra") or layout["title"] == "Realisasi"
    if layout["law"] == "above":
        grid.add(["LAMPIRAN I PERATURAN DAERAH NOMOR 5 TAHUN 2024"])
    if block in ("short", "long"):
        grid.add(["PEMERINTAH KOTA CONTOH"])
        grid.add(["LAPORAN REALISASI ANGGARAN" if is_report else "PENJABARAN ANGGARAN PENDAPATAN DAN BELANJA DAERAH"])
        grid.add(["TAHUN ANGGARAN 2025"])
    if block == "long":
        grid.add()
        grid.add(["Urusan Pemerintahan", None, ": Wajib"])
        grid.add(["Dicetak", None, ": 12 Januari 2026"])
    if table.office and block in ("long", "office"):
        grid.add(["SKPD", None, f": {table.office.code} {table.office.name}"])
    if block == "amount":
        first = next(column for column in table.columns if column.role == "money")
        whole = first.value(Node("total", "", tuple(line for node in table.nodes if node.is_leaf for line in node.lines)))
        grid.add(["Jumlah Anggaran", None, f": Rp {whole:,.0f}".replace(",", ".")])
    if layout["unit"] != "rupiah" and layout["unit-in"] == "block":
        grid.add([f"(dalam {layout['unit']} rupiah)"])
    if grid.rows:
        grid.add()


def _heading(grid: Grid, columns: Sequence[Column], layout: Layout) -> None:
    """The titles; a title that neighbours share is one merged cell, and one without another below it reaches down."""
    depth = max(len(column.titles) for column in columns)
    top = len(grid.rows) + 1
    rows: list[list[Raw]] = [[None] * len(columns) for _ in range(depth)]
    for level in range(depth):
        place = 0
        while place < len(columns):
            shared, last = columns[place].titles[: level + 1], place
            while last + 1 < len(columns) and columns[last + 1].titles[: level + 1] == shared:
                last += 1
            if level < len(columns[place].titles):
                rows[level][place] = _title(columns[place], level, layout)
                bottom = depth - 1 if level == len(shared) - 1 == len(columns[place].titles) - 1 else level
                if layout["joined"] == "yes":
                    grid.merge(top + level, place, top + bottom, last)
            place = last + 1
    grid.rows.extend(rows)
    if layout["numbered"] != "no":
        grid.add([Decimal(number) if layout["numbered"] == "yes" else f"({number})" for number in range(1, len(columns) + 1)])


def _title(column: Column, level: int, layout: Layout) -> str:
    text = column.titles[level]
    if column.role in ("money", "price") and level == len(column.titles) - 1 and layout["unit-in"] == "title":
        text += {"rupiah": "", "ribuan": " (Rp ribu)", "jutaan": " (Rp juta)"}[layout["unit"]]
    return text.upper() if layout["titles"] == "capitals" else text


class _Body:
    """The rows below a heading while they are appended."""

    def __init__(self, grid: Grid, table: Table, layout: Layout) -> None:
        self.grid, self.table, self.layout = grid, table, layout
        self.columns = table.columns
        self.above: list[Cell] = []
        sums = [node for node in table.nodes if node.is_sum]
        self.stale = sums[-1] if sums and layout["stale"] == "yes" else None
        self.leaves = Counter(node.account for node in table.nodes if node.is_leaf)
        self.counted: list[Line] = []
        self.has_slipped = False
        self.number = 0

    def fill(self) -> None:
        for place, node in enumerate(self.table.nodes):
            if place and place % PAGE == 0 and self.layout["pages"] != "none" and node.kind != "total":
                self._new_page()
            if self.layout["blank-rows"] == "yes" and place and place % 4 == 0:
                self.grid.add()
                self.above = []
            self._add(node)
            if node.is_leaf:
                self.counted.extend(node.lines)

    def add_text(self, text: str, lines: tuple[Line, ...], name: int) -> None:
        """A row of a sum under a name alone."""
        cells = self._cells(Node("total", text, lines))
        self.grid.add([cell if place == name or self.columns[place].role == "money" else None for place, cell in enumerate(cells)])

    def _new_page(self) -> None:
        is_carried = self.layout["pages"] == "carried"
        if is_carried:
            self.grid.add(self._cells(Node("total", "Jumlah dipindahkan", tuple(self.counted))))
        _heading(self.grid, self.columns, self.layout)
        if is_carried:
            self.grid.add(self._cells(Node("total", "Jumlah pindahan", tuple(self.counted))))
        self.above = []

    def _add(self, node: Node) -> None:
        cells = self._cells(node)
        if self.layout["number"] == "yes" and node.is_leaf:
            self.number += 1
            cells[0] = _numbered(self.number, self.layout["number-as"])
        self._slip(node, cells)
        shown = [None if self._is_as_above(place, cells) else cell for place, cell in enumerate(cells)]
        row = self.grid.add([*shown, *self._scribble(node)])
        # A hidden row with an account that stands there again may be an older version of it.
        if self.layout["filtered"] == "yes" and node.is_leaf and row % 3 == 0 and self.leaves[node.account] == 1:
            self.grid.hidden_rows.add(row)
        if self.layout["above"] == "merged":
            for place, (cell, full) in enumerate(zip(shown, cells, strict=True)):
                if cell is None and full is not None:
                    self._join_above(row, place)
        self.above = cells

    def _slip(self, node: Node, cells: list[Cell]) -> None:
        """Of the second line the code, or of a balance: what a clerk's hand makes of it."""
        slip = self.layout["slip"]
        codes = [place for place, column in enumerate(self.columns) if column.titles[0] in WORDS["account"]]
        if not codes:
            return
        code = cells[codes[0]]
        if slip == "balance-coded" and node.signs:
            cells[codes[0]] = self.above[codes[0]] if self.above else None
        if not node.is_leaf or not self.counted or self.has_slipped or not isinstance(code, str):
            return
        if slip == "letter-in-code" and "0" in code:
            head, _, tail = code.rpartition("0")
            cells[codes[0]] = f"{head}O{tail}"
        elif slip == "mark-at-code":
            cells[codes[0]] = code + "*"
        elif slip == "lost-code":
            cells[codes[0]] = None
        else:
            return
        self.has_slipped = True

    def _scribble(self, node: Node) -> list[Raw]:
        """What somebody left to the right of the first line, without a title."""
        if self.layout["scribble"] == "no" or not node.is_leaf or self.counted:
            return []
        return [None, "cek lagi" if self.layout["scribble"] == "text" else Decimal(1_250_000)]

    def _is_as_above(self, place: int, cells: list[Cell]) -> bool:
        """A cell of a grouping column is left out where it and all grouping columns before it are the same as above."""
        if self.layout["above"] == "every" or not self.above or not self.columns[place].is_grouping or cells[place] is None:
            return False
        if self.layout["above"] == "blank-inner" and "office" in self.columns[place].role:
            return False
        return all(self.above[one] == cells[one] for one in range(place + 1) if self.columns[one].is_grouping)

    def _join_above(self, row: int, column: int) -> None:
        merged = self.grid.merged
        for place, one in enumerate(merged):
            if (one.first_column, one.last_row) == (column, row - 1) and one.last_column == column:
                merged[place] = MergedRange(first_row=one.first_row, first_column=column, last_row=row, last_column=column)
                return
        self.grid.merge(row - 1, column, row, column)

    def _cells(self, node: Node) -> list[Cell]:
        cells = [self._cell(column, node) for column in self.columns]
        if node.kind == "total" and self.layout["label-in"] == "first":
            name = next(place for place, column in enumerate(self.columns) if column.role == "name")
            cells[0], cells[name] = cells[name], None
        return cells

    def _cell(self, column: Column, node: Node) -> Cell:
        value = column.value(node)
        if not isinstance(value, Decimal) or column.role not in ("money", "price", "number"):
            return value
        if node.is_sum and self.layout["sums"] != "top":
            return None
        if node is self.stale:
            value += 1_000_000
        return value if column.role == "number" else _written(value / UNITS[self.layout["unit"]], self.layout, is_text=len(self.grid.rows) % 2 == 0)


def _numbered(number: int, how: str) -> Cell:
    """The number of a line in the column No."""
    if how == "roman":
        tens, ones = divmod(number, 10)
        return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    return Decimal(number) if how == "number" else f"{number}."


def _written(amount: Decimal, layout: Layout, *, is_text: bool) -> Cell:
    """An amount as the clerk wrote it. is_text: whether this one is text where some are and some are not."""
    how = layout["numbers"]
    if not amount and layout["nil"] != "zero":
        return "-" if layout["nil"] == "dash" else None
    amount = Decimal(f"{amount.normalize():f}")
    if how == "numbers" or (how == "mixed" and not is_text):
        return amount if amount >= 0 or layout["below-zero"] == "minus" else f"({-amount})"
    places = max(0, -int(amount.as_tuple().exponent))
    text = f"{abs(amount):,.{places if how == 'whole' else max(2, places)}f}"
    if how != "english":
        text = text.translate(str.maketrans(",.", ".,"))
    if amount < 0:
        text = f"({text})" if layout["below-zero"] == "brackets" else f"-{text}"
    if how == "with-dash" and amount >= 0:
        return f"Rp. {abs(amount):,.0f},-".translate(str.maketrans(",.", ".,")).replace("Rp,", "Rp.").replace(".-", ",-")
    return f"Rp {text}" if how == "rupiah" else text


def _foot(grid: Grid, table: Table, layout: Layout) -> None:
    columns = table.columns
    lines = tuple(line for node in table.nodes if node.is_leaf for line in node.lines)
    name = next(place for place, column in enumerate(columns) if column.role == "name")
    if layout["foot"] == "recap":
        grid.add()
        body = _Body(grid, table, {**layout, "number": "no", "above": "every", "label-in": "name"})
        for text, part in (("Belanja Operasi", (5, 1)), ("Belanja Modal", (5, 2))):
            if own := tuple(line for line in lines if line.account[:2] == part):
                body.add_text(text, own, name)
        body.add_text("Jumlah", lines, name)
    if layout["foot"] == "plan":
        grid.add()
        grid.add(["Rencana Penarikan Dana per Triwulan"], first=name)
        money = next(place for place, column in enumerate(columns) if column.role == "money")
        for place, text in enumerate(("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV")):
            amount = sum((line.months("enacted")[month] for line in lines for month in range(3 * place, 3 * place + 3)), Decimal(0))
            cells: list[Raw] = [None] * len(columns)
            cells[name], cells[money] = text, _written(amount / UNITS[layout["unit"]], layout, is_text=False)
            grid.add(cells)
    if layout["foot"] == "signature":
        grid.add()
        for text in ("Kota Contoh, 12 Januari 2026", "WALI KOTA CONTOH", "ttd."):
            grid.add([text], first=len(columns) - 1)
    if layout["foot"] == "note":
        grid.add()
        grid.add(["Keterangan: angka dalam tabel ini adalah CONTOH"])
    if layout["marks"] == "yes":
        grid.add()
        grid.add(["*) belum termasuk hibah"])
    if layout["law"] == "below":
        grid.add()
        grid.add(["Sumber: Peraturan Daerah Nomor 5 Tahun 2024 tanggal 27 Desember 2024"])
