"""Workbooks opened for reading: their sheets, row by row as the spreadsheet numbers them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.exchange.cells import Row
from desktop_app.exchange.compound import workbook_stream
from desktop_app.exchange.error_cells import parts_of_sheets, put_the_errors_in
from desktop_app.exchange.inspection import is_old_workbook, read_harmless
from desktop_app.exchange.old_error_cells import error_cells, put_in
from desktop_app.exchange.reading_apart import read_apart
from desktop_app.exchange.workbook_failures import damaged, protected

MOST_MERGED = 50_000
MOST_SHEETS = 400


@dataclass(frozen=True)
class Merged:
    """Cells shown as one: rows and columns from 0, all four included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet. ``rows[0]`` is the sheet's row 1; all rows are equally long."""

    name: str
    rows: list[Row]
    merged: tuple[Merged, ...] = ()


class Workbook:
    """An open workbook: ``sheet_names`` of all sheets with cells, ``hidden_names`` of those the clerk cannot see."""

    def __init__(self, name: str, sheets: Iterable[tuple[str, bool]], read: Callable[[str], Sheet]) -> None:
        """Give names and whether they are seen in ``sheets``; ``read`` is asked for one sheet after the other."""
        known = tuple(sheets)
        self.name = name
        self.sheet_names = tuple(each for each, _is_seen in known)
        self.hidden_names = tuple(each for each, is_seen in known if not is_seen)
        self._read = read

    def sheet(self, name: str) -> Sheet:
        """Read the sheet called ``name``; raises ``AppError`` where there is none or it cannot be read."""
        if name not in self.sheet_names:
            raise AppError(_("{name} has no sheet called “{sheet}”.", name=self.name, sheet=name))
        return self._read(name)


def open_workbook(path: Path) -> Workbook:
    """Open the workbook ``path`` whatever its ending says; raises ``AppError`` for what is none or would do harm."""
    content = read_harmless(path)
    if is_old_workbook(content):
        return _open_old(content, path.name)
    return _open_new(content, path.name)


def _open_new(content: bytes, name: str) -> Workbook:
    with _telling_what_is_wrong(name):
        parts = parts_of_sheets(content)
        if len(parts) > MOST_SHEETS:
            raise AppError(_("{name} has more than {most} sheets. Save the roster alone.", name=name, most=MOST_SHEETS))
        opened = CalamineWorkbook.from_filelike(io.BytesIO(content))
    cells = (each for each in opened.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet)
    sheets = [(each.name, each.visible == SheetVisibleEnum.Visible) for each in cells]

    def read(sheet_name: str) -> Sheet:
        with _telling_what_is_wrong(name):
            found = opened.get_sheet_by_name(sheet_name)
            rows, merged = found.to_python(skip_empty_area=False), found.merged_cell_ranges or []
            put_the_errors_in(rows, content, parts.get(sheet_name, ""))
            return _sheet(sheet_name, rows, merged)

    return Workbook(name, sheets, read)


def _open_old(content: bytes, name: str) -> Workbook:
    sheets = read_apart(content, name)
    for each, cells in zip(sheets, error_cells(workbook_stream(content)), strict=False):
        put_in(each["rows"], cells)
    by_name = {each["name"]: _sheet(each["name"], each["rows"], each["merged"]) for each in sheets}
    return Workbook(name, ((each["name"], each["visible"]) for each in sheets), by_name.__getitem__)


def _sheet(name: str, rows: list[Row], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> Sheet:
    ranges = merged if len(merged) <= MOST_MERGED else ()
    return Sheet(name, rows, tuple(Merged(*first, *last) for first, last in ranges))


@contextmanager
def _telling_what_is_wrong(name: str) -> Iterator[None]:
    """Turn what the reader complains about into sentences, its own breakdowns included."""
    try:
        yield
    except PasswordError as locked:
        raise protected(name) from locked
    except (CalamineError, OSError, ValueError, zipfile.BadZipFile) as broken:
        raise damaged(name) from broken
    except BaseException as broken:
        if type(broken).__name__ != "PanicException":  # how the Rust library reports its own failures
            raise
        raise damaged(name) from broken
