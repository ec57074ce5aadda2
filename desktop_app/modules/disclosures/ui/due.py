"""What the room tells the Today page and the universal search; asked off the window's thread."""

from __future__ import annotations

import datetime as dt

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.i18n import _, n_
from desktop_app.modules.disclosures.domain import (
    CatalogueItem,
    Disclosure,
    Objection,
    Stage,
    countdown,
    stage_on,
    working_days_left,
)
from desktop_app.modules.disclosures.domain.catalogue import due_in_words
from desktop_app.modules.disclosures.store import on_the_wall, open_objections, overdue_items
from desktop_app.store.database import Database
from desktop_app.ui.due_words import urgency, when_words
from desktop_app.ui.finding import found_records
from desktop_app.ui.room import Due, Found, Urgency

_SOON = 1
"""Working days left from which a disclosure presses."""


def disclosures_due(database: Database, day: dt.date) -> list[Due]:
    """Return what waits to be posted, ends or is to be taken down; open objections; overdue items of the catalogue."""
    calendar = WorkingCalendar.from_files()
    with database.reading() as reading:
        papers = [_due(each, calendar, day) for each in on_the_wall(reading) if each.last_day]
        objections = [_objection(each, day) for each in open_objections(reading) if each.disclosure]
        return [*papers, *objections, *(_overdue(each, day) for each in overdue_items(reading, day))]


def _objection(objection: Objection, day: dt.date) -> Due:
    """Tell an objection by the disclosure it is about; who raised it and what it says stay in their place."""
    until = objection.answer_by or day
    return Due(
        kind=_("Objection"),
        what=objection.disclosure.title if objection.disclosure else "",
        who=str(objection.way.value),
        when=when_words(until, day),
        day=until,
        urgency=urgency(until, day),
        record_type=Disclosure.__name__,
        uid=objection.disclosure.uid if objection.disclosure else "",
    )


def _overdue(item: CatalogueItem, day: dt.date) -> Due:
    return Due(
        kind=_("Catalogue"),
        what=item.item,
        who=item.responsible,
        when=due_in_words(item, day),
        day=item.next_due or day,
        urgency=Urgency.overdue,
        record_type=CatalogueItem.__name__,
        uid=item.uid,
    )


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
    if stage is Stage.over or (stage is Stage.printed and disclosure.first_day and disclosure.first_day <= day):
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
