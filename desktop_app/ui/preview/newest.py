"""Work that follows typing: one piece at a time, and of everything asked meanwhile only the newest is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from desktop_app.ui.tasks import Done, Failed, Runner

T = TypeVar("T")


class Newest(Generic[T]):
    """Runs work that only reads, for ``owner``; answers come in the order of the questions."""

    def __init__(self, runner: Runner, owner: QObject, done: Done[T], failed: Failed) -> None:
        self._runner, self._owner = runner, owner
        self._done, self._failed = done, failed
        self._waiting: Callable[[], T] | None = None
        self._busy = False
        self._generation = 0

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._busy

    def ask(self, work: Callable[[], T]) -> None:
        """Do ``work`` off the window's thread, after what is being done now and instead of what waits."""
        if self._busy:
            self._waiting = work
        else:
            self._start(work)

    def forget(self) -> None:
        """Take no further answer to what was asked so far."""
        self._waiting = None
        self._generation += 1

    def _start(self, work: Callable[[], T]) -> None:
        self._busy = True
        asked = self._generation
        self._runner.read(
            lambda _job: work(),
            lambda answer: self._ended(asked, lambda: self._done(answer)),
            lambda error: self._ended(asked, lambda: self._failed(error)),
            owner=self._owner,
        )

    def _ended(self, asked: int, say: Callable[[], object]) -> None:
        """Say the answer unless it is forgotten, and go on with what waits."""
        self._busy = False
        waiting, self._waiting = self._waiting, None
        if asked == self._generation:
            say()
        if waiting is not None:
            self.ask(waiting)
