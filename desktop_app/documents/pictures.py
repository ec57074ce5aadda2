"""Finished pages as PNG pictures, to be carried to a telephone."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image

from desktop_app.documents.preview import POINTS_PER_INCH, PageImage, page_images, page_sizes
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _

WIDTH = 1080
"""Dots: as wide as telephones show."""
HIGHEST = 16_000
"""Dots of one picture: telephones refuse higher ones."""
_RULE = 2  # dots of grey between two pages
_GREY = (200, 200, 200)


def pictures_of(pdf: bytes) -> tuple[bytes, ...]:
    """Return every page as a PNG 1,080 dots wide."""
    return tuple(_png(picture) for picture in _pages(pdf))


def picture_of(pdf: bytes) -> bytes:
    """Return all pages under one another as one PNG 1,080 dots wide; raises AppError when that becomes too high."""
    heights = [round(height * WIDTH / width) for width, height in page_sizes(pdf)]
    if sum(heights) > HIGHEST:
        raise AppError(_("{pages} pages are too many for one picture. Take one picture a page.", pages=len(heights)))
    return _png(_stacked(_pages(pdf)))


def png_of(page: PageImage) -> bytes:
    """Return a page that was drawn as PNG."""
    return _png(_picture(page))


def _pages(pdf: bytes) -> list[Image.Image]:
    pages = []
    for number, (width, height) in enumerate(page_sizes(pdf)):
        page = page_images(pdf, WIDTH / width * POINTS_PER_INCH, [number])[0]
        picture = _picture(page)
        size = WIDTH, round(height * WIDTH / width)
        pages.append(picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS))
    return pages


def _picture(page: PageImage) -> Image.Image:
    return Image.frombuffer("RGB", (page.width, page.height), page.pixels, "raw", "BGRX", page.stride, 1)


def _stacked(pages: Sequence[Image.Image]) -> Image.Image:
    whole = Image.new("RGB", (WIDTH, sum(page.height for page in pages) + _RULE * (len(pages) - 1)), _GREY)
    y = 0
    for page in pages:
        whole.paste(page, (0, y))
        y += page.height + _RULE
    return whole


def _png(picture: Image.Image) -> bytes:
    """Write a picture, in grey where nothing on it has a colour."""
    red, green, blue = picture.split()
    if red.tobytes() == green.tobytes() == blue.tobytes():
        picture = red
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
