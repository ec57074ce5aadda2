"""Pages at a printer's resolution, strip by strip: a whole A4 page at 600 dpi would fill 140 MB."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import closing

from desktop_app.documents.pdfium import reading
from desktop_app.documents.preview import POINTS_PER_INCH, PageImage

STRIP = 800  # rows of dots


def strips_of(pdf: bytes, number: int, dpi: float) -> Iterator[tuple[int, PageImage]]:
    """Yield the strips of the page ``number`` (from 0) from its top, each with the row of dots it begins at."""
    with reading(pdf) as document:
        _width, height = document.get_page_size(number)
        scale = dpi / POINTS_PER_INCH
        rows = math.ceil(height * scale)
        for top in range(0, rows, STRIP):
            bottom = min(top + STRIP, rows)
            crop = (0, max(height - bottom / scale, 0), 0, top / scale)
            with closing(document[number]) as page:
                bitmap = page.render(scale=scale, crop=crop, rev_byteorder=False, prefer_bgrx=True)
                with closing(bitmap):
                    yield top, PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
