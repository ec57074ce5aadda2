"""How much longer the last rows of a long list take than the first: ``python bench_list.py [PERSONS]``.

Prints one JSON object: milliseconds from scrolling until every row in sight is there (medians of one run), for the
first window and the last, their ratio, and the longest time the window's thread was held while scrolling all the way.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from desktop_app.modules.people.domain import Person  # noqa: E402
from desktop_app.store.database import Database  # noqa: E402
from desktop_app.ui import theme  # noqa: E402
from desktop_app.ui.preferences import Preferences  # noqa: E402
from desktop_app.ui.table.model import RecordModel  # noqa: E402
from desktop_app.ui.table.view import RecordTable  # noqa: E402
from desktop_app.ui.tasks import ThreadRunner  # noqa: E402
from tests.benchmarks.people import store_with  # noqa: E402

ROUNDS = 15
STEPS = 200


def fail(error: BaseException) -> None:
    """Let nothing go wrong unseen."""
    raise error


def pass_events(until: Callable[[], bool]) -> None:
    """Let the window work until ``until`` holds."""
    while not until():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


def all_there(table: RecordTable, model: RecordModel) -> bool:
    """Tell whether every row in sight is read."""
    return all(model.record_at(place) for place in table.rows_in_sight() if place < len(model.ids))


def time_to_see(table: RecordTable, model: RecordModel, place: int) -> float:
    """Return the milliseconds until the rows around ``place`` are there; nothing is at hand before."""
    model.reset(model.ids)
    start = time.perf_counter()
    table.scrollTo(model.index(place, 0))
    table.viewport().repaint()
    pass_events(lambda: all_there(table, model))
    return (time.perf_counter() - start) * 1000


def longest_hold(table: RecordTable) -> float:
    """Scroll from end to end and return the longest milliseconds between two turns of the event loop."""
    bar = table.verticalScrollBar()
    held = []
    for step in range(STEPS):
        start = time.perf_counter()
        bar.setValue(bar.maximum() * step // STEPS)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        held.append((time.perf_counter() - start) * 1000)
    return max(held)


def measure(database: Database, settings: Path) -> dict[str, float]:
    """Show the list and measure it."""
    runner = ThreadRunner(fail)
    model = RecordModel(Person, database, runner)
    table = RecordTable(model, Preferences(settings))
    table.resize(700, 560)
    table.show()
    start = time.perf_counter()
    with database.reading() as reading:
        model.reset(reading.ids(Person))
    ids = (time.perf_counter() - start) * 1000
    places = {"first": 0, "last": len(model.ids) - 1}
    taken = {name: [time_to_see(table, model, place) for _round in range(ROUNDS)] for name, place in places.items()}
    hold = longest_hold(table)
    pass_events(lambda: not model.is_waiting())
    runner.close()
    first, last = (statistics.median(each[1:]) for each in taken.values())
    figures = {"first ms": first, "last ms": last, "ratio": last / first, "order ms": ids, "longest hold ms": hold}
    return {name: round(figure, 2) for name, figure in figures.items()}


def main() -> None:
    """Build the store, measure the list, print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    app = QApplication([])
    theme.wear(app, theme.Look())
    with tempfile.TemporaryDirectory() as folder, store_with(Path(folder) / "bench.store", count) as database:
        print(json.dumps({"persons": count, "list": measure(database, Path(folder) / "settings.ini")}))


if __name__ == "__main__":
    main()
