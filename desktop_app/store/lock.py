"""One process for one store."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.paths import lock_path
from desktop_app.store.replacing import telling_disk_trouble
from desktop_app.store.swap import put_in_order

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class StoreLock:
    """Holds a store for this process from its making to ``release``; the system releases it when the process dies.

    Taking it completes or clears away what a power cut has left around the store.
    The empty file beside the store stays: deleting it would let two processes lock two files of one name.
    """

    def __init__(self, store: Path) -> None:
        with telling_disk_trouble(store):
            self._file = lock_path(store).open("ab")
        try:
            _take(self._file)
        except OSError:
            self._file.close()
            raise AppError(_("{name} is open already in another window or program.", name=store.name)) from None
        try:
            put_in_order(store)
        except BaseException:
            self._file.close()
            raise

    def release(self) -> None:
        """Let other processes open the store; doing it twice is harmless."""
        self._file.close()


@contextlib.contextmanager
def holding(store: Path) -> Iterator[None]:
    """Hold ``store`` for one block; raises ``AppError`` when another process (or window) holds it."""
    lock = StoreLock(store)
    try:
        yield
    finally:
        lock.release()
