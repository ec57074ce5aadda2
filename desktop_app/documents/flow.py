"""Blocks become rows: the stream of lines and table rows that is then cut into pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop_app.documents.description import (
    ATTACHED,
    Block,
    Chart,
    Document,
    Gap,
    Heading,
    Items,
    Paragraph,
    Picture,
    QrCode,
    Signature,
    Table,
    marked_items,
    numbered_attachments,
    spans_of,
    written_date,
)
from desktop_app.documents.faces import Role
from desktop_app.documents.figures import Figure, figure_of
from desktop_app.documents.lines import LONGEST_KEPT, MOST_KEPT, Align, Line, break_lines, text_width
from desktop_app.documents.pages import EM_ABOVE_BASELINE, Item, Look, Words, moved
from desktop_app.documents.ruling import ruled_rows
from desktop_app.documents.tables import Ruled
from desktop_app.documents.titles import title_lines
from desktop_app.documents.units import Span, Type

CELLS_RIGHT_OF_THE_DATE = 4  # GB/T 9704-2012, 7.3.5: with a seal the date stands four cells from the right edge
CELLS_RIGHT_OF_THE_NAME = 2  # and never closer than two, nor does the name without a seal
ROWS_OF_A_SEAL = 5  # a seal is 42 mm wide, a row 10 mm high; seals do not touch each other
LEAST_ROWS_TO_KEEP = 3  # a table of more never leaves its last row alone on a page
MOST_TITLES_KEPT = 32
LEAST_AIR_UNDER_THE_TITLE = 0.6  # of a line


Names = list[list[tuple[str, float]]]
"""Rows of names that sign, each with the place of its left edge."""


@dataclass(frozen=True, slots=True)
class Row:
    """A slice of the column: its height, what it draws (from its own upper left corner) and how pages may cut there."""

    height: float
    items: tuple[Item, ...] = ()
    keeps_next: bool = False
    head: tuple[Row, ...] = ()  # repeated above this row when it begins a page
    is_text: bool = False


def rows_of(document: Document, look: Look) -> list[Row]:
    """Return title, addressee and body as rows."""
    rows = [*title_rows(document.title, look)]
    if document.addressee:
        rows += text_rows(Paragraph(document.addressee, indent=0, align=Align.left), look)
    return rows + rows_of_blocks(document.blocks, look)


def closing_rows(document: Document, look: Look) -> list[Row]:
    """Return what stands under the body: the note of attachments and the signature."""
    rows = attachment_rows(document.attachments, look) if document.attachments else []
    if document.signature:
        rows = [replace(row, keeps_next=True) for row in rows]
        rows += signature_rows(document.signature, look)
    return rows


def rows_of_blocks(blocks: Iterable[Block], look: Look) -> list[Row]:
    """Return the rows of a body."""
    rows: list[Row] = []
    for block in blocks:
        rows += _kept_rows(block, look) if _is_short_text(block) else _rows_of_block(block, look)
    return rows


def _is_short_text(block: Block) -> bool:
    return isinstance(block, Heading | Paragraph) and len(block.text) <= LONGEST_KEPT


def _rows_of_block(block: Block, look: Look) -> Sequence[Row]:
    match block:
        case Heading():
            return heading_rows(block, look)
        case Paragraph():
            return text_rows(block, look)
        case Table():
            return table_rows(block, look)
        case Gap():
            return [Row(block.lines * look.pitch)]
        case Items():
            return item_rows(block, look)
        case Picture() | QrCode() | Chart():
            return figure_rows(block, look)


@lru_cache(maxsize=MOST_KEPT)
def _kept_rows(block: Block, look: Look) -> Sequence[Row]:
    """Set what letters of a batch and the turns of a preview have in common once."""
    return tuple(_rows_of_block(block, look))


def item_rows(block: Items, look: Look) -> list[Row]:
    """Return a list: marks two cells in, texts turned in beside the widest mark."""
    marked = marked_items(block)
    first = 2 * look.cell
    second = first + max([text_width(mark, look.body) for mark, _text in marked], default=0.0) + look.cell * 0.25
    role = Role.hei if block.mark else None  # the dots of other faces are faint
    rows: list[Row] = []
    for mark, text in marked:
        lines = break_lines(spans_of(text), look.body, look.width - second)
        rows.append(
            Row(look.pitch, (*_one_line(mark, first, look, role), *_turned_in(lines[0], second, look)), is_text=True)
        )
        rows += [Row(look.pitch, _turned_in(line, second, look), is_text=True) for line in lines[1:]]
    return rows


def _turned_in(line: Line, x: float, look: Look) -> tuple[Item, ...]:
    return moved(line_row(line, look).items, x, 0.0)


def figure_rows(block: Figure, look: Look) -> list[Row]:
    """Return a picture, QR code or chart in the middle of the column with its caption; lines stay on their grid."""
    figure = figure_of(block, look)
    lines = break_lines([Span(figure.caption)], look.body, look.width, align=Align.centre) if figure.caption else []
    height = -(-(figure.height + look.pitch * 0.5) // look.pitch) * look.pitch
    items = moved(figure.items, (look.width - figure.width) / 2, (height - figure.height) / 2)
    captions = [replace(line_row(line, look), keeps_next=True) for line in lines]
    if captions:
        captions[-1] = replace(captions[-1], keeps_next=False)
    return [Row(height, items, keeps_next=bool(captions)), *captions]


@lru_cache(maxsize=MOST_TITLES_KEPT)
def title_rows(title: str, look: Look) -> Sequence[Row]:
    """Return the title in lines that keep words whole, with at least half a line of air under it, on the grid."""
    lines = title_lines(title, look.title, look.width)
    if not lines:
        return []
    taken = look.title_pitch * len(lines) + LEAST_AIR_UNDER_THE_TITLE * look.pitch
    whole = -(-taken // look.pitch) * look.pitch
    air = whole - look.title_pitch * len(lines)
    pitch = look.title_pitch
    rows = [Row(pitch, (words(line, look.title, look, 0.0, pitch),), keeps_next=True) for line in lines]
    return [*rows, Row(air, keeps_next=True)]


def heading_rows(heading: Heading, look: Look) -> list[Row]:
    """Return a heading in the face of its level; it never stands alone at the foot of a page."""
    type_ = look.headings[min(max(heading.level, 1), 4) - 1]
    lines = break_lines([Span(heading.text)], type_, look.width, 2 * look.cell)
    return [Row(look.pitch, (_heading_words(line, type_, look),), keeps_next=True, is_text=True) for line in lines]


def _heading_words(line: Line, type_: Type, look: Look) -> Words:
    return replace(words(line, type_, look, 0.0, look.pitch), colour=look.heading_ink, bold=look.heading_bold)


def text_rows(paragraph: Paragraph, look: Look) -> list[Row]:
    """Return a paragraph of the body."""
    lines = break_lines(spans_of(paragraph.text), look.body, look.width, paragraph.indent * look.cell, paragraph.align)
    return [line_row(line, look) for line in lines]


def line_row(line: Line, look: Look) -> Row:
    """Return one line of the body as a row."""
    return Row(look.pitch, (words(line, look.body, look, 0.0, look.pitch),), is_text=True)


def words(line: Line, type_: Type, look: Look, top: float, pitch: float) -> Words:
    """Place a line with its em boxes in the middle of a strip ``pitch`` high that begins at ``top``."""
    baseline = top + (pitch - type_.size) / 2 + EM_ABOVE_BASELINE * type_.size
    return Words(0.0, baseline, line.runs, look.ink)


def table_rows(table: Table, look: Look) -> list[Row]:
    """Return a table: its heads are the ``head`` of every row under them."""
    rows: list[Row] = []
    if table.caption:
        caption = break_lines([Span(table.caption)], look.headings[0], look.width, align=Align.centre)
        rows += [replace(line_row(line, look), keeps_next=True) for line in caption]
    ruled = ruled_rows(table, look)
    head = tuple(_row_of(part, keeps_next=True) for part in ruled.heads)
    together = len(ruled.rows) - 2 if len(ruled.rows) > LEAST_ROWS_TO_KEEP else -1
    return [
        *rows,
        Row(look.pitch * 0.25, keeps_next=True),
        *head,
        *[
            _with_head(part, head, keeps_next=part.keeps_next or number == together)
            for number, part in enumerate(ruled.rows)
        ],
        Row(look.pitch * 0.35),
    ]


def _row_of(ruled: Ruled, *, keeps_next: bool) -> Row:
    return Row(ruled.height, ruled.items, keeps_next=keeps_next)


def _with_head(ruled: Ruled, head: tuple[Row, ...], *, keeps_next: bool) -> Row:
    return Row(ruled.height, ruled.items, keeps_next=keeps_next, head=head)


def attachment_rows(names: tuple[str, ...], look: Look) -> list[Row]:
    """Return the note of attachments, one line free above it, long names turned in under their own beginning."""
    rows = [Row(look.pitch)]
    first = 2 * look.cell
    second = first + text_width(ATTACHED, look.body)
    for place, (number, name) in enumerate(numbered_attachments(names)):
        third = second + text_width(number, look.body)
        lines = break_lines([Span(name)], look.body, look.width - third, align=Align.left)
        lead = [(ATTACHED, first)] if place == 0 else []
        items = [item for text, x in [*lead, (number, second)] for item in _one_line(text, x, look)]
        rows.append(Row(look.pitch, (*items, *moved(line_row(lines[0], look).items, third, 0.0)), is_text=True))
        rows += [Row(look.pitch, moved(line_row(line, look).items, third, 0.0), is_text=True) for line in lines[1:]]
    return rows


def _one_line(text: str, x: float, look: Look, role: Role | None = None) -> tuple[Item, ...]:
    return moved(line_row(break_lines([Span(text, role)], look.body, look.width)[0], look).items, x, 0.0)


@lru_cache(maxsize=MOST_TITLES_KEPT)
def signature_rows(signature: Signature, look: Look) -> Sequence[Row]:
    """Return the signing bodies and the date at the right, with the free lines above them.

    With a seal the date stands four cells from the right edge and each name is centred over it; several names stand
    beside each other, and their rows as far apart as seals are high. Without, the names stand two cells from the edge
    and the date is turned in under them (GB/T 9704-2012, 7.3.5).
    """
    dated = written_date(signature.day)
    rows = [Row(look.pitch, keeps_next=True) for _free_line in range(2 if signature.sealed else 1)]
    names, date_x = names_and_date(signature, look)
    apart = [Row(look.pitch, keeps_next=True) for _free_line in range(ROWS_OF_A_SEAL - 1)]
    for number, row in enumerate(names):
        rows += apart if number and signature.sealed else []
        items = [item for text, x in row for item in _one_line(text, x, look)]
        fits = all(text_width(text, look.body) <= look.width for text, _x in row)
        rows += [Row(look.pitch, tuple(items), keeps_next=True)] if fits else _long_name(row[0][0], look)
    return [*rows, Row(look.pitch, _one_line(dated, date_x, look))]


def names_and_date(signature: Signature, look: Look) -> tuple[Names, float]:
    """Return the rows of names with the place of each, and where the date begins, in points from the left edge."""
    places = _sealed_places if signature.sealed else _unsealed_places
    return places(signature.bodies, text_width(written_date(signature.day), look.body), look)


def _long_name(text: str, look: Look) -> list[Row]:
    """Set a name that is longer than a line."""
    lines = break_lines([Span(text)], look.body, look.width, align=Align.left)
    return [replace(line_row(line, look), keeps_next=True) for line in lines]


def _sealed_places(bodies: tuple[str, ...], date_width: float, look: Look) -> tuple[Names, float]:
    """Place names in one to three columns, the last column over the date; also returns where the date begins."""
    date_x = look.width - CELLS_RIGHT_OF_THE_DATE * look.cell - date_width
    middle, free = date_x + date_width / 2, look.width - CELLS_RIGHT_OF_THE_NAME * look.cell
    widest = max([text_width(body, look.body) for body in bodies], default=0.0)
    across = next((count for count in (3, 2) if len(bodies) >= count and widest + look.cell <= look.width / count), 1)
    rows = [bodies[start : start + across] for start in range(0, len(bodies), across)]
    names: Names = []
    for row in rows:
        names.append([])
        for number, body in enumerate(row):
            width = text_width(body, look.body)
            x = middle - (len(row) - 1 - number) * look.width / across - width / 2
            names[-1].append((body, max(min(x, free - width), 0.0)))
    return names, date_x


def _unsealed_places(bodies: tuple[str, ...], date_width: float, look: Look) -> tuple[Names, float]:
    """Place names under one another; also returns where the date begins."""
    free = look.width - CELLS_RIGHT_OF_THE_NAME * look.cell
    widths = [text_width(body, look.body) for body in bodies]
    first = max(min([free - width for width in widths], default=free), 0.0)
    names = [[(body, max(free - width, 0.0))] for body, width in zip(bodies, widths, strict=True)]
    return names, min(first + 2 * look.cell, free - date_width)
