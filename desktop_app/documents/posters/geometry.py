"""Shapes that posters are drawn with, as paths of straight lines and curves; lengths in points, y downwards."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from desktop_app.documents.pages import BLACK, Colour, Path

Point = tuple[float, float]
Line = tuple[float, Colour]
"""Width and colour of an outline."""
NO_LINE: Line = (0.0, BLACK)
_ROUND = 0.5523  # of a radius: how far the control points of a quarter circle stand


def polygon(points: Sequence[Point], fill: Colour | None, outline: float = 0.0, colour: Colour = BLACK) -> Path:
    """Return a shape with straight sides."""
    return Path(tuple(points), fill, outline, colour)


def line_through(points: Sequence[Point], width: float, colour: Colour) -> Path:
    """Return an open line with straight parts."""
    return Path(tuple(points), None, width, colour, closed=False)


def ellipse(
    x: float, y: float, rx: float, ry: float, fill: Colour | None, outline: float = 0.0, colour: Colour = BLACK
) -> Path:
    """Return an ellipse around ``x``, ``y``."""
    a, b = rx * _ROUND, ry * _ROUND
    pieces = (
        (x + rx, y),
        (x + rx, y + b, x + a, y + ry, x, y + ry),
        (x - a, y + ry, x - rx, y + b, x - rx, y),
        (x - rx, y - b, x - a, y - ry, x, y - ry),
        (x + a, y - ry, x + rx, y - b, x + rx, y),
    )
    return Path(pieces, fill, outline, colour)


def disc(x: float, y: float, radius: float, fill: Colour | None, outline: float = 0.0, colour: Colour = BLACK) -> Path:
    """Return a circle around ``x``, ``y``."""
    return ellipse(x, y, radius, radius, fill, outline, colour)


def rounded(
    x: float, y: float, width: float, height: float, radius: float, fill: Colour | None, line: Line = NO_LINE
) -> Path:
    """Return a rectangle with round corners; ``line`` is the width and colour of its outline."""
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return rounded_polygon(corners, radius, fill, *line)


def rounded_polygon(
    points: Sequence[Point], radius: float, fill: Colour | None, outline: float = 0.0, colour: Colour = BLACK
) -> Path:
    """Return a polygon whose corners are rounded off over ``radius`` points of each side."""
    pieces: list[tuple[float, ...]] = []
    count = len(points)
    for number, corner in enumerate(points):
        before = _towards(corner, points[number - 1], radius)
        after = _towards(corner, points[(number + 1) % count], radius)
        first, second = _towards(before, corner, radius * 0.56), _towards(after, corner, radius * 0.56)
        pieces += [before, (*first, *second, *after)]
    return Path(tuple(pieces), fill, outline, colour)


def _towards(start: Point, end: Point, length: float) -> Point:
    whole = math.dist(start, end) or 1.0
    part = min(length / whole, 0.5)
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def smooth(points: Sequence[Point], fill: Colour | None, outline: float = 0.0, colour: Colour = BLACK) -> Path:
    """Return a closed curve through ``points`` (Catmull-Rom)."""
    ring = [points[-1], *points, points[0], points[1]]
    return Path((points[0], *_curves(ring)), fill, outline, colour)


def smooth_line(points: Sequence[Point], width: float, colour: Colour) -> Path:
    """Return an open curve through ``points``."""
    return Path((points[0], *_curves([points[0], *points, points[-1]])), None, width, colour, closed=False)


def under_a_curve(points: Sequence[Point], bottom: float, fill: Colour) -> Path:
    """Return what lies between a curve through ``points`` (from left to right) and a level line under it."""
    curve = _curves([points[0], *points, points[-1]])
    return Path(((points[0][0], bottom), points[0], *curve, (points[-1][0], bottom)), fill)


def _curves(ring: Sequence[Point]) -> list[tuple[float, ...]]:
    pieces: list[tuple[float, ...]] = []
    for place in range(1, len(ring) - 2):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = ring[place - 1 : place + 3]
        pieces.append((bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy))
    return pieces


def spiral(x: float, y: float, radius: float, turns: float, start: float, width: float, colour: Colour) -> Path:
    """Return a spiral that runs inwards from the angle ``start`` (degrees); negative ``turns`` run the other way."""
    count = max(int(abs(turns) * 10), 4)
    points = []
    for number in range(count + 1):
        angle = math.radians(start + turns * 360 * number / count)
        reach = radius * (1 - 0.86 * number / count)
        points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return smooth_line(points, width, colour)


def rays(x: float, y: float, inner: float, outer: float, count: int, fill: Colour) -> list[Path]:
    """Return wedges that go out from a middle, as wide as the gaps between them."""
    paths = []
    for number in range(count):
        first, last = math.tau * number / count, math.tau * (number + 0.5) / count
        corners = [(inner, first), (outer, first), (outer, last), (inner, last)]
        paths.append(polygon([(x + far * math.cos(angle), y + far * math.sin(angle)) for far, angle in corners], fill))
    return paths


def turned(points: Sequence[Point], around: Point, degrees: float) -> list[Point]:
    """Return ``points`` turned clockwise."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return [
        (
            around[0] + (x - around[0]) * cosine - (y - around[1]) * sine,
            around[1] + (x - around[0]) * sine + (y - around[1]) * cosine,
        )
        for x, y in points
    ]


def cut_to(points: Sequence[Point], left: float, right: float) -> list[Point]:
    """Return what of a convex polygon lies between two upright lines; [] when nothing does."""
    kept = _cut(points, left, 1.0)
    return _cut(kept, right, -1.0)


def _cut(points: Sequence[Point], edge: float, side: float) -> list[Point]:
    kept: list[Point] = []
    for before, after in pairwise([*points, *points[:1]]):
        first, second = (before[0] - edge) * side, (after[0] - edge) * side
        if first >= 0:
            kept.append(before)
        if first * second < 0:
            part = first / (first - second)
            kept.append((edge, before[1] + (after[1] - before[1]) * part))
    return kept
