"""The order of names that hold numbers: 第二党支部 before 第十党支部, 3 before 12."""

from __future__ import annotations

import re

from desktop_app.domain.numerals import chinese_digits
from desktop_app.domain.pinyin import spoken
from desktop_app.domain.wording import halfwidth

_NUMERALS = "[〇零一二三四五六七八九十百]+"
_COUNTED = "党?(?:总支|支部)|网格|小?组|号|栋|幢|座|楼|单元|片区?|期|届|[大中分]?队"
_COUNTING = re.compile(f"(?<=第){_NUMERALS}|{_NUMERALS}(?={_COUNTED})")
"""Numerals that number something; those of 三里屯 or 八一路 only belong to the name."""
_DIGITS = re.compile("[0-9]+")
_PAD = 5


def order_of(name: str) -> str:
    """Return what lists sort ``name`` by: its numbers by their worth, everything else by its pinyin."""
    in_digits = _COUNTING.sub(lambda found: chinese_digits(found.group()), halfwidth(name))
    return spoken(_DIGITS.sub(lambda found: found.group().zfill(_PAD), in_digits))
