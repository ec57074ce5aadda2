"""What the Today page is told: that a backup is due."""

from __future__ import annotations

import datetime as dt

from desktop_app.domain.i18n import Message, _
from desktop_app.modules.upkeep.domain import USUAL_DAYS_BETWEEN_BACKUPS, BackupNote, a_backup_is_due
from desktop_app.modules.upkeep.store import backups_made
from desktop_app.store.database import Database
from desktop_app.ui.room import Due, Urgency
from desktop_app.ui.standing import OLD, ago_words

BACKUPS = "Backup"
"""What a line of Today opens in this room."""
_STEPS_OF_AN_EMPTY_STORE = 1


def due(database: Database, day: dt.date) -> list[Due]:
    """Return the backup that is due on ``day``; nothing for a store that holds no work yet."""
    with database.reading() as reading:
        notes = backups_made(reading, most=1)
        if len(reading.steps(most=_STEPS_OF_AN_EMPTY_STORE + 1)) <= _STEPS_OF_AN_EMPTY_STORE:
            return []
    now = dt.datetime.combine(day, dt.datetime.now().astimezone().timetz())
    if not a_backup_is_due(notes, now):
        return []
    return [_due(notes[0] if notes else None, now)]


def _due(last: BackupNote | None, now: dt.datetime) -> Due:
    if last is None:
        return _line(_("Make the first backup"), "", _("none yet"), now.date(), Urgency.overdue)
    made = last.made_at()
    urgency = Urgency.overdue if now - made > OLD else Urgency.soon
    on = (made + dt.timedelta(days=USUAL_DAYS_BETWEEN_BACKUPS)).date()
    return _line(_("Make a backup"), last.place, _("last {ago}", ago=ago_words(now - made)), on, urgency)


def _line(what: Message, where: str, when: Message, day: dt.date, urgency: Urgency) -> Due:
    return Due(_("Backup"), str(what), where, when, day, urgency, BACKUPS)
