"""Moments and sizes in words."""

from __future__ import annotations

import datetime as dt

from babel.dates import format_datetime
from babel.numbers import format_decimal

from desktop_app.domain.i18n import Message, _, language

_STEP = 1024


_MINUTES, _SECONDS = "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"


def local_time(at: dt.datetime, form: str = _MINUTES) -> str:
    """Return a moment of the history, kept in UTC, on the clock of this office."""
    here = (at if at.tzinfo else at.replace(tzinfo=dt.UTC)).astimezone()
    return format_datetime(here, form, locale=language())


def iso_time(text: str) -> str:
    """Return a moment written as ISO 8601 in UTC on the clock of this office, '—' for none."""
    return local_time(dt.datetime.fromisoformat(text)) if text else "—"


def exact_time(text: str) -> str:
    """Return a moment as :func:`iso_time` does, to the second, for telling neighbouring moments apart."""
    return local_time(dt.datetime.fromisoformat(text), _SECONDS) if text else "—"


def size_words(size: int) -> Message | str:
    """Say a size in bytes in the unit that suits it."""
    if size < _STEP:
        return _("{size} bytes", size=size)
    amount = float(size)
    for unit in ("KB", "MB", "GB", "TB"):
        amount /= _STEP
        if amount < _STEP or unit == "TB":
            return f"{format_decimal(round(amount, 1 if amount < 100 else 0), locale=language())} {unit}"
    raise AssertionError(size)
