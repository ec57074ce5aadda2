"""One window for one account of this PC."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile


class OnlyOne:
    """Holds the lock of this account's folder; a lock left behind by a crash does not count."""

    def __init__(self, home: Path) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(home / "window.lock"))
        self._lock.setStaleLockTime(0)

    def is_first(self) -> bool:
        """Return whether no other window of this account runs."""
        return self._lock.tryLock(0)

    def release(self) -> None:
        """Let the next start be the first."""
        self._lock.unlock()
