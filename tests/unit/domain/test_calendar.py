"""Working days as the State Council arranged them, and the lunar calendar."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.calendar import (
    Period,
    WorkingCalendar,
    is_statutory_holiday,
    lunar_day,
    lunar_text,
)
from desktop_app.domain.errors import AppError

CALENDAR = WorkingCalendar.from_files()
DAYS = st.dates(date(2004, 1, 1), date(2030, 12, 31))


def days_of(first: int, last: int) -> list[date]:
    return [date(first, 1, 1) + timedelta(days) for days in range((date(last + 1, 1, 1) - date(first, 1, 1)).days)]


def test_arranged_years_agree_with_chinesecalendar() -> None:
    wrong = [day for day in days_of(2004, 2026) if CALENDAR.is_working(day) != chinese_calendar.is_workday(day)]
    assert wrong == []


def test_every_statutory_holiday_of_arranged_years_is_a_day_off() -> None:
    since_the_rule = [day for day in days_of(2025, 2026) if is_statutory_holiday(day)]
    assert len(since_the_rule) == 26
    assert not any(CALENDAR.is_working(day) for day in since_the_rule)


def test_a_year_without_arrangement_counts_weekends_and_statutory_days_and_says_so() -> None:
    assert not CALENDAR.is_working(date(2027, 2, 5))  # New Year's Eve
    assert not CALENDAR.is_working(date(2027, 4, 5))  # Qingming
    assert CALENDAR.is_working(date(2027, 2, 9))
    assert CALENDAR.is_provisional(date(2027, 2, 9))
    assert not CALENDAR.is_provisional(date(2026, 2, 9))


def test_the_day_of_posting_is_not_counted() -> None:
    assert CALENDAR.period(date(2026, 11, 23), 5) == Period(date(2026, 11, 24), date(2026, 11, 30), provisional=False)


def test_a_period_over_an_exchanged_weekend_counts_the_worked_sunday() -> None:
    assert CALENDAR.period(date(2026, 9, 18), 1).last == date(2026, 9, 20)


def test_a_period_into_an_unknown_year_is_provisional() -> None:
    assert CALENDAR.period(date(2026, 12, 28), 5).provisional
    assert not CALENDAR.period(date(2026, 12, 21), 5).provisional


@given(DAYS, st.integers(1, 60))
def test_a_period_holds_exactly_its_working_days(posted: date, count: int) -> None:
    period = CALENDAR.period(posted, count)
    assert posted < period.first <= period.last
    assert CALENDAR.working_days_between(period.first, period.last) == count
    assert CALENDAR.is_working(period.first)
    assert CALENDAR.is_working(period.last)


@given(DAYS, st.integers(0, 30), st.integers(0, 30))
def test_adding_days_in_two_steps_is_adding_them_at_once(start: date, first: int, second: int) -> None:
    step = CALENDAR.add_working_days(CALENDAR.add_working_days(start, first), second)
    assert step == CALENDAR.add_working_days(start, first + second)


@pytest.mark.parametrize("count", [-1, 2001])
def test_an_impossible_number_of_days_is_a_bug(count: int) -> None:
    with pytest.raises(ValueError, match="2,000"):
        CALENDAR.add_working_days(date(2026, 1, 1), count)


def test_no_days_lie_between_a_day_and_an_earlier_one() -> None:
    assert CALENDAR.working_days_between(date(2026, 1, 9), date(2026, 1, 1)) == 0


def test_an_office_can_bring_its_own_table(tmp_path: Path) -> None:
    own = tmp_path / "2027.csv"
    own.write_text("date,kind,source\n2027-02-09,rest,国办发明电\n2027-02-20,work,国办发明电\n", "utf-8")
    calendar = WorkingCalendar.from_files(own)
    assert not calendar.is_working(date(2027, 2, 9))
    assert calendar.is_working(date(2027, 2, 20))
    assert not calendar.is_provisional(date(2027, 3, 1))


@pytest.mark.parametrize("line", ["2027-02-30,rest,x", "2027-02-03,holiday,x", "2027-02-03", "a,b,c,d"])
def test_a_line_that_is_no_day_is_named(tmp_path: Path, line: str) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("date,kind,source\n" + line + "\n", "utf-8")
    with pytest.raises(AppError, match=r"Line 2 of wrong.csv"):
        WorkingCalendar.from_files(wrong)


def test_a_file_that_is_no_calendar_is_refused(tmp_path: Path) -> None:
    (tmp_path / "picture.csv").write_bytes(bytes(range(128, 256)))
    with pytest.raises(AppError, match=r"picture.csv is not a calendar"):
        WorkingCalendar.from_files(tmp_path / "picture.csv")


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 23), "农历十月十五"),
        (date(2026, 2, 17), "农历正月初一"),
        (date(2025, 1, 28), "农历腊月廿九"),
        (date(2025, 7, 25), "农历闰六月初一"),
        (date(2024, 9, 17), "农历八月十五"),
        (date(2024, 2, 9), "农历腊月三十"),
        (date(2023, 3, 22), "农历闰二月初一"),
        (date(2033, 12, 22), "农历闰冬月初一"),
        (date(2030, 2, 3), "农历正月初一"),
        (date(2027, 2, 6), "农历正月初一"),
        (date(2018, 11, 8), "农历十月初一"),
        (date(2026, 12, 9), "农历冬月初一"),
        (date(2026, 11, 28), "农历十月二十"),
    ],
)
def test_the_lunar_day_is_told_as_people_say_it(day: date, text: str) -> None:
    assert lunar_text(day) == text


def test_outside_its_table_the_lunar_calendar_says_nothing() -> None:
    assert lunar_text(date(1900, 1, 1)) == ""
    assert lunar_text(date(2200, 1, 1)) == ""


def test_festivals_fall_where_the_state_council_put_them() -> None:
    moved = {"Spring Festival": (1, 1), "Dragon Boat Festival": (5, 5), "Mid-autumn Festival": (8, 15)}
    for day, name in chinese_calendar.constants.holidays.items():
        lunar = lunar_day(day)
        if name in moved and (lunar.month, lunar.day) == moved[name]:
            assert not lunar.leap
    for year in range(2008, 2027):
        festivals = {
            (lunar_day(day).month, lunar_day(day).day) for day in days_of(year, year) if not CALENDAR.is_working(day)
        }
        assert set(moved.values()) <= festivals


@given(st.dates(date(1929, 3, 1), date(2100, 12, 31)))
def test_lunar_days_follow_one_another(day: date) -> None:
    today, tomorrow = lunar_day(day), lunar_day(day + timedelta(days=1))
    assert tomorrow.day == today.day + 1 or (tomorrow.day == 1 and today.day in (29, 30))
