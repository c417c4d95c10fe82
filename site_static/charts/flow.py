"""Where money comes from and goes: sources on the left run into one bar, from which the uses run out on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from site_static.charts.canvas import number
from site_static.charts.drawings import Flow, Item
from site_static.charts.lettering import wrapped
from site_static.charts.sheet import Sheet

_NODE = 10
_SPACE = 12
# How high all of the money is drawn.
_TALL_MONEY, _BROAD_MONEY = 260, 300


@dataclass(frozen=True, slots=True)
class _Node:
    """A source or use: where its slot begins, how thick it is, and its lines of text."""

    item: Item
    y: float
    thick: float
    lines: tuple[str, ...]
    number: str


def draw_flow(drawing: Flow, sheet: Sheet) -> float:
    """Gives the height."""
    whole = max(_sum(drawing.sources), _sum(drawing.uses), Decimal(1))
    money = float(_TALL_MONEY if sheet.is_tall else _BROAD_MONEY)
    top = sheet.size * 2.0
    sheet.canvas.text(0, sheet.size, sheet.say(drawing.sources_label), sheet.size, "quiet")
    sheet.canvas.text(sheet.width, sheet.size, sheet.say(drawing.uses_label), sheet.size, "quiet", "end")
    sheet.canvas.text(sheet.width / 2, sheet.size, sheet.big(whole), sheet.size, "strong", "middle")
    left = _nodes(drawing.sources, whole, money, sheet, top)
    right = _nodes(drawing.uses, whole, money, sheet, top)
    bottom = max(_end(left, sheet), _end(right, sheet), top + money)
    middle, start = sheet.width / 2 - _NODE / 2, top + (bottom - top - money) / 2
    _ribbons(left, sheet, _NODE, middle, start, to_middle=True)
    _ribbons(right, sheet, sheet.width - _NODE, middle + _NODE, start, to_middle=False)
    sheet.canvas.rect(middle, start, _NODE, money, "accent")
    for node in left:
        _label(node, sheet, is_left=True)
    for node in right:
        _label(node, sheet, is_left=False)
    return bottom + 4


def _sum(items: Sequence[Item]) -> Decimal:
    return sum((item.amount or Decimal(0) for item in items), Decimal(0))


def _nodes(items: Sequence[Item], whole: Decimal, money: float, sheet: Sheet, y: float) -> list[_Node]:
    """Each in a slot that is high enough for its name and number."""
    nodes = []
    room = sheet.width / 2 - 2 * _NODE - 12
    for item in items:
        amount = item.amount or Decimal(0)
        node = _Node(item, y, max(1.5, float(amount / whole) * money), wrapped(sheet.say(item.label), room, sheet.size, most=4), sheet.big(amount))
        nodes.append(node)
        y += max(node.thick, _text_height(node, sheet)) + _SPACE
    return nodes


def _text_height(node: _Node, sheet: Sheet) -> float:
    return (len(node.lines) + 1) * sheet.size * 1.25


def _end(nodes: Sequence[_Node], sheet: Sheet) -> float:
    return max((node.y + max(node.thick, _text_height(node, sheet)) for node in nodes), default=0)


def _ribbons(nodes: Sequence[_Node], sheet: Sheet, outer: float, inner: float, y: float, *, to_middle: bool) -> None:
    bend = (outer + inner) / 2
    for node in nodes:
        a, b, c, d = node.y, node.y + node.thick, y, y + node.thick
        commands = (
            f"M{number(outer)} {number(a)}C{number(bend)} {number(a)} {number(bend)} {number(c)} {number(inner)} {number(c)}"
            f"V{number(d)}C{number(bend)} {number(d)} {number(bend)} {number(b)} {number(outer)} {number(b)}Z"
        )
        sheet.canvas.path(commands, "tint")
        sheet.canvas.rect(outer - _NODE if to_middle else outer, node.y, _NODE, node.thick, "accent")
        y += node.thick


def _label(node: _Node, sheet: Sheet, *, is_left: bool) -> None:
    x = _NODE + 8 if is_left else sheet.width - _NODE - 8
    anchor = "" if is_left else "end"
    y = sheet.canvas.lines(x, node.y + sheet.size, node.lines, sheet.size, "", anchor)
    sheet.canvas.text(x, y, node.number, sheet.size, "strong", anchor)
