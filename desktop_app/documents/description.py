"""A document as its writer thinks of it: title, whom it addresses, what it says, who signs.

It is plain data. Layout makes pages of it, and the same description can become a page, a poster, a picture or a
text. Text in it is never markup: ``<b>`` is printed as it stands; emphasis is a ``Span`` of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from desktop_app.documents.faces import Role
from desktop_app.documents.lines import Align
from desktop_app.documents.pictured import CharacterPicture, in_pictures
from desktop_app.documents.units import Span

Text = str | tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number in the text (``一、公示时间``); ``level`` 1 to 4."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; ``indent`` in cells."""

    text: Text
    indent: float = 2
    align: Align = Align.justified


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; its width follows from what it holds."""

    title: str
    align: Align = Align.centre


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells that are one: from the cell at ``row`` and ``column`` (from 0) so many down and across.

    The text stands in the first; the texts of the others must be empty, else setting the table raises ValueError.
    """

    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with lines; its heads are repeated on every page it reaches. ``rows`` hold one text for each column.

    ``heads`` are rows of heads above the titles of the columns. ``merges`` count the rows under the heads,
    ``head_merges`` those of the heads, of which the titles are the last.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    merges: tuple[Merge, ...] = ()
    heads: tuple[tuple[str, ...], ...] = ()
    head_merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list: every item begins with ``mark`` or, where that is empty, with its number, and is turned in under it."""

    items: tuple[Text, ...]
    mark: str = "•"


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo or drawing (JPEG, PNG, WebP, GIF, BMP), upright as it was taken, ``width`` millimetres wide.

    0 makes it as wide as the column; a picture higher than half a page is made smaller. What is no picture, or could
    only be one to do harm, is refused with AppError when the document is set.
    """

    content: bytes = field(repr=False)
    width: float = 0.0
    caption: str = ""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code that holds ``content`` (plain text, at most about 300 Chinese characters) with a caption under it."""

    content: str
    caption: str = ""
    width: float = 35.0


class ChartKind(Enum):
    """How figures are drawn."""

    bars = "bars"
    lines = "lines"
    pie = "pie"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures and what it is called; a figure for every label of its chart."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures as a drawing in black and greys, so that it can be copied; a pie shows its first series."""

    kind: ChartKind
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    title: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty lines between two blocks."""

    lines: float = 1


Block = Heading | Paragraph | Table | Gap | Items | Picture | QrCode | Chart


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs and when; ``sealed`` leaves the space for the seal."""

    bodies: tuple[str, ...]
    day: date
    sealed: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """One document, without any decision about its looks.

    ``pictures`` show characters in it that no font may have; wherever one stands in a text, its picture is set.
    """

    title: str
    blocks: tuple[Block, ...]
    addressee: str = ""
    attachments: tuple[str, ...] = ()
    signature: Signature | None = None
    pictures: tuple[CharacterPicture, ...] = ()


_NOT_SET = frozenset({"content", "pictures"})
"""Fields that hold no words: bytes, what a QR code says."""


def with_pictures_in_line(document: Document) -> Document:
    """Return ``document`` as it is set: what it has a picture of is one stand-in, drawn as that picture.

    Raises AppError where a picture cannot be used.
    """
    if not document.pictures:
        return document
    return in_pictures(document, document.pictures, but=_NOT_SET)


def spans_of(text: Text) -> tuple[Span, ...]:
    """Return ``text`` as spans."""
    return (Span(text),) if isinstance(text, str) else text


def written_date(day: date) -> str:
    """Return a date as official documents write it: Arabic figures, no leading noughts (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


ATTACHED = "附件："


def numbered_attachments(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return number and name of each attachment, no number for a single one (GB/T 9704-2012, 7.3.4)."""
    if len(names) == 1:
        return (("", names[0]),)
    return tuple((f"{number}.", name) for number, name in enumerate(names, 1))


def text_of(document: Document) -> Iterator[str]:
    """Yield every text of the document in reading order, for checks before it is set."""
    yield document.title
    yield document.addressee
    for block in document.blocks:
        yield from _text_of_block(block)
    for place, numbered in enumerate(numbered_attachments(document.attachments)):
        yield (ATTACHED if place == 0 else "") + "".join(numbered)
    if document.signature:
        yield from document.signature.bodies
        yield written_date(document.signature.day)


def _text_of_block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield "".join(span.text for span in spans_of(block.text))
        case Table():
            yield from _text_of_table(block)
        case Items():
            for mark, text in marked_items(block):
                yield mark + "".join(span.text for span in spans_of(text))
        case Picture() | QrCode():
            yield block.caption
        case Chart():
            yield from (block.title, block.unit, *block.labels, *(series.name for series in block.series))


def _text_of_table(table: Table) -> Iterator[str]:
    yield table.caption
    for row in (*table.heads, tuple(column.title for column in table.columns), *table.rows):
        yield from row


def marked_items(block: Items) -> tuple[tuple[str, Text], ...]:
    """Return mark or number and text of each item."""
    return tuple((block.mark or f"{number}.", text) for number, text in enumerate(block.items, 1))


ROLE_OF_LEVEL = {1: Role.hei, 2: Role.kai, 3: Role.fang, 4: Role.fang}
