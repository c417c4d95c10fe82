"""A sketch of the city: one tile for each village, in blocks by district, north at the top. No boundaries: none are at hand under an open licence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cms.domain.city import City, District

TILE, GAP, LABEL, APART = 40, 4, 18, 14
TILES_IN_A_ROW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A village: its place in the drawing, its count, and how much of its tile the bar fills. href "" where it has no proposal."""

    name: str
    href: str
    count: int
    x: int
    y: int
    bar: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A district's name and where it is written."""

    name: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    width: int
    height: int
    tile: int
    blocks: tuple[Block, ...]
    tiles: tuple[Tile, ...]


def sketch(city: City, villages: Mapping[str, tuple[str, int]]) -> Sketch | None:
    """villages: by code the address of their list and how many proposals it has. None where the city file does not say how its districts lie."""
    placed = [(one, one.block) for one in city.districts if one.block is not None]
    if not placed or len(placed) < len(city.districts):
        return None
    most = max((count for _, count in villages.values()), default=0) or 1
    heights = {row: max(_rows(one) for one, block in placed if block[1] == row) for row in sorted({block[1] for _, block in placed})}
    tops, y = {}, 0
    for row, tall in heights.items():
        tops[row] = y
        y += LABEL + tall * (TILE + GAP) + APART
    across = TILES_IN_A_ROW * (TILE + GAP) + APART
    blocks, tiles = [], []
    for district, (column, row) in placed:
        left, top = column * across, tops[row]
        blocks.append(Block(name=district.name, x=left, y=top + LABEL - 6))
        for place, village in enumerate(district.villages):
            href, count = villages.get(village.code, ("", 0))
            tiles.append(
                Tile(
                    name=village.name,
                    href=href,
                    count=count,
                    x=left + place % TILES_IN_A_ROW * (TILE + GAP),
                    y=top + LABEL + place // TILES_IN_A_ROW * (TILE + GAP),
                    bar=count * TILE // most,
                )
            )
    columns = max(column for _, (column, _) in placed) + 1
    return Sketch(width=columns * across - APART - GAP, height=y - APART - GAP, tile=TILE, blocks=tuple(blocks), tiles=tuple(tiles))


def _rows(district: District) -> int:
    return -(-len(district.villages) // TILES_IN_A_ROW)
