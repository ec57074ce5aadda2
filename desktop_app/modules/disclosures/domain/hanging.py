"""How long a disclosure hangs, and what is left of it on a given day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import Enum

from desktop_app.domain.calendar import LONGEST_PERIOD, WorkingCalendar
from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import Message, _, n_
from desktop_app.domain.rules import Certainty, Rule
from desktop_app.modules.disclosures.domain.records import Disclosure, State

_ONE_DAY = dt.timedelta(days=1)


class Stage(Enum):
    """Where a disclosure is on its way from the desk to the archive."""

    draft = "draft"
    printed = "printed"
    """There is a paper, and nobody has noted yet where it hangs."""
    without_end = "without end"
    """It hangs as long as it is of use: no rule sets a period."""
    hanging = "hanging"
    last_day = "last day"
    over = "over"
    """Its period has ended and nobody has taken it down yet."""
    ended = "ended"
    archived = "archived"


def stage_on(disclosure: Disclosure, day: dt.date) -> Stage:
    """Return where ``disclosure`` is on ``day``."""
    if disclosure.state is not State.posted:
        return Stage[disclosure.state.name]
    if disclosure.last_day is None:
        return Stage.without_end
    if day > disclosure.last_day:
        return Stage.over
    return Stage.last_day if day == disclosure.last_day else Stage.hanging


def with_its_period(disclosure: Disclosure, calendar: WorkingCalendar) -> Disclosure:
    """Return ``disclosure`` with first and last day counted from its posting day and number of working days.

    Without one of these, or with a number no period has, both days are empty.
    """
    posted, count = disclosure.posted_on, disclosure.working_days
    if posted is None or count is None or not 0 < count <= LONGEST_PERIOD:
        return disclosure.with_values(first_day=None, last_day=None, provisional=False)
    period = calendar.period(posted, count)
    return disclosure.with_values(first_day=period.first, last_day=period.last, provisional=period.provisional)


def working_days_left(disclosure: Disclosure, calendar: WorkingCalendar, day: dt.date) -> int:
    """Return how many working days follow ``day`` until the last day, which counts; 0 on the last day and later."""
    return calendar.working_days_between(day + _ONE_DAY, disclosure.last_day) if disclosure.last_day else 0


_SAID = {
    Stage.draft: _("not posted yet"),
    Stage.printed: _("printed, not posted yet"),
    Stage.without_end: _("no set end"),
    Stage.last_day: _("last day today"),
    Stage.over: _("ended, take it down"),
    Stage.ended: _("taken down"),
    Stage.archived: _("in the archive"),
}


def countdown(disclosure: Disclosure, calendar: WorkingCalendar, day: dt.date) -> Message:
    """Say what is left of the period of ``disclosure`` on ``day``, or what is to be done."""
    stage = stage_on(disclosure, day)
    if stage is Stage.hanging:
        return n_("{n} working day left", "{n} working days left", working_days_left(disclosure, calendar, day))
    return _SAID[stage]


def a_disclosure_hangs_until_its_last_day_is_over(disclosure: Disclosure, day: dt.date) -> Iterator[Problem]:
    """Taken down early, a period has not been kept and must begin again (发展党员公示: the full period hangs)."""
    stage = stage_on(disclosure, day)
    if stage is Stage.draft:
        yield Problem("state", _("A draft hangs nowhere yet."), "draft")
    elif stage is Stage.printed:
        yield Problem("state", _("Note first on which board it was posted, and when."), "not posted")
    elif stage in (Stage.ended, Stage.archived):
        yield Problem("state", _("It was taken down already."), "ended")
    elif stage in (Stage.hanging, Stage.last_day) and disclosure.last_day:
        said = _("It hangs until {day}; it can be taken down on the day after.", day=disclosure.last_day.isoformat())
        yield Problem("state", said, "period not over")


def is_posted_too_late(disclosure: Disclosure, day: dt.date) -> bool:
    """Tell whether a draft that is printed on ``day`` would hang for fewer days than it says."""
    return disclosure.is_draft and disclosure.posted_on is not None and disclosure.posted_on < day


def a_period_is_not_shorter_than_a_sure_rule(disclosure: Disclosure, rule: Rule) -> Iterator[Problem]:
    """A period set by a text that was read is a minimum; one that is still to be confirmed is only remarked on."""
    if rule.certainty is Certainty.sure and (disclosure.working_days or 0) < rule.value:
        said = n_(
            "The rule asks for {n} working day at least.", "The rule asks for {n} working days at least.", rule.value
        )
        yield Problem("working_days", said, "too short")
