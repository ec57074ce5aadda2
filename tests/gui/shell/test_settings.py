"""The settings page and the dialogs of password and recovery key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.opening import OpenStore, open_store
from desktop_app.paths import key_path
from desktop_app.store.keyfile import unlock, unlock_with_recovery_key
from desktop_app.ui.frame import Frame
from desktop_app.ui.key_dialogs import ChangePassword, RenewRecoveryKey
from desktop_app.ui.settings import SettingsPage
from desktop_app.ui.tokens import Theme

PASSWORD = "correct horse battery"


@pytest.fixture
def page(frame: Frame) -> SettingsPage:
    frame.go("settings")
    assert isinstance(frame.page, SettingsPage)
    return frame.page


def press(qtbot: QtBot, page: SettingsPage, words: str) -> None:
    button = next(each for each in page.findChildren(QPushButton) if each.accessibleName() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(box: Any, text: str) -> None:
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def test_another_language_is_kept_and_the_window_built_again(qtbot: QtBot, frame: Frame, page: SettingsPage) -> None:
    with qtbot.waitSignal(frame.rebuild_wanted):
        choose(page.languages, "简体中文")
    assert frame.desk.preferences.language == "zh_CN"


def test_size_and_colours_are_kept(qtbot: QtBot, frame: Frame, page: SettingsPage) -> None:
    with qtbot.waitSignals([frame.rebuild_wanted, frame.rebuild_wanted]):
        choose(page.sizes, "150 %")
        choose(page.themes, "High contrast")
    assert frame.desk.preferences.look.size == 150
    assert frame.desk.preferences.look.theme is Theme.contrast


def test_the_clerks_name_is_kept_when_the_page_is_left(qtbot: QtBot, frame: Frame, page: SettingsPage) -> None:
    page.clerk.setText("  赵赟 ")
    frame.go("today")
    assert frame.desk.preferences.user == "赵赟"


def test_folders_are_chosen_and_kept(
    qtbot: QtBot, frame: Frame, page: SettingsPage, tmp_path: Path, dialogs: Any
) -> None:
    dialogs.expect(str(tmp_path))
    press(qtbot, page, "Change folder: Folder for backups")
    assert frame.desk.backup_folder == tmp_path
    assert page.backup_folder.text() == str(tmp_path)
    dialogs.expect("")
    press(qtbot, page, "Change folder: Folder for lists and documents")
    assert frame.desk.export_folder == Path.home()


def changing(qtbot: QtBot, now: str, new: str, seen: list[str]) -> Callable[[QDialog], int]:
    """Return what the clerk does in the dialog: types three times, presses, cancels where it is refused."""

    def do(dialog: QDialog) -> int:
        assert isinstance(dialog, ChangePassword)
        qtbot.keyClicks(dialog.password, now)
        qtbot.keyClicks(dialog.new.first, new)
        qtbot.keyClicks(dialog.new.second, new)
        dialog.do()
        qtbot.waitUntil(lambda: bool(dialog.complaint.text()) or dialog.result() == QDialog.DialogCode.Accepted)
        seen.append(dialog.complaint.text())
        return dialog.result()

    return do


def test_the_password_is_changed(qtbot: QtBot, page: SettingsPage, store: OpenStore, dialogs: Any) -> None:
    seen: list[str] = []
    dialogs.expect(changing(qtbot, PASSWORD, "another long password", seen), "Close")
    press(qtbot, page, "Change password")
    assert seen == [""]
    assert unlock(key_path(store.path), "another long password").store_key == store.keys.store_key


def test_a_wrong_password_changes_nothing(qtbot: QtBot, page: SettingsPage, store: OpenStore, dialogs: Any) -> None:
    seen: list[str] = []
    dialogs.expect(changing(qtbot, "wrong password", "another long password", seen))
    press(qtbot, page, "Change password")
    assert seen == ["The password is not right."]
    unlock(key_path(store.path), PASSWORD)


def test_a_new_recovery_key_is_shown_once_and_opens_the_store(
    qtbot: QtBot, page: SettingsPage, store: OpenStore, tmp_path: Path, dialogs: Any
) -> None:
    keys: list[str] = []

    def do(dialog: QDialog) -> int:
        assert isinstance(dialog, RenewRecoveryKey)
        qtbot.keyClicks(dialog.password, PASSWORD)
        dialog.do()
        qtbot.waitUntil(lambda: bool(dialog._key))
        keys.append(dialog._key)
        dialogs.expect(str(tmp_path / "key.pdf"))
        dialog._write()
        qtbot.waitUntil(lambda: bool(dialog.shown.written.text()))
        dialog.do()
        return dialog.result()

    dialogs.expect(do)
    press(qtbot, page, "New recovery key")
    assert unlock_with_recovery_key(key_path(store.path), keys[0]).store_key == store.keys.store_key
    assert (tmp_path / "key.pdf").read_bytes().startswith(b"%PDF")


def test_the_store_opens_again_after_it_was_closed(store: OpenStore) -> None:
    store.close()
    open_store(store.path, PASSWORD).close()
