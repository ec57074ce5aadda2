"""The look the window wears now: colours, type size and letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.ui.style_sheet import scaled, style_sheet
from desktop_app.ui.tokens import TYPE, Theme, Tokens

_DRESSED_BY_WINDOWS = ("QAbstractItemView", "QMenu", "QMenuBar", "QMessageBox", "QStatusBar", "QTipLabel")
"""Kinds of widgets that Windows gives letters of its own, and again with the first style sheet."""


class Look(NamedTuple):
    """A theme at a type size (per cent)."""

    theme: Theme = Theme.light
    size: int = 100

    @property
    def tokens(self) -> Tokens:
        """The colours to paint with."""
        return self.theme.tokens


class _Worn:
    """The look this process wears now."""

    def __init__(self) -> None:
        self.look = Look()


_worn = _Worn()


def look() -> Look:
    """Return the look worn now."""
    return _worn.look


def tokens() -> Tokens:
    """Return the colours worn now."""
    return _worn.look.tokens


def px(pixels: int) -> int:
    """Return a length of the design, given at 100 %, at the type size worn now."""
    return scaled(pixels, _worn.look.size)


def wear(app: QApplication, look: Look, families: Sequence[str] = ()) -> None:
    """Dress the whole program in ``look``; ``families`` are the letters to use, best first."""
    _worn.look = look
    app.setPalette(palette(look.tokens))
    font = _font(app, families)
    app.setFont(font)
    app.setStyleSheet(style_sheet(look.tokens, look.size))
    for kind in _DRESSED_BY_WINDOWS:
        app.setFont(font, kind)  # type: ignore[arg-type]  # declared as bytes, which it refuses


def _font(app: QApplication, families: Sequence[str]) -> QFont:
    font = QFont(app.font())
    if families:
        font.setFamilies(list(families))
    font.setPixelSize(px(TYPE))
    return font


def palette(tokens: Tokens) -> QPalette:
    """Return the palette for what no style sheet reaches: native marks, links, disabled words."""
    made = QPalette()
    for role, colour in _roles(tokens).items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    return made


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: tokens.ground,
        role.WindowText: tokens.ink,
        role.Base: tokens.panel,
        role.AlternateBase: tokens.head,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.faint,
        role.Button: tokens.panel,
        role.ButtonText: tokens.ink,
        role.ToolTipBase: tokens.panel,
        role.ToolTipText: tokens.ink,
        role.Highlight: tokens.action,
        role.HighlightedText: tokens.on_action,
        role.Link: tokens.action,
        role.LinkVisited: tokens.action,
        role.Accent: tokens.action,
    }
