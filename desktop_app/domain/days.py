"""Days as people write them, and days of which only the year or the month is known."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache, total_ordering

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.numerals import chinese_digits
from desktop_app.domain.wording import halfwidth, unspaced

EARLIEST_YEAR = 1850
LATEST_YEAR = 2200

_TIME = re.compile(r"(?<=[0-9])(?:T|\s+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?\s*$")
_TAIL = re.compile(r"(?:出生|生)$")
_WITH_SIGNS = re.compile(r"([0-9]{4})(?:[年\-./\\。、,]([0-9]{1,2})(?:[月\-./\\。、,]([0-9]{1,2}))?)?[年月日号.]?")
_DIGITS_ONLY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})?")
_SHORT_YEAR = re.compile(r"'?[0-9]{2}[年\-./。、,][0-9]{1,2}(?:[月\-./。、,][0-9]{1,2})?[月日号]?")
_YEAR_LAST = re.compile(r"[0-9]{1,2}[\-./][0-9]{1,2}[\-./][0-9]{2,4}")
_DASHES = re.compile(r"[‐-―−–—]")
_NEAR_DAYS = {"今天": 0, "今日": 0, "today": 0, "昨天": -1, "yesterday": -1, "明天": 1, "tomorrow": 1}
_SERIAL_START = dt.date(1899, 12, 30)
_FIRST_CERTAIN_SERIAL = 61  # Excel counts a 29 February 1900 that never was


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A day of which the day, or month and day, may be unknown (``None``)."""

    year: int
    month: int | None = None
    day: int | None = None

    def __lt__(self, other: PartialDate) -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    def iso(self) -> str:
        """Write it as ``1958``, ``1958-11`` or ``1958-11-04``; texts sort as the days do."""
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def agrees_with(self, other: PartialDate) -> bool:
        """Say whether both can be the same day: what both know is equal."""
        if self.year != other.year or not _may_be_one(self.month, other.month):
            return False
        return _may_be_one(self.day, other.day)

    def earliest(self) -> dt.date:
        """Return the first day it can be."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    @lru_cache(maxsize=40_000)
    def of(cls, day: dt.date) -> PartialDate:
        """Return the wholly known day ``day``."""
        return cls(day.year, day.month, day.day)


def _may_be_one(one: int | None, other: int | None) -> bool:
    return one is None or other is None or one == other


def parse_day(text: str, *, today: dt.date | None = None) -> dt.date:
    """Return the calendar day written in ``text``, also ``今天``, ``20261123`` and ``2026.11.23``.

    Raises ``Unreadable`` as :func:`parse_partial_date` does, and with ``why`` ``no day`` where the day is left out.
    """
    near = _NEAR_DAYS.get(unspaced(text).lower())
    if near is not None:
        return (today or dt.date.today()) + dt.timedelta(days=near)
    found = parse_partial_date(text)
    if found.month is None or found.day is None:
        raise Unreadable("no day", _("The day is missing; only {known} is given.", known=found.iso()))
    return dt.date(found.year, found.month, found.day)


def parse_partial_date(text: str) -> PartialDate:
    """Return what ``text`` tells of a day; ``00`` for month or day means unknown.

    Raises ``Unreadable`` with ``why`` ``no such day``, ``unclear date`` (two-digit years, the year last)
    or ``not a date``.
    """
    found = _WITH_SIGNS.fullmatch(text) or _found_in(text)
    year, month, day = (int(part) if part else None for part in found.groups())
    return checked_day(year or 0, month or None, day or None)


def _found_in(text: str) -> re.Match[str]:
    written = _DASHES.sub("-", halfwidth(text)).strip()
    written = _TAIL.sub("", unspaced(_TIME.sub("", written)))
    found = _WITH_SIGNS.fullmatch(written) or _DIGITS_ONLY.fullmatch(written)
    found = found or _WITH_SIGNS.fullmatch(chinese_digits(written))
    if not found:
        raise _not_a_date(written)
    return found


def checked_day(year: int, month: int | None, day: int | None) -> PartialDate:
    """Return the partial date of these numbers; raises ``Unreadable`` (``no such day``) where there is none."""
    try:
        dt.date(year, month or 1, day or 1)
    except ValueError as impossible:
        raise _no_such_day() from impossible
    if not EARLIEST_YEAR <= year <= LATEST_YEAR or (day and not month):
        raise _no_such_day()
    return PartialDate(year, month, day)


def parse_day_number(value: float) -> PartialDate:
    """Return the day that a spreadsheet's number cell tells: a year, ``19620520``, ``196205``, ``1958.11`` or a serial.

    A cell of ``1958.1`` may have been typed as January or as October: ``unclear date``.
    """
    if value != int(value):
        return _decimal_month(value)
    if _FIRST_CERTAIN_SERIAL <= value < 100_000 and not EARLIEST_YEAR <= value <= LATEST_YEAR:
        return PartialDate.of(_SERIAL_START + dt.timedelta(days=int(value)))
    return parse_partial_date(str(int(value)))


def _decimal_month(value: float) -> PartialDate:
    written = repr(value)
    whole, _point, decimals = written.partition(".")
    if len(whole) == 4 and len(decimals) == 2:
        return parse_partial_date(written)
    if len(whole) == 5 and "e" not in written:  # a serial with a time of day
        return parse_day_number(int(value))
    raise _unclear_date()


def _not_a_date(written: str) -> Unreadable:
    if _SHORT_YEAR.fullmatch(written) or _YEAR_LAST.fullmatch(written):
        return _unclear_date()
    return Unreadable("not a date", _("This is not a date."))


def _unclear_date() -> Unreadable:
    return Unreadable("unclear date", _("The date is unclear: write year, month and day, the year with four digits."))


def _no_such_day() -> Unreadable:
    return Unreadable("no such day", _("There is no such day."))
