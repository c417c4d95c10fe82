"""How wide a text is and where it breaks. Browsers choose the font, so widths are estimated on the generous side."""

from __future__ import annotations

# In thousandths of the size, after PT Sans and Arial; the margin is for the wider fonts that some systems have.
_NARROW = frozenset("ijl.,:;'|!()[]/ ftrI-·")
_BROAD = frozenset("mwMW%@—…")
_NARROW_WIDTH, _DIGIT_WIDTH, _LETTER_WIDTH, _CAPITAL_WIDTH, _BROAD_WIDTH = 330, 570, 560, 680, 900
_MARGIN = 1.14
_BOLD = 1.07
CUT = "…"


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The room that a line of text takes."""
    units = sum(_units(letter) for letter in text)
    return units * size * _MARGIN * (_BOLD if bold else 1) / 1000


def _units(letter: str) -> int:
    if letter in _NARROW:
        return _NARROW_WIDTH
    if letter in _BROAD:
        return _BROAD_WIDTH
    if letter.isdigit():
        return _DIGIT_WIDTH
    return _CAPITAL_WIDTH if letter.isupper() else _LETTER_WIDTH


def wrapped(text: str, width: float, size: float, *, most: int = 3, bold: bool = False) -> tuple[str, ...]:
    """The text in at most so many lines; what does not fit ends with an ellipsis, and stands whole in the table beside."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return tuple([cut(line, width, size, bold=bold) for line in lines])


def cut(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    if width_of(text, size, bold=bold) <= width:
        return text
    while text and width_of(text + CUT, size, bold=bold) > width:
        text = text[:-1]
    return text.rstrip(" ,.-") + CUT
