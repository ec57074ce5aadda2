"""Old workbooks (.xls, .et) are compound files: a small file system of sectors, checked here before it is read.

A chain of sectors that runs in a circle, or a cell in a column that does not exist, would make the reader ask
for memory without end ([MS-CFB], [MS-XLS]).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from desktop_app.exchange.workbook_failures import damaged, not_a_workbook, protected, too_many_cells

MOST_COLUMNS = 256
MOST_CELLS = 5_000_000
"""Cells of the rectangle around everything the sheets of an old workbook hold."""

_FREE = 0xFFFFFFFA  # from here on numbers are marks, not sectors
_HEADER = 512
_SLOT = 128
_STREAM, _ROOT = 2, 5
_IN_HEADER = 109
_WORKBOOK = ("workbook", "book")
_CELL_RECORDS = frozenset((0x0002, 0x0003, 0x0004, 0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, 0x0406))
_MANY_CELLS = 0x00BD


@dataclass(frozen=True)
class _Stream:
    name: str
    start: int
    size: int
    sort: int


class _CompoundFile:
    """The sectors of a compound file; every chain is followed at most once around."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        sector_bits, small_bits = struct.unpack_from("<HH", content, 30)
        if sector_bits not in (9, 12) or small_bits != 6:
            raise ValueError("sector size")
        self._size = 1 << sector_bits
        self._sectors = len(content) // self._size
        directory, self._small_below, small_fat, _small, next_table, _tables = struct.unpack_from(
            "<6xI4xIIIII", content, 42
        )
        self._fat = self._table(next_table)
        self.streams = self._directory(directory)
        root = next(stream for stream in self.streams if stream.sort == _ROOT)
        self._small_fat = self._numbers(self._chain(small_fat, self._fat))
        self._small_content = self._join(self._chain(root.start, self._fat))

    def content_of(self, stream: _Stream) -> bytes:
        """Return what ``stream`` holds."""
        if stream.size >= self._small_below:
            return self._join(self._chain(stream.start, self._fat))[: stream.size]
        chain = self._chain(stream.start, self._small_fat)
        return b"".join(self._small_content[place * 64 : place * 64 + 64] for place in chain)[: stream.size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if number >= self._sectors:
            raise ValueError("beyond the end")
        return self._content[start : start + self._size]

    def _table(self, further: int) -> list[int]:
        """Return which sector follows which; parts of this table are listed in the header and in further sectors."""
        parts = list(struct.unpack_from(f"<{_IN_HEADER}I", self._content, 76))
        seen: set[int] = set()
        while further < _FREE:
            if further in seen:
                raise ValueError("circle")
            seen.add(further)
            *more, further = self._numbers([further])
            parts += more
        return self._numbers([part for part in parts if part < _FREE])

    def _numbers(self, sectors: list[int]) -> list[int]:
        if len(sectors) > self._sectors:
            raise ValueError("more than there are")
        joined = self._join(sectors)
        return list(struct.unpack(f"<{len(joined) // 4}I", joined[: len(joined) // 4 * 4]))

    def _join(self, sectors: list[int]) -> bytes:
        return b"".join(map(self._sector, sectors))

    def _chain(self, number: int, table: list[int]) -> list[int]:
        chain: list[int] = []
        while number < _FREE:
            chain.append(number)
            if len(chain) > len(table) or number >= len(table):
                raise ValueError("circle")
            number = table[number]
        return chain

    def _directory(self, start: int) -> list[_Stream]:
        slots = self._join(self._chain(start, self._fat))
        return [_stream(slots[place : place + _SLOT]) for place in range(0, len(slots) - _SLOT + 1, _SLOT)]


def refuse_harmful_compound_file(content: bytes, name: str) -> None:
    """Raise ``AppError`` unless ``content`` is an old workbook whose chains end and whose cells lie in real columns."""
    try:
        names = _checked_names(content, name)
    except (ValueError, IndexError, struct.error, StopIteration) as broken:
        raise damaged(name) from broken
    if "encryptedpackage" in names:
        raise protected(name)
    if names.isdisjoint(_WORKBOOK):
        raise not_a_workbook(name)


def workbook_stream(content: bytes) -> bytes:
    """Return the records of the old workbook ``content``, which was found harmless before."""
    file = _CompoundFile(content)
    return next(file.content_of(each) for each in file.streams if each.sort == _STREAM and each.name in _WORKBOOK)


def _checked_names(content: bytes, name: str) -> set[str]:
    file = _CompoundFile(content)
    for stream in file.streams:
        if stream.sort == _STREAM:
            held = file.content_of(stream)
            if stream.name in _WORKBOOK:
                _check_cells(held, name)
    return {stream.name for stream in file.streams}


def _stream(slot: bytes) -> _Stream:
    length = min(int.from_bytes(slot[64:66], "little"), 64)
    name = slot[: max(length - 2, 0)].decode("utf-16-le", "replace").lower()
    start, size = struct.unpack_from("<II", slot, 116)
    return _Stream(name, start, size, slot[66])


def _check_cells(records: bytes, name: str) -> None:
    """Walk through the records of a workbook: every cell in a real column, and all within a bearable rectangle."""
    last_row = last_column = place = 0
    unpack, end = struct.Struct("<HHHH").unpack_from, len(records) - 8
    while place <= end:
        sort, length, row, column = unpack(records, place)
        if sort in _CELL_RECORDS:
            last_row, last_column = max(last_row, row), max(last_column, column)
        elif sort == _MANY_CELLS and length >= 6:
            ends_at = int.from_bytes(records[place + 2 + length : place + 4 + length], "little")
            last_row, last_column = max(last_row, row), max(last_column, column, ends_at)
        place += 4 + length
    if last_column >= MOST_COLUMNS:
        raise ValueError("no such column")
    if (last_row + 1) * (last_column + 1) > MOST_CELLS:
        raise too_many_cells(name)
