"""Reading the rows of a recognised roster: values by kind, and every complaint by row and field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from desktop_app.domain import kinds
from desktop_app.domain.errors import Problem, Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.phone import SEPARATOR
from desktop_app.domain.wording import plain, unspaced
from desktop_app.exchange.cells import (
    ERRORS,
    Cell,
    Reader,
    Row,
    formula_error,
    parted_from_its_remarks,
    read_phones,
    reader,
    text_of,
    words_for_nothing,
)
from desktop_app.exchange.layout import Layout
from desktop_app.exchange.rows import RowSort, RowTeller
from desktop_app.exchange.shifted import Slippage
from desktop_app.exchange.target import Draft, Target, TargetField
from desktop_app.exchange.workbooks import Sheet

Step = Callable[[int, int], None]
"""Told how many rows of how many are done; may raise ``Cancelled``."""

ROWS_BETWEEN_STEPS = 500

_HINTS = frozenset(("no day", "not an option", "too long", "not a number", "neither yes nor no"))
"""Complaints that leave the field empty and let the rest of the row in."""
_OF_FEW_WORDS = (kinds.Choice, kinds.Choices, kinds.Flag, kinds.Text, kinds.LongText, kinds.Link)
_DIFFERENT_WORDS = 2_000
_DIFFERENT_DAYS = 40_000
_BETWEEN_WORDS = re.compile(r"[、,，;；/\s]+")


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One person's row. ``values`` are those that could be read; any of the ``problems`` refuses the row."""

    number: int
    values: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()
    hints: tuple[Problem, ...] = ()


@dataclass
class Checked:
    """All rows of a sheet: persons, and how many rows were something else."""

    rows: list[CheckedRow] = field(default_factory=list)
    others: dict[RowSort, int] = field(default_factory=dict)

    @property
    def accepted(self) -> list[CheckedRow]:
        """The rows without a problem."""
        return [row for row in self.rows if not row.problems]

    @property
    def refused(self) -> list[CheckedRow]:
        """The rows with a problem."""
        return [row for row in self.rows if row.problems]


class _Column(NamedTuple):
    place: int
    name: str
    field: TargetField
    read: Reader
    nothing: frozenset[str]
    is_doubtful: Callable[[Any], bool] | None
    """Tells readable values that are not typical of the field; they may have slipped in from beside it."""


def check_rows(sheet: Sheet, layout: Layout, target: Target, step: Step = lambda _done, _total: None) -> Checked:
    """Read every row of ``sheet`` below its head; ``step`` is told (rows done, rows in all)."""
    checked = Checked()
    teller = RowTeller(sheet.rows, layout, target)
    row_reader = _RowReader(sheet, layout, target)
    last = len(sheet.rows)
    section: Mapping[str, Any] = {}
    for number, row in enumerate(sheet.rows[layout.first_row - 1 :], layout.first_row):
        if number % ROWS_BETWEEN_STEPS == 0:
            step(number, last)
        sort = teller.sort_of(row)
        if sort is RowSort.person:
            checked.rows.append(row_reader.read(number, row, section))
            continue
        checked.others[sort] = checked.others.get(sort, 0) + 1
        if sort is RowSort.section:
            section = {**section, **teller.section_of(row)}
    step(last, last)
    return checked


class _RowReader:
    """Reads rows of one layout."""

    def __init__(self, sheet: Sheet, layout: Layout, target: Target) -> None:
        self._target = target
        self._merged = _values_of_merged_cells(sheet, layout, target)
        self._slippage = Slippage(sheet.rows[layout.first_row - 1 :], layout, target)
        self._columns = [
            _Column(column.index, each.name, each, _reader_of(each), words_for_nothing(each.kind), _doubt_of(each))
            for column in layout.columns
            if column.field and (each := target.field(column.field))
        ]
        self._places = {each.name: each.place for each in reversed(self._columns)}
        self._required = [each for each in target.fields if each.required]

    def read(self, number: int, cells: Row, section: Mapping[str, Any]) -> CheckedRow:
        """Return what row ``number`` holds and everything wrong with it."""
        row = self._with_merged(number, cells)
        draft = Draft(number, row, self._places, section)
        values = draft.values
        doubtful = False
        for place, name, each, read, nothing, is_doubtful in self._columns:
            cell = row[place]
            if cell in nothing:
                continue
            try:
                value = read(cell)
            except Unreadable as unreadable:
                if plain(text_of(cell)) not in nothing and not _is_a_phone_with_a_remark(draft, each, cell):
                    _complain(draft, each, unreadable, cell)
                continue
            if is_doubtful and is_doubtful(value):
                doubtful = True
            if value != "":
                values[name] = _both(values[name], value) if name in values else value
        self._ask_for_what_is_missing(draft)
        doubtful = doubtful or bool(draft.problems or draft.hints) or self._slippage.may_concern(row)
        slipped = self._slippage.complaint(row) if doubtful else None
        if slipped:
            return CheckedRow(number, {}, (slipped,))
        self._target.complete(draft)
        return CheckedRow(number, values, tuple(draft.problems), tuple(draft.hints))

    def _with_merged(self, number: int, cells: Row) -> Row:
        merged = self._merged.get(number)
        if not merged:
            return cells
        return [merged.get(index, cell) for index, cell in enumerate(cells)]

    def _ask_for_what_is_missing(self, draft: Draft) -> None:
        for each in self._required:
            if each.name not in draft.values and all(problem.field != each.name for problem in draft.problems):
                draft.complain(each.name, _("{field} is missing.", field=each.label), f"missing {each.called}")


