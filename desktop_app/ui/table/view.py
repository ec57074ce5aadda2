"""The list on the screen: columns the clerk arranges, rows chosen by key and mouse, copied as text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QItemSelectionModel,
    QMargins,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop_app.domain.i18n import Message, _
from desktop_app.domain.record import Record
from desktop_app.ui import theme
from desktop_app.ui.cells import natural_width, shown
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.table.model import Index, RecordModel, can_sort
from desktop_app.ui.tokens import ROW

_MARK = 40
"""Design pixels beside a head's words for its padding and the mark of the order."""
_MOST_COPIED = 5000
_RUNS_IN_A_SPREADSHEET = ("=", "+", "-", "@")


class RecordTable(QTableView):
    """Shows a :class:`RecordModel`."""

    current_changed = Signal()
    """Another row has the keyboard, or none."""
    opened = Signal()
    """Enter or a double click."""
    sort_wanted = Signal(str, bool)
    """Order by a field, descending or not."""
    remove_wanted = Signal()

    def __init__(self, model: RecordModel, preferences: Preferences) -> None:
        super().__init__()
        self._model, self._preferences = model, preferences
        self._says_when_empty = ""
        self.setModel(model)
        self.setAccessibleName(str(model.record.plural))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.px(ROW))
        self.setItemDelegate(_RowDrawing(self))
        self._head()
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self._keep = QTimer(self, singleShot=True, interval=400)
        self._keep.timeout.connect(self._keep_columns)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(600), theme.px(400))

    def current_record(self) -> Record | None:
        """Return the record that has the keyboard; None when there is none or it is still being read."""
        return self._model.record_at(self.currentIndex().row())

    def chosen_ids(self) -> list[int]:
        """Return the ids of the chosen rows in the order shown."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._model.ids[place] for place in places]

    def choose(self, number: int) -> bool:
        """Choose the row of the record with the id ``number``; returns whether the list holds it."""
        try:
            place = self._model.ids.index(number)
        except ValueError:
            return False
        index = self._model.index(place, self._columns_in_order()[0])
        flag = QItemSelectionModel.SelectionFlag  # said outright: with Ctrl held the view would add to the choice
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)
        return True

    def choose_again(self, ids: list[int]) -> None:
        """Choose the rows of ``ids`` beside the current one, as far as the list still holds them."""
        wanted = set(ids)
        how = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place, number in enumerate(self._model.ids):
            if number in wanted:
                self.selectionModel().select(self._model.index(place, 0), how)

    def rows_in_sight(self) -> range:
        """Return the places of the rows in sight."""
        first = max(self.rowAt(0), 0)
        return range(first, first + self.viewport().height() // max(self.verticalHeader().defaultSectionSize(), 1) + 2)

    def shown_fields(self) -> tuple[str, ...]:
        """Return the names of the fields shown, in the order of their columns."""
        return tuple(self._model.fields[column].name for column in self._columns_in_order())

    def say_when_empty(self, says: Message) -> None:
        """Say ``says`` in place of the rows while there are none."""
        self._says_when_empty = "" if self._model.rowCount() else str(says)
        self.setAccessibleDescription(self._says_when_empty)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._says_when_empty and not self._model.rowCount():
            room = self.viewport().rect().marginsRemoved(QMargins(*[theme.px(24)] * 4))
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.tokens().soft))
            how = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(room, how, self._says_when_empty)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._open_column_menu()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Let Home and End go to the ends of the list: rows are chosen whole, so a row's own ends mean nothing."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        if action not in ends or not self._model.rowCount():
            return super().moveCursor(action, modifiers)
        return self._model.index(ends[action] % self._model.rowCount(), self._columns_in_order()[0])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let the menu key open what a right click on the head opens; a right click on a row opens nothing."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._open_column_menu()

    def copy(self) -> None:
        """Put the chosen rows that are at hand on the clipboard as they are shown, columns parted by tabs."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())[:_MOST_COPIED]
        lines = [self._line(place) for place in places]
        QGuiApplication.clipboard().setText("\n".join(line for line in lines if line))

    def _line(self, place: int) -> str:
        record = self._model.record_at(place)
        if record is None:
            return ""
        fields = [self._model.fields[column] for column in self._columns_in_order()]
        return "\t".join(_harmless(shown(each, getattr(record, each.name))) for each in fields)

    def _head(self) -> None:
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setFixedHeight(theme.px(ROW + 2))
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._open_column_menu)
        self._set_widths()
        head.sectionClicked.connect(self._order_by)
        for changed in (head.sectionResized, head.sectionMoved):
            changed.connect(lambda *_about: self._keep.start())

    def _set_widths(self) -> None:
        """Take the widths kept for this type size, or the natural ones; no head is ever cut."""
        head = self.horizontalHeader()
        if not head.restoreState(self._preferences.state(self._key)) or head.count() != len(self._model.fields):
            for place, field in enumerate(self._model.fields):
                head.resizeSection(place, theme.px(natural_width(field.kind)))
                head.setSectionHidden(place, not field.in_list)
        letters = QFontMetrics(head.font())
        for place, field in enumerate(self._model.fields):
            needed = letters.horizontalAdvance(str(field.label)) + theme.px(_MARK)
            if not head.isSectionHidden(place) and head.sectionSize(place) < needed:
                head.resizeSection(place, needed)

    @property
    def _key(self) -> str:
        return f"columns/{self._model.record.__name__}/{theme.look().size}"

    def _keep_columns(self) -> None:
        self._preferences.keep_state(self._key, self.horizontalHeader().saveState())

    def _open_column_menu(self, where: QPoint | None = None) -> None:
        head = self.horizontalHeader()
        self.column_menu().popup(head.mapToGlobal(where or head.rect().bottomLeft()))

    def column_menu(self) -> QMenu:
        """Return the menu in which the list is ordered, and columns are shown and hidden."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(str(_("Columns")))
        self._add_orders(menu.addMenu(str(_("Order by"))))
        menu.addSeparator()
        for place, field in enumerate(self._model.fields):
            action = QAction(str(field.label), menu)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.toggled.connect(self._shower(place))
            menu.addAction(action)
        return menu

    def _add_orders(self, menu: QMenu) -> None:
        """Offer every column shown to order by; the one that is, the other way round."""
        for place in self._columns_in_order():
            field = self._model.fields[place]
            if can_sort(field):
                action = menu.addAction(str(field.label))
                action.setCheckable(True)
                action.setChecked(field.name == self._model.order[0])
                action.triggered.connect(lambda _on=False, place=place: self._order_by(place))

    def _order_by(self, place: int) -> None:
        """Order by the column at ``place``, from its end where the list is ordered by it already."""
        field = self._model.fields[place]
        if can_sort(field):
            descending = self._model.order == (field.name, False)
            self._model.show_order(field.name, descending=descending)
            self.sort_wanted.emit(field.name, descending)

    def _shower(self, place: int) -> Callable[[bool], None]:
        def show(on: bool) -> None:
            if on or self.horizontalHeader().hiddenSectionCount() < len(self._model.fields) - 1:
                self.setColumnHidden(place, not on)
                if on and self.columnWidth(place) < theme.px(40):
                    self.setColumnWidth(place, theme.px(natural_width(self._model.fields[place].kind)))
                self._keep.start()

        return show

    def _row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        for place in (now.row(), before.row()):
            top, height = self.rowViewportPosition(place), self.rowHeight(place)
            self.viewport().update(0, top, self.viewport().width(), height)
        self.current_changed.emit()

    def _columns_in_order(self) -> list[int]:
        """Return the columns shown, as the clerk has arranged them."""
        head = self.horizontalHeader()
        order = [head.logicalIndex(visual) for visual in range(head.count())]
        return [column for column in order if not head.isSectionHidden(column)]


class _RowDrawing(QStyledItemDelegate):
    """Draws the frame of the keyboard around the whole row instead of around one cell."""

    def __init__(self, table: RecordTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        plain = QStyleOptionViewItem(option)
        plain.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, plain, index)
        if self._table.hasFocus() and index.row() == self._table.currentIndex().row():
            painter.save()
            painter.setPen(QPen(QColor(theme.tokens().focus), 1))
            box = option.rect
            painter.drawLine(box.topLeft(), box.topRight())
            painter.drawLine(box.bottomLeft(), box.bottomRight())
            painter.restore()


def _harmless(text: str) -> str:
    """Return ``text`` as a cell of a pasted table: on one line, and nothing a spreadsheet would run."""
    flat = " ".join(text.split())
    return f" {flat}" if flat.startswith(_RUNS_IN_A_SPREADSHEET) else flat
