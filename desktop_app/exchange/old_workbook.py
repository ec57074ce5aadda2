"""A program of its own that reads one old workbook (.xls, .et) from standard input and writes its cells as JSON.

The reader's code for the old format ends its whole process over a damaged length ("memory allocation failed"),
so it runs where only this program ends. It imports nothing of the application. Exit status: 0 the cells are
written, 3 the workbook is protected by a password, anything else: it cannot be read.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from contextlib import suppress
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

PROTECTED = 3
MOST_MEMORY = 2 << 30


def main() -> int:
    """Read standard input, write one JSON object: by sheet its name, rows, merged cells, and whether it is seen."""
    limit_memory()
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    except PasswordError:
        return PROTECTED
    seen = SheetVisibleEnum.Visible
    sheets = [
        {"visible": each.visible == seen, **content(workbook, each.name)}
        for each in workbook.sheets_metadata
        if each.typ == SheetTypeEnum.WorkSheet
    ]
    sys.stdout.buffer.write(json.dumps(sheets, default=tagged).encode())
    sys.stdout.buffer.flush()
    return 0


def content(workbook: CalamineWorkbook, name: str) -> dict[str, Any]:
    """Return the cells and merged ranges of the sheet called ``name``."""
    sheet = workbook.get_sheet_by_name(name)
    rows = [without_end(row) for row in sheet.to_python(skip_empty_area=False)]
    return {"name": name, "rows": rows, "merged": sheet.merged_cell_ranges or []}


def without_end(row: list[Any]) -> list[Any]:
    """Return ``row`` without its empty last cells; the reader fills it up again."""
    length = len(row)
    while length and row[length - 1] == "":
        length -= 1
    return row[:length]


def tagged(cell: object) -> dict[str, str]:
    """Write what JSON has no form for: days and times by their sort and ISO text, durations as text."""
    if isinstance(cell, dt.datetime):
        return {"datetime": cell.isoformat()}
    if isinstance(cell, dt.date):
        return {"date": cell.isoformat()}
    return {"text": str(cell)}


def limit_memory() -> None:
    """Ask the system to refuse this process more memory than any old workbook needs, where it can be asked."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows, whose allocator refuses absurd sizes by itself

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    sys.exit(main())
