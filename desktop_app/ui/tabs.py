"""Tabs that look like words: the lists of a room, the sides of a record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QTabBar

from desktop_app.domain.i18n import Message


class Tabs(QTabBar):
    """A row of tabs; where it is too narrow it scrolls."""

    def __init__(self, titles: Sequence[Message], says: Message) -> None:
        super().__init__()
        self.setProperty("look", "word-tabs")
        self.setAccessibleName(str(says))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for title in titles:
            self.addTab(str(title))

    def mark(self, place: int) -> None:
        """Mark the tab at ``place`` without following it."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(place)
        self.blockSignals(blocked)
