"""A poster on office paper: one large drawing cut into sheets that are printed and glued together.

The drawing is written once, as a form; every sheet shows its own window of it. It stays vector and text.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.drawing import draw, new_canvas
from desktop_app.documents.faces import Role
from desktop_app.documents.lines import Align, break_lines
from desktop_app.documents.pages import A4, MM, Group, Item, Page, Rule, Words
from desktop_app.documents.units import Span, Type

UNPRINTABLE = 8 * MM  # what office printers leave white around a sheet
OVERLAP = 10 * MM  # strip that the next sheet is glued on
MARK = 5 * MM
LONGEST_LABEL = 24  # characters of the title
_GREY = (0.45, 0.45, 0.45)
_LABEL = Type(Role.hei, 7)


@dataclass(frozen=True, slots=True)
class Tiling:
    """How a poster is cut: sheet size in points, sheets across and down, and the scale it is drawn at."""

    sheet: tuple[float, float]
    across: int
    down: int
    scale: float = 1.0

    @property
    def window(self) -> tuple[float, float]:
        """Width and height of what one sheet shows, in points on paper."""
        return self.sheet[0] - 2 * UNPRINTABLE, self.sheet[1] - 2 * UNPRINTABLE

    @property
    def count(self) -> int:
        """Number of sheets."""
        return self.across * self.down


def full_size(poster: tuple[float, float], sheet: tuple[float, float] = A4) -> Tiling:
    """Cut a poster of this size (points) at full size into the fewest sheets, upright or turned."""
    choices = []
    for width, height in (sheet, (sheet[1], sheet[0])):
        across = _needed(poster[0], width - 2 * UNPRINTABLE)
        down = _needed(poster[1], height - 2 * UNPRINTABLE)
        choices.append(Tiling((width, height), across, down))
    return min(choices, key=lambda tiling: tiling.count)


def _needed(length: float, window: float) -> int:
    return max(1, math.ceil((length - OVERLAP) / (window - OVERLAP) - 1e-9))


def fitted(poster: tuple[float, float], across: int, down: int, sheet: tuple[float, float] = A4) -> Tiling:
    """Shrink (or enlarge) a poster so that it fills ``across`` x ``down`` sheets, upright or turned."""
    choices = []
    for width, height in (sheet, (sheet[1], sheet[0])):
        room = (
            across * (width - 2 * UNPRINTABLE - OVERLAP) + OVERLAP,
            down * (height - 2 * UNPRINTABLE - OVERLAP) + OVERLAP,
        )
        choices.append(Tiling((width, height), across, down, min(room[0] / poster[0], room[1] / poster[1])))
    return max(choices, key=lambda tiling: tiling.scale)


def tiled_pdf(poster: Page, tiling: Tiling, title: str, step: Callable[[int, int], None] | None = None) -> bytes:
    """Return the poster as a PDF of sheets with crop marks, glue lines and labels.

    ``step`` hears (done, total) sheets and may raise Cancelled.
    """
    out = io.BytesIO()
    canvas = new_canvas(out, tiling.sheet, title)
    canvas.beginForm("poster", 0, 0, poster.width, poster.height)
    draw(canvas, poster.groups, poster.height)
    canvas.endForm()
    for done, (row, column) in enumerate(_places(tiling), 1):
        _draw_window(canvas, poster, tiling, row, column)
        draw(canvas, [Group(0.0, 0.0, tuple(_marks(tiling, row, column, title)))], tiling.sheet[1])
        canvas.showPage()
        if step:
            step(done, tiling.count)
    canvas.save()
    return out.getvalue()


def _places(tiling: Tiling) -> Iterator[tuple[int, int]]:
    return ((row, column) for row in range(tiling.down) for column in range(tiling.across))


def _draw_window(canvas: Canvas, poster: Page, tiling: Tiling, row: int, column: int) -> None:
    width, height = tiling.window
    x, top = column * (width - OVERLAP), row * (height - OVERLAP)
    y = poster.height * tiling.scale - top - height
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(UNPRINTABLE, UNPRINTABLE, width, height)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.translate(UNPRINTABLE - x, UNPRINTABLE - y)
    canvas.scale(tiling.scale, tiling.scale)
    canvas.doForm("poster")
    canvas.restoreState()


def _marks(tiling: Tiling, row: int, column: int, title: str) -> Iterator[Item]:
    """Yield crop marks at the corners of the window, the glue lines and the label under it."""
    width, height = tiling.sheet
    left, right, top, bottom = UNPRINTABLE, width - UNPRINTABLE, UNPRINTABLE, height - UNPRINTABLE
    for x in (left, right):
        yield Rule(x, top - 1 * MM - MARK, x, top - 1 * MM, 0.3)
        yield Rule(x, bottom + 1 * MM, x, bottom + 1 * MM + MARK, 0.3)
    for y in (top, bottom):
        yield Rule(left - 1 * MM - MARK, y, left - 1 * MM, y, 0.3)
        yield Rule(right + 1 * MM, y, right + 1 * MM + MARK, y, 0.3)
    if column < tiling.across - 1:
        yield Rule(right - OVERLAP, top, right - OVERLAP, bottom, 0.4, _GREY, 3)
    if row < tiling.down - 1:
        yield Rule(left, bottom - OVERLAP, right, bottom - OVERLAP, 0.4, _GREY, 3)
    number = row * tiling.across + column + 1
    label = (
        f"{title[:LONGEST_LABEL]}　第{row + 1}行第{column + 1}列（共{tiling.down}行{tiling.across}列，第{number}张）"
        "　按实际大小（100%）打印，沿角线裁边，下一张粘在虚线外侧"
    )
    line = break_lines([Span(label)], _LABEL, width - 4 * UNPRINTABLE, align=Align.centre)[0]
    yield Words(2 * UNPRINTABLE, bottom + 1 * MM + 0.8 * _LABEL.size, line.runs, _GREY)
