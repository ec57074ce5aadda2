"""Service hours: a clock, and days and times large on lines of dots."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.documents.faces import Role
from desktop_app.documents.pages import Area, Colour, Item
from desktop_app.documents.posters.design import INK, WHITE, Design, Dress, Facts, Lettering, Place, Sheet
from desktop_app.documents.posters.geometry import disc, rounded
from desktop_app.documents.posters.ornaments import hills, houses
from desktop_app.documents.posters.pictograms import clock

_TEAL: Colour = (0.04, 0.40, 0.43)
_LIGHT: Colour = (0.10, 0.50, 0.53)
_MINT: Colour = (0.80, 0.93, 0.91)
_PALE: Colour = (0.93, 0.975, 0.97)
_AMBER: Colour = (0.98, 0.72, 0.20)


def _ground(sheet: Sheet) -> Iterator[Item]:
    unit, width, height = sheet.unit, sheet.width, sheet.height
    yield Area(0, 0, width, height, fill=_PALE)
    yield Area(0, 0, width, 46 * unit, fill=_TEAL)
    for radius in (34, 27, 21):
        yield disc(79 * unit, 25 * unit, radius * unit, None, 0.4 * unit, _LIGHT)
    yield Area(0, 46 * unit, width, height - 46 * unit, fill=_PALE)
    yield from clock(79 * unit, 25 * unit, 16.5 * unit, _AMBER, WHITE)
    yield rounded(5.5 * unit, 41.5 * unit, 89 * unit, height - 59.5 * unit, 2.2 * unit, WHITE, (0.25 * unit, _MINT))
    yield hills(0, width, height - 8.5 * unit, 4.0 * unit, height, _MINT, 0.7)
    yield from houses(7 * unit, height - 5.0 * unit, 0.30 * unit, _LIGHT, _MINT)
    yield from houses(58 * unit, height - 4.6 * unit, 0.30 * unit, _LIGHT, _MINT)
    yield hills(0, width, height - 2.6 * unit, 2.6 * unit, height, _TEAL, 2.4)


DESIGN = Design(
    ground=_ground,
    title=Lettering(Place(8, 15.0, 52, 19.0), Role.hei, WHITE, largest=12.0, spread=1.08, centred=False, bold=0.035),
    kicker=Lettering(Place(8, 9.0, 52, 5.2), Role.hei, _AMBER, most_lines=1, largest=3.3, centred=False),
    room=Place(11.5, 46.5, 77, 71.0),
    dress=Dress(
        _TEAL, _MINT, INK, Role.hei, facts=Facts.board, lead_in_middle=True, largest=5.0, largest_of_few_words=6.4
    ),
)
