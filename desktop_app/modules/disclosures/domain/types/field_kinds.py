"""The kinds of value that a type of disclosure may ask for, and how each stands on the paper.

They are the kinds of every record, narrowed where the wall asks for it: a name is masked, a phone number belongs to
an office, an address ends at its building.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, EnumMeta
from functools import lru_cache, singledispatch
from typing import Any

from desktop_app.domain import kinds
from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import Kind
from desktop_app.domain.masking import masked_address, masked_name
from desktop_app.domain.phone import SEPARATOR
from desktop_app.domain.values import Period

MOST_ROWS = 2_000
"""Rows of one table; a longer list is no notice."""
_MOBILE = re.compile(r"1[3-9][0-9]{9}")


@dataclass(frozen=True)
class OfficePhone(kinds.Phone):
    """The phone number of an office or a company: a landline or a service number, never somebody's mobile."""

    def parse(self, text: str) -> str:
        """Read the numbers; raises ``Unreadable`` (``private number``) for a mobile."""
        numbers = super().parse(text)
        if any(_MOBILE.fullmatch(number) for number in numbers.split(SEPARATOR)):
            raise Unreadable("private number", _("A mobile number is private. Give a landline or a service number."))
        return numbers


@dataclass(frozen=True)
class FullName(kinds.PersonName):
    """A name that is printed in full; only a type that asks for the consent to it may have one."""


@dataclass(frozen=True)
class Rows(Kind[tuple[tuple[object, ...], ...]]):
    """A table of its own: rows of values, one for each column; None or '' where a cell is empty."""

    columns: tuple[RowColumn, ...]
    numbered: bool = False
    empty = ()

    def parse(self, text: str) -> tuple[tuple[object, ...], ...]:
        """Read what :meth:`write` writes; raises ``Unreadable`` naming the row and the column."""
        try:
            rows = json.loads(text)
        except (ValueError, RecursionError):
            rows = None
        if not isinstance(rows, list) or not all(_is_row(row) for row in rows):
            raise Unreadable("not a table", _("This is no table."))
        return self.read(rows)

    def read(self, rows: list[list[str]]) -> tuple[tuple[object, ...], ...]:
        """Return the values of ``rows`` of texts; empty rows are left out. Raises ``Unreadable`` naming the place."""
        if len(rows) > MOST_ROWS:
            raise Unreadable("too long", _("A table has {most} rows at most.", most=MOST_ROWS))
        return tuple(self._row(number, row) for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row))

    def _row(self, number: int, row: list[str]) -> tuple[object, ...]:
        if len(row) > len(self.columns):
            raise Unreadable("too wide", _("Row {row} has more cells than there are columns.", row=number))
        cells = [*row, *[""] * (len(self.columns) - len(row))]
        return tuple(column.read(number, cell) for column, cell in zip(self.columns, cells, strict=True))

    def write(self, value: Sequence[Sequence[object]]) -> str:
        """Write the rows so that :meth:`parse` reads them back."""
        rows = [[column.write(cell) for column, cell in zip(self.columns, row, strict=True)] for row in value]
        return json.dumps(rows, ensure_ascii=False) if rows else ""

    def show(self, value: Sequence[Sequence[object]]) -> str:
        """Write the rows in one line."""
        return "；".join(" ".join(cell for cell in self._shown(row) if cell) for row in value)

    def _shown(self, row: Sequence[object]) -> list[str]:
        return [column.write(cell) for column, cell in zip(self.columns, row, strict=True)]


def _is_row(row: object) -> bool:
    return isinstance(row, list) and all(isinstance(cell, str) for cell in row)


@dataclass(frozen=True)
class RowColumn:
    """One column of a table of its own; ``total`` adds its amounts up under the table."""

    code: str
    head: str
    kind: Kind[Any]
    required: bool = False
    total: bool = False

    def read(self, row: int, text: str) -> object:
        """Return the value of a cell; raises ``Unreadable`` naming ``row`` and this column."""
        if not text.strip():
            if self.required:
                raise Unreadable("required", _("Row {row}: “{column}” is empty.", row=row, column=self.head))
            return self.kind.empty
        try:
            return self.kind.parse(text)
        except Unreadable as wrong:
            said = _("Row {row}, “{column}”: {complaint}", row=row, column=self.head, complaint=wrong.message)
            raise Unreadable(wrong.why, said) from wrong

    def write(self, value: object) -> str:
        """Return the value of a cell as :meth:`read` reads it."""
        return "" if value is None or value == self.kind.empty else self.kind.write(value)


@lru_cache(maxsize=512)
def options_of(words: tuple[str, ...]) -> type[Enum]:
    """Return the options of a choice, the same for the same words; what is stored is the word itself."""
    return EnumMeta.__call__(Enum, "Options", [(word, word) for word in words])


PLAIN: dict[str, Kind[Any]] = {
    "text": kinds.Text(),
    "long_text": kinds.LongText(),
    "date": kinds.Date(),
    "period": kinds.PeriodKind(),
    "money": kinds.Money(),
    "whole": kinds.Whole(),
    "phone": OfficePhone(),
    "name": kinds.PersonName(),
    "full_name": FullName(),
    "address": kinds.AddressKind(),
}
"""The kinds that need nothing but their name."""
CHOICE, TABLE = "choice", "table"
IN_COLUMNS = frozenset({"text", "date", "period", "money", "whole", "name", "address", CHOICE})
ADDED_UP = (kinds.Money, kinds.Whole)


def name_of_kind(kind: Kind[Any]) -> str:
    """Return what a file calls ``kind``."""
    if isinstance(kind, Rows):
        return TABLE
    if isinstance(kind, kinds.Choice):
        return CHOICE
    return next(name for name, each in PLAIN.items() if each == kind and type(each) is type(kind))


@singledispatch
def on_paper(kind: Kind[Any], value: object) -> str:
    """Return ``value`` as it stands on the paper; names are masked and addresses end at the building."""
    return kind.show(value)


@on_paper.register
def _name_on_paper(_kind: kinds.PersonName, value: str) -> str:
    return masked_name(value)


@on_paper.register
def _full_name_on_paper(_kind: FullName, value: str) -> str:
    return value


@on_paper.register
def _address_on_paper(kind: kinds.AddressKind, value: object) -> str:
    return masked_address(kind.show(value))


@on_paper.register
def _day_on_paper(_kind: kinds.Date, value: dt.date) -> str:
    return written_day(value)


@on_paper.register
def _period_on_paper(_kind: kinds.PeriodKind, value: Period) -> str:
    """Leave out of the last day what it shares with the first: 2026年12月1日至5日."""
    first, last = value.first, value.last
    if last is None:
        return f"{written_day(first)}起"
    if last == first:
        return written_day(first)
    if last.year != first.year:
        return f"{written_day(first)}至{written_day(last)}"
    month = "" if last.month == first.month else f"{last.month}月"
    return f"{written_day(first)}至{month}{last.day}日"


def written_day(day: dt.date) -> str:
    """Return a day as documents write it: Arabic figures, no leading noughts (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"
