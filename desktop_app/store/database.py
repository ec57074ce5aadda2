"""The encrypted file, opened once; everything that reads or changes it goes through here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.pool import QueuePool

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.domain.record import Record
from desktop_app.domain.uid import new_uid
from desktop_app.store import history, search
from desktop_app.store.failures import StoreFailure, in_plain_words, sentence_for
from desktop_app.store.migrations import HEAD, known_revisions
from desktop_app.store.reading import Reading
from desktop_app.store.schema import Schema
from desktop_app.store.work import Work

KEY_BYTES = 32
_BUSY_MILLISECONDS = 5_000
_CACHE_KIB = 65_536

Changed = Callable[[frozenset[type[Record]]], None]


class NeedsUpgrade(AppError):
    """The file was written by an older version of the program; ``revision`` is its schema."""

    def __init__(self, revision: str) -> None:
        super().__init__(_("This store was written by an older version of the program and needs an upgrade."))
        self.revision = revision


def connect(path: Path, key: bytes, *, read_only: bool = False) -> Any:
    """Open a driver connection to the encrypted file at ``path``; ``key`` is 32 raw bytes.

    Raises the driver's errors as they are. The file must exist unless it is to be created by the caller.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a store key has 32 bytes")
    mode = "ro" if read_only else "rwc"
    connection = driver.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, check_same_thread=False)
    connection.isolation_level = None
    run = connection.execute
    run("PRAGMA cipher_log_level = NONE")
    run(f"PRAGMA key = \"x'{key.hex()}'\"")
    run(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    run(f"PRAGMA cache_size = -{_CACHE_KIB}")
    run("PRAGMA foreign_keys = ON")
    run("PRAGMA temp_store = MEMORY")
    run("PRAGMA synchronous = FULL")
    return connection


class Database:
    """The office's store.

    ``changed`` holds what is told, after each commit and on the committing thread, which record types changed.
    """

    def __init__(self, path: Path, key: bytes, schema: Schema) -> None:
        self.path = path
        self.key = key
        self.schema = schema
        self.changed: list[Changed] = []
        self._engine = _engine(path, key)

    @classmethod
    def create(cls, path: Path, key: bytes, schema: Schema) -> Self:
        """Make a new, empty store at ``path``; refuses to touch a file that is there."""
        if path.exists():
            raise AppError(_("There is a file at this place already; nothing was written over it."))
        with _driver_words():
            fresh = connect(path, key)
            if os.name != "nt":
                path.chmod(0o600)  # SQLite gives its companion files the same rights
            fresh.execute("PRAGMA journal_mode = WAL")
            fresh.close()
        database = cls(path, key, schema)
        with database._transaction(immediate=True) as connection:
            schema.metadata.create_all(connection)
            search.create_word_tables(connection, schema)
            history.forbid_alteration(connection)
            connection.execute(insert(schema.meta), [{"key": "uid", "value": new_uid()}])
            connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))
        return database

    @classmethod
    def open(cls, path: Path, key: bytes, schema: Schema) -> Self:
        """Open the store at ``path``.

        Raises :class:`StoreFailure` when the key does not fit or the file is damaged or newer than this program,
        :class:`NeedsUpgrade` when it is older. Nothing is written in either case.
        """
        if not path.is_file():
            raise StoreFailure(_("There is no store at this place."))
        database = cls(path, key, schema)
        try:
            revision = database.revision()
        except AppError:
            database.close()
            raise
        if revision == HEAD:
            return database
        database.close()
        raise _other_revision(revision)

    def revision(self) -> str:
        """Return the schema revision that the file says it has."""
        with self._transaction() as connection:
            if not inspect(connection).has_table("alembic_version"):
                raise StoreFailure(_("This file is no store of the Community Desk."))
            return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())

    def uid(self) -> str:
        """Return the name that tells this store from every other one."""
        with self._transaction() as connection:
            found = connection.execute(select(self.schema.meta.c.value).where(self.schema.meta.c.key == "uid"))
            return str(found.scalar_one())

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Read a state of the store that no one changes meanwhile."""
        with self._transaction() as connection:
            yield Reading(connection, self.schema)

    @contextmanager
    def work(self, action: str, *, who: str = "", **details: Any) -> Iterator[Work]:
        """Change the store: all of it at the end of the block, or nothing when the block raises.

        ``action`` and ``details`` are what the history shows of the step; they are free of language.
        """
        with self._transaction(immediate=True) as connection:
            work = Work(connection, self.schema, history.NewStep(action, who, details))
            yield work
            work.close()
        if work.touched:
            for tell in tuple(self.changed):
                tell(frozenset(work.touched))

    @contextmanager
    def _transaction(self, *, immediate: bool = False) -> Iterator[Connection]:
        with in_plain_words():
            engine = self._engine.execution_options(immediate=immediate)
            with engine.connect() as connection, connection.begin():
                yield connection

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_about: object) -> None:
        self.close()


def _other_revision(revision: str) -> AppError:
    if revision in known_revisions():
        return NeedsUpgrade(revision)
    return StoreFailure(
        _("This store was written by a newer version of the program. It was not touched; install that version.")
    )


@contextmanager
def _driver_words() -> Iterator[None]:
    try:
        yield
    except driver.Error as failure:
        raise sentence_for(failure) from failure


def _engine(path: Path, key: bytes) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: connect(path, key),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=4,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("immediate", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine
