"""Opening the office's store and making a new one: the lock, the key file and the database as one."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import AppError, Refused
from desktop_app.domain.i18n import _
from desktop_app.domain.passwords import password_problems
from desktop_app.modules.office.domain import Office
from desktop_app.modules.records import RECORDS
from desktop_app.paths import a_store_lies_at, key_path
from desktop_app.store.database import Database, NeedsUpgrade
from desktop_app.store.keyfile import FULL_GUARD, Guard, Keys, create_key_file, set_password, unlock
from desktop_app.store.lock import StoreLock
from desktop_app.store.places import a_store_works_only_on_a_drive_of_this_pc
from desktop_app.store.replacing import telling_disk_trouble
from desktop_app.store.schema import Schema


@dataclass(frozen=True, repr=False)
class OpenStore:
    """A store this process holds open."""

    database: Database
    keys: Keys
    lock: StoreLock

    @property
    def path(self) -> Path:
        """The store's file."""
        return self.database.path

    def close(self) -> None:
        """Let go of the file and let other processes have it."""
        self.database.close()
        self.lock.release()


def open_store(path: Path, password: str) -> OpenStore:
    """Open the store at ``path``; a wrong password, a held or damaged store raises ``AppError``."""
    there_is_a_store(path)
    with _held(path) as lock:
        keys = unlock(key_path(path), password)
        return OpenStore(_open_or_upgrade(path, keys.store_key), keys, lock)


def _open_or_upgrade(path: Path, key: bytes) -> Database:
    """Open the store; one of an older version of the program is upgraded first and kept as it was beside it."""
    try:
        return Database.open(path, key, Schema(RECORDS))
    except NeedsUpgrade:
        from desktop_app.store.upgrade import upgrade  # noqa: PLC0415 - Alembic costs 0.3 s, once for each new version

        upgrade(path, key)
    return Database.open(path, key, Schema(RECORDS))


def there_is_a_store(path: Path) -> None:
    """Raise ``AppError`` where ``path`` is no file, before a lock file is left beside nothing."""
    if not a_store_lies_at(path):
        raise AppError(_("There is no store at this place."))


def open_with_recovery_key(path: Path, typed: str, new_password: str, guard: Guard = FULL_GUARD) -> OpenStore:
    """Set a new password by the printed recovery key and open the store with it.

    Raises ``Unreadable`` for a mistyped key and ``AppError`` for one of another store or a weak password.
    """
    with _held(path):
        set_password(key_path(path), typed, new_password, guard)
    return open_store(path, new_password)


def make_store(path: Path, password: str, office: Office, who: str, guard: Guard = FULL_GUARD) -> tuple[OpenStore, str]:
    """Make a new store with its key file and office profile; return it open, and the recovery key to print.

    Raises ``Refused`` for a weak password or a profile that breaks its rules, ``AppError`` where a file is
    in the way. After any failure neither store nor key file is left.
    """
    problems = password_problems(password)
    if problems:
        raise Refused(problems)
    if path.exists():
        raise AppError(_("There is a file at this place already; nothing was written over it."))
    with telling_disk_trouble(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with _held(path) as lock:
        keys, recovery_key = create_key_file(key_path(path), password, guard)
        try:
            database = Database.create(path, keys.store_key, Schema(RECORDS))
        except BaseException:
            key_path(path).unlink(missing_ok=True)
            raise
        try:
            with database.work("set up", who=who) as work:
                work.save(office)
        except BaseException:
            _take_away(database)
            raise
        return OpenStore(database, keys, lock), recovery_key


def _take_away(database: Database) -> None:
    """Remove the store that was made a moment ago and holds nothing yet."""
    database.close()
    for ending in ("", "-wal", "-shm", ".key"):
        database.path.with_name(database.path.name + ending).unlink(missing_ok=True)


@contextlib.contextmanager
def _held(path: Path) -> Iterator[StoreLock]:
    """Hold the store for the block, and beyond it when the block ends well and hands the lock on."""
    a_store_works_only_on_a_drive_of_this_pc(path)
    lock = StoreLock(path)
    try:
        yield lock
    except BaseException:
        lock.release()
        raise
