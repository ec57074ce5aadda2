"""The store is backed up, verified, compared, restored and checked through the window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.app.program import Program
from desktop_app.domain.i18n import Message
from desktop_app.modules.people.domain import Person
from desktop_app.modules.records import RECORDS
from desktop_app.modules.upkeep.domain import BackupNote
from desktop_app.modules.upkeep.exchange import Comparison, Standing
from desktop_app.modules.upkeep.store import MADE_A_BACKUP, RESTORED_A_BACKUP, remember
from desktop_app.modules.upkeep.ui.backups import targets
from desktop_app.modules.upkeep.ui.backups.comparing import Compared
from desktop_app.modules.upkeep.ui.backups.page import UpkeepPage
from desktop_app.modules.upkeep.ui.backups.restoring import restored
from desktop_app.opening import OpenStore, open_store
from desktop_app.store.contents import Contents
from desktop_app.store.drives import Drive
from desktop_app.store.schema import Schema
from desktop_app.ui.closed_work import ClosedWork
from desktop_app.ui.failures import Failures, Log
from desktop_app.ui.frame import Frame
from desktop_app.ui.login import LoginWindow
from desktop_app.ui.tasks import Job, ThreadRunner
from tests.gui.conftest import ExpectedDialogs
from tests.gui.upkeep.conftest import PASSWORD

BY_HAND = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
Settled = Callable[[], None]


def add_persons(store: OpenStore, many: int) -> None:
    with store.database.work("test") as work:
        work.add_all(Person(name=f"居民{chr(0x4E00 + number)}") for number in range(many))


def words_in(widget: QWidget) -> str:
    labels = widget.findChildren(QLabel)
    return " ".join(label.text() for label in labels if not (label.isHidden() and label.testAttribute(BY_HAND)))


def backed_up(page: UpkeepPage, settled: Settled) -> Path:
    page.backing_up.back_up()
    settled()
    assert page.backing_up.result is not None
    return page.backing_up.result.path


@pytest.fixture
def sticks(monkeypatch: pytest.MonkeyPatch) -> list[Drive]:
    """What is plugged in; a test plugs in more."""
    plugged: list[Drive] = []
    monkeypatch.setattr(targets, "removable_drives", lambda: list(plugged))
    return plugged


@pytest.fixture(autouse=True)
def no_sticks_of_this_pc(sticks: list[Drive]) -> None:
    """Show no drive of the computer that runs the tests."""


def test_without_a_backup_the_page_says_so_in_words(upkeep: UpkeepPage, settled: Settled) -> None:
    settled()
    assert upkeep.backing_up.state.text() == "There is no verified backup yet"
    assert upkeep.backing_up.state.property("tone") == "bad"


def test_a_backup_is_made_with_keys_and_says_what_it_is(
    qtbot: QtBot, frame: Frame, settled: Settled, store: OpenStore
) -> None:
    add_persons(store, 3)
    frame.activateWindow()
    frame.go("upkeep", "backup")
    page = frame.page
    assert isinstance(page, UpkeepPage)
    settled()
    qtbot.waitUntil(page.backing_up.go.hasFocus)
    qtbot.keyClick(page.backing_up.go, Qt.Key.Key_Return)
    settled()
    result = page.backing_up.result
    assert result is not None
    assert result.path.parent == frame.desk.backup_folder
    assert "opened again from the target and compared" in page.backing_up.said.text()
    said = words_in(page.backing_up)
    for fact in (str(result.path), "Residents 3", f"{result.sha256[:8]}…{result.sha256[-8:]}"):
        assert fact in said
    assert page.backing_up.state.text() == "Last verified backup: just now"
    assert page.backing_up.state.property("tone") == "good"
    assert len(page.backing_up.earlier) == 1


def test_a_stick_plugged_in_is_offered_with_its_room(
    upkeep: UpkeepPage, settled: Settled, sticks: list[Drive], tmp_path: Path
) -> None:
    settled()
    assert upkeep.backing_up.targets.folder.isChecked()
    stick = tmp_path / "stick"
    stick.mkdir()
    sticks.append(Drive(stick, "社区备份", 3 << 30, 4 << 30))
    upkeep.backing_up.targets.refresh()
    settled()
    assert upkeep.backing_up.targets.target == stick
    said = words_in(upkeep.backing_up.targets)
    assert "3 GB free of 4 GB" in said
    assert backed_up(upkeep, settled).parent == stick


def test_a_backup_that_is_cancelled_leaves_nothing(
    qtbot: QtBot, upkeep: UpkeepPage, settled: Settled, store: OpenStore, tmp_path: Path
) -> None:
    add_persons(store, 4000)
    upkeep.backing_up.back_up()
    qtbot.keyClick(upkeep.backing_up.working.stop, Qt.Key.Key_Return)
    settled()
    assert "Stopped" in upkeep.backing_up.said.text()
    assert not list((tmp_path / "backups").glob("*"))


def test_a_target_that_is_gone_is_told(
    upkeep: UpkeepPage, settled: Settled, sticks: list[Drive], tmp_path: Path
) -> None:
    settled()
    sticks.append(Drive(tmp_path / "pulled" / "out", "", 3 << 30, 4 << 30))
    upkeep.backing_up.targets.refresh()
    settled()
    upkeep.backing_up.back_up()
    settled()
    assert upkeep.backing_up.result is None
    assert upkeep.backing_up.said.text()


def test_a_backup_is_verified_and_a_wrong_password_told(upkeep: UpkeepPage, settled: Settled) -> None:
    path = backed_up(upkeep, settled)
    upkeep.act("restore")
    side = upkeep.restoring
    assert not side.verify_button.isEnabled()
    side.take(path)
    side.secret.setText("another password")
    side.verify()
    settled()
    assert "Neither as password nor as recovery key" in side.complaint.text()
    side.secret.setText(PASSWORD)
    side.verify()
    settled()
    assert side.said.text() == "The backup is whole and opens with this password or key."
    assert "阳光社区" in words_in(side)


def test_a_file_that_is_no_backup_gets_a_sentence(upkeep: UpkeepPage, settled: Settled, tmp_path: Path) -> None:
    (tmp_path / "a.cdbk").write_bytes(b"something else" * 100)
    upkeep.act("restore")
    upkeep.restoring.take(tmp_path / "a.cdbk")
    upkeep.restoring.secret.setText(PASSWORD)
    upkeep.restoring.rehearse()
    settled()
    assert "is no backup" in upkeep.restoring.complaint.text()


def test_both_sides_are_shown_before_anything_is_replaced(
    qtbot: QtBot, upkeep: UpkeepPage, settled: Settled, store: OpenStore
) -> None:
    add_persons(store, 5)
    path = backed_up(upkeep, settled)
    add_persons(store, 2)
    upkeep.act("restore")
    upkeep.restoring.take(path)
    upkeep.restoring.secret.setText(PASSWORD)
    qtbot.keyClick(upkeep.restoring.secret, Qt.Key.Key_Return)
    settled()
    assert upkeep.restoring.step is upkeep.restoring.compared
    said = words_in(upkeep.restoring.compared)
    for fact in ("Residents 7 5 2 fewer", "changed after the backup was made", "Last change"):
        assert fact in said
    qtbot.keyClick(upkeep.restoring.compared.to_choice, Qt.Key.Key_Escape)
    assert upkeep.restoring.step is not upkeep.restoring.compared


def test_replacing_the_store_is_asked_first(
    upkeep: UpkeepPage, frame: Frame, settled: Settled, dialogs: ExpectedDialogs
) -> None:
    wanted: list[ClosedWork] = []
    frame.closed_work_wanted.connect(wanted.append)
    path = backed_up(upkeep, settled)
    upkeep.restoring.take(path)
    upkeep.restoring.secret.setText(PASSWORD)
    upkeep.restoring.rehearse()
    settled()
    dialogs.expect("Cancel", "Replace the store")
    upkeep.restoring.compared.replace.click()
    assert not wanted
    upkeep.restoring.compared.replace.click()
    assert [str(work.title) for work in wanted] == ["Restoring the backup"]


def test_a_restored_store_holds_what_the_backup_held_and_the_replaced_one_is_kept(
    upkeep: UpkeepPage, settled: Settled, store: OpenStore
) -> None:
    add_persons(store, 5)
    path = backed_up(upkeep, settled)
    add_persons(store, 2)
    store.close()
    afterwards = restored(path, store.path, PASSWORD, "王淑芬", Job())
    assert "office.replaced-" in str(afterwards.below)
    opened = open_store(store.path, PASSWORD)
    afterwards.once_open(opened.database)
    with opened.database.reading() as reading:
        assert reading.count(Person) == 5
        assert [step.who for step in reading.steps(action=RESTORED_A_BACKUP)] == ["王淑芬"]
    opened.close()
    assert list(store.path.parent.glob("office.replaced-*.cdstore"))


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """The running program, without its first window."""
    log = Log(tmp_path / "log" / "desk.log")
    made = Program(qapp, Failures(log))
    yield made
    if made.window is not None:
        made.window.hide()
        made.window.deleteLater()
    made.end()
    log.close()


def test_the_program_lets_go_of_the_store_and_asks_for_the_password_again(
    qtbot: QtBot, program: Program, upkeep: UpkeepPage, settled: Settled, store: OpenStore, dialogs: ExpectedDialogs
) -> None:
    path = backed_up(upkeep, settled)
    add_persons(store, 2)
    store.close()
    program._opened(open_store(store.path, PASSWORD))
    window = program.window
    assert isinstance(window, Frame)
    dialogs.expect(lambda _dialog: 0)
    window.work_on_closed_store(
        ClosedWork(Message("Restoring"), lambda job: restored(path, store.path, PASSWORD, "王淑芬", job))
    )
    qtbot.waitUntil(lambda: isinstance(program.window, LoginWindow), timeout=20_000)
    assert len(dialogs.said) == 1
    program._opened(open_store(store.path, PASSWORD))
    qtbot.waitUntil(lambda: not program._runner._jobs, timeout=20_000)
    assert program._store is not None
    with program._store.database.reading() as reading:
        assert reading.count(Person) == 0
        assert reading.steps(action=RESTORED_A_BACKUP)


def test_a_sound_store_is_called_sound(qtbot: QtBot, upkeep: UpkeepPage, settled: Settled, store: OpenStore) -> None:
    add_persons(store, 3)
    upkeep.act("check")
    qtbot.keyClick(upkeep.checking.go, Qt.Key.Key_Return)
    settled()
    assert upkeep.checking.said.text() == "The store is sound: every page, index and link was read."
    assert "Residents 3" in words_in(upkeep.checking)


def test_a_damaged_store_is_called_damaged(upkeep: UpkeepPage, settled: Settled, store: OpenStore) -> None:
    add_persons(store, 800)
    store.database.close()  # the last connection writes everything into the one file
    with store.path.open("r+b") as file:
        file.seek(store.path.stat().st_size // 2)
        file.write(b"\xff" * 512)
    upkeep.checking.check()
    settled()
    assert "The store is damaged" in upkeep.checking.said.text()


@pytest.mark.parametrize(
    ("days", "what", "urgency"), [(1, None, ""), (9, "Make a backup", "soon"), (40, "Make a backup", "overdue")]
)
def test_today_says_when_a_backup_is_due(
    frame: Frame, store: OpenStore, days: int, what: str | None, urgency: str
) -> None:
    add_persons(store, 1)
    made = (dt.datetime.now(dt.UTC) - dt.timedelta(days=days)).isoformat()
    with store.database.work(MADE_A_BACKUP) as work:
        remember(work, BackupNote(made, made, "/stick", "a.cdbk", 1, "00", {}))
    room = next(room for room in frame.desk.rooms if room.name == "upkeep")
    assert room.due is not None
    due = room.due(store.database, dt.date.today())
    assert [(one.what, one.urgency.name) for one in due] == ([(what, urgency)] if what else [])


def test_a_line_of_today_about_a_backup_opens_the_backups(frame: Frame, store: OpenStore, settled: Settled) -> None:
    add_persons(store, 1)
    room = next(room for room in frame.desk.rooms if room.name == "upkeep")
    assert room.due is not None
    [line] = room.due(store.database, dt.date.today())
    frame.go("settings")
    assert frame.show_record(line.record_type, line.uid)
    settled()
    assert frame.room == "upkeep"


def test_an_empty_office_is_not_told_that_a_backup_is_due(frame: Frame, store: OpenStore) -> None:
    room = next(room for room in frame.desk.rooms if room.name == "upkeep")
    assert room.due is not None
    assert room.due(store.database, dt.date.today()) == []


def test_work_under_way_can_be_called_off_before_the_window_closes(
    upkeep: UpkeepPage, settled: Settled, runner: ThreadRunner, store: OpenStore
) -> None:
    add_persons(store, 2000)
    upkeep.backing_up.back_up()
    assert [str(job.title) for job in runner.running] == ["Making a backup"]
    upkeep.go_back()
    settled()
    assert not runner.running


def test_changes_shown_with_the_same_second_are_called_the_same(qtbot: QtBot) -> None:
    moments = ("2026-11-23T04:05:06.100000+00:00", "2026-11-23T04:05:06.900000+00:00")
    here, there = (Contents({"person": 3}, moment, "0001") for moment in moments)
    compared = Compared(Schema(RECORDS))
    qtbot.addWidget(compared)
    compared.show_comparison(Comparison("阳光社区", moments[1], there, Standing.known, here))
    assert "newer" not in words_in(compared._table)
    assert "the same" in words_in(compared._table)
