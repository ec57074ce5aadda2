"""How the Today page says what is left of a period, and how that presses."""

from __future__ import annotations

import datetime as dt

from desktop_app.domain.i18n import Message, _, n_
from desktop_app.ui.room import Urgency

_SOON = 31
_MONTH = 30.44


def when_words(end: dt.date, day: dt.date) -> Message:
    """Say how far ``end`` is from ``day``: in days within two months, else in months."""
    left = (end - day).days
    if left < 0:
        return n_("{n} day overdue", "{n} days overdue", -left)
    if left == 0:
        return _("today")
    if left <= 2 * _SOON:
        return n_("{n} day left", "{n} days left", left)
    return n_("{n} month left", "{n} months left", round(left / _MONTH))


def urgency(end: dt.date, day: dt.date) -> Urgency:
    """Say how ``end`` presses on ``day``: overdue, within a month, or later."""
    if end < day:
        return Urgency.overdue
    return Urgency.soon if (end - day).days <= _SOON else Urgency.later
