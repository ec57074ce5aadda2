"""WordprocessingML in small pieces: runs, paragraphs, lengths (ECMA-376 part 1, 17)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

from desktop_app.documents.faces import Role
from desktop_app.documents.pages import Look
from desktop_app.documents.units import Span

# What the fonts are called on the computers of offices; each is replaced by its like where it is missing.
FONT = {Role.song: "宋体", Role.title: "方正小标宋简体", Role.hei: "黑体", Role.kai: "楷体", Role.fang: "仿宋"}
LATIN = "Times New Roman"
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def twips(points: float) -> int:
    """Return a length in twentieths of a point."""
    return round(points * 20)


def clean(text: str) -> str:
    """Return ``text`` as XML may hold it: escaped, without control characters, on one line."""
    return escape(_ILLEGAL.sub("", text).replace("\n", " ").replace("\r", "").replace("\t", " "))


def fonts(role: Role) -> str:
    """Return the fonts of a run."""
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{FONT[role]}" w:hint="eastAsia"/>'


def run(text: str, role: Role | None = None, size: float = 0.0) -> str:
    """Return text in one face; without face and size as its paragraph."""
    looks = (fonts(role) if role else "") + (sized(size) if size else "")
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{clean(text)}</w:t></w:r>'


def sized(points: float) -> str:
    """Return the size of a run, its characters as they are; Word counts half points."""
    return f'<w:spacing w:val="0"/><w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def on_the_grid(look: Look) -> str:
    """Return size and spacing of the body, by which a line takes as many characters as the printed one.

    Word would take the width of a cell from the grid of the page, which LibreOffice reads as whole cells.
    """
    apart = math.floor((look.cell - look.body.size) * 20)
    return f'<w:spacing w:val="{apart}"/>{sized(look.body.size).split("/>", 1)[1]}'


def runs(spans: Iterable[Span]) -> str:
    """Return spans as runs."""
    return "".join(run(span.text, span.role) for span in spans)


def paragraph(content: str, properties: str = "", style: str = "") -> str:
    """Return a paragraph; ``properties`` in the order that the schema wants."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{content}</w:p>"


def first_line_in(cells: float, look: Look) -> str:
    """Return a first line turned in by so many characters of the body."""
    return f'<w:ind w:firstLineChars="{round(cells * 100)}" w:firstLine="{twips(cells * look.cell)}"/>'


def turned_in(left: float, hanging: float = 0.0) -> str:
    """Return the left edge of a paragraph in points, its first line further out by ``hanging``."""
    return f'<w:ind w:left="{twips(left)}" w:hanging="{twips(hanging)}" w:firstLineChars="0"/>'


def aligned(how: str) -> str:
    """Return where the lines of a paragraph stand: both, left, center or right."""
    return f'<w:jc w:val="{how}"/>'


def kept_with_next(written: str) -> str:
    """Return a paragraph of the body so that it stays on the page of what follows; anything else as it is."""
    begins = "<w:p><w:pPr>"
    fits = written.startswith(begins) and not written.startswith((begins + "<w:pStyle", begins + KEEP_NEXT))
    return begins + KEEP_NEXT + written.removeprefix(begins) if fits else written


KEEP_NEXT = "<w:keepNext/>"
EMPTY = paragraph("")
EMPTY_KEPT = paragraph("", KEEP_NEXT)
