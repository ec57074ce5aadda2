"""What the office knows about its backups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

USUAL_DAYS_BETWEEN_BACKUPS = 7


@dataclass(frozen=True)
class BackupNote:
    """One verified backup as the history remembers it.

    ``made`` and ``verified`` are ISO 8601 in UTC, ``place`` is the folder, ``size`` is in bytes, ``counts`` are the
    living records by table.
    """

    made: str
    verified: str
    place: str
    file: str
    size: int
    sha256: str
    counts: Mapping[str, int]

    def as_details(self) -> dict[str, Any]:
        """Return the note as the history keeps it."""
        return asdict(self)

    @classmethod
    def from_details(cls, details: Mapping[str, Any]) -> Self:
        """Return the note that :meth:`as_details` wrote."""
        return cls(**{name: details[name] for name in cls.__dataclass_fields__})

    def made_at(self) -> dt.datetime:
        """Return the moment of the backup, aware of its zone."""
        return dt.datetime.fromisoformat(self.made)


def a_backup_is_due(notes: Sequence[BackupNote], now: dt.datetime, days: int = USUAL_DAYS_BETWEEN_BACKUPS) -> bool:
    """Tell whether the newest of ``notes`` is older than ``days``, or there is none; ``now`` is aware of its zone."""
    newest = max((note.made_at() for note in notes), default=None)
    return newest is None or now - newest > dt.timedelta(days=days)
