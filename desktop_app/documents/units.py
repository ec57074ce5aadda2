"""The pieces a line is made of: single Han characters and marks, words and numbers that stay whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from desktop_app.documents.characters import (
    CLOSING,
    NOT_AT_LINE_END,
    NOT_AT_LINE_START,
    OPENING,
    Shape,
    is_paired,
    shape_of,
    visible,
)
from desktop_app.documents.faces import Face, Role, faces_of, stand_in

LEAST_DIGITS_OF_A_PHONE = 7
_GROUPED_DIGITS = re.compile(r"\d+(?:[ \-–]\d+)+")
_GOOD_TO_BREAK_AFTER = frozenset("/?&=._:,;+%")
_GOOD_TO_BREAK_BEFORE = frozenset("-@")  # at a line end nobody knows whether a hyphen belongs to the address
_COUNTED = frozenset("年月日时分号")
_LONGEST_FIGURE = 4
_APOSTROPHE = "’"
_APOSTROPHES = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z])")
_HIDDEN = "＊"  # what masks write
_MOST_OF_A_MARK = 0.46  # of its cell; at a full half two marks would begin at one place and be copied in any order
_MOST_OF_A_LETTER = 0.8
_NAME_DOT = "·"  # between the parts of a name
_AIR_OF_A_NAME_DOT = 0.085  # ems on each side; with a tenth of an em a reader of the page takes it for a blank
_AIR_OF_A_MARK = 0.06  # what stays between its ink and its neighbour, in ems


@dataclass(frozen=True, slots=True)
class Span:
    """Some text and what it is set in (None: as its paragraph)."""

    text: str
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set: role, size in points and, on a grid, the width of a cell (0: the character's own)."""

    role: Role
    size: float
    cell: float = 0.0

    @property
    def step(self) -> float:
        """Width a full-width character takes, in points."""
        return self.cell or self.size


@dataclass(slots=True)
class Unit:
    """One piece that is never divided: its text, the faces that draw it, and what it takes of a line (points)."""

    text: str
    pieces: tuple[tuple[Face, str], ...]
    width: float
    wide: bool
    role: Role
    space: str = ""
    space_width: float = 0.0
    blank_before: float = 0.0
    blank_after: float = 0.0
    free: bool = False  # an ordinary Han character: a line may end before and after it
    regular: Face | None = None  # the face of a character as wide as its em
    solid: bool = False  # a part of a divided word: no air after it when a line is spread

    @property
    def may_shrink(self) -> float:
        """How much narrower the unit may become, in points."""
        return self.blank_before + self.blank_after


def units_of(spans: Iterable[Span], type_: Type) -> list[Unit]:
    """Cut ``spans`` into units; every visible character of them is in exactly one unit, in order."""
    units: list[Unit] = []
    for span in spans:
        role = span.role or type_.role
        known = _known_wide(role, type_)
        for kind, text in _stretches(visible(span.text)):
            if kind is Shape.wide:
                unit = Unit(*known[text])
                if unit.blank_before and units:
                    _stay_behind(unit, units[-1], type_)
                units.append(unit)
            elif kind is Shape.space:
                _add_space(units, text, role, type_)
            elif kind is Shape.mark and units and not units[-1].space:
                _add_mark(units[-1], text, role, type_)
            else:
                units.append(_narrow_unit(text, role, type_))
    if not type_.cell:
        _tighten(units)
    return units


def _stay_behind(mark: Unit, before: Unit, type_: Type) -> None:
    """Let an opening mark never be squeezed over the last letter before it: who copies the page takes it first."""
    if not before.wide and not before.space and before.pieces:
        face, drawn = before.pieces[-1]
        mark.blank_before = min(mark.blank_before, face.width(drawn[-1]) * type_.size * _MOST_OF_A_LETTER)


def _tighten(units: list[Unit]) -> None:
    """Take the blank out of a closing mark before another mark; on a grid every mark keeps its cell.

    Source: W3C "Requirements for Chinese Text Layout" 3.1.6.1.
    """
    for unit, after in pairwise(units):
        if unit.blank_after and unit.wide and not unit.space and (after.text in CLOSING or after.text in OPENING):
            unit.width -= unit.blank_after
            unit.blank_after = 0.0


