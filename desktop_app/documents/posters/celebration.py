"""Good news: a red ground with gold rays and clouds, lanterns, and the text on a paper of its own."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.documents.faces import Role
from desktop_app.documents.pages import Area, Colour, Item
from desktop_app.documents.posters.design import Design, Dress, Lettering, Place, Sheet
from desktop_app.documents.posters.geometry import disc, rays, rounded
from desktop_app.documents.posters.ornaments import cloud, fret_corners, lantern

_RED: Colour = (0.76, 0.07, 0.09)
_HEADS: Colour = (0.75, 0.07, 0.09)
"""Headings and heads of tables: a red of their own, since the ground becomes light where only black is printed."""
_LIGHT_RED: Colour = (0.81, 0.13, 0.12)
_LANTERN: Colour = (0.88, 0.17, 0.13)
_GOLD: Colour = (0.98, 0.82, 0.45)
_OLD_GOLD: Colour = (0.80, 0.58, 0.20)
_PAPER: Colour = (1.0, 0.985, 0.945)
_TINT: Colour = (0.98, 0.93, 0.84)
_INK: Colour = (0.25, 0.07, 0.05)


def _ground(sheet: Sheet) -> Iterator[Item]:
    unit, width, height = sheet.unit, sheet.width, sheet.height
    yield Area(0, 0, width, height, fill=_RED)
    yield from rays(50 * unit, 27 * unit, 21 * unit, 52 * unit, 36, _LIGHT_RED)
    yield disc(50 * unit, 27 * unit, 22.6 * unit, None, 0.28 * unit, _GOLD)
    yield disc(50 * unit, 27 * unit, 21.4 * unit, _LIGHT_RED, 0.12 * unit, _GOLD)
    for x in (9.5, 90.5):
        yield from lantern(x * unit, -1.0 * unit, 11.5 * unit, _LANTERN, _GOLD)
    for x in (22.5, 77.5):
        yield from lantern(x * unit, -1.0 * unit, 7.5 * unit, _LANTERN, _GOLD)
    yield rounded(6.5 * unit, 52.0 * unit, 87 * unit, height - 58.5 * unit, 1.6 * unit, _PAPER)
    yield from fret_corners(
        8.6 * unit, 54.1 * unit, 82.8 * unit, height - 62.7 * unit, 1.1 * unit, 0.2 * unit, _OLD_GOLD
    )
    for x, y, size, flip in (
        (12.0, 48.0, 5.4, 1.0),
        (88.0, 48.0, 5.4, -1.0),
        (24.5, 51.5, 3.6, 1.0),
        (75.5, 51.5, 3.6, -1.0),
    ):
        yield from cloud(x * unit, y * unit, size * unit, _GOLD, _RED, flip)


DESIGN = Design(
    ground=_ground,
    title=Lettering(Place(8, 13.0, 84, 28.0), Role.title, _GOLD, largest=17.0, spread=1.02),
    kicker=Lettering(Place(35, 8.2, 30, 5.0), Role.hei, _GOLD, most_lines=1, largest=3.3),
    room=Place(14, 60.0, 72, 70.0),
    dress=Dress(
        _HEADS, _TINT, _INK, Role.kai, names_in_columns=True, largest=5.0, largest_of_few_words=7.0, pitch=1.68
    ),
    shades={
        _RED: 0.90,
        _HEADS: 0.25,
        _LIGHT_RED: 0.82,
        _LANTERN: 0.96,
        _GOLD: 0.2,
        _OLD_GOLD: 0.4,
        _PAPER: 1.0,
        _INK: 0.0,
    },
)
