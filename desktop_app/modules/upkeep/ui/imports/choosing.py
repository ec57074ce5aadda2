"""The first step: which workbook, and what sort of roster it holds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QWidget

from desktop_app.domain.i18n import Message, _
from desktop_app.modules.upkeep.ui.imports.history import ImportHistory
from desktop_app.modules.upkeep.ui.imports.looking import AUTOMATIC
from desktop_app.modules.upkeep.ui.imports.sorts import SORTS
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.icons import picture
from desktop_app.ui.parts import button, column, panel, paragraph, row, scrolled, words

WORKBOOKS = "*.xlsx *.xls *.et *.xlsm"


class ChoosingStep(QWidget):
    """Takes a workbook from a dialog or dropped on the page."""

    chosen = Signal(Path)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setAcceptDrops(True)
        self.complaint = paragraph("", "")
        self.choose = button(_("Choose a workbook"), self.ask, "folder-open", "primary")
        self.choose.setAutoDefault(True)
        self.history = ImportHistory(desk)
        self._sorts = QButtonGroup(self)
        self.sorts: dict[str, QRadioButton] = {}
        self._lay_out()

    @property
    def sort(self) -> str:
        """The name of the sort of roster chosen, '' for finding it out."""
        return next((name for name, made in self.sorts.items() if made.isChecked()), AUTOMATIC)

    def prefer(self, sort: str) -> None:
        """Choose a sort for the clerk."""
        if sort in self.sorts:
            self.sorts[sort].setChecked(True)

    def begin(self) -> None:
        """Take the keyboard."""
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, message: Message | str) -> None:
        """Say why a workbook could not be read, nothing for ''."""
        self.complaint.setText(str(message))
        self._warning.setVisible(bool(str(message)))

    def ask(self) -> None:
        """Let the clerk choose a file."""
        folder = self._desk.preferences.folder("import", Path.home())
        path = self._desk.dialogs.open_file(_("Choose a workbook"), [(_("Excel and WPS workbooks"), WORKBOOKS)], folder)
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Look into the workbook ``path``."""
        self._desk.preferences.keep_folder("import", path.parent)
        self.complain("")
        self.chosen.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.take(path)

    def _lay_out(self) -> None:
        inside = QWidget()
        column(self).addWidget(scrolled(inside))
        down = column(inside)
        self._warning, warned = panel(look="warning")
        across = row(gap=10)
        mark = QLabel()
        mark.setPixmap(picture("alert-triangle", theme.tokens().warning))
        across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.complaint, 1)
        warned.addLayout(across)
        self._warning.hide()
        down.addWidget(self._warning)
        down.addWidget(self._drop_area())
        down.addWidget(self.history)
        down.addStretch(1)

    def _drop_area(self) -> QWidget:
        frame, inside = panel(margin=24)
        across = row(gap=20)
        mark = QLabel()
        mark.setPixmap(picture("file-import", theme.tokens().action, 40))
        across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        told = column(gap=6)
        told.addWidget(words(_("Which roster is to come in?"), "strong"))
        told.addWidget(
            paragraph(
                _(
                    "An Excel or WPS table as the office keeps it. Title rows, sections, subtotals and any order of "
                    "columns are understood. Nothing is written before you have seen what would happen."
                )
            )
        )
        told.addSpacing(theme.px(6))
        for name, title, says in _choices():
            told.addWidget(self._sort(name, title, says))
        told.addSpacing(theme.px(6))
        deed = row(gap=14)
        deed.addWidget(self.choose)
        deed.addWidget(words(_("or drop the file here"), "faint"), 1)
        told.addLayout(deed)
        across.addLayout(told, 1)
        inside.addLayout(across)
        return frame

    def _sort(self, name: str, title: Message, says: Message) -> QWidget:
        line = QWidget()
        across = row(line, gap=10)
        made = QRadioButton(str(title))
        made.setAccessibleDescription(str(says))
        made.setChecked(name == AUTOMATIC)
        self._sorts.addButton(made)
        self.sorts[name] = made
        across.addWidget(made)
        across.addWidget(words(says, "faint"), 1)
        return line


def _choices() -> list[tuple[str, Message, Message]]:
    automatic = (AUTOMATIC, _("Find out"), _("The program looks at the heads of the columns."))
    return [automatic, *((sort.name, sort.title, sort.says) for sort in SORTS.values())]


def dropped_file(data: QMimeData) -> Path | None:
    """Return the one file of this PC that is dropped, None for anything else."""
    urls = data.urls() if data.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
