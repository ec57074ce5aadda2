"""Tables cut into rows: plain ones, and those in which cells go over several rows or columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.documents.description import Table
from desktop_app.documents.faces import Role
from desktop_app.documents.lines import Align
from desktop_app.documents.merged import merged_rows
from desktop_app.documents.pages import Look
from desktop_app.documents.tables import Cells, Ruled, size_and_widths
from desktop_app.documents.units import Type

MOST_OF_A_PAGE = 0.6  # a row higher than this is divided
MOST_BOUND = 0.85  # of a page: rows that a cell binds together and that are higher are no longer bound


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table cut into rows; ``heads`` are repeated on every page."""

    heads: tuple[Ruled, ...]
    rows: tuple[Ruled, ...]


def ruled_rows(table: Table, look: Look) -> RuledTable:
    """Set ``table`` across the column of ``look`` in the largest of its table sizes that wraps few cells.

    Where merged cells bind together more than a page holds, their text stands in the first of them alone. A row that
    holds more or fewer texts than there are columns, or a text under a merged cell, raises ValueError: it is a bug of
    the caller.
    """
    heads = (*table.heads, tuple(column.title for column in table.columns))
    if any(len(row) != len(table.columns) for row in (*table.rows, *heads)):
        raise ValueError("a row of the table does not match its columns")
    size, widths = size_and_widths(table, look)
    style = look.table
    head_cells = Cells(widths, Type(Role.hei, size), [Align.centre] * len(widths), style)
    cells = Cells(widths, Type(style.role, size), [column.align for column in table.columns], style)
    most = max(int((look.height * MOST_OF_A_PAGE) / cells.pitch), 1)
    if table.head_merges:
        head = merged_rows(heads, table.head_merges, head_cells, style.head_fill, style.head_ink)
    else:
        head = [
            part
            for texts in heads
            for part in head_cells.rows(texts, most, style.head_fill, style.head_ink, thick=True)
        ]
    return RuledTable(tuple(head), tuple(_body(table, look, cells, most)))


def _body(table: Table, look: Look, cells: Cells, most: int) -> list[Ruled]:
    if table.merges:
        rows = merged_rows(table.rows, table.merges, cells, None, look.ink)
        if _highest_group(rows) <= MOST_BOUND * look.height:
            return rows
    last = len(table.rows) - 1
    stripe = look.table.stripe
    return [
        part
        for number, texts in enumerate(table.rows)
        for part in cells.rows(texts, most, stripe if number % 2 else None, look.ink, thick=number == last)
    ]


def _highest_group(rows: Sequence[Ruled]) -> float:
    highest = height = 0.0
    for row in rows:
        height += row.height
        highest = max(highest, height)
        if not row.keeps_next:
            height = 0.0
    return highest
