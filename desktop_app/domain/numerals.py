"""Chinese numerals in dates and addresses."""

from __future__ import annotations

import re

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_NUMERAL = re.compile(r"[〇○零一二三四五六七八九十百两]+")


def chinese_digits(text: str) -> str:
    """Return ``text`` with every Chinese numeral below 1,000 (``十二``, ``一九五八``) written in digits."""
    return _NUMERAL.sub(lambda found: _value(found.group()), text)


def _value(numeral: str) -> str:
    if not set(numeral) & set("十百"):
        return "".join(str(_DIGITS[c]) for c in numeral)
    hundreds, _hundred, rest = numeral.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    total = 100 * (_small(hundreds) or 1) if "百" in numeral else 0
    total += 10 * (_small(tens) or 1) if ten else 0
    return str(total + _small(ones))


def _small(digits: str) -> int:
    found = [_DIGITS[c] for c in digits if c in _DIGITS]
    return found[-1] if found else 0
