"""Rows for a table of a disclosure out of a workbook or a text with commas."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.exchange.workbooks import open_workbook
from desktop_app.modules.disclosures.domain.types import RowColumn

LARGEST_LIST = 4_000_000
"""Bytes of a text with commas; a longer list is no notice."""
_TEXTS = frozenset({".csv", ".txt", ".tsv"})


def rows_in_file(path: Path, columns: Sequence[RowColumn]) -> list[list[str]]:
    """Return the rows of the file at ``path`` as texts in the order of ``columns``, empty rows left out.

    Columns are found by their heads (or codes) in the first row with any of them; where none is named, the cells
    stand in the order of the columns. Raises ``AppError`` for a file that is neither workbook nor text.
    """
    try:
        cells = _text_rows(path) if path.suffix.lower() in _TEXTS else _workbook_rows(path)
    except OSError as unreadable:
        raise AppError(_("{file} cannot be read.", file=path.name)) from unreadable
    filled = [row for row in cells if any(cell.strip() for cell in row)]
    for number, row in enumerate(filled):
        places = _places(row, columns)
        if any(place >= 0 for place in places):
            return [_picked(below, places) for below in filled[number + 1 :]]
    return [_picked(row, range(len(columns))) for row in filled]


def _places(row: Sequence[str], columns: Iterable[RowColumn]) -> list[int]:
    """Return where the head of each column stands in ``row``, -1 for nowhere."""
    heads = [cell.strip().lower() for cell in row]
    return [
        next((heads.index(name) for name in (column.head.lower(), column.code) if name in heads), -1)
        for column in columns
    ]


def _picked(row: Sequence[str], places: Iterable[int]) -> list[str]:
    return [row[place] if 0 <= place < len(row) else "" for place in places]


def _text_rows(path: Path) -> list[list[str]]:
    content = path.read_bytes()
    if len(content) > LARGEST_LIST:
        raise AppError(_("{file} is too large for the table of a notice.", file=path.name))
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        try:
            return list(csv.reader(text.splitlines(), delimiter="\t" if "\t" in text else ","))
        except csv.Error:
            break
    raise AppError(_("{file} is no text with commas.", file=path.name))


def _workbook_rows(path: Path) -> list[list[str]]:
    workbook = open_workbook(path)
    if not workbook.sheet_names:
        return []
    return [[_as_text(cell) for cell in row] for row in workbook.sheet(workbook.sheet_names[0]).rows]


def _as_text(cell: object) -> str:
    """Write a cell as a clerk would type it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)
