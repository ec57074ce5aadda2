"""How long a key in the form takes until the changed page is painted beside it, against the bare libraries.

Bare is what no program can do without: reportlab writes a page of as many characters with the same fonts, and
pypdfium2 draws it in the same size. Both are measured in turns in one process with the real window and its threads.
Also told: how long the window's own thread was held at the most. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2  # noqa: E402
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QPlainTextEdit  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

from desktop_app.documents.faces import opened  # noqa: E402
from desktop_app.modules.disclosures.ui.page import DisclosuresPage  # noqa: E402
from desktop_app.modules.office.domain import Office  # noqa: E402
from desktop_app.modules.records import RECORDS  # noqa: E402
from desktop_app.store.database import Database  # noqa: E402
from desktop_app.store.schema import Schema  # noqa: E402
from desktop_app.ui import theme  # noqa: E402
from desktop_app.ui.desk import Desk  # noqa: E402
from desktop_app.ui.dialogs import Dialogs  # noqa: E402
from desktop_app.ui.preferences import Preferences  # noqa: E402
from desktop_app.ui.standing import Standing  # noqa: E402
from desktop_app.ui.tasks import ThreadRunner  # noqa: E402
from desktop_app.ui.theme import Look  # noqa: E402

ALLOWED_MS = 150
SENTENCE = "为消除楼道火灾隐患，保障大家平安过冬，社区定于近期开展冬季消防安全检查，请居民清理自家门前和楼道内的物品。"
KEY = bytes(range(32))


class Desks:
    """What a page asks of the window, of which this benchmark has none."""

    def go(self, room: str, action: str = "") -> bool:
        return bool(room or action)

    def show_record(self, record_type: str, uid: str) -> bool:
        return bool(record_type or uid)

    def show_help(self, chapter: str) -> None: ...

    def wear(self) -> None: ...

    def work_on_closed_store(self, work: object) -> None: ...

    def refresh_backup(self) -> None: ...


class Stopwatch(QObject):
    """Notes how long each event held the window's thread."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.longest = 0.0
        self._app = app

    def wait_until(self, done: object) -> None:
        """Hand out events one round at a time until ``done()``."""
        end = time.monotonic() + 20
        while not done():  # type: ignore[operator]
            if time.monotonic() > end:
                raise TimeoutError
            began = time.thread_time()
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.longest = max(self.longest, time.thread_time() - began)
            time.sleep(0.0005)


@contextmanager
def desk_on(folder: Path, app: QApplication) -> Iterator[Desk]:
    """Yield a desk over a new store of one office."""
    theme.wear(app, Look())
    runner = ThreadRunner(_raise)
    with Database.create(folder / "office.store", KEY, Schema(RECORDS)) as database:
        with database.work("set up") as work:
            work.save(Office(name="阳光社区", contact="王淑芬", phone="0571-88886666", address="阳光路1号"))
        preferences = Preferences(folder / "settings.ini")
        yield Desk(database.path, database, runner, Dialogs(), preferences, Desks(), (), Standing)
        runner.close()


def _raise(error: BaseException) -> None:
    raise error


def main() -> None:
    """Type into a notice of one page and print the figures."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--keys", type=int, default=40)
    reader.add_argument("--sentences", type=int, default=6)
    asked = reader.parse_args()
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    with tempfile.TemporaryDirectory() as folder, desk_on(Path(folder), app) as desk:
        print(json.dumps(measured(app, desk, asked.keys, asked.sentences), ensure_ascii=False))


def measured(app: QApplication, desk: Desk, keys: int, sentences: int) -> dict[str, object]:
    """Return the figures of ``keys`` keys."""
    watch = Stopwatch(app)
    page = DisclosuresPage(desk, lambda: dt.date(2026, 11, 23))
    page.resize(1600, 900)
    page.show()
    page.come_to_front()
    page.begin("notice")
    watch.wait_until(lambda: page.is_editing and page.editor.preview.view.document is not None)
    body = page.editor.form.typed.editors["body"].control
    assert isinstance(body, QPlainTextEdit)
    page.editor.form.typed.editors["body"].set_value("\n".join([SENTENCE] * sentences))
    page.editor.show_paper()
    view = page.editor.preview.view
    watch.wait_until(lambda: not view.pictures.is_busy and _is_fresh(view))
    for _warm in range(3):
        key_to_picture(watch, page, body)
    shown, bare = [], []
    watch.longest = used = 0.0
    for _turn in range(keys):
        began = time.process_time()
        shown.append(key_to_picture(watch, page, body))
        used += time.process_time() - began
        bare.append(bare_page(sentences, view.pictures.picture(0).scale))  # type: ignore[union-attr]
    return {
        "benchmark": "a key in the form to the painted page, against a bare page of reportlab drawn by pypdfium2",
        "characters": sentences * len(SENTENCE),
        "keys": keys,
        "pages": view.pages,
        "shown_ms": round(statistics.median(shown), 1),
        "shown_slowest_ms": round(max(shown), 1),
        "processor_ms": round(used / keys * 1000, 1),
        "bare_ms": round(statistics.median(bare), 1),
        "ratio": round(statistics.median(shown) / statistics.median(bare), 2),
        "window_held_ms": round(watch.longest * 1000, 1),
        "allowed_ms": ALLOWED_MS,
    }


def _is_fresh(view: object) -> bool:
    return 0 in view.pictures._current  # type: ignore[attr-defined]


def key_to_picture(watch: Stopwatch, page: DisclosuresPage, body: QPlainTextEdit) -> float:
    """Type one character and return the milliseconds until the page with it is painted."""
    view = page.editor.preview.view
    before = view.document
    began, held = time.perf_counter(), time.thread_time()
    QTest.keyClick(body, Qt.Key.Key_A)
    watch.longest = max(watch.longest, time.thread_time() - held)
    watch.wait_until(lambda: view.document is not before and _is_fresh(view))
    held = time.thread_time()
    view.viewport().repaint()
    watch.longest = max(watch.longest, time.thread_time() - held)
    return (time.perf_counter() - began) * 1000


def bare_page(sentences: int, scale: float) -> float:
    """Write the same characters with reportlab, draw them with pypdfium2, and return the milliseconds."""
    began = time.perf_counter()
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1)
    canvas.setFont(opened("fang").fontName, 16)
    text = SENTENCE * sentences
    for line, start in enumerate(range(0, len(text), 28)):
        canvas.drawString(72, 760 - 29 * line, text[start : start + 28])
    canvas.save()
    document = pypdfium2.PdfDocument(out.getvalue())
    document[0].render(scale=scale, prefer_bgrx=True)
    document.close()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
