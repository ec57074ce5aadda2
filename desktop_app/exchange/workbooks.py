"""Workbooks opened for reading: their sheets, row by row as the spreadsheet numbers them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    WorksheetNotFound,
)

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.exchange.cells import Row
from desktop_app.exchange.inspection import read_harmless

MOST_MERGED = 50_000


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
    """An open workbook; sheets are read when they are asked for."""

    def __init__(self, name: str, opened: CalamineWorkbook) -> None:
        self.name = name
        self._opened = opened

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """The names of the sheets with cells, those the clerk can see first."""
        sheets = [each for each in self._opened.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        sheets.sort(key=lambda each: each.visible != SheetVisibleEnum.Visible)
        return tuple(each.name for each in sheets)

    def sheet(self, name: str) -> Sheet:
        """Read the sheet called ``name``; raises ``AppError`` where there is none or it cannot be read."""
        with _telling_what_is_wrong(self.name):
            read = self._opened.get_sheet_by_name(name)
            rows = read.to_python(skip_empty_area=False)
            merged = read.merged_cell_ranges or []
        if len(merged) > MOST_MERGED:
            merged = []
        return Sheet(name, rows, tuple(Merged(*first, *last) for first, last in merged))


def open_workbook(path: Path) -> Workbook:
    """Open the workbook ``path`` whatever its ending says; raises ``AppError`` for what is none or would do harm."""
    content = read_harmless(path)
    with _telling_what_is_wrong(path.name):
        return Workbook(path.name, CalamineWorkbook.from_filelike(io.BytesIO(content)))


@contextmanager
def _telling_what_is_wrong(name: str) -> Iterator[None]:
    """Turn what the reader complains about into sentences, its own breakdowns included."""
    try:
        yield
    except PasswordError as locked:
        raise AppError(
            _("{name} is protected by a password. Remove the password in Excel or WPS first.", name=name)
        ) from locked
    except WorksheetNotFound as missing:
        raise AppError(_("{name} has no sheet of that name.", name=name)) from missing
    except (CalamineError, OSError, ValueError) as broken:
        raise _damaged(name) from broken
    except BaseException as broken:
        if type(broken).__name__ != "PanicException":  # how the Rust library reports its own failures
            raise
        raise _damaged(name) from broken


def _damaged(name: str) -> AppError:
    return AppError(_("{name} is damaged and cannot be read. Save it again in Excel or WPS.", name=name))
