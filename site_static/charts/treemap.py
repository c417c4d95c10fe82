"""Areas as large as the amounts, laid out by squarify; what is too small for its name is numbered and listed below."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import squarify  # type: ignore[import-untyped]  # it says no types

from cms.domain.amounts import share
from site_static.charts.drawings import Item, Treemap
from site_static.charts.lettering import width_of, wrapped
from site_static.charts.sheet import Sheet

_PAD = 7


@dataclass(frozen=True, slots=True)
class _Cell:
    item: Item
    x: float
    y: float
    width: float
    height: float


def draw_treemap(drawing: Treemap, sheet: Sheet) -> float:
    """Gives the height."""
    height = 460 if sheet.is_tall else 520
    drawn = sorted((item for item in drawing.items if item.amount and item.amount > 0), key=lambda item: -(item.amount or 0))
    whole = sum((item.amount or Decimal(0) for item in drawn), Decimal(0))
    listed: list[Item] = []
    for place, cell in enumerate(_cells(drawn, sheet.width, height)):
        sheet.canvas.rect(cell.x + 1, cell.y + 1, max(1.0, cell.width - 2), max(1.0, cell.height - 2), "shade4" if place % 2 else "shade3")
        if not _written(cell, whole, sheet):
            listed.append(cell.item)
            _tagged(cell, len(listed), sheet)
    numbered = len(listed)
    listed += [item for item in drawing.items if not (item.amount and item.amount > 0)]
    return _list(drawing, listed, numbered, whole, sheet, height + 4) if listed else height


def _cells(items: list[Item], width: float, height: float) -> list[_Cell]:
    """Layout alone: a length needs no exact money."""
    if not items:
        return []
    sizes = squarify.normalize_sizes([float(item.amount or 0) for item in items], width, height)
    found = squarify.squarify(sizes, 0, 0, width, height)
    return [_Cell(item, one["x"], one["y"], one["dx"], one["dy"]) for item, one in zip(items, found, strict=True)]


def _written(cell: _Cell, whole: Decimal, sheet: Sheet) -> bool:
    """Name, amount and share inside the cell; False where they do not fit whole."""
    size, room = sheet.size, cell.width - 2 * _PAD
    amount = cell.item.amount or Decimal(0)
    number, part = sheet.big(amount), sheet.words.percent(share(amount, whole) or Decimal(0))
    one_line = f"{number} · {part}"
    tail = (one_line,) if width_of(one_line, size) <= room else (number, part)
    lines = wrapped(sheet.say(cell.item.label), room, size, most=4, bold=True)
    broken = any(line.endswith("…") for line in lines) or any(width_of(line, size) > room for line in tail)
    if broken or (len(lines) + len(tail)) * size * 1.25 + _PAD > cell.height:
        return False
    y = sheet.canvas.lines(cell.x + _PAD, cell.y + _PAD + size * 0.9, lines, size, "strong")
    sheet.canvas.lines(cell.x + _PAD, y, tail, size)
    return True


def _tagged(cell: _Cell, tag: int, sheet: Sheet) -> None:
    text = str(tag)
    if width_of(text, sheet.size, bold=True) + 4 <= cell.width and sheet.size * 1.2 <= cell.height:
        sheet.canvas.text(cell.x + cell.width / 2, cell.y + cell.height / 2 + sheet.size * 0.36, text, sheet.size, "strong", "middle")


def _list(drawing: Treemap, items: list[Item], numbered: int, whole: Decimal, sheet: Sheet, y: float) -> float:
    """The small ones with the number of their cell, then what is not above zero and has no cell."""
    size = sheet.size
    y += size * 1.6
    y = sheet.canvas.lines(0, y, wrapped(sheet.say(drawing.list_label), sheet.width, size, most=3), size, "quiet") + 4
    for place, item in enumerate(items, start=1):
        amount = item.amount
        tail = sheet.words.text("figure.missing") if amount is None else sheet.big(amount)
        part = share(amount, whole) if amount is not None and amount > 0 else None
        tail += f" · {sheet.words.percent(part)}" if part else ""
        name = f"{place}. {sheet.say(item.label)}" if place <= numbered else sheet.say(item.label)
        if sheet.is_tall:
            y = sheet.canvas.lines(0, y, wrapped(name, sheet.width, size, most=2), size)
            sheet.canvas.text(0, y, tail, size, "strong")
            y += size * 1.6
        else:
            after = sheet.canvas.lines(0, y, wrapped(name, sheet.width - 320, size, most=2), size)
            sheet.canvas.text(sheet.width, y, tail, size, "strong", "end")
            y = after + 3
    return y - size * 0.6
