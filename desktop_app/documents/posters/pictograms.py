"""Signs that are understood without reading: water, electricity, danger, clock, loudspeaker."""

from __future__ import annotations

import math
from collections.abc import Iterator

from desktop_app.documents.pages import Colour, Item, Rule
from desktop_app.documents.posters.geometry import disc, line_through, rounded, rounded_polygon


def danger(x: float, y: float, size: float, ground: Colour, sign: Colour) -> Iterator[Item]:
    """Yield a warning triangle with its exclamation mark, ``size`` wide, its middle at ``x``, ``y``."""
    height = size * 0.88
    corners = [(x, y - height * 0.56), (x + size * 0.5, y + height * 0.44), (x - size * 0.5, y + height * 0.44)]
    yield rounded_polygon(corners, size * 0.09, sign)
    inner = [(x, y - height * 0.375), (x + size * 0.36, y + height * 0.345), (x - size * 0.36, y + height * 0.345)]
    yield rounded_polygon(inner, size * 0.05, ground)
    mark = [(-0.048, -0.19), (0.048, -0.19), (0.028, 0.10), (-0.028, 0.10)]
    yield rounded_polygon([(x + px * size, y + py * size) for px, py in mark], size * 0.02, sign)
    yield disc(x, y + size * 0.185, size * 0.045, sign)


def clock(x: float, y: float, radius: float, main: Colour, face: Colour) -> Iterator[Item]:
    """Yield a clock that shows nine o'clock sharp."""
    yield disc(x, y, radius, main)
    yield disc(x, y, radius * 0.86, face)
    for hour in range(12):
        angle = math.tau * hour / 12
        inner = 0.64 if hour % 3 == 0 else 0.71
        ends = [(x + radius * far * math.sin(angle), y - radius * far * math.cos(angle)) for far in (inner, 0.78)]
        yield line_through(ends, radius * (0.06 if hour % 3 == 0 else 0.035), main)
    yield line_through([(x, y - radius * 0.58), (x, y), (x - radius * 0.40, y)], radius * 0.09, main)
    yield disc(x, y, radius * 0.09, main)


def loudspeaker(x: float, y: float, size: float, fill: Colour) -> Iterator[Item]:
    """Yield a loudspeaker that points to the upper right; ``size`` is its width."""
    horn = [(-0.30, -0.10), (0.22, -0.34), (0.22, 0.34), (-0.30, 0.12)]
    yield rounded_polygon([(x + px * size, y + py * size) for px, py in horn], size * 0.03, fill)
    yield rounded(x - size * 0.5, y - size * 0.11, size * 0.16, size * 0.24, size * 0.05, fill)
    handle = [(-0.24, 0.17), (-0.08, 0.24), (-0.02, 0.46), (-0.16, 0.46)]
    yield rounded_polygon([(x + px * size, y + py * size) for px, py in handle], size * 0.03, fill)
    for degrees in (-28, 0, 28):
        angle = math.radians(degrees)
        ends = [(x + size * (0.22 + far * math.cos(angle)), y + size * far * math.sin(angle)) for far in (0.1, 0.24)]
        yield Rule(ends[0][0], ends[0][1], ends[1][0], ends[1][1], size * 0.045, fill)
