"""The finished PDF read again: private numbers are found in the text that people will see.

What counts as private, and what is excused, says ``private_numbers``. Figures in neighbouring cells of a table are
kept apart by the space between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

import pypdfium2

from desktop_app.documents.pdfium import reading
from desktop_app.documents.private_numbers import WALL, PrivateKind, bare, digit_of, found_in, runs_of_digits

FAR_APART = 2.2  # heights of a digit: characters of a run further apart on one line belong to two cells
_FULL_CELL = 1.5  # a full-width digit has air of its own at both sides, and so has the blank beside it


@dataclass(frozen=True, slots=True)
class PrivateFind:
    """A private number on a page; the number itself is kept out of ``repr`` and so out of every log.

    ``page`` counts from 1, ``place`` the characters of the page, ``x`` and ``y`` are points from its upper left corner.
    """

    page: int
    kind: PrivateKind
    text: str = field(repr=False)
    place: int = 0
    x: float = 0.0
    y: float = 0.0


def read_back(pdf: bytes, allowed: frozenset[str] = frozenset()) -> tuple[PrivateFind, ...]:
    """Return every private number in the text of ``pdf`` except those ``allowed``; () means it may be printed.

    A poster's sheets all show parts of one drawing: a number on it is told once, with its first sheet.
    """
    finds: dict[tuple[PrivateKind, str], PrivateFind] = {}
    for find in finds_on_pages(pdf, allowed):
        finds.setdefault((find.kind, bare(find.text)), find)
    return tuple(finds.values())


def finds_on_pages(
    pdf: bytes, allowed: frozenset[str] = frozenset(), step: Callable[[int, int], None] | None = None
) -> Iterator[PrivateFind]:
    """Yield every private number on every page of ``pdf``, one that repeats with each page.

    ``step`` hears (done, total) pages and may raise Cancelled.
    """
    with reading(pdf) as document:
        for number in range(len(document)):
            yield from _finds_on(document, number, allowed)
            if step:
                step(number + 1, len(document))


def text_on_pages(pdf: bytes) -> tuple[str, ...]:
    """Return the text of every page as a reader would copy it."""
    with reading(pdf) as document:
        return tuple(_text_on(document, number) for number in range(len(document)))


def _text_on(document: pypdfium2.PdfDocument, number: int) -> str:
    with closing(document[number]) as page, closing(page.get_textpage()) as text:
        return text_of(text)


def text_of(textpage: pypdfium2.PdfTextPage) -> str:
    """Return the text of an opened page."""
    return str(textpage.get_text_range(errors="replace"))


def _finds_on(document: pypdfium2.PdfDocument, number: int, allowed: frozenset[str]) -> Iterator[PrivateFind]:
    with closing(document[number]) as page, closing(page.get_textpage()) as textpage:
        yield from finds_in(page, textpage, number, allowed)


def finds_in(
    page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, number: int, allowed: frozenset[str]
) -> Iterator[PrivateFind]:
    """Yield the private numbers of an opened page, its ``number`` counted from 0."""
    text, places = _with_walls(textpage, text_of(textpage))
    height = page.get_height()
    for found in found_in(text, allowed):
        place = places[found.place]
        left, _bottom, _right, top = textpage.get_charbox(place)
        yield PrivateFind(number + 1, found.kind, found.written, place, left, height - top)


def _with_walls(textpage: pypdfium2.PdfTextPage, text: str) -> tuple[str, Sequence[int]]:
    """Return the page's characters with a wall where digits of one line stand far apart, and the index of each."""
    places = _places_in_pdfium(text)
    apart = [
        after
        for before, after in _neighbours(text)
        if _are_far_apart(textpage, places[before], places[after], _FULL_CELL if text[after] > "\uff00" else 1.0)
    ]
    if not apart:
        return text, places
    edges = [0, *apart, len(text)]
    parts = [(text[start:end], places[start:end]) for start, end in pairwise(edges)]
    return WALL.join(part for part, _places in parts), [
        place for part, around in parts for place in (*around, *around[-1:])
    ]


def _places_in_pdfium(text: str) -> Sequence[int]:
    """Return the index of each character as pdfium counts: in UTF-16 units."""
    if not text or max(text) < "\U00010000":
        return range(len(text))
    sizes = [2 if character >= "\U00010000" else 1 for character in text]
    return list(accumulate(sizes, initial=0))[:-1]


def _neighbours(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of two drawn characters that follow each other in a number and are not two digits of it.

    What divides a number may be as wide as its digits: only what is not drawn at all leaves a gap between cells.
    """
    for run in runs_of_digits(text):
        drawn = [place for place, character in enumerate(run.group(), run.start()) if not character.isspace()]
        for before, after in pairwise(drawn):
            if after > before + 1 or not (digit_of(text[before]) and digit_of(text[after])):
                yield before, after


def _are_far_apart(textpage: pypdfium2.PdfTextPage, before: int, after: int, cell: float) -> bool:
    first, second = textpage.get_charbox(before), textpage.get_charbox(after)
    height = max(first[3] - first[1], second[3] - second[1], 1.0)
    same_line = abs(first[1] - second[1]) < height
    return bool(same_line and second[0] - first[2] > FAR_APART * height * cell)
