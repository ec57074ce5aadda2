"""The same page with the real runner: work on other threads, answers in any order."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.modules.people.domain import Person
from desktop_app.modules.people.ui import people_page
from desktop_app.store.database import Database
from desktop_app.store.query import Query
from desktop_app.ui.desk import Desk
from desktop_app.ui.record_page.page import RecordPage
from desktop_app.ui.table.windows import SIZE
from desktop_app.ui.tasks import ThreadRunner
from tests.gui.records.conftest import NAMES

MANY = 20 * SIZE


def fail(error: BaseException) -> None:
    raise error


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[RecordPage]:
    """The list of persons with two threads that read and one that writes."""
    runner = ThreadRunner(fail)
    room = people_page(dataclasses.replace(desk, runner=runner))
    qtbot.addWidget(room)
    room.resize(1140, 680)
    room.show()
    qtbot.waitExposed(room)
    room.come_to_front()
    yield room.current
    assert runner.close()


def listed(page: RecordPage) -> list[str]:
    rows = [page.model.record_at(place) for place in range(min(page.model.rowCount(), 10))]
    return [row.called_as() if row else "?" for row in rows]


def test_the_last_thing_typed_is_what_the_list_shows(page: RecordPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.model.rowCount() == len(NAMES))
    for typed in ("w", "", "z", "zj", "zjg"):
        page.search.setText(typed)
        page.search.asked.emit()
    qtbot.waitUntil(lambda: listed(page) == ["张建国"])


def test_a_change_committed_on_another_thread_reaches_the_list(
    page: RecordPage, qtbot: QtBot, database: Database
) -> None:
    qtbot.waitUntil(lambda: page.model.rowCount() == len(NAMES))

    def save() -> None:
        with database.work("import", who="another thread") as work:
            work.save(Person(name="阿宝"))

    writer = threading.Thread(target=save)
    writer.start()
    writer.join()
    qtbot.waitUntil(lambda: listed(page)[0] == "阿宝")


def test_saving_is_over_before_the_page_is_left(page: RecordPage, qtbot: QtBot, database: Database) -> None:
    qtbot.waitUntil(lambda: page.model.rowCount() == len(NAMES))
    page.table.choose(page.model.ids[0])
    page.form.fields.fill({"employer": "学校"})
    assert page.form._save_now()
    with database.reading() as reading:
        assert reading.get(Person, page.model.ids[0]).employer == "学校"


def test_rows_far_down_are_read_when_they_come_into_sight(page: RecordPage, qtbot: QtBot, database: Database) -> None:
    with database.work("import") as work:
        work.add_all([Person(name="张三") for _number in range(MANY)])
    qtbot.waitUntil(lambda: page.model.rowCount() == MANY + len(NAMES))
    assert page.model.record_at(MANY) is None
    page.table.scrollToBottom()
    qtbot.waitUntil(lambda: page.model.record_at(page.model.rowCount() - 1) is not None)
    assert page.model.index(page.model.rowCount() - 1, 0).data(Qt.ItemDataRole.DisplayRole) in {"张三", "张建国"}


def test_a_link_takes_the_answer_to_what_was_typed_last(page: RecordPage, qtbot: QtBot, database: Database) -> None:
    qtbot.waitUntil(lambda: page.model.rowCount() == len(NAMES))
    with database.reading() as reading:
        page.table.choose(reading.find(Person, Query("单秀英"))[0].id or 0)
    page.form.fields.editors["household"].control.setFocus()
    field = page.form.fields.editors["household"].control
    for typed in ("9", "3", "3-2"):
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "704")
    qtbot.waitUntil(field.drop.isVisible)  # type: ignore[attr-defined]  # a link field
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.form.fields.editors["household"].value() is not None
