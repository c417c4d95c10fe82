"""Draws a card: letters on paper, in four colours, so that it costs few thousandths of a second and few thousand bytes. Used by cards.

What all cards of a city share, its name, emblem and address, is drawn once. The letters are drawn straight into the colours' numbers: paper,
half ink, ink; that is smooth enough at this size, and a quarter of what a picture of many colours would weigh.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from io import BytesIO
from zlib import Z_RLE

import resvg_py
from PIL import Image, ImageDraw, ImageFont

from cms.domain.errors import PageFailed
from site_static.charts.picture import FONT_FILES, FONT_PACKAGE, FONTS

WIDTH, HEIGHT, MARGIN = 1200, 630, 80
PAPER, INK = "#fbf8f2", "#1f1b16"
PAPER_NUMBER, INK_NUMBER, ACCENT_NUMBER = 0, 2, 3
SANS, SERIF = FONT_FILES[0], FONT_FILES[2]
# Sizes of letters and how many lines a text may then have: the first that lets it fit is taken.
TITLE_SIZES = ((60, 1), (50, 2), (42, 3))
FIGURE_SIZES = ((88, 1), (76, 1), (64, 1), (52, 1))
# Beside a figure, and where there is none.
SMALL_SENTENCES, LARGE_SENTENCES = ((34, 2),), ((50, 3), (40, 4))
NAME_SIZE, LEADING = 32, 1.24
TOP, BOTTOM = 165, HEIGHT - 85
CUT = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card shows, in one language. name says what the figure is; both may be ""."""

    site_name: str
    address: str
    emblem: str
    accent: str
    is_sample: bool
    title: str
    name: str
    figure: str
    sentences: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: font file, size, and where it stands."""

    text: str
    font: str
    size: int
    y: int


def card_png(card: Card) -> bytes:
    ground, colours = _ground(card.site_name, card.address, card.emblem, card.accent, is_sample=card.is_sample)
    picture = Image.frombytes("L", (WIDTH, HEIGHT), ground)
    draw = ImageDraw.Draw(picture)
    for line in lines_of(card):
        draw.text((MARGIN, line.y), line.text, font=_font(line.font, line.size), fill=INK_NUMBER)
    numbered = Image.frombytes("P", (WIDTH, HEIGHT), picture.tobytes())
    numbered.putpalette(colours)
    file = BytesIO()
    # Runs alone: with so few colours looking further back takes twice as long and finds less.
    numbered.save(file, "PNG", bits=2, compress_level=6, compress_type=Z_RLE)
    return file.getvalue()


def lines_of(card: Card) -> Iterator[Line]:
    """Title, what the figure is, the figure, and as many sentences as there is room for."""
    y = TOP
    size, lines = _fitted(card.title, SERIF, TITLE_SIZES)
    for line in lines:
        yield Line(line, SERIF, size, y)
        y += round(size * LEADING)
    y += 18
    if card.figure:
        if card.name:
            yield Line(_fitted(card.name, SANS, ((NAME_SIZE, 1),))[1][0], SANS, NAME_SIZE, y)
            y += round(NAME_SIZE * LEADING)
        size, (figure,) = _fitted(card.figure, SERIF, FIGURE_SIZES)
        yield Line(figure, SERIF, size, y - size // 8)
        y += round(size * LEADING)
    size, lines = _fitted(card.sentences, SANS, SMALL_SENTENCES if card.figure else LARGE_SENTENCES)
    room = (BOTTOM - y) // round(size * LEADING)
    for line in _shortened(lines, room, SANS, size):
        yield Line(line, SANS, size, y)
        y += round(size * LEADING)


def _fitted(text: str, font: str, sizes: Sequence[tuple[int, int]]) -> tuple[int, list[str]]:
    """The largest size in which the text fits; in the smallest it is cut."""
    for size, most in sizes:
        lines = _wrapped(text, font, size)
        if len(lines) <= most and not any(_is_too_wide(line, font, size) for line in lines):
            return size, lines
    return size, _shortened(lines, most, font, size)


def _wrapped(text: str, font: str, size: int) -> list[str]:
    lines: list[list[str]] = []
    room, space = 0.0, _width(" ", font, size)
    for word in text.split():
        width = _width(word, font, size)
        room -= space + width
        if lines and room >= 0:
            lines[-1].append(word)
        else:
            lines.append([word])
            room = WIDTH - 2 * MARGIN - width
    return [" ".join(words) for words in lines]


def _shortened(lines: list[str], most: int, font: str, size: int) -> list[str]:
    """The first lines; what is left out, and a word longer than a line, is shown by an ellipsis."""
    kept = lines[: max(most, 0)]
    if kept and len(lines) > len(kept):
        kept[-1] += f" {CUT}"
    return [_cut(line, font, size) for line in kept]


def _cut(line: str, font: str, size: int) -> str:
    if not _is_too_wide(line, font, size):
        return line
    while line and _is_too_wide(line + CUT, font, size):
        line = line[:-1].rstrip(f" .,{CUT}")
    return line + CUT


def _is_too_wide(line: str, font: str, size: int) -> bool:
    return sum(_width(word, font, size) for word in line.split()) + line.count(" ") * _width(" ", font, size) > WIDTH - 2 * MARGIN


@lru_cache(maxsize=20_000)
def _width(text: str, font: str, size: int) -> float:
    """Of a word, most of the time: they come back on other cards."""
    return _font(font, size).getlength(text)


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """The named fonts alone, laid out without the machine's own libraries: the same bytes everywhere."""
    file = FONTS / name
    if not file.exists():
        raise PageFailed(f"the font {name} is not installed; install the package {FONT_PACKAGE}")
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _ground(site_name: str, address: str, emblem: str, accent: str, *, is_sample: bool) -> tuple[bytes, list[int]]:
    """What all cards of a city share, as numbers of colours, and the colours."""
    colours = [*_rgb(PAPER), *_half(PAPER, INK), *_rgb(INK), *_rgb(accent)]
    palette = Image.new("P", (1, 1))
    palette.putpalette(colours)
    drawn = Image.open(BytesIO(_rasterised(_svg(site_name, address, emblem, accent, is_sample=is_sample)))).convert("RGB")
    return drawn.quantize(palette=palette, dither=Image.Dither.NONE).tobytes(), colours


def _svg(site_name: str, address: str, emblem: str, accent: str, *, is_sample: bool) -> str:
    mark = (
        f'<text x="{WIDTH - MARGIN}" y="112" text-anchor="end" font-size="34" font-weight="bold" fill="{accent}">CONTOH</text>' if is_sample else ""
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="PT Sans">'
        f'<rect width="100%" height="100%" fill="{PAPER}"/><rect width="100%" height="16" fill="{accent}"/>'
        f'<g transform="translate({MARGIN} 70) scale(2.2)" fill="none" stroke="{accent}" stroke-width="2" stroke-linecap="round">'
        f'<path d="{emblem}"/></g>'
        f'<text x="{MARGIN + 72}" y="112" font-family="PT Serif" font-size="36" fill="{INK}">{escape(site_name)}</text>{mark}'
        f'<text x="{MARGIN}" y="{HEIGHT - 44}" font-size="28" fill="{accent}">{escape(address.removeprefix("https://").rstrip("/"))}</text></svg>'
    )


def _rasterised(svg: str) -> bytes:
    files = [str(FONTS / name) for name in FONT_FILES]
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=files, font_family="PT Sans", serif_family="PT Serif"))


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _half(one: str, other: str) -> tuple[int, ...]:
    return tuple((first + second) // 2 for first, second in zip(_rgb(one), _rgb(other), strict=True))
