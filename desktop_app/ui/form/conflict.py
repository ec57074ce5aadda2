"""Two clerks saved the same record: both versions side by side, and the choice between them."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableWidget, QTableWidgetItem

from desktop_app.domain.i18n import _
from desktop_app.domain.record import Field, Record
from desktop_app.store.failures import Overtaken
from desktop_app.ui import theme
from desktop_app.ui.dialogs import Dialogs
from desktop_app.ui.parts import button, column, paragraph, row


class Choice(Enum):
    """Which version is to stand."""

    mine = auto()
    theirs = auto()
    later = auto()


class ConflictDialog(QDialog):
    """Shows what differs between both versions."""

    def __init__(self, overtaken: Overtaken) -> None:
        super().__init__()
        self.choice = Choice.later
        self.setWindowTitle(str(_("Changed by somebody else")))
        self.resize(theme.px(640), theme.px(360))
        whole = column(self, margin=20)
        whole.addWidget(paragraph(overtaken.message, ""))
        whole.addWidget(_differences(overtaken.mine, overtaken.theirs), 1)
        across = row()
        across.addWidget(button(_("Back to the form"), self.reject))
        across.addStretch(1)
        self.theirs_button = button(_("Take theirs"), lambda: self._choose(Choice.theirs))
        self.mine_button = button(_("Save mine over it"), lambda: self._choose(Choice.mine), look="primary")
        across.addWidget(self.theirs_button)
        across.addWidget(self.mine_button)
        whole.addLayout(across)

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()


def ask_which(dialogs: Dialogs, overtaken: Overtaken) -> Choice:
    """Ask which version is to stand; closing the window decides nothing."""
    dialog = ConflictDialog(overtaken)
    dialogs.show(dialog)
    dialog.deleteLater()
    return dialog.choice


def differing(mine: Record, theirs: Record) -> list[Field]:
    """Return the fields whose values differ between two versions of a record."""
    return [each for each in type(mine).fields if getattr(mine, each.name) != getattr(theirs, each.name)]


def _differences(mine: Record, theirs: Record) -> QTableWidget:
    fields = differing(mine, theirs)
    table = QTableWidget(len(fields), 3)
    table.setAccessibleName(str(_("What differs")))
    table.setHorizontalHeaderLabels([str(_("Field")), str(_("Yours")), str(_("Theirs, saved already"))])
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    for line, each in enumerate(fields):
        texts = (str(each.label), _told(each, mine), _told(each, theirs))
        for place, text in enumerate(texts):
            table.setItem(line, place, QTableWidgetItem(text))
    table.resizeRowsToContents()
    return table


def _told(field: Field, record: Record) -> str:
    value = getattr(record, field.name)
    return "—" if field.holds_nothing(value) else field.kind.show(value)
