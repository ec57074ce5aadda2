"""The main window."""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.i18n import _
from desktop_app.opening import OpenStore
from desktop_app.ui.frame import Frame
from desktop_app.ui.parts import words
from desktop_app.ui.tasks import Job, ThreadRunner


def room_buttons(frame: Frame) -> list[QToolButton]:
    return [button for button in frame.findChildren(QToolButton) if button.property("look") in {"room", "room-folded"}]


def test_every_room_of_the_catalogue_opens_with_its_key(qtbot: QtBot, frame: Frame) -> None:
    for place, room in enumerate(frame.desk.rooms[:9], 1):
        qtbot.keyClick(frame, Qt.Key(Qt.Key.Key_0 + place), Qt.KeyboardModifier.ControlModifier)
        assert frame.room == room.name
    assert [button.isChecked() for button in room_buttons(frame)].count(True) == 1


def test_a_page_is_built_on_its_first_visit_only(frame: Frame) -> None:
    frame.go("settings")
    first = frame.page
    frame.go("today")
    frame.go("settings")
    assert frame.page is first


def test_the_arrow_keys_walk_through_the_rooms(qtbot: QtBot, frame: Frame) -> None:
    buttons = room_buttons(frame)
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Down)
    assert buttons[1].hasFocus()
    qtbot.keyClick(buttons[1], Qt.Key.Key_Up)
    assert buttons[0].hasFocus()


def test_the_rooms_fold_and_stay_folded(qtbot: QtBot, frame: Frame) -> None:
    wide = frame._list.width()
    qtbot.mouseClick(frame._list._folder, Qt.MouseButton.LeftButton)
    assert frame._list.width() < wide
    assert frame.desk.preferences.rooms_folded
    assert all(button.accessibleName() for button in room_buttons(frame))


def test_a_narrow_window_folds_the_rooms_by_itself(frame: Frame) -> None:
    frame.resize(860, 700)
    assert frame._list.folded
    frame.resize(1366, 700)
    assert not frame._list.folded


def test_the_foot_names_office_clerk_and_the_missing_backup(qtbot: QtBot, frame: Frame) -> None:
    qtbot.waitUntil(lambda: frame._foot._office.text() == "阳光社区")
    assert frame._foot._user.text() == "王淑芬"
    assert frame._foot._backup.text().strip() == "No verified backup yet"
    assert frame._foot._backup.property("tone") == "bad"
    assert not frame._foot._backup.icon().isNull()


def test_running_work_shows_its_progress_and_can_be_cancelled(qtbot: QtBot, frame: Frame, runner: ThreadRunner) -> None:
    runner.changed.connect(frame.say_running)
    started, ended = threading.Event(), []

    def work(job: Job) -> None:
        while True:
            job.step(1, 4)
            started.set()

    runner.run(work, ended.append, ended.append, title=_("Reading a workbook"))
    qtbot.waitUntil(lambda: frame._foot._work.isVisible() and "1 / 4" in frame._foot._work._name.text())
    qtbot.mouseClick(frame._foot._work._stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not frame._foot._work.isVisible())
    assert [type(end).__name__ for end in ended] == ["Cancelled"]


def test_the_foot_never_makes_the_window_wider(qtbot: QtBot, frame: Frame, runner: ThreadRunner) -> None:
    runner.changed.connect(frame.say_running)
    go_on = threading.Event()
    runner.run(lambda _job: go_on.wait(10), lambda _end: None, title=_("Restoring the backup"))
    qtbot.waitUntil(frame._foot._work.isVisible)
    frame._foot._work._name.setText("Reading a workbook " * 40)
    assert frame.minimumSizeHint().width() < frame.width()
    go_on.set()


def test_the_marked_room_is_brought_into_sight(frame: Frame) -> None:
    frame.resize(1366, 260)
    QApplication.processEvents()
    frame.go("settings")
    marked = next(button for button in room_buttons(frame) if button.isChecked())
    assert marked.visibleRegion().boundingRect().height() == marked.height()


def test_closing_while_work_runs_asks_first(qtbot: QtBot, frame: Frame, runner: ThreadRunner, dialogs: Any) -> None:
    go_on = threading.Event()
    done: list[object] = []
    runner.run(lambda _job: go_on.wait(10), done.append, title=_("Reading a workbook"))
    dialogs.expect("Keep it running")
    assert not frame.close()
    assert frame.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: bool(done))
    with qtbot.waitSignal(frame.leaving):
        assert frame.close()


def test_work_that_ended_while_the_clerk_was_asked_is_not_called_stopped(
    qtbot: QtBot, frame: Frame, runner: ThreadRunner, dialogs: Any
) -> None:
    go_on = threading.Event()
    done: list[object] = []

    def answer_late(box: QMessageBox) -> object:
        go_on.set()
        qtbot.waitUntil(lambda: bool(done))
        next(button for button in box.buttons() if button.text() == "Stop and close").click()
        return box.result()

    runner.run(lambda _job: go_on.wait(10), done.append, title=_("Reading a workbook"))
    dialogs.expect(answer_late, "Close")
    with qtbot.waitSignal(frame.leaving):
        assert frame.close()
    assert "ended before it could be stopped" in dialogs.said[-1]


def test_a_page_with_unsaved_changes_holds_the_clerk_back(frame: Frame) -> None:
    frame.page.may_leave = lambda: False  # type: ignore[method-assign]
    assert not frame.go("settings")
    assert frame.room == "today"
    assert not frame.close()


def test_the_window_comes_back_where_it_was(frame: Frame) -> None:
    frame.resize(1200, 700)
    frame.close()
    assert not frame.desk.preferences.state("frame").isEmpty()


def test_f1_opens_the_manual_at_the_chapter_of_the_page(qtbot: QtBot, frame: Frame) -> None:
    frame.go("settings")
    qtbot.keyClick(frame, Qt.Key.Key_F1)
    assert frame._help is not None
    assert frame._help.chapter == "settings"


def test_an_unknown_record_is_shown_nowhere(frame: Frame) -> None:
    assert not frame.show_record("NoSuchRecord", "x")


def test_words_from_records_are_never_marked_up(qtbot: QtBot, store: OpenStore) -> None:
    label = words("<b>王</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
