"""Editing a table of a disclosure: typed, pasted, or taken out of a workbook."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.i18n import _, n_
from desktop_app.modules.disclosures.domain.types import Rows
from desktop_app.modules.disclosures.exchange import rows_in_file
from desktop_app.modules.disclosures.ui.grid import Grid
from desktop_app.ui.desk import Desk
from desktop_app.ui.editors import Editor, Place, editor_for
from desktop_app.ui.parts import button, column, paragraph, row, tool

_FILES = "*.xlsx *.xls *.et *.csv *.txt"


class RowsEditor(Editor):
    """The grid, what it holds in words, and the ways to fill and thin it."""

    def __init__(self, kind: Rows, desk: Desk, name: str) -> None:
        super().__init__(kind)
        self._rows, self._desk = kind, desk
        self.grid = Grid(name)
        self.grid.lay_out(kind.columns)
        self.file_button = button(_("From a workbook …"), self.choose_file, "file-import", "link")
        self.drop_button = tool(_("Take the marked rows away"), "x", self.grid.remove_rows)
        self.told = paragraph("", "faint")
        inside = column(self, gap=4)
        inside.addWidget(self.grid)
        across = row(gap=4)
        across.addWidget(self.told, 1)
        across.addWidget(self.file_button)
        across.addWidget(self.drop_button)
        inside.addLayout(across)
        self.grid.edited.connect(self._edited)

    @property
    def control(self) -> QWidget:
        return self.grid

    def value(self) -> object:
        return self._rows.read(self.grid.texts())

    def show_value(self, value: object) -> None:
        rows = value if isinstance(value, tuple) else ()
        columns = self._rows.columns
        self.grid.show_texts([[each.write(cell) for each, cell in zip(columns, line, strict=True)] for line in rows])
        self._say()

    def set_read_only(self, fixed: bool) -> None:
        triggers = Grid.EditTrigger.NoEditTriggers if fixed else Grid.EditTrigger.AllEditTriggers
        self.grid.setEditTriggers(triggers)
        self.file_button.setVisible(not fixed)
        self.drop_button.setVisible(not fixed)

    def choose_file(self) -> None:
        """Let the clerk choose a workbook whose rows take the place of those shown."""
        path = self._desk.dialogs.open_file(_("Choose a list"), [(_("Workbooks and lists"), _FILES)])
        if path is not None:
            self._desk.runner.read(
                lambda _job: rows_in_file(path, self._rows.columns),
                self._take,
                self._desk.dialogs.tell_failure,
                owner=self,
            )

    def _take(self, rows: list[list[str]]) -> None:
        self.grid.show_texts(rows)
        self._edited()

    def _edited(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        count = len(self.grid.texts())
        self.told.setText(str(n_("{n} row", "{n} rows", count)) if count else str(_("Type, or paste from a sheet.")))


@editor_for.register
def _rows_editor(kind: Rows, place: Place) -> Editor:
    return RowsEditor(kind, place.desk, str(place.field.label))
