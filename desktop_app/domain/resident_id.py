"""The resident ID number (GB 11643): read, checked and read out."""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum
from functools import cache, lru_cache
from operator import mul
from pathlib import Path

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.wording import halfwidth, unspaced

LENGTH = 18
OLD_LENGTH = 15
EARLIEST_BIRTH_YEAR = 1850

_WRITTEN = dt.date(2026, 11, 1)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"
_CODE_OF_ZERO = sum(_WEIGHTS) * ord("0")

_WELL_FORMED = re.compile(r"[0-9]{17}[0-9X]")
_SEPARATORS = re.compile(r"[-‐-―−'’`]")
_SPOILED = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]{1,3}|[0-9]{15,}\.0*|#{3,}")
_REGIONS = Path(__file__).resolve().parents[2] / "resources" / "regions" / "regions.txt"


class Sex(Enum):
    """Sex as the resident ID number tells it."""

    male = _("male")
    female = _("female")


def parse_resident_id(text: str, *, today: dt.date | None = None) -> str:
    """Return the 18 characters of the number written in ``text``, the check character in upper case.

    Full-width digits, blanks and hyphens are accepted. ``today`` ends the days a person can be born on.
    Raises ``Unreadable`` with ``why``: ``spoiled number``, ``bad character``, ``15 digits``,
    ``wrong length``, ``no such day`` or ``check digit`` (GB 11643-1999, 4).
    """
    number = text if _WELL_FORMED.fullmatch(text) else _cleaned(text)
    birth_of(number, today=today)
    expected = check_character(number[:17])
    if number[17] != expected:
        raise _wrong_check_character(number, expected)
    return number


def check_character(first: str) -> str:
    """Return the character that ends a number beginning with the 17 digits ``first`` (ISO 7064, MOD 11-2)."""
    total = sum(map(mul, _WEIGHTS, first.encode("ascii"))) - _CODE_OF_ZERO
    return _CHECK_CHARACTERS[total % 11]


def birth_of(number: str, *, today: dt.date | None = None) -> dt.date:
    """Return the day of birth inside the 18 characters ``number``; raises ``Unreadable`` (``no such day``)."""
    try:
        birth = _day_of(number[6:14])
    except ValueError as impossible:
        raise _no_such_day(number) from impossible
    if birth.year < EARLIEST_BIRTH_YEAR or is_after(birth, today):
        raise _no_such_day(number)
    return birth


@lru_cache(maxsize=40_000)
def _day_of(digits: str) -> dt.date:
    """Return the day in eight ``digits``; a roster has few different ones, and asks for each several times."""
    return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def is_after(day: dt.date, today: dt.date | None = None) -> bool:
    """Say whether ``day`` is still to come; asking the clock is left out for days before this program was written."""
    return day > (today or _WRITTEN) and day > (today or dt.date.today())


def sex_of(number: str) -> Sex:
    """Return the sex inside the 18 characters ``number``: the seventeenth digit is odd for men."""
    return Sex.male if int(number[16]) % 2 else Sex.female


def upgraded(old: str) -> str:
    """Return the 18-character number that a 15-digit number became in 1999: births of the twentieth century."""
    first = f"{old[:6]}19{old[6:]}"
    return first + check_character(first)


def region_of(number: str) -> str:
    """Return the county that issued ``number``, or its province, or '' where the code is not in the table.

    Codes change and old ones stay on cards: an unknown code is a hint, never a reason to refuse.
    """
    regions = _regions()
    return regions.get(number[:6]) or regions.get(number[:2], "")


@cache
def _regions() -> dict[str, str]:
    lines = _REGIONS.read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines if line and not line.startswith("#"))


def _cleaned(text: str) -> str:
    number = _SEPARATORS.sub("", unspaced(halfwidth(text))).upper()
    if _WELL_FORMED.fullmatch(number):
        return number
    raise _malformed(number, unspaced(halfwidth(text)).upper())


def _malformed(number: str, written: str) -> Unreadable:
    if _SPOILED.fullmatch(written):
        return spoiled_number()
    strange = next((c for c in number if c not in "0123456789X"), "")
    if strange:
        return _bad_character(strange)
    if len(number) == OLD_LENGTH and number.isdigit():
        return _old_number(number)
    if len(number) != LENGTH:
        return _wrong_length(len(number))
    return _bad_character("X")


def spoiled_number() -> Unreadable:
    """Say that a spreadsheet has rounded the number, so that its last digits are lost for good."""
    return Unreadable(
        "spoiled number",
        _("Excel has turned this number into a rounded one and its last digits are lost. Type it again as text."),
    )


def _bad_character(strange: str) -> Unreadable:
    if strange == "X":
        return Unreadable("bad character", _("Only the last character of a resident ID number can be X."))
    message = _("A resident ID number holds digits and a last X only, not “{character}”.", character=strange)
    return Unreadable("bad character", message)


def _wrong_length(length: int) -> Unreadable:
    return Unreadable(
        "wrong length", _("A resident ID number has 18 characters; this one has {length}.", length=length)
    )


def _old_number(old: str) -> Unreadable:
    number = upgraded(old)
    try:
        birth_of(number)
    except Unreadable as impossible:
        return impossible
    message = _(
        "This is an old number of 15 digits. Its 18-character form is {number}; enter it if it is right.", number=number
    )
    return Unreadable("15 digits", message)


def _no_such_day(number: str) -> Unreadable:
    day = f"{number[6:10]}-{number[10:12]}-{number[12:14]}"
    return Unreadable("no such day", _("Characters 7 to 14 give {day} as the day of birth: no such day.", day=day))


def _wrong_check_character(number: str, expected: str) -> Unreadable:
    if number.endswith("000"):
        return spoiled_number()  # a spreadsheet keeps 15 digits and fills up with zeros
    return Unreadable(
        "check digit",
        _("The last character should be {expected}, so at least one character is wrong.", expected=expected),
    )
