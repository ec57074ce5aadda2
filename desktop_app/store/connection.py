"""A single connection to an encrypted file, for the work that concerns whole files: copying and checking them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from sqlcipher3 import dbapi2 as driver

from desktop_app.store.database import connect
from desktop_app.store.failures import sentence_for

Connection: TypeAlias = Any
"""A connection of the driver, which carries no types."""

_WATCH_EVERY = 20_000
"""Steps of SQLite's own machine between two looks at whether the clerk has pressed Cancel: some milliseconds."""


@contextlib.contextmanager
def connected(path: Path, key: bytes) -> Iterator[Connection]:
    """Open the encrypted file at ``path`` (made when there is none) with the raw ``key`` for one block.

    Every statement stands for itself: begin and commit are written out. A file that cannot be opened with
    this key, is damaged, in use or on a full or removed disk raises ``AppError``.
    """
    with telling_database_trouble():
        connection = connect(path, key)
        with contextlib.closing(connection):
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            yield connection


@contextlib.contextmanager
def watched(connection: Connection, look: Callable[[], None]) -> Iterator[None]:
    """Call ``look`` now and then while a long statement runs; whatever it raises ends the statement."""
    raised: list[BaseException] = []

    def look_and_remember() -> int:
        try:
            look()
        except BaseException as stop:  # noqa: BLE001  # it is raised again below; SQLite would swallow it
            raised.append(stop)
        return len(raised)

    connection.set_progress_handler(look_and_remember, _WATCH_EVERY)
    try:
        yield
    except driver.OperationalError:
        if raised:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


@contextlib.contextmanager
def telling_database_trouble() -> Iterator[None]:
    """Turn a failure of the file or its disk into a sentence; other failures of the database are bugs."""
    try:
        yield
    except driver.Error as error:
        sentence = sentence_for(error)
        if sentence is error:
            raise
        raise sentence from error
