"""A document as its writer thinks of it: title, whom it addresses, what it says, who signs.

It is plain data. Layout makes pages of it, and the same description can become a page, a poster, a picture or a
text. Text in it is never markup: ``<b>`` is printed as it stands; emphasis is a ``Span`` of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.documents.faces import Role
from desktop_app.documents.lines import Align
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
class Table:
    """A table with lines; its heads are repeated on every page it reaches. ``rows`` hold one text for each column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty lines between two blocks."""

    lines: float = 1


Block = Heading | Paragraph | Table | Gap


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs and when; ``sealed`` leaves the space for the seal."""

    bodies: tuple[str, ...]
    day: date
    sealed: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """One document, without any decision about its looks."""

    title: str
    blocks: tuple[Block, ...]
    addressee: str = ""
    attachments: tuple[str, ...] = ()
    signature: Signature | None = None


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
            yield block.caption
            yield from (column.title for column in block.columns)
            for row in block.rows:
                yield from row


ROLE_OF_LEVEL = {1: Role.hei, 2: Role.kai, 3: Role.fang, 4: Role.fang}
