"""A roll of honour: names on an unrolled scroll under a red ribbon."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.documents.faces import Role
from desktop_app.documents.pages import Area, Colour, Item, Rule
from desktop_app.documents.posters.design import INK, WHITE, Design, Dress, Lettering, Place, Sheet
from desktop_app.documents.posters.geometry import polygon, rounded
from desktop_app.documents.posters.ornaments import cloud, fret

_RED: Colour = (0.73, 0.08, 0.10)
_DEEP: Colour = (0.50, 0.03, 0.05)
_GOLD: Colour = (0.96, 0.80, 0.42)
_OLD_GOLD: Colour = (0.76, 0.55, 0.20)
_PAPER: Colour = (1.0, 0.985, 0.95)
_TINT: Colour = (0.98, 0.94, 0.87)


def _ground(sheet: Sheet) -> Iterator[Item]:
    unit, width, height = sheet.unit, sheet.width, sheet.height
    yield Area(0, 0, width, height, fill=WHITE)
    yield Area(8 * unit, 8 * unit, 84 * unit, height - 16 * unit, fill=_PAPER, outline=0.25 * unit, colour=_OLD_GOLD)
    yield from _rod(sheet, 4.2 * unit)
    yield from _rod(sheet, height - 8.6 * unit)
    yield from fret(12 * unit, 11.2 * unit, 76 * unit, 1.1 * unit, 0.15 * unit, _OLD_GOLD)
    yield from fret(12 * unit, height - 12.3 * unit, 76 * unit, 1.1 * unit, 0.15 * unit, _OLD_GOLD)
    for x in (12, 88):
        yield Rule(x * unit, 13.2 * unit, x * unit, height - 13.2 * unit, 0.15 * unit, _OLD_GOLD)
    for side in (1, -1):
        tail = [
            (50 - 46 * side, 23.5),
            (50 - 34 * side, 23.5),
            (50 - 34 * side, 37.5),
            (50 - 46 * side, 37.5),
            (50 - 42 * side, 30.5),
        ]
        yield polygon([(x * unit, y * unit) for x, y in tail], _RED)
        fold = [(50 - 38 * side, 34.0), (50 - 34 * side, 34.0), (50 - 34 * side, 37.5)]
        yield polygon([(x * unit, y * unit) for x, y in fold], _DEEP)
    yield rounded(12 * unit, 18.4 * unit, 76 * unit, 15.6 * unit, 0.6 * unit, _RED)
    for level in (19.5, 32.9):
        yield Rule(13.4 * unit, level * unit, 86.6 * unit, level * unit, 0.16 * unit, _GOLD)
    for x, y, size, flip in ((19, 40.8, 2.6, 1.0), (81, 40.8, 2.6, -1.0)):
        yield from cloud(x * unit, y * unit, size * unit, _TINT, _OLD_GOLD, flip)


def _rod(sheet: Sheet, top: float) -> Iterator[Item]:
    unit = sheet.unit
    yield rounded(5 * unit, top, 90 * unit, 4.4 * unit, 0.6 * unit, _RED)
    yield Area(8 * unit, top + 1.2 * unit, 84 * unit, 0.35 * unit, fill=_GOLD)
    yield Area(8 * unit, top + 2.9 * unit, 84 * unit, 0.35 * unit, fill=_GOLD)
    for x in (2.2, 94.4):
        yield rounded(x * unit, top + 0.4 * unit, 3.4 * unit, 3.6 * unit, 1.2 * unit, _DEEP)
        yield Area((x + 1.3) * unit, top + 0.4 * unit, 0.8 * unit, 3.6 * unit, fill=_GOLD)


DESIGN = Design(
    ground=_ground,
    title=Lettering(Place(15, 19.6, 70, 13.2), Role.title, _GOLD, largest=9.4, spread=1.2),
    kicker=Lettering(Place(20, 38.0, 60, 5.0), Role.kai, _RED, most_lines=1, largest=3.6),
    room=Place(16, 44.5, 68, 80.5),
    dress=Dress(_RED, _TINT, INK, Role.song, names_in_columns=True, largest=4.2, largest_of_few_words=6.0),
)
