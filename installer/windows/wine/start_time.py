"""How long the installed program takes to its first painted window, against a bare window of the same runtime.

Run by the installed ``python.exe``: ``python.exe start_time.py REPORT``. Both are whole processes, timed from
their start, turn by turn. The report holds medians and fastest times in seconds; the fastest, which other work on
the PC disturbs least, are compared.
"""

from __future__ import annotations

import json
import os
import runpy
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

RUNS = 15
ALLOWED = 1.3
"""A busy PC makes the figure larger by a tenth or two: time it on a quiet one."""
LAUNCHER = Path(sys.executable).parents[1] / "app" / "launch.py"
BARE, DESK = "bare", "desk"


def main() -> None:
    """Time both, or be one of the timed processes."""
    if sys.argv[1] in (BARE, DESK):
        show(sys.argv[1])
    else:
        Path(sys.argv[1]).write_text(json.dumps(measured(), indent=1) + "\n", encoding="utf-8")


def measured() -> dict[str, object]:
    """Time both processes in turn, after one start of each that nobody counts."""
    with tempfile.TemporaryDirectory() as home:
        Path(home, "office.cdstore").touch()  # so that the login is shown, as on every day but the first
        os.environ["COMMUNITY_DESK_HOME"] = home
        times: dict[str, list[float]] = {BARE: [], DESK: []}
        for turn in range(RUNS + 1):
            for what, taken in times.items():
                seconds = seconds_to_show(what)
                if turn:
                    taken.append(seconds)
    fastest = {what: round(min(taken), 3) for what, taken in times.items()}
    medians = {what: round(statistics.median(taken), 3) for what, taken in times.items()}
    ratio = round(fastest[DESK] / fastest[BARE], 3)
    figures = {"ratio": ratio, "allowed": ALLOWED, "runs": RUNS, "fastest_s": fastest, "median_s": medians}
    return {"passed": ratio <= ALLOWED, **figures}


def seconds_to_show(what: str) -> float:
    """Start a process and return the seconds until it has painted its window."""
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, __file__, what], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None  # noqa: S101 - for the type checker
        process.stdout.read(1)
        return time.perf_counter() - began


def show(what: str) -> None:
    """Be a process that ends at the first paint of its window."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - part of what is timed

    run = QApplication.exec
    QApplication.exec = lambda *_app: end_at_first_paint(run)  # type: ignore[method-assign]
    if what == DESK:
        sys.argv = [str(LAUNCHER)]
        runpy.run_path(str(LAUNCHER), run_name="__main__")
    else:
        show_bare_window()


def show_bare_window() -> None:
    """Be a program of nothing but a window."""
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415 - part of what is timed

    _app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.show()
    QApplication.exec()


def end_at_first_paint(run: Callable[[], int]) -> int:
    """Say so at the first paint of a window, and end without tidying up."""
    from PySide6.QtCore import QEvent, QObject  # noqa: PLC0415 - part of what is timed
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - part of what is timed

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() is QEvent.Type.Paint:
                os.write(1, b".")
                os._exit(0)
            return False

    watch = Watch()
    window = next(widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    window.installEventFilter(watch)
    return run()


if __name__ == "__main__":
    main()
