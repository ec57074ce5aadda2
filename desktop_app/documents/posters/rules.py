"""A convention or rules: calm green, bamboo at the side, numbered articles."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.documents.faces import Role
from desktop_app.documents.pages import Area, Colour, Item, Rule
from desktop_app.documents.posters.design import INK, WHITE, Design, Dress, Facts, Lettering, Place, Sheet
from desktop_app.documents.posters.geometry import polygon
from desktop_app.documents.posters.ornaments import bamboo, frame, hills

_GREEN: Colour = (0.10, 0.40, 0.29)
_LEAF: Colour = (0.45, 0.65, 0.45)
_MIST: Colour = (0.86, 0.93, 0.87)
_PALE: Colour = (0.945, 0.975, 0.945)
_GOLD: Colour = (0.78, 0.62, 0.30)


def _ground(sheet: Sheet) -> Iterator[Item]:
    unit, width, height = sheet.unit, sheet.width, sheet.height
    yield Area(0, 0, width, height, fill=WHITE)
    yield Area(0, 0, width, 39 * unit, fill=_PALE)
    yield hills(0, width, 31 * unit, 7 * unit, 42 * unit, _MIST, 0.9)
    yield hills(0, width, 37.6 * unit, 2.2 * unit, 42 * unit, WHITE, 2.6)
    for x, tall, wide in ((5.0, 44, 2.1), (12.0, 22, 1.4)):
        yield from bamboo(x * unit, 42 * unit, tall * unit, wide * unit, _LEAF, _GREEN)
    for x, tall, wide in ((95.0, 36, 1.8), (89.5, 16, 1.2)):
        yield from bamboo(x * unit, 42 * unit, tall * unit, wide * unit, _LEAF, _GREEN)
    yield polygon([(0, 40.5 * unit), (width, 40.5 * unit), (width, 42 * unit), (0, 42 * unit)], _GREEN)
    yield Rule(0, 42.7 * unit, width, 42.7 * unit, 0.2 * unit, _GOLD)
    for side in (-1, 1):
        yield Rule((50 + side * 9) * unit, 29.4 * unit, (50 + side * 24) * unit, 29.4 * unit, 0.16 * unit, _GOLD)
        yield polygon(
            [((50 + side * x) * unit, y * unit) for x, y in ((7.4, 29.4), (8, 28.8), (8.6, 29.4), (8, 30.0))], _GOLD
        )
    bottom = height - 4 * unit
    yield frame(4 * unit, 46.4 * unit, 92 * unit, bottom - 46.4 * unit, 0.3 * unit, _GREEN)
    yield frame(5 * unit, 47.4 * unit, 90 * unit, bottom - 48.4 * unit, 0.1 * unit, _GREEN)


DESIGN = Design(
    ground=_ground,
    title=Lettering(Place(17.5, 10.0, 65, 17.0), Role.title, _GREEN, largest=10.6, spread=1.2),
    kicker=Lettering(Place(20, 31.0, 60, 5.0), Role.kai, _GREEN, most_lines=1, largest=3.6),
    room=Place(10.5, 51.5, 79, 82.0),
    dress=Dress(_GREEN, _MIST, INK, Role.song, facts=Facts.plain, largest=4.8),
)
