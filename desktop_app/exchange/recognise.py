"""Recognising a roster: which sheet it is on, where its head stands, which column is which field."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain import kinds
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.domain.wording import halfwidth, unspaced
from desktop_app.exchange.cells import Row, is_blank
from desktop_app.exchange.columns import Columns
from desktop_app.exchange.head_rows import Head, find_head, head_above
from desktop_app.exchange.heads import WITH_OWNER, HeadWords
from desktop_app.exchange.layout import ColumnGuess, Layout
from desktop_app.exchange.looks import look_of, looks_like_name
from desktop_app.exchange.target import Target
from desktop_app.exchange.workbooks import Sheet, Workbook

LEAST_CERTAINTY_OF_A_HEAD = 0.85
ROWS_SEARCHED_FOR_VALUES = 500

_LEAST_LOOKS = 2
_NUMBERS = re.compile(r"[0-9一二三四五六七八九]+")
_OF_PERSONS = ("sex", "birth", "phone", "address")


@dataclass(frozen=True)
class Roster:
    """The sheet that was chosen, its layout, and the names of further sheets that hold a roster too."""

    sheet: Sheet
    layout: Layout
    others: tuple[str, ...] = ()


def find_roster(workbook: Workbook, target: Target, sheet_name: str = "") -> Roster:
    """Return the roster in ``workbook``: on the sheet called ``sheet_name``, or on the one that looks most like one.

    Raises ``AppError`` where no sheet has a column of names or resident IDs, or a second table stands beside it.
    """
    if sheet_name:
        found = _rosters(workbook, (sheet_name,), target)
    else:
        seen = [name for name in workbook.sheet_names if name not in workbook.hidden_names]
        found = _rosters(workbook, seen, target) or _rosters(workbook, workbook.hidden_names, target)
    if not found:
        raise AppError(
            _("No roster was found in {name}: no column holds names or resident ID numbers.", name=workbook.name)
        )
    sheet, layout = max(found, key=lambda each: _weight(*each))
    refuse_tables_side_by_side(sheet, layout, target)
    return Roster(sheet, layout, tuple(other.name for other, _layout in found if other is not sheet))


def _rosters(workbook: Workbook, names: Iterable[str], target: Target) -> list[tuple[Sheet, Layout]]:
    sheets = (workbook.sheet(name) for name in names)
    recognised = ((sheet, recognise(sheet, target)) for sheet in sheets)
    return [(sheet, layout) for sheet, layout in recognised if tells_persons(layout)]


def recognise(sheet: Sheet, target: Target) -> Layout:
    """Return how ``sheet`` is arranged, as well as its heads and values tell."""
    known = HeadWords(target)
    width = len(sheet.rows[0]) if sheet.rows else 0
    first = _first_row_of_values(sheet.rows, target)
    head = find_head(sheet.rows, known) or head_above(sheet.rows, first)
    first = head.rows[-1] + 1 if head else first
    words = head.words if head else ((),) * width
    headings = head.headings if head else ("",) * width
    fields = Columns(sheet.rows[first:], target, words, known).fields()
    columns = (ColumnGuess(index, headings[index], *fields.get(index, (None, 0.0))) for index in range(width))
    rows = tuple(row + 1 for row in head.rows) if head else ()
    return Layout(sheet.name, target.name, rows, first + 1, tuple(columns))


def tells_persons(layout: Layout) -> bool:
    """Say whether the rows can be persons: a column of resident IDs, or of names with something else of a person."""
    fields = {column.field: column.certainty for column in layout.columns if column.field}
    if "resident_id" in fields or fields.get("name", 0) > LEAST_CERTAINTY_OF_A_HEAD:
        return True
    return "name" in fields and not fields.keys().isdisjoint(_OF_PERSONS)


def refuse_tables_side_by_side(sheet: Sheet, layout: Layout, target: Target) -> None:
    """Raise ``AppError`` where a further column of names stands under the very heads of the names that are read.

    Its persons would be left out, and their phones taken for second phones of the persons beside them.
    Names under another group (``配偶信息``) belong to the persons of the row and are left alone; ``姓名2`` and
    ``家庭成员2姓名`` are persons of the roster, several in one row.
    """
    known = HeadWords(target)
    head = find_head(sheet.rows, known)
    if not head or head.rows[-1] + 1 not in layout.head_rows:
        return
    for name in layout.columns_of("name"):
        for column in range(len(head.words)):
            if column == name:
                continue
            if _head_at(head, column) == _head_at(head, name) != ((), "") or _counts_names(head.words[column], known):
                _refuse_names(sheet, layout, max(column, name))


def _counts_names(words: tuple[str, ...], known: HeadWords) -> bool:
    """Say whether ``words`` above a column are those of a name with a number: ``姓名2``."""
    uncounted = tuple(_NUMBERS.sub("", word) for word in words)
    meanings = known.meanings_of_column(uncounted) if uncounted[:1] != words[:1] else ()
    return any(each.field == "name" and each.certainty >= WITH_OWNER for each in meanings)


def _head_at(head: Head, column: int) -> tuple[tuple[str, ...], str]:
    """Return all that stands above ``column``; what is written in brackets tells ``姓名（配偶）`` from ``姓名``."""
    return head.words[column], unspaced(halfwidth(head.headings[column]))


def _refuse_names(sheet: Sheet, layout: Layout, column: int) -> None:
    values = [row[column] for row in sheet.rows[layout.first_row - 1 :] if not is_blank(row[column])]
    if sum(map(looks_like_name, values)) > len(values) / 2:
        raise AppError(
            _(
                "In the sheet {name} a second table stands beside the first: column {column} holds names again. "
                "Move its rows below the first table and import again.",
                name=layout.sheet,
                column=letters_of(column),
            )
        )


def letters_of(column: int) -> str:
    """Return what spreadsheets call the column numbered from 0: 0 is ``A``, 26 is ``AA``."""
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def _weight(sheet: Sheet, layout: Layout) -> float:
    """Prefer the sheet with more columns recognised, and among equals the one with more rows."""
    rows = len(sheet.rows) - layout.first_row + 1
    return layout.certainty + min(rows, 1_000) / 500


def _first_row_of_values(rows: list[Row], target: Target) -> int:
    """Return the first row of a sheet without heads that holds values of at least two sorts."""
    looks = [look for field in target.fields if not _is_loose(field.kind) and (look := look_of(field))]
    for number, row in enumerate(rows[:ROWS_SEARCHED_FOR_VALUES]):
        filled = [cell for cell in row if not is_blank(cell)]
        if sum(1 for cell in filled if any(look(cell) for look in looks)) >= _LEAST_LOOKS:
            return number
    return 0


def _is_loose(kind: object) -> bool:
    return isinstance(kind, kinds.PersonName)
