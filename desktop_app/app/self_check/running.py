"""The program as a double click starts it, driven by a self-check instead of a clerk."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app import paths
from desktop_app.app.program import Program
from desktop_app.app.self_check.failing import Mistake
from desktop_app.ui.failures import Failures, Log, details
from desktop_app.ui.single import OnlyOne

LONGEST_WAIT_SECONDS = 120
_TURN_MS = 50
_QUIET_SECONDS = 1.0
W = TypeVar("W", bound=QWidget)


class Running:
    """The program with its window, its log and its place as the only one."""

    def __init__(self) -> None:
        self._log = Log(paths.log_folder() / "community-desk.log")
        self._failures = Failures(self._log)
        self._failures.install()
        self.app = QApplication([*sys.argv[:1], "-style", "fusion"])
        self.app.setQuitOnLastWindowClosed(False)
        self._only = OnlyOne(paths.home())
        self.is_first = self._only.is_first()
        self._program = Program(self.app, self._failures)
        self._mistakes: list[str] = []
        self._failures.tell_with(lambda error: self._mistakes.append(details(error)), self._mistakes.append)
        self._program.start()

    def is_shown(self, kind: type[W]) -> bool:
        """Tell whether a window of this kind is in front."""
        return isinstance(self._program.window, kind)

    def shown(self, kind: type[W]) -> W:
        """Return the window in front once it is of this kind."""
        self.wait_until(lambda: self.is_shown(kind))
        window = self._program.window
        if not isinstance(window, kind):
            raise TypeError(kind.__name__)
        return window

    def wait_until(self, true: Callable[[], object]) -> None:
        """Let the program work until something is true.

        Raises ``TimeoutError`` after two minutes and ``Mistake`` where the program would have told the clerk of one.
        """
        ends = time.monotonic() + LONGEST_WAIT_SECONDS
        while not true():
            if self._mistakes:
                raise Mistake(self._mistakes.pop())
            if time.monotonic() > ends:
                raise TimeoutError
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _TURN_MS)
            time.sleep(0.01)

    def settle(self) -> None:
        """Let the program work until it has been drawing for a while without anything left to fetch."""
        ends = time.monotonic() + _QUIET_SECONDS
        self.wait_until(lambda: time.monotonic() > ends)

    def listen(self) -> None:
        """Answer a second start from now on."""
        self._program.listen(paths.home())

    def end(self) -> None:
        """Close the program as its own end does."""
        self._program.end()
        self._only.release()
        self._failures.leave()
