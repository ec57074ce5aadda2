"""Working days and the lunar calendar.

Working days come from a table of arranged days (``resources/calendar/days.csv``: date, kind, source). The State
Council announces each year's exchanged days only late in the year before; a year without rows is counted by weekends
and the statutory holidays alone, and everything that rests on it is *provisional*.

How a period is counted: the day of posting is not counted; the period begins with the next working day and ends with
the last working day of its number. Source: Civil Code of the PRC art. 201 (the day on which a period begins is not
counted, it begins with the next day) and art. 203 (a period whose last day is a holiday ends on the day after it).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TextIO

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _

CALENDAR = Path(__file__).resolve().parents[2] / "resources" / "calendar"
LONGEST_PERIOD = 2000  # working days
_LARGEST_FILE = 4_000_000  # bytes
_ONE_DAY = timedelta(days=1)


class DayKind(Enum):
    """What the State Council's arrangement makes of a day."""

    rest = _("day off")
    work = _("working day")


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One arranged day and where it is known from."""

    day: date
    kind: DayKind
    source: str


@dataclass(frozen=True, slots=True)
class Period:
    """A period in working days; ``provisional`` when a day in it is not arranged yet."""

    first: date
    last: date
    provisional: bool


@dataclass(frozen=True)
class WorkingCalendar:
    """Which days are worked: arranged days first, else weekends and statutory holidays."""

    days: dict[date, CalendarDay] = field(repr=False)
    years: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "years", frozenset(day.year for day in self.days))

    @classmethod
    def from_files(cls, *files: Path) -> WorkingCalendar:
        """Read tables of arranged days, later files over earlier ones; none: the table that ships.

        Raises AppError with the line that is no ``date,kind,source``.
        """
        days = {day.day: day for path in files or (CALENDAR / "days.csv",) for day in _read_days(path)}
        return cls(days)

    def is_working(self, day: date) -> bool:
        """Tell whether ``day`` is worked."""
        arranged = self.days.get(day)
        if arranged:
            return arranged.kind is DayKind.work
        if day.weekday() >= 5:
            return False
        return day.year in self.years or not is_statutory_holiday(day)

    def is_provisional(self, day: date) -> bool:
        """Tell whether the arrangement of that year is still unknown."""
        return day.year not in self.years

    def add_working_days(self, start: date, count: int) -> date:
        """Return the ``count``-th working day after ``start``, which is not counted itself; 0 returns ``start``.

        Raises ValueError for a negative count or one above 2,000.
        """
        if not 0 <= count <= LONGEST_PERIOD:
            raise ValueError("a period has 0 to 2,000 working days")
        day = start
        while count:
            day += _ONE_DAY
            count -= self.is_working(day)
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """Count the working days from ``first`` to ``last``, both included; 0 when ``last`` comes before."""
        return sum(self.is_working(first + timedelta(days=offset)) for offset in range((last - first).days + 1))

    def period(self, posted: date, count: int) -> Period:
        """Return the period of ``count`` working days of something posted on ``posted``: the day itself not counted."""
        first, last = self.add_working_days(posted, 1), self.add_working_days(posted, count)
        touched = {posted.year, first.year, last.year}
        return Period(first, max(first, last), not touched <= self.years)


def _read_days(path: Path) -> Iterator[CalendarDay]:
    if path.stat().st_size > _LARGEST_FILE:
        raise AppError(_("The file {name} is too large to be a calendar.", name=path.name))
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from _days_of(file, path.name)


def _days_of(file: TextIO, name: str) -> Iterator[CalendarDay]:
    try:
        for number, row in enumerate(csv.reader(file), 1):
            if row and row[0] != "date":
                yield _day_of(row, name, number)
    except (UnicodeDecodeError, csv.Error) as error:
        raise AppError(_("The file {name} is not a calendar.", name=name)) from error


def _day_of(row: list[str], name: str, number: int) -> CalendarDay:
    try:
        day, kind, source = row
        return CalendarDay(date.fromisoformat(day.strip()), DayKind[kind.strip()], source.strip())
    except (ValueError, KeyError) as error:
        message = _(
            "Line {number} of {name} is not a day, its kind (rest or work) and a source.", number=number, name=name
        )
        raise AppError(message) from error


def is_statutory_holiday(day: date) -> bool:
    """Tell whether ``day`` is one of the thirteen holidays of the whole people.

    Source: 全国年节及纪念日放假办法, art. 2, as revised on 10 November 2024, in force since 1 January 2025.
    """
    if (day.month, day.day) in {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}:
        return True
    if not _lunar_years().get(day.year):
        return False
    if day == _lunar_years()[day.year].qingming:
        return True
    lunar = lunar_day(day)
    festival = not lunar.leap and (lunar.month, lunar.day) in {(1, 1), (1, 2), (1, 3), (5, 5), (8, 15)}
    return festival or _is_new_years_eve(day)


def _is_new_years_eve(day: date) -> bool:
    following = _lunar_years().get(day.year)
    return following is not None and day + _ONE_DAY == following.new_year


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar; ``leap`` says that the month is the inserted one."""

    year: int
    month: int
    leap: bool
    day: int


@dataclass(frozen=True, slots=True)
class _LunarYear:
    new_year: date
    leap_month: int
    lengths: tuple[int, ...]
    qingming: date


@cache
def _lunar_years() -> dict[int, _LunarYear]:
    with (CALENDAR / "lunar.csv").open(encoding="utf-8", newline="") as file:
        return {
            int(row["year"]): _LunarYear(
                date.fromisoformat(row["new_year"]),
                int(row["leap_month"]),
                tuple(30 if length == "L" else 29 for length in row["months"]),
                date.fromisoformat(row["qingming"]),
            )
            for row in csv.DictReader(file)
        }


def lunar_day(day: date) -> LunarDay:
    """Return ``day`` in the lunar calendar (GB/T 33661-2017); raises ValueError outside its table (1929 to 2100)."""
    years = _lunar_years()
    year = day.year if day.year in years and day >= years[day.year].new_year else day.year - 1
    if year not in years:
        raise ValueError("outside the lunar table")
    offset = (day - years[year].new_year).days
    for number, leap, length in _months_of(years[year]):
        if offset < length:
            return LunarDay(year, number, leap, offset + 1)
        offset -= length
    raise ValueError("outside the lunar table")


def _months_of(year: _LunarYear) -> Iterable[tuple[int, bool, int]]:
    """Yield number, leap and length of every month of a year in order."""
    number = 0
    after_leap = False
    for length in year.lengths:
        is_leap = number == year.leap_month and number > 0 and not after_leap
        after_leap = after_leap or is_leap
        number += not is_leap
        yield number, is_leap, length


_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_ONES = "一二三四五六七八九十"


def lunar_text(day: date) -> str:
    """Return ``day`` as people say it (``农历十月十五``), '' outside the table of the lunar calendar."""
    try:
        lunar = lunar_day(day)
    except ValueError:
        return ""
    return f"农历{'闰' if lunar.leap else ''}{_MONTHS[lunar.month - 1]}月{_day_name(lunar.day)}"


def _day_name(day: int) -> str:
    if day <= 10:
        return "初" + _ONES[day - 1]
    if day in (20, 30):
        return _ONES[day // 10 - 1] + "十"
    return ("十" if day < 20 else "廿") + _ONES[day % 10 - 1]
