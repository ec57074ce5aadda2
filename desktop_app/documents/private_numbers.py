"""Private numbers in a text: what must not hang on the wall.

What counts as private
    resident ID of 18 characters  a known province and a year of birth of this century or the last; day and check
                                  character may be wrong, because a mistyped ID is nearly as harmful as a right one.
                                  With one digit too few or too many it counts when its day of birth is a real one
    resident ID of 15 digits      a known province and a real day of birth
    mobile phone                  11 digits, 1 and then 3 to 9; a country code or carrier prefix may stand before it
    landline                      area code and number, as one number or with a hyphen; without area code 7 or 8
                                  digits after a word such as 电话
    bank card                     13 to 19 digits with a known beginning and a right Luhn digit

Digits may be full-width or Chinese numerals, divided by blanks, hyphens, dots or brackets, and run over a line's end.

No private number: dates, also two in a row; sums with thousands divided by commas or with cents before 元; numbers
of documents (〔2026〕15号); codes with letters (USCC, registrations); codes of regions (12 digits), postcodes, invoice
numbers (8 or 20 digits); hotlines and 400 numbers; numbers that a mask has shortened.

False alarms are accepted where the alternative is a missed number: one in ten of all 16-digit numbers that begin like
a bank card passes the Luhn test, one in eighty 15-digit numbers looks like an old ID. What may stand on the page is
said exactly: ``allowed`` holds the numbers (an office's own contact) that are no find, compared digit by digit.
Nothing else is ever excused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop_app.domain.i18n import _

WALL = "\0"  # stands where digits that are near in the text are far apart on the page

_CODES = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91"
_PROVINCES = frozenset(_CODES.split())
_CARD = re.compile(
    r"(?:6\d|9[04-9]|5[06-8])\d{14,17}|4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2[2-7]\d{14}|35\d{14}|3[47]\d{13}"
    r"|3(?:0[0-5]|[689]\d)\d{11}|10\d{17}"
)
_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d\d\s?[-./年－．]\s?(?:0?[1-9]|1[0-2])\s?[-./月－．]\s?(?:0?[1-9]|[12]\d|3[01])(?!\d)日?"
)
_REST_OF_A_SUM = re.compile(r"\.\d{1,2}\s?[元万亿]")
_LOCAL = re.compile(r"(?:电话|電話|座机|座機|固话|固話|宅电|传真|傳真|tel|phone)\D{0,6}$", re.IGNORECASE)
_BEFORE_A_LOCAL_NUMBER = 12  # characters in which the word for a phone is looked for
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(?:010|02\d)[2-9]\d{7}|0[3-9]\d{2}[2-9]\d{6,7}")
_SHORT_LANDLINE = re.compile(r"[2-9]\d{6,7}")
_NUMERALS = dict(zip("〇○零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "0001234567891123456789", strict=True))
_DIVIDING = r"\s\-‐‑‒–—―−－_~·•.．。/()（）\[\]\u00ad\u0002\ufffe\u200b-\u200f\u2060\ufeff"
_BETWEEN = re.compile(rf"[{_DIVIDING}]")
_ANY_DIGIT = re.compile(rf"[\d{''.join(_NUMERALS)}]")
_RUN = re.compile(rf"{_ANY_DIGIT.pattern}(?:[{_DIVIDING}]{{0,3}}[\d{''.join(_NUMERALS)}XxⅩＸｘ])*")
FEWEST_DIGITS = 7
"""Of a private number."""
_FEWEST_DIVIDED = 11  # of one that no word for a phone stands before
_FEWEST_COUNTED = 5
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
    dates = [found.span() for found in _DATE.finditer(text)]
    for number in _numbers_in(text):
        start = 0
        while start < len(number.digits):
            kind, end = _private_at(number, start)
            first, last = number.places[start], number.places[max(end, start + 1) - 1]
            if end > start and (
                _cuts_a_date(first, last, dates)
                or _is_counting(text[first : last + 1])
                or _REST_OF_A_SUM.match(text, last + 1)
            ):
                end = start
            if end == start and _is_local_number(text, number, start):
                kind, end, last = PrivateKind.landline, len(number.digits), number.places[-1]
            if end > start and number.digits[start:end] not in excused:
                yield Found(kind, text[first : last + 1], first)
            start = max(end, start + 1)


def _cuts_a_date(first: int, last: int, dates: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a number would begin or end inside of a date: then it is made of dates."""
    return any(
        begin < first < end or begin <= last < end - 1 for begin, end in dates if not first <= begin <= end <= last
    )


