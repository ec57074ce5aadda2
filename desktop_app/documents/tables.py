"""Tables: columns as wide as what they hold needs, cells that wrap, lines around everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop_app.documents.characters import Shape, shape_of
from desktop_app.documents.description import Table
from desktop_app.documents.faces import Role, faces_of
from desktop_app.documents.lines import Align, Line, break_lines
from desktop_app.documents.pages import EM_ABOVE_BASELINE, Area, Colour, Item, Look, Rule, TableStyle, Words
from desktop_app.documents.units import Span, Type, cell_width

AIR_BESIDE = 0.45  # ems between a cell's text and its lines
LINE_PITCH = 1.3  # ems from line to line inside a cell
OUTER, INNER = 1.0, 0.5  # points: the frame and the lines inside
LEAST_COLUMN = 2.0  # ems
SHORT_TEXT = 10.8  # ems: what is no wider should stand on one line: an address inside the community, a date
LONGEST_NAME = 18.0  # ems: nor is a name divided that is no wider
_BESIDE = 2 * AIR_BESIDE + 0.02  # ems that a column takes beside its text; the rest is for rounding
_IN_NAMES = frozenset("·・•‧＊ .-'’")


@dataclass(frozen=True, slots=True)
class Ruled:
    """One row of a table with its lines, as high as its fullest cell."""

    height: float
    items: tuple[Item, ...]
    keeps_next: bool = False


def size_and_widths(table: Table, look: Look) -> tuple[float, list[float]]:
    """Return the largest size at which no short text and no name wraps, and the columns' widths in points.

    Where even the smallest size is too wide, the columns of long texts give way down to their heads.
    """
    role = look.table.role
    natural = natural_widths(table, role)
    least = least_widths(table, role)
    size = next((size for size in look.table_sizes if sum(least) * size <= look.width), look.table_sizes[-1])
    if sum(least) * size > look.width:
        bare = zip(natural, _head_widths(table), _firm_widths(table, role), strict=True)
        least = [min(width, max(pair)) for width, *pair in bare]
    return size, column_widths([width * size for width in natural], [width * size for width in least], look.width)


def least_widths(table: Table, role: Role) -> list[float]:
    """Return the width in ems below which each column would wrap a short text, a name or its head."""
    needed = zip(natural_widths(table, role), _head_widths(table), _firm_widths(table, role), strict=True)
    return [min(width, max(head, unbroken, SHORT_TEXT)) for width, head, unbroken in needed]


def _head_widths(table: Table) -> list[float]:
    return [_ems(column.title, Role.hei) + _BESIDE for column in table.columns]


def _firm_widths(table: Table, role: Role) -> list[float]:
    return [_firm_width(texts, role) for texts in _columns_of(table)]


def _columns_of(table: Table) -> list[tuple[str, ...]]:
    """The texts of each column; what stands in a cell over several columns asks none of them for room."""
    if not table.rows:
        return [()] * len(table.columns)
    wide = {(merge.row, merge.column) for merge in table.merges if merge.columns > 1}
    if not wide:
        return list(zip(*table.rows, strict=True))
    return [
        tuple("" if (place, column) in wide else row[column] for place, row in enumerate(table.rows))
        for column in range(len(table.columns))
    ]


def _firm_width(texts: Iterable[str], role: Role) -> float:
    """Ems for the widest text of a column that should stand on one line: it is short, or it is a name."""
    wide = 0.0
    for text in set(texts):
        width = _ems(text, role) + _BESIDE
        if width > wide and (width <= SHORT_TEXT or (width <= LONGEST_NAME and is_like_a_name(text))):
            wide = width
    return wide


def is_like_a_name(text: str) -> bool:
    """Tell whether ``text`` holds nothing but letters and what stands in names: dots, hyphens, hidden characters."""
    return all(character.isalpha() or character in _IN_NAMES for character in text)


def natural_widths(table: Table, role: Role) -> list[float]:
    """Return the widest text of each column in ems, its air included."""
    widths = []
    for column, texts in zip(table.columns, _columns_of(table), strict=True):
        widest = max([_ems(text, role) for text in texts], default=0.0)
        widths.append(max(widest, _ems(column.title, Role.hei), LEAST_COLUMN) + _BESIDE)
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
        elif shape is Shape.wide:
            width = cell_width(faces_of(self.role)[character], character, Type(self.role, 1.0))
        elif character == "\u3000":
            width = 1.0
        else:
            width = faces_of(self.role)[character].width(character)
        self[character] = width
        return width


_WIDTHS = {role: _Widths(role) for role in Role}


def column_widths(natural: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Share ``room`` among columns: each its natural width and more, else its least and a share of what is left.

    ``least`` is never above ``natural``; the result fills ``room`` exactly.
    """
    if sum(natural) <= room:
        return [width * room / sum(natural) for width in natural]
    left, wanted = room - sum(least), sum(natural) - sum(least)
    if left <= 0 or wanted <= 0:
        return [width * room / sum(least) for width in least]
    return [low + left * (high - low) / wanted for low, high in zip(least, natural, strict=True)]


