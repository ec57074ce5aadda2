"""A second, encrypted file with the same content as a store that is in use."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop_app.store.connection import Connection, connected, watched
from desktop_app.store.contents import MOST_COMPLAINTS, Soundness, refuse_unsound
from desktop_app.store.replacing import part_beside, refuse_without_room

Step = Callable[[int, int], None]
"""Told how much of how much is done; may raise ``Cancelled``."""

COMPANIONS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database file."""

_PAGES_AT_ONCE = 512


def unseen(_done: int, _total: int) -> None:
    """Nobody watches the progress."""


def stage_of(step: Step, stage: int, stages: int) -> Step:
    """Return the step of one stage of several; the whole is told in hundredths of a stage."""
    return lambda done, total: step(stage * 100 + done * 100 // max(total, 1), stages * 100)


@contextlib.contextmanager
def scratch_file(beside: Path) -> Iterator[Path]:
    """Give a name for a database beside ``beside`` for one block, and delete afterwards what is under it."""
    path = part_beside(beside)
    try:
        yield path
    finally:
        remove_database(path)


def remove_database(path: Path) -> None:
    """Delete the database file at ``path`` and its companions, as far as they are there."""
    for name in (path.name, *(path.name + ending for ending in COMPANIONS)):
        with contextlib.suppress(OSError):
            path.with_name(name).unlink(missing_ok=True)


def copy_store(store: Path, store_key: bytes, copy: Path, copy_key: bytes, step: Step) -> None:
    """Write the state of ``store`` at this moment into the new file ``copy``, encrypted with ``copy_key``.

    Others may go on reading and writing the store. ``step`` counts pages. The copy has no companions: one file is all.
    A store with a spoiled page raises ``AppError``: SQLCipher would copy blanks in its place without a word.
    """
    refuse_without_room(copy, store.stat().st_size)
    with connected(store, store_key) as source, connected(copy, copy_key) as target:
        refuse_spoiled_pages(source, store, lambda: step(0, 1))
        target.execute("PRAGMA synchronous = OFF")  # a copy that a power cut spoils is thrown away
        with _one_state(source):
            source.backup(target, pages=_PAGES_AT_ONCE, progress=lambda _status, left, total: step(total - left, total))
        target.execute("PRAGMA journal_mode = DELETE")


def refuse_spoiled_pages(source: Connection, store: Path, look: Callable[[], None]) -> None:
    """Raise ``AppError`` when a page of ``store`` is not what was written; ``look`` may raise ``Cancelled``.

    A page that is being written at this moment looks spoiled too, so a complaint counts only when it is made again
    while nobody writes.
    """
    with watched(source, look):
        if not _spoiled(source):
            return
        source.execute("BEGIN IMMEDIATE")
        try:
            refuse_unsound(Soundness(_spoiled(source)), store)
        finally:
            source.execute("ROLLBACK")


def _spoiled(source: Connection) -> tuple[str, ...]:
    return tuple(row[0] for row in source.execute("PRAGMA cipher_integrity_check").fetchmany(MOST_COMPLAINTS))


@contextlib.contextmanager
def _one_state(source: Connection) -> Iterator[None]:
    """Keep reading the same state, so that a clerk's saving does not make the copy begin again."""
    source.execute("BEGIN")
    source.execute("SELECT count(*) FROM sqlite_master").fetchone()
    try:
        yield
    finally:
        source.execute("ROLLBACK")
