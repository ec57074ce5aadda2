"""What became of a batch: how many letters there are, who is left out and why, and the ways to give them out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QWidget

from desktop_app.documents.preview import page_count
from desktop_app.domain.i18n import _, n_
from desktop_app.modules.disclosures.documents.letters import Letters
from desktop_app.modules.disclosures.domain.letters import files_by_household
from desktop_app.ui.parts import button, column, paragraph, row, words


class LettersMade(QWidget):
    """The letters that can be given out."""

    back_wanted = Signal()
    print_wanted = Signal()
    file_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.many = words("", "headline")
        self.pages = words("", "soft")
        self.left_out = words("", "strong")
        self.names = QListWidget()
        self.names.setAccessibleName(str(_("Who gets no letter")))
        self.names.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.print_button = button(_("Print"), self.print_wanted.emit, "printer", "primary")
        self.file_button = button(_("All in one PDF …"), self.file_wanted.emit, "file-type-pdf")
        self.folder_button = button(_("One file for each household …"), self.folder_wanted.emit, "folder-open")
        self._lay_out()

    def show_letters(self, made: Letters) -> None:
        """Show what ``made`` holds."""
        count = len(made.letters)
        files = len(files_by_household(made.persons))
        self.many.setText(str(n_("{n:,} letter is ready", "{n:,} letters are ready", count)))
        pages = n_("{n:,} page", "{n:,} pages", page_count(made.pdf) if count else 0)
        homes = n_("{n:,} household", "{n:,} households", files)
        self.pages.setText(str(_("{pages} · {homes} · all read back", pages=pages, homes=homes)))
        self.left_out.setText(
            str(n_("{n:,} person gets no letter:", "{n:,} persons get no letter:", len(made.left_out)))
        )
        self.names.clear()
        self.names.addItems([f"{each.name}　{each.why}" for each in made.left_out])
        for widget in (self.left_out, self.names):
            widget.setVisible(bool(made.left_out))
        for each in (self.print_button, self.file_button, self.folder_button):
            each.setEnabled(count > 0)
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        down = column(self, margin=4, gap=10)
        down.addWidget(self.many)
        down.addWidget(self.pages)
        down.addWidget(self.left_out)
        down.addWidget(self.names, 1)
        down.addWidget(
            paragraph(
                _(
                    "File names are running numbers without names of persons. "
                    "Whose letter is in which file is kept under “Letters and certificates”."
                )
            )
        )
        down.addStretch(1)
        across = row()
        across.addWidget(button(_("Back to the words"), self.back_wanted.emit, "arrow-left", "link"))
        across.addStretch(1)
        for made in (self.folder_button, self.file_button, self.print_button):
            across.addWidget(made)
        down.addLayout(across)
