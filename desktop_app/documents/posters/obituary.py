"""An obituary: black, white and one flower."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.documents.faces import Role
from desktop_app.documents.pages import Area, Colour, Item, Rule
from desktop_app.documents.posters.design import INK, WHITE, Design, Dress, Lettering, Place, Sheet
from desktop_app.documents.posters.ornaments import chrysanthemum, frame, leaf

_BLACK: Colour = (0.0, 0.0, 0.0)
_GREY: Colour = (0.35, 0.35, 0.35)
_PALE: Colour = (0.82, 0.82, 0.82)


def _ground(sheet: Sheet) -> Iterator[Item]:
    unit, width, height = sheet.unit, sheet.width, sheet.height
    yield Area(0, 0, width, height, fill=WHITE)
    yield frame(3.6 * unit, 3.6 * unit, width - 7.2 * unit, height - 7.2 * unit, 2.0 * unit, _BLACK)
    yield frame(6.2 * unit, 6.2 * unit, width - 12.4 * unit, height - 12.4 * unit, 0.18 * unit, _BLACK)
    for side in (-1, 1):
        yield Rule((50 + side * 8) * unit, 39 * unit, (50 + side * 26) * unit, 39 * unit, 0.16 * unit, _GREY)
    for degrees in (158, 176, 4, 22):
        yield leaf(50 * unit, (height / unit - 15.5) * unit, 14 * unit, degrees, _PALE)
    yield from chrysanthemum(50 * unit, height - 17.5 * unit, 6.4 * unit, _GREY, WHITE)
    yield from chrysanthemum(50 * unit, 39 * unit, 2.6 * unit, _GREY, WHITE)


DESIGN = Design(
    ground=_ground,
    title=Lettering(Place(14, 16.0, 72, 19.0), Role.title, _BLACK, largest=13.0, spread=1.7),
    kicker=Lettering(Place(20, 11.0, 60, 5.0), Role.song, _GREY, most_lines=1, largest=3.2),
    room=Place(15, 46.0, 70, 67.0),
    dress=Dress(_BLACK, _PALE, INK, Role.song, heading_mark=False, largest=4.6, largest_of_few_words=5.2, pitch=1.85),
)