def _is_counting(written: str) -> bool:
    """Tell whether a number is made of those that count lines or columns: 7 8 9 10 11."""
    counted = [int(part) for part in re.findall(r"\d+", written)]
    return len(counted) >= _FEWEST_COUNTED and counted == list(range(counted[0], counted[0] + len(counted)))


def _is_local_number(text: str, number: _Number, start: int) -> bool:
    """Tell whether the whole number is a landline without area code after a word for a phone."""
    if start or not _SHORT_LANDLINE.fullmatch(number.digits):
        return False
    first = number.places[0]
    return _LOCAL.search(text[max(first - _BEFORE_A_LOCAL_NUMBER, 0) : first]) is not None


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


def runs_of_digits(text: str, fewest: int = _FEWEST_DIVIDED) -> Iterator[re.Match[str]]:
    """Yield the stretches of ``text`` in which ``fewest`` digits follow each other as closely as in one number."""
    for run in _RUN.finditer(text):
        if run.end() - run.start() >= fewest and len(_ANY_DIGIT.findall(run.group())) >= fewest:
            yield run


def _numbers_in(text: str) -> Iterator[_Number]:
    """Yield the longest runs of digits, all of one script, with at most three dividing characters between two."""
    for run in runs_of_digits(text, FEWEST_DIGITS):
        yield from _numbers_of(run.group() + WALL, run.start())


def _numbers_of(run: str, start: int) -> Iterator[_Number]:
    digits: list[str] = []
    places: list[int] = []
    chinese = False
    for place, character in enumerate(run, start):
        digit = "X" if character in _X and len(digits) >= _DIGITS_BEFORE_X else digit_of(character)
        if digit and (not digits or chinese == (character in _NUMERALS)):
            chinese = character in _NUMERALS
            digits.append(digit)
            places.append(place)
        elif digit or not is_between(character):
            if digits:
                yield _Number("".join(digits), tuple(places), _blocks(places))
            chinese = character in _NUMERALS
            digits, places = ([digit], [place]) if digit else ([], [])


def _blocks(places: list[int]) -> tuple[int, ...]:
    blocks: list[int] = []
    for number, place in enumerate(places):
        joined = number > 0 and place == places[number - 1] + 1
        blocks.append(blocks[-1] if joined else number)
    return tuple(blocks)


def _private_at(number: _Number, start: int) -> tuple[PrivateKind, int]:
    """Return kind and end of the private number that begins at this digit; its end is its start when none does."""
    if len(number.digits) - start < _FEWEST_DIVIDED or _touches_before(number, start):
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
    return digits[:2] in _PROVINCES and digits[:-1].isdigit() and digits[6:8] in ("19", "20")


def _is_mistyped_id(digits: str) -> bool:
    return digits[:2] in _PROVINCES and digits[:-1].isdigit() and _is_a_day(digits[6:14])


def _is_old_id(digits: str) -> bool:
    return digits[:2] in _PROVINCES and digits.isdigit() and _is_a_day("19" + digits[6:12])


def _is_a_day(born: str) -> bool:
    try:
        return date(1900, 1, 1) <= date(int(born[:4]), int(born[4:6]), int(born[6:])) <= date(2099, 12, 31)
    except ValueError:
        return False


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
    (PrivateKind.resident_id, (19, 17), _is_mistyped_id),
    (PrivateKind.resident_id, (15,), _is_old_id),
    (PrivateKind.landline, (12, 11), _is_landline),
    (PrivateKind.mobile, (11,), _is_mobile),
)
