"""The last resort: what nobody caught is written down without personal data and told once."""

from __future__ import annotations

import faulthandler
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, Signal, qInstallMessageHandler

from desktop_app import __version__
from desktop_app.domain.errors import AppError, Cancelled

_LOG_LIMIT = 1_000_000
Tell = Callable[[BaseException], object]
TellBug = Callable[[str], object]


def details(error: BaseException) -> str:
    """Return where a bug happened: types and places only, for the words of an exception may hold personal data."""
    lines = [f"Community Desk {__version__}, Python {sys.version.split()[0]}, {sys.platform}"]
    for link in _chain(error):
        lines.append(type(link).__qualname__)
        lines += [f"  {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in _frames(link)]
    return "\n".join(lines)


class Log:
    """The file of bugs and crashes; an old one is kept beside it once it is full."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LOG_LIMIT:
            path.replace(path.with_suffix(".old.log"))
        self._out: TextIO = path.open("a", encoding="utf-8")
        self._lock = threading.Lock()
        self._catches_crashes = False

    def write(self, text: str) -> None:
        """Add ``text`` under the time; a full or lost disk is no reason to fail again."""
        with self._lock:
            try:
                self._out.write(f"{time.strftime('%Y-%m-%d %H:%M:%SZ', time.gmtime())} {text}\n")
                self._out.flush()
            except (OSError, ValueError):
                return

    def catch_crashes(self) -> None:
        """Have the interpreter write down where it was when the process dies."""
        faulthandler.enable(self._out)
        self._catches_crashes = True

    def close(self) -> None:
        """Stop writing."""
        if self._catches_crashes:
            faulthandler.disable()
        self._out.close()


class Failures(QObject):
    """Catches what nobody caught, on every thread, and tells the clerk on the window's thread."""

    _caught = Signal(object)

    def __init__(self, log: Log) -> None:
        super().__init__()
        self._log = log
        self._told: set[str] = set()
        self._tell: Tell = _print
        self._tell_bug: TellBug = _discard
        self._heard_before: Callable[..., object] | None = None
        self._caught.connect(self._say)

    def install(self) -> None:
        """Become the hook of this process."""
        sys.excepthook = self._hook
        threading.excepthook = lambda arguments: self.caught(arguments.exc_value or SystemError())
        sys.unraisablehook = lambda arguments: self._write(arguments.exc_value or SystemError())
        self._heard_before = qInstallMessageHandler(self._qt_said)
        self._log.catch_crashes()

    def leave(self) -> None:
        """Give the hooks of this process back, so that nothing is told to what is gone."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(self._heard_before)
        self._log.close()

    def tell_with(self, tell: Tell, tell_bug: TellBug) -> None:
        """Show sentences with ``tell`` and bugs with ``tell_bug`` from now on."""
        self._tell, self._tell_bug = tell, tell_bug

    def caught(self, error: BaseException) -> None:
        """Take a failure from any thread."""
        self._caught.emit(error)

    def _hook(self, _type: type[BaseException], error: BaseException, _traceback: TracebackType | None) -> None:
        if self.thread().loopLevel():
            QTimer.singleShot(0, lambda: self._say(error))
        else:  # the process ends before any window could tell it
            _print(error if isinstance(error, AppError) else self._write(error))

    def _say(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, AppError):
            self._tell(error)
            return
        self._say_bug(self._write(error))

    def _say_bug(self, text: str) -> None:
        if text not in self._told:
            self._told.add(text)
            self._tell_bug(text)

    def _write(self, error: BaseException) -> str:
        text = details(error)
        self._log.write(text)
        return text

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, _words: str) -> None:
        if kind is not QtMsgType.QtDebugMsg:
            self._log.write(f"{kind.name} {context.category}")


def _chain(error: BaseException) -> list[BaseException]:
    links: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in links:
        links.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return links


def _frames(error: BaseException) -> traceback.StackSummary:
    return traceback.extract_tb(error.__traceback__)


def _place(filename: str) -> str:
    """Return a file's name without the folders before the package: they name the user of the PC."""
    return "/".join(Path(filename).parts[-3:])


def _print(told: BaseException | str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{told}\n")


def _discard(_text: str) -> None:
    return None
