"""How long it takes from the derived key to the Today page, against a bare window of the toolkit.

The store holds 200,000 persons; what the window is made of was loaded while the password was typed, as in
the product. The bare window is a whole process from its start to its first paint. Prints one JSON object; the
ratio of the medians must not pass 1.5.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tests.benchmarks.bench_start import seconds_to_show  # noqa: E402

ALLOWED = 1.5
PASSWORD = "correct horse battery"


def main() -> None:
    """Time both and print the medians, or be the timed process."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--runs", type=int, default=7)
    reader.add_argument("--persons", type=int, default=200_000)
    reader.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    asked = reader.parse_args()
    if asked.child:
        open_and_show()
    else:
        print(json.dumps(measured(asked.runs, asked.persons)))


def measured(runs: int, persons: int) -> dict[str, object]:
    """Time both ``runs`` times and return the medians in seconds and their ratio."""
    with tempfile.TemporaryDirectory() as home:
        own = {"COMMUNITY_DESK_HOME": home, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": f"{home}/compiled"}
        surroundings = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **own}
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
        make_store(Path(home), persons)
        seconds_to_show("bare", surroundings)
        seconds_to_today(surroundings)
        bare, today = [], []
        for _turn in range(runs):
            bare.append(seconds_to_show("bare", surroundings))
            today.append(seconds_to_today(surroundings))
    return {
        "benchmark": "key derived to Today shown against a bare QMainWindow",
        "platform": surroundings["QT_QPA_PLATFORM"],
        "persons": persons,
        "runs": runs,
        "bare_s": round(statistics.median(bare), 4),
        "today_s": round(statistics.median(today), 4),
        "ratio": round(statistics.median(today) / statistics.median(bare), 3),
        "allowed": ALLOWED,
    }


def make_store(home: Path, persons: int) -> None:
    """Make a store with so many persons."""
    from desktop_app.modules.office.domain import Office  # noqa: PLC0415 - the timed process loads it its own way
    from desktop_app.opening import make_store as make  # noqa: PLC0415
    from tests.benchmarks.people import persons as invented  # noqa: PLC0415

    store, _recovery_key = make(home / "office.cdstore", PASSWORD, Office(name="阳光社区"), "王淑芬")
    with store.database.work("import") as work:
        work.add_all(invented(persons), persons)
    store.close()


def seconds_to_today(surroundings: dict[str, str]) -> float:
    """Start the program, log in, and return how long it took from the key to the page."""
    command = [sys.executable, __file__, "--child"]
    seen = subprocess.run(command, capture_output=True, text=True, env=surroundings, cwd=ROOT, check=True, timeout=120)
    return float(seen.stdout.split()[-1])


def open_and_show() -> None:
    """Be the product with a clerk who types the password once everything is loaded."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - part of the timed process
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    import desktop_app.app.imports as quick  # noqa: PLC0415

    quick.leave_sources_unread()
    from desktop_app import opening, paths  # noqa: PLC0415
    from desktop_app.app.program import Program  # noqa: PLC0415
    from desktop_app.ui.failures import Failures, Log  # noqa: PLC0415
    from desktop_app.ui.today import TodayPage  # noqa: PLC0415

    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    program = Program(app, Failures(Log(paths.log_folder() / "bench.log")))
    derive, show = opening.unlock, TodayPage._show
    began: list[float] = []

    def unlock(*what: object) -> object:
        keys = derive(*what)  # type: ignore[arg-type]
        began.append(time.perf_counter())
        return keys

    def shown(page: TodayPage, answer: object) -> None:
        show(page, answer)  # type: ignore[arg-type]
        page.window().repaint()
        print(time.perf_counter() - began[0], flush=True)
        os._exit(0)

    opening.unlock, TodayPage._show = unlock, shown  # type: ignore[assignment,method-assign]

    def type_password_when_loaded() -> None:
        if program._runner._jobs:
            QTimer.singleShot(20, type_password_when_loaded)
            return
        program.window.password.field.setText(PASSWORD)  # type: ignore[union-attr]
        program.window.open_with_password()  # type: ignore[union-attr]

    program.start()
    QTimer.singleShot(200, type_password_when_loaded)
    app.exec()


if __name__ == "__main__":
    main()
