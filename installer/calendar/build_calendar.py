"""Build resources/calendar/: the days off and worked that the State Council arranged, and the lunar calendar.

A developer's tool, run once a year when chinesecalendar knows the next year.
It needs the packages chinesecalendar (days) and ephem (where moon and sun stand); the product needs neither.
"""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import ephem
from chinese_calendar import constants

TARGET = Path(__file__).parents[2] / "resources" / "calendar"
FIRST_LUNAR_YEAR, LAST_LUNAR_YEAR = 1929, 2100  # Beijing mean time of the 120th meridian is used since 1929
BEIJING = timedelta(hours=8)


def main() -> None:
    """Write both files."""
    TARGET.mkdir(parents=True, exist_ok=True)
    write_days(TARGET / "days.csv")
    write_lunar(TARGET / "lunar.csv")


def write_days(path: Path) -> None:
    """Write every day off and every weekend day worked of the years that chinesecalendar knows."""
    source = f"chinesecalendar {version('chinesecalendar')}"
    kinds = dict.fromkeys(constants.holidays, "rest") | dict.fromkeys(constants.workdays, "work")
    lines = [f"{day.isoformat()},{kind},{source}\n" for day, kind in sorted(kinds.items())]
    path.write_text("date,kind,source\n" + "".join(lines), "utf-8")


def write_lunar(path: Path) -> None:
    """Write for each lunar year its first day, its leap month (0: none), the lengths of its months and Qingming."""
    lines = ["year,new_year,leap_month,months,qingming\n"]
    for year in range(FIRST_LUNAR_YEAR, LAST_LUNAR_YEAR + 1):
        starts, leap = months_of(year)
        lengths = "".join("L" if (after - start).days == 30 else "S" for start, after in pairwise(starts))
        lines.append(f"{year},{starts[0].isoformat()},{leap},{lengths},{qingming(year).isoformat()}\n")
    path.write_text("".join(lines), "utf-8")


def months_of(year: int) -> tuple[list[date], int]:
    """Return the first day of every month of the lunar year and of the next year, and the number of the leap month.

    Source: GB/T 33661-2017: months begin on the day of the new moon in Beijing; the winter solstice lies in the
    eleventh month; of thirteen months between two solstices the first without a principal term is the leap month.
    """
    before, after = numbered_months(year - 1), numbered_months(year)
    both = before + after
    start = next(place for place, (_day, number, leap) in enumerate(both) if number == 1 and not leap)
    end = next(place for place, (_day, number, leap) in enumerate(both) if place > start and number == 1 and not leap)
    leaps = [number for _day, number, leap in both[start:end] if leap]
    return [day for day, _number, _leap in both[start : end + 1]], (leaps[0] if leaps else 0)


def numbered_months(year: int) -> list[tuple[date, int, bool]]:
    """Return the months from the one of the winter solstice of ``year`` up to the next such one: day, number, leap."""
    first, last = month_of_solstice(year), month_of_solstice(year + 1)
    starts = [first]
    while starts[-1] < last:
        starts.append(next_new_moon(starts[-1]))
    has_leap = len(starts) - 1 == 13
    months, number, leapt = [], 11, False
    for start, after in pairwise(starts):
        is_leap = has_leap and not leapt and start != first and not holds_principal_term(start, after)
        if is_leap:
            leapt = True
            months.append((start, number, True))
            continue
        number = 11 if start == first else number % 12 + 1
        months.append((start, number, False))
    return months


def month_of_solstice(year: int) -> date:
    """Return the first day of the month that holds the winter solstice."""
    solstice = in_beijing(ephem.next_winter_solstice(f"{year}/12/1"))
    moon = in_beijing(ephem.previous_new_moon(f"{year}/{12}/{31}"))
    while moon > solstice:
        moon = in_beijing(ephem.previous_new_moon(ephem.Date(datetime.combine(moon, datetime.min.time())) - 2))
    return moon


def next_new_moon(day: date) -> date:
    """Return the day in Beijing of the new moon after the one on ``day``."""
    return in_beijing(ephem.next_new_moon(ephem.Date(datetime.combine(day, datetime.min.time())) + 5))


def holds_principal_term(start: date, after: date) -> bool:
    """Tell whether the sun passes a multiple of 30 degrees on a day from ``start`` to the one before ``after``."""
    return int(sun_at(start) // 30) != int(sun_at(after) // 30)


def sun_at(day: date) -> float:
    """Apparent ecliptic longitude of the sun at midnight in Beijing, in degrees."""
    moment = ephem.Date(ephem.Date(datetime.combine(day, datetime.min.time())) - 8 * ephem.hour)
    return math.degrees(ephem.Ecliptic(ephem.Sun(moment), epoch=moment).lon) % 360


def qingming(year: int) -> date:
    """Return the day in April on which the sun passes 15 degrees."""
    day = date(year, 4, 1)
    while not (sun_at(day) < 15 <= sun_at(day + timedelta(days=1))):
        day += timedelta(days=1)
    return day


def in_beijing(moment: ephem.Date) -> date:
    """Return the day in Beijing of a moment."""
    there: datetime = moment.datetime() + BEIJING
    return there.date()


if __name__ == "__main__":
    main()
