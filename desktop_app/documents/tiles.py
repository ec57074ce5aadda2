"""A poster on office paper: one large drawing cut into sheets that are printed and glued together.

The drawing is written once, as a form; every sheet shows its own window of it. It stays vector and text.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.drawing import draw, new_canvas
from desktop_app.documents.faces import Role
from desktop_app.documents.lines import Align, break_lines
from desktop_app.documents.pages import A4, BLACK, MM, Area, Group, Item, Page, Rule, Words
from desktop_app.documents.units import Span, Type

UNPRINTABLE = 8 * MM  # what office printers leave white around a sheet
OVERLAP = 10 * MM  # strip that the next sheet is glued on
MARK = 5 * MM
LEAST_WASTE = 1 * MM
LONGEST_LABEL = 24  # characters of the title
_GREY = (0.45, 0.45, 0.45)
_WHITE = (1.0, 1.0, 1.0)
_LABEL = Type(Role.hei, 7)
_STEPS_ON_A_SHEET = 58  # lines of steps that would stand on the shorter side of a sheet, without air
_TURNED_IN = 1.3  # ems: lines of a step after its first
_PLAN_MARGIN, _PLAN_HEAD, _LABELS = 14 * MM, 8 * MM, 13 * MM
RULER = 50 * MM
_STEPS = (
    "1. 打印时选“实际大小”或100%，单面打印，不要选“适合纸张”。",
    "2. 沿角线裁：第2列起裁去左边白边，第2行起裁去上边白边，其余白边先留着。",
    "3. 先拼每一行：从左到右，把下一张盖在前一张虚线的外侧，对齐图案后粘牢。",
    "4. 再拼各行：从上到下，把下一行盖在上一行虚线的外侧粘牢。",
    "5. 最后沿成品的四边裁齐。",
    "下面这条线应长5厘米，不是就请检查打印比例。",
)


class SheetSize(Enum):
    """Width and height of the printer's paper in millimetres (ISO 216)."""

    A4 = (210, 297)
    A3 = (297, 420)

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.value[0] * MM, self.value[1] * MM


@dataclass(frozen=True, slots=True)
class Tiling:
    """How a poster is cut: sheet size in points, sheets across and down, and the scale it is drawn at.

    ``plan`` says whether a sheet before the others shows how they are put together; a single sheet needs none.
    """

    sheet: tuple[float, float]
    across: int
    down: int
    scale: float = 1.0
    plan: bool = False

    @property
    def window(self) -> tuple[float, float]:
        """Width and height of what one sheet shows, in points on paper."""
        return self.sheet[0] - 2 * UNPRINTABLE, self.sheet[1] - 2 * UNPRINTABLE

    @property
    def count(self) -> int:
        """Number of sheets that are put together."""
        return self.across * self.down

    @property
    def has_plan(self) -> bool:
        """Whether there is a sheet before them that shows how."""
        return self.plan and self.count > 1


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
    if tiling.has_plan:
        plan = plan_of(poster, tiling, title)
        _draw_small(canvas, poster, tiling, plan)
        draw(canvas, [Group(0.0, 0.0, plan.items)], tiling.sheet[1])
        canvas.showPage()
    for done, (row, column) in enumerate(_places(tiling), 1):
        _draw_window(canvas, poster, tiling, row, column)
        marks = (*_marks(tiling, row, column, title), *_edges(poster, tiling, row, column))
        draw(canvas, [Group(0.0, 0.0, marks)], tiling.sheet[1])
        canvas.showPage()
        if step:
            step(done, tiling.count)
    canvas.save()
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Plan:
    """The sheet that shows how the others are put together: what is drawn over the small poster, and its place."""

    x: float
    y: float
    scale: float
    items: tuple[Item, ...]


def plan_of(poster: Page, tiling: Tiling, title: str) -> Plan:
    """Lay the plan out: the whole poster small with its sheets numbered, and the steps beside or under it."""
    width, height = tiling.sheet
    upright = height > width
    room = (width - 2 * _PLAN_MARGIN, (height - 2 * _PLAN_MARGIN) * 0.56)
    if not upright:
        room = ((width - 2 * _PLAN_MARGIN) * 0.46, height - 2 * _PLAN_MARGIN)
    whole = [side - OVERLAP for side in tiling.window]
    total = whole[0] * tiling.across + OVERLAP, whole[1] * tiling.down + OVERLAP
    small = min((room[0] - _LABELS) / total[0], (room[1] - _LABELS - _PLAN_HEAD) / total[1])
    x = _PLAN_MARGIN + _LABELS + (room[0] - _LABELS - total[0] * small) / 2
    y = _PLAN_MARGIN + _PLAN_HEAD + _LABELS
    beside = (width - _PLAN_MARGIN - room[0], y) if upright else (_PLAN_MARGIN + room[0] + 8 * MM, y)
    top = y + total[1] * small + 8 * MM if upright else y
    column = Area(beside[0], top, width - _PLAN_MARGIN - beside[0], 0.0)
    items = (*_plan_head(title, width), *_small_sheets(tiling, x, y, small), *_steps(poster, tiling, column))
    return Plan(x, y, small * tiling.scale, items)


