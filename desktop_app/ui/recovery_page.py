"""The page of the login window for a lost password."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.domain.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.new_password import NewPassword
from desktop_app.ui.parts import button, column, paragraph, row, words


class RecoveryPage(QWidget):
    """The printed recovery key and a new password."""

    def __init__(self) -> None:
        super().__init__()
        self.key = QLineEdit()
        self.key.setAccessibleName(str(_("Recovery key")))
        self.key.setMaxLength(200)
        self.new = NewPassword()
        self.complaint = paragraph("", "complaint")
        self.go = button(_("Set password and open"), look="primary")
        self.back = button(_("Back"), look="link")
        self._lay_out()

    def again(self) -> None:
        """Take the keyboard, with what was typed marked."""
        self.key.setFocus()
        self.key.selectAll()

    def _lay_out(self) -> None:
        down = column(self, gap=6)
        label = words(_("Recovery key, as it was printed"), "soft")
        label.setBuddy(self.key)
        for widget in (label, self.key, self.new, self.complaint):
            down.addWidget(widget)
        down.addSpacing(theme.px(6))
        down.addWidget(self.go)
        down.addLayout(_at_the_left(self.back))
        down.addStretch(1)


def _at_the_left(widget: QWidget) -> QHBoxLayout:
    across = row()
    across.addWidget(widget)
    across.addStretch(1)
    return across
