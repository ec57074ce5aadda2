"""Lunar days as people call them."""

from __future__ import annotations

from desktop_app.domain.calendar import LunarDay

_MONTHS = "正二三四五六七八九十冬腊"
_DIGITS = "一二三四五六七八九十"
_TENS = ("初", "十", "廿", "三")
_TENTH, _TWENTIETH, _THIRTIETH = 10, 20, 30
_TRADITIONAL = str.maketrans("农历闰腊", "農曆閏臘")


def in_characters_of(language: str, words: str) -> str:
    """Return lunar ``words`` in the characters of ``language``: traditional ones for ``zh_TW``."""
    return words.translate(_TRADITIONAL) if language == "zh_TW" else words


def lunar_words(day: LunarDay) -> str:
    """Return ``day`` without its year: ``腊月十六``, ``闰四月初三``."""
    return ("闰" if day.leap else "") + f"{_MONTHS[day.month - 1]}月" + _day_words(day.day)


def _day_words(number: int) -> str:
    """Tenth, twentieth and thirtieth are whole words; all others are a ten and a digit."""
    whole = {_TENTH: "初十", _TWENTIETH: "二十", _THIRTIETH: "三十"}
    return whole.get(number) or _TENS[number // 10] + _DIGITS[number % 10 - 1]
