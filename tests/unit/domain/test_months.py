"""Months are counted to the corresponding day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.months import months_later


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (dt.date(2025, 12, 4), 12, dt.date(2026, 12, 4)),
        (dt.date(2026, 1, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2024, 2, 29), 12, dt.date(2025, 2, 28)),
        (dt.date(2026, 11, 23), 6, dt.date(2027, 5, 23)),
        (dt.date(2026, 3, 31), -1, dt.date(2026, 2, 28)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_the_month(day: dt.date, months: int, later: dt.date) -> None:
    assert months_later(day, months) == later


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.integers(-240, 240))
def test_the_day_never_moves_into_another_month(day: dt.date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
