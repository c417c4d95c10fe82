"""The picture that stands beside a link when a page is shared: 1200 by 630 points, with the page's title and its first sentence. Used by plan.

The pages that people share have one of their own; every other page shows the city's. A picture takes as long to make as a hundred pages.
"""

from __future__ import annotations

import re
from html import escape
from itertools import islice
from textwrap import wrap

import resvg_py

from cms.domain.city import City
from site_static import addresses
from site_static.charts.picture import FONT_FILES, FONTS, fonts_digest
from site_static.views.frame import Draft, Frame
from site_static.words import Words

WIDTH, HEIGHT, MARGIN = 1200, 630, 80
PAPER, INK, SOFT = "#fbf8f2", "#1f1b16", "#514a40"
# Size of the letters -> how many of them fill a line, and how many lines there are at most.
TITLE, SENTENCE = (64, 34, 3), (34, 62, 4)
RULES = "card-1"
# A year, its offices and large accounts, each licence; the front pages.
_SHARED = re.compile(
    r"index\.html|[a-z-]+/index\.html|anggaran/\d{4}/index\.html|anggaran/\d{4}/[a-z-]+/index\.html|anggaran/\d{4}/akun/\d(\.\d)?/index\.html"
    r"|perizinan/[a-z0-9-]+/index\.html"
)
_EMBEDDED = ("embed.html", "not-found.html")


def has_card(draft: Draft) -> bool:
    """True for a page that has a picture of its own."""
    return draft.template not in _EMBEDDED and is_shared(draft.href)


def is_shared(href: str) -> bool:
    return bool(_SHARED.fullmatch(href))


def card_of(href: str, language: str, default: str) -> str:
    """The picture of a page, or the city's: `anggaran/2025/kartu.png`."""
    place = href if is_shared(href) else addresses.HOME
    return addresses.in_language(place.removesuffix("index.html") + addresses.CARD, language, default)


def card_facts() -> str:
    """What a picture depends on beside its page."""
    return fonts_digest()


def card_bytes(view: object, city: City, words: Words) -> bytes:
    """The picture of a page: its title, and the sentence that answers, or what the page says of itself."""
    frame: Frame = view.frame  # type: ignore[attr-defined]  # every view of a page has one
    lede = getattr(view, "lede", ()) or (frame.description,)
    sentence = " ".join(words.say(one) for one in islice(lede, 2)) if isinstance(lede, tuple) else words.say(lede)
    return _png(_svg(city, words.say(frame.title), sentence, is_sample=frame.sample != "none"))


def _svg(city: City, title: str, sentence: str, *, is_sample: bool) -> str:
    lines, y = [], 210
    for text, (size, letters, most), family, colour in ((title, TITLE, "PT Serif", INK), (sentence, SENTENCE, "PT Sans", SOFT)):
        for line in _cut(text, letters, most):
            lines.append(f'<text x="{MARGIN}" y="{y}" font-family="{family}" font-size="{size}" fill="{colour}">{escape(line)}</text>')
            y += round(size * 1.25)
        y += 20
    tag = f'<text x="{WIDTH - MARGIN}" y="115" text-anchor="end" font-size="30" fill="{city.accent}">CONTOH</text>' if is_sample else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="PT Sans">'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>'
        f'<rect width="100%" height="16" fill="{city.accent}"/><g transform="translate({MARGIN} 72) scale(2.2)" fill="none" stroke="{city.accent}" '
        f'stroke-width="2" stroke-linecap="round"><path d="{city.emblem}"/></g>'
        f'<text x="{MARGIN + 72}" y="115" font-family="PT Serif" font-size="36" fill="{INK}">{escape(city.site_name)}</text>{tag}{"".join(lines)}'
        f'<text x="{MARGIN}" y="{HEIGHT - 40}" font-size="26" fill="{SOFT}">{escape(city.site_url)}</text></svg>'
    )


def _cut(text: str, letters: int, most: int) -> list[str]:
    return wrap(text, letters, max_lines=most, placeholder=" …")


def _png(svg: str) -> bytes:
    files = [str(FONTS / name) for name in FONT_FILES]
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=files, font_family="PT Sans", serif_family="PT Serif"))
