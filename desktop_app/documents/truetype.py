"""TrueType files: what characters they hold, how wide these are, and a cut of the few that a document uses.

The file is mapped into memory, its tables are read with whole-array conversions, and only the glyphs asked for are
ever touched, so that opening the 31 MB font of rare characters costs milliseconds.
"""

from __future__ import annotations

import mmap
import struct
import sys
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

MOST_GLYPHS = 0xFFFF
_COLLECTION = b"ttcf"
_OUTLINES = (b"\0\1\0\0", b"true")
_RESTRICTED, _WHOLE_ONLY = 0x0002, 0x0100
_UNDER = (202, 218, 220, 222, 240)  # Unicode's combining classes of what stands under a letter
_XY = 0x02
_WORDS, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO = 0x01, 0x08, 0x20, 0x40, 0x80


class NotTrueType(ValueError):
    """The file holds no TrueType outlines (a damaged file, a PostScript font)."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """What a PDF font descriptor wants to know, in thousandths of an em."""

    ascent: int
    descent: int
    box: tuple[int, int, int, int]
    italic_angle: float
    cap_height: int


class TrueType:
    """One face of a TrueType file or collection, read lazily; lengths are in thousandths of an em."""

    def __init__(self, path: Path, index: int = 0) -> None:
        """Open ``path`` (face ``index`` of a collection); raises NotTrueType for anything else."""
        self.path = path
        try:
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._tables = self._directory(index)
            units, form = struct.unpack_from(">H30xh", self._data, self._tables["head"][0] + 18)
            self.units: int = units
            self._long_offsets = form == 1
            self.glyphs: int = struct.unpack_from(">H", self._data, self._tables["maxp"][0] + 4)[0]
            self._tables["glyf"], self._tables["loca"], self._tables["cmap"], self._tables["hmtx"]
        except (struct.error, KeyError, ValueError) as error:  # an empty file cannot be mapped: ValueError
            raise NotTrueType(path.name) from error

    def _directory(self, index: int) -> dict[str, tuple[int, int]]:
        start = 0
        if self._data[:4] == _COLLECTION:
            start = struct.unpack_from(">I", self._data, 12 + 4 * index)[0]
        if self._data[start : start + 4] not in _OUTLINES:
            raise NotTrueType(self.path.name)
        count = struct.unpack_from(">H", self._data, start + 4)[0]
        records = struct.iter_unpack(">4s4xII", self._data[start + 12 : start + 12 + 16 * count])
        return {tag.decode("latin-1"): (offset, length) for tag, offset, length in records}

    def table(self, tag: str) -> bytes:
        """Return the bytes of one table, empty when the file has none of that name."""
        offset, length = self._tables.get(tag, (0, 0))
        return self._data[offset : offset + length]

    @cached_property
    def glyph_of(self) -> dict[int, int]:
        """Code point to glyph number, for every character the font draws."""
        table = self.table("cmap")
        best = _best_encoding(table)
        kind = struct.unpack_from(">H", table, best)[0]
        pairs = _read_groups(table, best) if kind == 12 else _read_segments(table, best)
        return {code: glyph for code, glyph in pairs.items() if 0 < glyph < self.glyphs}

    @cached_property
    def _advances(self) -> array[int]:
        count = struct.unpack_from(">H", self.table("hhea"), 34)[0]
        pairs = _big_endian("H", self.table("hmtx")[: 4 * count])
        advances = pairs[0::2]
        advances.extend([advances[-1]] * (self.glyphs - count))
        return advances

    @cached_property
    def _bearings(self) -> array[int]:
        count = struct.unpack_from(">H", self.table("hhea"), 34)[0]
        bearings = _big_endian("h", self.table("hmtx")[: 4 * count])[1::2]
        bearings.extend(_big_endian("h", self.table("hmtx")[4 * count : 4 * count + 2 * (self.glyphs - count)]))
        return bearings

    @cached_property
    def _offsets(self) -> array[int]:
        if self._long_offsets:
            return _big_endian("I", self.table("loca")[: 4 * (self.glyphs + 1)])
        return array("I", [half * 2 for half in _big_endian("H", self.table("loca")[: 2 * (self.glyphs + 1)])])

    def advance(self, code: int) -> float:
        """Width of the character with this code point; of the empty box when the font lacks it."""
        return self._advances[self.glyph_of.get(code, 0)] * 1000 / self.units

    def ink(self, code: int) -> tuple[float, float]:
        """Where the ink of a character begins and ends from its left edge; (0, 0) for a blank or missing one."""
        outline = self._outline(self.glyph_of.get(code, 0)) if code in self.glyph_of else b""
        if len(outline) < 10:
            return 0.0, 0.0
        left, _bottom, right, _top = struct.unpack_from(">4h", outline, 2)
        bearing = self._bearings[self.glyph_of[code]]
        return bearing * 1000 / self.units, (bearing + right - left) * 1000 / self.units

    @cached_property
    def family_names(self) -> frozenset[str]:
        """Every name its makers gave the family, in any language."""
        return frozenset(name for kind, name in self._names() if kind in (1, 4, 16))

    @cached_property
    def postscript_name(self) -> str:
        """The name without spaces that printers know the face by."""
        names = [name for kind, name in self._names() if kind == 6 and name.isascii() and name.isprintable()]
        return "".join(character for character in (names or ["Face"])[0] if character.isalnum() or character in "-_")

    @property
    def may_be_embedded(self) -> bool:
        """Whether the makers allow a cut of the font inside a document (OS/2 fsType)."""
        table = self.table("OS/2")
        return len(table) < 10 or not struct.unpack_from(">H", table, 8)[0] & (_RESTRICTED | _WHOLE_ONLY)

    def _names(self) -> list[tuple[int, str]]:
        table = self.table("name")
        if len(table) < 6:
            return []
        count, texts = struct.unpack_from(">HH", table, 2)
        names = []
        for platform, _encoding, _language, kind, length, offset in struct.iter_unpack(
            ">6H", table[6 : 6 + 12 * count]
        ):
            if platform in (0, 3):
                raw = table[texts + offset : texts + offset + length]
                names.append((kind, raw.decode("utf-16-be", "replace")))
        return names

    @cached_property
    def metrics(self) -> Metrics:
        """The measures of the whole face."""
        ascent, descent = struct.unpack_from(">hh", self.table("hhea"), 4)
        box = struct.unpack_from(">4h", self.table("head"), 36)
        angle = struct.unpack_from(">i", self.table("post"), 4)[0] / 65536 if self.table("post") else 0.0
        scaled = [round(value * 1000 / self.units) for value in (ascent, descent, *box)]
        return Metrics(
            scaled[0], scaled[1], (scaled[2], scaled[3], scaled[4], scaled[5]), angle, round(scaled[0] * 0.8)
        )

    def _outline(self, glyph: int) -> bytes:
        start = self._tables["glyf"][0]
        return self._data[start + self._offsets[glyph] : start + self._offsets[glyph + 1]]

    def cut(self, codes: Sequence[int | tuple[int, ...]]) -> bytes:
        """Return a font file whose glyph n draws ``codes[n]`` (glyph 0 for a code the font lacks), as PDF embeds it.

        Several codes together are a character and the marks that are set over and under it.
        """
        glyphs = [self.glyph_of.get(code[0] if isinstance(code, tuple) else code, 0) for code in codes]
        joined = {place: self._joined(code) for place, code in enumerate(codes) if isinstance(code, tuple)}
        outlines: list[bytes] = []
        renumbered: dict[int, int] = {}
        while len(outlines) < len(glyphs):
            place = len(outlines)
            outline = joined[place] if place in joined else self._outline(glyphs[place])
            outlines.append(_with_parts_renumbered(outline, glyphs, renumbered))
        return self._file_of(glyphs, outlines)

    def _joined(self, codes: tuple[int, ...]) -> bytes:
        """Return the outline of a character with its marks centred over or under it, one beyond the other."""
        parts: list[tuple[int, int, int]] = []
        left, bottom, right, top = 0, 0, self._advances[self.glyph_of.get(codes[0], 0)], 0
        for place, code in enumerate(codes):
            glyph = self.glyph_of.get(code, 0)
            outline = self._outline(glyph)
            if len(outline) < 10:
                continue
            x0, y0, x1, y1 = struct.unpack_from(">4h", outline, 2)
            dx = dy = 0
            if place:
                dx = (left + right - x0 - x1) // 2
                under = unicodedata.combining(chr(code)) in _UNDER
                dy = min(bottom - self.units // 40 - y1, 0) if under else max(top + self.units // 40 - y0, 0)
            else:
                left, right = x0, x1
            bottom, top = min(bottom, y0 + dy), max(top, y1 + dy)
            parts.append((glyph, dx, dy))
        if not parts:
            return b""
        box = struct.pack(">5h", -1, left, bottom, right, top)
        flags = [_WORDS | _XY | (_MORE if place < len(parts) - 1 else 0) for place in range(len(parts))]
        return box + b"".join(struct.pack(">HHhh", flag, *part) for flag, part in zip(flags, parts, strict=True))

    def _file_of(self, glyphs: list[int], outlines: list[bytes]) -> bytes:
        offsets, body, place = [0], [], 0
        for outline in outlines:
            padded = outline + b"\0" * (-len(outline) % 4)
            body.append(padded)
            place += len(padded)
            offsets.append(place)
        metrics = b"".join(struct.pack(">Hh", self._advances[glyph], self._bearings[glyph]) for glyph in glyphs)
        head, count = bytearray(self.table("head")), struct.pack(">H", len(glyphs))
        struct.pack_into(">h", head, 50, 1)
        tables = {
            "cvt ": self.table("cvt "),
            "fpgm": self.table("fpgm"),
            "glyf": b"".join(body),
            "head": bytes(head),
            "hhea": self.table("hhea")[:34] + count,
            "hmtx": metrics,
            "loca": struct.pack(f">{len(offsets)}I", *offsets),
            "maxp": self.table("maxp")[:4] + count + self.table("maxp")[6:],
            "prep": self.table("prep"),
        }
        return _assembled({tag: data for tag, data in tables.items() if data})


def _big_endian(kind: str, data: bytes) -> array[int]:
    numbers: array[int] = array(kind, data)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _best_encoding(table: bytes) -> int:
    """Offset of the richest Unicode encoding of a cmap table; raises NotTrueType when there is none."""
    found: dict[tuple[int, int], int] = {}
    for number in range(struct.unpack_from(">H", table, 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * number)
        found[platform, encoding] = offset
    for wanted in ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3)):
        if wanted in found and struct.unpack_from(">H", table, found[wanted])[0] in (4, 12):
            return found[wanted]
    raise NotTrueType("no Unicode encoding")


def _read_groups(table: bytes, offset: int) -> dict[int, int]:
    count = struct.unpack_from(">I", table, offset + 12)[0]
    pairs: dict[int, int] = {}
    for first, last, glyph in struct.iter_unpack(">III", table[offset + 16 : offset + 16 + 12 * count]):
        pairs.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
    return pairs


def _read_segments(table: bytes, offset: int) -> dict[int, int]:
    count = struct.unpack_from(">H", table, offset + 6)[0] // 2
    numbers = _big_endian("H", table[offset : offset + struct.unpack_from(">H", table, offset + 2)[0] // 2 * 2])
    lasts, rest = numbers[7 : 7 + count], 8 + count
    firsts, deltas = numbers[rest : rest + count], numbers[rest + count : rest + 2 * count]
    ranges = rest + 2 * count
    pairs: dict[int, int] = {}
    for segment, (first, last, delta) in enumerate(zip(firsts, lasts, deltas, strict=True)):
        jump = numbers[ranges + segment]
        for code in range(first, last + 1):
            place = ranges + segment + jump // 2 + code - first
            listed = code if jump == 0 else numbers[place] if place < len(numbers) else 0
            pairs[code] = (listed + delta) & 0xFFFF if jump == 0 or listed else 0
    return pairs


def _with_parts_renumbered(outline: bytes, glyphs: list[int], renumbered: dict[int, int]) -> bytes:
    """Return the outline with the parts of a composite glyph pointing into the cut; new parts join ``glyphs``."""
    if len(outline) < 2 or struct.unpack_from(">h", outline)[0] >= 0:
        return outline
    changed, place, flags = bytearray(outline), 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">HH", changed, place)
        if part not in renumbered:
            renumbered[part] = len(glyphs)
            glyphs.append(part)
        struct.pack_into(">H", changed, place + 2, renumbered[part])
        place += 4 + (4 if flags & _WORDS else 2)
        place += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0
    return bytes(changed)


def _assembled(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    place, records, bodies = 12 + 16 * count, [], []
    for tag, data in sorted(tables.items()):
        padded = data + b"\0" * (-len(data) % 4)
        records.append(struct.pack(">4sIII", tag.encode("latin-1"), _checksum(padded), place, len(data)))
        bodies.append(padded)
        place += len(padded)
    return header + b"".join(records) + b"".join(bodies)


def _checksum(padded: bytes) -> int:
    return sum(_big_endian("I", padded)) & 0xFFFFFFFF
