"""Cells of an .xls or .et that show an error such as ``#N/A``: the reader gives nothing for them ([MS-XLS] 2.4)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import TypeAlias

from desktop_app.exchange.cells import Row

ErrorCells: TypeAlias = list[tuple[int, int, str]]
"""Rows and columns from 0, and what the cell shows."""

_SHOWN = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
_BOOL_OR_ERROR, _FORMULA, _FORMULA_4, _SHEET, _BEGIN = 0x0205, 0x0006, 0x0406, 0x0085, 0x0809
_IS_ERROR = 1
_RESULT_IS_ERROR = 2


def error_cells(records: bytes) -> list[ErrorCells]:
    """Return the error cells of every sheet in the workbook stream ``records``, in the order of the sheets."""
    starts = [start for start, is_sheet in _sheets(records) if is_sheet]
    by_start: dict[int, ErrorCells] = {start: [] for start in starts}
    cells: ErrorCells = []
    for place, sort, data in _records(records):
        if sort == _BEGIN:
            cells = by_start.get(place, [])
        elif shown := _error(sort, data):
            row, column = struct.unpack_from("<HH", data)
            cells.append((row, column, shown))
    return [by_start[start] for start in starts]


def put_in(rows: list[Row], cells: ErrorCells) -> None:
    """Write what ``cells`` show into ``rows``, where the reader has left nothing."""
    for row, column, shown in cells:
        if row < len(rows) and column < len(rows[row]) and rows[row][column] == "":
            rows[row][column] = shown


def _sheets(records: bytes) -> Iterator[tuple[int, bool]]:
    """Yield where each sheet begins, and whether it is one with cells."""
    for _place, sort, data in _records(records):
        if sort == _SHEET and len(data) > 5:
            yield int.from_bytes(data[:4], "little"), data[5] == 0


def _records(records: bytes) -> Iterator[tuple[int, int, bytes]]:
    place = 0
    while place + 4 <= len(records):
        sort, length = struct.unpack_from("<HH", records, place)
        yield place, sort, records[place + 4 : place + 4 + length]
        place += 4 + length


def _error(sort: int, data: bytes) -> str:
    if sort == _BOOL_OR_ERROR and len(data) >= 8 and data[7] == _IS_ERROR:
        return _SHOWN.get(data[6], "")
    is_formula = sort in (_FORMULA, _FORMULA_4) and len(data) >= 14
    if is_formula and data[12:14] == b"\xff\xff" and data[6] == _RESULT_IS_ERROR:
        return _SHOWN.get(data[8], "")
    return ""
