"""The first rows of a sheet as the spreadsheet shows them."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from desktop_app.exchange.cells import is_blank, text_of
from desktop_app.exchange.layout import Layout
from desktop_app.exchange.recognise import Roster as Found
from desktop_app.ui import theme

MOST_COLUMNS = 120
"""Columns shown at most; more are no roster."""
_MOST_ROWS = 40
_ABOVE_THE_HEAD = 2
_SAMPLE = 200
_LONGEST = 200
_NO_INDEX = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class SheetModel(QAbstractTableModel):
    """Titles, head and the first persons; columns in which nothing stands are left out."""

    def __init__(self, found: Found) -> None:
        super().__init__()
        self._rows = found.sheet.rows
        self.layout_shown: Layout = found.layout
        self.columns = columns_in_use(found)
        head = found.layout.head_rows[0] if found.layout.head_rows else found.layout.first_row
        self._first = max(0, head - 1 - _ABOVE_THE_HEAD)
        self.first_line = head - 1 - self._first
        """The first line shown that is no title."""

    def show_layout(self, layout: Layout) -> None:
        """Show which columns are used now."""
        self.layout_shown = layout
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else min(_MOST_ROWS, len(self._rows) - self._first)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = text_of(self._rows[self._first + index.row()][self.columns[index.column()]])
            return " ".join(text[:_LONGEST].split())
        return self._dressed(self._first + index.row() + 1, self.columns[index.column()], role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return str(self._first + section + 1) if orientation is Qt.Orientation.Vertical else ""

    def _dressed(self, number: int, column: int, role: int) -> object:
        colours, layout = theme.tokens(), self.layout_shown
        if role == Qt.ItemDataRole.FontRole and number in layout.head_rows:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.BackgroundRole and number in layout.head_rows:
            return QBrush(QColor(colours.action_soft))
        if role == Qt.ItemDataRole.ForegroundRole:
            used = layout.columns[column].field and number >= layout.first_row
            return QBrush(QColor(colours.ink if used or number in layout.head_rows else colours.faint))
        return None


def columns_in_use(found: Found) -> list[int]:
    """Return the columns that have a heading or a value."""
    rows = found.sheet.rows[:_SAMPLE] + found.sheet.rows[_SAMPLE :: max(1, len(found.sheet.rows) // _SAMPLE)]
    return [
        column.index
        for column in found.layout.columns
        if column.heading or column.field or any(not is_blank(row[column.index]) for row in rows)
    ][:MOST_COLUMNS]
