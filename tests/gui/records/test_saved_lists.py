"""Saving what the persons' page shows, and using it again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.i18n import _
from desktop_app.modules.people.domain import SavedList, rule_in
from desktop_app.modules.people.ui import people_page
from desktop_app.modules.people.ui.saved_lists import SAVE_LIST, SaveListDialog
from desktop_app.store.database import Database
from desktop_app.ui.desk import Desk
from desktop_app.ui.parts import Tile
from desktop_app.ui.record_page.several import SeveralPages
from tests.gui.conftest import ExpectedDialogs
from tests.gui.records.conftest import NAMES


@pytest.fixture
def room(desk: Desk, qtbot: QtBot) -> Iterator[SeveralPages]:
    """The people's room on the screen."""
    made = people_page(desk)
    qtbot.addWidget(made)
    made.resize(1140, 680)
    made.show()
    qtbot.waitExposed(made)
    made.come_to_front()
    yield made
    made.current.form.fields.load(made.current.record())


def press_save_list(room: SeveralPages) -> None:
    next(each for each in room.current.head.deeds if each.accessibleName() == str(SAVE_LIST.title)).click()


def named(name: str, qtbot: QtBot) -> object:
    """Answer the dialog with ``name`` and Enter."""

    def type_name(dialog: QDialog) -> int:
        assert isinstance(dialog, SaveListDialog)
        dialog.show()
        qtbot.keyClicks(dialog.name, name)
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
        return dialog.result()

    return type_name


def lists(database: Database) -> list[SavedList]:
    with database.reading() as reading:
        return reading.find(SavedList)


def told_lines(room: SeveralPages) -> list[str]:
    return [tile.accessibleName() for tile in room.current.form.findChildren(Tile)]


def test_search_and_filters_are_saved_as_a_rule(
    room: SeveralPages, qtbot: QtBot, database: Database, dialogs: ExpectedDialogs
) -> None:
    room.current.search.setText("zjg")
    qtbot.waitUntil(lambda: len(room.current.model.ids) == 1)
    dialogs.expect(named("laoren", qtbot), str(_("Close")))
    press_save_list(room)
    (saved,) = lists(database)
    rule = rule_in(saved.rule)
    assert (saved.name, rule.text, [wish.code for wish in rule.wishes]) == ("laoren", "zjg", ["registered"])


def test_marked_persons_are_saved_by_name_and_shown_on_the_page_of_lists(
    room: SeveralPages, qtbot: QtBot, database: Database, dialogs: ExpectedDialogs
) -> None:
    qtbot.keyClick(room.current.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    dialogs.expect(named("all", qtbot), str(_("Close")))
    press_save_list(room)
    (saved,) = lists(database)
    assert sorted(each.person.title for each in saved.persons if each.person) == sorted(NAMES)
    assert room.turn_to(4)
    qtbot.keyClick(room.current.table, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: room.current.form.title.text() == "all")
    room.current.form.show_side(2)
    qtbot.waitUntil(lambda: all(any(name in said for said in told_lines(room)) for name in NAMES))


def test_a_name_that_is_empty_or_taken_is_complained_of(
    room: SeveralPages, qtbot: QtBot, database: Database, dialogs: ExpectedDialogs
) -> None:
    with database.work("save list") as work:
        work.save(SavedList(name="mine", rule='{"text": "", "wishes": []}'))
    said = []

    def slip(dialog: QDialog) -> int:
        assert isinstance(dialog, SaveListDialog)
        dialog.show()
        for typed in ("", "mine"):
            qtbot.keyClicks(dialog.name, typed)
            qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
            said.append(dialog.complaint.text())
        dialog.reject()
        return dialog.result()

    dialogs.expect(slip)
    press_save_list(room)
    assert said == [str(_("Give the list a name.")), str(_("There is a list of this name. Choose another."))]
    assert len(lists(database)) == 1
