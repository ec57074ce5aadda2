"""The style sheet of the whole window, filled from the tokens and grown with the type size."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

from desktop_app.ui.tokens import Tokens

_ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"

_FRAME = """
QMainWindow, QDialog, QWizard, QWidget[look="ground"] { background: @ground; }
QToolTip { background: @panel; color: @ink; border: 1px solid @edge; padding: 4px 8px; }
QWidget[look="rooms"] { background: @panel; border-right: 1px solid @line; }
QWidget[look="top"] { background: @panel; border-bottom: 1px solid @line; }
QWidget[look="foot"] { background: @panel; border-top: 1px solid @line; }
QFrame[look="panel"] { background: @panel; border: 1px solid @line; border-radius: 8px; }
QFrame[look="drop"] { background: @panel; border: 1px solid @edge; border-radius: 8px; }
QFrame[look="notice"] { background: @action_soft; border: 1px solid @line; border-radius: 8px; }
QFrame[look="warning"] { background: @panel; border: 1px solid @warning; border-radius: 8px; }
QFrame[look="rule"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QScrollArea, QScrollArea > QWidget > QWidget[look="ground"] { border: none; background: @ground; }
QScrollArea[look="rooms"], QWidget[look="rooms-inside"] { border: none; background: @panel; }
QSplitter::handle { background: transparent; }
"""

_WORDS = """
QLabel { background: transparent; }
QLabel:disabled { color: @disabled; }
QLabel[look="headline"] { font-size: 20px; font-weight: 600; }
QLabel[look="figure"] { font-size: 28px; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="soft"] { color: @soft; }
QLabel[look="faint"] { color: @faint; font-size: 12px; }
QLabel[look="group"] { color: @faint; font-size: 12px; padding: 10px 12px 4px 12px; }
QLabel[look="complaint"] { color: @bad; font-size: 12px; }
QLabel[look="bad"] { color: @bad; }
QLabel[look="good"] { color: @good; }
QLabel[look="warning"] { color: @warning; }
QLabel[look="action"] { color: @action; }
QLabel[tone="bad"] { color: @bad; }
QLabel[tone="good"] { color: @good; }
QLabel[tone="warning"] { color: @warning; }
QLabel[tone="action"] { color: @action; }
QLabel[look="chip"] { background: @action_soft; color: @action; border-radius: 10px; padding: 2px 10px; font-size: 12px; }
QLabel[look="key"] { font-family: "Consolas", "DejaVu Sans Mono", monospace; font-size: 18px; font-weight: 600; }
QLabel[look="seal"] { background: @brand; color: @on_brand; border-radius: 6px; font-size: 15px; font-weight: 600; }
"""

_FIELDS = """
QLineEdit, QComboBox, QDateEdit, QSpinBox, QTextEdit, QPlainTextEdit {
    background: @panel; color: @ink; border: 1px solid @edge; border-radius: 6px; padding: 0 10px; min-height: 32px;
    selection-background-color: @action; selection-color: @on_action; }
QTextEdit, QPlainTextEdit { padding: 6px 10px; }
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus { border: 2px solid @focus; padding: 0 9px; min-height: 30px; }
QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid @focus; padding: 5px 9px; }
QLineEdit:disabled, QComboBox:disabled, QDateEdit:disabled, QSpinBox:disabled,
QTextEdit:disabled, QPlainTextEdit:disabled { background: @ground; color: @disabled; }
QLineEdit[readOnly="true"] { background: @ground; }
QLineEdit[bad="true"], QComboBox[bad="true"], QTextEdit[bad="true"], QPlainTextEdit[bad="true"] {
    border: 1px solid @bad; background: @bad_soft; }
