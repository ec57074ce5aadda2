"""Dialogs, and what this PC remembers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete

from desktop_app.domain.errors import AppError, Cancelled
from desktop_app.domain.i18n import _
from desktop_app.ui.dialogs import Dialogs, Leaving
from desktop_app.ui.new_password import strength_words
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.qt_numbers import ALIGN_CENTER, NO_FOCUS, PLAIN_TEXT, SCROLL_BAR_OFF, STRONG_FOCUS
from desktop_app.ui.qt_words import QtWords
from desktop_app.ui.theme import Look
from desktop_app.ui.tokens import Theme


@pytest.mark.parametrize(
    ("pressed", "meant"),
    [("Save", Leaving.save), ("Discard changes", Leaving.discard), ("Keep editing", Leaving.stay)],
)
def test_leaving_unsaved_changes_has_three_answers(
    qapp: QApplication, dialogs: Any, pressed: str, meant: Leaving
) -> None:
    dialogs.expect(pressed)
    assert Dialogs().leave() is meant


def test_a_question_is_answered_by_what_the_button_does(qapp: QApplication, dialogs: Any) -> None:
    dialogs.expect("Delete", "Cancel")
    assert Dialogs().ask(_("Delete this entry?"), _("Delete"), danger=True)
    assert not Dialogs().ask(_("Delete this entry?"), _("Delete"), danger=True)


def test_a_file_without_ending_gets_the_suggested_one(qapp: QApplication, dialogs: Any) -> None:
    kinds = [(_("PDF"), "*.pdf")]
    dialogs.expect("/tmp/公示", "/tmp/公示.txt", "")  # noqa: S108 - nothing is written
    said = [Dialogs().save_file(_("Save"), kinds, Path("a.pdf")) for _each in range(3)]
    assert said == [Path("/tmp/公示.pdf"), Path("/tmp/公示.txt"), None]  # noqa: S108


def test_a_failure_is_said_and_a_cancelled_work_is_not(qapp: QApplication, dialogs: Any) -> None:
    dialogs.expect("Close")
    Dialogs().tell_failure(AppError(_("The disk is full.")))
    Dialogs().tell_failure(Cancelled())
    assert dialogs.said == ["The disk is full."]


def test_a_question_whose_window_is_closed_under_it_is_answered_with_no(qapp: QApplication, dialogs: Any) -> None:
    window = QWidget()
    dialogs.expect(lambda _box: delete(window))
    assert not Dialogs(window).ask(_("The disk is full."), _("Save"))


def test_qts_own_dialogs_speak_the_language_too(qapp: QApplication) -> None:
    words = QtWords()
    words.speak("zh_CN")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    words.speak("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_what_qts_catalogues_leave_out_is_filled_and_nothing_else_is_touched(qapp: QApplication) -> None:
    words = QtWords()
    words.speak("zh_CN")
    assert QCoreApplication.translate("QFileDialog", "Files of &type:") == str(_("Files of &type:"))
    assert QCoreApplication.translate("QFileDialog", "no such words") == "no such words"
    assert words._gaps.translate("QFileDialog", "Cancel") is None
    words.speak("en")


def test_what_was_chosen_is_there_at_the_next_start(tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "settings.ini")
    kept.language, kept.user, kept.rooms_folded = "zh_TW", " 王淑芬 ", True
    kept.look = Look(Theme.dark, 150)
    kept.keep_folder("backup", tmp_path / "备份")
    kept.keep_state("columns", QByteArray(b"\x00\xff\n"))
    kept.write()
    again = Preferences(tmp_path / "settings.ini")
    assert (again.language, again.user, again.rooms_folded) == ("zh_TW", "王淑芬", True)
    assert again.look == Look(Theme.dark, 150)
    assert again.folder("backup", tmp_path) == tmp_path / "备份"
    assert again.state("columns") == QByteArray(b"\x00\xff\n")


def test_a_spoiled_file_counts_as_never_set(tmp_path: Path) -> None:
    (tmp_path / "settings.ini").write_text("[General]\nsize=huge\ntheme=pink\nlanguage=xx\nrooms_folded=1\n")
    kept = Preferences(tmp_path / "settings.ini")
    assert kept.look == Look()
    assert kept.language == "zh_CN"
    assert not kept.rooms_folded


def test_the_stores_opened_last_stand_first_and_only_once(tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "settings.ini")
    for name in ("a", "b", "a", *"cdefghij"):
        kept.opened(Path("/office") / name)
    assert [store.name for store in kept.stores] == list("jihgfedc")
    kept.forget(Path("/office/j"))
    assert kept.stores[0].name == "i"


@pytest.mark.parametrize(
    ("password", "tone"),
    [
        ("short", ""),
        ("aaaaaaaa", "bad"),
        ("sunshine", "bad"),
        ("sunshine 2026", "good"),
        ("和谐社区为人民服务二零二六年", "good"),
    ],
)
def test_strength_grows_with_length_and_falls_with_repetition(password: str, tone: str) -> None:
    assert strength_words(password)[1] == tone


def test_the_numbers_are_those_of_qt() -> None:
    from PySide6.QtCore import Qt  # noqa: PLC0415 - what the program avoids before its first window

    assert Qt.TextFormat.PlainText.value == PLAIN_TEXT
    assert Qt.AlignmentFlag.AlignCenter.value == ALIGN_CENTER
    assert Qt.FocusPolicy.NoFocus.value == NO_FOCUS
    assert Qt.FocusPolicy.StrongFocus.value == STRONG_FOCUS
    assert Qt.ScrollBarPolicy.ScrollBarAlwaysOff.value == SCROLL_BAR_OFF
