"""Drawings in place of photos for the sample city: a lane before and after, each with CONTOH across it. The same drawing for the same number."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 900)
SKY, GRASS, MUD, WATER, STONE, PAVED, KERB = "#b9d3e0", "#7d9a5b", "#8a6a48", "#6c7f7c", "#6d5336", "#8d8f90", "#e6e2d8"
Point = tuple[float, float]


def lane(name: str, *, is_done: bool) -> bytes:
    """A PNG: mud with puddles, or stones laid with a kerb."""
    luck = random.Random(name)  # noqa: S311  a drawing, no secret
    picture = Image.new("RGB", SIZE, SKY)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 380, *SIZE), fill=GRASS)
    _houses(draw, luck)
    near, far = (180.0, 1020.0), (540.0 + luck.randint(-60, 60), 660.0 + luck.randint(-60, 60))
    way: Sequence[Point] = ((near[0], 900), (far[0], 380), (far[1], 380), (near[1], 900))
    draw.polygon(way, fill=PAVED if is_done else MUD)
    (_paved if is_done else _muddy)(draw, luck, near, far)
    font = ImageFont.load_default(size=150)
    draw.text((SIZE[0] / 2, SIZE[1] / 2), "CONTOH", anchor="mm", font=font, fill="#ffffff", stroke_width=6, stroke_fill="#2b2b2b")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _houses(draw: ImageDraw.ImageDraw, luck: random.Random) -> None:
    for left in (0, 170, 860, 1030):
        top = luck.randint(210, 280)
        draw.rectangle((left, top, left + 150, 400), fill=luck.choice(("#d9c7a3", "#c9d0c4", "#d8b9a5")))
        draw.polygon(((left - 10, top), (left + 75, top - 70), (left + 160, top)), fill="#7a4a3a")


def _muddy(draw: ImageDraw.ImageDraw, luck: random.Random, near: Point, far: Point) -> None:
    for _ in range(9):
        depth = luck.random()
        x, y, size = _inside(luck, near, far, depth), 400 + 480 * depth, 30 + 130 * depth
        draw.ellipse((x - size, y - size / 5, x + size, y + size / 5), fill=WATER)
    for _ in range(60):
        depth = luck.random()
        x, y, size = _inside(luck, near, far, depth), 400 + 490 * depth, 3 + 9 * depth
        draw.ellipse((x - size, y - size / 2, x + size, y + size / 2), fill=STONE)


def _paved(draw: ImageDraw.ImageDraw, luck: random.Random, near: Point, far: Point) -> None:
    for row in range(1, 16):
        depth = (row / 16) ** 1.6
        left, right = (far[side] + (near[side] - far[side]) * depth for side in (0, 1))
        y = 380 + 520 * depth
        draw.line((left, y, right, y), fill="#777a7c", width=2 + row // 5)
    for side in (0, 1):
        draw.line((near[side], 900, far[side], 380), fill=KERB, width=14)


def _inside(luck: random.Random, near: Point, far: Point, depth: float) -> float:
    left, right = (far[side] + (near[side] - far[side]) * depth for side in (0, 1))
    return luck.uniform(left + 20, right - 20)
