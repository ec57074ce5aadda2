"""Counting in months and years, as terms and probations are counted."""

from __future__ import annotations

import calendar
import datetime as dt


def months_later(day: dt.date, months: int) -> dt.date:
    """Return the same day ``months`` later (earlier where negative), the month's last day where it has no such day.

    31 January and one month is 28 or 29 February (Civil Code, art. 202: counted to the corresponding day, else to
    the last day of the month).
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
