"""Any drawing as a picture: inside a page, as an SVG file of its own, as PNG. Used by render and by plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any  # each kind of drawing has its own function

import resvg_py

from cms.domain.errors import PageFailed
from site_static.charts.bars import draw_bars
from site_static.charts.bullets import draw_bullets
from site_static.charts.canvas import Canvas, Colours, Ink, classes, number
from site_static.charts.columns import draw_columns
from site_static.charts.drawings import Bars, Bullets, Columns, Drawing, Flow, Shares, Stack, Treemap
from site_static.charts.flow import draw_flow
from site_static.charts.lettering import wrapped
from site_static.charts.shares import draw_shares
from site_static.charts.sheet import BROAD, Sheet
from site_static.charts.stack import draw_stack
from site_static.charts.treemap import draw_treemap
from site_static.words import Words

KINDS: dict[type, Callable[[Any, Sheet], float]] = {
    Bars: draw_bars,
    Stack: draw_stack,
    Columns: draw_columns,
    Treemap: draw_treemap,
    Flow: draw_flow,
    Bullets: draw_bullets,
    Shares: draw_shares,
}
MARGIN = 40
# Named, so that a file has the same bytes on every machine; .ci/setup installs the package.
FONTS = Path("/usr/share/fonts/truetype/paratype")
FONT_FILES = ("PTS55F.ttf", "PTS75F.ttf", "PTF75F.ttf")
FONT_PACKAGE = "fonts-paratype"
# 1080 points wide: what a slide needs; each half more of width doubles the time to make.
PNG_ZOOM = 1.0


@dataclass(frozen=True, slots=True)
class Sketch:
    """What was drawn, and how much room it takes."""

    width: float
    height: float
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What a picture says beside itself, in one language. mark: that its figures are invented; foot: sources, vintage and address."""

    title: str
    description: str
    mark: str
    foot: tuple[str, ...]


def draw(drawing: Drawing, words: Words, *, is_tall: bool = False, ink: Ink = classes) -> Sketch:
    """is_tall: for phones."""
    sheet = Sheet(canvas=Canvas(ink), words=words, is_tall=is_tall)
    height = KINDS[type(drawing)](drawing, sheet)
    return Sketch(sheet.width, height, sheet.canvas.body)


def inline(drawing: Drawing, words: Words, title: str, description: str) -> str:
    """Both shapes; the style sheet shows the one that fits the screen. The table beside holds every number again."""
    return "\n".join(_element(draw(drawing, words, is_tall=is_tall), title, description, "tall" if is_tall else "broad") for is_tall in (True, False))


def _element(sketch: Sketch, title: str, description: str, name: str) -> str:
    return (
        f'<svg class="{name}" viewBox="0 0 {number(sketch.width)} {number(sketch.height)}" role="img" focusable="false">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{sketch.body}</svg>"
    )


def svg_file(drawing: Drawing, words: Words, caption: Caption, colours: Colours) -> bytes:
    """The broad picture with its title, sentence, sources and address: whole wherever it is shown."""
    canvas = Canvas(colours.attributes)
    y = canvas.lines(MARGIN, MARGIN + 26, wrapped(caption.title, BROAD, 28, most=3, bold=True), 28, "strong")
    title_end = canvas.body.replace("<text ", '<text font-family="PT Serif, Georgia, serif" ')
    canvas = Canvas(colours.attributes)
    if caption.mark:
        y = canvas.lines(MARGIN, y - 4, wrapped(caption.mark, BROAD, 16), 16, "strong accent") + 8
    y = canvas.lines(MARGIN, y - 4, wrapped(caption.description, BROAD, 17, most=4), 17) + 4
    sketch = draw(drawing, words, ink=colours.attributes)
    foot = Canvas(colours.attributes)
    bottom = y + sketch.height + 26
    foot.line(MARGIN, bottom - 10, MARGIN + BROAD, bottom - 10)
    for line in caption.foot:
        bottom = foot.lines(MARGIN, bottom + 12, wrapped(line, BROAD, 14, most=3), 14, "quiet") - 12
    width, height = BROAD + 2 * MARGIN, bottom + MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{words.language}" width="{number(width)}" height="{number(height)}" '
        f'viewBox="0 0 {number(width)} {number(height)}" role="img" font-family="PT Sans, system-ui, sans-serif" fill="{colours.ink}">\n'
        f"<title>{escape(caption.title)}</title>\n<desc>{escape(caption.description)}</desc>\n"
        f'<rect width="100%" height="100%" fill="{colours.paper}"/>\n{title_end}{canvas.body}\n'
        f'<g transform="translate({MARGIN} {number(y)})">{sketch.body}</g>\n{foot.body}\n</svg>\n'
    ).encode()


def png_file(svg: bytes) -> bytes:
    """The same picture in points. Only the named fonts are used, never what else a machine has."""
    files = [FONTS / name for name in FONT_FILES]
    for file in files:
        if not file.exists():
            raise PageFailed(f"the font {file.name} is not installed; install the package {FONT_PACKAGE}")
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg.decode(),
            zoom=PNG_ZOOM,
            skip_system_fonts=True,
            font_files=[str(file) for file in files],
            font_family="PT Sans",
            sans_serif_family="PT Sans",
            serif_family="PT Serif",
        )
    )


@cache
def fonts_digest() -> str:
    """The fonts shape a PNG's bytes, so they are part of its key."""
    found = sha256()
    for name in FONT_FILES:
        if (FONTS / name).exists():
            found.update((FONTS / name).read_bytes())
    return found.hexdigest()[:16]
