"""A description to a poster: the same document set large, in a frame with a band of colour, as a print shop would.

Nothing is enlarged: the type is chosen so that the text fills the poster, and only then everything is set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from desktop_app.documents.description import (
    Block,
    Document,
    Paragraph,
    Signature,
    Table,
    spans_of,
    text_of,
    written_date,
)
from desktop_app.documents.drawing import pdf_of
from desktop_app.documents.faces import Role, typesetting
from desktop_app.documents.flow import Row, attachment_rows, rows_of_blocks
from desktop_app.documents.lines import Align, Line, break_lines, text_width
from desktop_app.documents.pages import (
    EM_ABOVE_BASELINE,
    MM,
    Area,
    Colour,
    Group,
    Item,
    Look,
    Page,
    TableStyle,
    Words,
    moved,
)
from desktop_app.documents.tables import LINE_PITCH, natural_widths
from desktop_app.documents.tiles import Tiling, full_size, tiled_pdf
from desktop_app.documents.titles import title_lines
from desktop_app.documents.units import Span, Type
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _


class PosterSize(Enum):
    """Width and height of an upright poster in millimetres (ISO 216)."""

    A3 = (297, 420)
    A2 = (420, 594)
    A1 = (594, 841)
    A0 = (841, 1189)

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.value[0] * MM, self.value[1] * MM


RED: Colour = (0.70, 0.07, 0.09)
BLUE: Colour = (0.07, 0.29, 0.56)
_WHITE: Colour = (1.0, 1.0, 1.0)
_INK: Colour = (0.10, 0.10, 0.11)
_GOLD: Colour = (0.96, 0.83, 0.52)

SMALLEST_TYPE = 15.0  # points: read from a metre away
LARGEST_TYPE = 1 / 20  # of the poster's width
LARGEST_TYPE_OF_FEW_WORDS = 1 / 13
FEW_WORDS = 110
TABLE_TYPE = (1.15, 1.0, 0.85)  # of the body's type
LEAST_AIR_IN_TABLES, MOST_AIR_IN_TABLES = 0.3, 0.85  # ems over and under a line
_STEP = 0.97
_BAND, _FOOT, _SIDE = 0.165, 0.030, 0.085  # of the poster's height, height and width
_PITCH = 1.62  # ems from line to line
_LINES = 100  # more than any poster has: its height is not cut into pages
NARROWEST = 0.2  # ems: no usual character is narrower
_MOST_FOLDS = 8
LEAST_ROWS_OF_A_FOLD = 4


@dataclass(frozen=True, slots=True)
class Poster:
    """What a poster adds to a document: a line over the title, the colour of its band."""

    document: Document
    kicker: str = ""
    colour: Colour = RED


def poster_pdf(
    poster: Poster,
    size: PosterSize = PosterSize.A2,
    tiling: Tiling | None = None,
    step: Callable[[int, int], None] | None = None,
) -> bytes:
    """Return the poster cut into A4 sheets (``tiling`` None: full size on the fewest sheets).

    Raises AppError when the text does not fit in readable type. ``step`` hears (done, total) sheets.
    """
    with typesetting():
        page = poster_page(poster, size)
        return tiled_pdf(page, tiling or full_size(size.points), poster.document.title, step)


def whole_poster_pdf(poster: Poster, size: PosterSize = PosterSize.A2) -> bytes:
    """Return the poster as one page of its own size, for the preview or a print shop."""
    with typesetting():
        return pdf_of([poster_page(poster, size)], poster.document.title)


def poster_page(poster: Poster, size: PosterSize) -> Page:
    """Lay the poster out in the largest type that fits; raises AppError when that would be too small to read."""
    width, height = size.points
    band, foot = height * _BAND, height * _FOOT
    document = poster.document
    top, bottom = band + height * 0.035, height - foot - height * 0.028
    body = _largest_fitting(document, width, bottom - top, poster.colour)
    items: list[Item] = [
        Area(0, 0, width, height, fill=_WHITE),
        *_frame(width, height, poster.colour),
        *_band_items(poster, width, band),
        Area(0, height - foot, width, foot, fill=poster.colour),
    ]
    items += moved(_stacked(body, bottom - top), width * _SIDE, top)
    return Page(width, height, (Group(0.0, 0.0, tuple(items)),))


@dataclass(frozen=True, slots=True)
class _Body:
    """Rows of the text and, at the foot, of the signature, set in one size; tables folded so many times."""

    rows: tuple[Row, ...]
    signature: tuple[Row, ...]
    look: Look
    folds: int

    @property
    def height(self) -> float:
        return sum([row.height for row in (*self.rows, *self.signature)])


def _largest_fitting(document: Document, width: float, room: float, colour: Colour) -> _Body:
    """Halve the ladder of sizes until the largest that fits is found; then let tables breathe in what room is left."""
    sizes = _ladder(width * (LARGEST_TYPE_OF_FEW_WORDS if _is_short(document) else LARGEST_TYPE))
    low, high = 0, len(sizes)
    found: _Body | None = None
    while low < high:
        middle = (low + high) // 2
        body = _fitting(document, width, room, sizes[middle], colour)
        if body:
            found, high = body, middle
        else:
            low = middle + 1
    if not found:
        raise AppError(_("The text is too long for this poster. Choose a larger poster, or print it as A4 pages."))
    return _with_airy_tables(document, found, room)


def _ladder(largest: float) -> list[float]:
    sizes = [largest]
    while sizes[-1] * _STEP >= SMALLEST_TYPE:
        sizes.append(sizes[-1] * _STEP)
    return sizes


def _is_short(document: Document) -> bool:
    return not _tables_of(document) and sum(map(len, text_of(document))) < FEW_WORDS


def _tables_of(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def _fitting(document: Document, width: float, room: float, size: float, colour: Colour) -> _Body | None:
    tables = _tables_of(document)
    for factor in TABLE_TYPE if tables else TABLE_TYPE[:1]:
        look = _poster_look(width, size, colour, factor)
        for folds in range(1, _MOST_FOLDS + 1 if tables else 2):
            may = folds == 1 or any(_may_fold(table, folds, look.width / look.table_sizes[0]) for table in tables)
            if may and _least_height(document, look, folds) <= room:
                body = _body(document, look, folds)
                if body.height <= room:
                    return body
    return None


def _least_height(document: Document, look: Look, folds: int) -> float:
    """A height that the text cannot go below, told without setting it."""
    row = look.table_sizes[-1] * (LINE_PITCH + 2 * look.table.air)
    rows = sum(len(table.rows) // folds for table in _tables_of(document))
    prose = sum(
        len(span.text) for block in document.blocks if isinstance(block, Paragraph) for span in spans_of(block.text)
    )
    return row * rows + prose * look.body.size * NARROWEST / look.width * look.pitch


def _with_airy_tables(document: Document, body: _Body, room: float) -> _Body:
    rows = sum(-(-len(table.rows) // body.folds) + 1 for table in _tables_of(document))
    if not rows:
        return body
    size = body.look.table_sizes[0]
    air = min(body.look.table.air + (room - body.height) * 0.6 / (2 * rows * size), MOST_AIR_IN_TABLES)
    return _body(document, replace(body.look, table=replace(body.look.table, air=air)), body.folds)


def _may_fold(table: Table, folds: int, ems: float) -> bool:
    """Only a table whose columns fit several times side by side may be folded; ``ems`` is the width there is."""
    return len(table.rows) >= LEAST_ROWS_OF_A_FOLD * folds and folds * sum(natural_widths(table, Role.hei)) <= ems


def _poster_look(width: float, size: float, colour: Colour, table: float) -> Look:
    column = width * (1 - 2 * _SIDE)
    heading = Type(Role.hei, size * 1.06)
    tint: Colour = (0.93 + colour[0] * 0.06, 0.93 + colour[1] * 0.06, 0.93 + colour[2] * 0.06)
    return Look(
        paper=(width, width),
        left=0,
        top=0,
        width=column,
        height=size * _PITCH * _LINES,
        rows=_LINES,
        body=Type(Role.song, size),
        title=Type(Role.title, size * 1.6),
        title_pitch=size * 2.2,
        table_sizes=(size * table, size * table * 0.92, size * table * 0.85),
        headings=(heading, heading, Type(Role.song, size), Type(Role.song, size)),
        numbered=False,
        heading_bold=0.035,
        ink=_INK,
        heading_ink=colour,
        table=TableStyle(Role.hei, _WHITE, colour, tint, colour, upright=False, air=LEAST_AIR_IN_TABLES),
    )


def _body(document: Document, look: Look, folds: int) -> _Body:
    blocks = [_folded(block, folds) for block in document.blocks]
    rows: list[Row] = []
    if document.addressee:
        line = break_lines([Span(document.addressee)], look.body, look.width, align=Align.left)
        rows += [_words_row(part, look) for part in line]
    for block in blocks:
        if rows:
            rows.append(Row(look.body.size * 0.25))
        rows += rows_of_blocks([block], look)
    if document.attachments:
        rows += attachment_rows(document.attachments, look)
    signature = _signature_rows(document.signature, look) if document.signature else []
    return _Body(tuple(rows), tuple(signature), look, folds)


def _folded(block: Block, folds: int) -> Block:
    """Set a long narrow table as several side by side, to be read down and then across."""
    if folds == 1 or not isinstance(block, Table) or len(block.rows) < LEAST_ROWS_OF_A_FOLD * folds:
        return block
    height = -(-len(block.rows) // folds)
    empty = ("",) * len(block.columns)
    rows = [
        tuple(
            text
            for fold in range(folds)
            for text in (block.rows[number + fold * height] if number + fold * height < len(block.rows) else empty)
        )
        for number in range(height)
    ]
    return replace(block, columns=block.columns * folds, rows=tuple(rows))


def _words_row(line: Line, look: Look) -> Row:
    baseline = (look.pitch - look.body.size) / 2 + EM_ABOVE_BASELINE * look.body.size
    return Row(look.pitch, (Words(0.0, baseline, line.runs, look.ink),), is_text=True)


def _signature_rows(signature: Signature, look: Look) -> Iterator[Row]:
    """Names and date at the right, centred over one another, with air above."""
    texts = [*signature.bodies, written_date(signature.day)]
    type_ = replace(look.body, size=look.body.size * 1.05)
    widest = max(text_width(text, type_) for text in texts)
    yield Row(look.pitch * 0.9)
    for text in texts:
        line = break_lines([Span(text)], type_, max(widest, 1.0) + 1, align=Align.centre)[0]
        row = _words_row(line, look)
        yield Row(row.height, moved(row.items, max(look.width - widest - 1.5 * type_.size, 0.0), 0.0))


def _stacked(body: _Body, room: float) -> Iterator[Item]:
    """Place the rows from the top and the signature at the foot; spare room opens the lines a little first."""
    spare = max(room - body.height, 0.0)
    lines = max(len(body.rows), 1)
    air = min(spare * 0.5 / lines, 0.35 * body.look.body.size)
    y = 0.0
    for row in body.rows:
        yield from moved(row.items, 0.0, y)
        y += row.height + (air if row.is_text or not row.items else 0.0)
    y = max(y, y + (room - y - sum([row.height for row in body.signature])) * 0.72)
    for row in body.signature:
        yield from moved(row.items, 0.0, y)
        y += row.height


def _frame(width: float, height: float, colour: Colour) -> Iterator[Item]:
    inset = width * 0.022
    yield Area(inset, inset, width - 2 * inset, height - 2 * inset, outline=width * 0.0022, colour=colour)
    inset *= 1.35
    yield Area(inset, inset, width - 2 * inset, height - 2 * inset, outline=width * 0.0008, colour=colour)


def _band_items(poster: Poster, width: float, band: float) -> Iterator[Item]:
    """The band with the title as large as it goes in two lines, and the kicker over it."""
    yield Area(0, 0, width, band, fill=poster.colour)
    yield Area(0, band - band * 0.05, width, band * 0.022, fill=_GOLD)
    kicker_room = band * 0.24 if poster.kicker else band * 0.06
    lines, size = _largest_title(poster.document.title, width * 0.90, band * 0.88 - kicker_room)
    if poster.kicker:
        kicker = Type(Role.hei, min(band * 0.105, width / (len(poster.kicker) * 1.3 + 4)))
        line = break_lines([Span(poster.kicker)], kicker, width * 0.9, align=Align.centre)[0]
        yield Words(width * 0.05, band * 0.115 + kicker.size * 0.75, line.runs, _GOLD)
    pitch = size * 1.28
    top = kicker_room + (band * 0.92 - kicker_room - pitch * len(lines)) / 2
    for number, line in enumerate(lines):
        baseline = top + number * pitch + (pitch - size) / 2 + EM_ABOVE_BASELINE * size
        yield Words(width * 0.05, baseline, line.runs, _WHITE)


def _largest_title(title: str, width: float, room: float) -> tuple[Sequence[Line], float]:
    size = room * 0.78
    while True:
        lines = title_lines(title, Type(Role.title, size), width)
        fits = len(lines) * size * 1.28 <= room and all(line.width <= width + 0.1 for line in lines)
        if fits or size < SMALLEST_TYPE:
            return lines, size
        size *= _STEP
