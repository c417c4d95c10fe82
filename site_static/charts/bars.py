"""Ranked bars, bars of differences, and the ladder of phases: a name, a bar, its number."""

from __future__ import annotations

from decimal import Decimal

from site_static.charts.drawings import Bars, Group, Item
from site_static.charts.lettering import cut, width_of, wrapped
from site_static.charts.sheet import Sheet, length

_NAMES = 330


def draw_bars(drawing: Bars, sheet: Sheet) -> float:
    """Gives the height."""
    amounts = [item.amount for group in drawing.groups for item in group.items if item.amount is not None]
    texts = [_number(drawing, item, sheet) for group in drawing.groups for item in group.items]
    scale = _Scale(amounts, texts, sheet)
    y = 0.0
    for group in drawing.groups:
        y = _heading(drawing, group, sheet, y)
        for item in () if _is_absent(group) else group.items:
            y = _row(drawing, item, sheet, scale, y)
    return y


class _Scale:
    """Where zero stands, and how much room the largest amounts have.

    With amounts on both sides a number stands across from its bar, so that a bar may use all of its side; else beyond its end.
    """

    def __init__(self, amounts: list[Decimal], texts: list[str], sheet: Sheet) -> None:
        start = 0.0 if sheet.is_tall else _NAMES
        room = sheet.width - start
        label = max((width_of(text, sheet.size, bold=True) for text in texts), default=0) + 8
        up, down = max([Decimal(0), *amounts]), -min([Decimal(0), *amounts])
        self.whole = (up + down) or Decimal(1)
        self.is_two_sided = bool(up and down)
        left = float(down / self.whole)
        if self.is_two_sided:
            self.per = min(room, (room - label) / max(left, 1 - left))
            self.zero = start + max(label, left * self.per)
        else:
            self.per = room - label
            self.zero = start + (self.per + label if down else 0)

    def length(self, amount: Decimal) -> float:
        return length(amount, self.whole, self.per)


def _is_absent(group: Group) -> bool:
    """A rung of which nothing is published is one line that says so."""
    return bool(group.label) and all(item.amount is None for item in group.items)


def _heading(drawing: Bars, group: Group, sheet: Sheet, y: float) -> float:
    """The name of a group, with its note."""
    if not group.label:
        return y
    y += 8 if y else 0
    sheet.canvas.line(0, y + 0.5, sheet.width, y + 0.5)
    y += sheet.size + 8
    *before, name = wrapped(sheet.say(group.label), sheet.width, sheet.size, most=2, bold=True)
    for line in before:
        sheet.canvas.text(0, y, line, sheet.size, "strong")
        y += sheet.size * 1.25
    sheet.canvas.text(0, y, name, sheet.size, "strong")
    note = drawing.missing if _is_absent(group) else group.note
    if note:
        said = sheet.say(note)
        after = width_of(name, sheet.size, bold=True) + 10 if sheet.is_tall or not _is_absent(group) else _NAMES
        if after + width_of(said, sheet.size) > sheet.width:  # no room beside the name: below it
            after, y = 0, y + sheet.size * 1.25
        sheet.canvas.text(after, y, said, sheet.size, "quiet")
    return y + 8


def _row(drawing: Bars, item: Item, sheet: Sheet, scale: _Scale, y: float) -> float:
    thick = 16 if sheet.is_tall else 20
    if sheet.is_tall:
        y += sheet.size + 4
        for line in wrapped(_name(item, sheet), sheet.width, sheet.size, most=2):
            sheet.canvas.text(0, y, line, sheet.size)
            y += sheet.size * 1.25
        y -= sheet.size * 1.25 - 5
    else:
        lines = wrapped(_name(item, sheet), _NAMES - 16, sheet.size, most=2)
        y += 6 + (len(lines) - 1) * 8
        sheet.canvas.lines(0, y + thick * 0.76 - (len(lines) - 1) * 10, lines, sheet.size)
    _bar(drawing, item, sheet, scale, y, thick)
    return y + thick + (6 if sheet.is_tall else 4 + (len(wrapped(_name(item, sheet), _NAMES - 16, sheet.size, most=2)) - 1) * 8)


def _bar(drawing: Bars, item: Item, sheet: Sheet, scale: _Scale, y: float, thick: float) -> None:
    """The bar and its number at the far end."""
    text, baseline = _number(drawing, item, sheet), y + thick * 0.78
    if item.amount is None:
        sheet.canvas.rect(scale.zero + 0.5, y + 0.5, 24, thick - 1, "frame")
        sheet.canvas.text(scale.zero + 32, baseline, cut(text, sheet.width - scale.zero - 32, sheet.size), sheet.size, "quiet")
        return
    long = scale.length(item.amount)
    is_left = item.amount < 0
    sheet.canvas.rect(scale.zero - long if is_left else scale.zero, y, long, thick, "shade2" if is_left else "accent")
    beyond = 0 if scale.is_two_sided else long
    if is_left == scale.is_two_sided:
        sheet.canvas.text(scale.zero + beyond + 6, baseline, text, sheet.size, "strong")
    else:
        sheet.canvas.text(scale.zero - beyond - 6, baseline, text, sheet.size, "strong", "end")


def _name(item: Item, sheet: Sheet) -> str:
    return " · ".join(filter(None, (sheet.say(item.label), sheet.say(item.note))))


def _number(drawing: Bars, item: Item, sheet: Sheet) -> str:
    if item.amount is None:
        return sheet.say(item.absent or drawing.missing)
    return sheet.moved(item.amount) if drawing.has_signs else sheet.big(item.amount)
