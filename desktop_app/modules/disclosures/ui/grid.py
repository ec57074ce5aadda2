"""A small sheet of cells for tables that are typed, or pasted out of a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop_app.domain import kinds
from desktop_app.domain.errors import Unreadable
from desktop_app.modules.disclosures.domain.types import RowColumn
from desktop_app.modules.disclosures.domain.types.field_kinds import MOST_ROWS
from desktop_app.ui import theme

_ROW, _NARROWEST = 34, 72
_MOST_ROWS = 8
_BESIDE_WORDS = 28
Index = QModelIndex | QPersistentModelIndex


class Grid(QTableWidget):
    """Cells of text under the heads of ``columns``; what a cell cannot hold is shown in red with the reason."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.columns: tuple[RowColumn, ...] = ()
        self._grows = True
        self.setAccessibleName(name)
        self.setProperty("look", "grid")
        self.setShowGrid(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.horizontalHeader().setHighlightSections(False)
        self.setItemDelegate(_Cells(self))
        self.itemChanged.connect(self._changed)

    def lay_out(self, columns: Sequence[RowColumn], heads: Sequence[str] = ()) -> None:
        """Show ``columns``; with ``heads`` the rows are those of the names given, and no others are added."""
        self.columns, self._grows = tuple(columns), not heads
        self.setColumnCount(len(columns))
        self.setHorizontalHeaderLabels([_with_mark(column) for column in columns])
        letters = self.fontMetrics()
        head = self.horizontalHeader()
        for place, column in enumerate(columns):
            needed = letters.horizontalAdvance(_with_mark(column)) + theme.px(_BESIDE_WORDS)
            self.setColumnWidth(place, max(needed, theme.px(_NARROWEST)))
            head.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(_widest(columns), QHeaderView.ResizeMode.Stretch)
        if heads:
            self.setRowCount(len(heads))
            self.setVerticalHeaderLabels(list(heads))

    def texts(self) -> list[list[str]]:
        """Return what the cells hold, row by row; an empty last row is left out."""
        rows = [[self._text(row, place) for place in range(self.columnCount())] for row in range(self.rowCount())]
        return rows[:-1] if self._grows and rows and not any(cell.strip() for cell in rows[-1]) else rows

    def show_texts(self, rows: Sequence[Sequence[str]]) -> None:
        """Show ``rows``; where rows may be added, an empty one waits under them."""
        blocked = self.blockSignals(True)
        if self._grows:
            self.setRowCount(len(rows) + 1)
        for row in range(self.rowCount()):
            cells = rows[row] if row < len(rows) else ()
            for place in range(self.columnCount()):
                self._put(row, place, cells[place] if place < len(cells) else "")
        self.blockSignals(blocked)
        self._fit()

    def remove_rows(self) -> None:
        """Take the marked rows away."""
        marked = {index.row() for index in self.selectedIndexes()}
        self.show_texts([row for number, row in enumerate(self.texts()) if number not in marked])
        self.edited.emit()

    def paste(self, text: str) -> None:
        """Put a piece of a spreadsheet into the cells, from the marked one on."""
        top, left = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        rows = self.texts()
        for down, line in enumerate(text.rstrip("\n").split("\n")[:MOST_ROWS]):
            while self._grows and len(rows) <= top + down:
                rows.append([""] * self.columnCount())
            for across, cell in enumerate(line.rstrip("\r").split("\t")):
                if top + down < len(rows) and left + across < self.columnCount():
                    rows[top + down][left + across] = cell.strip()
        self.show_texts(rows)
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Delete:
            for index in self.selectedIndexes():
                self._put(index.row(), index.column(), "")
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        shown = min(max(self.rowCount(), 2), _MOST_ROWS)
        head = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height() if self._is_wide() else 0
        return QSize(theme.px(200), head + shown * theme.px(_ROW) + bar + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the bar below only where the columns need it."""
        super().resizeEvent(event)
        self._fit()

    def _is_wide(self) -> bool:
        wide = sum(self.columnWidth(place) for place in range(self.columnCount()))
        return wide + self.verticalHeader().sizeHint().width() > self.width()

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def _text(self, row: int, place: int) -> str:
        item = self.item(row, place)
        return item.text() if item else ""

    def _put(self, row: int, place: int, text: str) -> None:
        item = self.item(row, place)
        if item is None:
            item = QTableWidgetItem()
            if isinstance(self.columns[place].kind, kinds.Money | kinds.Whole):
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, place, item)
        item.setText(text)
        self._colour(item)

    def _changed(self, item: QTableWidgetItem) -> None:
        """Judge the cell, let a row wait under the last one, and tell."""
        blocked = self.blockSignals(True)
        self._colour(item)
        if self._grows and item.row() == self.rowCount() - 1 and item.text().strip():
            self.setRowCount(self.rowCount() + 1)
            self._fit()
        self.blockSignals(blocked)
        self.edited.emit()

    def _colour(self, item: QTableWidgetItem) -> None:
        """Show in red, with the reason, what the column does not take."""
        colours = theme.tokens()
        complaint = _complaint(self.columns[item.column()], item.text())
        item.setForeground(QColor(colours.bad if complaint else colours.ink))
        item.setToolTip(complaint)


def _widest(columns: Sequence[RowColumn]) -> int:
    """Return the place of the column that takes the room that is left: the first with words."""
    worded = (place for place, column in enumerate(columns) if isinstance(column.kind, kinds.Text | kinds.PersonName))
    return next(worded, 0)


def _with_mark(column: RowColumn) -> str:
    return f"{column.head} *" if column.required else column.head


def _complaint(column: RowColumn, text: str) -> str:
    try:
        if text.strip():
            column.kind.parse(text)
    except Unreadable as wrong:
        return str(wrong)
    return ""


class _Cells(QStyledItemDelegate):
    """Edits a cell of a choice in a box with its options, every other on a line."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        grid = self.parent()
        kind = grid.columns[index.column()].kind if isinstance(grid, Grid) else None
        if not isinstance(kind, kinds.Choice):
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.setEditable(False)
        box.addItem("")
        for each in _options(kind):
            box.addItem(str(each.value))
        box.activated.connect(lambda _place: self.commitData.emit(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data() or ""))
        else:
            super().setEditorData(editor, index)


def _options(kind: kinds.Choice[Enum]) -> list[Enum]:
    return list(kind.options)
