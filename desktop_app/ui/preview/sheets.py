"""Where the pages of a document lie on the screen: below each other, or as the sheets of a poster side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QRectF, QSizeF

from desktop_app.documents.places import Box
from desktop_app.documents.preview import page_sizes
from desktop_app.ui import theme

MARGIN = 20
"""Design pixels around the pages."""
GAP, GAP_IN_A_PLAN = 14, 6
LABELS = 24
"""Design pixels for the numbers of rows and columns."""
PIXELS_PER_POINT = 96 / 72
"""At 100 %."""


@dataclass(frozen=True)
class Shown:
    """A document for the screen: its pages' sizes in points, how many stand side by side, and what is marked."""

    pdf: bytes = field(repr=False)
    sizes: tuple[tuple[float, float], ...]
    across: int = 1
    boxes: tuple[Box, ...] = ()

    @property
    def is_plan(self) -> bool:
        """Whether the pages are sheets to be put together."""
        return self.across > 1


def shown(pdf: bytes, across: int = 1, boxes: tuple[Box, ...] = ()) -> Shown:
    """Read what the screen must know of ``pdf``; to be called off the window's thread."""
    return Shown(pdf, page_sizes(pdf), across, boxes)


class Fit(Enum):
    """How large pages are shown."""

    page = "page"
    width = "width"


Zoom = Fit | float
"""A way to fit, or a part of the real size (1.0 for 100 %)."""
SMALLEST, LARGEST = 0.1, 3.0
_LEAST = 0.02
"""Pixels for each point where there is hardly any room."""


@dataclass(frozen=True)
class Places:
    """The rectangle of every page on the canvas, and the canvas's size, in pixels."""

    scale: float
    """Pixels for each point."""
    rects: tuple[QRectF, ...]
    canvas: QSizeF


def places_of(document: Shown, zoom: Zoom, room: QSizeF) -> Places:
    """Lay the pages out at ``zoom`` in a window of the size ``room``, each centred in its column."""
    scale = _scale(document, zoom, room)
    lead = theme.px(LABELS) if document.is_plan else 0
    margin, gap = theme.px(MARGIN), _gap(document)
    columns, rows = _extents(document)
    width = sum(columns) * scale + gap * (len(columns) - 1)
    height = sum(rows) * scale + gap * (len(rows) - 1)
    canvas = QSizeF(max(room.width(), width + 2 * margin + lead), max(room.height(), height + 2 * margin + lead))
    left = (canvas.width() - width + lead) / 2
    top = margin + lead if height + 2 * margin + lead > room.height() else (canvas.height() - height + lead) / 2
    if not document.is_plan:
        top = margin
    rects = []
    for number, (wide, high) in enumerate(document.sizes):
        row, column = divmod(number, document.across)
        x = left + sum(columns[:column]) * scale + gap * column + (columns[column] - wide) * scale / 2
        y = top + sum(rows[:row]) * scale + gap * row
        rects.append(QRectF(x, y, wide * scale, high * scale))
    return Places(scale, tuple(rects), canvas)


def _scale(document: Shown, zoom: Zoom, room: QSizeF) -> float:
    if not isinstance(zoom, Fit):
        return zoom * PIXELS_PER_POINT
    lead = theme.px(LABELS) if document.is_plan else 0
    columns, rows = _extents(document)
    gap = _gap(document)
    free_width = room.width() - 2 * theme.px(MARGIN) - lead - gap * (len(columns) - 1)
    by_width = free_width / max(sum(columns), 1)
    if zoom is Fit.width:
        return max(by_width, _LEAST)
    shown_rows = rows if document.is_plan else rows[:1]
    free_height = room.height() - 2 * theme.px(MARGIN) - lead - gap * (len(shown_rows) - 1)
    return max(min(by_width, free_height / max(sum(shown_rows), 1)), _LEAST)


def _gap(document: Shown) -> int:
    return theme.px(GAP_IN_A_PLAN if document.is_plan else GAP)


def _extents(document: Shown) -> tuple[Sequence[float], Sequence[float]]:
    """Return the widths of the columns and the heights of the rows, in points."""
    widths = [wide for wide, _high in document.sizes]
    heights = [high for _wide, high in document.sizes]
    columns = [max(widths[column :: document.across], default=0) for column in range(document.across)]
    rows = [max(heights[start : start + document.across]) for start in range(0, len(heights), document.across)]
    return columns, rows or [0]
