"""One process for one store."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.paths import a_store_lies_at, lock_path
from desktop_app.store.replacing import telling_disk_trouble
from desktop_app.store.swap import put_in_order

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _delete(file: BinaryIO, path: Path) -> None:
        file.close()
        with contextlib.suppress(OSError):  # somebody else has opened it by now and keeps it
            path.unlink()

else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _delete(_file: BinaryIO, path: Path) -> None:
        with contextlib.suppress(OSError):  # still locked: whoever opened it before notices that it is gone
            path.unlink()


class StoreLock:
    """Holds a store for this process from its making to ``release``; the system releases it when the process dies.

    Taking it completes or clears away what a power cut has left around the store.
    The empty file beside a store stays. Where no store came of it, as after a refused beginning, it goes again.
    """

    def __init__(self, store: Path) -> None:
        self._store = store
        with telling_disk_trouble(store):
            self._file = lock_path(store).open("ab")
        try:
            _take(self._file)
            self._is_still_the_one_of_this_name()
        except OSError:
            self._file.close()
            raise AppError(_("{name} is open already in another window or program.", name=store.name)) from None
        try:
            put_in_order(store)
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Let other processes open the store; doing it twice is harmless."""
        if not self._file.closed and not a_store_lies_at(self._store):
            _delete(self._file, lock_path(self._store))
        self._file.close()

    def _is_still_the_one_of_this_name(self) -> None:
        """Raise ``OSError`` where another process deleted the file between its opening and its locking."""
        if not os.path.samestat(os.fstat(self._file.fileno()), lock_path(self._store).stat()):
            raise FileNotFoundError


@contextlib.contextmanager
def holding(store: Path) -> Iterator[None]:
    """Hold ``store`` for one block; raises ``AppError`` when another process (or window) holds it."""
    lock = StoreLock(store)
    try:
        yield
    finally:
        lock.release()
