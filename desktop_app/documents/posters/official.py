"""The red head: disclosures and lists of persons, in the manner of an office's own papers."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.documents.faces import Role
from desktop_app.documents.pages import Area, Colour, Item, Rule
from desktop_app.documents.posters.design import WHITE, Design, Dress, Lettering, Place, Sheet
from desktop_app.documents.posters.geometry import polygon
from desktop_app.documents.posters.ornaments import cloud, fret, fret_corners

_RED: Colour = (0.70, 0.07, 0.09)
_DEEP: Colour = (0.58, 0.04, 0.06)
_GOLD: Colour = (0.96, 0.83, 0.52)
_TINT: Colour = (0.985, 0.945, 0.93)
_HEAD = 25.0


def _ground(sheet: Sheet) -> Iterator[Item]:
    unit = sheet.unit
    yield Area(0, 0, sheet.width, sheet.height, fill=WHITE)
    yield Area(0, 0, sheet.width, _HEAD * unit, fill=_RED)
    yield from cloud(7 * unit, 21.5 * unit, 4.6 * unit, _DEEP, _RED)
    yield from cloud(93 * unit, 7.5 * unit, 4.6 * unit, _DEEP, _RED, -1.0)
    yield from cloud(95 * unit, 22.5 * unit, 3.4 * unit, _DEEP, _RED, -1.0)
    yield from cloud(5 * unit, 6.0 * unit, 3.0 * unit, _DEEP, _RED)
    yield from fret(0, (_HEAD + 1.1) * unit, sheet.width, 1.1 * unit, 0.16 * unit, _RED)
    bottom = sheet.height - 3.2 * unit
    yield from fret_corners(3.2 * unit, 31.2 * unit, 93.6 * unit, bottom - 31.2 * unit, 1.25 * unit, 0.22 * unit, _RED)
    yield Rule(30 * unit, 9.3 * unit, 38 * unit, 9.3 * unit, 0.18 * unit, _GOLD)
    yield Rule(62 * unit, 9.3 * unit, 70 * unit, 9.3 * unit, 0.18 * unit, _GOLD)
    for x in (39.4, 60.6):
        points = [(x - 0.6, 9.3), (x, 8.7), (x + 0.6, 9.3), (x, 9.9)]
        yield polygon([(px * unit, py * unit) for px, py in points], _GOLD)


DESIGN = Design(
    ground=_ground,
    title=Lettering(Place(6, 10.2, 88, 13.4), ink=WHITE, largest=9.6, spread=1.3),
    kicker=Lettering(Place(41, 7.2, 18, 4.2), Role.hei, _GOLD, most_lines=1, largest=3.1),
    room=Place(9, 36.0, 82, 99.5),
    dress=Dress(_RED, _TINT),
)
