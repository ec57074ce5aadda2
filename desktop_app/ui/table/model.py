"""The rows of a list as Qt asks for them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from desktop_app.domain import kinds
from desktop_app.domain.record import Field, Record
from desktop_app.store.database import Database
from desktop_app.ui.cells import shown, side
from desktop_app.ui.table.windows import SIZE, Windows
from desktop_app.ui.tasks import Runner

Index = QModelIndex | QPersistentModelIndex
_AT_ONCE = 2
_WAITING = "…"
_RISING, _FALLING = "\N{NO-BREAK SPACE}↑", "\N{NO-BREAK SPACE}↓"
_NO_INDEX = QModelIndex()


class RecordModel(QAbstractTableModel):
    """A column for every field that a list can show; rows come from the store when they come into sight."""

    arrived = Signal()
    """Rows that were waited for are there."""

    def __init__(self, record: type[Record], database: Database, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.record = record
        self.fields: Sequence[Field] = columns_of(record)
        self.order: tuple[str, bool] = (next(iter(record.order_by), ""), False)
        """The field the rows are ordered by, and whether from its end."""
        self._database, self._runner = database, runner
        self._windows = Windows()
        self._under_way = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)

    @property
    def ids(self) -> array[int]:
        """The ids of all rows in the order shown."""
        return self._windows.ids

    def reset(self, ids: array[int], rows: Iterable[Record] = ()) -> None:
        """Show other ids; ``rows`` are those of them that are at hand already."""
        self.beginResetModel()
        self._windows.reset(ids, rows)
        self.endResetModel()

    def record_at(self, place: int) -> Record | None:
        """Return the record in a row; None while it is still being read."""
        return self._windows.row(place) if 0 <= place < len(self.ids) else None

    def is_waiting(self) -> bool:
        """Tell whether rows are being read."""
        return self._under_way > 0 or self._soon.isActive()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._windows.ids)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        field = self.fields[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return side(field.kind)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        record = self._windows.row(index.row())
        if record is None:
            if not self._soon.isActive():
                self._soon.start()
            return _WAITING if index.column() == 0 else ""
        return shown(field, getattr(record, field.name))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return side(self.fields[section].kind)
        return self._head(self.fields[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def show_order(self, field: str, *, descending: bool) -> None:
        """Say in the heads what the rows are ordered by."""
        self.order = (field, descending)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.fields) - 1)

    def _head(self, field: Field) -> str:
        ordered, descending = self.order
        mark = "" if field.name != ordered else _FALLING if descending else _RISING
        return f"{field.label}{mark}"

    def _ask(self) -> None:
        """Read the windows wanted last, a few at once; what was only scrolled past is not read."""
        while self._under_way < _AT_ONCE and (window := self._windows.next_wanted()) is not None:
            self._under_way += 1
            self._read(self._windows.generation, window)
        if self._under_way >= _AT_ONCE:
            self._windows.forget_wishes()

    def _read(self, generation: int, window: int) -> None:
        ids = list(self._windows.ids_of(window))
        self._runner.read(
            lambda _job: self._rows(ids),
            lambda rows: self._take(generation, window, rows),
            self._failed,
            owner=self,
        )

    def _rows(self, ids: list[int]) -> list[Record]:
        with self._database.reading() as reading:
            return reading.many(self.record, ids)

    def _take(self, generation: int, window: int, rows: list[Record]) -> None:
        self._under_way -= 1
        if self._windows.take(generation, window, rows):
            first, last = window * SIZE, min((window + 1) * SIZE, len(self.ids)) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.fields) - 1))
        self._soon.start()
        self.arrived.emit()

    def _failed(self, error: BaseException) -> None:
        self._under_way -= 1
        raise error


def columns_of(record: type[Record]) -> list[Field]:
    """Return the fields that can stand in a list, those shown by default first in their order."""
    able = [each for each in record.fields if not isinstance(each.kind, kinds.AttachmentKind)]
    return sorted(able, key=lambda each: not each.in_list)


def can_sort(field: Field) -> bool:
    """Tell whether the store can order by ``field``."""
    return not isinstance(field.kind, kinds.Parts | kinds.LongText | kinds.AttachmentKind)
