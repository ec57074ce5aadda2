"""Tables: columns as wide as what they hold needs, cells that wrap, lines around everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.documents.characters import Shape, shape_of
from desktop_app.documents.description import Column, Table
from desktop_app.documents.faces import Role, faces_of
from desktop_app.documents.lines import Align, break_lines
from desktop_app.documents.pages import EM_ABOVE_BASELINE, Colour, Item, Look, Rule, Words
from desktop_app.documents.units import Span, Type

AIR_BESIDE = 0.45  # ems between a cell's text and its lines
LINE_PITCH = 1.3  # ems from line to line inside a cell
AIR_ABOVE = 0.3  # ems over and under the text of a cell
OUTER, INNER = 1.0, 0.5  # points: the frame and the lines inside
LEAST_COLUMN = 2.0  # ems


@dataclass(frozen=True, slots=True)
class Ruled:
    """One row of a table with its lines, as high as its fullest cell."""

    height: float
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table cut into rows; ``heads`` are repeated on every page."""

    heads: tuple[Ruled, ...]
    rows: tuple[Ruled, ...]


def ruled_rows(table: Table, look: Look) -> RuledTable:
    """Set ``table`` across the column of ``look`` in the largest of its table sizes that wraps few cells.

    A row that holds more or fewer texts than there are columns raises ValueError: it is a bug of the caller.
    """
    if any(len(row) != len(table.columns) for row in table.rows):
        raise ValueError("a row of the table does not match its columns")
    size, widths = _size_and_widths(table, look)
    type_, head_type = Type(look.body.role, size), Type(Role.hei, size)
    aligns = [column.align for column in table.columns]
    titles = [column.title for column in table.columns]
    heads = (_ruled(titles, widths, head_type, [Align.centre] * len(titles), look.ink, first=True),)
    last = len(table.rows) - 1
    rows = [
        _ruled(row, widths, type_, aligns, look.ink, final=number == last) for number, row in enumerate(table.rows)
    ]
    return RuledTable(heads, tuple(rows))


def _size_and_widths(table: Table, look: Look) -> tuple[float, list[float]]:
    natural_ems = _natural_widths(table, look.body.role)
    for size in look.table_sizes:
        if sum(natural_ems) * size <= look.width:
            break
    else:
        size = look.table_sizes[min(1, len(look.table_sizes) - 1)]
        least = sum(min(width, LEAST_COLUMN + 2 * AIR_BESIDE) for width in natural_ems)
        while least * size > look.width and size > look.table_sizes[-1]:
            size = max(size * 0.9, look.table_sizes[-1])
    return size, column_widths([width * size for width in natural_ems], LEAST_COLUMN * size, look.width)


def _natural_widths(table: Table, role: Role) -> list[float]:
    """Widest text of each column in ems, its air included."""
    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(table.columns)
    widths = []
    for column, texts in zip(table.columns, columns, strict=True):
        widest = max([_ems(text, role) for text in texts], default=0.0)
        widths.append(max(widest, _ems(column.title, Role.hei), LEAST_COLUMN) + 2 * AIR_BESIDE + 0.02)
    return widths


def _ems(text: str, role: Role) -> float:
    widths = _WIDTHS[role]
    return sum([widths[character] for character in text])


class _Widths(dict[str, float]):
    """Character -> width in ems as the line breaker counts it."""

    def __init__(self, role: Role) -> None:
        super().__init__()
        self.role = role

    def __missing__(self, character: str) -> float:
        shape = shape_of(character)
        if shape is Shape.invisible:
            width = 0.0
        elif shape is Shape.wide or character == "\u3000":
            width = 1.0
        else:
            width = faces_of(self.role)[character].width(character)
        self[character] = width
        return width


_WIDTHS = {role: _Widths(role) for role in Role}


def column_widths(natural: Sequence[float], least: float, room: float) -> list[float]:
    """Share ``room`` among columns by what each needs; narrow columns keep their width, wide ones wrap.

    The result fills ``room`` exactly.
    """
    total = sum(natural)
    if total <= room:
        return [width * room / total for width in natural]
    widths = [0.0] * len(natural)
    open_columns, left = list(range(len(natural))), room
    while open_columns:
        fair = left / len(open_columns)
        small = [column for column in open_columns if natural[column] <= fair]
        if not small:
            break
        for column in small:
            widths[column] = natural[column]
            left -= natural[column]
            open_columns.remove(column)
    needed = sum(natural[column] for column in open_columns)
    for column in open_columns:
        widths[column] = max(left * natural[column] / needed, min(least, left / len(open_columns)))
    scale = room / sum(widths)
    return [width * scale for width in widths]


def _ruled(
    texts: Sequence[str], widths: Sequence[float], type_: Type, aligns: Sequence[Align], ink: Colour,
    *, first: bool = False, final: bool = False,
) -> Ruled:
    air = AIR_BESIDE * type_.size
    cells = [
        break_lines([Span(text)], type_, width - 2 * air, align=_cell_align(align))
        for text, width, align in zip(texts, widths, aligns, strict=True)
    ]
    pitch = LINE_PITCH * type_.size
    height = max([len(lines) for lines in cells]) * pitch + 2 * AIR_ABOVE * type_.size
    items: list[Item] = []
    x = 0.0
    for lines, width in zip(cells, widths, strict=True):
        baseline = (height - len(lines) * pitch) / 2 + (pitch - type_.size) / 2 + EM_ABOVE_BASELINE * type_.size
        for number, line in enumerate(lines):
            if line.runs:
                items.append(Words(x + air, baseline + number * pitch, line.runs, ink))
        x += width
    return Ruled(height, (*items, *_lines_of(widths, height, ink, first=first, final=final)))


def _cell_align(align: Align) -> Align:
    return Align.left if align is Align.justified else align


def _lines_of(widths: Sequence[float], height: float, ink: Colour, *, first: bool, final: bool) -> list[Item]:
    total, x = sum(widths), 0.0
    lines: list[Item] = [Rule(0.0, 0.0, 0.0, height, OUTER, ink)]
    for number, width in enumerate(widths):
        x += width
        lines.append(Rule(x, 0.0, x, height, OUTER if number == len(widths) - 1 else INNER, ink))
    edge = OUTER / 2
    if first:
        lines.append(Rule(-edge, 0.0, total + edge, 0.0, OUTER, ink))
    lines.append(Rule(-edge, height, total + edge, height, OUTER if final or first else INNER, ink))
    return lines


def columns(*titles: str) -> tuple[Column, ...]:
    """Return centred columns with these titles."""
    return tuple(Column(title) for title in titles)
