"""Where the Tab key goes in a form whose rows came and went."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.modules.people.domain import Grid, GridSteward, Person
from desktop_app.modules.people.ui import people_page
from desktop_app.store.database import Database
from desktop_app.store.query import Query
from desktop_app.ui.desk import Desk
from desktop_app.ui.editors import PartsEditor
from desktop_app.ui.record_page.page import RecordPage

ROW = ["Person", "From – to: first day", "From – to: last day", "Move up", "Move down", "Remove"]


@pytest.fixture
def page(database: Database, desk: Desk, qtbot: QtBot) -> RecordPage:
    """The list of grids with one grid of one steward, opened."""
    with database.work("set up") as work:
        steward = GridSteward(person=work.reference(work.find(Person, Query("张建国"))[0]))
        work.save(Grid(name="第一网格", stewards=(steward,)))
    room = people_page(desk)
    qtbot.addWidget(room)
    room.resize(1140, 680)
    room.show()
    qtbot.waitExposed(room)
    room.activateWindow()
    room.turn_to(3)
    room.current.table.selectRow(0)
    return room.current


def walked(qtbot: QtBot, steps: int) -> list[str]:
    """Press Tab ``steps`` times and name what gets the keyboard."""
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    names = []
    for _step in range(steps):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().accessibleName() or QApplication.focusWidget().text())
    return names


def test_tab_goes_through_the_rows_before_the_button_that_adds_one(page: RecordPage, qtbot: QtBot) -> None:
    stewards = page.form.fields.editors["stewards"]
    assert isinstance(stewards, PartsEditor)
    stewards.add()
    qtbot.waitUntil(stewards.rows[1].isVisible)
    page.form.fields.editors["extent"].control.setFocus()
    assert walked(qtbot, 13) == [*ROW, *ROW, "Add: Grid steward"]


def test_the_keyboard_stays_in_the_row_that_was_saved(page: RecordPage, qtbot: QtBot) -> None:
    page.form.fields.editors["extent"].control.setFocus()
    assert walked(qtbot, 2)[-1] == "From – to: first day"
    qtbot.keyClicks(QApplication.focusWidget(), "20260101")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not page.form.is_changed()
    assert QApplication.focusWidget().accessibleName() == "From – to: first day"


def test_tab_goes_from_the_search_through_the_chips(desk: Desk, qtbot: QtBot) -> None:
    room = people_page(desk)
    qtbot.addWidget(room)
    room.show()
    qtbot.waitExposed(room)
    room.activateWindow()
    room.come_to_front()
    chips = room.current.chips
    chips.remove(chips.chips[0])
    chips.add(room.current._extension.filters[1].chip())
    room.current.search.setFocus()
    assert walked(qtbot, 2) == ["Remove the filter 60 years and older", "Add a filter"]
