"""Private numbers in a text: what must not hang on the wall.

What counts as private
    resident ID of 18 characters  a known province and a real day of birth; the check character is not asked for,
                                  because a mistyped ID is nearly as harmful as a right one
    resident ID of 15 digits      the same
    mobile phone                  11 digits, 1 and then 3 to 9; a country code or carrier prefix may stand before it
    landline                      area code and number, as one number or with a hyphen
    bank card                     13 to 19 digits with a known beginning and a right Luhn digit

Digits may be full-width or Chinese numerals, divided by blanks, hyphens, dots or brackets, and run over a line's end.

False alarms are accepted where the alternative is a missed number: one in ten of all 16-digit numbers that begin like
a bank card passes the Luhn test, one in eighty 15-digit numbers looks like an old ID. What may stand on the page is
said exactly: ``allowed`` holds the numbers (an office's own contact) that are no find, compared digit by digit.
Nothing else is ever excused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop_app.domain.i18n import _

WALL = "\0"  # stands where digits that are near in the text are far apart on the page

_CODES = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91"
_PROVINCES = frozenset(_CODES.split())
_CARD = re.compile(
    r"62\d{14,17}|4\d{12}(?:\d{3})?|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|35\d{14}|(?:60|68|69|9[4-9])\d{14,17}"
)
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(?:010|02\d)[2-9]\d{7}|0[3-9]\d{2}[2-9]\d{6,7}")
_NUMERALS = dict(zip("〇○零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "0001234567891123456789", strict=True))
_BETWEEN = re.compile(r"[\s\-‐‑‒–—―−－_~·•.．。/()（）\[\]\u00ad\u0002\ufffe\u200b-\u200f\u2060\ufeff]")
_MOST_BETWEEN = 3
_X = frozenset("XxⅩＸｘ")
_DIGITS_BEFORE_X = 17
_LONGEST_PREFIX = 5
_PREFIXES = ("86", "0086", "0", "17951", "12593", "10193")


class PrivateKind(Enum):
    """What kind of private number was found."""

    resident_id = _("resident ID number")
    mobile = _("mobile phone number")
    landline = _("landline number")
    bank_card = _("bank card number")


@dataclass(frozen=True, slots=True)
class Found:
    """A private number in a text: as it is written there, and where it begins."""

    kind: PrivateKind
    written: str
    place: int


@dataclass(frozen=True, slots=True)
class _Number:
    """Digits that belong together, and where each stands in the text."""

    digits: str
    places: tuple[int, ...]
    blocks: tuple[int, ...]  # for each digit, the first of those that it stands with without anything between

    def is_joined(self, place: int) -> bool:
        """Tell whether nothing stands between this digit and the one before it."""
        return place < len(self.blocks) and self.blocks[place] < place


def found_in(text: str, allowed: frozenset[str] = frozenset()) -> Iterator[Found]:
    """Yield every private number of ``text`` in order, except those ``allowed``."""
    excused = _excused(allowed) if allowed else frozenset()
    for number in _numbers_in(text):
        start = 0
        while start < len(number.digits):
            kind, end = _private_at(number, start)
            if end > start and number.digits[start:end] not in excused:
                first, last = number.places[start], number.places[end - 1]
                yield Found(kind, text[first : last + 1], first)
            start = max(end, start + 1)


def _excused(allowed: frozenset[str]) -> frozenset[str]:
    """The digits of the allowed texts, and of every number in them: a contact may name two, or an extension."""
    within = {bare(found.written) for text in allowed for found in found_in(text)}
    return frozenset(within | {bare(text) for text in allowed})


def private_numbers_in(text: str, allowed: frozenset[str] = frozenset()) -> tuple[tuple[PrivateKind, str], ...]:
    """Return kind and text of every private number in ``text``, except those ``allowed``."""
    return tuple((found.kind, found.written) for found in found_in(text, allowed))


def bare(number: str) -> str:
    """Return the digits of a number without what divides them."""
    return "".join(digit_of(character) or character.upper() for character in number if character.isalnum())


def digit_of(character: str) -> str:
    """Return the ASCII digit that a decimal digit of any script or a Chinese numeral stands for, '' for others."""
    value = unicodedata.decimal(character, None)
    return _NUMERALS.get(character, "") if value is None else str(value)


def is_between(character: str) -> bool:
    """Tell whether a character may divide the digits of one number."""
    return _BETWEEN.match(character) is not None


def _numbers_in(text: str) -> Iterator[_Number]:
    """Yield the longest runs of digits, all of one script, with at most three dividing characters between two."""
    digits: list[str] = []
    places: list[int] = []
    gap = 0
    chinese = False
    for place, character in enumerate(text + WALL):
        digit = "X" if character in _X and len(digits) >= _DIGITS_BEFORE_X else digit_of(character)
        if digit and (not digits or chinese == (character in _NUMERALS)):
            chinese = character in _NUMERALS
            digits.append(digit)
            places.append(place)
            gap = 0
        elif not digit and digits and gap < _MOST_BETWEEN and is_between(character):
            gap += 1
        else:
            if digits:
                yield _Number("".join(digits), tuple(places), _blocks(places))
            chinese = character in _NUMERALS
            digits, places, gap = ([digit], [place], 0) if digit else ([], [], 0)


def _blocks(places: list[int]) -> tuple[int, ...]:
    blocks: list[int] = []
    for number, place in enumerate(places):
        joined = number > 0 and place == places[number - 1] + 1
        blocks.append(blocks[-1] if joined else number)
    return tuple(blocks)


def _private_at(number: _Number, start: int) -> tuple[PrivateKind, int]:
    """Return kind and end of the private number that begins at this digit; its end is its start when none does."""
    if _touches_before(number, start):
        return PrivateKind.mobile, start
    for kind, lengths, is_one in _KINDS:
        for length in lengths:
            digits = number.digits[start : start + length]
            if len(digits) == length and is_one(digits) and not number.is_joined(start + length):
                return kind, start + length
    return PrivateKind.mobile, start


def _touches_before(number: _Number, start: int) -> bool:
    """Tell whether a digit stands directly before, which is no country code or carrier prefix."""
    first = number.blocks[start]
    return first < start and (start - first > _LONGEST_PREFIX or number.digits[first:start] not in _PREFIXES)


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
    return _MOBILE.fullmatch(digits) is not None


def _is_landline(digits: str) -> bool:
    return _LANDLINE.fullmatch(digits) is not None


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
