"""The login window."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import AppError, Unreadable
from desktop_app.domain.i18n import _
from desktop_app.ui.login import Doors, LoginWindow
from desktop_app.ui.tasks import ThreadRunner
from tests.gui.inline_runner import InlineRunner

Dialogs = Any
"""The person at the screen, see ``tests/gui/conftest.py``."""
ROOT = Path(__file__).resolve().parents[3]
STORES = [Path("/office/sunshine.cdstore"), Path("/office/harmony.cdstore")]


class Keeper:
    """Keeps the doors; the password is ``right``, the recovery key ``AAAAA``."""

    def __init__(self) -> None:
        self.opened: list[tuple[str, ...]] = []

    def with_password(self, store: Path, password: str) -> str:
        if password != "right":
            raise AppError(_("The password is not right."))
        self.opened.append((store.name, password))
        return "store"

    def with_recovery_key(self, store: Path, key: str, new: str) -> str:
        if key != "AAAAA":
            raise Unreadable("length", _("A recovery key has {length} letters and digits.", length=30))
        self.opened.append((store.name, key, new))
        return "store"

    @property
    def doors(self) -> Doors:
        return Doors(self.with_password, self.with_recovery_key)


@pytest.fixture
def keeper() -> Keeper:
    return Keeper()


@pytest.fixture
def login(qtbot: QtBot, keeper: Keeper) -> Iterator[LoginWindow]:
    window = LoginWindow(STORES, keeper.doors, InlineRunner())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()


def type_password(qtbot: QtBot, login: LoginWindow, password: str) -> None:
    qtbot.keyClicks(login.password.field, password)
    qtbot.keyClick(login.password.field, Qt.Key.Key_Return)


def test_the_right_password_opens_the_store_chosen(qtbot: QtBot, login: LoginWindow, keeper: Keeper) -> None:
    assert login.stores is not None
    login.stores.setCurrentIndex(1)
    with qtbot.waitSignal(login.opened) as opened:
        type_password(qtbot, login, "right")
    assert opened.args == ["store"]
    assert keeper.opened == [("harmony.cdstore", "right")]
    assert login.password.field.text() == ""


def test_a_wrong_password_is_said_and_stays_marked_for_typing_over(qtbot: QtBot, login: LoginWindow) -> None:
    type_password(qtbot, login, "wrong")
    assert login.complaint == "The password is not right."
    assert login.password.field.selectedText()
    assert login.password.isEnabled()


def test_no_password_is_asked_for(qtbot: QtBot, login: LoginWindow, keeper: Keeper) -> None:
    qtbot.mouseClick(login.password.go, Qt.MouseButton.LeftButton)
    assert login.complaint == "Please type the password."
    assert not keeper.opened


def test_the_window_waits_while_the_key_is_derived(qtbot: QtBot) -> None:
    may_end = threading.Event()
    failed: list[BaseException] = []
    runner = ThreadRunner(failed.append)
    login = LoginWindow(STORES, Doors(lambda *_what: may_end.wait(10), lambda *_what: None), runner)
    qtbot.addWidget(login)
    login.show()
    type_password(qtbot, login, "right")
    assert not login.password.isEnabled()
    with qtbot.waitSignal(login.opened):
        may_end.set()
    assert not failed


def test_locked_capitals_are_noticed_by_the_letters(qtbot: QtBot, login: LoginWindow) -> None:
    field = login.password.field
    hints: list[bool] = []
    field.caps_locked.connect(hints.append)
    qtbot.keyClick(field, "a")
    qtbot.keyClick(field, "A")
    qtbot.keyClick(field, "A", Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(field, "7")
    assert hints == [False, True, False]


def test_what_is_typed_can_be_looked_at(qtbot: QtBot, login: LoginWindow) -> None:
    field = login.password.field
    assert field.echoMode() is QLineEdit.EchoMode.Password
    qtbot.mouseClick(field._look, Qt.MouseButton.LeftButton)
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    assert field._look.text() == "Hide"


def test_the_recovery_key_sets_a_new_password(qtbot: QtBot, login: LoginWindow, keeper: Keeper) -> None:
    qtbot.mouseClick(login.password.lost, Qt.MouseButton.LeftButton)
    page = login.recovery_page()
    qtbot.keyClicks(page.key, "BBBBB")
    qtbot.keyClicks(page.new.first, "a new long password")
    qtbot.keyClicks(page.new.second, "a new long passwort")
    qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert login.complaint == "The two passwords differ."
    page.new.second.setText("a new long password")
    qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert login.complaint == "A recovery key has 30 letters and digits."
    page.key.setText("AAAAA")
    with qtbot.waitSignal(login.opened):
        qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert keeper.opened == [("sunshine.cdstore", "AAAAA", "a new long password")]


def test_the_way_back_from_the_recovery_key(qtbot: QtBot, login: LoginWindow) -> None:
    qtbot.mouseClick(login.password.lost, Qt.MouseButton.LeftButton)
    assert login.password.isHidden()
    qtbot.mouseClick(login.recovery_page().back, Qt.MouseButton.LeftButton)
    assert login.password.isVisible()
    assert login.recovery_page().isHidden()


def test_another_store_is_chosen_from_a_folder(qtbot: QtBot, login: LoginWindow, dialogs: Dialogs) -> None:
    dialogs.expect("/elsewhere/old.cdstore")
    qtbot.mouseClick(login.password.other, Qt.MouseButton.LeftButton)
    assert login.store == Path("/elsewhere/old.cdstore")


def test_one_store_is_named_without_a_choice(qtbot: QtBot, keeper: Keeper) -> None:
    login = LoginWindow(STORES[:1], keeper.doors, InlineRunner())
    qtbot.addWidget(login)
    assert login.stores is None
    assert login.store == STORES[0]


def test_a_bug_while_opening_is_not_taken_for_a_wrong_password(qtbot: QtBot) -> None:
    login = LoginWindow(STORES, Doors(lambda *_what: 1 // 0, lambda *_what: None), InlineRunner())
    qtbot.addWidget(login)
    login.password.field.setText("right")
    with pytest.raises(ZeroDivisionError):
        login.open_with_password()


def test_the_login_window_loads_neither_store_nor_ciphers_nor_the_names_of_qt(tmp_path: Path) -> None:
    (tmp_path / "office.cdstore").touch()
    code = """
import sys
from desktop_app.app.imports import leave_sources_unread
leave_sources_unread()
from PySide6 import QtCore, QtWidgets
from PySide6.QtWidgets import QApplication
from desktop_app import paths
from desktop_app.app.program import Program
from desktop_app.ui.failures import Failures, Log
app = QApplication(["test", "-style", "fusion"])
program = Program(app, Failures(Log(paths.log_folder() / "test.log")))
program.start()
heavy = "sqlalchemy sqlcipher3 cryptography pyrage babel reportlab PySide6.QtNetwork PySide6.QtSvg".split()
loaded = [name for name in heavy if name in sys.modules]
print(type(program.window).__name__, loaded, "Qt" in vars(QtCore), "QStyle" in vars(QtWidgets))
sys.stdout.flush()
import os
os._exit(0)
"""
    surroundings = {"COMMUNITY_DESK_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PATH": ""}
    seen = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=60, check=True
    )
    assert seen.stdout.strip() == "LoginWindow [] False False"


def test_the_password_leaves_nothing_behind_in_the_window(qtbot: QtBot, login: LoginWindow) -> None:
    with qtbot.waitSignal(login.opened):
        type_password(qtbot, login, "right")
    assert all(line.text() == "" for line in login.findChildren(QLineEdit))
