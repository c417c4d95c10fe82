"""The files that pages need beside themselves, in the city's colours and with its emblem. Named by their digest, but for the service
worker, which stands at the top because it serves what lies below it. Used by plan."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import resvg_py

from cms.domain.city import City
from site_static import addresses
from site_static.words import texts_of

HERE = Path(__file__).parent
# style.css is for every page; the others hold what the pages of one section need beside it.
SHEETS = ("style", "services", "proposals", "search", "design", "unscripted")
SHEETS_OF = {
    "licensing": ("services",),
    "proposals": ("proposals",),
    "search": ("search",),
    "letters": ("search",),
    "design": ("design",),
}
# The page of the design system shows pieces of all sections; one file travels faster than four.
PARTS = {("design", "css"): ("services", "proposals", "search", "design")}
# The emblem as a picture, in points: what phones want on their home screen (180: Apple; 192 and 512: others).
ICON_SIZES = (180, 192, 512)
SOURCES = (*((name, "css") for name in SHEETS), ("icon", "svg"), ("calculator", "js"), ("filter", "js"))
# Scripts that say something, with where their texts stand.
SCRIPTS = {"site": "script", "search": "finding"}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^\s+", re.MULTILINE)
_BLANKS = re.compile(r"\s+")
_ROUND_SIGNS = re.compile(r"\s*([{};,>])\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file beside the pages; its address changes with its bytes, so that it may be kept by browsers for ever."""

    name: str
    path: str
    content: bytes


def assets_of(city: City) -> tuple[Asset, ...]:
    """The style sheets and the icon in the colours of the city, the script in each language, and the service worker."""
    files = [_named(name, extension, _text(name, extension, city)) for name, extension in SOURCES]
    scripts = [_named(f"{name}-{language}", "js", script(name, group, language)) for name, group in SCRIPTS.items() for language in city.languages]
    return (*files, *scripts, *_pictures_of(files), Asset(name="worker", path=addresses.SERVICE_WORKER, content=worker(city).encode()))


def style_of(city: City) -> str:
    """The style sheet in the city's colours, with its comments."""
    return (HERE / "style.css").read_text("utf-8").replace("CITY-ACCENT-DARK", city.accent_dark).replace("CITY-ACCENT", city.accent)


def icon_of(city: City) -> str:
    """The emblem on the city's colour, as SVG."""
    return (HERE / "icon.svg").read_text("utf-8").replace("CITY-ACCENT", city.accent).replace("CITY-EMBLEM", city.emblem)


def script(name: str, group: str, language: str) -> str:
    """A script with its texts, which stand together in languages/<code>.toml."""
    texts = {key.removeprefix(f"{group}."): text.format() for key, text in texts_of(language).items() if key.startswith(f"{group}.")}
    return _shorter((HERE / f"{name}.js").read_text("utf-8")).replace("SITE_WORDS", json.dumps(texts, ensure_ascii=False, sort_keys=True))


def worker(city: City) -> str:
    pages = [addresses.in_language(addresses.OFFLINE, language, city.languages[0]) for language in city.languages]
    return _shorter((HERE / "sw.js").read_text("utf-8")).replace("OFFLINE_PAGES", json.dumps(pages))


def _text(name: str, extension: str, city: City) -> str:
    if name == "style":
        return _compressed(style_of(city))
    if name == "icon":
        return icon_of(city)
    text = "".join((HERE / f"{part}.{extension}").read_text("utf-8") for part in PARTS.get((name, extension), (name,)))
    return _compressed(text) if extension == "css" else _shorter(text)


def _pictures_of(files: Iterable[Asset]) -> Iterator[Asset]:
    svg = next(one.content for one in files if one.name == "icon").decode()
    for size in ICON_SIZES:
        png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size, skip_system_fonts=True))
        yield _asset(f"icon-{size}", "png", png)


def icons_of(assets: Iterable[Asset]) -> tuple[tuple[str, str], ...]:
    """Address and size of each icon, as the web manifest says them."""
    sizes = {"icon": "any", **{f"icon-{size}": f"{size}x{size}" for size in ICON_SIZES}}
    return tuple((asset.path, sizes[asset.name]) for asset in assets if asset.name in sizes)


def _named(name: str, extension: str, text: str) -> Asset:
    return _asset(name, extension, text.encode())


def _asset(name: str, extension: str, content: bytes) -> Asset:
    return Asset(name=name, path=addresses.asset(name, hashlib.sha256(content).hexdigest(), extension), content=content)


def _compressed(css: str) -> str:
    """Without comments and blanks that say nothing. No text of ours in the style sheet holds either."""
    return _ROUND_SIGNS.sub(r"\1", _BLANKS.sub(" ", _COMMENT.sub("", css))).strip() + "\n"


def _shorter(js: str) -> str:
    """Without lines of comment and without indents. No text of ours in a script goes over a line."""
    return _INDENT.sub("", _LINE_COMMENT.sub("", js))
