"""A plan as a frame and what became of it as the bar inside. A realisation that is not published is said, never drawn."""

from __future__ import annotations

from decimal import Decimal

from site_static.charts.drawings import Bullet, Bullets
from site_static.charts.lettering import wrapped
from site_static.charts.sheet import Sheet, length

_THICK = 18


def draw_bullets(drawing: Bullets, sheet: Sheet) -> float:
    """Gives the height."""
    amounts = [amount for row in drawing.rows for amount in (row.plan, row.realised) if amount is not None]
    largest = max((abs(amount) for amount in amounts), default=Decimal(0))
    y = 0.0
    for row in drawing.rows:
        y = _row(row, drawing, sheet, largest, y)
    return y - 6


def _row(row: Bullet, drawing: Bullets, sheet: Sheet, largest: Decimal, y: float) -> float:
    size, canvas = sheet.size, sheet.canvas
    y = canvas.lines(0, y + size, (sheet.say(row.label),), size, "strong")
    y = canvas.lines(0, y, wrapped(_sentence(row, drawing, sheet), sheet.width, size, most=2), size) - size + 2
    room = sheet.width - 2.0
    if row.realised is not None:
        canvas.rect(1, y + 4, length(row.realised, largest, room), _THICK - 8, "accent")
    if row.plan is not None:
        canvas.rect(1, y, length(row.plan, largest, room), _THICK, "tint")
        end = 1 + length(row.plan, largest, room)
        canvas.rect(end - 3, y - 3, 3, _THICK + 6, "accent")
    return y + _THICK + 20


def _sentence(row: Bullet, drawing: Bullets, sheet: Sheet) -> str:
    words = sheet.words
    plan = sheet.say(drawing.no_plan) if row.plan is None else sheet.big(row.plan)
    if row.realised is None:
        return words.text("chart.bullet-missing", plan=plan, missing=sheet.say(drawing.missing))
    if row.share is None:
        return words.text("chart.bullet", plan=plan, realised=sheet.big(row.realised))
    return words.text("chart.bullet-share", plan=plan, realised=sheet.big(row.realised), share=row.share)
