"""Where on the page a private number stands, so that it can be shown to who must take it out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pypdfium2

from desktop_app.documents.pdfium import reading
from desktop_app.documents.readback import PrivateFind

_AIR = 2.0  # points around the figures


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page; ``page`` counts from 0, lengths are points from the upper left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float


def boxes_of(pdf: bytes, finds: tuple[PrivateFind, ...]) -> tuple[Box, ...]:
    """Return what frames the numbers ``finds`` on the pages of ``pdf``, one box for each line a number runs over."""
    if not finds:
        return ()
    with reading(pdf) as document:
        return tuple(box for find in finds for box in _boxes(document, find))


def _boxes(document: pypdfium2.PdfDocument, find: PrivateFind) -> Iterator[Box]:
    with closing(document[find.page - 1]) as page, closing(page.get_textpage()) as text:
        height = page.get_height()
        last = min(find.place + len(find.text), text.count_chars())
        frames = [text.get_charbox(place) for place in range(find.place, last)]
        for left, bottom, right, top in _lines(frames):
            yield Box(find.page - 1, left - _AIR, height - top - _AIR, right - left + 2 * _AIR, top - bottom + 2 * _AIR)


Frame = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the lower left corner."""


def _lines(frames: list[Frame]) -> list[Frame]:
    """Join the frames of characters that stand beside each other."""
    lines: list[Frame] = []
    for frame in frames:
        if frame[2] <= frame[0]:
            continue
        if lines and frame[3] > lines[-1][1] and frame[1] < lines[-1][3]:
            before = lines[-1]
            lines[-1] = (
                min(before[0], frame[0]), min(before[1], frame[1]), max(before[2], frame[2]), max(before[3], frame[3]),
            )  # fmt: skip
        else:
            lines.append(frame)
    return lines
