"""The finished PDF read again: private numbers are found in the text that people will see.

What counts as private, and what is excused, says ``private_numbers``. Figures in neighbouring cells of a table are
kept apart by the space between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field

import pypdfium2

from desktop_app.documents.pdfium import reading
from desktop_app.documents.private_numbers import WALL, PrivateKind, bare, digit_of, found_in, is_between

FAR_APART = 2.2  # heights of a digit: digits further apart on one line belong to two cells


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
    with reading(pdf) as document:
        for number in range(len(document)):
            for find in _finds_on(document, number, allowed):
                finds.setdefault((find.kind, bare(find.text)), find)
    return tuple(finds.values())


def text_on_pages(pdf: bytes) -> tuple[str, ...]:
    """Return the text of every page as a reader would copy it."""
    with reading(pdf) as document:
        return tuple(_text_of(document, number) for number in range(len(document)))


def _text_of(document: pypdfium2.PdfDocument, number: int) -> str:
    with closing(document[number]) as page, closing(page.get_textpage()) as text:
        return str(text.get_text_range())


def _finds_on(document: pypdfium2.PdfDocument, number: int, allowed: frozenset[str]) -> Iterator[PrivateFind]:
    with closing(document[number]) as page, closing(page.get_textpage()) as textpage:
        height = page.get_height()
        text, places = _with_walls(textpage)
        for found in found_in(text, allowed):
            place = places[found.place]
            left, _bottom, _right, top = textpage.get_charbox(place)
            yield PrivateFind(number + 1, found.kind, found.written, place, left, height - top)


def _with_walls(textpage: pypdfium2.PdfTextPage) -> tuple[str, list[int]]:
    """Return the page's characters with a wall where digits of one line stand far apart, and the index of each."""
    text: list[str] = []
    places: list[int] = []
    last = -1
    for place, character in enumerate(_characters_of(textpage)):
        if not character:
            continue
        if digit_of(character):
            if last >= 0 and place - last > 1 and _are_far_apart(textpage, last, place):
                text.append(WALL)
                places.append(place)
            last = place
        elif not is_between(character):
            last = -1
        text.append(character)
        places.append(place)
    return "".join(text), places


def _characters_of(textpage: pypdfium2.PdfTextPage) -> list[str]:
    """Return one string for each of pdfium's characters, which are UTF-16 units: the second of a pair is empty."""
    raw = textpage.get_text_range(errors="replace")
    units: list[str] = []
    for character in raw:
        units.append(character)
        units += [""] * (len(character.encode("utf-16-le", "surrogatepass")) // 2 - 1)
    return units


def _are_far_apart(textpage: pypdfium2.PdfTextPage, before: int, after: int) -> bool:
    first, second = textpage.get_charbox(before), textpage.get_charbox(after)
    height = max(first[3] - first[1], second[3] - second[1], 1.0)
    same_line = abs(first[1] - second[1]) < height
    return bool(same_line and second[0] - first[2] > FAR_APART * height)