class Cells:
    """Sets the rows of one table; a text that comes again in its column is set once."""

    def __init__(self, widths: Sequence[float], type_: Type, aligns: Sequence[Align], style: TableStyle) -> None:
        self.widths, self.type, self.style = widths, type_, style
        self.aligns = [Align.left if align is Align.justified else align for align in aligns]
        self.air = AIR_BESIDE * type_.size
        self.pitch = LINE_PITCH * type_.size
        self.known: dict[tuple[int, str, int], list[Line]] = {}

    def rows(
        self, texts: Sequence[str], most: int, fill: Colour | None, ink: Colour, *, thick: bool
    ) -> Iterator[Ruled]:
        """Yield one row, or its parts when a cell holds more than ``most`` lines; a ``thick`` one ends in the frame."""
        cells = [self.lines(column, text) for column, text in enumerate(texts)]
        for start in range(0, max([len(lines) for lines in cells]), most):
            yield self._part([lines[start : start + most] for lines in cells], fill, ink, thick=thick)

    def _part(self, cells: Sequence[Sequence[Line]], fill: Colour | None, ink: Colour, *, thick: bool) -> Ruled:
        height = max([len(lines) for lines in cells]) * self.pitch + 2 * self.style.air * self.type.size
        items: list[Item] = [Area(0.0, 0.0, sum(self.widths), height, fill=fill)] if fill else []
        x = 0.0
        for lines, width in zip(cells, self.widths, strict=True):
            items += self.words(lines, x, height, ink)
            x += width
        return Ruled(height, (*items, *_lines_of(self.widths, height, self.style, thick=thick)))

    def lines(self, column: int, text: str, across: int = 1) -> list[Line]:
        """Return the lines of a text in a cell over ``across`` columns."""
        key = column, text, across
        lines = self.known.get(key)
        if lines is None:
            room = sum(self.widths[column : column + across]) - 2 * self.air
            align = self.aligns[column] if across == 1 else Align.centre
            parts = [break_lines([Span(part)], self.type, room, align=align) for part in text.split("\n")]
            lines = self.known[key] = [line for part in parts for line in part]
        return lines

    def words(self, lines: Sequence[Line], x: float, height: float, ink: Colour) -> Iterator[Words]:
        """Yield the lines of a cell whose left edge is ``x``, in the middle of its height."""
        baseline = (height - len(lines) * self.pitch + self.pitch - self.type.size) / 2
        baseline += EM_ABOVE_BASELINE * self.type.size
        for number, line in enumerate(lines):
            if line.runs:
                yield Words(x + self.air, baseline + number * self.pitch, line.runs, ink)


def _lines_of(widths: Sequence[float], height: float, style: TableStyle, *, thick: bool) -> list[Item]:
    total, x, edge = sum(widths), 0.0, OUTER / 2
    under = OUTER if thick else INNER
    lines: list[Item] = []
    if thick or not style.stripe:
        lines.append(Rule(-edge, height, total + edge, height, under, style.rules))
    if not style.upright:
        return lines
    lines.append(Rule(0.0, 0.0, 0.0, height, OUTER, style.rules))
    for number, width in enumerate(widths):
        x += width
        lines.append(Rule(x, 0.0, x, height, OUTER if number == len(widths) - 1 else INNER, style.rules))
    if thick:
        lines.append(Rule(-edge, 0.0, total + edge, 0.0, OUTER, style.rules))
    return lines
