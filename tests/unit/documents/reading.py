"""PDFs read back in tests the way a reader would."""

from __future__ import annotations

import re
from contextlib import closing

import pypdfium2

from desktop_app.documents.readback import text_on_pages


def words_of(pdf: bytes) -> str:
    """Return all text of a PDF without white space and page numbers; soft hyphens at line ends are hyphens again."""
    pages = [re.sub(r"—\s*\d+\s*—\s*$", "", page.rstrip()) for page in text_on_pages(pdf)]
    return re.sub(r"\s", "", "".join(pages).replace("\ufffe", "-").replace("\x02", "-"))


def boxes_of(pdf: bytes, page: int = 0) -> list[tuple[str, float, float, float, float]]:
    """Return each character of a page with left, top, right, bottom in points from the upper left corner."""
    with closing(pypdfium2.PdfDocument(pdf)) as document, closing(document[page]) as sheet:
        height = sheet.get_height()
        with closing(sheet.get_textpage()) as text:
            found = []
            for place, character in enumerate(text.get_text_range()):
                left, bottom, right, top = text.get_charbox(place, loose=True)
                found.append((character, left, height - top, right, height - bottom))
            return found
