"""The whole program: from its start to its end, and a second start."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.app.program import Program
from desktop_app.modules.office.domain import Office
from desktop_app.modules.upkeep.ui.backups.page import UpkeepPage
from desktop_app.opening import make_store, open_store
from desktop_app.store.keyfile import Guard
from desktop_app.store.wrapping import Cost
from desktop_app.ui.bell import ring
from desktop_app.ui.failures import Failures, Log
from desktop_app.ui.first_run.window import FirstRun
from desktop_app.ui.frame import Frame
from desktop_app.ui.login import LoginWindow
from desktop_app.ui.settings import SettingsPage
from desktop_app.ui.single import OnlyOne
from tests.gui.conftest import ExpectedDialogs

ROOT = Path(__file__).resolve().parents[3]
PASSWORD = "correct horse battery"
QUICK = Guard(Cost(memory_kib=64, passes=1, lanes=1), work_factor=4)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "desk"))
    return tmp_path / "desk"


@pytest.fixture
def store(home: Path) -> Path:
    made, _key = make_store(paths.default_store(), PASSWORD, Office(name="阳光社区"), "王淑芬", QUICK)
    made.close()
    return paths.default_store()


@pytest.fixture
def program(qapp: QApplication, home: Path) -> Iterator[Program]:
    log = Log(paths.log_folder() / "desk.log")
    made = Program(qapp, Failures(log))
    made._preferences.language = "en"
    made._wear()
    yield made
    made.end()
    log.close()
    qapp.processEvents()


def log_in(qtbot: QtBot, program: Program) -> Frame:
    program.start()
    assert isinstance(program.window, LoginWindow)
    qtbot.keyClicks(program.window.password.field, PASSWORD)
    qtbot.keyClick(program.window.password.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(program.window, Frame), timeout=20_000)
    assert isinstance(program.window, Frame)
    return program.window


def test_without_a_store_the_set_up_comes_first(qtbot: QtBot, program: Program) -> None:
    program.start()
    assert isinstance(program.window, FirstRun)


def test_the_password_leads_to_today(qtbot: QtBot, store: Path, program: Program) -> None:
    frame = log_in(qtbot, program)
    assert frame.room == "today"
    assert program._preferences.stores == (store,)


def test_another_language_builds_the_window_again_at_the_same_page(qtbot: QtBot, store: Path, program: Program) -> None:
    frame = log_in(qtbot, program)
    frame.go("settings")
    page = frame.page
    assert isinstance(page, SettingsPage)
    page.languages.setCurrentIndex(page.languages.findText("简体中文"))
    page.languages.activated.emit(page.languages.currentIndex())
    qtbot.waitUntil(lambda: program.window is not frame)
    assert isinstance(program.window, Frame)
    assert program.window.room == "settings"


def test_the_store_is_free_again_after_the_end(qtbot: QtBot, store: Path, program: Program) -> None:
    log_in(qtbot, program)
    program.end()
    open_store(store, PASSWORD).close()


def test_nothing_else_is_begun_before_the_login_window_is_painted(
    qtbot: QtBot, store: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    paint = LoginWindow.paintEvent
    monkeypatch.setattr(LoginWindow, "paintEvent", lambda window, event: (seen.append("paint"), paint(window, event)))
    monkeypatch.setattr(program._runner, "read", lambda *_work, **_more: seen.append("load"))
    program.start(lambda: seen.append("listen"))
    qtbot.waitUntil(lambda: "load" in seen)
    assert seen.index("paint") < min(seen.index("load"), seen.index("listen"))


def test_the_rest_is_begun_where_the_window_is_never_painted(
    qtbot: QtBot, store: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LoginWindow, "show", LoginWindow.hide)
    program._once_seen.setInterval(10)
    with qtbot.waitSignal(program._once_seen.timeout):
        program.start()


def test_a_second_start_rings_at_the_first(qtbot: QtBot, store: Path, program: Program, home: Path) -> None:
    program.start()
    program.listen(home)
    assert program.window is not None
    program.window.showMinimized()
    assert ring(home)
    qtbot.waitUntil(lambda: not program.window.isMinimized())


def test_a_backup_opened_by_a_double_click_is_shown_after_the_login(
    qtbot: QtBot, store: Path, program: Program, tmp_path: Path
) -> None:
    program.start()
    program.open(tmp_path / "备份.cdbk")
    assert isinstance(program.window, LoginWindow)
    assert any("备份.cdbk" in label.text() for label in program.window.findChildren(QLabel))
    assert offered(log_in(qtbot, program)) == tmp_path / "备份.cdbk"


def test_a_backup_opened_while_the_program_runs_comes_through_the_second_start(
    qtbot: QtBot, store: Path, program: Program, home: Path, tmp_path: Path
) -> None:
    program.start()
    program.listen(home)
    frame = log_in(qtbot, program)
    assert frame.room == "today"
    assert ring(home, str(tmp_path / "备份 𬱖.cdbk"))
    qtbot.waitUntil(lambda: frame.room == "upkeep")
    assert offered(frame) == tmp_path / "备份 𬱖.cdbk"


def test_a_backup_opened_on_a_new_pc_says_that_a_store_is_set_up_first(
    qtbot: QtBot, program: Program, dialogs: ExpectedDialogs, tmp_path: Path
) -> None:
    dialogs.expect("Close")
    program.start()
    program.open(tmp_path / "备份.cdbk")
    assert "no store" in dialogs.said[0]


def offered(frame: Frame) -> Path:
    assert frame.room == "upkeep"
    assert isinstance(frame.page, UpkeepPage)
    return Path(frame.page.restoring.file.text())


def test_only_one_window_of_an_account(tmp_path: Path) -> None:
    first, second = OnlyOne(tmp_path), OnlyOne(tmp_path)
    assert first.is_first()
    assert not second.is_first()
    first.release()
    assert second.is_first()
    second.release()


def test_a_second_process_ends_at_once(tmp_path: Path) -> None:
    """The whole program started twice, as by two double clicks."""
    surroundings = {**os.environ, "COMMUNITY_DESK_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    code = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop_app.app import main, program
listen = program.Program.listen
def told(self, home):
    listen(self, home)
    raise_up = self._bell._rung
    self._bell._rung = lambda file: (raise_up(file), QApplication.quit())
    print("listening", flush=True)
program.Program.listen = told
sys.exit(main())
"""
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "listening\n"
        second = subprocess.run(
            [sys.executable, "-m", "desktop_app"], cwd=ROOT, env=surroundings, timeout=60, check=False
        )
        assert second.returncode == 0
        assert first.wait(timeout=60) == 0
