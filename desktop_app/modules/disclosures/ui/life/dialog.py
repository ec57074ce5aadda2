"""The window in which one step is noted: the fields of its record, checked and kept by the step itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import Message, _
from desktop_app.domain.record import Record
from desktop_app.store.work import Work
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.form.fields import Fields, Manner
from desktop_app.ui.form.saving import Answers, Saving
from desktop_app.ui.parts import button, column, paragraph, row, scrolled

_WIDTH, _HEIGHT = 560, 520


class StepDialog(QDialog):
    """Asks for the fields of ``record``; accepted once ``save`` has taken them, ``kept`` is what it returned."""

    def __init__(
        self,
        desk: Desk,
        record: Record,
        save: Callable[[Work, Record], Record],
        *,
        title: Message,
        says: Sequence[Message | str] = (),
        left_out: frozenset[str] = frozenset({"disclosure"}),
    ) -> None:
        super().__init__()
        self.setWindowTitle(str(title))
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.kept: Record | None = None
        self.fields = Fields(type(record), desk, Manner(left_out=left_out))
        self._saving = Saving(desk, self, save)
        self.save_button = button(_("Keep"), self.save, look="primary")
        self.save_button.setDefault(True)
        down = column(self, margin=18, gap=12)
        for line in says:
            down.addWidget(paragraph(line))
        area = scrolled(self.fields)
        down.addWidget(area, 1)
        across = row()
        across.addStretch(1)
        across.addWidget(button(_("Cancel"), self.reject))
        across.addWidget(self.save_button)
        down.addLayout(across)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save)
        self.fields.load(record)
        self.fields.take_keyboard()

    def save(self) -> None:
        """Keep what is filled in; what is wrong is said under the fields."""
        record, problems = self.fields.read()
        problems = tuple(each for each in problems if each.field != "disclosure")
        self.fields.complain(problems)
        if not problems:
            self.save_button.setEnabled(False)
            self._saving.save(record, self.fields.new_files(), Answers(self._kept, self._refused))

    def _kept(self, record: Record) -> None:
        self.kept = record
        self.fields.forget_drafts()
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.save_button.setEnabled(True)
        self.fields.complain(problems)