QLineEdit[bad="true"]:focus, QTextEdit[bad="true"]:focus { border: 2px solid @bad; }
QLineEdit[look="search"] { background: @ground; border: 1px solid @line; }
QLineEdit[look="search"]:focus { background: @panel; border: 2px solid @focus; }
QTextBrowser[look="manual"] { background: @panel; border: 1px solid @line; border-radius: 8px; padding: 12px 20px; }
QTextBrowser[look="manual"]:focus { border: 2px solid @focus; padding: 11px 19px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 28px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("@icons/arrow-down.svg"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: @panel; color: @ink; border: 1px solid @edge; outline: none;
    selection-background-color: @action_soft; selection-color: @ink; }
QComboBox QAbstractItemView::item { min-height: 32px; padding: 0 8px; }
QCheckBox, QRadioButton { background: transparent; spacing: 8px; min-height: 28px; padding: 1px 4px; border: 1px solid transparent;
    border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid @focus; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; }
"""

_BUTTONS = """
QPushButton { background: @panel; color: @ink; border: 1px solid @edge; border-radius: 6px; padding: 0 14px; min-height: 32px; }
QPushButton:hover { background: @hover; }
QPushButton:focus { border: 2px solid @focus; padding: 0 13px; min-height: 30px; }
QPushButton:disabled { color: @disabled; background: @ground; border: 1px solid @line; }
QPushButton:default { border: 1px solid @action; }
QPushButton:default:focus { border: 2px solid @focus; }
QPushButton[look="primary"] { background: @action; border: 1px solid @action; color: @on_action; font-weight: 600; }
QPushButton[look="primary"]:hover { background: @action_hover; }
QPushButton[look="primary"]:focus { border: 2px solid @ink; }
QPushButton[look="primary"]:disabled { background: @line; border: 1px solid @line; color: @disabled; }
QPushButton[look="danger"] { color: @bad; border: 1px solid @bad; }
QPushButton[look="danger"]:focus { border: 2px solid @bad; }
QPushButton[look="link"] { background: transparent; border: 1px solid transparent; color: @action; padding: 0 6px; text-align: left; }
QPushButton[look="link"]:hover { background: @hover; }
QPushButton[look="link"]:focus { border: 2px solid @focus; padding: 0 5px; }
QPushButton[look="chip"] { background: @action_soft; color: @action; border: 1px solid @action_soft; border-radius: 14px;
    padding: 0 12px; min-height: 26px; font-size: 12px; }
QPushButton[look="chip"]:focus { border: 2px solid @focus; min-height: 24px; padding: 0 11px; }
QToolButton { background: transparent; color: @ink; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: @hover; }
QToolButton:focus { border: 2px solid @focus; padding: 3px; }
QToolButton[look="room"] { text-align: left; padding: 0 12px; min-height: 34px; max-height: 34px; }
QToolButton[look="room"]:focus { padding: 0 11px; min-height: 32px; max-height: 32px; }
QToolButton[look="room"]:checked { background: @brand_soft; color: @brand; font-weight: 600; }
QToolButton[look="foot"] { color: @soft; padding: 2px 8px; }
QToolButton[look="foot"]:focus { padding: 1px 7px; }
QToolButton[tone="good"] { color: @good; }
QToolButton[tone="warning"] { color: @warning; }
QToolButton[tone="bad"] { color: @bad; }
QPushButton[look="line"] { background: transparent; border: none; border-top: 1px solid @line; border-radius: 0; text-align: left;
    padding: 0; min-height: 42px; }
QPushButton[look="line"]:hover { background: @hover; }
QPushButton[look="line"]:focus { border: 2px solid @focus; padding: 0; }
QPushButton[look="card"] { background: @panel; border: 1px solid @line; border-radius: 8px; text-align: left; padding: 0; }
QPushButton[look="card"]:hover { border: 1px solid @action; background: @panel; }
QPushButton[look="card"]:focus { border: 2px solid @focus; padding: 0; }
"""

_LISTS = """
QTableView, QListView, QTreeView { background: @panel; color: @ink; border: none; gridline-color: transparent; outline: none;
    alternate-background-color: @head; selection-background-color: @action_soft; selection-color: @ink; }
QTableView::item { padding: 0 8px; border-bottom: 1px solid @line; }
QTableView::item:selected { background: @action_soft; color: @ink; }
QTableView::item:focus { border: 1px solid @focus; }
QListView::item, QTreeView::item { min-height: 32px; padding: 0 8px; }
QListView::item:selected, QTreeView::item:selected { background: @action_soft; color: @ink; }
QListView[look="chapters"] { background: @panel; border: 1px solid @line; border-radius: 8px; padding: 6px; }
QListView[look="chapters"]:focus { border: 2px solid @focus; padding: 5px; }
QHeaderView { background: @head; border: none; }
QHeaderView::section { background: @head; color: @soft; border: none; border-bottom: 1px solid @line; padding: 8px; font-weight: 600; }
QTableCornerButton::section { background: @head; border: none; }
QTabWidget::pane { border: 1px solid @line; border-radius: 8px; background: @panel; }
QTabBar::tab { background: transparent; color: @soft; padding: 8px 16px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @action; border-bottom: 2px solid @action; font-weight: 600; }
QTabBar::tab:focus { border-bottom: 2px solid @focus; background: @hover; }
QMenu { background: @panel; color: @ink; border: 1px solid @edge; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @action_soft; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QProgressBar { background: @line; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; text-align: center; }
QProgressBar::chunk { background: @action; border-radius: 4px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 40px; }
QScrollBar::handle:horizontal { min-width: 40px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_PIXELS = re.compile(r"(\d+)px")
_TOKEN = re.compile(r"@([a-z_]+)")


def style_sheet(tokens: Tokens, size: int) -> str:
    """Return the style sheet in the colours of ``tokens`` for a type size in per cent."""
    values = {**asdict(tokens), "icons": _ICONS.as_posix()}
    coloured = _TOKEN.sub(lambda found: str(values[found[1]]), _FRAME + _WORDS + _FIELDS + _BUTTONS + _LISTS)
    return _PIXELS.sub(lambda found: f"{scaled(int(found[1]), size)}px", coloured)


def scaled(pixels: int, size: int) -> int:
    """Grow ``pixels`` by ``size`` per cent; hairlines stay hairlines."""
    return pixels if pixels <= 1 else round(pixels * size / 100)
