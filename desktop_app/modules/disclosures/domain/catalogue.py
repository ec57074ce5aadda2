"""The catalogue of what the office must disclose, and when each item is due again."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from enum import Enum

from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import Message, _, n_
from desktop_app.domain.kinds import Choice, Date, LongText, Text
from desktop_app.domain.record import Record, Search, field

_YEAR = 12


class Affairs(Enum):
    """The three parts of the catalogue (党务公开、居务公开、财务公开)."""

    party_affairs = _("Party affairs")
    residents_affairs = _("Residents' affairs")
    finance = _("Finance")


class Rhythm(Enum):
    """How often an item is disclosed."""

    at_once = _("at once")
    monthly = _("monthly")
    quarterly = _("quarterly")
    half_yearly = _("half-yearly")
    yearly = _("yearly")

    @property
    def months(self) -> int:
        """How many months one period has; 0 for what is disclosed when it happens."""
        return {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": _YEAR}.get(self.name, 0)


def an_item_with_a_rhythm_says_since_when(item: CatalogueItem) -> Iterator[Problem]:
    """What has never been done is due from the day on which the office took it into its catalogue."""
    if item.rhythm.months and item.since is None:
        yield Problem("since", _("{field} is required.", field=CatalogueItem.field("since").label), "required")


class CatalogueItem(Record):
    """One item of the catalogue. ``last_done`` and ``next_due`` follow from the disclosures made for it."""

    title = _("Item of the catalogue")
    plural = _("Catalogue of disclosures")
    called = "item"
    order_by = ("affairs", "item")

    affairs: Affairs = field(_("Part"), Choice(Affairs), required=True)
    item: str = field(_("Item"), Text(), required=True, search=Search.keys)
    rhythm: Rhythm = field(_("Rhythm"), Choice(Rhythm), required=True)
    next_due: dt.date | None = field(_("Next due"), Date(), hint=_("Follows from rhythm and last time."))
    last_done: dt.date | None = field(_("Last done"), Date(), hint=_("Follows from the disclosures made for it."))
    responsible: str = field(_("Responsible"), Text(), search=Search.keys)
    basis: str = field(_("Basis"), Text())
    since: dt.date | None = field(
        _("In the catalogue since"), Date(), in_list=False, hint=_("Never done, it is due in the period of this day.")
    )
    type_code: str = field(_("Type"), Text(), in_list=False, hint=_("Code of the type by which it is made."))
    notes: str = field(_("Notes"), LongText(), in_list=False)

    rules = (an_item_with_a_rhythm_says_since_when,)


def last_day_of_period(day: dt.date, months: int, later: int = 0) -> dt.date:
    """Return the last day of the period of ``months`` that holds ``day``, or of the one ``later`` periods on.

    Periods are those of the calendar year: ``months`` is 1, 3, 6 or 12.
    """
    end = (day.year * _YEAR + day.month - 1) // months * months + months - 1 + later * months
    year, month = divmod(end, _YEAR)
    return dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def next_due(item: CatalogueItem) -> dt.date | None:
    """Return the last day on which ``item`` must be done again; None for what is disclosed when it happens."""
    if not item.rhythm.months:
        return None
    if item.last_done:
        return last_day_of_period(item.last_done, item.rhythm.months, later=1)
    return last_day_of_period(item.since, item.rhythm.months) if item.since else None


def days_overdue(item: CatalogueItem, day: dt.date) -> int:
    """Return for how many days ``item`` has been overdue on ``day``; 0 while it is not."""
    return max((day - item.next_due).days, 0) if item.next_due else 0


def due_in_words(item: CatalogueItem, day: dt.date) -> Message:
    """Say how ``item`` stands on ``day``."""
    late = days_overdue(item, day)
    if late:
        return n_("{n} day overdue", "{n} days overdue", late)
    if item.next_due is None:
        return _("when it happens")
    return _("until {day}", day=item.next_due.isoformat())
