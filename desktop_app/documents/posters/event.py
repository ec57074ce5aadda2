"""An event: bunting, a warm sun over hills and roofs, facts in coloured fields."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.documents.faces import Role
from desktop_app.documents.pages import Area, Colour, Item
from desktop_app.documents.posters.design import WHITE, Design, Dress, Facts, Lettering, Place, Sheet
from desktop_app.documents.posters.geometry import disc, rays
from desktop_app.documents.posters.ornaments import bunting, confetti, hills, houses, tree

_CORAL: Colour = (0.86, 0.27, 0.18)
_SUN: Colour = (0.99, 0.77, 0.26)
_GLOW: Colour = (1.0, 0.88, 0.58)
_TRUNK: Colour = (0.25, 0.45, 0.28)
_CREAM: Colour = (1.0, 0.965, 0.87)
_RAY: Colour = (1.0, 0.93, 0.75)
_TEAL: Colour = (0.07, 0.50, 0.49)
_LEAF: Colour = (0.40, 0.66, 0.40)
_GRASS: Colour = (0.70, 0.84, 0.58)
_TINT: Colour = (0.95, 0.88, 0.80)
_SKY = 52.0
_BITS = (
    (6, 20, 20), (13, 17, 70), (22, 19, 130), (79, 20, 40), (87, 17.5, 100), (94, 20, 10), (4.5, 41, 50),
    (95.5, 42, 150), (33, 15, 80), (67, 14.5, 25), (11, 40.5, 0), (89, 40, 60),
)  # fmt: skip


def _ground(sheet: Sheet) -> Iterator[Item]:
    unit, width, height = sheet.unit, sheet.width, sheet.height
    yield Area(0, 0, width, height, fill=WHITE)
    yield Area(0, 0, width, _SKY * unit, fill=_CREAM)
    yield from rays(50 * unit, 40 * unit, 0.0, 70 * unit, 26, _RAY)
    yield disc(50 * unit, 40 * unit, 27 * unit, _GLOW)
    yield Area(0, 50 * unit, width, height - 50 * unit, fill=WHITE)
    yield hills(0, width, 48.0 * unit, 5.0 * unit, 58 * unit, _GRASS, 0.4)
    yield from houses(4 * unit, 54.0 * unit, 0.40 * unit, _TEAL, _CREAM)
    yield from houses(61 * unit, 53.5 * unit, 0.40 * unit, _TEAL, _CREAM)
    for x, size in ((39.5, 3.0), (43.5, 4.0), (47.5, 2.6), (54.5, 3.6), (58.5, 2.8)):
        yield from tree(x * unit, 54 * unit, size * unit, _LEAF, _TRUNK)
    yield hills(0, width, 52.5 * unit, 3.6 * unit, 58 * unit, _LEAF, 2.2)
    yield hills(0, width, 56.0 * unit, 2.2 * unit, 60 * unit, WHITE, 4.0)
    colours = (_CORAL, _SUN, _TEAL, _LEAF)
    yield from bunting((-2 * unit, 3 * unit), (50 * unit, 2.5 * unit), 7 * unit, 8, colours, _CORAL)
    yield from bunting((50 * unit, 2.5 * unit), (102 * unit, 3 * unit), 7 * unit, 8, colours[2:] + colours[:2], _CORAL)
    yield from confetti(((x * unit, y * unit, turn) for x, y, turn in _BITS), colours, 0.85 * unit)
    yield hills(0, width, height - 4.6 * unit, 3.0 * unit, height, _GRASS, 1.0)
    yield hills(0, width, height - 1.6 * unit, 3.0 * unit, height, _LEAF, 3.0)


DESIGN = Design(
    ground=_ground,
    title=Lettering(Place(7, 19.5, 86, 22.6), Role.hei, _CORAL, largest=14.5, spread=1.1, bold=0.05),
    kicker=Lettering(Place(25, 14.6, 50, 6.0), Role.hei, _TEAL, most_lines=1, largest=3.7),
    room=Place(9, 60.5, 82, 72.5),
    dress=Dress(
        _CORAL, _TINT, body=Role.hei, facts=Facts.chips, lead_in_middle=True, largest=4.4, largest_of_few_words=6.4
    ),
)
