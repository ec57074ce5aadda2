"""The refused rows of an import, written out as they came in, with the reason beside each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import _
from desktop_app.exchange.cells import Cell, text_of
from desktop_app.exchange.check import CheckedRow
from desktop_app.exchange.layout import Layout
from desktop_app.exchange.target import Target
from desktop_app.exchange.workbook_out import OutColumn, Value, write_table
from desktop_app.exchange.workbooks import Sheet

_REASON_WIDTH = 60


def write_refusals(path: Path, sheet: Sheet, layout: Layout, target: Target, rows: Iterable[CheckedRow]) -> int:
    """Write the refused ``rows`` to the workbook ``path`` and return how many there were.

    The columns are those of ``sheet`` under their own headings, so that the rows can be put right and imported
    from this very workbook; before them stands the row number in ``sheet``, behind them the reason.
    """
    headings = [column.heading for column in layout.columns]
    columns = [
        OutColumn(str(_("Row"))),
        *map(OutColumn, headings),
        OutColumn(str(_("Why it was refused")), _REASON_WIDTH),
    ]
    return write_table(path, str(_("Refused rows")), columns, _rows(sheet, target, rows))


def _rows(sheet: Sheet, target: Target, rows: Iterable[CheckedRow]) -> Iterator[list[Value]]:
    for row in rows:
        if row.problems:
            cells = [as_it_was(cell) for cell in sheet.rows[row.number - 1]]
            yield [row.number, *cells, reasons(target, row.problems)]


def reasons(target: Target, problems: Iterable[Problem]) -> str:
    """Say every complaint of a row in one line, each with its field."""
    return "；".join(f"{_label(target, problem)}{problem.message}" for problem in problems)


def _label(target: Target, problem: Problem) -> str:
    return str(_("{field}: ", field=target.field(problem.field).label)) if problem.field else ""


def as_it_was(cell: Cell) -> Value:
    """Return ``cell`` for writing: days stay days, everything else is the text it shows."""
    if isinstance(cell, dt.date):
        return cell
    return text_of(cell)
