"""SVG elements. What a shape is (a bar, a hairline) is said by its role; the ink turns roles into classes or into colours.

In a page the style sheet gives each class its colour, light or dark. A file of its own carries its colours as attributes, so that any
program shows it, under any content policy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

Ink = Callable[[str], str]

# How strongly each shade of a stack is tinted with the accent, the largest part first.
SHADES = ("1", ".6", ".44", ".31", ".2", ".11")


def classes(role: str) -> str:
    """For a picture inside a page."""
    return f' class="{role}"' if role else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The colours of a file of its own: the style sheet's light ones."""

    accent: str
    paper: str = "#fbf8f2"
    ink: str = "#1f1b16"
    soft: str = "#514a40"
    hairline: str = "#d8cfc0"

    def attributes(self, role: str) -> str:
        return "".join(self._roles()[one] for one in role.split())

    def _roles(self) -> Mapping[str, str]:
        return {
            "accent": f' fill="{self.accent}"',
            "tint": f' fill="{self.accent}" fill-opacity=".18"',
            "frame": f' fill="none" stroke="{self.soft}" stroke-dasharray="3 3"',
            "line": f' fill="none" stroke="{self.hairline}"',
            "quiet": f' fill="{self.soft}"',
            "strong": ' font-weight="700"',
            "onbar": f' fill="{self.paper}"',
            **{f"shade{place}": f' fill="{self.accent}" fill-opacity="{shade}"' for place, shade in enumerate(SHADES)},
        }


def number(value: float) -> str:
    """A coordinate with one decimal at most."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


class Canvas:
    """Collects elements, top to bottom. Text is 14 or more units high on a phone's drawing, which is 12 pixels at 320."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._parts: list[str] = []

    @property
    def body(self) -> str:
        return "".join(self._parts)

    def rect(self, x: float, y: float, width: float, height: float, role: str) -> None:
        self._parts.append(f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"{self._ink(role)}/>')

    def path(self, commands: str, role: str) -> None:
        self._parts.append(f'<path d="{commands}"{self._ink(role)}/>')

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self.path(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}", "line")

    def text(self, x: float, y: float, text: str, size: float, role: str = "", anchor: str = "") -> None:
        """anchor: "" begins at x, "middle", "end". To whole units: tenths of a letter's place are not seen and weigh."""
        placed = f' text-anchor="{anchor}"' if anchor else ""
        self._parts.append(f'<text x="{x:.0f}" y="{y:.0f}" font-size="{number(size)}"{placed}{self._ink(role)}>{escape(text)}</text>')

    def lines(self, x: float, y: float, lines: tuple[str, ...], size: float, role: str = "", anchor: str = "") -> float:
        """Several lines under one another; gives the baseline of the next."""
        for line in lines:
            self.text(x, y, line, size, role, anchor)
            y += size * 1.25
        return y
