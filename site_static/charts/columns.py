"""Year by year: columns with their numbers, one panel for each thing that is told; all panels share one scale."""

from __future__ import annotations

from decimal import Decimal

from site_static.charts.bars import draw_bars
from site_static.charts.drawings import Bars, Columns, Group, Item, Panel
from site_static.charts.lettering import wrapped
from site_static.charts.sheet import Sheet, length

_GAP = 28
_HEIGHT = 120


def draw_columns(drawing: Columns, sheet: Sheet) -> float:
    """Gives the height. More years than a phone has room for stand below one another instead."""
    years = max(len(panel.items) for panel in drawing.panels)
    narrowest = years * sheet.size * 4.4
    if narrowest > sheet.width:
        groups = tuple(Group(label=panel.label, items=panel.items) for panel in drawing.panels)
        return draw_bars(Bars(groups=groups, missing=drawing.missing), sheet)
    across = min(len(drawing.panels), max(1, int((sheet.width + _GAP) // (narrowest + _GAP))), 2 if sheet.is_tall else 3)
    width = (sheet.width - _GAP * (across - 1)) / across
    largest = max((abs(item.amount) for panel in drawing.panels for item in panel.items if item.amount is not None), default=Decimal(0))
    y = 0.0
    for start in range(0, len(drawing.panels), across):
        row = drawing.panels[start : start + across]
        highest = max((item.amount for panel in row for item in panel.items if item.amount is not None and item.amount > 0), default=Decimal(0))
        height = length(highest, largest, _HEIGHT)
        bottoms = [_panel(panel, drawing, sheet, largest, place * (width + _GAP), y, width, height) for place, panel in enumerate(row)]
        y = max(bottoms) + 14
    return y - 10


def _panel(panel: Panel, drawing: Columns, sheet: Sheet, largest: Decimal, x: float, y: float, width: float, height: float) -> float:
    """height: of the highest column that stands beside it; no room is kept for columns of other rows."""
    size = sheet.size
    top = sheet.canvas.lines(x, y + size, wrapped(sheet.say(panel.label), width, size, most=2, bold=True), size, "strong")
    depth = _HEIGHT if any(item.amount is not None and item.amount < 0 for item in panel.items) else 0
    base = top + size * 2.4 + height
    sheet.canvas.line(x, base + 0.5, x + width, base + 0.5)
    each = width / len(panel.items)
    for place, item in enumerate(panel.items):
        _column(item, drawing, sheet, largest, x + place * each, each, base)
    below = base + depth + (size * 2.4 if depth else 0)
    notes = [wrapped(sheet.say(item.note), each - 4, size, most=2) for item in panel.items]
    for place, item in enumerate(panel.items):
        center = x + (place + 0.5) * each
        sheet.canvas.text(center, below + size * 1.2, sheet.say(item.label), size, "", "middle")
        sheet.canvas.lines(center, below + size * 2.4, notes[place], size, "quiet", "middle")
    return below + size * (1.6 + 1.25 * max(map(len, notes)))


def _column(item: Item, drawing: Columns, sheet: Sheet, largest: Decimal, x: float, each: float, base: float) -> None:
    """The number stands in two lines, Rp1,01 over triliun, so that it fits its column."""
    thick = min(64.0, each * 0.62)
    center, size = x + each / 2, sheet.size
    if item.amount is None:
        sheet.canvas.rect(center - thick / 2, base - size * 1.2, thick, size * 1.2 - 1, "frame")
        lines = wrapped(sheet.say(item.absent or drawing.missing), each - 2, size, most=3)
        sheet.canvas.lines(center, base - size * 1.7 - (len(lines) - 1) * size * 1.25, lines, size, "quiet", "middle")
        return
    long = length(item.amount, largest, _HEIGHT)
    lines = _in_two(sheet.big(item.amount))
    if item.amount < 0:
        sheet.canvas.rect(center - thick / 2, base, thick, long, "accent")
        sheet.canvas.lines(center, base + long + size * 1.2, lines, size, "strong", "middle")
        return
    sheet.canvas.rect(center - thick / 2, base - long, thick, long, "accent")
    sheet.canvas.lines(center, base - long - 6 - (len(lines) - 1) * size * 1.25, lines, size, "strong", "middle")


def _in_two(text: str) -> tuple[str, ...]:
    first, _, last = text.partition(" ")
    return (first, last) if last else (first,)
