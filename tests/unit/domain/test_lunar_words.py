"""Lunar days are written as on a wall calendar."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop_app.domain.calendar import LunarDay, lunar_day
from desktop_app.domain.lunar_words import lunar_words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (LunarDay(2026, 1, leap=False, day=1), "正月初一"),
        (LunarDay(2026, 8, leap=False, day=10), "八月初十"),
        (LunarDay(2026, 11, leap=False, day=20), "冬月二十"),
        (LunarDay(2026, 12, leap=False, day=30), "腊月三十"),
        (LunarDay(2023, 2, leap=True, day=13), "闰二月十三"),
        (LunarDay(2026, 7, leap=False, day=26), "七月廿六"),
    ],
)
def test_a_lunar_day_in_words(day: LunarDay, words: str) -> None:
    assert lunar_words(day) == words


def test_a_day_of_the_common_calendar_in_lunar_words() -> None:
    assert lunar_words(lunar_day(dt.date(2026, 2, 17))) == "正月初一"
    assert lunar_words(lunar_day(dt.date(1955, 1, 9))) == "腊月十六"
