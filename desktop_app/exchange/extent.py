"""How large a sheet of an .xlsx would be once laid out: counted in its XML while that is unpacked piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop_app.exchange.workbook_failures import damaged, too_many_cells

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
MOST_CELLS = 10_000_000
"""Cells of the rectangle around everything a sheet holds; each takes about 40 bytes."""
MOST_MERGED = 200_000
"""Ranges of merged cells in one part."""

_ROW = b"<row"
_MERGED = b"<mergeCell "
_CELL = b"<c "
_PLACED_CELL = b'<c r="'
_FAR_CELL = re.compile(rb' r="(?:[A-Za-z]{3}|[A-Za-z]{1,2}[0-9]{6})')
_TWO_LETTERS = re.compile(rb' r="[A-Za-z]{2}')
_UNUSUAL = (b":c", b":row", b"<![")
_OTHER_SPACE = re.compile(rb"<c[\t\n\r>]")
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(row|c)\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_REFERENCE = re.compile(rb"\sr=[\"']([A-Za-z]*)([0-9]+)")
_STRING_INDEX = re.compile(rb"\st=[\"']s[\"'][^>]*>\s*<(?:\w+:)?v>\s*([0-9]+)")
_END_OF_TEXT = b"</si>"
_LONGEST_TAG = 1 << 20


class SheetExtent:
    """Counts the rows and cells of one part while it is unpacked; stops a sheet that no program could have made.

    The first look only counts byte patterns, as fast as the part unpacks. Whatever is not spelled as
    spreadsheets spell it, or may be too large, is measured cell by cell in a second look.
    """

    def __init__(self, name: str) -> None:
        self.cells = 0
        self._name = name
        self._rows = 0
        self._merged = 0
        self._columns = 26
        self._unsure = False
        self._rest = b""

    def feed(self, piece: bytes) -> None:
        """Count in the next ``piece``; raises ``AppError`` once there is too much."""
        xml, self._rest = _whole_tags(self._rest + piece, self._name)
        cells = xml.count(_CELL)
        self._rows += xml.count(_ROW)
        self._merged += xml.count(_MERGED)
        self.cells += cells
        self._unsure = self._unsure or self._is_unusual(xml, cells)
        if self._columns == 26 and _TWO_LETTERS.search(xml):
            self._columns = 26 * 27
        if self._rows > MOST_ROWS + 1 or self.cells > MOST_CELLS or self._merged > MOST_MERGED:
            raise too_many_cells(self._name)

    def needs_a_second_look(self) -> bool:
        """Say whether what was counted so far allows a rectangle that is too large."""
        return self._unsure or self._rows * self._columns > MOST_CELLS

    def measure(self, pieces: Iterable[bytes]) -> None:
        """Measure the rectangle exactly, cell by cell; raises ``AppError`` where it is too large."""
        last_row = last_column = row = column = count = 0
        for found in _tags(pieces, self._name):
            attributes = found[2]
            place = _REFERENCE.search(attributes)
            if found[1] == b"row":
                row, column = (int(place[2]) if place else row + 1), 0
                continue
            column = _column(place[1]) if place else column + 1
            row = int(place[2]) if place else row
            count += 1
            self.cells = max(self.cells, count)
            if not attributes.endswith(b"/"):  # an empty cell that only has a format takes no place
                last_row, last_column = max(last_row, row), max(last_column, column)
            if last_row > MOST_ROWS or last_column > MOST_COLUMNS or max(last_row * last_column, count) > MOST_CELLS:
                raise too_many_cells(self._name)

    @staticmethod
    def _is_unusual(xml: bytes, cells: int) -> bool:
        if xml.count(_PLACED_CELL) != cells:
            return True
        if xml.count(b"<c") != cells and _OTHER_SPACE.search(xml):
            return True
        return any(mark in xml for mark in _UNUSUAL) or bool(_FAR_CELL.search(xml))


class StringSizes:
    """The sizes in bytes of the texts that cells share, counted in the part that holds them."""

    def __init__(self, name: str) -> None:
        self.longest = 0
        self._name = name
        self._sizes: list[int] = []
        self._begun = 0
        self._rest = b""

    def feed(self, piece: bytes) -> None:
        """Take in the next ``piece`` of any part; only texts that end (``</si>``) count."""
        over_the_seam = self._rest + piece[: len(_END_OF_TEXT)]
        if _END_OF_TEXT in piece or _END_OF_TEXT in over_the_seam:
            self._take(self._rest + piece)
        else:
            self._begun += len(piece)
            self._rest = _end_of(self._rest + piece[-len(_END_OF_TEXT) :])

    def _take(self, xml: bytes) -> None:
        first, *others = xml.split(_END_OF_TEXT)
        self._begun += len(first) - len(self._rest)
        for other in others:
            self._sizes.append(self._begun)
            self.longest = max(self.longest, self._begun)
            self._begun = len(other)
        self._rest = _end_of(others[-1] if others else first)

    def of_cells(self, pieces: Iterable[bytes]) -> Iterator[int]:
        """Yield the size of the text of every cell of a sheet."""
        rest = b""
        for piece in pieces:
            xml, rest = _whole_tags(rest + piece, self._name)
            for index in _STRING_INDEX.findall(xml):
                yield self._sizes[int(index)] if int(index) < len(self._sizes) else 0


def _end_of(xml: bytes) -> bytes:
    """Return the last bytes of ``xml``, with which the end of a text may begin."""
    return xml[-len(_END_OF_TEXT) + 1 :]


def _whole_tags(xml: bytes, name: str) -> tuple[bytes, bytes]:
    """Split ``xml`` before its last tag, which may not be complete yet."""
    last = xml.rfind(b"<")
    if last < 0:
        return xml, b""
    if len(xml) - last > _LONGEST_TAG:
        raise damaged(name)
    return xml[:last], xml[last:]


def _tags(pieces: Iterable[bytes], name: str) -> Iterator[re.Match[bytes]]:
    rest = b""
    for piece in pieces:
        xml, rest = _whole_tags(rest + piece, name)
        yield from _ROW_OR_CELL.finditer(xml)
    yield from _ROW_OR_CELL.finditer(rest)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:4].upper():
        number = number * 26 + letter - 64
    return number
