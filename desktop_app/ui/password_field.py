"""A field for a password, and a hint that capitals are locked."""

from __future__ import annotations

from PySide6 import QtCore, QtGui
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton

from desktop_app.domain.i18n import Message, _
from desktop_app.ui.parts import IconLine, words

LONGEST = 200


class PasswordField(IconLine):
    """A password that can be looked at."""

    caps_locked = Signal(bool)
    """A key has told whether capitals are locked."""

    def __init__(self, name: Message) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(str(name))
        self.setMaxLength(LONGEST)
        self._look = QToolButton()
        self._look.setProperty("look", "in-field")
        self._look.clicked.connect(self._turn)
        self.add_tool(self._look)
        self._say(_("Show"))

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        """Tell by the letters that arrive whether capitals are locked."""
        if event.key() == QtCore.Qt.Key.Key_CapsLock:
            self.caps_locked.emit(False)
        elif event.text().isascii() and event.text().isalpha():
            shift = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
            self.caps_locked.emit(event.text().isupper() != shift)
        super().keyPressEvent(event)

    def _turn(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._say(_("Hide") if hidden else _("Show"))

    def _say(self, deed: Message) -> None:
        self._look.setText(str(deed))
        self._look.setAccessibleName(f"{deed}: {self.accessibleName()}")


def caps_lock_hint(*fields: PasswordField) -> QLabel:
    """Return words that show while capitals are locked in one of ``fields``."""
    label = words(_("Caps Lock is on."), "warning")
    label.hide()
    for field in fields:
        field.caps_locked.connect(label.setVisible)
    return label
