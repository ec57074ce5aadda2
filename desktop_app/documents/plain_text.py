"""Plain text to a description and back: what a clerk has written in any editor, with the marks that documents use.

Every line is a paragraph and blank lines only part them, so that both a text with a blank line after each paragraph
and one without any come out right, and verses or addresses keep their lines. The number at the beginning of a line
makes it a heading (GB/T 9704-2012, 7.3.3).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop_app.documents.description import (
    ATTACHED,
    ROLE_OF_LEVEL,
    Block,
    Document,
    Heading,
    Items,
    Paragraph,
    Signature,
    Table,
    marked_items,
    numbered_attachments,
    spans_of,
    text_of,
    written_date,
)
from desktop_app.documents.units import Span
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _

LARGEST_TEXT = 10_000_000
"""Bytes of a text that is set."""
LONGEST_HEADING = 40
LONGEST_ADDRESSEE = 60

_LEVELS = (
    (1, re.compile(r"[一二三四五六七八九十百]{1,5}、")),
    (2, re.compile(r"（[一二三四五六七八九十百]{1,5}）|\([一二三四五六七八九十百]{1,5}\)")),
    (3, re.compile(r"\d{1,3}[.．、](?!\d)")),
    (4, re.compile(r"（\d{1,3}）|\(\d{1,3}\)")),
)
_SENTENCE_END = re.compile(r"[。！？]")
_GOES_ON = ("；", "，", ";", ",")


def decoded(content: bytes) -> str:
    """Return the text of a UTF-8 file, with or without a byte order mark; raises AppError for anything else."""
    if len(content) > LARGEST_TEXT:
        raise AppError(_("The text is larger than 10 MB. Divide it."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AppError(
            _("The text is not UTF-8 (byte {place}). Save it as UTF-8 and try again.", place=error.start + 1)
        ) from error


def document_of(text: str, title: str = "", signature: Signature | None = None) -> Document:
    """Read plain text: a first line that ends in a colon is whom it addresses, one that begins ``附件：`` the note."""
    blocks = blocks_of(text)
    document = Document(title, blocks, signature=signature)
    if len(blocks) > 1 and _is_an_addressee(blocks[0]):
        document = replace(document, addressee=_written(blocks[0]), blocks=blocks[1:])
    return _with_attachments(document)


def _is_an_addressee(block: Block) -> bool:
    written = _written(block)
    return written.endswith("：") and len(written) <= LONGEST_ADDRESSEE


def _written(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) and isinstance(block.text, str) else ""


def _with_attachments(document: Document) -> Document:
    """Take the note of attachments from the end of the body when it can be set again without any change."""
    starts = [place for place, block in enumerate(document.blocks) if _text(block).startswith(ATTACHED)]
    if not starts:
        return document
    lines = [_text(block) for block in document.blocks[starts[-1] :]]
    first = lines[0].removeprefix(ATTACHED).strip()
    names = tuple(re.sub(r"^\d{1,3}[.．]", "", line).strip() for line in (first, *lines[1:]))
    if not all(names) or _joined(numbered_attachments(names)) != [
        re.sub(r"\s", "", line) for line in (first, *lines[1:])
    ]:
        return document
    return replace(document, blocks=document.blocks[: starts[-1]], attachments=names)


def _text(block: Block) -> str:
    return block.text if isinstance(block, Heading) else _written(block)


def _joined(numbered: Sequence[tuple[str, str]]) -> list[str]:
    return [re.sub(r"\s", "", number + name) for number, name in numbered]


def blocks_of(text: str) -> tuple[Block, ...]:
    """Read plain text: each line is a paragraph, one that begins 一、 （一） 1. or （1） and is short a heading.

    Where text follows the heading's first sentence on the same line, that sentence alone is set as the heading.
    """
    return tuple(_block_of(line.strip()) for line in text.splitlines() if line.strip())


def _block_of(line: str) -> Block:
    for level, number in _LEVELS:
        if number.match(line):
            return _numbered(line, level)
    return Paragraph(line)


def _numbered(line: str, level: int) -> Block:
    end = _SENTENCE_END.search(line)
    said = line[: end.end()] if end else line
    if len(said) > LONGEST_HEADING or said.endswith(_GOES_ON):
        return Paragraph(line)
    if said == line:
        return Heading(line, level)
    role = ROLE_OF_LEVEL[level]
    return Paragraph((Span(said, role), Span(line[len(said) :]))) if level <= 2 else Paragraph(line)


CELL_END = "　"
"""What stands between the cells of a row and before a paragraph, where there is no paper to place them on."""


def plain_text_of(document: Document) -> str:
    """Return what ``document`` says as plain text, to be pasted into a message on a telephone.

    One line a paragraph and a row; a blank line under the title and above the signature. Pictures are left out.
    """
    lines = [document.title, ""] if document.title else []
    lines += [document.addressee] if document.addressee else []
    lines += [line for block in document.blocks for line in _lines_of(block)]
    for place, numbered in enumerate(numbered_attachments(document.attachments)):
        lines.append(("" if place else ATTACHED) + "".join(numbered))
    if document.signature:
        lines += ["", *document.signature.bodies, written_date(document.signature.day)]
    return "\n".join(lines) + "\n"


def _lines_of(block: Block) -> list[str]:
    match block:
        case Heading():
            return [block.text]
        case Paragraph():
            return [CELL_END * round(block.indent) + "".join(span.text for span in spans_of(block.text))]
        case Table():
            rows = (*block.heads, tuple(column.title for column in block.columns), *block.rows)
            return [*([block.caption] if block.caption else []), *[CELL_END.join(row).rstrip() for row in rows]]
        case Items():
            return [mark + "".join(span.text for span in spans_of(text)) for mark, text in marked_items(block)]
        case _:
            return [text for text in text_of(Document("", (block,))) if text]
