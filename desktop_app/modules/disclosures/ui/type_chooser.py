"""Choosing the type of a new paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog

from desktop_app.domain.i18n import _
from desktop_app.modules.disclosures.domain import DisclosureType
from desktop_app.modules.disclosures.ui.type_tree import TypeTree
from desktop_app.ui import theme
from desktop_app.ui.parts import IconLine, button, column, row, words

_WIDTH, _HEIGHT = 520, 600
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class TypeChooser(QDialog):
    """The dialog; ``chosen`` is the type it was accepted with."""

    def __init__(self, kinds: Sequence[DisclosureType], code: str = "") -> None:
        super().__init__()
        self.setWindowTitle(str(_("New paper")))
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.search = IconLine("search")
        self.search.setPlaceholderText(str(_("Name or initials of the type")))
        self.search.setAccessibleName(str(_("Find a type")))
        self.tree = TypeTree()
        self.begin_button = button(_("Begin"), self.accept, look="primary")
        self._lay_out()
        self.search.textChanged.connect(self.tree.narrow)
        self.search.installEventFilter(self)
        self.tree.picked.connect(self.accept)
        self.tree.marked.connect(lambda: self.begin_button.setEnabled(self.chosen is not None))
        self.tree.offer(kinds, code)
        self.search.setFocus()

    @property
    def chosen(self) -> DisclosureType | None:
        """The marked type; None while none is found."""
        return self.tree.chosen

    def accept(self) -> None:
        """Close with the marked type; without one stay open."""
        if self.chosen is not None:
            super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move through the list while the keyboard stays in the search line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            self.tree.go(_STEPS[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        down = column(self, margin=18, gap=12)
        down.addWidget(words(_("What is to be put on the wall?"), "strong"))
        down.addWidget(self.search)
        down.addWidget(self.tree, 1)
        across = row()
        across.addStretch(1)
        across.addWidget(button(_("Cancel"), self.reject))
        across.addWidget(self.begin_button)
        down.addLayout(across)
        self.begin_button.setDefault(True)
