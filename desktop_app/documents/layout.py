"""Rows become pages: full columns, heads repeated, and a signature that never stands alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.documents.description import Document, Table, with_pictures_in_line
from desktop_app.documents.faces import Role
from desktop_app.documents.flow import Row, closing_rows, rows_of
from desktop_app.documents.lines import break_lines
from desktop_app.documents.pages import EM_ABOVE_BASELINE, MM, Group, Item, Look, Page, Words
from desktop_app.documents.units import Span, Type

OTHER_ROWS = (0, 1, -1, 2, -2)  # lines more or fewer on each page, the smallest change of pitch first
LITTLE = 0.3  # of a page: so much on the last page may be pulled in
MOST_PAGES_PULLED_IN = 3
TIGHT_AIR = 0.16  # ems over and under the text of a cell, where a table is made lower
NUMBER_BELOW = 7 * MM  # GB/T 9704-2012, 7.5: the page number stands 7 mm below the text block
NUMBER = Type(Role.song, 14)
LEAST_WITH_SIGNATURE = 2  # lines of body that a signature takes with it when nothing else helps


@dataclass(frozen=True, slots=True)
class Column:
    """What one page holds, and how much of its height is taken (points)."""

    rows: tuple[Row, ...]
    taken: float


def lay_out(document: Document, look: Look, step: Callable[[int, int], None] | None = None) -> tuple[Page, ...]:
    """Return the pages of ``document``; ``step`` hears (done, total) pages and may raise Cancelled."""
    columns, used = _columns_with_signature(with_pictures_in_line(document), look)
    if len(columns) < used.numbered_from:
        used = replace(used, numbered=False)
    pages = []
    for number, column in enumerate(columns, 1):
        pages.append(_page(column, used, number))
        if step:
            step(number, len(columns))
    return tuple(pages)


def _columns_with_signature(document: Document, look: Look) -> tuple[list[Column], Look]:
    """Cut the document into columns; what little runs over is pulled in, and the signature never stands alone."""
    if not (document.signature and document.blocks):
        return columns_of([*rows_of(document, look), *closing_rows(document, look)], look.height), look
    columns, used = _with_company(document, look)
    if 1 < len(columns) <= MOST_PAGES_PULLED_IN and columns[-1].taken <= LITTLE * look.height:
        for tighter in _tighter_looks(document, look):
            fewer, tail = _columns(document, tighter)
            if len(fewer) < len(columns) and not _stands_alone(fewer[-1], tail):
                return fewer, tighter
    return columns, used


def _tighter_looks(document: Document, look: Look) -> Iterator[Look]:
    """Yield looks in which more goes on a page, the least change first: pitch, air in tables, type of tables."""
    yield replace(look, rows=look.rows + 1)
    if any(isinstance(block, Table) for block in document.blocks):
        tight = replace(look, table=replace(look.table, air=min(TIGHT_AIR, look.table.air)))
        smaller = replace(tight, table_sizes=look.table_sizes[1:] or look.table_sizes)
        yield tight
        yield replace(tight, rows=look.rows + 1)
        yield replace(tight, rows=look.rows + 2)
        yield replace(smaller, rows=look.rows + 1)
        yield replace(smaller, rows=look.rows + 2)
    else:
        yield replace(look, rows=look.rows + 2)


def _columns(document: Document, look: Look) -> tuple[list[Column], list[Row]]:
    """Cut the document as it falls; also returns the rows under the body."""
    tail = closing_rows(document, look)
    return columns_of([*rows_of(document, look), *tail], look.height), tail


def _with_company(document: Document, look: Look) -> tuple[list[Column], Look]:
    """Cut the document into columns; the pitch changes a little when the signature would stand alone."""
    for more in OTHER_ROWS:
        changed = replace(look, rows=look.rows + more) if more else look
        columns, tail = _columns(document, changed)
        if not _stands_alone(columns[-1], tail):
            return columns, changed
    body, tail = rows_of(document, look), closing_rows(document, look)
    return columns_of([*_held(body, sum([row.height for row in tail]), look), *tail], look.height), look


def _held(body: list[Row], taken: float, look: Look) -> list[Row]:
    """Bind the last lines of ``body`` to what follows, which takes ``taken`` points; as many as a page then holds."""
    places = [place for place, row in enumerate(body) if row.is_text or row.head]
    for count in range(LEAST_WITH_SIGNATURE, 0, -1):
        if len(places) >= count:
            start = places[-count]
            while start and body[start - 1].keeps_next:
                start -= 1
            if sum([row.height for row in body[start:]]) + taken <= look.height:
                return [*body[:start], *[replace(row, keeps_next=True) for row in body[start:]]]
    return body


def _stands_alone(column: Column, tail: Sequence[Row]) -> bool:
    """Tell whether the last page would hold nothing of the body above the signature."""
    return not any(row.is_text or row.head for row in column.rows[: -len(tail)])


def columns_of(rows: Sequence[Row], height: float) -> list[Column]:
    """Cut ``rows`` into columns ``height`` points high; what keeps with the next row moves with it."""
    columns: list[Column] = []
    held: list[Row] = []
    taken = 0.0
    for group in _groups(rows, height):
        need = sum([row.height for row in group])
        if held and taken + need > height + 0.01:
            columns.append(Column(tuple(held), taken))
            head = [row for row in group[0].head if row not in group]
            held, taken = list(head), sum([row.height for row in head])
        held += group
        taken += need
    columns.append(Column(tuple(held), taken))
    return columns


def _groups(rows: Sequence[Row], height: float) -> list[list[Row]]:
    """Rows that stay on one page; a group higher than a page is let go."""
    groups: list[list[Row]] = [[]]
    for row in rows:
        groups[-1].append(row)
        if not row.keeps_next:
            groups.append([])
    whole: list[list[Row]] = []
    for group in groups:
        fits = sum([row.height for row in group]) <= height
        whole += [group] if fits else [[row] for row in group]
    return [group for group in whole if group]


def _page(column: Column, look: Look, number: int) -> Page:
    groups: list[Group] = []
    y = look.top
    for row in column.rows:
        if row.items:
            groups.append(Group(look.left, y, row.items))
        y += row.height
    if look.numbered:
        groups.append(Group(0.0, 0.0, (page_number(number, look),)))
    return Page(*look.paper, tuple(groups))


def page_number(number: int, look: Look) -> Item:
    """Return the number of a page between dashes, one character in from the outer edge (odd right, even left)."""
    line = break_lines([Span(f"— {number} —")], NUMBER, look.width)[0]
    inset = look.width - NUMBER.size - line.width if number % 2 else NUMBER.size
    baseline = look.top + look.height + NUMBER_BELOW + EM_ABOVE_BASELINE * NUMBER.size
    return Words(look.left + inset, baseline, line.runs, look.ink)
