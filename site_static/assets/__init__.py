"""The files beside the pages: one style sheet in the city's colours, one icon, the fee calculator. Named by their digest. Used by plan."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from cms.domain.city import City
from site_static import addresses

HERE = Path(__file__).parent
SOURCES = (("style", "css"), ("icon", "svg"), ("calculator", "js"))
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANKS = re.compile(r"\s+")
_ROUND_SIGNS = re.compile(r"\s*([{};,>])\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file beside the pages; its address changes with its bytes, so that it may be kept by browsers for ever."""

    name: str
    path: str
    content: bytes


def assets_of(city: City) -> tuple[Asset, ...]:
    """The style sheet and the icon in the colours of the city."""
    return tuple(_asset(name, extension, city) for name, extension in SOURCES)


def _asset(name: str, extension: str, city: City) -> Asset:
    text = (HERE / f"{name}.{extension}").read_text("utf-8")
    text = text.replace("CITY-ACCENT-DARK", city.accent_dark).replace("CITY-ACCENT", city.accent)
    content = (_compressed(text) if extension == "css" else text).encode()
    return Asset(name=name, path=addresses.asset(name, hashlib.sha256(content).hexdigest(), extension), content=content)


def _compressed(css: str) -> str:
    """Without comments and blanks that say nothing. No text of ours in the style sheet holds either."""
    return _ROUND_SIGNS.sub(r"\1", _BLANKS.sub(" ", _COMMENT.sub("", css))).strip() + "\n"
