"""An office with a store, a key file and a stick, for tests that concern whole files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_app.modules.people.domain import Person
from desktop_app.modules.records import RECORDS
from desktop_app.paths import key_path
from desktop_app.store.database import Database
from desktop_app.store.keyfile import Guard, create_key_file
from desktop_app.store.schema import Schema
from desktop_app.store.wrapping import Cost

QUICK_GUARD = Guard(Cost(memory_kib=64, passes=1, lanes=1), work_factor=4)
"""A password that is guessed quickly: tests have no secrets."""
SCHEMA = Schema(RECORDS)
_COMPANIONS = (".lock", "-wal", "-shm")


@dataclass(frozen=True)
class Office:
    """Where the office keeps what, and how it is opened."""

    folder: Path
    key: bytes
    recovery_key: str
    password: str = "和谐社区 2026"

    @property
    def store(self) -> Path:
        return self.folder / "office.cdstore"

    @property
    def stick(self) -> Path:
        return self.folder / "stick"

    def open(self) -> Database:
        return Database.open(self.store, self.key, SCHEMA)

    def add_persons(self, count: int) -> None:
        with self.open() as database, database.work("test") as work:
            work.add_all(Person(name=f"居民{number}") for number in range(count))

    def count_persons(self) -> int:
        with self.open() as database, database.reading() as reading:
            return reading.count(Person)

    def files(self) -> set[str]:
        return {path.name for path in self.folder.iterdir() if not path.name.endswith(_COMPANIONS)}


def found_an_office(folder: Path, persons: int) -> Office:
    """Make a store with so many persons in the folder, and an empty stick beside it."""
    keys, recovery_key = create_key_file(key_path(folder / "office.cdstore"), Office.password, QUICK_GUARD)
    office = Office(folder, keys.store_key, recovery_key)
    Database.create(office.store, office.key, SCHEMA).close()
    office.add_persons(persons)
    office.stick.mkdir()
    return office
