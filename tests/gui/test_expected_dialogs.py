"""The stand-in for the person at the screen does what the real dialogs do."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox

from desktop_app.domain.i18n import Message
from desktop_app.ui.dialogs import Dialogs
from tests.gui.conftest import ExpectedDialogs


def test_a_button_is_clicked_by_its_name(dialogs: ExpectedDialogs) -> None:
    dialogs.expect("Remove", "Cancel")
    assert Dialogs().ask(Message("Remove it?"), Message("Remove"))
    assert not Dialogs().ask(Message("Remove it?"), Message("Remove"))
    assert dialogs.said == ["Remove it?", "Remove it?"]


def test_a_file_is_chosen(dialogs: ExpectedDialogs, tmp_path: Path) -> None:
    dialogs.expect(tmp_path / "a.xlsx", tmp_path)
    assert Dialogs().open_file(Message("Open"), [(Message("Workbooks"), "*.xlsx")]) == tmp_path / "a.xlsx"
    assert Dialogs().folder(Message("Where")) == tmp_path


def test_a_dialog_nobody_expected_fails_the_test(dialogs: ExpectedDialogs) -> None:
    with pytest.raises(AssertionError, match="nobody expected"):
        QMessageBox.warning(None, "", "")
    with pytest.raises(AssertionError, match="nobody expected"):
        QDialog().exec()
    assert len(dialogs.unexpected) == 2
    dialogs.unexpected.clear()
