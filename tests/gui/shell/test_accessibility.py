"""Every page at every type size: named controls, visible focus, nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.app import office as assembling
from desktop_app.domain.i18n import speak
from desktop_app.ui import theme
from desktop_app.ui.first_run.window import FirstRun
from desktop_app.ui.frame import Frame
from desktop_app.ui.login import Doors, LoginWindow
from desktop_app.ui.parts import Elided
from desktop_app.ui.style_sheet import style_sheet
from desktop_app.ui.theme import Look
from desktop_app.ui.tokens import TYPE_SIZES, Theme, Tokens
from tests.gui.inline_runner import InlineRunner

CATALOGUES = Path(__file__).resolve().parents[3] / "i18n"
CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QTextEdit,
)
INSIDE_OTHERS = ("qt_", "Scroll")


def controls(window: QWidget) -> Iterator[QWidget]:
    """Yield what a clerk works with, without the parts Qt builds its own controls from."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and not is_a_part_of_a_control(widget):
            yield widget


def is_a_part_of_a_control(widget: QWidget) -> bool:
    """Tell whether Qt or a list made this widget for its own use."""
    whole = (QAbstractItemView, QAbstractSpinBox, QComboBox)
    own = widget.objectName().startswith(INSIDE_OTHERS) or any(isinstance(above, whole) for above in parents(widget))
    return own or (isinstance(widget.parent(), QLineEdit) and not widget.property("look"))


def parents(widget: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    buddies = [label for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
    return buddies[0].text() if buddies else ""


def described(widget: QWidget) -> str:
    above = " < ".join(type(each).__name__ for each in parents(widget))
    return f"{type(widget).__name__} in {above}"


def windows_of_the_program(tmp_path: Path) -> list[QWidget]:
    nothing = Doors(lambda *_what: None, lambda *_what: None)
    several = [Path("/a/one.cdstore"), Path("/b/two.cdstore")]
    login = LoginWindow(several, nothing, InlineRunner())
    login.recovery_page()
    return [login, FirstRun(tmp_path / "x.cdstore", assembling.SETUP, InlineRunner())]


def test_every_control_of_every_page_has_a_name(frame: Frame) -> None:
    for room in frame.desk.rooms:
        frame.go(room.name)
    assert [described(each) for each in controls(frame) if not name_of(each).strip()] == []


def test_every_control_before_the_window_has_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    for window in windows_of_the_program(tmp_path):
        qtbot.addWidget(window)
        assert [described(each) for each in controls(window) if not name_of(each).strip()] == []


def test_every_enabled_button_is_reached_with_the_keyboard(frame: Frame) -> None:
    for room in frame.desk.rooms:
        frame.go(room.name)
        assert [described(each) for each in frame.findChildren(QAbstractButton) if is_out_of_reach(each)] == []


def is_out_of_reach(button: QAbstractButton) -> bool:
    """Tell whether only the mouse can press a button; looking at a password is for those who see."""
    by_arrows = isinstance(button, QRadioButton) and not button.isChecked()
    usable = button.isVisible() and button.isEnabled() and button.property("look") != "in-field" and not by_arrows
    return usable and not button.focusPolicy() & Qt.FocusPolicy.TabFocus and not is_a_part_of_a_control(button)


def cut_off(window: QWidget) -> list[str]:
    """Return the labels and buttons that are narrower than their words, or reach over the window's edge."""
    QApplication.processEvents()
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, Elided) or not isinstance(widget, QLabel | QAbstractButton):
            continue
        if isinstance(widget, QLabel) and (widget.wordWrap() or widget.property("look") == "seal"):
            continue
        if widget.text() and widget.width() < widget.minimumSizeHint().width():
            found.append(f"{widget.text()!r} has {widget.width()} of {widget.minimumSizeHint().width()}")
    return found


@pytest.mark.parametrize(("size", "language"), [(100, "zh_CN"), (150, "en"), (200, "zh_CN"), (200, "en")])
def test_no_words_of_the_window_are_cut_off(qapp: QApplication, request: Any, size: int, language: str) -> None:
    theme.wear(qapp, Look(size=size))
    speak(language, CATALOGUES)
    frame: Frame = request.getfixturevalue("frame")
    frame.resize(1366, 768)
    for room in ("today", "office", "settings"):
        frame.go(room)
        assert frame.size().toTuple() == (1366, 768), room
        assert cut_off(frame) == []


@pytest.mark.parametrize("size", [100, 150, 200])
def test_the_first_windows_fit_a_small_screen(qtbot: QtBot, qapp: QApplication, tmp_path: Path, size: int) -> None:
    theme.wear(qapp, Look(size=size))
    for window in windows_of_the_program(tmp_path):
        qtbot.addWidget(window)
        window.show()
        assert window.width() <= window.screen().availableSize().width()
        assert cut_off(window) == []


def test_the_answers_of_the_search_stay_on_the_screen(qtbot: QtBot, frame: Frame) -> None:
    frame.search_box.begin()
    qtbot.waitUntil(frame.search_box.hasFocus)
    qtbot.keyClicks(frame.search_box, "settings")
    drop = frame.search_box.answers.window()
    qtbot.waitUntil(drop.isVisible)
    assert QRect(frame.mapToGlobal(QPoint(0, 0)), frame.size()).contains(drop.geometry())


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("look", Theme)
def test_words_stand_out_from_what_they_stand_on(look: Theme) -> None:
    tokens: Tokens = look.tokens
    least = 7.0 if look is Theme.contrast else 4.3
    for name in ("ink", "soft", "faint", "action", "brand", "good", "warning", "bad"):
        assert contrast(getattr(tokens, name), tokens.panel) >= least, name
    for above, ground in (
        ("on_action", "action"),
        ("on_brand", "brand"),
        ("bad", "bad_soft"),
        ("action", "action_soft"),
    ):
        assert contrast(getattr(tokens, above), getattr(tokens, ground)) >= 4.3, (above, ground)
    assert contrast(tokens.focus, tokens.panel) >= 3.0


@pytest.mark.parametrize("look", Theme)
@pytest.mark.parametrize("size", TYPE_SIZES)
def test_the_style_sheet_leaves_no_token_open(look: Theme, size: int) -> None:
    assert "@" not in style_sheet(look.tokens, size)