def _stretches(text: str) -> Iterator[tuple[Shape, str]]:
    """Yield the text of one unit after another; spaces and joining marks come as stretches of their own."""
    whole = _ends_of_phone_numbers(text)
    shapes = [_SHAPES[character] for character in text]
    for place in _apostrophes(text):
        shapes[place] = Shape.narrow
    place, length = 0, len(text)
    while place < length:
        kind, start = shapes[place], place
        place += 1
        if kind is Shape.wide:
            if place < length and text[place] == text[start] and is_paired(text[start]):
                place += 1
        elif kind is Shape.narrow:
            until = whole.get(start, 0)
            while place < length and (place < until or shapes[place] in (Shape.narrow, Shape.mark)):
                until = max(until, whole.get(place, 0))
                place += 1
        else:
            while place < length and shapes[place] is kind:
                place += 1
        yield kind, text[start:place]


class _Shapes(dict[str, Shape]):
    def __missing__(self, character: str) -> Shape:
        shape = self[character] = shape_of(character)
        return shape


_SHAPES = _Shapes()


def _apostrophes(text: str) -> list[int]:
    """Places of ``’`` between Latin letters, where it is no quotation mark."""
    return [found.start() for found in _APOSTROPHES.finditer(text)] if _APOSTROPHE in text else []


def _ends_of_phone_numbers(text: str) -> dict[int, int]:
    """Start -> end of digit groups that are one number although a space divides them."""
    if " " not in text:
        return {}
    return {
        found.start(): found.end()
        for found in _GROUPED_DIGITS.finditer(text)
        if sum(map(str.isdigit, found.group())) >= LEAST_DIGITS_OF_A_PHONE
    }


class _KnownWide(dict[str, tuple[Any, ...]]):
    """Full-width character, or pair of dashes or dots, to the first fields of its unit in one type."""

    def __init__(self, role: Role, type_: Type) -> None:
        super().__init__()
        self.role, self.type = role, type_

    def __missing__(self, text: str) -> tuple[Any, ...]:
        made = _wide_unit(text, self.role, self.type)
        fields = self[text] = tuple(getattr(made, name) for name in _WIDE_FIELDS)
        return fields


_WIDE_FIELDS = (
    "text", "pieces", "width", "wide", "role", "space", "space_width", "blank_before", "blank_after", "free", "regular",
)  # fmt: skip


@lru_cache(maxsize=64)
def _known_wide(role: Role, type_: Type) -> _KnownWide:
    return _KnownWide(role, type_)


def _wide_unit(text: str, role: Role, type_: Type) -> Unit:
    face = faces_of(role)[text[0]]
    unit = Unit(text, ((face, text),), cell_width(face, text[0], type_) * len(text), True, role)
    if text in OPENING or text in CLOSING:
        before, after = _blanks(text, face)
        unit.blank_before, unit.blank_after = before * type_.size, after * type_.size
    unit.free = not (text in NOT_AT_LINE_START or text in NOT_AT_LINE_END or text in _COUNTED or text == _HIDDEN)
    unit.regular = face if len(text) == 1 and abs(face.width(text) - 1.0) < 1e-3 else None
    return unit


def cell_width(face: Face, character: str, type_: Type) -> float:
    """Width of the cell of a full-width character in points; a dot narrow in its font takes no more than it needs."""
    if character != _NAME_DOT:
        return type_.step
    return min(type_.step, (face.width(character) + 2 * _AIR_OF_A_NAME_DOT) * type_.size)


_blanks_known: dict[tuple[str, str], tuple[float, float]] = {}


def _blanks(mark: str, face: Face) -> tuple[float, float]:
    """How much of its cell a mark can give up before and after its ink, in ems, measured on the font itself."""
    key = mark, face.fontName
    if key not in _blanks_known:
        left, right = (edge / 1000 for edge in face.font.ink(ord(mark)))
        advance = face.width(mark)
        shift = place_in_cell(mark, advance, 1.0)
        before, after = left + shift - _AIR_OF_A_MARK, 1.0 - right - shift - _AIR_OF_A_MARK
        kept = (before, 0.0) if mark in OPENING else (0.0, after)
        _blanks_known[key] = tuple(min(max(blank, 0.0), _MOST_OF_A_MARK) for blank in kept)  # type: ignore[assignment]  # two in, two out
    return _blanks_known[key]


def place_in_cell(character: str, advance: float, cell: float) -> float:
    """Where a narrow picture stands in its full cell: opening marks right, closing ones left, others in the middle."""
    if character in OPENING:
        return cell - advance
    return 0.0 if character in CLOSING and advance < cell else (cell - advance) / 2


