"""How long a double click takes to show the login window, against a bare window of the toolkit.

Both are whole processes of the same interpreter, timed from their start until their window has been painted
with everything in it, turn by turn, both with their modules compiled as after the first start. Prints one JSON
object; the ratio of the medians must not pass 1.5.
"""

from __future__ import annotations

import argparse
import gc
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

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = 1.5


def main() -> None:
    """Time both and print the medians, or be one of the timed processes."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--runs", type=int, default=15)
    reader.add_argument("--child", choices=sorted(CHILDREN), help=argparse.SUPPRESS)
    asked = reader.parse_args()
    if asked.child:
        CHILDREN[asked.child]()
    else:
        print(json.dumps(measured(asked.runs)))


def measured(runs: int) -> dict[str, object]:
    """Time both processes ``runs`` times each and return the medians in seconds and their ratio."""
    with tempfile.TemporaryDirectory() as home:
        Path(home, "office.cdstore").touch()
        surroundings = {
            "QT_QPA_PLATFORM": "offscreen",
            **os.environ,
            "COMMUNITY_DESK_HOME": home,
            "PYTHONPATH": str(ROOT),
        }
        for name in CHILDREN:
            seconds_to_show(name, surroundings)
        times: dict[str, list[float]] = {name: [] for name in CHILDREN}
        for _turn in range(runs):
            for name, taken in times.items():
                taken.append(seconds_to_show(name, surroundings))
    medians = {name: round(statistics.median(taken), 4) for name, taken in times.items()}
    return {
        "benchmark": "process start to shown login window against a bare QMainWindow",
        "platform": surroundings["QT_QPA_PLATFORM"],
        "runs": runs,
        "bare_s": medians["bare"],
        "login_s": medians["login"],
        "ratio": round(medians["login"] / medians["bare"], 3),
        "allowed": ALLOWED,
    }


def seconds_to_show(name: str, surroundings: dict[str, str]) -> float:
    """Start a process and return how long it takes to paint its window."""
    began = time.perf_counter()
    command = [sys.executable, __file__, "--child", name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=surroundings, cwd=ROOT) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = time.perf_counter() - began
    assert line == b"painted\n", line
    return taken


def show_bare_window() -> None:
    """Be a program of nothing but a window."""
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415 - part of what is timed

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.show()
    end_at_first_paint(app.exec)


def show_login() -> None:
    """Be the product, as ``python -m desktop_app`` starts it, watched from the moment it has loaded the toolkit."""
    import desktop_app.app as product  # noqa: PLC0415 - part of what is timed

    begin = product.main

    def watched() -> int:
        gc.disable()  # as the product does before it loads the toolkit
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - part of what is timed

        run = QApplication.exec
        QApplication.exec = lambda *_app: end_at_first_paint(run)  # type: ignore[assignment,method-assign]
        return begin()

    product.main = watched
    sys.argv = sys.argv[:1]
    runpy.run_module("desktop_app", run_name="__main__", alter_sys=True)


def end_at_first_paint(run: Callable[[], int]) -> int:
    """Say so once the window is painted whole and handed to the screen, and end without tidying up."""
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415 - part of what is timed
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - part of what is timed

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                QTimer.singleShot(0, end)
            return False

    def end() -> None:
        os.write(1, b"painted\n")
        os._exit(0)

    watch = Watch()
    window = next(widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    window.installEventFilter(watch)
    return run()


CHILDREN = {"bare": show_bare_window, "login": show_login}

if __name__ == "__main__":
    main()
