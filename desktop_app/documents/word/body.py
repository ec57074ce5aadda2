"""The body of a document for Word, block by block, in the measures of the printed page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

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
from desktop_app.documents.figures import Figure
from desktop_app.documents.flow import ROWS_OF_A_SEAL, names_and_date
from desktop_app.documents.lines import Align, text_width
from desktop_app.documents.pages import Look
from desktop_app.documents.titles import title_lines
from desktop_app.documents.word.markup import (
    EMPTY,
    EMPTY_KEPT,
    KEEP_NEXT,
    aligned,
    first_line_in,
    kept_with_next,
    paragraph,
    run,
    runs,
    turned_in,
    twips,
)
from desktop_app.documents.word.tables import table_of

_JC = {Align.justified: "both", Align.left: "left", Align.centre: "center", Align.right: "right"}
Draw = Callable[[Figure], str]
"""Puts a figure into the file and returns the run that shows it."""


def body_of(document: Document, look: Look, draw: Draw) -> Iterator[str]:
    """Yield everything that is said, from the title to the date."""
    said = list(_title(document.title, look))
    if document.addressee:
        said.append(paragraph(run(document.addressee), aligned("left")))
    for block in document.blocks:
        said += _block(block, look, draw)
    if document.attachments or document.signature:
        said[-1:] = [kept_with_next(each) for each in said[-1:]]
    yield from said
    if document.attachments:
        yield from _attachments(document.attachments, look)
    if document.signature:
        yield from _signature(document.signature, look)


def _title(title: str, look: Look) -> Iterator[str]:
    """The title with its lines where the printed page has them."""
    lines = title_lines(title, look.title, look.width)
    if lines:
        words = "<w:r><w:br/></w:r>".join(run(line.text.strip()) for line in lines)
        yield paragraph(words, style="Title")
        yield EMPTY_KEPT


def _block(block: Block, look: Look, draw: Draw) -> Iterator[str]:
    match block:
        case Heading():
            yield paragraph(run(block.text), style=f"Heading{min(max(block.level, 1), 4)}")
        case Paragraph():
            looks = first_line_in(block.indent, look) + aligned(_JC[block.align])
            yield paragraph(runs(spans_of(block.text)), looks)
        case Table():
            yield table_of(block, look)
        case Gap():
            yield from [EMPTY] * round(block.lines)
        case Items():
            yield from _items(block, look)
        case Picture() | QrCode() | Chart():
            yield from _figure(block, draw)


def _items(block: Items, look: Look) -> Iterator[str]:
    marked = marked_items(block)
    wide = max([text_width(mark, look.body) for mark, _text in marked], default=0.0) + look.cell * 0.25
    for mark, text in marked:
        words = run(mark, Role.hei if block.mark else None) + "<w:r><w:tab/></w:r>" + runs(spans_of(text))
        tab = f'<w:tabs><w:tab w:val="left" w:pos="{twips(2 * look.cell + wide)}"/></w:tabs>'
        yield paragraph(words, tab + turned_in(2 * look.cell + wide, wide) + aligned("both"))


def _figure(figure: Figure, draw: Draw) -> Iterator[str]:
    caption = figure.title if isinstance(figure, Chart) else figure.caption
    loose = '<w:snapToGrid w:val="0"/>'
    yield paragraph(draw(figure), (KEEP_NEXT if caption else "") + loose + aligned("center"))
    if caption:
        yield paragraph(run(caption), aligned("center"))


def _attachments(names: tuple[str, ...], look: Look) -> Iterator[str]:
    yield EMPTY_KEPT
    lead = text_width(ATTACHED, look.body)
    for place, (number, name) in enumerate(numbered_attachments(names)):
        own = text_width(number, look.body)
        left = 2 * look.cell + lead + own
        hanging = own if place else own + lead
        yield paragraph(run(("" if place else ATTACHED) + number + name), KEEP_NEXT + turned_in(left, hanging))


def _signature(signature: Signature, look: Look) -> Iterator[str]:
    """Names and date where the printed page has them; seals get their room."""
    names, date_x = names_and_date(signature, look)
    yield from [EMPTY_KEPT] * (2 if signature.sealed else 1)
    for number, row in enumerate(names):
        yield from [EMPTY_KEPT] * (ROWS_OF_A_SEAL - 1 if number and signature.sealed else 0)
        tabs = "".join(f'<w:tab w:val="left" w:pos="{twips(x)}"/>' for _text, x in row[1:])
        words = "<w:r><w:tab/></w:r>".join(run(text) for text, _x in row)
        placed = KEEP_NEXT + (f"<w:tabs>{tabs}</w:tabs>" if tabs else "") + turned_in(row[0][1]) + aligned("left")
        yield paragraph(words, placed)
    yield paragraph(run(written_date(signature.day)), turned_in(date_x) + aligned("left"))
