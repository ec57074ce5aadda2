"""The search for everything."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.i18n import _
from desktop_app.modules.people.domain import Person
from desktop_app.ui.frame import Frame
from desktop_app.ui.parts import column
from desktop_app.ui.room import Found
from desktop_app.ui.search_box import SearchBox
from desktop_app.ui.tasks import ThreadRunner
from tests.gui.inline_runner import InlineRunner

FOUND = (
    Found(_("Persons"), "李𬱖", "1968-03-12", uid="1"),
    Found(_("Persons"), "李明", uid="2"),
    Found(_("Bodies"), "第一党支部", uid="3"),
)


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[SearchBox]:
    window = QWidget()
    made = SearchBox(lambda _text: FOUND, InlineRunner())
    column(window).addWidget(made)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    made.begin()
    qtbot.waitUntil(made.hasFocus)
    yield made
    window.close()


def asked(qtbot: QtBot, box: SearchBox, text: str) -> None:
    qtbot.keyClicks(box, text)
    qtbot.waitUntil(box.answers.window().isVisible)


def test_answers_are_grouped_by_kind_with_the_first_one_marked(qtbot: QtBot, box: SearchBox) -> None:
    asked(qtbot, box, "li")
    rows = [box.answers.item(row).text() for row in range(box.answers.count())]
    assert rows == ["Persons", "李𬱖", "李明", "Bodies", "第一党支部"]
    assert box.answers.currentItem().text() == "李𬱖"


def test_the_keyboard_walks_past_the_heads_and_round_the_ends(qtbot: QtBot, box: SearchBox) -> None:
    asked(qtbot, box, "li")
    seen = []
    for _step in range(3):
        qtbot.keyClick(box, Qt.Key.Key_Down)
        seen.append(box.answers.currentItem().text())
    assert seen == ["李明", "第一党支部", "李𬱖"]
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.answers.currentItem().text() == "第一党支部"


def test_enter_chooses_and_empties_the_box(qtbot: QtBot, box: SearchBox) -> None:
    asked(qtbot, box, "li")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.chosen) as chosen:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert chosen.args[0].uid == "2"
    assert box.text() == ""
    assert not box.answers.window().isVisible()


def test_escape_closes_the_answers_and_keeps_the_words(qtbot: QtBot, box: SearchBox) -> None:
    asked(qtbot, box, "li")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.answers.window().isVisible()
    assert box.text() == "li"


def test_a_late_answer_to_old_words_is_dropped(qtbot: QtBot) -> None:
    first_may_end = threading.Event()

    def search(text: str) -> Sequence[Found]:
        if text == "a":
            first_may_end.wait(10)
        return [Found(_("Persons"), text)]

    failed: list[BaseException] = []
    runner = ThreadRunner(failed.append)
    window = QWidget()
    box = SearchBox(search, runner)
    column(window).addWidget(box)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    box.begin()
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClicks(box, "a")
    qtbot.waitUntil(lambda: box._asked == "a")
    qtbot.keyClicks(box, "b")
    qtbot.waitUntil(box.answers.window().isVisible)
    first_may_end.set()
    assert runner.close(10)
    qtbot.waitUntil(lambda: not runner._jobs)
    assert box.answers.item(1).text() == "ab"
    assert not failed


def test_ctrl_k_finds_a_person_of_the_store_and_opens_its_page(qtbot: QtBot, person: Person, frame: Frame) -> None:
    frame.activateWindow()
    qtbot.keyClick(frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(frame.search_box.hasFocus)
    qtbot.keyClicks(frame.search_box, "oyk")
    qtbot.waitUntil(frame.search_box.answers.window().isVisible)
    assert frame.search_box.answers.currentItem().text() == person.name
    qtbot.keyClick(frame.search_box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: frame.room == "people")


def test_commands_are_found_by_their_words(qtbot: QtBot, frame: Frame) -> None:
    frame.activateWindow()
    frame.search_box.begin()
    qtbot.waitUntil(frame.search_box.hasFocus)
    qtbot.keyClicks(frame.search_box, "settings")
    qtbot.waitUntil(frame.search_box.answers.window().isVisible)
    qtbot.keyClick(frame.search_box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: frame.room == "settings")


def test_the_answers_take_no_more_room_than_they_need(qtbot: QtBot) -> None:
    many = [Found(_("Persons"), f"person {number}") for number in range(9)]
    window = QWidget()
    box = SearchBox(lambda text: many if text == "a" else many[:1], InlineRunner())
    column(window).addWidget(box)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    box.begin()
    qtbot.waitUntil(box.hasFocus)
    asked(qtbot, box, "a")
    drop = box.answers.window()
    high = drop.height()
    qtbot.keyClicks(box, "b")
    qtbot.waitUntil(lambda: box.answers.count() == 2)
    assert drop.height() < high / 2
    window.close()
