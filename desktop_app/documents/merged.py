"""Tables in which cells go over several rows or columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.documents.description import Merge
from desktop_app.documents.lines import Line
from desktop_app.documents.pages import Area, Colour, Item, Rule
from desktop_app.documents.tables import INNER, OUTER, Cells, Ruled

_Place = tuple[int, int]
"""Row and column."""


@dataclass(frozen=True, slots=True)
class _Cell:
    merge: Merge
    lines: Sequence[Line]


def merged_rows(
    rows: Sequence[Sequence[str]], merges: Sequence[Merge], cells: Cells, fill: Colour | None, ink: Colour
) -> list[Ruled]:
    """Set ``rows`` with their ``merges``; rows that a cell binds together keep together.

    Raises ValueError for a merge that leaves the table or meets another, and for a text that it would hide.
    """
    owner = _owners(rows, merges)
    set_cells = [
        _Cell(each, cells.lines(each.column, rows[each.row][each.column], each.columns)) for each in set(owner.values())
    ]
    heights = _heights(len(rows), set_cells, cells)
    starting: dict[int, list[_Cell]] = {}
    for cell in set_cells:
        starting.setdefault(cell.merge.row, []).append(cell)
    bound = {row for merge in merges for row in range(merge.row, merge.row + merge.rows - 1)}
    ruled = []
    for number, height in enumerate(heights):
        items: list[Item] = [Area(0.0, 0.0, sum(cells.widths), height, fill=fill)] if fill else []
        for cell in sorted(starting.get(number, ()), key=lambda each: each.merge.column):
            high = sum(heights[number : number + cell.merge.rows])
            items += cells.words(cell.lines, sum(cells.widths[: cell.merge.column]), high, ink)
        items += _rules(number, len(rows), owner, cells, height)
        ruled.append(Ruled(height, tuple(items), keeps_next=number in bound))
    return ruled


def _owners(rows: Sequence[Sequence[str]], merges: Sequence[Merge]) -> Mapping[_Place, Merge]:
    """Return for every place of the table the cell that covers it."""
    owner: dict[_Place, Merge] = {}
    for merge in merges:
        for row in range(merge.row, merge.row + merge.rows):
            for column in range(merge.column, merge.column + merge.columns):
                place = row, column
                if place in owner or row >= len(rows) or column >= len(rows[row]):
                    raise ValueError("a merged cell leaves the table or meets another")
                if rows[row][column] and place != (merge.row, merge.column):
                    raise ValueError("a merged cell would hide a text")
                owner[place] = merge
    for row, texts in enumerate(rows):
        for column in range(len(texts)):
            owner.setdefault((row, column), Merge(row, column))
    return owner


def _heights(count: int, set_cells: Sequence[_Cell], cells: Cells) -> list[float]:
    """Return the height of every row; what a cell over several rows needs more is added to its last."""
    air = 2 * cells.style.air * cells.type.size
    heights = [cells.pitch + air] * count
    for cell in sorted(set_cells, key=lambda each: each.merge.rows):
        first, last = cell.merge.row, cell.merge.row + cell.merge.rows - 1
        lacking = len(cell.lines) * cells.pitch + air - sum(heights[first : last + 1])
        heights[last] += max(lacking, 0.0)
    return heights


def _rules(row: int, count: int, owner: Mapping[_Place, Merge], cells: Cells, height: float) -> Iterator[Item]:
    """Yield the lines at the left of, between and under the cells of a row, none through a merged cell."""
    colour, x, edge = cells.style.rules, 0.0, OUTER / 2
    columns = len(cells.widths)
    total = sum(cells.widths)
    yield Rule(0.0, 0.0, 0.0, height, OUTER, colour)
    for column, width in enumerate(cells.widths):
        last = row == count - 1
        if last or owner[row, column] is not owner[row + 1, column]:
            yield Rule(x, height, x + width, height, OUTER if last else INNER, colour)
        x += width
        if column == columns - 1:
            yield Rule(x, 0.0, x, height, OUTER, colour)
        elif owner[row, column] is not owner[row, column + 1]:
            yield Rule(x, 0.0, x, height, INNER, colour)
    if row == 0:
        yield Rule(-edge, 0.0, total + edge, 0.0, OUTER, colour)
    if row == count - 1:
        yield Rule(-edge, height, total + edge, height, OUTER, colour)
