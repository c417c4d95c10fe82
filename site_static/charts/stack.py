"""One bar cut into its parts, and the list of the parts with their numbers below it."""

from __future__ import annotations

from decimal import Decimal

from cms.domain.amounts import share
from site_static.charts.canvas import SHADES
from site_static.charts.drawings import Item, Stack
from site_static.charts.lettering import width_of, wrapped
from site_static.charts.sheet import Sheet

_BAR = 44


def draw_stack(drawing: Stack, sheet: Sheet) -> float:
    """Gives the height."""
    whole = sum((item.amount for item in drawing.parts if item.amount and item.amount > 0), Decimal(0))
    x = 0.0
    for place, item in enumerate(drawing.parts):
        if item.amount and item.amount > 0:
            x += _segment(place, item.amount, whole, x, sheet)
    y = _BAR + 8.0
    for place, item in enumerate(drawing.parts):
        y = _entry(place, item, drawing.total.amount, sheet, y)
    return y + 4


def shade(place: int) -> str:
    """The parts after the last shade share it; the numbers tell them apart."""
    return f"shade{min(place, len(SHADES) - 1)}"


def _segment(place: int, amount: Decimal, whole: Decimal, x: float, sheet: Sheet) -> float:
    """A part of the bar with its number in the list, where that fits. Gives its length."""
    long = float(amount / whole) * sheet.width
    sheet.canvas.rect(x, 0, max(1.0, long - 2), _BAR, shade(place))
    tag = str(place + 1)
    if long > width_of(tag, sheet.size, bold=True) + 8:
        sheet.canvas.text(x + 6, _BAR * 0.62, tag, sheet.size, "strong onbar" if place == 0 else "strong")
    return long


def _entry(place: int, item: Item, total: Decimal | None, sheet: Sheet, y: float) -> float:
    """A line of the list: its number, the name, the amount and its part of the whole."""
    number = sheet.big(item.amount) if item.amount is not None else sheet.words.text("figure.missing")
    part = share(item.amount, total) if item.amount is not None and item.amount >= 0 and total and total > 0 else None
    tail = f"{number} ({sheet.words.percent(part)})" if part is not None else number
    sheet.canvas.rect(0, y + 5, sheet.size, sheet.size, shade(place))
    indent = sheet.size + 8
    room = sheet.width - indent if sheet.is_tall else sheet.width - indent - 330
    lines = wrapped(f"{place + 1}. {sheet.say(item.label)}", room, sheet.size, most=2)
    baseline = y + 5 + sheet.size * 0.86
    after = sheet.canvas.lines(indent, baseline, lines, sheet.size)
    if sheet.is_tall:
        sheet.canvas.text(indent, after, tail, sheet.size, "strong")
        return after + 8
    sheet.canvas.text(sheet.width, baseline, tail, sheet.size, "strong", "end")
    return after - sheet.size * 0.6
