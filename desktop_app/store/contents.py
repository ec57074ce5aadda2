"""What a store holds and whether it is sound, read without knowing which version of the program wrote it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.store.connection import Connection, connected, watched

MOST_COMPLAINTS = 20
_LAST_CHANGE = "SELECT max(at) FROM step WHERE id = (SELECT max(step_id) FROM change)"
"""A note that a backup was made is a step too, and changes nothing."""


@dataclass(frozen=True)
class Contents:
    """The living records of each type by the name of their table, the day of the last change, the schema's revision.

    ``last_change`` is ISO 8601 in UTC, '' for a store in which nothing was ever done.
    """

    counts: Mapping[str, int]
    last_change: str
    revision: str


@dataclass(frozen=True)
class Soundness:
    """What was found wrong with a file, in SQLite's own words without any value; empty when it is sound."""

    complaints: tuple[str, ...]

    def is_sound(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.complaints


def contents_of(connection: Connection) -> Contents:
    """Return what the store behind ``connection`` holds."""
    tables = _tables(connection)
    kept = sorted(name for name, columns in tables.items() if {"uid", "version", "removed_at"} <= columns)
    return Contents(
        counts={name: _living(connection, name) for name in kept},
        last_change=_latest(connection, _LAST_CHANGE) if {"step", "change"} <= tables.keys() else "",
        revision=_latest(connection, "SELECT max(version_num) FROM alembic_version")
        if "alembic_version" in tables
        else "",
    )


def soundness_of(connection: Connection, look: Callable[[], None]) -> Soundness:
    """Check every page, index and link of the store behind ``connection``; ``look`` may raise ``Cancelled``."""
    with watched(connection, look):
        try:
            return Soundness(tuple(_complaints(connection)))
        except driver.OperationalError:
            raise  # called off, or a trouble of the disk
        except driver.DatabaseError as error:
            return Soundness((str(error),))  # too damaged to be checked to the end


def _complaints(connection: Connection) -> list[str]:
    spoiled = [row[0] for row in connection.execute("PRAGMA cipher_integrity_check").fetchmany(MOST_COMPLAINTS)]
    if spoiled:
        return spoiled
    told = [row[0] for row in connection.execute(f"PRAGMA integrity_check({MOST_COMPLAINTS})")]
    loose = [
        f"{table}: row {row} points to no row of {target}"
        for table, row, target, _key in connection.execute("PRAGMA foreign_key_check").fetchmany(MOST_COMPLAINTS)
    ]
    return [complaint for complaint in told if complaint != "ok"] + loose


def refuse_unsound(soundness: Soundness, path: Path) -> None:
    """Raise ``AppError`` when something was found wrong with the file at ``path``."""
    if not soundness.is_sound():
        raise AppError(
            _(
                "{name} is damaged ({complaint}). Keep it as it is and restore the last backup.",
                name=path.name,
                complaint=soundness.complaints[0],
            )
        )


def inspect(path: Path, key: bytes, look: Callable[[], None]) -> Contents:
    """Check the encrypted file at ``path`` and return what it holds; raises ``AppError`` when it is not sound."""
    with connected(path, key) as connection:
        refuse_unsound(soundness_of(connection, look), path)
        return contents_of(connection)


def _tables(connection: Connection) -> dict[str, set[str]]:
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: {row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (name,))}
        for name in names
        if '"' not in name
    }


def _living(connection: Connection, table: str) -> int:
    found = connection.execute(f'SELECT count(*) FROM "{table}" WHERE removed_at IS NULL')  # noqa: S608  # the schema's
    return int(found.fetchone()[0])


def _latest(connection: Connection, query: str) -> str:
    return str(connection.execute(query).fetchone()[0] or "")