def _plan_head(title: str, width: float) -> Iterator[Item]:
    type_ = Type(Role.hei, 15)
    line = break_lines([Span(f"拼贴图：{title[:LONGEST_LABEL]}")], type_, width - 2 * _PLAN_MARGIN)[0]
    yield Words(_PLAN_MARGIN, _PLAN_MARGIN + 12, line.runs, BLACK, 0.03)


def _small_sheets(tiling: Tiling, x: float, y: float, small: float) -> Iterator[Item]:
    """Yield the edges of the sheets, their numbers in the order of gluing, and the labels of rows and columns."""
    width, height = [(side - OVERLAP) * small for side in tiling.window]
    number = Type(Role.hei, min(width, height) * 0.2)
    for row, column in _places(tiling):
        left, top = x + column * width, y + row * height
        yield Area(left, top, width + OVERLAP * small, height + OVERLAP * small, outline=0.6, colour=_GREY)
        middle = left + width / 2, top + height / 2
        yield from _numbered(str(row * tiling.across + column + 1), middle, number)
    type_ = _type_of_steps(tiling)
    for column in range(tiling.across):
        yield from _in_middle(f"第{column + 1}列", x + (column + 0.5) * width, y - 5, type_)
    for row in range(tiling.down):
        yield from _in_middle(f"第{row + 1}行", x - _LABELS / 2, y + (row + 0.5) * height + 3, type_)


def _type_of_steps(tiling: Tiling) -> Type:
    return Type(Role.hei, min(tiling.sheet) / _STEPS_ON_A_SHEET)


def _numbered(text: str, middle: tuple[float, float], type_: Type) -> Iterator[Item]:
    size = type_.size * 1.5
    yield Area(middle[0] - size / 2, middle[1] - size / 2, size, size, fill=_WHITE, outline=0.6, colour=_GREY)
    yield from _in_middle(text, middle[0], middle[1] + type_.size * 0.37, type_)


def _in_middle(text: str, x: float, baseline: float, type_: Type) -> Iterator[Item]:
    line = break_lines([Span(text)], type_, 500.0)[0]
    yield Words(x - line.width / 2, baseline, line.runs)


def _steps(poster: Page, tiling: Tiling, column: Area) -> Iterator[Item]:
    """Yield what there is and what is to be done, and a line by which the printed size can be measured."""
    type_ = _type_of_steps(tiling)
    y, inwards = column.y, _TURNED_IN * type_.size
    for text in [*_facts_of(poster, tiling), "", *_STEPS]:
        for place, line in enumerate(break_lines([Span(text)], type_, column.width - inwards)):
            yield Words(column.x + (inwards if place else 0.0), y + 0.88 * type_.size, line.runs)
            y += type_.size * 1.55
        y += type_.size * 0.35
    y += 4 * MM
    yield Rule(column.x, y, column.x + RULER, y, 0.8)
    for end in (column.x, column.x + RULER):
        yield Rule(end, y - 2 * MM, end, y + 2 * MM, 0.8)


def _facts_of(poster: Page, tiling: Tiling) -> list[str]:
    paper = next((size.name for size in SheetSize if sorted(size.points) == sorted(tiling.sheet)), "")
    turned = "横放" if tiling.sheet[0] > tiling.sheet[1] else "竖放"
    sizes = [round(side * tiling.scale / MM) for side in (poster.width, poster.height)]
    return [
        f"成品：宽{sizes[0]}毫米，高{sizes[1]}毫米",
        f"用纸：{paper}{turned}，{tiling.down}行{tiling.across}列，共{tiling.count}张",
    ]


def _places(tiling: Tiling) -> Iterator[tuple[int, int]]:
    return ((row, column) for row in range(tiling.down) for column in range(tiling.across))


def _draw_small(canvas: Canvas, poster: Page, tiling: Tiling, plan: Plan) -> None:
    canvas.saveState()
    canvas.translate(plan.x, tiling.sheet[1] - plan.y - poster.height * plan.scale)
    canvas.scale(plan.scale, plan.scale)
    canvas.doForm("poster")
    canvas.restoreState()


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


def _edges(poster: Page, tiling: Tiling, row: int, column: int) -> Iterator[Item]:
    """Yield where the poster itself is cut at last, on sheets that reach beyond it."""
    width, height = tiling.window
    right = poster.width * tiling.scale - column * (width - OVERLAP)
    bottom = poster.height * tiling.scale - row * (height - OVERLAP)
    end_x, end_y = UNPRINTABLE + min(right, width), UNPRINTABLE + min(bottom, height)
    if right < width - LEAST_WASTE:
        yield Rule(end_x, UNPRINTABLE, end_x, end_y, 0.3, _GREY)
    if bottom < height - LEAST_WASTE:
        yield Rule(UNPRINTABLE, end_y, end_x, end_y, 0.3, _GREY)


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
