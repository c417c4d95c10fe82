"""What every kind of chart is given to draw on: a canvas, a width, the size of its text, and the words of a language."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from site_static.charts.canvas import Canvas
from site_static.words import Label, Words

# A phone of 360 pixels leaves 328; a text of 14 is then 12 pixels high on the narrowest, of 320.
TALL, TALL_TEXT = 328, 14
BROAD, BROAD_TEXT = 1000, 16
SHORTEST = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """is_tall: for phones; the other is for wide screens, print and files."""

    canvas: Canvas
    words: Words
    is_tall: bool

    @property
    def width(self) -> int:
        return TALL if self.is_tall else BROAD

    @property
    def size(self) -> int:
        """The height of text."""
        return TALL_TEXT if self.is_tall else BROAD_TEXT

    def say(self, label: Label) -> str:
        return self.words.say(label)

    def big(self, amount: Decimal) -> str:
        return self.words.big(amount)

    def moved(self, amount: Decimal) -> str:
        """A difference with its sign."""
        return ("+" if amount > 0 else "") + self.words.big(amount)


def length(amount: Decimal, largest: Decimal, room: float) -> float:
    """How long an amount is drawn where the largest takes all the room; more than nothing can always be seen."""
    if not amount or not largest:
        return 0
    return max(SHORTEST, float(abs(amount) / largest) * room)
