from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.days import PartialDate, parse_day, parse_day_number, parse_partial_date
from desktop_app.domain.errors import Unreadable

days = st.dates(dt.date(1850, 1, 1), dt.date(2200, 12, 31))

FORMS = (
    "{y}-{m:02d}-{d:02d}", "{y}-{m}-{d}", "{y}/{m}/{d}", "{y}.{m:02d}.{d:02d}", "{y}{m:02d}{d:02d}", "{y}年{m}月{d}日",
    "{y} 年 {m} 月 {d} 日", "{y}年{m:02d}月{d:02d}号", "{y}、{m}、{d}", "{y}-{m:02d}-{d:02d} 00:00:00", "{y}．{m}．{d}",
    "{y}—{m}—{d}", "{y}年{m}月{d}日出生",
)  # fmt: skip


@given(days, st.sampled_from(FORMS))
def test_a_day_is_read_in_every_form(day: dt.date, form: str) -> None:
    assert parse_day(form.format(y=day.year, m=day.month, d=day.day)) == day


@given(days)
def test_full_width_digits_are_digits(day: dt.date) -> None:
    written = f"{day.year}年{day.month}月{day.day}日".translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)})
    assert parse_day(written) == day


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("1998年12月", "1998-12"),
        ("1958.11", "1958-11"),
        ("1958/1", "1958-01"),
        ("195811", "1958-11"),
        ("1958", "1958"),
        ("1958年", "1958"),
        ("19580000", "1958"),
        ("1958-11-00", "1958-11"),
        ("一九五八年十一月四日", "1958-11-04"),
        ("1958\\11\\4", "1958-11-04"),
        ("一九八〇年十月", "1980-10"),
        ("二〇二六年十一月二十三日", "2026-11-23"),
    ],
)
def test_a_day_may_be_known_in_part(written: str, iso: str) -> None:
    assert parse_partial_date(written).iso() == iso


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("58.11", "unclear date"),
        ("62年5月3日", "unclear date"),
        ("11/14/1938", "unclear date"),
        ("4-11-58", "unclear date"),
        ("1958-13-01", "no such day"),
        ("1958.2.30", "no such day"),
        ("1958-00-12", "no such day"),
        ("0958-01-01", "no such day"),
        ("九月", "not a date"),
        ("男", "not a date"),
        ("", "not a date"),
    ],
)
def test_what_is_unclear_or_impossible_is_refused(written: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_partial_date(written)
    assert refused.value.why == reason


def test_days_near_today_have_words() -> None:
    today = dt.date(2026, 11, 23)
    assert parse_day("今天", today=today) == today
    assert parse_day("昨天", today=today) == dt.date(2026, 11, 22)


def test_a_whole_day_is_wanted_where_only_the_month_is_given() -> None:
    with pytest.raises(Unreadable) as refused:
        parse_day("1998年12月")
    assert refused.value.why == "no day"


@given(st.text(max_size=40))
def test_any_text_is_either_read_into_a_stable_form_or_refused(text: str) -> None:
    try:
        found = parse_partial_date(text)
    except Unreadable as refused:
        reason = refused.why
        assert reason
    else:
        assert parse_partial_date(found.iso()) == found


@pytest.mark.parametrize(
    ("number", "iso"),
    [
        (28126, "1977-01-01"),
        (28126.5, "1977-01-01"),
        (46349, "2026-11-23"),
        (19620520, "1962-05-20"),
        (196205, "1962-05"),
        (1958, "1958"),
        (1958.11, "1958-11"),
    ],
)
def test_number_cells_hold_serials_years_and_digits(number: float, iso: str) -> None:
    assert parse_day_number(number).iso() == iso


def test_a_number_that_has_lost_its_zero_is_unclear() -> None:
    with pytest.raises(Unreadable) as refused:
        parse_day_number(1958.1)
    assert refused.value.why == "unclear date"


@given(st.lists(st.builds(PartialDate.of, days), min_size=2, max_size=9))
def test_written_days_sort_as_the_days_do(several: list[PartialDate]) -> None:
    assert [day.iso() for day in sorted(several)] == sorted(day.iso() for day in several)


def test_days_agree_in_what_both_know() -> None:
    assert PartialDate(1958, 11).agrees_with(PartialDate(1958, 11, 4))
    assert not PartialDate(1958, 11, 4).agrees_with(PartialDate(1958, 11, 5))
    assert PartialDate(1958, 11, 4).earliest() == dt.date(1958, 11, 4)
    assert PartialDate(1958).earliest() == dt.date(1958, 1, 1)