def _complain(draft: Draft, field: TargetField, unreadable: Unreadable, cell: Cell) -> None:
    if cell in ERRORS:
        unreadable = formula_error()
    problem = Problem(field.name, unreadable.message, unreadable.why)
    hint = unreadable.why in _HINTS and not field.strict
    (draft.hints if hint else draft.problems).append(problem)


def _is_a_phone_with_a_remark(draft: Draft, field: TargetField, cell: Cell) -> bool:
    """Take the number from ``13812345678（儿子）``, and hint at the words that are left out."""
    number, remark = parted_from_its_remarks(cell) if isinstance(field.kind, kinds.Phone) else ("", "")
    if not remark:
        return False
    try:
        phones = read_phones(number)
    except Unreadable:
        return False
    known = draft.values.get(field.name)
    draft.values[field.name] = _both(known, phones) if known else phones
    said = _("Only the number was taken; this remark was left out: {text}", text=remark)
    draft.hints.append(Problem(field.name, said, "remark"))
    return True


def _both(phones: str, more: str) -> str:
    """Join what two columns give for the phone, the only field that two columns are read into."""
    return SEPARATOR.join(dict.fromkeys([*phones.split(SEPARATOR), *more.split(SEPARATOR)]))


def _doubt_of(each: TargetField) -> Callable[[Any], bool] | None:
    if isinstance(each.kind, kinds.AddressKind):
        return lambda address: not address.building
    looks = each.looks
    return (lambda text: not looks(text)) if looks else None


def _reader_of(each: TargetField) -> Reader:
    if isinstance(each.kind, _OF_FEW_WORDS):
        return _remembering(_reader_of_words(each) if each.words else reader(each.kind), _DIFFERENT_WORDS)
    if isinstance(each.kind, kinds.Partial):
        return _remembering(reader(each.kind), _DIFFERENT_DAYS)
    return reader(each.kind)


def _reader_of_words(each: TargetField) -> Reader:
    if isinstance(each.kind, kinds.Choices):
        return lambda cell: _read_several_words(each, cell)
    return lambda cell: _read_word(each, cell)


def _remembering(read: Reader, different: int) -> Reader:
    """Read each different cell once: columns such as ``民族`` repeat a few of them, births are days of one century."""
    return lru_cache(maxsize=different, typed=True)(read)


def _read_word(each: TargetField, cell: Cell) -> object:
    word = unspaced(text_of(cell))
    if word in each.words:
        return each.words[word]
    raise Unreadable("not an option", _("“{text}” is not one of the options.", text=word))


def _read_several_words(each: TargetField, cell: Cell) -> object:
    chosen = {_read_word(each, word) for word in _BETWEEN_WORDS.split(text_of(cell)) if word}
    return tuple(option for option in each.words.values() if option in chosen)


def _values_of_merged_cells(sheet: Sheet, layout: Layout, target: Target) -> dict[int, dict[int, Cell]]:
    """Return, by row number and column, what a cell merged downwards says of the rows it covers.

    One address beside the four members of a family is the address of all four. Names and numbers are one
    person's own.
    """
    shared = {
        column.index
        for column in layout.columns
        if column.field
        and not isinstance(target.field(column.field).kind, kinds.PersonName | kinds.ResidentId | kinds.Partial)
    }
    values: dict[int, dict[int, Cell]] = {}
    for merged in sheet.merged:
        column = merged.first_column
        if column != merged.last_column or column not in shared or merged.first_row < layout.first_row - 1:
            continue
        for row in range(merged.first_row + 1, min(merged.last_row + 1, len(sheet.rows))):
            values.setdefault(row + 1, {})[column] = sheet.rows[merged.first_row][column]
    return values
