"""How the office stands: what the foot of the window and the Today page say about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from desktop_app.domain.i18n import Message, _, n_

SOON_OLD = dt.timedelta(days=7)
OLD = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Standing:
    """The office's name, what it has begun, and its last verified backup (``backed_up`` in UTC)."""

    office: str = ""
    has_profile: bool = False
    has_roster: bool = False
    backed_up: dt.datetime | None = None
    backup_place: str = ""


class BackupAge(Enum):
    """How old the last verified backup may be called."""

    fresh = "good"
    ageing = "warning"
    old = "bad"


def backup_age(standing: Standing, now: dt.datetime) -> BackupAge:
    """Judge the last verified backup: older than 7 days it is ageing, older than 30 days or missing it is old."""
    if standing.backed_up is None or now - standing.backed_up > OLD:
        return BackupAge.old
    return BackupAge.ageing if now - standing.backed_up > SOON_OLD else BackupAge.fresh


def backup_words(standing: Standing, now: dt.datetime) -> Message:
    """Say when the last verified backup was made."""
    if standing.backed_up is None:
        return _("No verified backup yet")
    ago = ago_words(now - standing.backed_up)
    if standing.backup_place:
        return _("Backup verified {ago}, {place}", ago=ago, place=standing.backup_place)
    return _("Backup verified {ago}", ago=ago)


def ago_words(passed: dt.timedelta) -> Message:
    """Say how long ago something was, in the largest whole unit."""
    minutes = max(0, int(passed.total_seconds() // 60))
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return n_("{n} minute ago", "{n} minutes ago", minutes)
    if minutes < 24 * 60:
        return n_("{n} hour ago", "{n} hours ago", minutes // 60)
    return n_("{n} day ago", "{n} days ago", minutes // (24 * 60))
