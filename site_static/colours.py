"""How well two colours can be told apart (WCAG 2.2), and the colours of the style sheet by scheme. Used by the page of the design system."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROOT = re.compile(r":root\s*\{([^}]*)\}")
_COLOUR = re.compile(r"--([a-z]+):\s*(#[0-9a-f]{6}|#[0-9a-f]{3}\b)")
# The schemes in the order in which the style sheet writes them.
SCHEMES = ("light", "dark", "light-more", "dark-more")
# Text is told apart from its ground by at least this much (AAA); lines and pictures by 3.
TEXT_CONTRAST = 7.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """The colours of one scheme by name: paper, ink, soft, line, wash, accent."""

    name: str
    colours: dict[str, str]


def schemes_of(style: str) -> tuple[Scheme, ...]:
    """The schemes of a style sheet in the city's colours; each builds on the ones it follows."""
    blocks = [dict(_COLOUR.findall(found)) for found in _ROOT.findall(style)]
    light, dark, light_more, dark_more = blocks[: len(SCHEMES)]
    return (
        Scheme(name="light", colours=light),
        Scheme(name="dark", colours=light | dark),
        Scheme(name="light-more", colours=light | light_more),
        Scheme(name="dark-more", colours=light | dark | dark_more),
    )


def contrast(first: str, second: str) -> float:
    """1.0 for the same colour up to 21.0 for black on white."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    red, green, blue = (_linear(int(digits[start : start + 2], 16) / 255) for start in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
