"""A page that is laid out and not yet drawn: text, rules and areas at their places.

Lengths are in points, from the upper left corner of the page downwards; drawing turns them over for PDF.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from desktop_app.documents.faces import Role
from desktop_app.documents.lines import Run
from desktop_app.documents.units import Type

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
EM_ABOVE_BASELINE = 0.88  # of the em box of a Han character; the rest lies below

Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Words:
    """Runs of text on one baseline; ``bold`` thickens the strokes by that part of an em."""

    x: float
    baseline: float
    runs: tuple[Run, ...]
    colour: Colour = BLACK
    bold: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; ``dash`` is the length of dashes and gaps, 0 for a solid line."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float = 0.5
    colour: Colour = BLACK
    dash: float = 0.0


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle, filled, outlined or both; ``outline`` 0 draws no line."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour | None = None
    outline: float = 0.0
    colour: Colour = BLACK


@dataclass(frozen=True, slots=True)
class Path:
    """A shape of straight lines and curves, filled, outlined or both.

    ``pieces`` are the points it goes through: ``(x, y)`` for the beginning and for the end of a straight line,
    ``(x1, y1, x2, y2, x, y)`` for a Bézier curve with its two control points.
    """

    pieces: tuple[tuple[float, ...], ...]
    fill: Colour | None = None
    outline: float = 0.0
    colour: Colour = BLACK
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of dots, as JPEG, ``dots`` wide and high; the place and size on the page in points."""

    x: float
    y: float
    width: float
    height: float
    jpeg: bytes = field(repr=False)
    dots: tuple[int, int]
    grey: bool = False


Item = Words | Rule | Area | Path | Photo


@dataclass(frozen=True, slots=True)
class Group:
    """Items that were laid out together, and where their corner stands on the page."""

    x: float
    y: float
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of ``width`` x ``height`` points."""

    width: float
    height: float
    groups: tuple[Group, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Everything on the page, with its places counted from the page's corner."""
        return tuple([item for group in self.groups for item in moved(group.items, group.x, group.y)])


def moved(items: Iterable[Item], dx: float, dy: float) -> tuple[Item, ...]:
    """Return the items shifted to the right and down."""
    return tuple([_moved(item, dx, dy) for item in items])


def _moved(item: Item, dx: float, dy: float) -> Item:
    match item:
        case Words():
            return Words(item.x + dx, item.baseline + dy, item.runs, item.colour, item.bold)
        case Rule():
            return replace(item, x0=item.x0 + dx, x1=item.x1 + dx, y0=item.y0 + dy, y1=item.y1 + dy)
        case Path():
            pieces = [tuple([each + (dy if n % 2 else dx) for n, each in enumerate(piece)]) for piece in item.pieces]
            return replace(item, pieces=tuple(pieces))
        case Area() | Photo():
            return replace(item, x=item.x + dx, y=item.y + dy)


@dataclass(frozen=True, slots=True)
class TableStyle:
    """How tables look: role of the cells, colours of the head, tint of every other row, lines; ``air`` in ems."""

    role: Role = Role.fang
    head_ink: Colour = BLACK
    head_fill: Colour | None = None
    stripe: Colour | None = None
    rules: Colour = BLACK
    upright: bool = True
    air: float = 0.3


@dataclass(frozen=True, slots=True)
class Look:
    """How the pages of a document look: paper, text block, type and rhythm. Lengths in points.

    A document of fewer than ``numbered_from`` pages shows no page numbers.
    """

    paper: tuple[float, float]
    left: float
    top: float
    width: float
    height: float
    rows: int
    body: Type
    title: Type
    title_pitch: float
    table_sizes: tuple[float, ...]
    headings: tuple[Type, Type, Type, Type]
    numbered: bool = True
    numbered_from: int = 1
    heading_bold: float = 0.0
    ink: Colour = BLACK
    heading_ink: Colour = BLACK
    table: TableStyle = TableStyle()

    def __hash__(self) -> int:
        return hash((self.paper, self.width, self.rows, self.title_pitch))  # quick: it is asked for every paragraph

    @property
    def pitch(self) -> float:
        """Distance from one line of the body to the next."""
        return self.height / self.rows

    @property
    def cell(self) -> float:
        """Width of a full-width character of the body."""
        return self.body.step


def _look_on_a_grid(left: float, top: float, width: float, height: float, rows: int, cells: int, size: float) -> Look:
    cell = width / cells
    body = Type(Role.fang, size, cell)
    return Look(
        paper=A4,
        left=left,
        top=top,
        width=width,
        height=height,
        rows=rows,
        body=body,
        title=Type(Role.title, 22),
        title_pitch=36,
        table_sizes=(14, 12, 10.5, 9),
        headings=(Type(Role.hei, size, cell), Type(Role.kai, size, cell), body, body),
    )


# GB/T 9704-2012, 5.2: A4, 37 mm above and 28 mm left of a text block of 156 x 225 mm with 22 lines of 28 characters.
OFFICIAL = _look_on_a_grid(28 * MM, 37 * MM, 156 * MM, 225 * MM, 22, 28, 16)
# A notice for the board: the same type with even margins, and no page number when one page is enough.
NOTICE = replace(
    _look_on_a_grid(25 * MM, 28 * MM, 160 * MM, 240 * MM, 23, 28, 16),
    title=Type(Role.title, 26),
    title_pitch=42,
    numbered_from=2,
)
_LARGE_BODY = Type(Role.hei, 24, 170 * MM / 20)
# For older readers: strokes of even weight half as large again, 20 characters to a line, lines well apart.
LARGE = replace(
    _look_on_a_grid(20 * MM, 22 * MM, 170 * MM, 250 * MM, 18, 20, 24),
    body=_LARGE_BODY,
    title=Type(Role.title, 36),
    title_pitch=54,
    table_sizes=(20, 18, 16, 14),
    headings=(_LARGE_BODY,) * 4,
    heading_bold=0.035,
    numbered_from=2,
    table=TableStyle(role=Role.hei),
)
# A notice that is chiefly a table: narrow margins, and the type of the table as large as its columns allow.
TABLE_NOTICE = replace(
    _look_on_a_grid(18 * MM, 20 * MM, 174 * MM, 252 * MM, 26, 30, 15),
    title=Type(Role.title, 24),
    title_pitch=38,
    table_sizes=(16, 14, 12, 10.5, 9),
    numbered_from=2,
)
TABLE_NOTICE_ACROSS = replace(
    _look_on_a_grid(20 * MM, 18 * MM, 257 * MM, 166 * MM, 17, 45, 15),
    paper=(A4[1], A4[0]),
    title=Type(Role.title, 24),
    title_pitch=38,
    table_sizes=(14, 12, 10.5, 9),
    numbered_from=2,
)
