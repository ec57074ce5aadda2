"""What was changed, when and by whom: written with every change, never altered afterwards."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from desktop_app.domain.record import Record

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

Written = Mapping[str, str]
"""A record's fields as their kinds write them, with its ``uid``."""


@dataclass(frozen=True)
class Step:
    """One thing a clerk did. ``details`` are plain words and numbers free of language, such as an import's counts.

    ``takes_back`` is the id of the step that this one took back; ``taken_back`` tells whether a later one did so
    to this.
    """

    id: int
    uid: str
    at: dt.datetime
    who: str
    action: str
    details: Mapping[str, Any]
    takes_back: int | None = None
    taken_back: bool = False


@dataclass(frozen=True)
class Change:
    """One record before and after one step; ``before`` is None for a new record, ``after`` for a removed one."""

    step: Step
    record: type[Record]
    record_id: int
    version: int
    before: Written | None
    after: Written | None

    def fields(self) -> list[str]:
        """Return the names of the fields whose values differ, in no particular order."""
        before, after = self.before or {}, self.after or {}
        return [name for name in {**before, **after} if before.get(name) != after.get(name)]


def written_json(values: Written | None) -> str | None:
    """Return ``values`` as the history keeps them."""
    return None if values is None else _ENCODER.encode(values)


def read_json(kept: str | None) -> Written | None:
    """Return what :func:`written_json` kept."""
    return None if kept is None else json.loads(kept)


def forbid_alteration(connection: Connection) -> None:
    """Let the database itself refuse to alter or delete history (SQLite; a server does it by rights)."""
    if connection.dialect.name != "sqlite":
        return
    for table in ("step", "change"):
        for verb in ("UPDATE", "DELETE"):
            connection.execute(
                text(
                    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                    "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
                )
            )


@dataclass(frozen=True)
class NewStep:
    """A step about to be written; it is written with its first change."""

    action: str
    who: str
    details: Mapping[str, Any]
    takes_back: int | None = None
