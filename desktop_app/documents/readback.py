"""The finished PDF read again: private numbers that would hang on the wall are found in the text people will see.

What counts as private
    resident ID of 18 characters  a known province and a real day of birth; the check character is not asked for,
                                  because a mistyped ID is nearly as harmful as a right one
    resident ID of 15 digits      the same
    mobile phone                  11 digits, 1 and then 3 to 9; a country code may stand before it
    landline                      area code and number, as one number or with a hyphen
    bank card                     13 to 19 digits with a known beginning and a right Luhn digit

Digits may be full-width or Chinese numerals, divided by blanks, hyphens, dots or brackets, and run over a line's end.

False alarms are accepted where the alternative is a missed number: one in ten of all 16-digit numbers that begin like
a bank card passes the Luhn test, one in eighty 15-digit numbers looks like an old ID. Figures in neighbouring cells of
a table are kept apart by the space between them. What may stand there is said exactly: ``allowed`` holds the
numbers (an office's own contact) that are no find, compared digit by digit. Nothing else is ever excused.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

import pypdfium2

from desktop_app.documents.pdfium import reading
from desktop_app.domain.i18n import _

FAR_APART = 1.5  # heights of the type: digits further apart on one line belong to two cells
_CODES = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91"
_PROVINCES = frozenset(_CODES.split())
_CARD = re.compile(
    r"62\d{14,17}|4\d{12}(?:\d{3})?|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|35\d{14}|(?:60|68|69|9[4-9])\d{14,17}"
)
_CHINESE = str.maketrans("〇○零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "000123456789" + "1" + "123456789")
_BETWEEN = re.compile(r"[\s\-‐‑‒–—―−－·•.．。/()（）\[\]\u00ad\u0002\ufffe]")
_WALL = "\0"  # stands where two cells meet
_MOST_BETWEEN = 3
_X = frozenset("XxⅩＸｘ")
_DIGITS_BEFORE_X = 17


class PrivateKind(Enum):
    """What kind of private number was found."""

    resident_id = _("resident ID number")
    mobile = _("mobile phone number")
    landline = _("landline number")
    bank_card = _("bank card number")


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


@dataclass(frozen=True, slots=True)
class _Number:
    """Digits found together: as written, without what divides them, and where they begin."""

    written: str
    digits: str
    place: int


def read_back(pdf: bytes, allowed: frozenset[str] = frozenset()) -> tuple[PrivateFind, ...]:
    """Return every private number in the text of ``pdf`` except those ``allowed``; () means it may be printed.

    A poster's sheets all show parts of one drawing: a number on it is told once, with its first sheet.
    """
    excused = frozenset(_bare(number) for number in allowed)
    finds: dict[tuple[PrivateKind, str], PrivateFind] = {}
    with reading(pdf) as document:
        for number in range(len(document)):
            for find in _finds_on(document, number, excused):
                finds.setdefault((find.kind, _bare(find.text)), find)
    return tuple(finds.values())


def text_on_pages(pdf: bytes) -> tuple[str, ...]:
    """Return the text of every page as a reader would copy it."""
    with reading(pdf) as document:
        return tuple(_text_of(document, number) for number in range(len(document)))


def _text_of(document: pypdfium2.PdfDocument, number: int) -> str:
    with closing(document[number]) as page, closing(page.get_textpage()) as text:
        return str(text.get_text_range())


def private_numbers_in(text: str, allowed: frozenset[str] = frozenset()) -> tuple[tuple[PrivateKind, str], ...]:
    """Return kind and text of every private number in a plain ``text``, by the same rules as on a page."""
    excused = frozenset(_bare(number) for number in allowed)
    return tuple((kind, number.written) for kind, number in _private_in(text, excused))


def _finds_on(document: pypdfium2.PdfDocument, number: int, excused: frozenset[str]) -> Iterator[PrivateFind]:
    with closing(document[number]) as page, closing(page.get_textpage()) as textpage:
        height = page.get_height()
        text, places = _with_walls(textpage)
        for kind, found in _private_in(text, excused):
            place = places[found.place]
            left, _bottom, _right, top = textpage.get_charbox(place)
            yield PrivateFind(number + 1, kind, found.written, place, left, height - top)


def _with_walls(textpage: pypdfium2.PdfTextPage) -> tuple[str, list[int]]:
    """Return the page's characters with a wall where digits of one line stand far apart, and the index of each."""
    text, places = [], []
    count = textpage.count_chars()
    raw = _characters_of(textpage, count)
    last = -1
    for place, character in enumerate(raw):
        if not character:
            continue
        if _digit(character).isdigit():
            if last >= 0 and place - last > 1 and _are_far_apart(textpage, last, place):
                text.append(_WALL)
                places.append(place)
            last = place
        elif not _BETWEEN.match(character):
            last = -1
        text.append(character)
        places.append(place)
    return "".join(text), places


