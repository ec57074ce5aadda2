"""Workbooks written for other offices: what was text stays text, and nothing in them can run."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import singledispatch
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, TypeAlias

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from desktop_app.domain import kinds
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import Kind
from desktop_app.domain.record import Field
from desktop_app.exchange.check import ROWS_BETWEEN_STEPS, Step
from desktop_app.store.replacing import replacing, telling_disk_trouble

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
"""A spreadsheet's cell holds no more."""

Value: TypeAlias = str | int | float | Decimal | bool | dt.date | dt.datetime | None
Writer: TypeAlias = Callable[[Any], Value]

_WIDEST, _NARROWEST = 50, 6
_ROWS_MEASURED = 200
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": "宋体", "font_size": 11},
}
_UNWRITABLE = dict.fromkeys([*range(0x09), *range(0x0B, 0x20), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)])
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_SHEET_NAME = 31


@dataclass(frozen=True)
class OutColumn:
    """One column to be written: its heading and its width in characters (0: as wide as its first values)."""

    heading: str
    width: float = 0


def write_table(
    path: Path,
    title: str,
    columns: Sequence[OutColumn],
    rows: Iterable[Sequence[Value]],
    step: Step = lambda _done, _total: None,
) -> int:
    """Write ``rows`` under ``columns`` to the workbook ``path`` and return how many there were.

    Texts are written as texts whatever they begin with, dates as dates, numbers as numbers. Rows are taken one
    by one and not kept, so that any number of them can be written. ``step`` is told (rows written, 0).
    Raises ``AppError`` where the target cannot be written or holds fewer rows.
    """
    with replacing(path) as out, _workbook(out, path.parent) as book:
        table = _Table(book, title, columns)
        written = 0
        for row in rows:
            table.write(row)
            written += 1
            if written % ROWS_BETWEEN_STEPS == 0:
                step(written, 0)
        table.finish()
    return written


def columns_of(fields: Iterable[Field]) -> list[OutColumn]:
    """Return a column for each of the declared ``fields``."""
    return [OutColumn(str(field.label)) for field in fields]


def values_of(fields: Sequence[Field], records: Iterable[object]) -> Iterator[list[Value]]:
    """Yield the rows of ``records``: one value for each of the declared ``fields``, as its kind is exported."""
    writers = [(field.name, writer(field.kind)) for field in fields]
    for record in records:
        values = ((write, getattr(record, name)) for name, write in writers)
        yield [None if value is None else write(value) for write, value in values]


@singledispatch
def writer(kind: Kind[Any]) -> Writer:
    """Return the function that makes a cell of a value of ``kind``; texts unless a spreadsheet counts with them."""
    return lambda value: str(kind.show(value))


@writer.register(kinds.Date)
@writer.register(kinds.Whole)
@writer.register(kinds.Money)
def _as_it_is(_kind: Kind[Any]) -> Writer:
    return lambda value: value


@writer.register
def _iso(_kind: kinds.Partial) -> Writer:
    """Write whole days as days; a month or year alone as text, so that no first day is made up."""
    return lambda value: dt.date(value.year, value.month, value.day) if value.day else value.iso()


@contextmanager
def _workbook(out: BinaryIO, folder: Path) -> Iterator[xlsxwriter.Workbook]:
    """Give a workbook that streams its rows through ``folder`` and takes every text as a text.

    The rows wait in a file until the end. It lies where the workbook is to lie, for there the clerk wants these
    persons to be, and nowhere else.
    """
    with _waiting_room(folder) as waiting:
        book = xlsxwriter.Workbook(out, {**_OPTIONS, "tmpdir": str(waiting)})
        try:
            yield book
            book.close()
        except XlsxWriterException as refused:
            raise AppError(_("The workbook could not be written. Is there enough space left?")) from refused
        finally:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()  # a file that is open cannot be deleted under Windows


@contextmanager
def _waiting_room(folder: Path) -> Iterator[Path]:
    with telling_disk_trouble(folder / "x"), TemporaryDirectory(prefix=".rows-", dir=folder) as waiting:
        yield Path(waiting)


class _Table:
    """One sheet with a frozen head. The first rows wait until the columns' widths are known from them."""

    def __init__(self, book: xlsxwriter.Workbook, title: str, columns: Sequence[OutColumn]) -> None:
        self._sheet = book.add_worksheet(sheet_name(title))
        self._head = book.add_format(
            {"bold": True, "bg_color": "#F4F5F7", "bottom": 1, "text_wrap": True, "valign": "vcenter"}
        )
        self._text = book.add_format({"num_format": "@"})
        self._date = book.add_format({"num_format": "yyyy-mm-dd"})
        self._amount = book.add_format({"num_format": "#,##0.00"})
        self._columns = columns
        self._waiting: list[Sequence[Value]] = []
        self._next = 1
        self._begun = False

    def write(self, row: Sequence[Value]) -> None:
        """Add one row."""
        if self._begun:
            self._put(row)
            return
        self._waiting.append(row)
        if len(self._waiting) == _ROWS_MEASURED:
            self._begin()

    def finish(self) -> None:
        """Write what still waits."""
        if not self._begun:
            self._begin()
        if self._columns:
            self._sheet.autofilter(0, 0, max(self._next - 1, 1), len(self._columns) - 1)

    def _begin(self) -> None:
        self._begun = True
        self._sheet.freeze_panes(1, 0)
        for place, column in enumerate(self._columns):
            self._sheet.set_column(place, place, column.width or self._width_of(place))
        for place, column in enumerate(self._columns):
            self._sheet.write_string(0, place, harmless(column.heading), self._head)
        for row in self._waiting:
            self._put(row)
        self._waiting = []

    def _width_of(self, place: int) -> float:
        shown = [self._columns[place].heading, *(_shown(row[place]) for row in self._waiting if place < len(row))]
        return max(_NARROWEST, min(_WIDEST, max(map(_cells_wide, shown)) + 2))

    def _put(self, row: Sequence[Value]) -> None:
        if self._next >= MOST_ROWS:
            raise AppError(_("A sheet holds at most {most} rows. Narrow the list down first.", most=MOST_ROWS))
        for place, value in enumerate(row):
            self._put_cell(place, value)
        self._next += 1

    def _put_cell(self, place: int, value: Value) -> None:
        if value is None or value == "":
            return
        if isinstance(value, bool | str):
            self._sheet.write_string(self._next, place, harmless(str(value)), self._text)
        elif isinstance(value, dt.date):
            self._sheet.write_datetime(self._next, place, value, self._date)
        elif isinstance(value, Decimal):
            self._sheet.write_number(self._next, place, float(value), self._amount)
        else:
            self._sheet.write_number(self._next, place, value)


def harmless(text: str) -> str:
    """Return ``text`` as a cell can hold it: no control characters, lines ended one way, not longer than a cell."""
    return text.replace("\r\n", "\n").translate(_UNWRITABLE)[:MOST_CHARACTERS]


def sheet_name(title: str) -> str:
    """Return ``title`` as the name of a sheet, which may hold neither brackets nor slashes."""
    name = harmless(title).translate(_NOT_IN_SHEET_NAMES).strip()[:_LONGEST_SHEET_NAME].strip()
    return name or "Sheet1"


def _shown(value: Value) -> str:
    return "" if value is None else str(value)


def _cells_wide(text: str) -> int:
    """Count the columns of a typewriter ``text`` takes: Han characters take two."""
    first_line = text.split("\n", 1)[0][:_WIDEST]
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in first_line)
