"""One whole a year, cut into the same parts: bars of equal length under one another, and a list with the share of each part by year."""

from __future__ import annotations

from decimal import Decimal

from site_static.charts.drawings import Cut, Shares
from site_static.charts.lettering import width_of, wrapped
from site_static.charts.sheet import Sheet
from site_static.charts.stack import shade

_BAR = 34


def draw_shares(drawing: Shares, sheet: Sheet) -> float:
    """Gives the height."""
    y = 0.0
    for cut in drawing.rows:
        y = _row(cut, drawing, sheet, y)
    for place in range(len(drawing.parts)):
        y = _entry(place, drawing, sheet, y)
    return y


def _row(cut: Cut, drawing: Shares, sheet: Sheet, y: float) -> float:
    size = sheet.size
    name = sheet.say(cut.label)
    sheet.canvas.text(0, y + size, name, size, "strong")
    tail = " · ".join(filter(None, (sheet.say(drawing.missing) if cut.total is None else sheet.big(cut.total), sheet.say(cut.note))))
    sheet.canvas.text(width_of(name, size, bold=True) + 10, y + size, tail, size, "quiet")
    y += size * 1.5
    x = 0.0
    for place, part in enumerate(cut.shares):
        if part is not None and part > 0:
            x += _segment(place, part, x, y, sheet)
    return y + (_BAR + 14 if x else 6)


def _segment(place: int, part: Decimal, x: float, y: float, sheet: Sheet) -> float:
    """A part, with its number in the list and its share where they fit. Gives its length."""
    long = float(part) / 100 * sheet.width
    sheet.canvas.rect(x, y, max(1.0, long - 2), _BAR, shade(place))
    for tag in (f"{place + 1} · {sheet.words.percent(part)}", str(place + 1)):
        if long > width_of(tag, sheet.size, bold=True) + 10:
            sheet.canvas.text(x + 6, y + _BAR * 0.64, tag, sheet.size, "strong onbar" if place == 0 else "strong")
            break
    return long


def _entry(place: int, drawing: Shares, sheet: Sheet, y: float) -> float:
    size = sheet.size
    indent = size + 8
    sheet.canvas.rect(0, y + 5, size, size, shade(place))
    lines = wrapped(f"{place + 1}. {sheet.say(drawing.parts[place])}", sheet.width - indent, size, most=2, bold=True)
    y = sheet.canvas.lines(indent, y + 5 + size * 0.86, lines, size, "strong")
    by_year = " · ".join(f"{sheet.say(cut.label)}: {_said(cut.shares[place], cut, drawing, sheet)}" for cut in drawing.rows)
    y = sheet.canvas.lines(indent, y, wrapped(by_year, sheet.width - indent, size, most=6), size)
    return y - size * 0.4


def _said(part: Decimal | None, cut: Cut, drawing: Shares, sheet: Sheet) -> str:
    if part is not None:
        return sheet.words.percent(part)
    return sheet.say(drawing.missing if cut.total is None else drawing.nothing)