def _characters_of(textpage: pypdfium2.PdfTextPage, count: int) -> list[str]:
    """Return one string for each of pdfium's characters, which are UTF-16 units: the second of a pair is empty."""
    raw = textpage.get_text_range(0, count, errors="replace") if count else ""
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


def _digit(character: str) -> str:
    value = unicodedata.digit(character, None)
    return str(value) if value is not None else character.translate(_CHINESE)


def _bare(number: str) -> str:
    return "".join(
        _digit(character).upper() for character in number if not _BETWEEN.match(character) and character != "+"
    )


def _private_in(text: str, excused: frozenset[str]) -> Iterator[tuple[PrivateKind, _Number]]:
    for number in _numbers_in(text):
        start = 0
        while start < len(number.digits):
            kind, length = _private_at(number, start)
            if length and number.digits[start : start + length] not in excused:
                yield kind, _part(number, start, length)
            start += length or 1


def _numbers_in(text: str) -> Iterator[_Number]:
    """Yield the longest runs of digits with at most three dividing characters between two of them."""
    written: list[str] = []
    digits: list[str] = []
    start = gap = 0
    for place, character in enumerate(text + _WALL):
        digit = _digit(character)
        if (len(digit) == 1 and (digit.isascii() and digit.isdigit())) or (
            len(digits) >= _DIGITS_BEFORE_X and digit in _X
        ):
            if not digits:
                start = place
            written.append(character)
            digits.append("X" if digit in _X else digit)
            gap = 0
        elif digits and _BETWEEN.match(character) and gap < _MOST_BETWEEN:
            written.append(character)
            gap += 1
        else:
            if digits:
                yield _Number("".join(written), "".join(digits), start)
            written, digits, gap = [], [], 0


def _part(number: _Number, start: int, length: int) -> _Number:
    positions = [place for place, character in enumerate(number.written) if not _BETWEEN.match(character)]
    first, last = positions[start], positions[start + length - 1]
    return _Number(number.written[first : last + 1], number.digits[start : start + length], number.place + first)


def _private_at(number: _Number, start: int) -> tuple[PrivateKind, int]:
    """Return kind and length of the private number that begins at this digit; length 0 when none does."""
    for kind, lengths, is_one in _KINDS:
        for length in lengths:
            digits = number.digits[start : start + length]
            if len(digits) == length and _stands_free(number, start, length) and is_one(digits):
                return kind, length
    return PrivateKind.mobile, 0


def _stands_free(number: _Number, start: int, length: int) -> bool:
    """Tell whether no further digit touches the part on either side; a country code may."""
    positions = [place for place, character in enumerate(number.written) if not _BETWEEN.match(character)]
    end = start + length
    before_touches = start > 0 and positions[start - 1] == positions[start] - 1
    after_touches = end < len(positions) and positions[end] == positions[end - 1] + 1
    country = number.digits[:start] in ("86", "0086", "17951", "12593")
    return (country or not before_touches) and not after_touches


def _is_resident_id(digits: str) -> bool:
    if digits[:2] not in _PROVINCES or not digits[:-1].isdigit():
        return False
    born = digits[6:14] if len(digits) == 18 else "19" + digits[6:12]
    try:
        return date(1880, 1, 1) <= date(int(born[:4]), int(born[4:6]), int(born[6:])) <= date(2099, 12, 31)
    except ValueError:
        return False


def _is_old_id(digits: str) -> bool:
    return digits.isdigit() and _is_resident_id(digits)


def _is_mobile(digits: str) -> bool:
    return re.fullmatch(r"1[3-9]\d{9}", digits) is not None


def _is_landline(digits: str) -> bool:
    return re.fullmatch(r"(?:010|02\d)[2-9]\d{7}|0[3-9]\d{2}[2-9]\d{6,7}", digits) is not None


def _is_bank_card(digits: str) -> bool:
    return _CARD.fullmatch(digits) is not None and _has_right_luhn_digit(digits)


def _has_right_luhn_digit(digits: str) -> bool:
    """Source: ISO/IEC 7812-1, annex B."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


_KINDS: tuple[tuple[PrivateKind, tuple[int, ...], Callable[[str], bool]], ...] = (
    (PrivateKind.resident_id, (18,), _is_resident_id),
    (PrivateKind.bank_card, (19, 18, 17, 16, 15, 14, 13), _is_bank_card),
    (PrivateKind.resident_id, (15,), _is_old_id),
    (PrivateKind.landline, (12, 11), _is_landline),
    (PrivateKind.mobile, (11,), _is_mobile),
)


def line_of(text: str, place: int) -> int:
    """Return the number of the line (from 1) that holds the character at ``place``."""
    return bisect_right([place for place, character in enumerate(text) if character == "\n"], place) + 1
