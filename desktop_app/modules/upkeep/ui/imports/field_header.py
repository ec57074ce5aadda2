"""The head of the sheet shown: above each column the field it is read into, to be corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableView, QWidget

from desktop_app.domain.i18n import Message, _
from desktop_app.ui import theme
from desktop_app.ui.parts import Elided, Tone, column, say_tone
from desktop_app.ui.tokens import CONTROL

_HEIGHT = CONTROL + 36
_SHOWN = 14
NOT_USED = _("(not used)")


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above one column: its field ('' for none), how sure that is in words, and its name for a reader."""

    field: str
    certainty: Message
    tone: Tone
    name: str


class FieldBox(QComboBox):
    """The choice of a field; turning the wheel scrolls the table and changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class FieldHeader(QHeaderView):
    """A head of drop-downs."""

    chosen = Signal(int, str)
    """The clerk has given the column at a place another field."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._cells: list[QWidget] = []
        self.boxes: list[FieldBox] = []
        self.captions: list[Elided] = []
        self.setFixedHeight(theme.px(_HEIGHT))
        self.setMinimumSectionSize(theme.px(90))
        self.sectionResized.connect(lambda *_about: self.place())
        table.horizontalScrollBar().valueChanged.connect(lambda _to: self.place())

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(_HEIGHT))

    def fill(self, fields: Sequence[tuple[str, str]], above: Sequence[Above]) -> None:
        """Build a drop-down of ``fields`` (name and words) for every column."""
        for cell in self._cells:
            cell.hide()
            cell.deleteLater()
        self._cells, self.boxes, self.captions = [], [], []
        for place in range(len(above)):
            self._add(place, fields)
        self.say(above)
        self.place()

    def say(self, above: Sequence[Above]) -> None:
        """Show which field each column is read into and how sure that is."""
        for box, caption, one in zip(self.boxes, self.captions, above, strict=True):
            box.setCurrentIndex(max(0, box.findData(one.field)))
            box.setAccessibleName(one.name)
            box.setAccessibleDescription(str(one.certainty))
            caption.setText(str(one.certainty))
            say_tone(caption, one.tone)

    def place(self) -> None:
        """Put the drop-downs where their columns are."""
        for column_, cell in enumerate(self._cells):
            cell.setGeometry(self.sectionViewportPosition(column_), 0, self.sectionSize(column_), self.height())

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Leave the room to the drop-downs."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a column into sight when the keyboard comes to its drop-down."""
        if event.type() == QEvent.Type.FocusIn and watched in self.boxes:
            self._bring_into_sight(self.boxes.index(watched))
        return super().eventFilter(watched, event)

    def _bring_into_sight(self, place: int) -> None:
        bar = self._table.horizontalScrollBar()
        left, right = self.sectionPosition(place), self.sectionPosition(place) + self.sectionSize(place)
        if left < bar.value():
            bar.setValue(left)
        elif right > bar.value() + self._table.viewport().width():
            bar.setValue(right - self._table.viewport().width())

    def _add(self, place: int, fields: Sequence[tuple[str, str]]) -> None:
        cell = QWidget(self.viewport())
        box, caption = FieldBox(), Elided("", "faint")
        box.setMaxVisibleItems(_SHOWN)
        box.addItem(str(NOT_USED), "")
        for name, label in fields:
            box.addItem(label, name)
        box.activated.connect(lambda _index, place=place, box=box: self.chosen.emit(place, str(box.currentData())))
        box.installEventFilter(self)
        down = column(cell, gap=2)
        down.setContentsMargins(theme.px(4), theme.px(6), theme.px(4), theme.px(4))
        down.addWidget(box)
        down.addWidget(caption)
        self._cells.append(cell)
        self.boxes.append(box)
        self.captions.append(caption)
        cell.show()
