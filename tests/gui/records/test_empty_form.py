"""What stands in the form's place while it shows nothing, and when it stops showing what the list has left."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.modules.bodies.ui import bodies_page
from desktop_app.modules.people.ui import people_page
from desktop_app.ui.desk import Desk
from desktop_app.ui.record_page.page import RecordPage
from desktop_app.ui.record_page.several import SeveralPages

Show = Callable[[SeveralPages], RecordPage]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def made(room: SeveralPages) -> RecordPage:
        qtbot.addWidget(room)
        room.resize(1140, 680)
        room.show()
        qtbot.waitExposed(room)
        room.come_to_front()
        return room.current

    return made


@pytest.fixture
def page(show: Show, desk: Desk) -> RecordPage:
    """The list of five persons."""
    return show(people_page(desk))


def invited(page: RecordPage) -> str:
    return page.form._invitation.text()


def find(page: RecordPage, qtbot: QtBot, text: str, many: int) -> None:
    page.search.setText(text)
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.model.rowCount() == many)


def test_an_empty_list_invites_to_begin_not_to_choose(show: Show, desk: Desk) -> None:
    page = show(bodies_page(desk))
    assert "Ctrl+N" in invited(page)
    assert "Choose" not in invited(page)


def test_the_recycle_bin_does_not_invite_to_begin(page: RecordPage, qtbot: QtBot) -> None:
    assert "Choose" in invited(page)
    page.show_bin(True)
    qtbot.waitUntil(lambda: not page.model.rowCount())
    assert invited(page) == ""


def test_the_form_lets_go_of_a_record_that_another_search_does_not_find(page: RecordPage, qtbot: QtBot) -> None:
    find(page, qtbot, "张建国", 1)
    page.table.setFocus()
    page.table.selectRow(0)
    assert page.form.record is not None
    find(page, qtbot, "张", 1)
    assert page.form.record is not None
    find(page, qtbot, "nobody is called so", 0)
    assert page.form.record is None


def test_a_new_record_is_kept_while_its_list_finds_nothing(page: RecordPage, qtbot: QtBot) -> None:
    page.new()
    find(page, qtbot, "nobody is called so", 0)
    assert page.form.record is not None


def test_a_record_opened_from_elsewhere_stays_though_the_list_does_not_hold_it(page: RecordPage, qtbot: QtBot) -> None:
    find(page, qtbot, "张建国", 1)
    person = page.model.record_at(0)
    assert person is not None
    find(page, qtbot, "nobody is called so", 0)
    page.show_record("Person", person.uid)
    assert page.form.record is not None
    page.ask()
    assert page.form.record is not None
