"""Pages of a finished PDF as pictures, for the preview and for printers."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass

import pypdfium2

from desktop_app.documents.pdfium import reading

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as raw pixels: four bytes each (blue, green, red, unused), ``stride`` bytes in a row, top row first.

    The bytes are those of ``QImage.Format_RGB32`` and of Pillow's raw mode ``BGRX``.
    """

    width: int
    height: int
    stride: int
    pixels: bytes


def page_count(pdf: bytes) -> int:
    """Return how many pages ``pdf`` has."""
    with reading(pdf) as document:
        return len(document)


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of every page in points."""
    with reading(pdf) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def page_size(pdf: bytes, number: int = 0) -> tuple[float, float]:
    """Return width and height of one page in points."""
    with reading(pdf) as document:
        width, height = document.get_page_size(number)
    return width, height


def page_images(pdf: bytes, dpi: float = 96, pages: Iterable[int] | None = None) -> tuple[PageImage, ...]:
    """Return the pages with these numbers (from 0; None: all) as pictures of ``dpi`` dots per inch."""
    with reading(pdf) as document:
        numbers = range(len(document)) if pages is None else pages
        return tuple(_image_of(document, number, dpi) for number in numbers)


def _image_of(document: pypdfium2.PdfDocument, number: int, dpi: float) -> PageImage:
    with closing(document[number]) as page:
        bitmap = page.render(scale=dpi / POINTS_PER_INCH, rev_byteorder=False, prefer_bgrx=True)
        with closing(bitmap):
            return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
