"""A warning or an outage: barrier stripes, a yellow field with the danger sign, facts in black."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.documents.faces import Role
from desktop_app.documents.pages import Area, Colour, Item
from desktop_app.documents.posters.design import INK, WHITE, Design, Dress, Facts, Lettering, Place, Sheet
from desktop_app.documents.posters.ornaments import stripes
from desktop_app.documents.posters.pictograms import danger

_YELLOW: Colour = (1.0, 0.80, 0.08)
_TINT: Colour = (0.86, 0.86, 0.86)


def _ground(sheet: Sheet) -> Iterator[Item]:
    unit, width, height = sheet.unit, sheet.width, sheet.height
    yield Area(0, 0, width, height, fill=WHITE)
    yield Area(0, 0, width, 40 * unit, fill=_YELLOW)
    yield from stripes(0, 0, width, 4.2 * unit, INK, _YELLOW)
    yield Area(0, 39.2 * unit, width, 0.8 * unit, fill=INK)
    yield from danger(18 * unit, 22.4 * unit, 23 * unit, _YELLOW, INK)
    yield from stripes(0, height - 4.2 * unit, width, 4.2 * unit, INK, _YELLOW)


DESIGN = Design(
    ground=_ground,
    title=Lettering(Place(32, 12.4, 62, 24.0), Role.hei, INK, largest=13.0, spread=1.1, centred=False, bold=0.045),
    kicker=Lettering(Place(32, 7.4, 50, 5.4), Role.hei, INK, most_lines=1, largest=3.5, centred=False),
    room=Place(8, 45.0, 84, 87.0),
    dress=Dress(INK, _TINT, body=Role.hei, facts=Facts.chips, largest=4.6),
)
