"""A description to a poster: the same document set large, in one of the ready designs, as a print shop would.

Nothing is enlarged: the type is chosen so that the text fills the poster, and only then everything is set.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from desktop_app.documents.description import Document, with_pictures_in_line
from desktop_app.documents.drawing import pdf_of
from desktop_app.documents.faces import typesetting
from desktop_app.documents.pages import MM, Group, Item, Page
from desktop_app.documents.posters import (
    celebration,
    event,
    honours,
    hours,
    notice,
    obituary,
    official,
    rules,
    warning,
)
from desktop_app.documents.posters.design import Design, Sheet, in_black
from desktop_app.documents.posters.fitting import SMALLEST_TYPE, body_items
from desktop_app.documents.posters.setting import lettering_items
from desktop_app.documents.tiles import Tiling, full_size, tiled_pdf
from desktop_app.domain.i18n import _

__all__ = [
    "SMALLEST_TYPE",
    "Ink",
    "Poster",
    "PosterDesign",
    "PosterSize",
    "poster_page",
    "poster_pdf",
    "whole_poster_pdf",
]


class PosterSize(Enum):
    """Width and height of an upright poster in millimetres (ISO 216)."""

    A3 = (297, 420)
    A2 = (420, 594)
    A1 = (594, 841)
    A0 = (841, 1189)

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.value[0] * MM, self.value[1] * MM


class PosterDesign(Enum):
    """The ready designs, and what the clerk calls them."""

    names = _("Disclosure with a red head")
    notice = _("Notice in blue")
    event = _("Event")
    warning = _("Warning, outage")
    celebration = _("Good news")
    honours = _("Roll of honour")
    rules = _("Convention and rules")
    obituary = _("Obituary")
    hours = _("Service hours")


class Ink(Enum):
    """What the printer has."""

    colour = _("In colour")
    black = _("Black only")


DESIGNS: dict[PosterDesign, Design] = {
    PosterDesign.names: official.DESIGN,
    PosterDesign.notice: notice.DESIGN,
    PosterDesign.event: event.DESIGN,
    PosterDesign.warning: warning.DESIGN,
    PosterDesign.celebration: celebration.DESIGN,
    PosterDesign.honours: honours.DESIGN,
    PosterDesign.rules: rules.DESIGN,
    PosterDesign.obituary: obituary.DESIGN,
    PosterDesign.hours: hours.DESIGN,
}


@dataclass(frozen=True, slots=True)
class Poster:
    """What a poster adds to a document: a line over the title, its design, and the ink it is printed with."""

    document: Document
    kicker: str = ""
    design: PosterDesign = PosterDesign.names
    ink: Ink = Ink.colour


def poster_pdf(
    poster: Poster,
    size: PosterSize = PosterSize.A2,
    tiling: Tiling | None = None,
    step: Callable[[int, int], None] | None = None,
) -> bytes:
    """Return the poster cut into sheets (``tiling`` None: full size on the fewest sheets of A4).

    Raises AppError when the text does not fit in readable type. ``step`` hears (done, total) sheets.
    """
    with typesetting():
        page = poster_page(poster, size)
        return tiled_pdf(page, tiling or full_size(size.points), poster.document.title, step)


def whole_poster_pdf(poster: Poster, size: PosterSize = PosterSize.A2) -> bytes:
    """Return the poster as one page of its own size, for the preview or a print shop."""
    with typesetting():
        return pdf_of([poster_page(poster, size)], poster.document.title)


def poster_page(poster: Poster, size: PosterSize) -> Page:
    """Lay the poster out in the largest type that fits; raises AppError when that would be too small to read."""
    width, height = size.points
    sheet, design = Sheet(width, height), DESIGNS[poster.design]
    document = with_pictures_in_line(poster.document)
    items: list[Item] = [
        *design.ground(sheet),
        *lettering_items(poster.kicker, design.kicker, sheet),
        *lettering_items(document.title, design.title, sheet),
        *body_items(document, design, sheet),
    ]
    drawn = in_black(items, design.shades) if poster.ink is Ink.black else tuple(items)
    return Page(width, height, (Group(0.0, 0.0, drawn),))
