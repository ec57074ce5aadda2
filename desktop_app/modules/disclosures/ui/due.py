"""What the room tells the Today page and the universal search; asked off the window's thread."""

from __future__ import annotations

import datetime as dt

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.i18n import _, n_
from desktop_app.modules.disclosures.domain import Disclosure, Stage, countdown, stage_on, working_days_left
from desktop_app.modules.disclosures.store import on_the_wall
from desktop_app.store.database import Database
from desktop_app.ui.finding import found_records
from desktop_app.ui.room import Due, Found, Urgency

_SOON = 1
"""Working days left from which a disclosure presses."""


def disclosures_due(database: Database, day: dt.date) -> list[Due]:
    """Return the disclosures on the wall: those that end soon, and those to be taken down."""
    calendar = WorkingCalendar.from_files()
    with database.reading() as reading:
        return [_due(each, calendar, day) for each in on_the_wall(reading) if each.last_day]


def _due(disclosure: Disclosure, calendar: WorkingCalendar, day: dt.date) -> Due:
    return Due(
        kind=_("Disclosure"),
        what=str(
            n_("{title} ({n} person)", "{title} ({n} persons)", len(disclosure.persons), title=disclosure.heading)
        ),
        who=disclosure.proposer.title if disclosure.proposer else disclosure.signer,
        when=countdown(disclosure, calendar, day),
        day=disclosure.last_day or day,
        urgency=_urgency(disclosure, calendar, day),
        record_type=Disclosure.__name__,
        uid=disclosure.uid,
    )


def _urgency(disclosure: Disclosure, calendar: WorkingCalendar, day: dt.date) -> Urgency:
    stage = stage_on(disclosure, day)
    if stage is Stage.over:
        return Urgency.overdue
    if stage is Stage.last_day or working_days_left(disclosure, calendar, day) <= _SOON:
        return Urgency.soon
    return Urgency.open


def disclosures_found(database: Database, text: str) -> list[Found]:
    """Return the disclosures that ``text`` finds by title, proposer, persons or days."""
    return found_records(database, Disclosure, text, "speakerphone", _told_apart)


def _told_apart(disclosure: Disclosure) -> str:
    proposer = disclosure.proposer.title if disclosure.proposer else ""
    return "  ".join(part for part in (proposer, str(disclosure.state.value), period_words(disclosure)) if part)


def period_words(disclosure: Disclosure) -> str:
    """Return first and last day of a disclosure as a list shows them."""
    if disclosure.first_day is None or disclosure.last_day is None:
        return ""
    return f"{disclosure.first_day.isoformat()} – {disclosure.last_day.isoformat()}"