def _narrow_unit(text: str, role: Role, type_: Type) -> Unit:
    pieces, ems = _word(text, role)
    return Unit(text, pieces, ems * type_.size, False, role)


@lru_cache(maxsize=4096)
def _word(text: str, role: Role) -> tuple[tuple[tuple[Face, str], ...], float]:
    """Return the pieces of a word and its width in ems."""
    pieces = _pieces(text, role)
    return pieces, sum([piece_width(face, piece) for face, piece in pieces])


def piece_width(face: Face, piece: str) -> float:
    """Width of a piece of a word in ems; an apostrophe, a full cell in Chinese fonts, takes its ink and a little."""
    return face.font.ink(ord(piece))[1] / 1000 + _AIR_OF_A_MARK if piece == _APOSTROPHE else face.width(piece)


def _pieces(text: str, role: Role) -> tuple[tuple[Face, str], ...]:
    chosen = faces_of(role)
    pieces: list[tuple[Face, str]] = []
    for character in text if text.isascii() else map(_drawn, _graphemes(text)):
        face = chosen[character]
        if pieces and pieces[-1][0] is face and _APOSTROPHE not in (character, pieces[-1][1]):
            pieces[-1] = (face, pieces[-1][1] + character)
        else:
            pieces.append((face, character))
    return tuple(pieces)


def _drawn(grapheme: str) -> str:
    return stand_in(grapheme) if shape_of(grapheme[-1]) is Shape.mark else grapheme


def _add_space(units: list[Unit], text: str, role: Role, type_: Type) -> None:
    face = faces_of(role)[" "]
    width = sum(type_.step if character == "\u3000" else face.width(" ") * type_.size for character in text)
    if not units:
        units.append(Unit("", (), 0.0, False, role))
    units[-1].space += text
    units[-1].space_width += width


def _add_mark(unit: Unit, text: str, role: Role, type_: Type) -> None:
    """Set marks over the last character of ``unit``."""
    kept, last = unit.text[:-1], unit.text[-1:]
    drawn = stand_in(last + text)
    face = faces_of(role)[drawn]
    if kept:
        unit.pieces = (*_pieces(kept, role), (face, drawn))
    else:
        unit.pieces = ((face, drawn),)
    unit.text += text
    unit.free, unit.regular = False, None
    if not unit.wide:
        unit.width = sum(piece_width(face, piece) for face, piece in unit.pieces) * type_.size


def may_part(before: Unit, after: Unit) -> bool:
    """Tell whether a line may end between two units: no forbidden end, no forbidden beginning."""
    ends_badly = before.text[-1:] in NOT_AT_LINE_END if before.text else False
    begins_badly = after.text[:1] in NOT_AT_LINE_START if after.text else False
    return not (ends_badly or begins_badly or _belong_together(before, after))


def _belong_together(before: Unit, after: Unit) -> bool:
    """Tell whether two units are a figure with what it counts (``11月``), or two hidden characters of one name."""
    if before.space:
        return False
    if before.text == _HIDDEN and after.text == _HIDDEN:
        return True
    return after.text in _COUNTED and before.text.isdigit() and len(before.text) <= _LONGEST_FIGURE


def divided(unit: Unit, type_: Type, most: float) -> list[Unit]:
    """Divide a unit that is too long for a line: after the marks of an address on the web, else anywhere.

    No part is wider than ``most`` points unless it is a single character.
    """
    parts: list[str] = []
    for part in _parts_of(unit.text):
        narrow = _narrow_unit(part, unit.role, type_)
        parts += [part] if narrow.width <= most else _graphemes(part)
    made = [_narrow_unit(part, unit.role, type_) for part in parts]
    for part_of_word in made[:-1]:
        part_of_word.solid = True
    made[-1].space, made[-1].space_width = unit.space, unit.space_width
    return made


def _parts_of(text: str) -> list[str]:
    """Cut at every sign at which a long word may be divided."""
    cuts = [
        place
        for place in range(1, len(text))
        if (text[place - 1] in _GOOD_TO_BREAK_AFTER or text[place] in _GOOD_TO_BREAK_BEFORE)
        and text[place] not in NOT_AT_LINE_START
    ]
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _graphemes(text: str) -> list[str]:
    parts: list[str] = []
    for character in text:
        if parts and shape_of(character) is Shape.mark:
            parts[-1] += character
        else:
            parts.append(character)
    return parts
