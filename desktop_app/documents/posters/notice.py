"""A notice in blue: a slanting head with a loudspeaker, much white, clear headings."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.documents.faces import Role
from desktop_app.documents.pages import Area, Colour, Item
from desktop_app.documents.posters.design import WHITE, Design, Dress, Facts, Lettering, Place, Sheet
from desktop_app.documents.posters.geometry import disc, polygon, rounded
from desktop_app.documents.posters.pictograms import loudspeaker

_BLUE: Colour = (0.07, 0.29, 0.56)
_DEEP: Colour = (0.05, 0.22, 0.45)
_SKY: Colour = (0.36, 0.60, 0.83)
_PALE: Colour = (0.80, 0.89, 0.97)
_TINT: Colour = (0.93, 0.96, 0.99)
_ORANGE: Colour = (0.95, 0.60, 0.13)


def _ground(sheet: Sheet) -> Iterator[Item]:
    unit, width, height = sheet.unit, sheet.width, sheet.height
    yield Area(0, 0, width, height, fill=WHITE)
    yield polygon([(0, 0), (width, 0), (width, 26.5 * unit), (0, 38.0 * unit)], _PALE)
    yield polygon([(0, 0), (width, 0), (width, 24.4 * unit), (0, 34.4 * unit)], _SKY)
    yield polygon([(0, 0), (width, 0), (width, 22.6 * unit), (0, 31.6 * unit)], _BLUE)
    yield polygon([(62 * unit, 0), (width, 0), (width, 22.6 * unit), (84 * unit, 24.04 * unit)], _DEEP)
    yield disc(85.5 * unit, 12.4 * unit, 8.6 * unit, _BLUE, 0.35 * unit, _SKY)
    yield from loudspeaker(84.9 * unit, 12.6 * unit, 8.6 * unit, WHITE)
    yield rounded(8 * unit, 5.1 * unit, 1.0 * unit, 3.4 * unit, 0.4 * unit, _ORANGE)
    foot = height - 4.6 * unit
    yield polygon([(0, foot + 1.2 * unit), (width, foot - 1.6 * unit), (width, height), (0, height)], _PALE)
    yield polygon([(0, foot + 2.6 * unit), (width, foot + 0.6 * unit), (width, height), (0, height)], _BLUE)


DESIGN = Design(
    ground=_ground,
    title=Lettering(Place(8, 9.4, 67, 16.6), Role.hei, WHITE, largest=11.0, spread=1.15, centred=False, bold=0.035),
    kicker=Lettering(Place(10.4, 4.4, 50, 4.8), Role.hei, _PALE, most_lines=1, largest=3.2, centred=False),
    room=Place(9, 41.0, 82, 92.5),
    dress=Dress(_BLUE, _TINT, facts=Facts.plain),
)
