"""Tables of a type's own: numbered, masked, added up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.kinds import Money
from desktop_app.modules.disclosures.domain.types import RowColumn, Rows, TypedField, on_paper
from desktop_app.modules.disclosures.domain.words import total_of, written_amount

ADDED = "合计"
NUMBERED = "序号"
_LONG = 12
"""Characters from which a cell reads better from the left."""


@dataclass(frozen=True)
class FilledTable:
    """A table, ready to be set: its heads, its rows, and the places of the columns that are not set in the middle."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    amounts: frozenset[int] = frozenset()
    """Set to the right."""
    texts: frozenset[int] = frozenset()
    """Set from the left: they run over several lines."""


def filled_table(each: TypedField, rows: Sequence[Sequence[object]]) -> FilledTable:
    """Return the table ``each`` with ``rows``: names masked, amounts added up under it."""
    kind = each.kind
    if not isinstance(kind, Rows):
        raise TypeError(each.code)
    cells = [[_cell(column, value) for column, value in zip(kind.columns, row, strict=True)] for row in rows]
    cells += [list(_added_up(kind.columns, rows))] if any(column.total for column in kind.columns) and rows else []
    heads = [column.head for column in kind.columns]
    texts = {place for place in range(len(kind.columns)) if any(len(row[place]) > _LONG for row in cells)}
    amounts = {place for place, column in enumerate(kind.columns) if isinstance(column.kind, Money)}
    if kind.numbered:
        heads = [NUMBERED, *heads]
        cells = [[str(number) if number <= len(rows) else "", *row] for number, row in enumerate(cells, 1)]
        amounts, texts = {place + 1 for place in amounts}, {place + 1 for place in texts}
    return FilledTable(tuple(heads), tuple(tuple(row) for row in cells), frozenset(amounts), frozenset(texts - amounts))


def _cell(column: RowColumn, value: object) -> str:
    return "" if value is None or value == column.kind.empty else on_paper(column.kind, value)


def _added_up(columns: Sequence[RowColumn], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """Yield the last row: totals under their columns, 合计 in the first that has none."""
    first = next((place for place, column in enumerate(columns) if not column.total), -1)
    for place, column in enumerate(columns):
        if column.total:
            yield written_amount(total_of(column, rows, place))
        else:
            yield ADDED if place == first else ""
