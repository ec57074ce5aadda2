"""Ornaments of print shops: key frets, clouds, lanterns, bunting, warning stripes, hills, leaves and flowers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from desktop_app.documents.pages import Area, Colour, Item, Path, Rule
from desktop_app.documents.posters.geometry import (
    Point,
    cut_to,
    disc,
    ellipse,
    line_through,
    polygon,
    rounded,
    smooth,
    spiral,
    turned,
    under_a_curve,
)

_KEY = ((0.0, 1.0), (0.0, 0.0), (1.0, 0.0), (1.0, 0.75), (0.36, 0.75), (0.36, 0.38), (0.68, 0.38))
"""One key of a fret, in a field one wide and one high; the next begins 1.3 to its right."""
_KEY_STEP = 1.3


def frame(x: float, y: float, width: float, height: float, outline: float, colour: Colour) -> Area:
    """Return an empty rectangle with a line around it."""
    return Area(x, y, width, height, outline=outline, colour=colour)


def fret(x: float, y: float, width: float, size: float, line: float, colour: Colour) -> Iterator[Item]:
    """Yield a level band of keys (回纹) ``size`` high between two lines, as many as fill ``width``."""
    count = max(round(width / (size * _KEY_STEP)), 1)
    step = width / count
    scale = step / _KEY_STEP
    for number in range(count):
        left = x + number * step + 0.15 * scale
        yield line_through([(left + px * scale, y + py * size) for px, py in _KEY], line, colour)
    for level in (y - 0.5 * size, y + 1.5 * size):
        yield Rule(x, level, x + width, level, line, colour)


def fret_corners(
    x: float, y: float, width: float, height: float, size: float, line: float, colour: Colour
) -> Iterator[Item]:
    """Yield a frame whose corners are turned inwards in steps, as on old shop signs."""
    ends = ((x, y, 1, 1), (x + width, y, -1, 1), (x, y + height, 1, -1), (x + width, y + height, -1, -1))
    for left, top, right, down in ends:
        shape = [(0, 3), (0, 0), (3, 0), (3, 2), (1, 2), (1, 1), (2, 1)]
        yield line_through([(left + px * size * right, top + py * size * down) for px, py in shape], line, colour)
    gap = 3.8 * size
    for level in (y, y + height):
        yield Rule(x + gap, level, x + width - gap, level, line, colour)
    for upright in (x, x + width):
        yield Rule(upright, y + gap, upright, y + height - gap, line, colour)


def cloud(x: float, y: float, size: float, fill: Colour, line: Colour, flip: float = 1.0) -> Iterator[Item]:
    """Yield a lucky cloud (祥云): three curls on a long tail; ``size`` is its height, ``flip`` -1.0 mirrors it."""
    heads = ((0.0, 0.0, 0.46), (0.62, -0.30, 0.56), (1.28, 0.02, 0.44))
    tail = [(-0.9, 0.44), (-0.2, 0.30), (1.4, 0.30), (2.5, 0.44), (1.5, 0.52), (0.0, 0.52)]
    yield smooth([(x + px * size * flip, y + py * size) for px, py in tail], fill)
    for px, py, radius in heads:
        yield disc(x + px * size * flip, y + py * size, radius * size, fill)
    for px, py, radius in heads:
        middle = x + px * size * flip, y + py * size
        yield spiral(*middle, radius * size * 0.72, 1.35 * flip, 90, size * 0.055, line)


def lantern(x: float, top: float, size: float, main: Colour, bright: Colour) -> Iterator[Item]:
    """Yield a hanging lantern; ``size`` is the width of its body, ``top`` where its string begins."""
    middle = top + size * 1.02
    yield Rule(x, top, x, top + size * 0.5, size * 0.025, bright)
    yield ellipse(x, middle, size * 0.5, size * 0.42, main)
    for part in (0.17, 0.34):
        yield ellipse(x, middle, size * part, size * 0.42, None, size * 0.02, bright)
    yield Rule(x, middle - size * 0.42, x, middle + size * 0.42, size * 0.02, bright)
    for level in (middle - size * 0.49, middle + size * 0.37):
        yield rounded(x - size * 0.2, level, size * 0.4, size * 0.12, size * 0.03, bright)
    for part in (-0.1, 0.0, 0.1):
        foot = middle + size * (0.95 if part == 0 else 0.88)
        yield Rule(x + part * size, middle + size * 0.49, x + part * size, foot, size * 0.03, bright)


def bunting(
    start: Point, end: Point, sag: float, count: int, colours: Sequence[Colour], line: Colour
) -> Iterator[Item]:
    """Yield pennants on a cord that hangs through between two points."""
    cord = [_on_cord(start, end, sag, number / (count * 4)) for number in range(count * 4 + 1)]
    for number in range(count):
        left = _on_cord(start, end, sag, (number + 0.08) / count)
        right = _on_cord(start, end, sag, (number + 0.92) / count)
        drop = math.dist(left, right) * 1.15
        tip = ((left[0] + right[0]) / 2 - (right[1] - left[1]) * 0.6, (left[1] + right[1]) / 2 + drop)
        yield polygon([left, right, tip], colours[number % len(colours)])
    yield line_through(cord, math.dist(start, end) * 0.004, line)


def _on_cord(start: Point, end: Point, sag: float, part: float) -> Point:
    hang = 4 * sag * part * (1 - part)
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part + hang


def stripes(x: float, y: float, width: float, height: float, fill: Colour, ground: Colour) -> Iterator[Item]:
    """Yield a band of slanting stripes, as on barriers."""
    yield Area(x, y, width, height, fill=ground)
    left = x - height
    while left < x + width:
        corners = [(left + height, y), (left + 1.9 * height, y), (left + 0.9 * height, y + height), (left, y + height)]
        inside = cut_to(corners, x, x + width)
        if len(inside) > 2:
            yield polygon(inside, fill)
        left += 1.8 * height


def hills(x: float, width: float, level: float, height: float, bottom: float, fill: Colour, shift: float) -> Path:
    """Return gentle hills between ``level`` and the ``bottom`` of the sheet."""
    count = 8
    points = [
        (x + width * number / count, level - height * (0.5 + 0.5 * math.sin(number * 1.7 + shift)))
        for number in range(count + 1)
    ]
    return under_a_curve(points, bottom, fill)


def houses(x: float, base: float, unit: float, fill: Colour, light: Colour) -> Iterator[Item]:
    """Yield a row of blocks of flats with windows, about 84 units wide."""
    blocks = (
        (0, 9, 15),
        (10, 8, 22),
        (19.5, 12, 12),
        (33, 9, 26),
        (43, 8, 18),
        (52.5, 13, 13),
        (67, 9, 20),
        (77, 8, 14),
    )
    for left, wide, high in blocks:
        yield Area(x + left * unit, base - high * unit, wide * unit, high * unit, fill=fill)
        for row in range(int(high / 3.2)):
            for column in range(int(wide / 2.8)):
                window = x + (left + 1.0 + column * 2.7) * unit, base - (high - 1.2 - row * 3.1) * unit
                yield Area(*window, 1.3 * unit, 1.5 * unit, fill=light)


def tree(x: float, base: float, size: float, fill: Colour, line: Colour) -> Iterator[Item]:
    """Yield a tree with a round crown on a trunk of the colour ``line``."""
    yield Area(x - size * 0.07, base - size * 0.8, size * 0.14, size * 0.8, fill=line)
    yield ellipse(x, base - size * 1.25, size * 0.56, size * 0.8, fill)


def leaf(x: float, y: float, length: float, degrees: float, fill: Colour) -> Path:
    """Return a narrow leaf that grows from ``x``, ``y``."""
    points = [(x, y), (x + length * 0.35, y - length * 0.11), (x + length, y), (x + length * 0.35, y + length * 0.11)]
    a, b, c, d = turned(points, (x, y), degrees)
    return Path((a, (*b, *b, *c), (*d, *d, *a)), fill)


def bamboo(x: float, base: float, height: float, width: float, fill: Colour, leaves: Colour) -> Iterator[Item]:
    """Yield a stem in joints with leaves at three of them."""
    joints = 6
    step = height / joints
    for number in range(joints):
        yield rounded(x - width / 2, base - (number + 1) * step, width, step * 0.96, width * 0.22, fill)
    for number, sides in ((2, (-150, -125, 165)), (4, (-28, -55, 15)), (5, (-155, -110, -35))):
        for degrees in sides:
            yield leaf(x, base - number * step, height * 0.2, degrees, leaves)


def chrysanthemum(x: float, y: float, radius: float, line: Colour, paper: Colour) -> Iterator[Item]:
    """Yield a white flower in outline: three rings of petals."""
    for ring, count, width in ((1.0, 22, 0.16), (0.74, 18, 0.14), (0.48, 13, 0.12)):
        for number in range(count):
            degrees = 360 * number / count + ring * 40
            petal = [
                (x + 0.1 * radius, y),
                (x + ring * radius * 0.62, y - width * radius * 0.62),
                (x + ring * radius, y),
                (x + ring * radius * 0.62, y + width * radius * 0.62),
            ]
            yield smooth(turned(petal, (x, y), degrees), paper, radius * 0.022, line)
    yield disc(x, y, radius * 0.16, paper, radius * 0.022, line)


def confetti(places: Iterable[tuple[float, float, float]], colours: Sequence[Colour], size: float) -> Iterator[Item]:
    """Yield small bright pieces at ``(x, y, degrees)``."""
    for number, (x, y, degrees) in enumerate(places):
        colour = colours[number % len(colours)]
        if number % 3 == 2:
            yield disc(x, y, size * 0.42, colour)
        else:
            corners = [
                (x - size, y - size * 0.28),
                (x + size, y - size * 0.28),
                (x + size, y + size * 0.28),
                (x - size, y + size * 0.28),
            ]
            yield polygon(turned(corners, (x, y), degrees), colour)
