"""The pieces a line is made of: single Han characters and marks, words and numbers that stay whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

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
from desktop_app.documents.faces import Face, Role, faces_of

LEAST_DIGITS_OF_A_PHONE = 7
_GROUPED_DIGITS = re.compile(r"\d+(?:[ \-–]\d+)+")
_GOOD_TO_BREAK_AFTER = frozenset("/?&=.-_@:,;+%#")
_COUNTED = frozenset("年月日时分号")
_LONGEST_FIGURE = 4
_APOSTROPHE = "’"
_HIDDEN = "＊"  # what masks write
_MOST_OF_A_MARK = 0.46  # of its cell; at a full half two marks would begin at one place and be copied in any order
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
    solid: bool = False  # a part of a divided word: no air after it when a line is spread

    @property
    def may_shrink(self) -> float:
        """How much narrower the unit may become, in points."""
        return self.blank_before + self.blank_after


def units_of(spans: Iterable[Span], type_: Type) -> list[Unit]:
    """Cut ``spans`` into units; every visible character of them is in exactly one unit, in order."""
    units: list[Unit] = []
    for span in spans:
        for kind, text in _stretches(visible(span.text)):
            role = span.role or type_.role
            if kind is Shape.space:
                _add_space(units, text, role, type_)
            elif kind is Shape.wide:
                units.append(_wide_unit(text, role, type_))
            elif kind is Shape.mark and units and not units[-1].space:
                _add_mark(units[-1], text, role, type_)
            else:
                units.append(_narrow_unit(text, role, type_))
    if not type_.cell:
        _tighten(units)
    return units


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
    place, length = 0, len(text)
    while place < length:
        kind, start = _shape_at(text, place), place
        place += 1
        if kind is Shape.wide:
            if place < length and text[place] == text[start] and is_paired(text[start]):
                place += 1
        elif kind is Shape.narrow:
            until = whole.get(start, 0)
            while place < length and (place < until or _shape_at(text, place) in (Shape.narrow, Shape.mark)):
                until = max(until, whole.get(place, 0))
                place += 1
        else:
            while place < length and shape_of(text[place]) is kind:
                place += 1
        yield kind, text[start:place]


def _shape_at(text: str, place: int) -> Shape:
    """The shape of a character where it stands: between Latin letters ``’`` is an apostrophe."""
    if text[place] == _APOSTROPHE and text[place - 1 : place].isascii() and text[place + 1 : place + 2].isalpha():
        around = text[place - 1 : place] + text[place + 1 : place + 2]
        return Shape.narrow if place and around.isascii() and around.isalpha() else Shape.wide
    return shape_of(text[place])


def _ends_of_phone_numbers(text: str) -> dict[int, int]:
    """Start -> end of digit groups that are one number although a space divides them."""
    if " " not in text:
        return {}
    return {
        found.start(): found.end()
        for found in _GROUPED_DIGITS.finditer(text)
        if sum(map(str.isdigit, found.group())) >= LEAST_DIGITS_OF_A_PHONE
    }


def _wide_unit(text: str, role: Role, type_: Type) -> Unit:
    face = faces_of(role)[text[0]]
    unit = Unit(text, ((face, text),), cell_width(face, text[0], type_) * len(text), True, role)
    if text in OPENING or text in CLOSING:
        before, after = _blanks(text, face)
        unit.blank_before, unit.blank_after = before * type_.size, after * type_.size
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
    pieces = _pieces(text, role)
    return Unit(text, pieces, sum([piece_width(face, piece) for face, piece in pieces]) * type_.size, False, role)


def piece_width(face: Face, piece: str) -> float:
    """Width of a piece of a word in ems; an apostrophe, a full cell in Chinese fonts, takes its ink and a little."""
    return face.font.ink(ord(piece))[1] / 1000 + _AIR_OF_A_MARK if piece == _APOSTROPHE else face.width(piece)


def _pieces(text: str, role: Role) -> tuple[tuple[Face, str], ...]:
    chosen = faces_of(role)
    pieces: list[tuple[Face, str]] = []
    for character in text:
        face = chosen[character]
        if pieces and pieces[-1][0] is face and _APOSTROPHE not in (character, pieces[-1][1]):
            pieces[-1] = (face, pieces[-1][1] + character)
        else:
            pieces.append((face, character))
    return tuple(pieces)


def _add_space(units: list[Unit], text: str, role: Role, type_: Type) -> None:
    face = faces_of(role)[" "]
    width = sum(type_.step if character == "\u3000" else face.width(" ") * type_.size for character in text)
    if not units:
        units.append(Unit("", (), 0.0, False, role))
    units[-1].space += text
    units[-1].space_width += width


def _add_mark(unit: Unit, text: str, role: Role, type_: Type) -> None:
    pieces = _pieces(text, role)
    unit.text += text
    unit.pieces += pieces
    unit.width += sum(piece_width(face, piece) for face, piece in pieces) * type_.size


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
    """Cut after every run of signs at which a long word may be divided."""
    cuts = [
        place
        for place in range(1, len(text))
        if text[place - 1] in _GOOD_TO_BREAK_AFTER and text[place] not in NOT_AT_LINE_START
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
